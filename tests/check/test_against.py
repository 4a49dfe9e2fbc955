"""Đối chiếu bản thảo: the same figure in other words is confirmed; a changed one is contradicted."""

import pytest

from giaoban.check.against import compare
from giaoban.reader import read_text

SOURCE = read_text(
    "Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 triệu USD, tăng 23,19% so với cùng kỳ. "
    "Năm 2021, kim ngạch nhập khẩu của Hải Phòng đạt 24.372 triệu USD.",
    place="Hải Phòng",
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 triệu USD.", "confirmed"),
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25,1 tỷ USD.", "confirmed"),
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt hơn 25 tỷ USD.", "confirmed"),
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.212 triệu USD.", "contradicted"),
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 tỷ USD.", "contradicted"),
        ("Năm 2021, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 triệu đồng.", "contradicted"),
        ("Năm 2021, kim ngạch nhập khẩu của Hải Phòng đạt 25.112 triệu USD.", "contradicted"),
        ("Năm 2020, kim ngạch xuất khẩu của Hải Phòng đạt 25.112 triệu USD.", "contradicted"),
        ("Năm 2021, kim ngạch xuất khẩu của Quảng Ninh đạt 25.112 triệu USD.", "contradicted"),
        ("Năm 2021, chỉ số sản xuất công nghiệp của Hải Phòng tăng 18,5%.", "silent"),
    ],
)
def test_a_sentence_of_the_draft(draft: str, expected: str) -> None:
    (found,) = compare(read_text(draft), [SOURCE])
    assert found.verdict == expected
    assert bool(found.by) == (expected != "silent")
