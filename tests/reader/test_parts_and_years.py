"""Những tháng ấy của các năm kể tiếp, phần trong một tổng, chỉ tiêu đem so, kỳ trong ngoặc, tháng gần nhất."""

from datetime import date

from giaoban.reader import read_text


def told(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published) if published else None
    return [(c.indicator, c.measure.value, str(c.period)) for c in read_text(text, day, "Phú Yên").claims]


def test_the_years_told_on_are_of_the_same_months() -> None:
    text = "7 tháng năm 2022, IIP tăng 6%; cùng kỳ năm 2021 tăng 4%, năm 2020 giảm 3%. Tháng 7 tăng 8%."
    assert [period for *_, period in told(text)] == [
        "2022-M01..M07",
        "2021-M01..M07",
        "2020-M01..M07",
        "2022-M07",
    ]


def test_that_time_of_another_year() -> None:
    text = "4 tháng năm 2023, IIP tăng 6%. Cũng thời gian này, năm 2022 tăng 9%."
    assert told(text)[-1] == ("iip", "yoy", "2022-M01..M04")


def test_a_part_of_the_sum_just_named() -> None:
    text = "Năm 2022, gỗ xuất khẩu 80 triệu USD trong tổng số 200 triệu USD của tỉnh, tức 40%."
    assert [measure for _, measure, _ in told(text)] == ["level", "level", "share"]


def test_a_target_compared_with_keeps_the_period() -> None:
    text = "6 tháng năm 2022, xuất khẩu 100 triệu USD. So với chỉ tiêu 250 triệu USD của cả năm, tỉnh đã đi được 40%."
    assert told(text)[1:] == [("exports", "plan", "2022"), ("exports", "plan_pct", "2022-H1")]


def test_a_bracket_s_period_is_not_returned_to() -> None:
    text = (
        "9 tháng năm 2022, xuất khẩu 300 triệu USD; riêng quý III 110 triệu USD (nửa năm đầu 190 triệu USD).\n"
        "Doanh nghiệp tư nhân xuất khẩu 120 triệu USD."
    )
    assert told(text)[-1] == ("exports", "level", "2022-M01..M09")


def test_two_quarters_and_the_last_month() -> None:
    text = "Tháng 6 năm 2022, bán lẻ hàng hóa đạt 20 tỷ đồng; hai quý gộp lại 110 tỷ đồng."
    assert told(text)[-1] == ("retail_sales", "level", "2022-H1")
    text = "8 tháng năm 2022, xuất khẩu 300 triệu USD, trong đó tháng gần nhất 40 triệu USD."
    assert told(text)[-1] == ("exports", "level", "2022-M08")


def test_two_figures_told_by_these_figures() -> None:
    text = "Quý II/2022, xuất khẩu 5 tỷ USD, nhập khẩu 3 tỷ USD. Riêng tháng 6, hai con số ấy là 2 tỷ USD và 1 tỷ USD."
    assert told(text)[2:] == [("exports", "level", "2022-M06"), ("imports", "level", "2022-M06")]


def test_value_added_and_a_market_s_share() -> None:
    assert told("Xét theo giá trị sản xuất, công nghiệp quý I/2022 đạt 90 tỷ đồng. Tháng 3 góp 35 tỷ đồng.")[
        -1
    ] == (
        "industrial_output",
        "level",
        "2022-M03",
    )
    text = "5 tháng năm 2022, xuất khẩu 300 triệu USD. Châu Âu mua nhiều nhất: 41% kim ngạch, ứng với 123 triệu USD."
    assert [measure for _, measure, _ in told(text)] == ["level", "share", "level"]
