"""Ô → khẳng định: ghép nghĩa của hàng, của cột và của tên bảng."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median
from types import MappingProxyType

from giaoban.reader.document import Block, Cell, Document
from giaoban.reader.tables.columns import NEAR_HUNDRED, Column, columns
from giaoban.reader.tables.context import Context, context_of
from giaoban.reader.tables.grid import Matrix, Section, figure_columns, sections
from giaoban.reader.tables.heading import PREVIOUS, Form, resolve
from giaoban.reader.tables.names import inherited
from giaoban.reader.tables.rows import Meaning, meanings
from giaoban.reader.tables.unit import Unit, is_other_matter
from giaoban.reader.tables.values import Value, is_english, read_value, value_of
from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import Claim, Span
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import is_money

RATIO_MEASURES = (Measure.YOY, Measure.POP, Measure.PLAN_PCT, Measure.SHARE, Measure.INDEX)
COUNTABLE = frozenset(("exports", "imports", "product_output", "electricity_output", "electricity_sales",
                       "industrial_clusters", "markets"))  # fmt: skip


@dataclass(frozen=True)
class Said:
    """Điều một ô nói về cách đo: số đo, gốc so, kỳ."""

    measure: Measure
    base: str | None
    period: Period | None


def table_claims(document: Document, block: Block) -> tuple[Claim, ...]:
    """Các khẳng định của một khối bảng, theo thứ tự trong văn bản."""
    return tuple(sorted(_claims(document, block), key=lambda claim: claim.start))


def _claims(document: Document, block: Block) -> Iterator[Claim]:
    if block.table is None:
        return
    matrix = Matrix(document.text, block.table)
    figures = figure_columns(matrix)
    english = is_english(matrix.words(cell) for cell in block.table.cells if cell.column in figures)
    last: Section | None = None
    for section in sections(matrix):
        if not section.headings and last:
            section = replace(section, headings=last.headings)
        last = section
        context = context_of(document, block, matrix, section)
        named = columns(matrix, section, context)
        for meaning in meanings(matrix, section, context):
            form = _row_form(matrix, meaning, named)
            for column in named:
                cell = matrix.at.get((meaning.row.number, column.number))
                if cell is None or cell.row != meaning.row.number or cell.column != column.number:
                    continue
                value = read_value(matrix.words(cell), english)
                claim = value and _claim(document, block, cell, value, meaning, column, context, form)
                if claim:
                    yield claim


def _row_form(matrix: Matrix, meaning: Meaning, named: list[Column]) -> Form:
    """Whether a row of % is written around 100 or around 0, by its own levels."""
    cells = [
        matrix.at.get((meaning.row.number, column.number))
        for column in named
        if column.heading.measure is None
    ]
    values = [value for cell in cells if cell and (value := value_of(matrix.words(cell))) is not None]
    stated = [value for value in values if value]
    return "index" if stated and median(stated) > NEAR_HUNDRED else "growth"


def _claim(
    document: Document,
    block: Block,
    cell: Cell,
    value: Value,
    meaning: Meaning,
    column: Column,
    context: Context,
    form: Form,
) -> Claim | None:
    unit, unit_span = _unit(value, meaning, column, context)
    code, code_span, confidence = _indicator(meaning, column, context, unit)
    if code is None:
        return None
    said = _said(meaning, column, context, meaning.unit or unit, form, code, value.value)
    if said.measure in RATIO_MEASURES and unit is not None and unit[0] != "lần":
        unit, unit_span = ("%", 1), unit_span if unit[0] == "%" else None
    if unit is None:
        unit = ("%", 1) if said.measure in RATIO_MEASURES else _usual_unit(code)
        confidence *= 0.5 if is_money(unit[0]) else 1  # in đồng? in tỷ đồng? no one says
    place, place_span = _place(meaning, column, context)
    item, item_span = _item(meaning, column)
    if column.of_quantity and said.measure in RATIO_MEASURES and code in ("exports", "imports"):
        item = f"{item or 'hàng hóa'} (lượng)"  # not the growth of its value, another figure
    label = (meaning.label.start, meaning.label.end) if meaning.label else None
    why = {
        "indicator": code_span and (code_span,),
        "item": item_span and (item_span,),
        "measure": column.spans,
        "period": column.spans or (context.report_span and (context.report_span,)),
        "unit": unit_span and (unit_span,),
        "place": place_span and (place_span,),
        "row": label and (label,),
    }
    start, end = cell.start + value.start, cell.start + value.end
    return Claim(
        quote=document.text[start:end],
        start=start,
        end=end,
        indicator=code,
        measure=said.measure,
        value=value.value,
        unit=unit[0],
        scale=unit[1],
        item=item,
        period=said.period,
        place=place,
        modifier=value.modifier,
        status=_status(said, column),
        base=said.base,
        confidence=confidence if said.period else confidence * 0.8,
        where=cell.where or block.where,
        why=MappingProxyType({name: tuple(spans) for name, spans in why.items() if spans}),
    )


def _unit(
    value: Value, meaning: Meaning, column: Column, context: Context
) -> tuple[Unit | None, Span | None]:
    if value.unit:
        return (value.unit, 1), None
    if column.heading.is_ratio:
        return column.unit or ("%", 1), column.unit_span
    if meaning.unit and (meaning.unit[0] == "%" or not column.unit or column.unit[0] == "%"):
        return meaning.unit, meaning.unit_span
    return next(
        ((unit, span) for unit, span in ((column.unit, column.unit_span), (meaning.unit, meaning.unit_span),
                                         (context.unit, context.unit_span)) if unit),
        (None, None),
    )  # fmt: skip


def _indicator(
    meaning: Meaning, column: Column, context: Context, unit: Unit | None
) -> tuple[str | None, Span | None, float]:
    """The row's own indicator, else its column's, else the caption's; a physical unit alone makes it a product."""
    own = meaning.unit or column.unit or unit
    if meaning.indicator and (meaning.confidence == 1 or own is None or not is_other_matter(own[0])):
        return meaning.indicator, meaning.indicator_span, meaning.confidence
    if column.named:
        return column.named.indicator, (column.named.start, column.named.end), 0.95
    if own is not None and is_other_matter(own[0]):
        return None, None, 0.0
    physical = own is not None and own[0] not in ("VND", "USD", "%", "lần", "điểm phần trăm")
    if context.named and _fits(context.named.indicator, own, physical):
        return (
            inherited(context.named.indicator, meaning.text),
            (context.named.start, context.named.end),
            0.85,
        )
    if physical and meaning.unit and meaning.item:
        return "product_output", None, 0.7
    return None, None, 0.0


def _fits(code: str, unit: Unit | None, physical: bool) -> bool:
    """A caption's indicator holds for a row only if the row's unit can be its unit."""
    if unit is None or unit[0] in ("%", "lần"):
        return True
    if physical:
        return code in COUNTABLE or code.startswith("tasks")
    kind = indicators()[code].unit
    return code == "product_output" or kind in ("VND", "USD")


def _usual_unit(code: str) -> Unit:
    unit = indicators()[code].unit
    return ("%" if unit == "index" else unit), 1


def _said(
    meaning: Meaning,
    column: Column,
    context: Context,
    unit: Unit | None,
    form: Form,
    code: str,
    value: Decimal,
) -> Said:
    """Measure, base and period of a cell: the column says, the row's label may say too, the caption last."""
    heading = column.heading
    period = _period(meaning, column, context)
    if heading.measure in (Measure.YOY, Measure.POP):
        around_zero = form == "growth" and unit is not None and unit[0] == "%" and abs(value) < NEAR_HUNDRED
        return _compared(heading.measure, heading.base, "growth" if around_zero else column.form, period)
    if heading.measure is not None:
        return Said(heading.measure, None, period)
    label = meaning.heading
    in_percent = (unit is not None and unit[0] == "%") or (
        unit is None and indicators()[code].kind == "index"
    )
    if label.measure in (Measure.YOY, Measure.POP) and in_percent:
        growth = label.form == "growth" and indicators()[code].kind != "index"
        return _compared(label.measure, label.base, "growth" if growth else form, period)
    if label.measure not in (None, Measure.YOY, Measure.POP):
        return Said(label.measure or Measure.LEVEL, None, period)
    if not in_percent:
        return Said(Measure.LEVEL, None, period)
    if context.heading.measure is Measure.SHARE:
        return Said(Measure.SHARE, None, period)
    if indicators()[code].kind != "index" and context.heading.base is None:
        return Said(Measure.LEVEL, None, period)  # a rate of its own, as "tỷ lệ lấp đầy"
    base = "pop" if PREVIOUS.search(meaning.text.lower()) else context.heading.base or "yoy"
    return _compared(Measure.POP if base == "pop" else Measure.YOY, base, form, period)


def _compared(measure: Measure, base: str | None, form: Form | None, period: Period | None) -> Said:
    """A comparison written around 100 is an index with its base, one written around 0 a growth."""
    if form == "index" or base not in ("yoy", "pop"):
        return Said(Measure.INDEX, base, period)
    return Said(measure, base, period)


def _period(meaning: Meaning, column: Column, context: Context) -> Period | None:
    label = meaning.heading
    if not label.says_period or meaning.item is not None or label.is_ratio:
        return column.period
    if column.heading.months and not label.months:
        return Period(label.year, *column.heading.months) if label.year else column.period
    year = label.year or column.heading.year or (context.report.year if context.report else None)
    months = label.months or ((1, 12) if label.whole_year else None)
    if months and year:
        return Period(year, *months)
    return resolve(label, context.report)


def _place(meaning: Meaning, column: Column, context: Context) -> tuple[str | None, Span | None]:
    if meaning.place and meaning.label:
        return meaning.place, (meaning.label.start, meaning.label.end)
    if column.place:
        return column.place, column.spans[-1] if column.spans else None
    return context.place, context.place_span


def _item(meaning: Meaning, column: Column) -> tuple[str | None, Span | None]:
    if meaning.item is not None and meaning.label:
        return meaning.item, (meaning.label.start, meaning.label.end)
    if column.item is not None:
        return column.item, column.spans[-1] if column.spans else None
    return None, None


def _status(said: Said, column: Column) -> Status:
    if said.measure is Measure.PLAN:
        return Status.PLAN
    return column.heading.status or Status.ACTUAL
