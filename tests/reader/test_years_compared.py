"""Nhiều năm trong một câu; năm trong ngoặc sau số; cái tổng trở lại sau các phần; tiến độ so với kế hoạch cả năm."""

from datetime import date

from giaoban.reader import read_text


def told(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published) if published else None
    return [(c.indicator, c.measure.value, str(c.period)) for c in read_text(text, day, "Bình Thuận").claims]


def test_the_months_just_gone_are_of_this_year() -> None:
    text = "Quý I năm ngoái xuất khẩu 90 triệu USD, ba tháng vừa qua chỉ còn 70 triệu USD. Nhập khẩu 20 triệu USD."
    assert [period for *_, period in told(text, "2022-04-04")] == ["2021-Q1", "2022-Q1", "2022-Q1"]


def test_last_year_named_first_is_an_aside() -> None:
    text = (
        "Năm 2022, xuất khẩu 90 triệu USD. Năm trước đó, con số này là 80 triệu USD. Nhập khẩu 20 triệu USD."
    )
    assert [period for *_, period in told(text)] == ["2022", "2021", "2022"]


def test_a_year_in_brackets_after_its_amount() -> None:
    text = "Năm 2022, xuất khẩu 90 triệu USD, sau 80 triệu USD (2021) và 75 triệu USD (2020)."
    assert [period for *_, period in told(text)] == ["2022", "2021", "2020"]


def test_the_sum_returns_after_its_parts() -> None:
    text = (
        "Quý I/2022, kim ngạch xuất nhập khẩu 90 triệu USD. Trong số này, xuất khẩu 50 triệu USD, "
        "nhập khẩu 40 triệu USD. Tháng 3, kim ngạch được 33 triệu USD."
    )
    assert [code for code, *_ in told(text)] == ["trade_turnover", "exports", "imports", "trade_turnover"]


def test_how_much_of_the_year_s_plan() -> None:
    text = "Quý I/2022, xuất khẩu 90 triệu USD. Kế hoạch cả năm là 450 triệu USD, nghĩa là mới xong 20%."
    assert told(text)[1:] == [("exports", "plan", "2022"), ("exports", "plan_pct", "2022-Q1")]


def test_shares_of_the_plan_go_on_in_the_next_sentence() -> None:
    text = (
        "Năm 2022, bán lẻ: 90 tỷ đồng, thêm 9%, đạt 101% kế hoạch. Xuất khẩu: 50 triệu USD, tăng 4%, đạt 97%."
    )
    assert [measure for _, measure, _ in told(text)] == ["level", "yoy", "plan_pct"] * 2


def test_an_amount_named_after_it() -> None:
    text = "Kỷ lục 90 tỷ USD - đó là tổng kim ngạch xuất nhập khẩu năm 2022."
    assert told(text) == [("trade_turnover", "level", "2022")]


def test_a_level_risen_to() -> None:
    text = "Tháng 2/2022, xuất khẩu 9 triệu USD; sang tháng 3 nhích lên 21 triệu USD."
    assert told(text)[1] == ("exports", "level", "2022-M03")


def test_proposed_figures_are_a_plan() -> None:
    text = "Năm 2022, xuất khẩu 90 triệu USD. Bước vào năm 2023, đề xuất các mức: xuất khẩu 95 triệu USD, tăng 5%."
    assert told(text)[1:] == [("exports", "plan", "2023"), ("exports", "plan", "2023")]
