"""Số đi liền: a growth told right after an amount that cannot be what it is said to be."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from giaoban.check.finding import Finding
from giaoban.check.single import single_finding
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim
from giaoban.terms.unit import is_ratio

NEAR = 40


def beside(readings: Iterable[Reading], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tốc độ, tỷ lệ đứng ngay sau một số của chỉ tiêu khác (sai đơn vị) hay của kỳ khác."""
    wrong = {
        (one.document, one.start, one.end)
        for one in findings
        if one.code == "unit-kind" or one.mend == "period"
    }
    papers = {document for document, _, _ in wrong}
    for document, claims in ((one.document, one.claims) for one in readings if one.document.id in papers):
        for level, growth in pairwise(sorted(claims, key=lambda claim: claim.start)):
            if (document.id, level.start, level.end) in wrong and _follows(level, growth):
                yield single_finding(document, growth, "beside", f"đi liền “{level.quote}”")


def _follows(level: Claim, growth: Claim) -> bool:
    alike = (level.indicator, level.period, level.place) == (growth.indicator, growth.period, growth.place)
    return alike and is_ratio(growth.unit) and not is_ratio(level.unit) and growth.start - level.end < NEAR
