"""Phần còn lại của năm: what a whole-year figure asks of the months still to come."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from giaoban.check.fact import Fact, Ledger
from giaoban.check.finding import Finding
from giaoban.check.report import said
from giaoban.terms.number import Interval, write_number

FAR = Decimal("0.30")
APART = Decimal("0.005")


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
    if part is None or part_growth is None:
        return
    rest = _growth_of_rest(whole, growth, part, part_growth)
    if rest is None or not _surprising(rest, part_growth.span):
        return
    yield _finding(whole, growth, part, part_growth, rest)


def crossed(ledger: Ledger) -> Iterator[Finding]:
    """Giá trị sản xuất và IIP của cùng nơi đi ngược chiều từ lũy kế đến cả năm."""
    for series, measures in ledger.cells.items():
        if series.indicator != "industrial_output" or series.item:
            continue
        output = measures.get("yoy", {})
        index = ledger.cells.get(replace(series, indicator="iip", basis=""), {}).get("yoy", {})
        for period in output:
            year = period.whole_year()
            if (
                period.is_cumulative
                and period != year
                and year in output
                and period in index
                and year in index
            ):
                yield from _crossed(output[year][0], output[period][0], index[year][0], index[period][0])


def _crossed(whole: Fact, part: Fact, index: Fact, part_index: Fact) -> Iterator[Finding]:
    rise, fall = whole.span - part.span, index.span - part_index.span
    apart = (rise.low > APART and fall.high < -APART) or (rise.high < -APART and fall.low > APART)
    if not apart or len({fact.document for fact in (whole, part, index, part_index)}) > 1:
        return
    line = (
        f"giá trị sản xuất từ {part.words} ({part.period.write()}) thành {whole.words} (cả năm), "
        f"IIP từ {part_index.words} thành {index.words}"
    )
    yield said(whole, "crossed", f"{line}: hai chỉ tiêu đi ngược chiều")


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
    change = write_number(abs(rest.middle) * 100, 1)
    verb = "giảm" if rest.middle < 0 else "tăng"
    left = part.period.rest_of_year()
    span = left.write() if left else ""
    line = (
        f"({whole.words} − {part.words}) ÷ ({whole.words} ÷ (1 + {growth.words}) − {part.words} ÷ "
        f"(1 + {part_growth.words})) − 1 = {verb} {change}%"
    )
    so_far = f"{part.period.write()} {_told(part_growth)}"
    reason = f"cả năm {_told(growth)} mà {so_far} thì {span} phải {verb} {change}%"
    return said(growth, "remaining-period", reason, (f"{line}.",))


def _told(growth: Fact) -> str:
    """Tốc độ bằng lời: "tăng 19,67%", "giảm 3%"."""
    return f"giảm {growth.words.removeprefix('-')}" if growth.value < 0 else f"tăng {growth.words}"
