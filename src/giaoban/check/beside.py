"""Số đi liền: a growth told right after an amount that cannot be what it is said to be."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from giaoban.check.finding import Finding
from giaoban.check.single import single_finding
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim
from giaoban.terms.unit import is_ratio

NEAR = 40


def beside(reading: Reading, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Tốc độ, tỷ lệ đứng ngay sau một số của chỉ tiêu khác (sai đơn vị) hay của kỳ khác."""
    wrong = {
        (one.start, one.end)
        for one in findings
        if one.document == reading.document.id and (one.code == "unit-kind" or one.mend == "period")
    }
    ordered = sorted(reading.claims, key=lambda claim: claim.start) if wrong else []
    for level, growth in pairwise(ordered):
        if (level.start, level.end) in wrong and _follows(level, growth):
            yield single_finding(reading.document, growth, "beside", f"đi liền “{level.quote}”")


def _follows(level: Claim, growth: Claim) -> bool:
    alike = (level.indicator, level.period, level.place) == (growth.indicator, growth.period, growth.place)
    return alike and is_ratio(growth.unit) and not is_ratio(level.unit) and growth.start - level.end < NEAR
