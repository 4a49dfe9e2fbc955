"""Phần hàng hóa của tổng mức bán lẻ, và các lời gọi khác của tổng mức."""

from datetime import date

import pytest

from giaoban.reader.read import read_text

DAY = date(2023, 8, 5)


def told(text: str) -> list[tuple[str, str, float, str]]:
    """Chỉ tiêu, số đo, giá trị, kỳ của từng khẳng định."""
    claims = read_text(text, DAY, "Hà Nam").claims
    return [(c.indicator, c.measure.value, float(c.value), str(c.period)) for c in claims]


@pytest.mark.parametrize(
    "lead", ["trong đó hàng hóa", "phần hàng hóa", "riêng hàng hóa", "hàng hóa chiếm 60%, tức"]
)
def test_goods_within_the_total(lead: str) -> None:
    text = f"Bảy tháng năm 2023, bán lẻ và dịch vụ thu 6.600 tỷ đồng; {lead} 3.960 tỷ đồng, nhích 8%."
    assert told(text)[-2:] == [
        ("retail_sales", "level", 3960, "2023-M01..M07"),
        ("retail_sales", "yoy", 8, "2023-M01..M07"),
    ]


def test_groups_of_goods_are_of_goods_alone() -> None:
    text = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tháng 7 tăng 9%. Ô tô tăng 41%, lương thực, thực phẩm 20%."
    assert [code for code, *_ in told(text)] == ["retail_sales_services", "retail_sales", "retail_sales"]


@pytest.mark.parametrize(
    "named", ["Sức mua trong tháng", "Doanh thu bán hàng và dịch vụ", "Người dân chi cho mua sắm và dịch vụ"]
)
def test_other_names_of_the_total(named: str) -> None:
    assert told(f"Tháng 7/2023. {named} đạt 8.515 tỷ đồng.")[0][0] == "retail_sales_services"


def test_a_year_past_told_as_a_cause_is_not_spoken_of() -> None:
    text = "Tháng 7/2023, IIP bỏ xa cùng kỳ 19% do năm ngoái nhiều nhà máy nghỉ; tính chung bảy tháng, mức tăng là 8%."
    assert told(text) == [("iip", "yoy", 19, "2023-M07"), ("iip", "yoy", 8, "2023-M01..M07")]


def test_two_bases_and_two_numbers() -> None:
    text = "IIP tháng 7/2023 nhích 1,4% so với tháng 6 nhưng bỏ xa cùng kỳ 19%."
    assert [measure for _, measure, *_ in told(text)] == ["pop", "yoy"]


def test_the_plan_of_the_year_surpassed() -> None:
    text = "Bảy tháng năm 2023, xuất khẩu thu 63 triệu USD, vượt luôn kế hoạch cả năm (103%) và gấp 1,5 lần cùng kỳ."
    assert told(text)[1:] == [
        ("exports", "plan_pct", 103, "2023-M01..M07"),
        ("exports", "yoy", 1.5, "2023-M01..M07"),
    ]
