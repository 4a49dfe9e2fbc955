"""Lời nêu kỳ: the words of periods, and what they mean beside the document's date."""

from datetime import date

import pytest

from giaoban.reader import read_text
from giaoban.reader.words.calendar import Calendar
from giaoban.reader.words.periods import period_words
from giaoban.terms.period import Period

NOW = Calendar(date(2024, 7, 10), ())
JUNE = Period(2024, 6, 6)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("nửa đầu năm", "2024-H1"),
        ("6 tháng cuối năm 2023", "2023-H2"),
        ("10 tháng/2021", "2021-M01..M10"),
        ("chín tháng năm nay", "2024-M01..M09"),
        ("quý ii", "2024-Q2"),
        ("quý 3 năm 2023", "2023-Q3"),
        ("tháng tư", "2024-M04"),
        ("tháng 12 năm ngoái", "2023-M12"),
        ("cả năm 2021", "2021"),
        ("lũy kế từ đầu năm đến 15/9", "2024-M01..M09"),
        ("từ 1-1 đến 5-11", "2024-M01..M11"),
        ("cùng kỳ năm trước", "2023-M06"),
        ("tháng trước", "2024-M05"),
        ("tháng 2/2108", "2024-M02"),
        ("5 tháng", "2024-M01..M05"),
    ],
)
def test_meaning(text: str, code: str) -> None:
    (words,) = period_words(text)
    meant = NOW.resolve(words, JUNE)
    assert meant is not None
    assert meant.code == code


@pytest.mark.parametrize("text", ["giai đoạn 2021-2025", "ngày 5/7/2024", "sáng 26/11"])
def test_no_single_period(text: str) -> None:
    assert all(NOW.resolve(words, JUNE) is None for words in period_words(text))


@pytest.mark.parametrize("upto", ["Đến cuối tháng 6", "Tính đến hết quý II", "Ước tới cuối quý 2"])
def test_up_to_the_end_of_a_month_or_a_quarter(upto: str) -> None:
    text = f"{upto} năm 2022, xuất khẩu đạt 90 triệu USD. {upto} năm 2022, tỉnh có 5 chợ."
    assert [str(claim.period) for claim in read_text(text, None, "Nghệ An").claims] == ["2022-H1", "2022-M06"]


DATED = "Thái Bình, ngày 18 tháng 7 năm 2023\n"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Bán lẻ tháng 7: 5.730 tỷ đồng; 7 tháng: 39.360 tỷ đồng, tăng 12,9%.", ["07", "01..M07", "01..M07"]),
        (
            "Xuất khẩu tháng 7 ước đạt 80 triệu USD; lũy kế 520 triệu USD, tăng 4%.",
            ["07", "01..M07", "01..M07"],
        ),
    ],
)
def test_a_report_of_a_month_not_yet_over(text: str, periods: list[str]) -> None:
    found = read_text(DATED + text, place="Thái Bình").claims
    assert [str(claim.period).removeprefix("2023-M") for claim in found] == periods


def test_a_month_in_short_is_a_base() -> None:
    found = read_text(
        "Xuất khẩu tháng 7/2023 đạt 80 triệu USD, tăng 4% so T6, giảm 2% so với T7/2022.", place="Huế"
    )
    assert [claim.measure for claim in found.claims] == ["level", "pop", "yoy"]


def test_a_second_growth_of_one_thing_has_another_base() -> None:
    text = "Xuất khẩu tháng 5/2022 đạt 14 triệu USD, giảm 4% so tháng trước, tăng 17%; nhập khẩu đạt 30 triệu USD."
    assert [claim.measure for claim in read_text(text, place="Huế").claims] == [
        "level",
        "pop",
        "yoy",
        "level",
    ]


@pytest.mark.parametrize("year", ["ước năm 2025 đạt", "cả năm 2025 ước tăng", "tính chung năm 2025 tăng"])
def test_a_base_told_in_passing_is_not_that_of_the_year(year: str) -> None:
    found = read_text(
        f"Tăng trưởng GRDP của tỉnh quý sau cao hơn quý trước, {year} 8,5%.", place="Hưng Yên"
    ).claims
    assert [(claim.measure, str(claim.period)) for claim in found] == [("yoy", "2025")]


def test_a_stock_counted_up_to_a_day_told_in_figures() -> None:
    text = (
        "Sáu tháng đầu năm 2024, xuất khẩu tăng 4%.\nĐến 30/6, toàn tỉnh có 136 chợ, đạt đến 10/12 chỉ tiêu."
    )
    assert [str(claim.period) for claim in read_text(text, place="Huế").claims] == ["2024-H1", "2024-M06"]


def test_the_year_after_the_aims_of_its_second_half_is_an_aim() -> None:
    text = (
        "6 tháng đầu năm 2024, GRDP tăng 9%.\n6 tháng cuối năm, tỉnh phấn đấu xuất khẩu 1.750 triệu USD."
        " Cả năm GRDP tăng trên 10%."
    )
    found = read_text(text, date(2024, 7, 15), "Quảng Ninh").claims
    assert [(claim.measure, str(claim.period)) for claim in found][1:] == [
        ("plan", "2024-H2"),
        ("plan", "2024"),
    ]


def test_goods_on_a_platform_are_no_sales() -> None:
    text = "Năm 2022, doanh số thương mại điện tử ước 2.450 tỷ đồng; 620 sản phẩm OCOP lên sàn thương mại điện tử."
    assert [claim.quote for claim in read_text(text, place="Vĩnh Phúc").claims] == ["2.450 tỷ đồng"]
