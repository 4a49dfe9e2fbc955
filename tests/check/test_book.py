"""Kiểm tra sổ: contradictions among recorded figures."""

from decimal import Decimal

from giaoban.check.book import check_book
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount


def figure(indicator: str, measure: str, period: str, value: str, scale: int = 1, unit: str = "%") -> Figure:
    key = FigureKey(indicator, "Hải Phòng", Period.parse(period), Measure(measure))
    return Figure(key, Amount(Decimal(value), scale, unit))


def test_a_lost_thousand_in_the_book() -> None:
    rows = [
        (figure("exports", "level", "2020", "19", 10**6, "USD"), "bài 2020"),
        (figure("exports", "level", "2021", "25112", 10**6, "USD"), "bài 2021"),
        (figure("exports", "yoy", "2021", "23.19"), "bài 2021"),
    ]
    errors = [one for one in check_book(rows) if one.severity == "error"]
    assert [(one.period, one.indicator) for one in errors] == [("2020", "exports")]
    assert "19 tỷ USD" in errors[0].message


def test_an_index_in_money() -> None:
    (found,) = check_book([(figure("iip", "level", "2024-H1", "3300.63", 10**9, "VND"), "bài")])
    assert (found.code, found.severity) == ("unit-kind", "error")
