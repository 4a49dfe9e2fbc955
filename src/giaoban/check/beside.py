"""Số đi liền: a growth told right after an amount that cannot be what it is said to be."""

from collections.abc import Iterable, Iterator

from giaoban.check.finding import Finding
from giaoban.check.scope import SENTENCE
from giaoban.check.single import single_finding
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim
from giaoban.terms.unit import is_ratio

NEAR = 40


def beside(readings: Iterable[Reading], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Tốc độ, tỷ lệ đứng ngay sau một số của chỉ tiêu khác (sai đơn vị) hay của kỳ khác."""
    wrong = {
        (one.document, one.start, one.end): one.mend == "period"
        for one in findings
        if one.code == "unit-kind" or one.mend == "period"
    }
    papers = {document for document, _, _ in wrong}
    for document, claims in ((one.document, one.claims) for one in readings if one.document.id in papers):
        ordered = sorted(claims, key=lambda claim: claim.start)
        for at, level in enumerate(ordered):
            misdated = wrong.get((document.id, level.start, level.end))
            for growth in ordered[at + 1 :] if misdated is not None else ():
                if not (
                    _follows(level, growth) or (misdated and _dated_together(level, growth, document.text))
                ):
                    break
                yield single_finding(document, growth, "beside", f"đi liền “{level.quote}”")


def _dated_together(level: Claim, growth: Claim, text: str) -> bool:
    """Tốc độ trong cùng câu, do chính những chữ ấy cho kỳ."""
    dated = bool(level.why.get("period")) and level.why.get("period") == growth.why.get("period")
    return dated and is_ratio(growth.unit) and not SENTENCE.search(text, level.end, growth.start)


def _follows(level: Claim, growth: Claim) -> bool:
    alike = (level.indicator, level.period, level.place) == (growth.indicator, growth.period, growth.place)
    return alike and is_ratio(growth.unit) and not is_ratio(level.unit) and growth.start - level.end < NEAR
