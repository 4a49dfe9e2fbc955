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


@pytest.mark.parametrize(
    ("said", "measure"),
    [
        ("vượt tháng 6 những 5%", "pop"),
        ("vượt tháng 7 năm ngoái 5%", "yoy"),
        ("thêm 5% trong vòng một tháng", "pop"),
        ("thêm 5% sau một năm", "yoy"),
        ("nhiều hơn một năm trước 5%", "yoy"),
    ],
)
def test_a_period_surpassed_is_a_base_not_the_period_spoken_of(said: str, measure: str) -> None:
    assert told(f"IIP tháng 7/2023 {said}.") == [(measure, 5, "2023-M07")]


def test_a_pair_of_bases_goes_on_down_a_list_of_goods() -> None:
    text = (
        "Tháng 7/2023, xi măng làm ra hơn tháng trước 3% và hơn cùng kỳ 8%; gạch 2% và 6%; bia 1% và 4%. "
        "IIP tăng 5% so với cùng kỳ."
    )
    assert [measure for measure, *_ in told("Sản phẩm công nghiệp: " + text)] == ["pop", "yoy"] * 3 + ["yoy"]


def test_an_indicator_dragged_to_an_amount() -> None:
    text = "Thép bán ra nước ngoài 9 tháng năm 2023 mất 35%, kéo tổng kim ngạch xuất khẩu của tỉnh xuống 1,2 tỷ USD."
    assert told(text) == [("yoy", -35, "2023-M01..M09"), ("level", 1.2, "2023-M01..M09")]


def test_what_drives_the_economy_is_not_what_grows() -> None:
    (claim,) = read_text(
        "Cà phê và điện gió kéo kinh tế tỉnh lên 4% trong sáu tháng qua.", DAY, "Hà Nam"
    ).claims
    assert (claim.indicator, claim.measure.value) == ("grdp", "yoy")


def test_this_very_time_is_not_last_years() -> None:
    text = "IIP 5 tháng năm 2023 tăng 9%. Hàng bán ra nước ngoài cùng thời gian này đem về 389 triệu USD."
    assert told(text)[1] == ("level", 389, "2023-M01..M05")


def test_the_first_half_of_last_year() -> None:
    text = "Xuất khẩu 920 triệu USD, hơn nửa đầu năm ngoái 17%, đi được 57% chặng đường cả năm; nhập khẩu 5 triệu USD."
    assert told("Sáu tháng đầu năm 2023. " + text) == [
        ("level", 920, "2023-H1"),
        ("yoy", 17, "2023-H1"),
        ("plan_pct", 57, "2023-H1"),
        ("level", 5, "2023-H1"),
    ]


def test_what_must_be_done_for_the_year() -> None:
    text = (
        "Xuất khẩu 7 tháng năm 2023 đạt 5 tỷ USD. Để cả năm xuất khẩu tăng 8%, năm tháng tới phải chạy nhanh."
    )
    assert told(text)[1] == ("plan", 8, "2023")
    text = "Nửa đầu năm 2023 xuất khẩu đạt 920 triệu USD. Sáu tháng còn lại, tỉnh cần đạt 680 triệu USD "
    assert told(text + "để đủ 1,6 tỷ USD của cả năm.")[1:] == [
        ("plan", 680, "2023-H2"),
        ("plan", 1.6, "2023"),
    ]
