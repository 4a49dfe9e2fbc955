"""Đồ dựng: short ways to make figures for the tests of compute."""

from decimal import Decimal
from typing import Any

from giaoban.compute import Input
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

RETAIL = Indicator(
    "retail_sales_services",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ",
    "VND",
    "flow",
    True,
    True,
    parts=("retail_sales", "service_revenue"),
)
IIP = Indicator("iip", "Chỉ số sản xuất công nghiệp", "index", "index", False, False)
TASKS = Indicator("tasks_assigned", "Nhiệm vụ được giao", "nhiệm vụ", "stock", False, True)


def number(
    value: str | Decimal | int,
    period: str = "2024",
    *,
    unit: str = "VND",
    scale: int = 10**9,
    status: Status = Status.ACTUAL,
    id: str = "",  # noqa: A002
    known_at: str = "",
    **key: Any,
) -> Input:
    """Một đầu vào: mặc định là mức bán lẻ của Hải Phòng, tỷ đồng."""
    asked = {"indicator": "retail_sales_services", "place": "Hải Phòng"} | key
    figure_key = FigureKey(period=Period.parse(period), **asked)
    figure = Figure(figure_key, Amount(Decimal(value), scale, unit), status)
    return Input(figure, id=id, known_at=known_at)


def rate(
    value: str | Decimal | int, period: str = "2024", measure: Measure = Measure.YOY, **key: Any
) -> Input:
    """Một tỷ lệ đã nêu."""
    return number(value, period, unit="%", scale=1, measure=measure, **key)
