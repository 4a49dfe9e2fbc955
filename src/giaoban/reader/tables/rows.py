"""Hàng của bảng: cấp bậc (I, 1, 1.1, a, -, thụt đầu), nhãn, chỉ tiêu thừa kế từ hàng trên, phần chia nhỏ, đơn vị."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.reader.document import Cell
from giaoban.reader.tables.context import Context
from giaoban.reader.tables.grid import Matrix, Row, Section
from giaoban.reader.tables.heading import Heading, read_heading
from giaoban.reader.tables.names import PRICES, Named, clean_item, inherited, named_in, place_of, task_in
from giaoban.reader.tables.unit import Unit, known_unit, read_unit, unit_in
from giaoban.terms.figure import Span

MARKER = re.compile(
    r"\s*([IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-zĐđ]|[-+*•–])(?:[.)]\s*|(?<=[-+*•–])\s*|\s*$)"
)
PART = re.compile(r"trong đó|khu vực|doanh nghiệp|ngành|khác|hộ ")  # of a place, not a place
INDENT_STEP = 2


@dataclass(frozen=True)
class Meaning:
    """Nghĩa của một hàng: chỉ tiêu, phần chia nhỏ, địa bàn, đơn vị, lời nêu kỳ hay số đo trong nhãn, độ tin."""

    row: Row
    label: Cell | None
    text: str
    indicator: str | None
    indicator_span: Span | None
    item: str | None
    place: str | None
    unit: Unit | None
    unit_span: Span | None
    heading: Heading
    confidence: float


def meanings(matrix: Matrix, section: Section, context: Context) -> Iterator[Meaning]:
    """Nghĩa của từng hàng thân, theo thứ tự; hàng nhóm cho nghĩa của các hàng dưới nó."""
    stack: list[tuple[tuple[str, int], Meaning]] = []
    places = _rows_are_places(matrix, section)
    for row in section.body:
        label = matrix.at.get((row.number, section.label))
        if row.kind == "group":
            label = max(row.cells, key=lambda cell: cell.end - cell.start)
        text = matrix.words(label) if label else ""
        key = _level(matrix, section, row, text)
        while stack and (key in [level for level, _ in stack] or key[0] in ("caps", "group")):
            level, _ = stack.pop()
            if level == key:
                break
        parent = stack[-1][1] if stack else None
        meaning = _meaning(matrix, section, context, row, label, parent, places)
        stack.append((key, meaning))
        if row.kind == "body":
            yield meaning


def _level(matrix: Matrix, section: Section, row: Row, text: str) -> tuple[str, int]:
    """What kind of mark stands before the label ("I", "1", "1.1", "a", "-"), and how far it is indented."""
    ordinal = matrix.at.get((row.number, section.ordinal)) if section.ordinal is not None else None
    mark = matrix.words(ordinal).strip().rstrip(".)") if ordinal and ordinal.column_span == 1 else ""
    found = MARKER.match(text)
    mark = mark or (found[1] if found else "")
    indent = (len(text) - len(text.lstrip())) // INDENT_STEP
    bullet = found[1] if found and found[1] in "-+*•–" else ""
    if bullet:
        return bullet, indent
    if not mark:
        kind = (
            "group"
            if row.kind == "group" and not indent
            else "caps"
            if text.isupper() and not indent
            else "plain"
        )
        return kind, indent
    if mark[0].isdigit():
        return f"number {mark.count('.')}", indent
    if re.fullmatch(r"[IVX]+", mark):
        return "roman", indent
    return ("letter" if mark.isupper() else "small letter"), indent


def _rows_are_places(matrix: Matrix, section: Section) -> bool:
    cells = [matrix.at.get((row.number, section.label)) for row in section.body if row.kind == "body"]
    labels = [matrix.words(cell) for cell in cells if cell]
    return sum(place_of(label) is not None for label in labels) > len(labels) / 2


def _meaning(
    matrix: Matrix,
    section: Section,
    context: Context,
    row: Row,
    label: Cell | None,
    parent: Meaning | None,
    places: bool,
) -> Meaning:
    text = matrix.words(label) if label else ""
    start = label.start if label else 0
    heading = read_heading([PRICES.sub(" ", text)])
    unit, unit_span = _unit(matrix, section, row, label, parent)
    place = place_of(text) if places else None
    named = None if place else _named(text, parent, context)
    item = None if place else clean_item(text)
    if places and item and not named and not place and not PART.search(text.lower()):
        place, item = item, None  # among places a name that no list holds is a place too
    if item is not None and (heading.is_ratio or (heading.says_period and not re.search(r"\w", item))):
        item = parent.item if parent and named is None else item
    if named and (parent is None or named.indicator != parent.indicator or named.whole):
        item = named.item
    if item is None and heading.is_ratio and parent and named is None:
        item = parent.item
    code: str | None
    span: Span | None
    if named:
        code, span, confidence = named.indicator, (start + named.start, start + named.end), 1.0
    elif parent and parent.indicator:
        code, span, confidence = inherited(parent.indicator, text), parent.indicator_span, 0.95
    else:
        return Meaning(row, label, text, None, None, item, place, unit, unit_span, heading, 0.8)
    if row.kind == "group" and named and code == "product_output":
        item = None
    return Meaning(row, label, text, code, span, item, place, unit, unit_span, heading, confidence)


def _named(text: str, parent: Meaning | None, context: Context) -> Named | None:
    """The row's own indicator; among products only a label that is an indicator and no more ("Điện sản xuất")."""
    named = named_in(text)
    if context.tasks and (code := task_in(text)):
        return Named(code, None, 0, len(text), True)
    above = parent.indicator if parent else context.named.indicator if context.named else None
    if named and above == "product_output" and not named.whole and named.indicator != "product_output":
        return None
    return named


def _unit(
    matrix: Matrix, section: Section, row: Row, label: Cell | None, parent: Meaning | None
) -> tuple[Unit | None, Span | None]:
    """From the unit column, else from the label ("Xuất khẩu (triệu USD)", "Xi măng, tấn"), else as the row above it."""
    if section.unit is not None:
        cell = matrix.at.get((row.number, section.unit))
        words = matrix.words(cell).strip() if cell else ""
        if cell and words in ('"', "nt", "-nt-", "//", "''"):
            return (parent.unit, parent.unit_span) if parent else (None, None)
        if cell and (unit := read_unit(words)):
            return unit, (cell.start, cell.end)
    if label is None:
        return None, None
    text = matrix.words(label)
    if found := unit_in(text):
        return (found[0], found[1]), (label.start + found[2], label.start + found[3])
    head, comma, tail = text.rpartition(",")
    if comma and head and (unit := known_unit(tail)) and tail.strip().lower() != "con":
        return unit, (label.start + len(head) + 1, label.end)
    if parent and parent.unit and section.unit is None:
        return parent.unit, parent.unit_span
    return None, None
