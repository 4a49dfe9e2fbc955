"""Kỳ: every code is read back, and the two calendars cover the year without a hole."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.terms.error import InputError
from giaoban.terms.period import Period

periods = st.builds(
    lambda year, ends: Period(year, min(ends), max(ends)),
    st.integers(1950, 2100),
    st.tuples(st.integers(1, 12), st.integers(1, 12)),
)


@given(periods)
def test_a_code_is_read_back(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(periods)
def test_the_same_period_of_last_year_is_of_the_same_length(period: Period) -> None:
    assert period.last_year().months == period.months
    assert period.last_year().last_year(-1) == period


@given(st.integers(1950, 2100), st.sampled_from([1, 2, 3, 4, 6]), st.integers(0, 11))
def test_the_previous_period_ends_the_day_before(year: int, length: int, index: int) -> None:
    first = index * length % 12 + 1
    period = Period(year, first, first + length - 1)
    for kind in ("statistical", "administrative"):
        assert period.previous().dates(kind)[1] + timedelta(days=1) == period.dates(kind)[0]


@given(periods)
def test_cumulative_and_rest_make_the_year(period: Period) -> None:
    rest = period.rest_of_year()
    assert period in period.cumulative()
    assert period.cumulative().months + (rest.months if rest else 0) == 12


@pytest.mark.parametrize(
    "code", ["2024-H3", "2024-Q5", "2024-M13", "2024-M09..M01", "24", "", "2024-M00", "1024"]
)
def test_a_wrong_code_teaches(code: str) -> None:
    with pytest.raises(InputError, match="2024-H1"):
        Period.parse(code)
