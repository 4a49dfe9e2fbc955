"""Phần còn lại của năm: what a whole-year figure asks of the months still to come."""

from collections.abc import Iterator
from decimal import Decimal

from giaoban.check.catalogue import catalogue
from giaoban.check.fact import Fact, Ledger
from giaoban.check.finding import Finding
from giaoban.check.report import describe
from giaoban.terms.number import Interval, write_number

FAR = Decimal("0.30")


def remaining(ledger: Ledger) -> Iterator[Finding]:
    """Cảnh báo khi phần còn lại của năm phải đổi chiều, hay đổi hẳn nhịp, so với lũy kế."""
    for measures in ledger.cells.values():
        levels, growths = measures.get("level", {}), measures.get("yoy", {})
        for period, facts in levels.items():
            year = period.whole_year()
            if period.is_cumulative and period.last > 5 and period != year:
                for whole in levels.get(year, ()):
                    yield from _rest(facts, whole, growths.get(period, ()), growths.get(year, ()))


def _rest(
    parts: tuple[Fact, ...], whole: Fact, part_growths: tuple[Fact, ...], growths: tuple[Fact, ...]
) -> Iterator[Finding]:
    growth = _near(whole, growths)
    if growth is None:
        return
    part = _same_document(whole, parts)
    part_growth = _near(part, part_growths) if part else None
    if part is None or part_growth is None or not growth.is_claim:
        return
    rest = _growth_of_rest(whole, growth, part, part_growth)
    if rest is None or not _surprising(rest, part_growth.span):
        return
    yield _finding(whole, growth, part, part_growth, rest)


def _near(fact: Fact, growths: tuple[Fact, ...]) -> Fact | None:
    after = [one for one in growths if one.document == fact.document and one.start > fact.start]
    return min(after, key=lambda one: one.start) if after else None


def _same_document(fact: Fact, others: tuple[Fact, ...]) -> Fact | None:
    return next((one for one in others if one.document == fact.document and one.unit == fact.unit), None)


def _growth_of_rest(whole: Fact, growth: Fact, part: Fact, part_growth: Fact) -> Interval | None:
    one = Interval.point(1)
    rest = whole.span - part.span
    base = whole.span / (one + growth.span) - part.span / (one + part_growth.span)
    return rest / base - one if base.low > 0 and rest.low > 0 else None


def _surprising(rest: Interval, so_far: Interval) -> bool:
    """Đổi chiều hẳn, hoặc lệch trên 30 điểm phần trăm."""
    turned = (so_far.low > 0 and rest.high < 0) or (so_far.high < 0 and rest.low > 0)
    return turned or rest.low - so_far.high > FAR or so_far.low - rest.high > FAR


def _finding(whole: Fact, growth: Fact, part: Fact, part_growth: Fact, rest: Interval) -> Finding:
    check = catalogue()["remaining-period"]
    change = write_number(abs(rest.middle) * 100, 1)
    verb = "giảm" if rest.middle < 0 else "tăng"
    left = part.period.rest_of_year()
    span = left.write() if left else ""
    line = (
        f"({whole.words} − {part.words}) ÷ ({whole.words} ÷ (1 + {growth.words}) − {part.words} ÷ "
        f"(1 + {part_growth.words})): {span} phải {verb} {change}% so với cùng kỳ"
    )
    return Finding(
        growth.document,
        check.code,
        check.severity,
        growth.start,
        growth.end,
        growth.quote,
        f"{describe(whole)} {growth.words}, trong khi {part.period.write()} {part_growth.words}: "
        f"{span} phải {verb} {change}%.",
        f"{check.explanation} {line}.",
        check.recommendation,
        None,
        (f"{line}.",),
        growth.where,
    )
