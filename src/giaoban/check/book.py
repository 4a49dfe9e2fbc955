"""Kiểm tra sổ: the equations tried on the recorded figures themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from giaoban.check.catalogue import catalogue
from giaoban.check.checker import find_instances, known_kinds, series_findings
from giaoban.check.fact import Fact, build_ledger, fact_of_figure
from giaoban.check.finding import Finding, Severity
from giaoban.check.judge import judge
from giaoban.check.report import finding_of, merged
from giaoban.check.single import wrong_unit
from giaoban.terms.figure import Claim, Figure
from giaoban.terms.indicator import Indicator
from giaoban.terms.unit import Amount


@dataclass(frozen=True)
class BookFinding:
    """Phát hiện trong sổ: mã, mức độ, địa bàn, kỳ, chỉ tiêu, phân tổ, câu nói, chứng cứ, số liệu bị nêu, số đề nghị."""

    code: str
    severity: Severity
    place: str
    period: str
    indicator: str
    item: str
    message: str
    evidence: tuple[str, ...] = ()
    figure: Figure | None = None
    suggestion: Amount | None = None

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON, như mục 6 của bản thiết kế."""
        return {
            "code": self.code,
            "severity": self.severity,
            "place": self.place,
            "period": self.period,
            "indicator": self.indicator,
            "item": self.item,
            "message": self.message,
            "evidence": list(self.evidence),
        }


def check_book(
    rows: Sequence[tuple[Figure, str]], indicators: Mapping[str, Indicator] | None = None
) -> list[BookFinding]:
    """Các mâu thuẫn trong sổ; mỗi dòng là số liệu và tên nguồn của nó."""
    kinds = known_kinds(indicators)
    found: list[BookFinding] = []
    facts: dict[int, Fact] = {}
    for number, (figure, source) in enumerate(rows):
        reason = wrong_unit(_as_claim(figure), kinds)
        if reason:
            found.append(_book_finding(figure, "unit-kind", "error", reason))
        else:
            facts[number] = replace(fact_of_figure(figure, source), start=number, end=number)
    ledger = build_ledger(facts.values())
    instances = find_instances(ledger, kinds)
    judged = merged(finding_of(one) for one in judge(instances, facts.values()))
    known = {one.start for one in judged}
    series = [one for one in series_findings(ledger) if one.start not in known]
    found += [_of_finding(facts[one.start], one) for one in (*judged, *series)]
    return sorted(found, key=lambda one: (one.severity, one.place, one.indicator, one.period))


def _as_claim(figure: Figure) -> Claim:
    amount = figure.amount
    return Claim(
        amount.write(),
        0,
        0,
        figure.key.indicator,
        figure.key.measure,
        amount.value,
        amount.unit,
        amount.scale,
    )


def _book_finding(figure: Figure, code: str, severity: Severity, reason: str) -> BookFinding:
    key = figure.key
    message = f"{figure.amount.write()}: {reason}. {catalogue()[code].explanation}"
    return BookFinding(
        code, severity, key.place, key.period.code, key.indicator, key.item, message, figure=figure
    )


def _of_finding(fact: Fact, finding: Finding) -> BookFinding:
    key = fact.figure.key if fact.figure else None
    return BookFinding(
        finding.code,
        finding.severity,
        key.place if key else "",
        fact.period.code,
        fact.series.indicator,
        key.item if key else "",
        f"{fact.words}: {finding.message} {finding.remedy}",
        finding.evidence,
        fact.figure,
        finding.suggestion,
    )
