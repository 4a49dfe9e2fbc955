"""Số in lỗi: what the printed form alone shows; and what the words that date two figures wrongly date."""

import pytest

from giaoban.check import review
from giaoban.reader import read_text


@pytest.mark.parametrize(
    ("growth", "flagged"),
    [
        ("tăng 6,03 so với cùng kỳ", True),
        ("tăng 16,l% so với cùng kỳ", True),
        ("tăng 5,1.% so với cùng kỳ", True),
        ("tăng 6,03% so với cùng kỳ", False),
        ("tăng 6,03 điểm phần trăm so với cùng kỳ", False),
    ],
)
def test_a_growth_printed_badly(growth: str, flagged: bool) -> None:
    found = review(
        [read_text(f"Năm 2022, chỉ số sản xuất công nghiệp của Nam Định {growth}.", place="Nam Định")]
    )
    assert ("misprint" in [one.code for one in found.findings]) is flagged


def test_growths_in_one_list_share_their_sign() -> None:
    text = (
        "Quý I, quý II và quý III năm 2022, IIP của Nam Định lần lượt tăng 5,2; 6,1 và 7,3% so với cùng kỳ."
    )
    assert not review([read_text(text)]).findings


def test_what_is_dated_with_a_month_too_large_is_looked_at_again() -> None:
    text = (
        "Tháng 11/2022, tổng kim ngạch xuất nhập khẩu của Bắc Ninh khoảng 78,6 tỷ USD, tăng 4,3% so với cùng kỳ; "
        "riêng xuất khẩu tăng 4,5%."
    )
    found = review([read_text(text)]).findings
    assert [(one.code, one.quote) for one in found if one.code == "beside"] == [
        ("beside", "4,3%"),
        ("beside", "4,5%"),
    ]
