"""Bền vững: clutter around, another normal form, wrapped lines change nothing; no bytes crash or hang the reader."""

import itertools
import json
import os
import random
import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from giaoban.reader import read_text
from giaoban.terms.figure import Claim

REPORT = (
    "Chín tháng năm 2024, chỉ số sản xuất công nghiệp (IIP) tăng 8,6% so với cùng kỳ; trong đó chế biến, chế tạo "
    "tăng 9,9%, khai khoáng giảm 6,5%. Giá trị sản xuất công nghiệp ước đạt 45.200 tỷ đồng, đạt 72,5% kế hoạch. "
    "Tổng mức bán lẻ hàng hoá và doanh thu dịch vụ tiêu dùng đạt hơn 56.320,5 tỷ đồng, tăng 11,8%. Kim ngạch xuất khẩu "
    "tháng 9 ước đạt 310 triệu USD, tăng 4,2% so với tháng trước và tăng 12,6% so với cùng kỳ."
)
CLUTTER = (
    "Tại hội nghị, đồng chí Phó Chủ tịch UBND tỉnh đánh giá cao nỗ lực của các đơn vị.",
    "Thu ngân sách ước đạt 12.500 tỷ đồng, bằng 85% dự toán. Vốn FDI đăng ký 1,2 tỷ USD.",
    "Ảnh: TTXVN",
    "Điện thoại: 0294.3855.000. Giấy phép số 115/GP-BTTTT.",
    "Lượng khách du lịch tăng 21,2%. Toàn tỉnh có 1.250 doanh nghiệp thành lập mới.",
)
MUTATED = int(os.environ.get("GIAOBAN_MUTATIONS", "10000"))
LONG = 1500  # characters of a mutated text: about 2 kB
WIDTHS = (60, 72, 80, 100, 120)
OWN = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "corpus").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def facts(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """Điều các khẳng định nói, không kể chỗ đứng."""
    return [(c.indicator, c.measure, c.value, c.scale, c.unit, c.period, c.place, c.base) for c in claims]


def said(doc: dict[str, Any], text: str) -> list[tuple[object, ...]]:
    """Điều đọc được của `text`, với ngày và địa bàn của văn bản ấy."""
    published = date.fromisoformat(doc["published"]) if doc["published"] else None
    return facts(read_text(text, published, doc["place"]).claims)


def wrapped(text: str, width: int) -> str:
    """Bẻ dòng từng đoạn ở một độ rộng, trừ các hàng của bảng."""
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    return "\n".join(line if "|" in line else fill(line) for line in text.split("\n"))


def test_clutter_before_and_after_changes_nothing() -> None:
    alone = facts(read_text(REPORT, place="Hưng Yên").claims)
    assert len(alone) == 10
    for paragraph in CLUTTER:
        for text in (
            f"{paragraph}\n\n{REPORT}",
            f"{REPORT}\n\n{paragraph}",
            f"{paragraph}\n{REPORT}\n{paragraph}",
        ):
            assert facts(read_text(text, place="Hưng Yên").claims) == alone


@pytest.mark.parametrize("doc", OWN, ids=lambda doc: doc["id"])
def test_own_texts_read_the_same_however_they_are_set(doc: dict[str, Any]) -> None:
    text = doc["text"]
    alone = said(doc, text)
    assert alone
    for paragraph in CLUTTER:
        assert said(doc, f"{paragraph}\n\n{text}") == alone
        assert said(doc, f"{text}\n\n{paragraph}") == alone
    assert said(doc, unicodedata.normalize("NFD", text)) == alone
    assert said(doc, text.replace("\n", "\r\n")) == alone
    assert said(doc, re.sub(r"\n+", "\n\n", text)) == alone
    for width in WIDTHS:
        assert said(doc, wrapped(text, width)) == alone
        assert said(doc, unicodedata.normalize("NFD", wrapped(text, width))) == alone


def test_normal_forms_and_wrapping_change_nothing() -> None:
    alone = facts(read_text(REPORT, place="Hưng Yên").claims)
    for text in (
        unicodedata.normalize("NFD", REPORT),
        REPORT.replace(" ", "  "),
        *(wrapped(REPORT, width) for width in WIDTHS),
        wrapped(REPORT, 80).replace("\n", "\r\n"),
    ):
        assert facts(read_text(text, place="Hưng Yên").claims) == alone


@pytest.mark.parametrize("mark", "*•●▪+")
def test_the_mark_of_a_list_changes_nothing(mark: str) -> None:
    text = (
        "Sản phẩm chủ yếu 6 tháng 2023:\n- Gạch nung: 12,5 triệu viên, tăng 3%\n- Bia: 8 triệu lít, giảm 2%"
    )
    assert said_alone(text.replace("\n-", f"\n{mark}")) == said_alone(text)


def said_alone(text: str) -> list[tuple[object, ...]]:
    return [(*fact, c.item) for c in read_text(text).claims for fact in facts((c,))]


def test_spans_point_into_the_text() -> None:
    text = "  \n" + REPORT.replace(". ", ".\n\n   ")
    reading = read_text(text, place="Hưng Yên")
    for claim in reading.claims:
        assert reading.document.text[claim.start : claim.end] == claim.quote
    for quantity in reading.quantities:
        assert reading.document.text[quantity.start : quantity.end] == quantity.quote


Mutation = Callable[[random.Random, str], str]


def put(dice: random.Random, text: str, pieces: Iterable[str]) -> str:
    """Chèn từng mảnh vào một chỗ bất kỳ."""
    for piece in pieces:
        at = dice.randint(0, len(text))
        text = text[:at] + piece + text[at:]
    return text


def cut(dice: random.Random, text: str) -> str:
    for _ in range(dice.randint(1, 40)):
        at = dice.randint(0, len(text))
        text = text[:at] + text[at + dice.randint(1, 40) :]
    return text


def swapped(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(dice.randint(1, 60)):
        one, two = dice.randrange(len(words)), dice.randrange(len(words))
        words[one], words[two] = words[two], words[one]
    return " ".join(words)


def doubled(dice: random.Random, text: str) -> str:
    at, long = dice.randint(0, len(text)), dice.randint(1, 200)
    return put(dice, text, [text[at : at + long]] * dice.randint(1, 4))


def random_bytes(dice: random.Random, text: str) -> str:
    raw = bytearray(text.encode(errors="replace"))
    for _ in range(dice.randint(1, 60)):
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    return bytes(raw).decode("utf-8", dice.choice(("replace", "ignore")))


def flooded(dice: random.Random, text: str) -> str:
    kinds = (
        "0123456789",
        ".",
        ",",
        "1.",
        "0,",
        " 1",
        "%",
        "(",
        ")",
        ":",
        ";",
        "-",
        "/",
        "\n",
        "|",
        "\t",
        "  ",
    )
    floods = (
        "".join(dice.choices(dice.choice(kinds), k=dice.randint(1, 60))) for _ in range(dice.randint(1, 8))
    )
    return put(dice, text, floods)


def decomposed(dice: random.Random, text: str) -> str:
    text = unicodedata.normalize(dice.choice(("NFD", "NFKD")), text)
    return put(
        dice, text, dice.choices(("\u0301", "\u0300", "\u031b", "\u0323", "\u20dd", "İ", "ẞ", "ﬁ"), k=9)
    )


def controlled(dice: random.Random, text: str) -> str:
    marks = [chr(code) for code in (*range(32), *range(0x7F, 0xA0))]
    return put(dice, text, dice.choices(marks, k=dice.randint(1, 60)))


def turned(dice: random.Random, text: str) -> str:
    marks = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\ufeff\u00ad\ud800"
    return put(dice, text, dice.choices(marks, k=dice.randint(1, 60)))


def huge(dice: random.Random, text: str) -> str:
    shapes = (
        "{}",
        "{}%",
        "{} tỷ đồng",
        "tháng {}",
        "năm {}",
        "quý {}",
        "{0}/{0}",
        "ngày {0}/{0}/{0}",
        "{} lần",
    )
    digits = "0123456789٣५１²½"
    made = (
        dice.choice(shapes).format("".join(dice.choices(digits, k=dice.randint(1, 400)))) for _ in range(6)
    )
    return put(dice, text, (f" {number} " for number in made))


def retyped(dice: random.Random, text: str) -> str:
    """Đổi mọi chữ số, và chữ hoa chữ thường: kỳ không có thật, năm quá xa, số vô lý."""
    text = re.sub(r"\d", lambda _: dice.choice("0123456789"), text)
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


MUTATING: tuple[Mutation, ...] = (
    cut, swapped, doubled, random_bytes, flooded, decomposed, controlled, turned, huge, retyped,
)  # fmt: skip


@pytest.mark.parametrize("mutate", MUTATING)
def test_ten_thousand_mutated_documents_raise_nothing(mutate: Mutation) -> None:
    """A thousand of each kind; half of them go through another kind as well."""
    dice = random.Random(mutate.__name__)
    for turn in range(MUTATED // len(MUTATING)):
        doc = dice.choice(OWN)
        at = dice.randint(0, max(0, len(doc["text"]) - LONG))
        text = mutate(dice, doc["text"][at : at + LONG])
        text = dice.choice(MUTATING)(dice, text) if turn % 2 and text else text
        for claim in said(doc, text):
            assert claim[0]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        ".",
        "1.",
        "1,",
        "1 ",
        "tăng ",
        "Nghị định số 15/2018/NĐ-CP ngày 2/2/2018 và ",
        "(",
        ")(",
        "năm ",
        "tháng 1 ",
        "1% ",
        "a\n",
        "%",
        "và 1% ",
        "lần lượt 1 và ",
        "so với ",
        "[",
        "\n",
        "1.1.1.1",
        "1.1.1.1 ",
        "| ",
        "1|1\n",
        "tháng 1/2020 - ",
        "đơn vị: tỷ đồng\n1\n",
        "(tỷ đồng) 1\n",
        "(tỷ đồng) 1 ",
        "xã Hòa ",
        "ngày ",
        "Hà Nội ) ",
        "hết )) đến huyện An Dương ",
        "e\u0301",
    ],
)
def test_work_grows_with_length(piece: str) -> None:
    """Eight times the text takes about eight times the calls: counted, so no clock can fail it."""

    def calls(size: int) -> int:
        counted = itertools.count()
        text = piece * (size // len(piece))
        sys.setprofile(lambda *_: next(counted))
        try:
            read_text(text)
        finally:
            sys.setprofile(None)
        return next(counted)

    calls(1000)
    assert calls(40_000) < 8 * 1.5 * calls(5_000) + 5_000


def test_a_paragraph_wrapped_by_itself_reads_as_one() -> None:
    """Một đoạn bị ngắt dòng giữa một văn bản có dòng dài hơn."""
    lead = "Sở Công Thương cho biết các nhà xưởng của tỉnh vẫn chạy đều tay, chợ búa vẫn đông. " * 3
    lines = (
        "Tháng 9/2022, chỉ số sản xuất công nghiệp của tỉnh hơn tháng 8\n"
        "1,34%; khai khoáng 1,75%, chế biến 1,36%; xuất khẩu 561,2 triệu\n"
        "USD, hụt 8,3% so với cùng kỳ năm trước."
    )
    wrapped = read_text(f"{lead}\n\n{lines}", None, "Hà Nam").claims
    whole = read_text(f"{lead}\n\n{lines}".replace("\n1", " 1").replace("\nU", " U"), None, "Hà Nam").claims
    assert [claim.unit for claim in wrapped] == [claim.unit for claim in whole]
    assert [claim.measure for claim in wrapped] == [claim.measure for claim in whole]
    assert [claim.unit for claim in whole].count("USD") == 1


def test_both_spellings_are_read_alike() -> None:
    text = "Quý II, tổng mức bán lẻ đạt 5,2 tỷ đồng, tăng 3% so với cùng kỳ; tỷ trọng hàng hóa là 80%."
    other = text.replace("ý", "í").replace("kỳ", "kì").replace("tỷ", "tỉ").replace("hóa", "hoá")
    assert [claim.quote.replace("tỉ", "tỷ") for claim in read_text(other, place="Huế").claims] == [
        claim.quote for claim in read_text(text, place="Huế").claims
    ]
    assert [claim.period for claim in read_text(other).claims] == [
        claim.period for claim in read_text(text).claims
    ]
