"""Số nhắc lại: a headline takes the period of the figure it repeats, and nothing else does."""

from datetime import date

from giaoban.reader import read_text

BODY = "Theo Sở, 8 tháng năm 2023 kim ngạch xuất khẩu của tỉnh đạt 412,6 triệu USD, tăng 7,5% so với cùng kỳ."


def periods(text: str) -> list[str]:
    """Kỳ của từng khẳng định."""
    read = read_text(text, date(2023, 9, 6), "Bến Tre")
    return [str(claim.period) for claim in read.claims]


def test_a_headline_takes_the_period_of_what_it_repeats() -> None:
    assert periods(f"Xuất khẩu tăng 7,5%\n{BODY}") == ["2023-M01..M08"] * 3


def test_a_rounded_headline_too() -> None:
    assert periods(f"Xuất khẩu đạt trên 412 triệu USD\n{BODY}") == ["2023-M01..M08"] * 3


def test_a_dated_headline_keeps_its_own() -> None:
    assert periods(f"Tháng 8, xuất khẩu tăng 7,5%\n{BODY}")[0] == "2023-M08"


def test_a_headline_of_a_sector_takes_the_indicator_too() -> None:
    text = (
        "Thương mại, dịch vụ tăng 11,3%\nTháng 5, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 2.731 tỷ đồng, "
        "tăng 9,5%. Lũy kế 5 tháng năm 2023 đạt 10.937 tỷ đồng, tăng 11,3%."
    )
    first = read_text(text, date(2023, 6, 9), "Bến Tre").claims[0]
    assert (first.indicator, str(first.period)) == ("retail_sales_services", "2023-M01..M05")
