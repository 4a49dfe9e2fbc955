"""Nhịp cần đạt: if the remaining months bring what is asked, the plan is met exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Course, Operation, Reason, pace
from giaoban.compute.pace import pace_rate
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from tests.compute.builders import number, rate

levels = st.decimals(min_value=1, max_value=10**7, places=1)


@given(levels, levels, st.integers(1, 11))
def test_the_needed_months_reach_the_plan_exactly(plan: Decimal, to_date: Decimal, last: int) -> None:
    course = Course("bán lẻ", number(plan), number(to_date, Period(2024, 1, last).code))
    needed = pace(course)[0].amount
    assert needed is not None
    assert abs(to_date + needed.value * (12 - last) - plan) <= Decimal("1e-15") * plan


@given(levels, levels, levels, levels)
def test_the_needed_growth_reaches_the_plan(
    plan: Decimal, to_date: Decimal, before: Decimal, rest_before: Decimal
) -> None:
    course = Course(
        "bán lẻ",
        number(plan),
        number(to_date, "2024-H1"),
        number(before + rest_before, "2023"),
        number(before, "2023-H1"),
    )
    grown = next(one.amount for one in pace(course) if one.name is Operation.PACE_GROWTH)
    assert grown is not None
    assert abs(to_date + rest_before * (1 + grown.value / 100) - plan) <= Decimal("1e-10") * (plan + to_date)


@given(levels, levels, levels, st.integers(1, 11))
def test_nothing_raises_and_every_pace_has_its_sentence(
    plan: Decimal, to_date: Decimal, before: Decimal, last: int
) -> None:
    course = Course(
        "bán lẻ",
        number(plan),
        number(to_date, Period(2024, 1, last).code),
        number(before * 2, "2023"),
        number(before, Period(2023, 1, last).code),
        number(plan, status=Status.ESTIMATE),
    )
    first = pace(course)[0]
    assert first.sentence.endswith(".")
    assert first.explain()


def test_the_sentence() -> None:
    course = Course(
        "tổng mức bán lẻ",
        number("222550", status=Status.PLAN),
        number("53693", "2024-Q1"),
        number("200000", "2023"),
        number("47346.1", "2023-Q1"),
    )
    assert pace(course)[0].sentence == (
        "Quý I năm 2024, tổng mức bán lẻ đạt 53.693 tỷ đồng, bằng 24,13% kế hoạch năm 2024 (222.550 tỷ đồng). "
        "Để đạt kế hoạch năm, 9 tháng còn lại phải đạt thêm 168.857 tỷ đồng, bình quân 18.761,9 tỷ đồng mỗi "
        "tháng, gấp 1,05 lần bình quân 3 tháng đầu năm, tức tăng 10,61% so với cùng kỳ năm trước. Nếu giữ nhịp "
        "như năm 2023, cả năm 2024 ước đạt 226.810,7 tỷ đồng, bằng 101,91% kế hoạch năm."
    )


@pytest.mark.parametrize(
    ("plan", "to_date", "reason"),
    [
        (number(0), number(5, "2024-Q1"), Reason.PLAN_ZERO),
        (number(9), number(5, "2024"), Reason.PART_PERIOD),
        (number(9), number(5, "2024-Q2"), Reason.PART_PERIOD),
        (number(9, "2023"), number(5, "2024-Q1"), Reason.PART_PERIOD),
        (number(9, scope="khối huyện"), number(5, "2024-Q1"), Reason.SCOPE),
    ],
)
def test_refused(plan, to_date, reason: Reason) -> None:
    found = pace(Course("bán lẻ", plan, to_date))
    assert len(found) == 1
    assert found[0].refusal is not None
    assert found[0].refusal.reason is reason


def test_a_plan_already_reached() -> None:
    course = Course("bán lẻ", number(100), number(120, "2024-H1"))
    assert pace(course)[0].sentence.endswith("đã đạt kế hoạch năm.")


def test_for_an_index_with_a_planned_growth() -> None:
    actual = rate("15.24", "2024-H1", indicator="iip")
    planned = rate(15, "2024", Measure.PLAN, indicator="iip", status=Status.PLAN)
    result = pace_rate("IIP", actual, planned)
    assert result.write() == "14,76%"
    assert result.sentence == (
        "6 tháng đầu năm 2024, IIP tăng 15,24%; để cả năm tăng 15,00% như kế hoạch, 6 tháng còn lại phải tăng "
        "14,76% so với cùng kỳ năm trước."
    )
    assert pace_rate("IIP", actual, planned, share=Decimal(100) / 3).write() == "14,88%"
