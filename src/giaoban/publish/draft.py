"""Dự thảo báo cáo từ sổ: reads the book, leaves out what the checks call wrong, and composes the report.

The book's own contradictions (a level a thousand times off its neighbours, a part greater than its whole) never
reach the page: such a figure is withheld, and the report says which and why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from giaoban.check.book import check_book
from giaoban.check.catalogue import catalogue as check_catalogue
from giaoban.compute import Input, Rules
from giaoban.compute.reach import Reach, reach
from giaoban.office.count import tasks_of
from giaoban.office.waivers import waived
from giaoban.publish.content import Report
from giaoban.publish.duties import office_counts, overdue_plans, undated
from giaoban.publish.proof import Origin, Proof, prove
from giaoban.publish.prose import lower_first
from giaoban.publish.review import Notebook, Order, compose, spoken_names
from giaoban.publish.word import write_word
from giaoban.publish.word_form import review_form
from giaoban.publish.wording import Wording, review_wording
from giaoban.publish.work import CODES
from giaoban.publish.workbook import write_workbook
from giaoban.record.entry import Recorded
from giaoban.record.read import standing_order, statements
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.period import Period
from giaoban.terms.place import Level, Place

YEARS_BACK = 5
REPORTING: tuple[Level, ...] = ("province", "district", "commune")


@dataclass(frozen=True)
class Draft:
    """Dự thảo: báo cáo, chứng minh từng con số, tên chỉ tiêu theo mã, mẫu câu."""

    report: Report
    proofs: tuple[Proof, ...]
    names: Mapping[str, str]
    wording: Wording

    def word(self, form: bytes | None = None) -> bytes:
        """Tệp Word, theo mẫu thể thức của đơn vị hay mẫu chung."""
        return write_word(self.report, self.proofs, form or review_form(), self.names, self.wording)

    def workbook(self) -> bytes:
        """Bảng tính của các bảng và chứng minh."""
        return write_workbook(self.report, self.proofs)

    def proof_json(self) -> list[dict[str, Any]]:
        """Chứng minh dưới dạng JSON."""
        return [proof.as_json() for proof in self.proofs]


def draft_review(
    place: str,
    period: Period,
    *,
    day: date,
    number: str = "",
    signer: str = "",
    signer_title: tuple[str, ...] = (),
    known_at: date | None = None,
) -> Draft:
    """Dự thảo báo cáo của một địa bàn trong một kỳ; `known_at` lấy sổ như đã biết vào ngày ấy."""
    span, wording = reach(place, period), review_wording()
    if span.level not in REPORTING:
        raise not_reporting(span.place)
    rows = rows_in_reach(span, period, known_at)
    kept, withheld = trusted(rows)
    tasks = office_counts(span.code, span.place, period)
    has_tasks = any(row.figure.key.indicator in CODES and row.figure.key.period == period for row in kept)
    entries = [Input.of(row) for row in kept] + ([] if has_tasks else [one for one, _ in tasks])
    notebook = Notebook(
        plans=overdue_plans(span.code, period),
        withheld=reasons(withheld, span, period),
        undated=undated(tasks_of(span.code, period)),
    )
    order = order_of(span, period, day, number, signer, signer_title)
    rules = Rules(events=span.events, own=waived(span.code, span.place, known_at))
    report = compose(order, entries, indicators(), wording, units=span.units, notebook=notebook, rules=rules)
    origins = {str(row.id): origin_of(row) for row in rows} | {one.id: origin for one, origin in tasks}
    names = {code: one.name for code, one in spoken_names(indicators(), wording).items()}
    return Draft(report, prove(report, origins), MappingProxyType(names), wording)


def not_reporting(place: str) -> InputError:
    """Lỗi: cấp ấy không có Sở Công Thương báo cáo."""
    return InputError(
        "tên hay mã một tỉnh, thành phố hoặc đơn vị trực thuộc",
        "Hải Phòng; quận Hải An; 31",
        place,
        "Chọn một địa bàn do Sở Công Thương báo cáo.",
    )


def rows_in_reach(span: Reach, period: Period, known_at: date | None) -> list[Recorded]:
    """Số hiện hành của địa bàn trong mấy năm, và của các đơn vị xếp hạng ở kỳ này và cùng kỳ."""
    own = [span.code, *(event.old for event in span.events)]
    years = (period.year - YEARS_BACK, period.year + 1)
    rows = statements(place=own, years=years, known_at=known_at)
    if span.units:
        rows += statements(place=span.unit_codes, period=[period, period.last_year()], known_at=known_at)
    # with nothing near the period, every period is handed on, so that the error can name those that have figures
    return standing(rows or statements(place=own, known_at=known_at))


def rows_near(span: Reach, period: Period) -> list[Recorded]:
    """Đủ số hiện hành cho tổng quan: năm này và năm trước của địa bàn, số chung của các đơn vị xếp hạng ở hai kỳ."""
    own = [span.code, *(event.old for event in span.events)]
    rows = statements(place=own, years=span.years, up_to=period)
    if span.units:
        rows += statements(place=span.unit_codes, item="", period=[period, period.last_year()])
    return standing(rows)


def standing(rows: Iterable[Recorded]) -> list[Recorded]:
    """Số hiện hành của mỗi khóa; cùng một con số được nêu chính xác hơn (15,24% so với 15,2%) thì lấy lần ấy."""
    held: dict[tuple[int, int, int, int], list[Recorded]] = {}
    for row in rows:
        period = row.figure.key.period
        held.setdefault((row.series, period.year, period.first, period.last), []).append(row)
    chosen = []
    for some in held.values():
        if len(some) == 1:
            chosen += [row for row in some if not row.null]
            continue
        stands = max(some, key=standing_order)
        if not stands.null:
            chosen.append(min((row for row in some if _agrees(row, stands)), key=_width))
    return chosen


def _agrees(row: Recorded, stands: Recorded) -> bool:
    if row.null:
        return False
    inner, outer = row.figure.interval, stands.figure.interval
    return row is stands or (outer.low <= inner.low and inner.high <= outer.high)


def _width(row: Recorded) -> Decimal:
    return row.figure.interval.high - row.figure.interval.low


def trusted(rows: Sequence[Recorded]) -> tuple[list[Recorded], list[tuple[Figure, str]]]:
    """Những số không bị phép kiểm nào bác, và những số bị bác kèm mã phép kiểm."""
    findings = check_book([(row.figure, str(row.source)) for row in rows], indicators())
    errors = {found.figure: found.code for found in findings if found.severity == "error" and found.figure}
    kept = [row for row in rows if row.figure not in errors]
    return kept, list(errors.items())


def reasons(
    withheld: Sequence[tuple[Figure, str]], span: Reach, period: Period
) -> dict[tuple[str, str, str], str]:
    """Chuỗi có số bị giữ lại trong kỳ này, và lý do."""
    return {
        (figure.key.indicator, figure.key.item, figure.key.scope): lower_first(check_catalogue()[code].title)
        for figure, code in withheld
        if figure.key.period == period and figure.key.place == span.place
    }


def order_of(
    span: Reach, period: Period, day: date, number: str, signer: str, signer_title: tuple[str, ...]
) -> Order:
    """Yêu cầu làm báo cáo, với tên đầy đủ của địa bàn và của tỉnh, thành phố."""
    here = gazetteer() if gazetteer().version(span.code, period.dates()[1]) else gazetteer(communes=True)
    last = period.dates()[1]
    place = here.version(span.code, last)
    above = here.ancestors(place, last) if place else ()
    province = next((p for p in (place, *above) if p and p.level == "province"), place)
    full_name = place.name if place else span.place
    return Order(
        span.place,
        full_name,
        province.name if isinstance(province, Place) else full_name,
        period,
        day,
        number,
        signer,
        signer_title,
        here.border(place) if place else "",
    )


def origin_of(row: Recorded) -> Origin:
    """Gốc của một số trong sổ."""
    source = row.source
    return Origin(
        str(row.id), source.title, source.url, source.published, row.sentence, row.known_at.date().isoformat()
    )
