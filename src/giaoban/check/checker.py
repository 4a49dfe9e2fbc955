"""Kiểm tra: readings and the book in, findings and a standing for every claim out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from giaoban.check.beside import beside
from giaoban.check.bind import bind
from giaoban.check.catalogue import all_equations
from giaoban.check.counts import assigned_facts, count_instances
from giaoban.check.dates import base_years, typed_years
from giaoban.check.denominator import on_any_whole
from giaoban.check.equation import Instance
from giaoban.check.fact import Fact, Ledger, build_ledger, fact_of_claim, fact_of_figure, tie_units
from giaoban.check.finding import Finding, Review
from giaoban.check.judge import judge
from giaoban.check.lists import list_instances
from giaoban.check.pace import uneven
from giaoban.check.pairs import own_border_instances, same_key_instances, settled, unchanged
from giaoban.check.redate import Redates
from giaoban.check.remaining import crossed, remaining
from giaoban.check.report import merged, sort_findings
from giaoban.check.scale import growing_instances, kin_instances, magnitude_instances, scale_instances
from giaoban.check.scope import SENTENCE, scopes
from giaoban.check.sheets import confirmed_cells, in_sheet, row_findings, rows_of
from giaoban.check.single import single_findings
from giaoban.check.stray import Strays
from giaoban.check.verdict import verdicts
from giaoban.check.vintages import vintage_findings
from giaoban.check.wording import contributions, former_places, ranking
from giaoban.reader.document import Reading
from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Indicator

KINDS: dict[str, str] = {"iip": "index", "cpi": "index", "industrial_clusters": "stock", "markets": "stock"}
COUNTS: dict[str, str] = dict.fromkeys(
    ("tasks_assigned", "tasks_completed", "tasks_in_progress", "tasks_overdue"), "count"
)


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
    papers = [facts_of(reading, barred) for reading in readings]
    facts = [fact for paper in papers for fact in paper]
    ledger = build_ledger(facts + [fact_of_figure(figure) for figure in book])
    instances = find_instances(ledger, kinds)
    instances += [instance for paper in papers for instance in document_instances(paper)]
    instances += [instance for reading in readings for instance in list_instances(cells_of(reading))]
    strays, redates = Strays(facts), Redates(ledger, lambda some: find_instances(some, kinds))
    judged = merged(
        strays.finding_of(redates.judged(one)) for one in judge(instances, facts) if one.fact.is_claim
    )
    rows = [row for reading in readings for row in rows_of(reading, kinds)]
    papers_known = {reading.document.id for reading in readings}
    others = [*row_findings(rows), *vintage_findings(rows)]
    others += [one for one in series_findings(ledger) if one.document in papers_known]
    others += beside(readings, [*singles, *judged])
    for reading, paper in zip(readings, papers, strict=True):
        others += wording_findings(reading, paper)
    findings = sort_findings([*singles, *judged, *quiet(others, judged)])
    return Review(findings, verdicts(readings, findings, instances, confirmed_cells(rows)))


def series_findings(ledger: Ledger) -> Iterator[Finding]:
    """Phát hiện trên chuỗi số mà không chỉ ra số nào sai: chép lại, phần còn lại, nhịp các kỳ."""
    yield from unchanged(ledger)
    yield from remaining(ledger)
    yield from crossed(ledger)
    yield from uneven(ledger)


def wording_findings(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Phát hiện khi lời trái với số, trong một văn bản."""
    yield from ranking(reading.document, facts)
    yield from contributions(reading.document, facts)
    yield from former_places(reading.document, facts)
    yield from base_years(reading.document, facts)
    yield from typed_years(reading.document, facts)


def known_kinds(indicators: Mapping[str, Indicator] | None = None) -> dict[str, str]:
    """Loại của từng chỉ tiêu; số nhiệm vụ đếm tại một thời điểm, không cộng theo kỳ."""
    return KINDS | {code: indicator.kind for code, indicator in (indicators or {}).items()} | COUNTS


def all_facts(reading: Reading, barred: Set[tuple[str, int, int]] = frozenset()) -> list[Fact]:
    """Mọi dữ kiện của một bài đọc, theo thứ tự trong văn bản, trừ các số ở `barred`."""
    document, text = reading.document.id, reading.document.text
    breaks = [found.end() for found in SENTENCE.finditer(text)]
    scope = scopes(reading)
    facts = (
        fact_of_claim(claim, document, text, bisect_right(breaks, claim.start), scope(claim))
        for claim in sorted(reading.claims, key=lambda claim: claim.start)
        if (document, claim.start, claim.end) not in barred
    )
    return tie_units([fact for fact in facts if fact is not None])


def facts_of(reading: Reading, barred: Set[tuple[str, int, int]]) -> list[Fact]:
    """Dữ kiện để thử đẳng thức: bỏ ô bảng tính (đã có phép kiểm riêng) và khóa đọc chưa chắc."""
    sheets = {(reading.document.id, claim.start, claim.end) for claim in reading.claims if in_sheet(claim)}
    settled_facts = settled(all_facts(reading, barred | sheets))
    return settled_facts + assigned_facts(settled_facts)


def cells_of(reading: Reading) -> list[Fact]:
    """Dữ kiện của các ô bảng tính, theo hàng: cột nào có tổng đứng trên các mục thì cộng lại."""
    cells = [claim for claim in reading.claims if in_sheet(claim)]
    return all_facts(replace(reading, claims=tuple(cells))) if cells else []


def find_instances(ledger: Ledger, kinds: dict[str, str]) -> list[Instance]:
    """Mọi lần áp đẳng thức trên bảng dữ kiện."""
    return [
        *on_any_whole(bind(ledger, all_equations(), kinds), ledger),
        *scale_instances(ledger, kinds),
        *growing_instances(ledger, kinds),
        *kin_instances(ledger),
        *magnitude_instances(ledger),
        *same_key_instances(ledger),
        *own_border_instances(ledger),
    ]


def document_instances(facts: Sequence[Fact]) -> Iterator[Instance]:
    """Đẳng thức của danh sách và số đếm trong một văn bản."""
    yield from list_instances(facts)
    yield from count_instances(facts)


def quiet(findings: Iterable[Finding], judged: Sequence[Finding]) -> list[Finding]:
    """Bỏ cảnh báo về những số đã có phát hiện."""
    known = {(one.document, one.start, one.end) for one in judged}
    return [one for one in findings if (one.document, one.start, one.end) not in known]
