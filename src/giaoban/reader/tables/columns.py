"""Cột số của bảng: kỳ, số đo, trạng thái, đơn vị; và chỉ tiêu, phần chia nhỏ, địa bàn nếu tiêu đề cột nêu."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from giaoban.reader.document import Cell
from giaoban.reader.tables.context import Context
from giaoban.reader.tables.grid import Matrix, Section, heading_cells
from giaoban.reader.tables.heading import SHARE, Form, Heading, read_heading, resolve
from giaoban.reader.tables.names import Named, clean_item, inherited, named_in, place_of, task_in
from giaoban.reader.tables.unit import Unit, known_unit, unit_in
from giaoban.reader.tables.values import value_of
from giaoban.terms.figure import Span
from giaoban.terms.period import Period

ATTRIBUTE = re.compile(r"^(?:diện tích|số lượng|lượng|trị giá|giá trị|sản lượng|vốn)\b", re.IGNORECASE)
QUANTITY = re.compile(r"(?<!sản )\b(?:số )?lượng\b", re.IGNORECASE)
WORTH = re.compile(r"(?:trị giá|giá trị|kim ngạch)\b", re.IGNORECASE)
OF_A_WHOLE = re.compile(r"\b(?:trong|so với|trên)\b", re.IGNORECASE)  # "tỷ trọng trong tổng mức bán lẻ"
NEAR_HUNDRED = 50


@dataclass(frozen=True)
class Column:
    """Nghĩa của một cột số."""

    number: int
    spans: tuple[Span, ...]
    heading: Heading
    period: Period | None
    form: Form | None
    unit: Unit | None
    unit_span: Span | None
    named: Named | None
    item: str | None
    place: str | None
    of_quantity: bool = False


def columns(matrix: Matrix, section: Section, context: Context) -> list[Column]:
    """Nghĩa của các cột số, trái sang phải."""
    paths = {column: heading_cells(matrix, section.headings, column) for column in section.figures}
    headings = {
        column: read_heading([matrix.words(cell) for cell in cells], context.report)
        for column, cells in paths.items()
    }
    headings = _years_of_the_report(headings, context)
    found: list[Column] = []
    beside: Period | None = None  # of the column of levels nearest on the left
    for column in section.figures:
        made = _column(matrix, section, context, column, paths[column], headings[column], beside)
        beside = made.period if _is_level(made.heading) and made.period else beside
        found.append(made)
    return _with_attributes(found, matrix, paths)


def _is_level(heading: Heading) -> bool:
    return heading.measure is None and not heading.same and not heading.previous


def _years_of_the_report(headings: dict[int, Heading], context: Context) -> dict[int, Heading]:
    """ "Năm 2023 | Năm 2024" over a report of six months, with no month in any heading: six months of each year."""
    levels = [heading for heading in headings.values() if heading.measure is None]
    report = context.report
    stated = any(heading.months or heading.cumulative or heading.whole_year for heading in headings.values())
    if (
        report is None
        or report.months == 12
        or stated
        or not any(level.year == report.year for level in levels)
    ):
        return headings
    return {
        column: replace(heading, months=(report.first, report.last)) if heading.measure is None else heading
        for column, heading in headings.items()
    }


def _column(
    matrix: Matrix,
    section: Section,
    context: Context,
    number: int,
    cells: Sequence[Cell],
    heading: Heading,
    beside: Period | None,
) -> Column:
    spans = tuple((cell.start, cell.end) for cell in cells)
    words = [matrix.words(cell) for cell in cells]
    unit, unit_span = _unit(cells, words)
    of_quantity = any(QUANTITY.search(text) for text in words)
    if unit is None and not heading.is_ratio:
        unit = context.quantity_unit if of_quantity else context.worth_unit if _is_worth(words) else None
    named = _named(cells, words, context)
    place = place_of(words[-1]) if words and not heading.says_anything else None
    item = _item(words, named) if not place else None
    if named is None and item and context.named:
        code = inherited(context.named.indicator, item)
        named = replace(context.named, indicator=code) if code != context.named.indicator else None
    return Column(
        number,
        spans,
        heading,
        resolve(heading, context.report, beside),
        heading.form or _form(matrix, section, number),
        unit,
        unit_span,
        named,
        item,
        place,
        of_quantity,
    )


def _is_worth(words: Sequence[str]) -> bool:
    return any(WORTH.search(text) for text in words)


def _unit(cells: Sequence[Cell], words: Sequence[str]) -> tuple[Unit | None, Span | None]:
    for cell, text in reversed(list(zip(cells, words, strict=True))):
        if unit := known_unit(text):
            return unit, (cell.start, cell.end)
        if found := unit_in(text):
            return (found[0], found[1]), (cell.start + found[2], cell.start + found[3])
    return None, None


def _named(cells: Sequence[Cell], words: Sequence[str], context: Context) -> Named | None:
    for place, (cell, whole) in reversed(list(enumerate(zip(cells, words, strict=True)))):
        text = OF_A_WHOLE.split(whole)[0] if SHARE.search(whole.lower()) else whole
        if named := named_in(text):
            return Named(
                named.indicator, named.item, cell.start + named.start, cell.start + named.end, named.whole
            )
        if context.tasks and (code := task_in(" › ".join(words[: place + 1]))):
            return Named(code, None, cell.start, cell.end, True)
    return None


def _item(words: Sequence[str], named: Named | None) -> str | None:
    if named:
        return named.item
    for text in reversed(words):
        if not known_unit(text) and not read_heading([text]).says_anything and not ATTRIBUTE.match(text):
            return clean_item(text)
    return None


def _with_attributes(found: Sequence[Column], matrix: Matrix, paths: dict[int, list[Cell]]) -> list[Column]:
    """ "Xuất khẩu | Tăng trưởng (%)": a column of an attribute speaks of what the column to its left names."""
    made: list[Column] = []
    for column in found:
        cells = paths[column.number]
        attribute = bool(cells) and bool(ATTRIBUTE.match(matrix.words(cells[-1]).strip()))
        left = made[-1] if made else None
        if left and left.named and column.named is None and column.item is None and column.place is None:
            if attribute:  # "Cụm công nghiệp theo quy hoạch | Diện tích (ha)": the same measure too
                column = replace(column, heading=left.heading, period=left.period)
            column = replace(column, named=left.named, item=left.item)
        made.append(column)
    return made


def _form(matrix: Matrix, section: Section, column: int) -> Form | None:
    """Whether ratios are written around 100 (104,5) or around 0 (+4,5), by the column's own values."""
    cells = [matrix.at.get((row.number, column)) for row in section.body if row.kind == "body"]
    values = [value for cell in cells if cell and (value := value_of(matrix.words(cell))) is not None]
    if not values:
        return None
    return "index" if median(values) > NEAR_HUNDRED and min(values) >= 0 else "growth"
