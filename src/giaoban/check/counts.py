"""Số đếm nhiệm vụ: done + running + overdue = assigned; classes add up to the total; a rate has its denominator."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from giaoban.check.equation import Equation, Instance, Role
from giaoban.check.expression import compile_expression
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
        yield from _by_share(group)


def _by_state(group: Sequence[Fact]) -> Iterator[Instance]:
    for item in dict.fromkeys(fact.series.item for fact in group):
        mine = [fact for fact in reversed(group) if fact.series.item == item and fact.measure == "level"]
        one = {fact.series.indicator: fact for fact in mine}
        parts = [one[state] for state in STATES if state in one]
        if ASSIGNED in one and STATES[0] in one and STATES[1] in one:
            yield _sum(one[ASSIGNED], parts[:2] if _adds(one[ASSIGNED], parts[:2]) else parts)


def _adds(whole: Fact, parts: Sequence[Fact]) -> bool:
    return whole.value == sum(part.value for part in parts)


def _by_class(group: Sequence[Fact]) -> Iterator[Instance]:
    for indicator in (ASSIGNED, *STATES):
        mine = [fact for fact in group if fact.series.indicator == indicator and fact.measure == "level"]
        whole = next((fact for fact in mine if not fact.series.item), None)
        parts = list({fact.series.item: fact for fact in mine if fact.series.item}.values())
        if whole is not None and len(parts) > 1:
            yield _sum(whole, parts)


def _by_share(group: Sequence[Fact]) -> Iterator[Instance]:
    """Tỷ lệ của một số đếm: chia cho số được giao, hay cho số đã đến hạn; mẫu số nào khớp thì là mẫu số ấy."""
    for share in group:
        if share.measure != "share" or share.series.indicator not in STATES:
            continue
        near = [one for one in group if one.measure == "level" and one.series.item == share.series.item]
        part = _nearest(share, near, share.series.indicator)
        if part is None or part.sentence != share.sentence:
            continue
        tried = list(_ratios(share, part, near))
        holding = next((one for one in tried if not one.failed()), None)
        yield from [holding] if holding else sorted(tried, key=_gap)[:1]


def _gap(instance: Instance) -> Decimal:
    found = instance.predicted("share")
    return abs(found.middle - instance.facts["share"].value) if found else Decimal(1)


def _ratios(share: Fact, part: Fact, near: Sequence[Fact]) -> Iterator[Instance]:
    """Hai mẫu số: số được giao; số đã đến hạn (hoàn thành cộng quá hạn)."""
    whole = _nearest(share, near, ASSIGNED)
    due = _nearest(share, near, STATES[0] if part.series.indicator == STATES[2] else STATES[2])
    if whole is not None:
        yield Instance(OF_WHOLE, {"share": share, "part": part, "whole": whole})
    if due is not None and STATES[1] != part.series.indicator:
        yield Instance(OF_DUE, {"share": share, "part": part, "other": due})


def _nearest(share: Fact, near: Sequence[Fact], indicator: str) -> Fact | None:
    """Số đếm đứng gần nhất trước tỷ lệ, không có thì đứng gần nhất sau nó."""
    mine = [one for one in near if one.series.indicator == indicator]
    before = [one for one in mine if one.start < share.start]
    return before[-1] if before else mine[0] if mine else None


def _ratio(solve: dict[str, str]) -> Equation:
    solvers = {name: compile_expression(text) for name, text in solve.items()}
    roles = tuple(Role(name, "") for name in solve)
    return Equation("counts-share", roles, MappingProxyType(solve), MappingProxyType(solvers))


OF_WHOLE = _ratio({"share": "part / whole", "part": "whole * share", "whole": "part / share"})
OF_DUE = _ratio(
    {
        "share": "part / (part + other)",
        "part": "other * share / (1 - share)",
        "other": "part / share - part",
    }
)


def _sum(whole: Fact, parts: Sequence[Fact]) -> Instance:
    equation: Equation = replace(sum_equation(len(parts)), code="counts-sum")
    return Instance(equation, {"whole": whole} | {f"part{i}": part for i, part in enumerate(parts)})
