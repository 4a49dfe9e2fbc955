"""Con số: any style of print is read back, damaged print too; what cannot be read for sure is said so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reader import read_text
from giaoban.reader.words.fold import fold
from giaoban.reader.words.numbers import number_words, numbers, words_value
from giaoban.terms.number import write_number

UNITS = (("tỷ đồng", "VND", 10**9), ("triệu USD", "USD", 10**6), ("%", "%", 1), ("nghìn tấn", "tấn", 10**3))


def found(text: str) -> list[tuple[str, Decimal | None, str, int]]:
    """Các số có đơn vị trong chữ."""
    folded = fold(text)
    return [
        (text[slice(*folded.span(n.start, n.end))], n.value, n.unit, n.scale)
        for n in numbers(folded.low)
        if n.group != "bare"
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "scale"),
    [
        ("17, 5 triệu USD", "17.5", "USD", 10**6),
        ("59. 533,3 tỷ đồng", "59533.3", "VND", 10**9),
        ("12.345 ,6 tỷ", "12345.6", "VND", 10**9),
        ("1 250 tỷ đồng", "1250", "VND", 10**9),
        ("98 ,5 %", "98.5", "%", 1),
        ("16,l%", "16.1", "%", 1),
        ("5,1.%", "5.1", "%", 1),
        ("20,4 t kWh", "20.4", "kWh", 10**9),
        ("33.008.7 tỷ đồng", "33008.7", "VND", 10**9),
        ("102.981 tỷ 107 triệu đồng", "102981.107", "VND", 10**9),
        ("693.8 tỷ", "693.8", "VND", 10**9),
        ("6 tỷ 415,5 triệu kWh", "6.4155", "kWh", 10**9),
        ("1.609,3 Tr.USD", "1609.3", "USD", 10**6),
        ("3,225 triệu tỉ đồng", "3.225", "VND", 10**15),
        ("10/19 nhiệm vụ", "10", "nhiệm vụ", 1),
        ("7,31 điểm phần trăm", "7.31", "điểm phần trăm", 1),
    ],
)
def test_damaged_and_joined_print(text: str, value: str, unit: str, scale: int) -> None:
    assert found(text) == [(text, Decimal(value), unit, scale)]


@pytest.mark.parametrize(
    "text", ["5 tỷ lệ", "ngày 80/2023/NĐ-CP", "năm 2024 lần lượt", "SĐT 0912 345 678", "10:46"]
)
def test_not_a_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("hai trăm tỷ đồng", "200"), ("một tỷ rưỡi", "1.5"), ("mười lăm triệu đồng", "15")]
)
def test_number_words(text: str, value: str) -> None:
    assert [n.value for n in number_words(text)] == [Decimal(value)]


def test_words_value() -> None:
    assert [words_value(words) for words in ("hai trăm linh năm", "bốn mươi mốt", "chín")] == [205, 41, 9]


@given(
    st.decimals("0.01", "9999999", places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(UNITS),
    st.integers(0, 2),
)
def test_written_number_is_read_back(value: Decimal, unit: tuple[str, str, int], places: int) -> None:
    printed = write_number(value, places)
    words, name, scale = unit
    for template in ("Đạt {} so với cùng kỳ.", "({})", "tăng {};", "xuất khẩu {}\n", "khoảng {}, còn lại"):
        text = template.format(f"{printed} {words}")
        shown = Decimal(printed.replace(".", "").replace(",", "."))
        if name == "%" and "," not in printed and shown >= 1000:
            continue  # "1.234%" may be either; the likelier is a decimal
        assert [(v, u, s) for _, v, u, s in found(text)] == [(shown, name, scale)]


def test_a_number_not_sure_is_reported_without_value() -> None:
    reading = read_text("Kim ngạch xuất khẩu năm 2023 đạt 1.23.4,5,6 tỷ USD.", place="Hải Phòng")
    assert [q.value for q in reading.quantities] == [None]
    assert reading.claims == ()
