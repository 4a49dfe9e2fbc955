"""Gốc nói bằng vị trí: "hơn tháng trước 3%, hơn cùng kỳ 8%", "vẫn trên cùng kỳ 4%", "thêm 2% sau một tháng"."""

from datetime import date

import pytest

from giaoban.reader.read import read_text

DAY = date(2023, 8, 5)


def told(text: str, day: date | None = DAY) -> list[tuple[str, float, str]]:
    """Số đo, giá trị, kỳ của từng khẳng định."""
    claims = read_text(text, day, "Hà Nam").claims
    return [(claim.measure.value, float(claim.value), str(claim.period)) for claim in claims]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("vẫn trên cùng kỳ 4%", 4),
        ("vượt cùng kỳ tới 4%", 4),
        ("còn dưới cùng kỳ 4%", -4),
        ("thua cùng kỳ 4%", -4),
        ("hơn cùng kỳ 4%", 4),
    ],
)
def test_a_base_surpassed_tells_the_sign(said: str, change: float) -> None:
    text = f"IIP tháng 7/2023 giảm 2% so với tháng trước, song {said}."
    assert told(text) == [("pop", -2, "2023-M07"), ("yoy", change, "2023-M07")]


def test_a_base_right_before_the_next_number_is_of_that_number() -> None:
    text = "Chế biến, chế tạo tháng 7/2023 hơn tháng trước 3%, hơn cùng kỳ 8%; bán lẻ hàng hóa 9 tỷ đồng."
    assert [(measure, value) for measure, value, _ in told(text)[:2]] == [("pop", 3), ("yoy", 8)]


def test_after_one_month_is_against_the_month_before() -> None:
    assert told("IIP tháng 7/2023 nhích 1,5% sau một tháng.") == [("pop", 1.5, "2023-M07")]


def test_a_sum_since_the_year_began() -> None:
    text = (
        "Tháng 7/2023, bán lẻ hàng hóa đạt 900 tỷ đồng, đưa con số cộng dồn lên 6.100 tỷ đồng. "
        "Xuất khẩu thu 70 triệu USD; cộng lại từ tháng giêng được 480 triệu USD. Nhập khẩu 300 triệu USD kể từ đầu năm."
    )
    assert [period for *_, period in told(text)] == [
        "2023-M07",
        "2023-M01..M07",
        "2023-M07",
        "2023-M01..M07",
        "2023-M01..M07",
    ]


def test_the_pace_of_the_country_said_after_it() -> None:
    claims = read_text(
        "Kinh tế tỉnh năm 2023 đi lên 7%, hơn nhịp 5% của cả nước; dịch vụ 6%.", None, "Hà Nam"
    ).claims
    assert [(claim.indicator, str(claim.place)) for claim in claims] == [
        ("grdp", "Hà Nam"),
        ("grdp", "Việt Nam"),
        ("grdp", "Hà Nam"),
    ]


def test_three_falls_are_of_three_goods_not_of_two_bases() -> None:
    text = (
        "IIP tháng 7/2023 tăng 1% so với tháng trước và tăng 5% so với cùng kỳ. Xi măng, bia và gạch lần lượt giảm "
        "7%, 21% và 4%."
    )
    assert [measure for measure, *_ in told(text)[2:]] == ["yoy", "yoy", "yoy"]


def test_a_market_in_a_title_is_not_what_a_growth_is_of() -> None:
    text = "Nhà máy bận rộn, chợ đông khách\nCông nghiệp tháng 7: khai khoáng tăng 11%, chế biến, chế tạo 9%."
    assert {claim.indicator for claim in read_text(text, DAY, "Hà Nam").claims} == {"iip"}


def test_a_good_called_by_another_name() -> None:
    text = "IIP quý II/2023 tăng 4%. Xe máy, sản phẩm đinh của tỉnh, xuất xưởng 402 nghìn chiếc, hụt 8%."
    assert told(text)[1:] == [("level", 402, "2023-Q2"), ("yoy", -8, "2023-Q2")]
