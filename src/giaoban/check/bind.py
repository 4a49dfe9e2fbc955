"""Áp đẳng thức: find, for every equation, the facts that can play its roles."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from giaoban.check.equation import Equation, Instance, Role
from giaoban.check.fact import Fact, Ledger, Series
from giaoban.check.scale import provinces
from giaoban.terms.period import Period

SIGNED = frozenset({"trade_balance"})  # a bound of what cannot be negative says nothing of it
START = attrgetter("start")


def _before(period: Period) -> Period | None:
    return Period(period.year, 1, period.first - 1) if period.first > 1 else None


def _cumulative(period: Period) -> Period | None:
    return period.cumulative() if period.first > 1 else None


def _year(period: Period) -> Period | None:
    return period.whole_year() if period.months < 12 else None


def _previous(period: Period) -> Period | None:
    regular = 12 % period.months == 0 and (period.first - 1) % period.months == 0
    return period.previous() if regular else None


def _previous_last_year(period: Period) -> Period | None:
    found = _previous(period)
    return found.last_year() if found else None


SHIFTS: dict[str, Callable[[Period], Period | None]] = {
    "same": lambda period: period,
    "last_year": lambda period: period.last_year(),
    "next_year": lambda period: period.last_year(-1),
    "previous": _previous,
    "previous_last_year": _previous_last_year,
    "before": _before,
    "cumulative": _cumulative,
    "cumulative_last_year": lambda period: period.cumulative().last_year() if period.first > 1 else None,
    "before_last_year": lambda period: found.last_year() if (found := _before(period)) else None,
    "year": _year,
    "double": lambda period: period.cumulative() if period.first - 1 == period.months else None,
    "own_year": lambda period: period.whole_year(),
}


def bind(ledger: Ledger, equations: Sequence[Equation], kinds: dict[str, str]) -> Iterator[Instance]:
    """Mọi lần áp đẳng thức có đủ dữ kiện; mỗi dữ kiện được thử với bạn gần nó nhất.

    `kinds` maps an indicator to flow, stock, index or rate.
    """
    for series, measures in ledger.cells.items():
        for equation in equations:
            anchor = equation.roles[0]
            if anchor.measure in measures and _applies(equation, series, kinds):
                for period in measures[anchor.measure]:
                    yield from _bind_at(ledger, equation, series, period)


def _applies(equation: Equation, series: Series, kinds: dict[str, str]) -> bool:
    anchor = equation.roles[0]
    if equation.indicators and series.indicator not in equation.indicators:
        return False
    if anchor.indicator is not None and series.indicator != anchor.indicator:
        return False
    if anchor.item is not None and series.item != anchor.item:
        return False
    if equation.loose and series.indicator in SIGNED:
        return False
    if equation.provinces and series.home not in provinces():
        return False
    return not equation.only or kinds.get(series.indicator, "flow") in equation.only


def _cell(ledger: Ledger, role: Role, series: Series, period: Period) -> tuple[Fact, ...]:
    at = SHIFTS[role.shift](period)
    if at is None or (role.name == "whole_item" and role.indicator is None and not series.item):
        return ()
    if role.indicator is not None or role.item is not None:
        indicator = series.indicator if role.indicator is None else role.indicator
        series = replace(series, indicator=indicator, item=series.item if role.item is None else role.item)
    return ledger.at(series, role.measure, at)


def _bind_at(ledger: Ledger, equation: Equation, series: Series, period: Period) -> Iterator[Instance]:
    groups = {role.name: _cell(ledger, role, series, period) for role in equation.roles}
    if not all(groups.values()):
        return
    choose = {name: Cell(group) for name, group in groups.items()}
    seen: set[tuple[int, ...]] = set()
    for name, group in groups.items():
        for fact in group:
            facts = {other: fact if other == name else choose[other].near(fact) for other in groups}
            key = tuple(id(one) for one in facts.values())
            if key in seen or len(set(key)) < len(key) or not _fits(equation, facts):
                continue
            seen.add(key)
            yield Instance(equation, facts)


def _fits(equation: Equation, facts: dict[str, Fact]) -> bool:
    if not any(fact.is_claim or fact.figure for fact in facts.values()):
        return False
    if equation.same_document and len({fact.document for fact in facts.values()}) > 1:
        return False
    if equation.mixed_units:
        return True
    units = {fact.unit for fact in facts.values() if fact.unit}
    return len(units) <= 1


class Cell:
    """Ô: các số cùng chuỗi, số đo và kỳ; trả số gần nhất với một số khác."""

    def __init__(self, group: Sequence[Fact]) -> None:
        self.group = group
        self.lines: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
        for fact in sorted(group, key=START) if len(group) > 1 else ():
            self.lines[fact.document, fact.unit].append(fact)
            self.lines[fact.document, None].append(fact)

    def near(self, fact: Fact) -> Fact:
        """Số gần `fact` nhất: cùng văn bản và cùng đơn vị trước, rồi đến số đứng đầu của ô."""
        whole = self.lines.get((fact.document, None))
        if whole is None:
            return self.group[0]
        units = (fact.unit, "") if fact.unit else (None,)
        lines = [line for unit in units if (line := self.lines.get((fact.document, unit)))] or [whole]
        beside = [one for line in lines for one in _beside(line, fact)]
        return min(beside, key=lambda one: abs(one.start - fact.start))

    def around(self, fact: Fact) -> list[Fact]:
        """Các số khác của ô đủ để thử `fact` với cả ô: số đứng đầu, và hai số kề nó trong văn bản của nó."""
        beside = _beside(self.lines.get((fact.document, None), ()), fact)
        return [one for one in dict.fromkeys((*self.group[:2], *beside)) if one is not fact]


def _beside(line: Sequence[Fact], fact: Fact) -> Sequence[Fact]:
    at = bisect_left(line, fact.start, key=START)
    return line[max(0, at - 1) : at + 2]
