"""Số liệu: the interval of a claim comes from its digits, its scale and its modifier."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.status import Status
from giaoban.terms.unit import SCALE_NAMES, Amount


def claim(quote: str, value: str, scale: int = 1, modifier: str = "=") -> Claim:
    return Claim(
        quote, 0, len(quote), "exports", Measure.LEVEL, Decimal(value), "USD", scale, modifier=modifier
    )


def test_more_than_seventeen_point_two_billion() -> None:
    span = claim("17,2 tỷ USD", "17.2", 10**9, ">").interval
    assert (span.low, span.high) == (Decimal("17.2e9"), Decimal("17.3e9"))


def test_printed_zeros_count_as_digits() -> None:
    assert claim("15,60%", "15.6").interval.high == Decimal("15.605")


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from(sorted(SCALE_NAMES)))
def test_another_scale_is_the_same_amount(value: Decimal, scale: int) -> None:
    amount = Amount(value, scale, "VND")
    assert all(amount.rescaled(other).base == amount.base for other in SCALE_NAMES)


def test_statuses_are_ordered_as_the_law_orders_them() -> None:
    order = [Status.PLAN, Status.ESTIMATE, Status.PRELIMINARY, Status.OFFICIAL]
    assert sorted(order, key=lambda status: status.rank) == order
