"""Các quý, các tháng kể liền nhau; gốc nêu đủ rồi mới đến kỳ; khu vực ngoài công nghiệp; số bị rời dấu chấm."""

from datetime import date

import pytest

from giaoban.reader.read import read_text


def told(text: str) -> list[tuple[str, float, str]]:
    claims = read_text(text, date(2022, 12, 28), "Tuyên Quang").claims
    return [(claim.measure.value, float(claim.value), str(claim.period)) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Quý I, II và III năm 2022, IIP lần lượt tăng 5,1%; 6,2% và 7,3%.",
        "IIP các quý: quý I, quý II và quý III năm 2022 tương ứng tăng 5,1%; 6,2% và 7,3%.",
        "IIP quý 1, 2, 3 năm 2022 tăng tương ứng 5,1%, 6,2%, 7,3%.",
    ],
)
def test_quarters_named_in_a_row(text: str) -> None:
    assert told(text) == [("yoy", 5.1, "2022-Q1"), ("yoy", 6.2, "2022-Q2"), ("yoy", 7.3, "2022-Q3")]


def test_months_named_in_a_row() -> None:
    text = "Kim ngạch xuất khẩu các tháng 9, 10 và 11 năm 2022 lần lượt tăng 4%, 5% và 6% so với cùng kỳ."
    assert told(text) == [("yoy", 4, "2022-M09"), ("yoy", 5, "2022-M10"), ("yoy", 6, "2022-M11")]


def test_a_month_beside_its_running_total_is_no_row() -> None:
    text = "Xuất khẩu tháng 9 và 9 tháng năm 2022 lần lượt tăng 4% và 5% so với cùng kỳ."
    assert told(text) == [("yoy", 4, "2022-M09"), ("yoy", 5, "2022-M01..M09")]


def test_the_period_after_a_whole_base_is_of_the_number() -> None:
    text = "IIP tháng 6/2022 tăng 5%. So với tháng trước, tháng 6: khai khoáng giảm 2,1%; chế biến, chế tạo tăng 4,4%."
    assert told(text)[1:] == [("pop", -2.1, "2022-M06"), ("pop", 4.4, "2022-M06")]


def test_other_sectors_are_parts_of_the_economy() -> None:
    text = "Năm 2022, giá trị tăng thêm ngành công nghiệp tăng 9,5%; ngành xây dựng tăng 7,2%; khu vực III tăng 8,1%."
    codes = [claim.indicator for claim in read_text(text, date(2022, 12, 28), "Tuyên Quang").claims]
    assert codes == ["industrial_value_added", "grdp", "grdp"]


def test_a_point_set_off_before_its_thousands() -> None:
    assert told("Tổng mức bán lẻ hàng hóa tháng 8/2022 đạt 3 .105,7 tỷ đồng.") == [
        ("level", 3105.7, "2022-M08")
    ]
