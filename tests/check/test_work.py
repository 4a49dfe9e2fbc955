"""Công sức: a text four times as long asks for little more than four times the work, counted in calls."""

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from giaoban.check import review
from giaoban.reader import read_text
from giaoban.reader.document import Reading

WRONG = (
    "Sáu tháng đầu năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt {0}5.112 triệu USD, tăng 23,19% so với cùng kỳ. "
    "Sáu tháng đầu năm 2020, kim ngạch xuất khẩu đạt 19 triệu USD. Tháng 6 năm 2021, giá trị sản xuất công nghiệp "
    "đạt 12.5{0} tỷ đồng; trong đó khai khoáng đạt 371 tỷ đồng; chế biến đạt 7.2{0} tỷ đồng; điện đạt 540 tỷ đồng; "
    "nước đạt 365 tỷ đồng. Năm 2021, Sở được giao 150 nhiệm vụ; đã hoàn thành 1{0} nhiệm vụ, đạt 86%; còn 30 nhiệm vụ "
    "đang thực hiện.\n"
)
SHORT, TIMES, ALLOWED = 6, 4, 1.3


def calls(readings: list[Reading]) -> int:
    """Số lần gọi hàm khi kiểm tra."""
    counted = [0]

    def count(_frame: object, event: str, _arg: object) -> None:
        counted[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        review(readings)
    finally:
        sys.setprofile(None)
    return counted[0]


def one_text(number: int) -> list[Reading]:
    return [read_text(WRONG.format(20) * number, place="Hải Phòng")]


def many_figures(number: int) -> list[Reading]:
    return [read_text("".join(WRONG.format(20 + at) for at in range(number)), place="Hải Phòng")]


def a_folder(number: int) -> list[Reading]:
    (paper,) = one_text(1)
    return [replace(paper, document=replace(paper.document, id=str(at))) for at in range(number)]


@pytest.mark.parametrize("made", [one_text, many_figures, a_folder])
def test_work_grows_with_the_text(made: Callable[[int], list[Reading]]) -> None:
    short, long = made(SHORT), made(SHORT * TIMES)
    review(short)  # what is read once is read
    assert calls(long) < calls(short) * TIMES * ALLOWED
