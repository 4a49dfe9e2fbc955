"""Phạm vi: figures that share a key and speak of two things are not held against each other."""

import pytest

from giaoban.check import check, review
from giaoban.reader import read_text
from tests.check.builders import claim, reading


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch xuất khẩu của doanh nghiệp trên địa bàn đạt 1.323 triệu USD; nhập khẩu 1.896 triệu USD. "
        "Qua cửa khẩu Móng Cái, kim ngạch xuất nhập khẩu đạt 720 triệu USD.",
        "Xuất khẩu hàng hóa đạt 244 triệu USD. Nếu tính cả xuất khẩu ủy thác, xuất khẩu thủy sản đạt 261 triệu USD.",
        "Xuất khẩu 620,6 triệu USD, tăng 3,4%. Nhập khẩu 104 triệu USD, giảm 7,6%. "
        "Kim ngạch xuất nhập khẩu qua biên giới 1,51 tỷ USD, tăng 11%.",
        "Kim ngạch xuất khẩu trừ dầu thô: 2.905 triệu USD. Dầu thô xuất khẩu 7,1 triệu tấn, trị giá 5,47 tỷ USD.",
        "Xuất khẩu hạt điều đạt 113,7 triệu USD, tăng 18,6% về lượng và tăng 37% về giá trị.",
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 45.000 tỷ đồng; bán lẻ hàng hóa đạt 33.000 tỷ đồng; "
        "doanh thu dịch vụ đạt 4.000 tỷ đồng.",
    ],
)
def test_two_things_told_under_one_name(text: str) -> None:
    assert not check([read_text(f"Sáu tháng đầu năm 2022, tại Quảng Ninh. {text}", place="Quảng Ninh")])


def test_a_district_is_not_its_province() -> None:
    district = read_text(
        "Năm 2017, giá trị sản xuất công nghiệp trên địa bàn huyện đạt 260 tỷ đồng.", place="Quảng Ngãi"
    )
    whole = read_text("Năm 2018, giá trị sản xuất công nghiệp của tỉnh Quảng Ngãi đạt 120.000 tỷ đồng.")
    assert not check([district, whole])


def test_a_merged_province_is_not_held_against_its_old_self() -> None:
    old = reading(
        claim("exports", "level", "2024-M01..M09", "700", "USD", scale=10**6, place="Gia Lai"), name="cũ"
    )
    level = claim("exports", "level", "2025-M01..M09", "2460", "USD", scale=10**6, place="Gia Lai")
    assert not check([old, reading(level, claim("exports", "yoy", "2025-M01..M09", "17.6", place="Gia Lai"))])


@pytest.mark.parametrize(("told", "confirmed"), [("11.22", True), ("9.17", False)])
def test_an_old_year_told_after_a_merger_is_found_on_its_own_borders(told: str, confirmed: bool) -> None:
    old = reading(claim("grdp", "yoy", "2020", "11.22"), name="báo cáo 2020")
    new = reading(
        claim("grdp", "yoy", "2025", "11.81"), claim("grdp", "yoy", "2020", told), name="báo cáo 2025"
    )
    found = review([old, new])
    assert not found.findings
    assert (found.verdicts[-1].standing == "confirmed") is confirmed
