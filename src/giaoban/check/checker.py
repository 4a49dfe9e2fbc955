"""Kiểm tra: readings and the book in, findings and a standing for every claim out."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from giaoban.check.bind import bind
from giaoban.check.catalogue import all_equations
from giaoban.check.equation import Instance
from giaoban.check.fact import Fact, Ledger, build_ledger, fact_of_claim, fact_of_figure, tie_units
from giaoban.check.finding import Finding, Review
from giaoban.check.judge import judge
from giaoban.check.report import finding_of, sort_findings
from giaoban.check.scale import scale_instances
from giaoban.check.single import single_findings
from giaoban.check.verdict import verdicts
from giaoban.reader.document import Reading
from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Indicator

KINDS: dict[str, str] = {"iip": "index", "cpi": "index", "industrial_clusters": "stock", "markets": "stock"}
COUNTS: dict[str, str] = dict.fromkeys(
    ("tasks_assigned", "tasks_completed", "tasks_in_progress", "tasks_overdue"), "stock"
)
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ỹ])|\n")


def check(
    readings: Sequence[Reading],
    book: Sequence[Figure] = (),
    indicators: Mapping[str, Indicator] | None = None,
) -> tuple[Finding, ...]:
    """Các phát hiện trong mọi văn bản, đối chiếu với nhau và với sổ."""
    return review(readings, book, indicators).findings


def review(
    readings: Sequence[Reading],
    book: Sequence[Figure] = (),
    indicators: Mapping[str, Indicator] | None = None,
) -> Review:
    """Các phát hiện và kết luận về từng khẳng định."""
    kinds = known_kinds(indicators)
    singles = [
        finding
        for reading in readings
        for finding in single_findings(reading.document, reading.claims, kinds)
    ]
    barred = {(found.document, found.start, found.end) for found in singles if found.severity == "error"}
    facts = [fact for reading in readings for fact in facts_of(reading, barred)]
    ledger = build_ledger(facts + [fact_of_figure(figure) for figure in book])
    instances = find_instances(ledger, kinds)
    judged = [finding_of(judgement) for judgement in judge(instances) if judgement.fact.is_claim]
    findings = sort_findings(singles + judged)
    return Review(findings, verdicts(readings, findings, instances))


def known_kinds(indicators: Mapping[str, Indicator] | None = None) -> dict[str, str]:
    """Loại của từng chỉ tiêu; số nhiệm vụ đếm tại một thời điểm, không cộng theo kỳ."""
    return KINDS | {code: indicator.kind for code, indicator in (indicators or {}).items()} | COUNTS


def facts_of(reading: Reading, barred: set[tuple[str, int, int]]) -> list[Fact]:
    """Dữ kiện của một bài đọc, bỏ các số đã biết là sai đơn vị."""
    document, text = reading.document.id, reading.document.text
    breaks = [found.end() for found in SENTENCE.finditer(text)]
    facts = (
        fact_of_claim(claim, document, text, bisect_right(breaks, claim.start))
        for claim in sorted(reading.claims, key=lambda claim: claim.start)
        if (document, claim.start, claim.end) not in barred
    )
    return tie_units([fact for fact in facts if fact is not None])


def find_instances(ledger: Ledger, kinds: dict[str, str]) -> list[Instance]:
    """Mọi lần áp đẳng thức trên bảng dữ kiện."""
    return [*bind(ledger, all_equations(), kinds), *scale_instances(ledger, kinds)]
