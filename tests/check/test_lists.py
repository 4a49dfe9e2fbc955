"""Danh sách: what is told to be only the chief parts adds up to nothing; four branches of industry must."""

import pytest

from giaoban.check import Review, review
from giaoban.reader import read_text


def found_in(text: str) -> Review:
    return review([read_text(text, place="Nam Định")])


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2017, kim ngạch xuất khẩu 121,6 triệu USD; mặt hàng chính: tinh bột sắn 61,2 triệu USD, cao su 48,3 "
        "triệu USD, cà phê 3,1 triệu USD.",
        "Quý I năm 2022, kim ngạch xuất nhập khẩu đạt 327 triệu USD, tăng 62%, trong đó xuất khẩu 158 triệu USD, "
        "tăng 81%; nhập khẩu 93 triệu USD, tăng 34%; còn lại là hàng chuyển khẩu.",
        "Quý I năm 2022, điện thương phẩm đạt 745,6 triệu kWh. Công nghiệp - xây dựng 488 triệu kWh, chiếm 65,5%; "
        "quản lý tiêu dùng dân cư 213 triệu kWh, chiếm 28,6%; thương nghiệp, dịch vụ 19,7 triệu kWh; nông nghiệp 8,2"
        " triệu kWh.",
        "Bảy tháng đầu năm 2022, vải thiều tiêu thụ 147.000 tấn, trong đó xuất khẩu 71.000 tấn.",
        "Nửa đầu tháng 2 năm 2022, kim ngạch xuất khẩu đạt 41,7 triệu USD, giảm 14,2% so với kỳ trước. Hai tháng đầu"
        " năm 2022, kim ngạch xuất khẩu đạt 130,2 triệu USD.",
        "Tháng 2 năm 2022, cán cân thương mại thâm hụt 48 triệu USD. Hai tháng đầu năm 2022, cán cân thương mại thâm"
        " hụt 290 triệu USD.",
    ],
)
def test_parts_left_untold_are_no_error(text: str) -> None:
    assert not found_in(text).findings


def test_four_branches_are_the_whole_of_industry() -> None:
    (found,) = found_in(
        "Tháng 5 năm 2022, giá trị sản xuất công nghiệp đạt 3.400,6 tỷ đồng; trong đó khai khoáng đạt 167,8 tỷ đồng;"
        " chế biến đạt 1.092,4 tỷ đồng; điện đạt 2.010,8 tỷ đồng; nước, rác thải đạt 734,2 tỷ đồng."
    ).findings
    assert (found.code, found.severity) == ("list-sum", "error")


def test_a_target_beside_another_plan_is_a_warning() -> None:
    (found,) = found_in(
        "Bảy tháng đầu năm 2022, kim ngạch xuất khẩu đạt 101,5 triệu USD, đạt 36,3% kế hoạch. Phấn đấu cả năm 2022 "
        "kim ngạch xuất khẩu đạt 200 triệu USD."
    ).findings
    assert (found.code, found.severity) == ("plan-share", "warning")
