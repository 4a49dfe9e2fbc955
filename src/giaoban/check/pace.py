"""Nhịp các kỳ: a cumulative that asks the months after an earlier one to run at quite another pace."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, groupby
from operator import attrgetter

from giaoban.check.fact import Fact, Ledger
from giaoban.check.finding import Finding
from giaoban.check.report import describe, said, source_of
from giaoban.terms.number import Interval, write_number

STEADY = frozenset({"industrial_output", "retail_sales_services", "retail_sales", "grdp"})
SHIFT = Decimal("1.6")


def uneven(ledger: Ledger) -> Iterator[Finding]:
    """Phần sau gấp hơn 1,6 lần phần đầu, tính bình quân tháng (chỉ tiêu ít mùa vụ)."""
    for series, measures in ledger.cells.items():
        levels = measures.get("level", {}) if series.indicator in STEADY else {}
        periods = sorted(period for period in levels if period.is_cumulative)
        for _, year in groupby(periods, key=attrgetter("year")):
            for part, whole in combinations(year, 2):
                if 2 < part.last < whole.last:
                    yield from _uneven(levels[part], levels[whole])


def _uneven(parts: tuple[Fact, ...], wholes: tuple[Fact, ...]) -> Iterator[Finding]:
    whole = next((one for one in wholes if one.is_claim or one.figure), None)
    if whole is None:
        return
    part = next((one for one in parts if one.unit == whole.unit and one.document == whole.document), parts[0])
    left = whole.period.last - part.period.last
    if part.unit != whole.unit or part.span.low <= 0 or not (whole.is_claim or part.is_claim or whole.figure):
        return
    rest = (whole.span - part.span) / Interval.point(left)
    before = part.span / Interval.point(part.period.last)
    if rest.low <= before.high * SHIFT or rest.low > before.high * 20:
        return
    ratio = write_number(rest.low / before.high, 2)
    line = (
        f"({whole.words} − {part.words}) ÷ {left} tháng, ít nhất gấp {ratio} lần bình quân "
        f"{part.period.last} tháng đầu"
    )
    yield said(whole, "pace", line, (f"Căn cứ: {describe(part)}: {part.words} [{source_of(part, whole)}].",))
