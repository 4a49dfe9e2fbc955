"""Bối cảnh của bảng: tên bảng và lời đứng ngay trên nó cho kỳ báo cáo, địa bàn, chỉ tiêu, đơn vị chung."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from giaoban.reader.document import Block, Document
from giaoban.reader.tables.grid import Matrix, Section, heading_words
from giaoban.reader.tables.heading import YEAR, Heading, Months, read_heading
from giaoban.reader.tables.names import PRICES, Named, clean_item, named_in, province_in
from giaoban.reader.tables.unit import Unit, known_unit, unit_in
from giaoban.terms.figure import Span
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

CAPTION_LENGTH = 250
CAPTIONS = 5
OPENING = 12
SENTENCE = re.compile(r".{60}[.;,]\s*$")
ITEM = re.compile(r"\s*[-+•*] |.*;\s*$", re.DOTALL)  # of a list that ends above the table
TASKS = re.compile(r"nhiệm vụ")
FILE_DATE = re.compile(r"(20\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")
QUANTITY_UNIT = re.compile(r"\blượng\s*[:(]\s*([^;,:()\n]+)", re.IGNORECASE)
WORTH_UNIT = re.compile(r"(?:trị giá|giá trị)\s*[:(]\s*([^;,:()\n]+)", re.IGNORECASE)
Text = tuple[str, int]


@dataclass(frozen=True)
class Context:
    """Những gì tên bảng và lời trên bảng cho biết; mỗi điều kèm chỗ của chữ nêu nó."""

    report: Period | None
    report_span: Span | None
    place: str | None
    place_span: Span | None
    named: Named | None
    unit: Unit | None
    unit_span: Span | None
    quantity_unit: Unit | None
    worth_unit: Unit | None
    heading: Heading
    tasks: bool


def context_of(document: Document, block: Block, matrix: Matrix, section: Section) -> Context:
    """Bối cảnh của một phần bảng."""
    titles = [(matrix.words(cell), cell.start) for cell in reversed(section.titles)]
    captions = titles + _captions(document, block)
    report, report_span = _report(document, block, matrix, section, captions)
    places = (
        (found, start) for text, start in [*captions, *_opening(document)] if (found := province_in(text))
    )
    place, place_span = next(((f[0], (s + f[1], s + f[2])) for f, s in places), (document.place, None))
    units = ((stated, start) for text, start in captions if (stated := unit_in(text) or _unit_at_end(text)))
    unit, unit_span = next((((f[0], f[1]), (s + f[2], s + f[3])) for f, s in units), (None, None))
    return Context(
        report,
        report_span,
        place,
        place_span,
        _named(captions),
        unit,
        unit_span,
        _unit_of(QUANTITY_UNIT, captions),
        _unit_of(WORTH_UNIT, captions),
        read_heading([text for text, _ in reversed(captions)]),
        any(TASKS.search(text.lower()) for text, _ in captions),
    )


def _unit_at_end(text: str) -> tuple[str, int, int, int] | None:
    """ "Giá trị sản xuất theo huyện, tỷ đồng"."""
    head, comma, tail = text.rpartition(",")
    unit = known_unit(tail) if comma else None
    return (*unit, len(head) + 1, len(text)) if unit else None


def _unit_of(pattern: re.Pattern[str], captions: Sequence[Text]) -> Unit | None:
    """ "Lượng: nghìn tấn; trị giá: triệu USD" above the table."""
    stated = (known_unit(found[1]) for text, _ in captions for found in pattern.finditer(text))
    return next((unit for unit in stated if unit), None)


def _named(captions: Sequence[Text]) -> Named | None:
    for text, start in captions:
        if named := named_in(text):
            return Named(named.indicator, None, start + named.start, start + named.end, named.whole)
    return None


def _captions(document: Document, block: Block) -> list[Text]:
    """The short texts right above the table, nearest first, down to the table before it; of the same sheet."""
    number = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    found: list[Text] = []
    for other in reversed(document.blocks[max(0, number - CAPTIONS - 1) : number]):
        text = document.text[other.start : other.end]
        if other.table or len(found) == CAPTIONS or len(text) > CAPTION_LENGTH:
            break
        if SENTENCE.search(text) or ITEM.match(text):
            break
        if "!" in other.where and not other.where.startswith(f"{block.where}!"):
            break
        found.append((text, other.start))
    return found


def _opening(document: Document) -> list[Text]:
    """The head of the whole document: its issuing body, title."""
    blocks = [block for block in document.blocks[:OPENING] if not block.table]
    return [
        (document.text[block.start : block.end], block.start)
        for block in blocks
        if block.end - block.start < 400
    ]


def _report(
    document: Document, block: Block, matrix: Matrix, section: Section, captions: Sequence[Text]
) -> tuple[Period | None, Span | None]:
    """The period reported on: from the captions, the sheet's name, the headings, the opening, the date, the file."""
    headings = [
        (words, 0) for column in section.figures for words in heading_words(matrix, section.headings, column)
    ]
    headings += _telling_labels(matrix, section)
    opening = _opening(document)
    for texts in (captions, [(block.where, 0)], opening):
        for text, start in texts:
            if months := read_heading([text.split("!")[0]]).months:
                year = _year([(text, 0), *captions, *headings, *opening], document)
                span = (start, start + len(text)) if start or texts is not headings else None
                return (Period(year, *months), span) if year else (None, None)
    year = _year([*captions, *headings, *opening], document)
    months = _latest_months(headings, year)
    if year and months:
        return Period(year, *months), None
    if year and any(YEAR.search(PRICES.sub(" ", text)) for text, _ in captions):
        return Period(year, 1, 12), None
    day = document.published or _letter_date(opening)
    if day:
        month = day.month if day.day >= 15 else day.month - 1
        return (Period(day.year, month, month) if month else Period(day.year - 1, 12, 12)), None
    stated = FILE_DATE.search(document.id)
    return (Period(int(stated[1]), int(stated[2]), int(stated[2])), None) if stated else (None, None)


def _letter_date(opening: Sequence[Text]) -> date | None:
    """ "Hải Phòng, ngày 18 tháng 9 năm 2023": the day of the letter."""
    for text, _ in opening:
        if found := re.search(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", text):
            with suppress(ValueError):
                return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def _year(texts: Sequence[Text], document: Document) -> int | None:
    found = [[int(year) for year in YEAR.findall(PRICES.sub(" ", text))] for text, _ in texts]
    years = next((years for years in found if years), [])
    if years:
        return max(years)
    stated = FILE_DATE.search(document.id)
    return document.published.year if document.published else int(stated[1]) if stated else None


def _telling_labels(matrix: Matrix, section: Section) -> Iterator[Text]:
    """The labels of rows that tell what was done when: "Ước 6 tháng năm 2022", over columns of places."""
    for row in section.body:
        cell = matrix.at.get((row.number, section.label))
        label = matrix.words(cell) if cell else ""
        if len(label) < CAPTION_LENGTH and read_heading([label]).status and clean_item(label) is None:
            yield label, 0


def _latest_months(headings: Sequence[Text], year: int | None) -> Months | None:
    """The latest month that a heading of the year names as done or estimated, not planned."""
    found: list[Months] = []
    for text, _ in headings:
        heading = read_heading([text])
        if heading.months and heading.year in (None, year) and heading.measure is not Measure.PLAN:
            found.append(heading.months)
    return max(found, key=lambda months: (months[1], months[0]), default=None)
