"""Con số: what is written is read back, and a printed number stands for the interval that it should."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.terms.error import InputError
from giaoban.terms.number import Interval, printed_interval, read_number, readings, write_number

values = st.decimals(min_value=-(10**15), max_value=10**15, places=3, allow_nan=False)
edges = st.tuples(values, values).map(lambda ends: Interval(min(ends), max(ends)))


@given(values, st.integers(0, 2) | st.integers(4, 6))
def test_a_written_number_is_read_back(value: Decimal, places: int) -> None:
    """Three decimals are left out on purpose: "1,234" and "1.234" are the same shape as a thousand."""
    shown = write_number(value, places)
    assert read_number(shown) == value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")


@given(values)
def test_three_decimals_are_among_the_readings(value: Decimal) -> None:
    assert abs(value) in readings(write_number(abs(value), 3))


@pytest.mark.parametrize("text", ["", "abc", "1.23.4", "1,2,3", "12,", "1.2,3.4", "1..2", "--1"])
def test_what_cannot_be_read_for_sure_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_number(text)


@given(values, st.integers(0, 4), st.sampled_from("=><~"))
def test_a_printed_number_is_inside_its_own_interval(value: Decimal, places: int, modifier: str) -> None:
    shown = value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
    assert shown in printed_interval(shown, places, modifier)


@given(values, st.integers(0, 2))
def test_rounding_never_leaves_the_interval(value: Decimal, places: int) -> None:
    shown = value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
    assert value in printed_interval(shown, places)


@given(edges, edges, st.data())
def test_interval_arithmetic_holds_every_true_value(a: Interval, b: Interval, data: st.DataObject) -> None:
    x = data.draw(st.sampled_from([a.low, a.middle, a.high]))
    y = data.draw(st.sampled_from([b.low, b.middle, b.high]))
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


def test_a_round_number_with_a_modifier_is_coarse() -> None:
    assert Decimal(14_300) in printed_interval(Decimal(14_000), 0, ">")
    assert Decimal(15_100) not in printed_interval(Decimal(14_000), 0, ">")
