"""Cỡ số: a level against its neighbour periods and kindred indicators, and against what a province can have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from giaoban.check.catalogue import catalogue
from giaoban.check.equation import Equation, Instance, Role
from giaoban.check.expression import compile_expression
from giaoban.check.fact import Fact, Ledger
from giaoban.terms.catalogue import read_definition
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.number import Interval
from giaoban.terms.period import Period
from giaoban.terms.place import place_key

OWNERS = ("doanh nghiệp", "khu vực", "fdi")  # who trades, not what: their two sides are of one size
NEIGHBOURS = 2
FACTORS = {"total": Decimal(25), "item": Decimal(60), "product": Decimal(100)}
KIN = (("exports", "imports", Decimal(80)), ("retail_sales_services", "retail_sales", Decimal(20)))


def _equation(factor: Decimal, weight: str = "0.6") -> Equation:
    solve = {"level": f"near(other * months, {factor})", "other": f"near(level / months, {factor})"}
    return Equation(
        "scale",
        (Role("level", "level"), Role("other", "level")),
        MappingProxyType(solve),
        MappingProxyType({name: compile_expression(text) for name, text in solve.items()}),
        weight=Decimal(weight),
        loose=True,
    )


@dataclass(frozen=True)
class Bounds:
    """Khoảng của một chỉ tiêu ở một tỉnh trong một năm."""

    low: Decimal
    high: Decimal
    unit: str


@cache
def magnitudes() -> Mapping[str, Bounds]:
    """Khoảng của từng chỉ tiêu."""
    table = read_definition("magnitudes.toml")
    return {
        code: Bounds(Decimal(one["low"]), Decimal(one["high"]), one["unit"]) for code, one in table.items()
    }


@cache
def provinces() -> frozenset[str]:
    """Khóa tên của mọi tỉnh, thành, cũ và mới."""
    return frozenset(place_key(place.name) for place in gazetteer().places if place.level == "province")


MAGNITUDE = Equation(
    "magnitude",
    (Role("level", "level"),),
    MappingProxyType({"level": "usual"}),
    MappingProxyType({"level": compile_expression("usual")}),
    weight=Decimal("0.4"),
    loose=True,
)
EQUATIONS = {name: _equation(factor) for name, factor in FACTORS.items()}


def scale_instances(ledger: Ledger, kinds: dict[str, str]) -> Iterator[Instance]:
    """Mỗi mức với hai kỳ liền trước và hai kỳ liền sau có số của cùng chuỗi (kế hoạch cũng là một mức)."""
    for series, measures in ledger.cells.items():
        kind = kinds.get(series.indicator, "flow")
        if kind in ("index", "rate") or series.indicator in ("trade_balance", "tasks_assigned"):
            continue
        periods: dict[Period, list[Fact]] = {}
        for measure in ("level", "plan") if kind == "flow" else ("level",):  # a plan may be of those to add
            for period, facts in measures.get(measure, {}).items():
                periods.setdefault(period, []).extend(facts)
        if len(periods) > 1:
            name = "product" if series.indicator == "product_output" else "item" if series.item else "total"
            yield from _pairs(periods, EQUATIONS[name], kind == "flow")


def growing_instances(ledger: Ledger, kinds: dict[str, str]) -> Iterator[Instance]:
    """Mỗi lũy kế với lũy kế dài hơn kế tiếp trong năm: số cộng dồn không giảm đi (`part-period`)."""
    grows = catalogue()["part-period"].equations[0]
    for series, measures in ledger.cells.items():
        levels = measures.get("level", {})
        if kinds.get(series.indicator, "flow") != "flow" or series.indicator == "trade_balance":
            continue
        order = sorted((one for one in levels if one.is_cumulative), key=lambda one: (one.year, one.last))
        for part, whole in pairwise(order):
            if part.year == whole.year:
                for instance in _instances(list(levels[part]), list(levels[whole]), grows, Decimal(1)):
                    yield Instance(grows, dict(zip(("part", "whole"), instance.facts.values(), strict=True)))


def kin_instances(ledger: Ledger) -> Iterator[Instance]:
    """Xuất khẩu với nhập khẩu, bán lẻ với tổng mức, cùng nơi, cùng kỳ, cùng loại hình: không lệch nhau trăm lần."""
    for first, second, factor in KIN:
        equation = _equation(factor, "0.2")
        for series, measures in ledger.cells.items():
            if series.indicator != first or (series.item and not series.item.startswith(OWNERS)):
                continue
            for period, facts in measures.get("level", {}).items():
                others = ledger.at(replace(series, indicator=second), "level", period)
                if others:
                    yield from _instances(list(facts), list(others), equation, Decimal(1))


def magnitude_instances(ledger: Ledger) -> Iterator[Instance]:
    """Số cả tỉnh với khoảng mà một tỉnh có thể có trong một năm (`definitions/magnitudes.toml`)."""
    for series, measures in ledger.cells.items():
        bounds = magnitudes().get(series.indicator)
        if bounds is None or series.item or series.home not in provinces():
            continue
        for measure in ("level", "plan"):
            for period, facts in measures.get(measure, {}).items():
                share = Decimal(period.months) / 12
                constants = MappingProxyType({"usual": Interval(bounds.low * share, bounds.high * share)})
                for fact in facts:
                    if fact.unit == bounds.unit and fact.span.low > 0:
                        yield Instance(MAGNITUDE, {"level": fact}, constants)


def _pairs(periods: dict[Period, list[Fact]], equation: Equation, per_month: bool) -> Iterator[Instance]:
    order = sorted(periods, key=lambda period: period.year * 12 + (period.first + period.last) / 2)
    for index, period in enumerate(order):
        for other in order[index + 1 : index + 1 + NEIGHBOURS]:
            ratio = Decimal(period.months) / Decimal(other.months) if per_month else Decimal(1)
            yield from _instances(periods[period], periods[other], equation, ratio)


def _instances(
    facts: list[Fact], others: list[Fact], equation: Equation, months: Decimal
) -> Iterator[Instance]:
    constants = MappingProxyType({"months": Interval.point(months)})
    seen: set[tuple[int, int]] = set()
    pairs = [(fact, others[0]) for fact in facts] + [(facts[0], other) for other in others]
    for fact, other in pairs:
        comparable = not (fact.unit and other.unit) or fact.unit == other.unit
        positive = fact.span.low > 0 and other.span.low > 0
        if (id(fact), id(other)) not in seen and comparable and positive:
            seen.add((id(fact), id(other)))
            yield Instance(equation, {"level": fact, "other": other}, constants)
