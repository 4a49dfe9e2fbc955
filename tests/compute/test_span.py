"""Lũy kế và phần còn lại: sums cover each month once, and the rest of the year is what is missing."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Reason, cumulative, remaining, remaining_growth
from giaoban.compute.span import tile
from giaoban.terms.period import Period
from tests.compute.builders import IIP, RETAIL, TASKS, number

months = st.lists(st.decimals(0, 10**6, places=1), min_size=12, max_size=12)
spans = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda ends: Period(2024, min(ends), max(ends)))


@given(months, st.integers(1, 11))
def test_to_date_and_the_rest_make_the_year(values: list[Decimal], last: int) -> None:
    terms = [number(value, f"2024-M{n:02}") for n, value in enumerate(values, 1)]
    to_date = cumulative(terms[:last], Period(2024, 1, last), indicator=RETAIL)
    year = cumulative(terms, Period(2024, 1, 12), indicator=RETAIL)
    assert to_date.amount is not None
    assert year.amount is not None
    rest = remaining(number(year.amount.value), number(to_date.amount.value, to_date.key.period.code))
    assert rest.amount is not None
    assert rest.key.period == Period(2024, last + 1, 12)
    assert rest.amount.value == sum(values[last:])


@given(spans, st.lists(spans, max_size=12))
def test_tiles_cover_each_month_once(period: Period, available: list[Period]) -> None:
    pieces = tile(period, available)
    covered = [month for piece in pieces for month in range(piece.first, piece.last + 1)]
    assert not pieces or covered == list(range(period.first, period.last + 1))
    assert set(pieces) <= set(available)


def test_a_missing_month_a_double_month_and_a_foreign_one_are_named() -> None:
    terms = [number(1, "2024-M01"), number(1, "2024-M03")]
    assert "thiếu tháng 2" in str(cumulative(terms, Period(2024, 1, 3)).refusal)
    terms = [number(1, "2024-Q1"), number(1, "2024-M03")]
    assert "tháng 3 được tính hai lần" in str(cumulative(terms, Period(2024, 1, 3)).refusal)
    terms = [number(1, "2024-M01"), number(1, "2023-M02")]
    assert "không nằm trong" in str(cumulative(terms, Period(2024, 1, 2)).refusal)


def test_indices_and_stocks_do_not_add_over_time() -> None:
    indices = [number(104, f"2024-M0{n}", unit="index", scale=1, indicator="iip") for n in (1, 2)]
    refused = cumulative(indices, Period(2024, 1, 2), indicator=IIP).refusal
    assert refused is not None
    assert refused.reason is Reason.NOT_ADDITIVE
    assert "không lấy bình quân" in refused.detail
    stocks = [number(4, f"2024-M0{n}", unit="nhiệm vụ", scale=1, indicator="tasks_assigned") for n in (1, 2)]
    assert "thời điểm" in str(cumulative(stocks, Period(2024, 1, 2), indicator=TASKS).refusal)


def test_growth_implied_for_the_rest_of_the_year() -> None:
    """Nhập khẩu Hải Phòng 2021: +27,85% đến tháng 10 và +19,67% cả năm kéo theo −8,4% hai tháng cuối."""
    year, to_date = number("24372"), number("20170", "2024-M01..M10")
    last_year = number(Decimal(24372) / Decimal("1.1967"), "2023")
    last_to_date = number(Decimal(20170) / Decimal("1.2785"), "2023-M01..M10")
    result = remaining_growth(year, to_date, last_year, last_to_date)
    assert result.write() == "-8,45%"
    assert result.key.period == Period(2024, 11, 12)
