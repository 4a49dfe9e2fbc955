"""Bộ phận và tổng thể: shares stay within the whole, contributions add up to the last digit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Input, Reason, contributions, growth, plan_share, share
from giaoban.compute.part import round_half_up, round_together
from giaoban.terms.indicator import Measure
from giaoban.terms.status import Status
from tests.compute.builders import number, rate

amounts = st.decimals(min_value=0, max_value=10**7, places=1)
pairs = st.lists(st.tuples(amounts, amounts), min_size=1, max_size=8)


def _parts(values: list[tuple[Decimal, Decimal]]) -> list[tuple[Input, Input]]:
    return [(number(a, item=f"p{n}"), number(b, "2023", item=f"p{n}")) for n, (a, b) in enumerate(values)]


@given(pairs, amounts, amounts.map(lambda value: value + 1), st.integers(0, 3))
def test_contributions_add_up_to_the_printed_growth(
    values: list[tuple[Decimal, Decimal]], rest_now: Decimal, rest_base: Decimal, places: int
) -> None:
    whole = number(sum((a for a, _ in values), rest_now))
    base = number(sum((b for _, b in values), rest_base), "2023")
    found = contributions(_parts(values), whole, base, places=places)
    total = growth(whole, base).amount
    assert total is not None
    points = [one.amount.value for one in found if one.amount]
    assert len(points) == len(found) == len(values) + 1
    assert sum(points) == round_half_up(total.value, places)


@given(st.lists(st.decimals(-1000, 1000, places=6), min_size=1, max_size=12), st.integers(0, 4))
def test_rounding_together_moves_no_value_by_a_whole_step(values: list[Decimal], places: int) -> None:
    rounded = round_together(values, sum(values, Decimal(0)), places)
    step = Decimal(1).scaleb(-places)
    assert sum(rounded) == round_half_up(sum(values, Decimal(0)), places)
    assert all(abs(a - b) <= step for a, b in zip(values, rounded, strict=True))


def test_parts_that_cover_the_whole_leave_no_rest() -> None:
    found = contributions(
        _parts([(Decimal(60), Decimal(50)), (Decimal(50), Decimal(50))]), number(110), number(100, "2023")
    )
    assert [one.write() for one in found] == ["10,00 điểm phần trăm", "0,00 điểm phần trăm"]


@given(amounts, amounts)
def test_shares_of_a_two_part_whole_make_a_hundred(a: Decimal, b: Decimal) -> None:
    if a + b == 0:
        assert share(number(a), number(0)).refusal is not None
        return
    found = (share(number(part, item="p"), number(a + b)).amount for part in (a, b))
    assert abs(sum((one.value for one in found if one), Decimal(0)) - 100) < Decimal("1e-20")


def test_share_of_another_period_is_refused() -> None:
    result = share(number(5, "2024-H1", item="gạo"), number(10, "2024"))
    assert result.refusal is not None
    assert result.refusal.reason is Reason.PART_PERIOD


def test_plan_share_with_the_typed_one_beside() -> None:
    plan = number("222550", measure=Measure.PLAN, status=Status.PLAN)
    result = plan_share(number("53693", "2024-Q1"), plan, stated=rate("24.13", "2024-Q1", Measure.PLAN_PCT))
    assert result.write() == "24,13%"
    assert result.agrees


@pytest.mark.parametrize(
    ("plan", "period", "reason"),
    [
        (0, "2024-Q1", Reason.PLAN_ZERO),
        (-1, "2024-Q1", Reason.PLAN_ZERO),
        (100, "2023-Q1", Reason.PART_PERIOD),
        (100, "2024-Q2", Reason.PART_PERIOD),
    ],
)
def test_plan_share_refused(plan: int, period: str, reason: Reason) -> None:
    result = plan_share(number(5, period), number(plan, status=Status.PLAN, measure=Measure.PLAN))
    assert result.refusal is not None
    assert result.refusal.reason is reason
