"""Cỡ số: a level against its neighbour periods, per month, so that a lost thousand stands out."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from giaoban.check.equation import Equation, Instance, Role
from giaoban.check.expression import compile_expression
from giaoban.check.fact import Fact, Ledger
from giaoban.terms.number import Interval
from giaoban.terms.period import Period

NEIGHBOURS = 2
FACTORS = {"total": Decimal(25), "item": Decimal(60), "product": Decimal(100)}
STEADY = frozenset({"exports", "imports", "trade_turnover", "retail_sales_services", "retail_sales", "grdp"})


def _equation(factor: Decimal) -> Equation:
    solve = {"level": f"near(other * months, {factor})", "other": f"near(level / months, {factor})"}
    return Equation(
        "scale",
        (Role("level", "level"), Role("other", "level")),
        MappingProxyType(solve),
        MappingProxyType({name: compile_expression(text) for name, text in solve.items()}),
        weight=Decimal("0.6"),
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
        for measure in ("level", "plan"):
            for period, facts in measures.get(measure, {}).items():
                periods.setdefault(period, []).extend(facts)
        if len(periods) > 1:
            name = "product" if series.indicator == "product_output" else "item" if series.item else "total"
            yield from _pairs(periods, EQUATIONS[name], kind == "flow")


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
