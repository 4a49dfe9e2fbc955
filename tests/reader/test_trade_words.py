"""Lời của tin ngoại thương: phía xuất, phía nhập; hàng mang về; năm bị đem so không phải năm của bài."""

from datetime import date

from giaoban.reader import read_text


def told(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published) if published else None
    return [(c.indicator, c.measure.value, str(c.period)) for c in read_text(text, day, "Quảng Trị").claims]


def test_a_month_fallen_short_of_is_not_the_text_s_year() -> None:
    text = "Chợ búa những tháng cuối năm 2022 còn vắng. Tháng 10, bán lẻ hàng hóa 90 tỷ đồng, vẫn kém tháng 10/2021 3%."
    assert told(text) == [("retail_sales", "level", "2022-M10"), ("retail_sales", "yoy", "2022-M10")]


def test_both_sides() -> None:
    text = "5 tháng năm 2022, phía xuất 90 triệu USD, tăng 5%; phía nhập 40 triệu USD, tăng 3%."
    assert [code for code, *_ in told(text)] == ["exports", "exports", "imports", "imports"]


def test_what_a_good_brings_in() -> None:
    text = "5 tháng năm 2022, xuất khẩu 90 triệu USD, nhập khẩu 40 triệu USD.\nGỗ dán đem về 30 triệu USD."
    assert told(text)[-1] == ("exports", "level", "2022-M01..M05")
    text = "5 tháng năm 2022, xuất khẩu 90 triệu USD.\nTôm hùm sống là thế mạnh. Món hàng này mang về 30 triệu USD."
    assert told(text)[-1] == ("exports", "level", "2022-M01..M05")


def test_shares_of_each_side() -> None:
    text = "Quý I/2022, thặng dư thương mại 9 triệu USD. Khu vực FDI chiếm 60% xuất khẩu và 70% nhập khẩu."
    assert told(text)[1:] == [("exports", "share", "2022-Q1"), ("imports", "share", "2022-Q1")]


def test_the_next_year_s_aim() -> None:
    text = "Tỉnh phấn đấu xuất khẩu cả năm 2022 đạt 90 triệu USD; năm sau là 99 triệu USD."
    assert [period for *_, period in told(text, "2022-10-04")] == ["2022", "2023"]


def test_a_bare_year_in_brackets_is_of_the_same_months() -> None:
    text = "Quý I/2022, IIP tăng 8%, sau mức tăng 5% (2021) và 3% (2020)."
    assert [period for *_, period in told(text)] == ["2022-Q1", "2021-Q1", "2020-Q1"]
