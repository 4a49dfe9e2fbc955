"""Chữ viết tắt, mẫu số kế hoạch sau dấu gạch, "cả năm" trước một số, "tổng mức" đứng một mình."""

from datetime import date

import pytest

from giaoban.reader.read import read_text
from giaoban.terms.figure import Claim


def read(text: str, day: date = date(2021, 10, 28)) -> tuple[Claim, ...]:
    return tuple(read_text(text, day, "Phú Yên").claims)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tổng mức bán lẻ HH&DV", "retail_sales_services"),
        ("TMBL HH và DTDV tiêu dùng", "retail_sales_services"),
        ("GTSX CN", "industrial_output"),
        ("Giá trị SXCN", "industrial_output"),
        ("Kim ngạch XK", "exports"),
        ("KN XNK", "trade_turnover"),
    ],
)
def test_an_abbreviated_name_is_the_name(name: str, code: str) -> None:
    (claim,) = read(f"{name} tháng 9/2021 tăng 4,5% so với cùng kỳ.")
    assert claim.indicator == code


def test_plan_after_a_slash_is_the_plan_of_the_year() -> None:
    done, plan = read("Lũy kế 9 tháng năm 2021, kim ngạch xuất khẩu đạt 1.240 triệu USD/KH 1.600 triệu USD.")
    assert (done.measure.value, str(done.period)) == ("level", "2021-M01..M09")
    assert (plan.measure.value, str(plan.period)) == ("plan", "2021")


def test_a_price_is_not_a_figure_of_the_indicator() -> None:
    assert not read("Giá gạo xuất khẩu tháng 9/2021 là 11.500 đồng/kg.")


def test_whole_year_before_a_number_without_a_verb() -> None:
    month, year = read(
        "Điện thương phẩm tháng 12/2020 đạt 60 triệu kWh, cả năm 712 triệu kWh.", date(2021, 1, 4)
    )
    assert (str(month.period), str(year.period)) == ("2020-M12", "2020")


def test_since_the_new_year_ends_where_the_text_stands() -> None:
    text = (
        "6 tháng đầu năm 2021, nhập khẩu đạt 80 triệu USD, cả năm ước đạt 170 triệu USD.\n"
        "Từ đầu năm đến nay, xuất khẩu đạt 95 triệu USD."
    )
    assert str(read(text, date(2021, 7, 3))[-1].period) == "2021-H1"


def test_the_total_alone_is_the_total_named_before_its_parts() -> None:
    claims = read(
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tháng 9/2021 đạt 3.100 tỷ đồng. Trong đó, bán lẻ hàng hóa đạt "
        "2.500 tỷ đồng; dịch vụ khác 240 tỷ đồng. Sau 9 tháng, tổng mức đạt 27.400 tỷ đồng."
    )
    assert [claim.indicator for claim in claims] == [
        "retail_sales_services",
        "retail_sales",
        "service_revenue",
        "retail_sales_services",
    ]
