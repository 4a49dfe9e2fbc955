"""Sàn bán hàng, điện lực, nhiệm vụ nợ đọng: chuyện kể bằng tên riêng và lời của nghề ấy."""

import pytest

from giaoban.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    return [(claim.indicator, str(claim.measure)) for claim in read_text(text, place="Hải Dương").claims]


def test_sales_on_platforms() -> None:
    text = (
        "Doanh số năm 2024 của 5 sàn đạt 318.900 tỷ đồng, tăng 37%, với 3.421 triệu sản phẩm giao thành công, tăng 50%."
        " Shopee giữ 66% thị phần, TikTok Shop 26%, Lazada 5%.\nRiêng quý IV, doanh số 88.600 tỷ đồng."
    )
    measures = ["level", "yoy", "share", "share", "share", "level"]
    assert told(text) == [("ecommerce_sales", measure) for measure in measures]


@pytest.mark.parametrize("day", ["ngày 21/6 đạt kỷ lục", "riêng ngày 21/6 lên tới", "ngày cao nhất"])
def test_the_power_of_one_day_is_no_claim(day: str) -> None:
    assert len(told(f"Tháng 6/2024, điện thương phẩm đạt 796 triệu kWh, tăng 9%; {day} 30 triệu kWh.")) == 2


def test_a_part_of_the_power_of_the_whole_company() -> None:
    text = "Tháng 6/2024, điện thương phẩm 4,06 tỷ kWh; công nghiệp 2,93 tỷ kWh, bằng 72% sản lượng toàn công ty."
    assert told(text)[-1] == ("electricity_sales", "share")


def test_tasks_owed() -> None:
    text = "Năm 2018, Bộ nhận 612 nhiệm vụ; 398 đã hoàn thành, 9 nhiệm vụ nợ đọng. Tỷ lệ nợ đọng 1,47%."
    assert told(text) == [
        ("tasks_assigned", "level"),
        ("tasks_completed", "level"),
        ("tasks_overdue", "level"),
        ("tasks_overdue", "share"),
    ]
