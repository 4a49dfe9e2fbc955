"""Số đếm nhiệm vụ: done + running + overdue = assigned; classes add up to the total."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from giaoban.check.equation import Equation, Instance
from giaoban.check.fact import Fact
from giaoban.check.lists import sum_equation
from giaoban.terms.number import Interval
from giaoban.terms.unit import Amount

OUT_OF = re.compile(r"^\s*(\d+)\s*/\s*(\d+)")
STATES = ("tasks_completed", "tasks_in_progress", "tasks_overdue")
ASSIGNED = "tasks_assigned"


def assigned_facts(facts: Sequence[Fact]) -> list[Fact]:
    """Số được giao đọc từ dạng "10/19 nhiệm vụ": phần sau dấu gạch."""
    found = []
    for fact in facts:
        match = OUT_OF.match(fact.quote) if fact.series.indicator in STATES else None
        if match:
            total = Decimal(match[2])
            series = replace(fact.series, indicator=ASSIGNED)
            amount = Amount(total, 1, fact.amount.unit)
            found.append(replace(fact, series=series, span=Interval.point(total), amount=amount, claim=None))
    return found


def count_instances(facts: Sequence[Fact]) -> Iterator[Instance]:
    """Đẳng thức của các số đếm nhiệm vụ trong một văn bản."""
    by_place: dict[tuple[str, object], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.series.indicator == ASSIGNED or fact.series.indicator in STATES:
            by_place[fact.series.place, fact.period].append(fact)
    for group in by_place.values():
        yield from _by_state(group)
        yield from _by_class(group)


def _by_state(group: Sequence[Fact]) -> Iterator[Instance]:
    for item in dict.fromkeys(fact.series.item for fact in group):
        one = {fact.series.indicator: fact for fact in reversed(group) if fact.series.item == item}
        parts = [one[state] for state in STATES if state in one]
        if ASSIGNED in one and STATES[0] in one and STATES[1] in one:
            yield _sum(one[ASSIGNED], parts[:2] if _adds(one[ASSIGNED], parts[:2]) else parts)


def _adds(whole: Fact, parts: Sequence[Fact]) -> bool:
    return whole.value == sum(part.value for part in parts)


def _by_class(group: Sequence[Fact]) -> Iterator[Instance]:
    for indicator in (ASSIGNED, *STATES):
        mine = [fact for fact in group if fact.series.indicator == indicator]
        whole = next((fact for fact in mine if not fact.series.item), None)
        parts = list({fact.series.item: fact for fact in mine if fact.series.item}.values())
        if whole is not None and len(parts) > 1:
            yield _sum(whole, parts)


def _sum(whole: Fact, parts: Sequence[Fact]) -> Instance:
    equation: Equation = replace(sum_equation(len(parts)), code="counts-sum")
    return Instance(equation, {"whole": whole} | {f"part{i}": part for i, part in enumerate(parts)})
