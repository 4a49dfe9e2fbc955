"""Kỳ vừa qua, kỳ sắp tới: periods said by their place beside the day of the text, and where a text returns to."""

from datetime import date

import pytest

from giaoban.reader import read_text
from giaoban.terms.indicator import Measure

JANUARY, OCTOBER = date(2021, 1, 8), date(2023, 10, 2)


def _said(text: str, published: date | None) -> list[tuple[str, str, str]]:
    claims = read_text(text, published, "Hà Nam").claims
    return [(claim.indicator, claim.measure.value, str(claim.period)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "published", "periods"),
    [
        (
            "Năm qua, xuất khẩu của tỉnh đạt 5 tỷ USD. Năm nay tỉnh phấn đấu 6 tỷ USD.",
            JANUARY,
            ["2020", "2021"],
        ),
        ("Quý vừa rồi IIP tăng 5%, trong khi quý I chỉ tăng 1%.", OCTOBER, ["2023-Q3", "2023-Q1"]),
        ("Tháng vừa qua, IIP tăng 6%.", OCTOBER, ["2023-M09"]),
        (
            "Ba quý đầu năm 2023, IIP tăng 6%; ba tháng ấy năm ngoái tăng 3%.",
            OCTOBER,
            ["2023-M01..M09", "2022-M01..M09"],
        ),
        ("Nhìn lại 2020, xuất khẩu đạt 71 triệu USD, giảm 13%.", None, ["2020", "2020"]),
        ("Tháng cuối cùng của năm 2022, IIP tăng 9% so với cùng kỳ.", None, ["2022-M12"]),
        ("Hai quý đã qua của năm 2024, IIP tăng 14%.", None, ["2024-H1"]),
        (
            "6 tháng đầu năm 2017, IIP tăng 9%, cùng thời gian này của 2016 tăng 8%.",
            None,
            ["2017-H1", "2016-H1"],
        ),
        ("Xuất khẩu giảm 8% so với tháng trước.", date(2019, 2, 12), ["2019-M01"]),
        ("IIP tăng 10% so với tháng giêng năm ngoái.", date(2019, 2, 12), ["2019-M01"]),
    ],
)
def test_a_period_said_by_its_place_in_time(text: str, published: date | None, periods: list[str]) -> None:
    assert [period for _, _, period in _said(text, published)] == periods


def test_the_year_to_come_has_months_once_the_text_has_turned_to_it() -> None:
    text = (
        "Năm 2020, xuất khẩu đạt 71 triệu USD.\nBước sang năm mới, tỉnh phấn đấu xuất khẩu 110 triệu USD. "
        "Hai tháng đầu đã xuất khẩu được 13 triệu USD."
    )
    assert _said(text, None) == [
        ("exports", "level", "2020"),
        ("exports", "plan", "2021"),
        ("exports", "level", "2021-M01..M02"),
    ]


def test_a_new_paragraph_returns_to_the_months_together() -> None:
    text = (
        "6 tháng đầu năm 2017, IIP tăng 9%. Tháng 6 so với tháng 5 tăng 2%.\n\n"
        "Xuất khẩu đạt 1,5 tỷ USD.\n\nTháng 6, nhập khẩu đạt 1 tỷ USD.\n"
    )
    assert [period for _, _, period in _said(text, None)] == ["2017-H1", "2017-M06", "2017-H1", "2017-M06"]


def test_a_paragraph_that_goes_on_keeps_the_month() -> None:
    text = "9 tháng năm 2023, IIP tăng 9%. Tháng 9, IIP tăng 2%.\n\nTrong đó, ngành khai khoáng tăng 31%."
    assert [period for _, _, period in _said(text, None)][-1] == "2023-M09"


@pytest.mark.parametrize(
    "text",
    ["Năm 2023, tỉnh thu về 14.210 tỷ đồng tổng mức bán lẻ.", "Năm 2023, tỉnh có 4,5 tỷ USD xuất khẩu."],
)
def test_money_of_the_indicator_named_after_it(text: str) -> None:
    (claim,) = read_text(text, None, "Hà Nam").claims
    assert claim.indicator in ("retail_sales", "exports")
    assert claim.measure is Measure.LEVEL


def test_a_target_not_reached() -> None:
    text = "Năm 2020, xuất khẩu đạt 5 tỷ USD, không đạt mức 5,4 tỷ USD đã giao."
    assert [measure for _, measure, _ in _said(text, None)] == ["level", "plan"]


def test_branches_after_one_named_so() -> None:
    text = "Năm 2023, IIP tăng 9%. Ngành dệt tăng 14%, điện tử 12%, thức ăn chăn nuôi 4%."
    assert {indicator for indicator, _, _ in _said(text, None)} == {"iip"}


def test_years_told_in_a_row_are_done() -> None:
    text = "Năm 2019, xuất siêu 6 tỷ USD; 2020 là 7 tỷ USD; 2021 đạt 8 tỷ USD. Năm 2022, xuất khẩu 34 tỷ USD, tăng 5%."
    assert _said(text, None) == [
        ("trade_balance", "level", "2019"),
        ("trade_balance", "level", "2020"),
        ("trade_balance", "level", "2021"),
        ("exports", "level", "2022"),
        ("exports", "yoy", "2022"),
    ]


def test_the_work_to_come_is_not_what_is_told() -> None:
    text = (
        "Chiều 10/7, Sở Công Thương sơ kết công tác 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2024.\n\n"
        "Giá trị sản xuất công nghiệp ước 24.870 tỷ đồng, tăng 17%. IIP tăng 14%.\n\n"
        "6 tháng cuối năm, Sở phấn đấu xuất khẩu 477 triệu USD."
    )
    assert _said(text, date(2024, 7, 11)) == [
        ("industrial_output", "level", "2024-H1"),
        ("industrial_output", "yoy", "2024-H1"),
        ("iip", "yoy", "2024-H1"),
        ("exports", "plan", "2024-H2"),
    ]


def test_an_aim_of_growth_is_of_the_economy() -> None:
    text = "Năm 2023, xuất khẩu đạt 96 triệu USD.\n\nĐể đạt mục tiêu tăng trưởng 7,5% cả năm, tỉnh còn nhiều việc."
    assert _said(text, date(2023, 7, 1))[-1] == ("grdp", "plan", "2023")


def test_a_list_led_by_the_word_for_branches() -> None:
    text = "Năm 2023, ngành tăng cao: sản xuất kim loại 21%; sản phẩm điện tử, máy vi tính 10%."
    assert [indicator for indicator, _, _ in _said(text, None)] == ["iip", "iip"]


def test_the_year_of_a_plan_is_not_what_a_quarter_returns_to() -> None:
    text = (
        "IIP quý I năm 2024 tăng 12% so với cùng kỳ. Kế hoạch năm 2024 là tăng 15%; tốc độ tăng quý I năm 2024 thấp "
        "hơn 2,41 điểm phần trăm. Trong đó: khai khoáng tăng 16% so với cùng kỳ."
    )
    assert [period for _, _, period in _said(text, None)] == ["2024-Q1", "2024", "2024-Q1"]


def test_a_year_told_only_by_the_month_before() -> None:
    text = (
        "So với tháng 12/2011, IIP tháng 1 giảm 7%. So với Tết năm trước (tháng 2/2011) thì chậm hơn. "
        "Xi măng tăng 5% so với cùng kỳ."
    )
    claims = read_text(text, None, "Hà Nam").claims
    assert [(c.measure.value, str(c.period)) for c in claims] == [("pop", "2012-M01"), ("yoy", "2012-M01")]
