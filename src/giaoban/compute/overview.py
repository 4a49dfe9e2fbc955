"""Toàn cảnh: everything the leadership reads for a place and a period, with formula and inputs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from giaoban.compute.course import course_of, shape_of, to_date_of
from giaoban.compute.derived import Derived, Entry, Input, compute
from giaoban.compute.formula import Operation, Role
from giaoban.compute.growth import base_period, growth, growth_gap
from giaoban.compute.pace import pace, pace_rate
from giaoban.compute.part import contribution, plan_share, share
from giaoban.compute.rank import rank
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules
from giaoban.compute.shelf import Shelf
from giaoban.compute.span import remaining, remaining_growth
from giaoban.compute.stated import beside
from giaoban.compute.view import View
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import is_ratio


def derive_all(
    figures: "Iterable[Figure | Entry | Input]",
    place: str,
    period: Period,
    indicators: Iterable[Indicator] = (),
    *,
    units: Sequence[str] = (),
    rules: Rules = NO_RULES,
) -> tuple[Derived, ...]:
    """Mọi số tính ra của một địa bàn và kỳ, theo thứ tự danh mục chỉ tiêu.

    `figures` may hold other places and periods (bases, months, last year); `units` are the places ranked
    beside each other under this one (districts, communes) or together with it (provinces).
    """
    shelf = Shelf.of(figures)
    catalogue = {indicator.code: indicator for indicator in indicators}
    found: list[Derived] = []
    start = View(shelf, FigureKey("", place, period), catalogue, rules)
    for key in series_of(shelf, place, period, list(catalogue)):
        own = rules.of(key)
        view = start.on(key) if own is rules else View(shelf, key, catalogue, own)
        found += [result for step in STEPS for result in step(view)]
    return (*found, *rankings(start, units))


def series_of(shelf: Shelf, place: str, period: Period, order: Sequence[str] = ()) -> tuple[FigureKey, ...]:
    """Các chuỗi (khóa mức ở kỳ này) có số của địa bàn trong kỳ, hay mức của các kỳ ghép thành kỳ này."""
    wanted = {
        (key.indicator, key.item, key.scope, key.source, key.price_base, key.calendar, key.border): key
        for key in shelf.keys_in(place, period)
    }
    rank_of = {code: at for at, code in enumerate(order)}
    ordered = sorted(wanted.items(), key=lambda found: (rank_of.get(found[0][0], len(rank_of)), found[0]))
    keys = (key.at(period, Measure.LEVEL) for _, key in ordered)
    return tuple(key if key.place == place else replace(key, place=place) for key in keys)


def _level(view: View) -> Iterator[Derived]:
    level = view.at(view.key.period)
    if level is None:
        return
    if level.derived:
        yield level.derived
        return
    figure = level.figure
    if level.null:
        yield compute(Operation.LEVEL, figure.key, (level,))
        return
    yield Derived(Operation.LEVEL, figure.key, figure.amount, (level.as_role(Role.CURRENT),))


def _growths(view: View) -> Iterator[Derived]:
    level = view.at(view.key.period)
    for operation, measure in ((Operation.GROWTH_YOY, Measure.YOY), (Operation.GROWTH_POP, Measure.POP)):
        base_at = base_period(view.key.period, operation)
        if operation is Operation.GROWTH_POP and base_at == view.key.period.last_year():
            continue
        stated, base = view.stated(measure), view.at(base_at)
        if level is None or is_ratio(level.figure.amount.unit):
            yield from _stated_only(operation, stated)
        elif base or stated or operation is Operation.GROWTH_YOY:
            absent = view.why_not(base_at)
            yield growth(level, base, operation, stated=stated, absent=absent, rules=view.rules)


def _stated_only(operation: Operation, stated: Input | None) -> Iterator[Derived]:
    if stated:
        why = Refusal(Reason.MISSING, "sổ chỉ có tỷ lệ đã nêu, không có mức để tính lại")
        yield beside(Derived(operation, stated.figure.key, refusal=why), stated)


def _growth_gap(view: View) -> Iterator[Derived]:
    planned = view.at(view.key.period, Measure.PLAN, ratio=True)
    planned = planned or view.at(view.key.period.whole_year(), Measure.PLAN, ratio=True)
    if planned is None:
        return
    computed = next((g for g in _growths(view) if g.name is Operation.GROWTH_YOY and g.amount), None)
    actual = computed.as_input(Role.GROWTH) if computed else view.stated(Measure.YOY)
    if actual:
        yield growth_gap(actual, planned, rules=view.rules)


def _plan(view: View) -> Iterator[Derived]:
    level, stated = view.at(view.key.period), view.stated(Measure.PLAN_PCT)
    plan = view.at(view.key.period, Measure.PLAN) or view.at(view.key.period.whole_year(), Measure.PLAN)
    if level and plan:
        yield plan_share(level, plan, stated=stated, rules=view.rules)
    else:
        yield from _stated_only(Operation.PLAN_SHARE, stated)


def _pace(view: View) -> Iterator[Derived]:
    course = course_of(view)
    if course:
        yield from pace(course, view.rules)
        return
    actual, planned = (
        view.stated(Measure.YOY),
        view.at(view.key.period.whole_year(), Measure.PLAN, ratio=True),
    )
    if actual and planned and view.key.period.is_cumulative and view.key.period.months < 12:
        yield pace_rate(view.name, actual, planned, rules=view.rules)


def _remaining(view: View) -> Iterator[Derived]:
    whole = view.key.period.whole_year()
    year = view.known(whole) if view.recorded(whole) else None
    to_date = to_date_of(view) if year and not year.derived else None
    if to_date is None or year is None:
        return
    yield remaining(year, to_date, indicator=view.indicator, rules=view.rules)
    shape = shape_of(view, to_date.figure.key.period)
    if shape:
        yield remaining_growth(year, to_date, *shape, rules=view.rules)


def _shares(view: View) -> Iterator[Derived]:
    part, stated = view.at(view.key.period), view.stated(Measure.SHARE)
    wholes = [whole for whole in (one.at(view.key.period) for one in wholes_of(view)) if whole]
    if part is None or is_ratio(part.figure.amount.unit) or not wholes:
        yield from _stated_only(Operation.SHARE, stated)
        return
    for whole in wholes:
        yield share(part, whole, stated=stated, rules=view.rules)


def wholes_of(view: View) -> tuple[View, ...]:
    """Những tổng thể chứa chuỗi này: cùng chỉ tiêu không phân tổ, hay chỉ tiêu mẹ trong danh mục."""
    if view.key.item:
        return (view.of(view.key.indicator),)
    parents = [one.code for one in view.indicators.values() if view.key.indicator in one.parts]
    return tuple(view.of(code) for code in parents)


def _contributions(view: View) -> Iterator[Derived]:
    last_year = view.key.period.last_year()
    part, part_base = view.at(view.key.period), view.at(last_year)
    if part is None or part_base is None or is_ratio(part.figure.amount.unit):
        return
    for parent in wholes_of(view):
        whole, whole_base = parent.at(view.key.period), parent.at(last_year)
        if whole and whole_base:
            yield contribution(part, part_base, whole, whole_base, rules=view.rules)


STEPS: tuple[Callable[[View], Iterator[Derived]], ...] = (
    _level,
    _growths,
    _growth_gap,
    _plan,
    _pace,
    _remaining,
    _shares,
    _contributions,
)


def rankings(view: View, units: Sequence[str]) -> tuple[Derived, ...]:
    """Xếp hạng các đơn vị theo mức và theo tăng trưởng của từng chỉ tiêu có từ hai đơn vị trở lên."""
    groups: dict[tuple[str, ...], list[FigureKey]] = {}
    for unit in units:
        for key in series_of(view.shelf, unit, view.key.period):
            groups.setdefault((key.indicator, key.item, key.scope, key.price_base), []).append(key)
    tables: dict[tuple[str, ...], list[Input]] = {}
    for group, keys in groups.items():
        for key in keys if len(keys) > 1 else ():
            for name, peer in _peers(view.on(key)):
                tables.setdefault((*group, name), []).append(peer)
    ranked = [rank(peers, rules=view.rules) for _, peers in sorted(tables.items()) if len(peers) > 1]
    return tuple(result for table in ranked for result in table)


def _peers(view: View) -> Iterator[tuple[str, Input]]:
    level = view.at(view.key.period)
    if level and not is_ratio(level.figure.amount.unit):
        yield "level", level
    computed = next((g for g in _growths(view) if g.name is Operation.GROWTH_YOY and g.amount), None)
    grown = computed.as_input(Role.PEER) if computed else view.stated(Measure.YOY)
    if grown:
        yield "yoy", grown
