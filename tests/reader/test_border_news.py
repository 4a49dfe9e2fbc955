"""Tin biên mậu, tiến độ kế hoạch: trade told by who buys and sells, a year told by the months it has left."""

from datetime import date

import pytest

from giaoban.reader import read_text


def told(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published) if published else None
    return [(c.indicator, c.measure.value, str(c.period)) for c in read_text(text, day, "Hà Giang").claims]


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("Còn ba tháng nữa là hết năm", "2021-M01..M09"),
        ("Chỉ còn 1 quý nữa là khép sổ năm nay", "2021-M01..M09"),
        ("Còn 2 tháng thì kết thúc năm 2021", "2021-M01..M10"),
    ],
)
def test_months_left(words: str, months: str) -> None:
    text = f"{words}, kim ngạch xuất khẩu của tỉnh được 120 triệu USD, tăng 4%."
    assert told(text, "2021-11-04") == [("exports", "level", months), ("exports", "yoy", months)]


def test_the_other_half() -> None:
    text = "Sáu tháng đầu năm 2024, GRDP tăng 6%. Nửa năm còn lại, GRDP phải tăng 8%."
    assert told(text, "2024-07-05")[-1] == ("grdp", "plan", "2024-H2")


def test_sold_and_bought() -> None:
    text = "Quý I/2023, hàng hóa qua lại cửa khẩu trị giá 90 triệu USD; chiều bán ra 50 triệu USD, mua về 40 triệu USD."
    assert [code for code, _, _ in told(text)] == ["trade_turnover", "exports", "imports"]


def test_how_far_a_plan_has_come() -> None:
    text = "Mười tháng năm 2022, kế hoạch giá trị sản xuất công nghiệp mới đi được 78,5%."
    assert told(text) == [("industrial_output", "plan_pct", "2022-M01..M10")]
    text = (
        "9 tháng năm 2022, giá trị sản xuất công nghiệp 90 tỷ đồng, mới 70,1% kế hoạch. "
        "Công nghiệp địa phương 18 tỷ đồng (102,5%)."
    )
    assert [measure for _, measure, _ in told(text)] == ["level", "plan_pct", "level", "plan_pct"]


def test_beyond_a_plan_is_no_measure() -> None:
    text = "Năm 2023, xuất khẩu 200 triệu USD, bỏ xa kế hoạch 14% và tăng 9%."
    assert [measure for _, measure, _ in told(text)] == ["level", "yoy"]


def test_another_number_s_base_is_not_its_period() -> None:
    text = (
        "Năm tháng đầu năm 2022, xuất khẩu 300 triệu USD, tăng 7% so với cùng kỳ; "
        "trong đó tháng gần nhất 70 triệu USD, hơn tháng 5/2021 là 3%."
    )
    assert told(text)[0] == ("exports", "level", "2022-M01..M05")
