"""Bền vững: clutter around, another normal form, wrapped lines change nothing; no bytes crash or hang the reader."""

import itertools
import os
import random
import sys
import textwrap
import unicodedata

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
MUTATIONS = int(os.environ.get("GIAOBAN_MUTATIONS", "300"))


def facts(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """Điều các khẳng định nói, không kể chỗ đứng."""
    return [(c.indicator, c.measure, c.value, c.scale, c.unit, c.period, c.place, c.base) for c in claims]


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


def test_normal_forms_and_wrapping_change_nothing() -> None:
    alone = facts(read_text(REPORT, place="Hưng Yên").claims)
    wrapped = textwrap.fill(REPORT, 80)
    for text in (
        unicodedata.normalize("NFD", REPORT),
        wrapped,
        REPORT.replace(" ", "  "),
        wrapped.replace("\n", "\r\n"),
    ):
        assert facts(read_text(text, place="Hưng Yên").claims) == alone


def test_spans_point_into_the_text() -> None:
    text = "  \n" + REPORT.replace(". ", ".\n\n   ")
    reading = read_text(text, place="Hưng Yên")
    for claim in reading.claims:
        assert reading.document.text[claim.start : claim.end] == claim.quote
    for quantity in reading.quantities:
        assert reading.document.text[quantity.start : quantity.end] == quantity.quote


def test_mutated_documents_raise_nothing() -> None:
    dice = random.Random(1)
    pieces = "%.,;:()-+/ \n0123456789tỷđồngquýnămtháng…\x00\u0301\U0001f600İ"
    for _ in range(MUTATIONS):
        text = list(REPORT)
        for _ in range(dice.randint(1, 40)):
            at = dice.randrange(len(text))
            action = dice.random()
            if action < 0.4:
                text[at] = dice.choice(pieces)
            elif action < 0.7:
                text.insert(at, dice.choice(pieces))
            else:
                del text[at : at + dice.randint(1, 9)]
        read_text("".join(text), place="Hưng Yên")


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        ".",
        "1.",
        "1,",
        "1 ",
        "tăng ",
        "(",
        ")(",
        "năm ",
        "tháng 1 ",
        "1% ",
        "a\n",
        "%",
        "và 1% ",
        "lần lượt 1 và ",
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
