"""Kết luận về từng khẳng định: confirmed (by what), unconfirmed, warned, contradicted."""

from collections.abc import Iterable, Sequence

from giaoban.check.equation import Instance
from giaoban.check.finding import Finding, Standing, Verdict
from giaoban.check.report import confirmation
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim

STANDINGS: dict[str, Standing] = {"error": "contradicted", "warning": "warned", "note": "unconfirmed"}


def verdicts(
    readings: Sequence[Reading],
    findings: Sequence[Finding],
    instances: Sequence[Instance],
    cells: Iterable[tuple[Claim, str]] = (),
) -> tuple[Verdict, ...]:
    """Mỗi khẳng định một kết luận, theo thứ tự trong văn bản."""
    worst: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        key = (finding.document, finding.start, finding.end)
        if key not in worst or finding.severity == "error":
            worst[key] = finding
    confirmed = {id(claim): line for claim, line in cells}
    for instance in instances:
        if instance.confirms():
            for fact in instance.facts.values():
                if fact.claim is not None and id(fact.claim) not in confirmed:
                    confirmed[id(fact.claim)] = confirmation(instance, fact)
    found = []
    for reading in readings:
        document = reading.document.id
        for claim in reading.claims:
            problem = worst.get((document, claim.start, claim.end))
            if problem is not None and problem.severity != "note":
                found.append(Verdict(document, claim, STANDINGS[problem.severity], problem.message))
            elif id(claim) in confirmed:
                found.append(Verdict(document, claim, "confirmed", confirmed[id(claim)]))
            else:
                found.append(Verdict(document, claim, "unconfirmed"))
    return tuple(found)
