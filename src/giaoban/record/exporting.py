"""Xuất sổ: every statement the book held at a moment, as a table in the columns that import reads."""

from collections.abc import Iterator
from datetime import date, datetime

import polars as pl
from django.utils import timezone

from giaoban.record.entry import Recorded
from giaoban.record.keys import full_gazetteer
from giaoban.record.read import built, fetch, last_known
from giaoban.record.sheet import COLUMNS, EXPORT_ONLY, FORMULA, TEXTS

FIRST = (
    "place",
    "indicator",
    "item",
    "measure",
    "period",
    "value",
    "unit",
    "scale",
    "status",
    "published",
    "url",
)
KEYED = (
    "place_code",
    "item_key",
    "border_key",
)  # the key as the book holds it, for formats that need it whole
ORDER = (*FIRST, *(name for name in (*COLUMNS, *EXPORT_ONLY) if name not in FIRST))
PART = 50_000
NULL_MARKS = {"none": "(-)", "uncollected": "(...)"}


def export_table(known_at: datetime | date | None = None, columns: tuple[str, ...] = ORDER) -> pl.DataFrame:
    """Mọi lần nêu có trong sổ vào lúc ấy, theo thứ tự ghi; mọi ô là chữ, giá trị đúng từng chữ số."""
    empty = pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    return pl.concat([empty, *(table for table, _ in export_parts(known_at, columns))])


def export_parts(
    known_at: datetime | date | None = None, columns: tuple[str, ...] = ORDER
) -> Iterator[tuple[pl.DataFrame, float]]:
    """Như `export_table`, từng phần để sổ lớn không chiếm hết bộ nhớ; kèm phần đã xong (0 đến 1)."""
    last = last_known(known_at or timezone.now())
    for after in range(0, last, PART):
        rows = [
            as_row(row, columns)
            for row in built(fetch("o.id > %s AND o.id <= %s", [after, min(after + PART, last)]))
        ]
        yield (
            pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"),
            min(1.0, (after + PART) / last),
        )


def for_spreadsheets(table: pl.DataFrame) -> pl.DataFrame:
    """Bảng CSV mở bằng bảng tính được an toàn: ô chữ mở đầu bằng dấu của công thức thì thêm một dấu nháy đơn.

    Import takes one such mark away again, so that what went out comes back letter for letter.
    """
    return table.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in TEXTS
        if name in table.columns
    )


def as_row(row: Recorded, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Một số liệu thành một dòng chữ."""
    key, amount = row.figure.key, row.figure.amount
    cells = {
        "place": key.place,
        "indicator": key.indicator,
        "item": row.stated or key.item,
        "measure": key.measure.value,
        "period": key.period.code,
        "value": NULL_MARKS.get(row.null, f"{amount.value:f}"),
        "unit": amount.unit,
        "scale": str(amount.scale),
        "status": row.figure.status.value,
        "published": row.source.published,
        "url": row.source.url,
        "title": row.source.title,
        "scope": key.scope,
        "source": key.source,
        "price_base": key.price_base,
        "calendar": key.calendar,
        "border": border_word(row),
        "modifier": row.figure.modifier,
        "null": row.null,
        "sentence": row.sentence,
        "start": str(row.span[0]) if row.span else "",
        "end": str(row.span[1]) if row.span else "",
        "id": str(row.id),
        "as_of": row.as_of.isoformat(),
        "known_at": row.known_at.isoformat(timespec="microseconds"),
        "author": row.author,
        "place_code": row.place_code,
        "item_key": key.item,
        "border_key": key.border,
    }
    return tuple(cells[name] for name in columns)


def border_word(row: Recorded) -> str:
    """Địa giới viết ra chỉ khi nó khác địa giới mà khi nạp sẽ tự lấy: ngày bắt đầu, hoặc "cũ" nếu từ xưa."""
    here = full_gazetteer(row.place_code)
    if len(here.by_code.get(row.place_code, ())) < 2:
        return ""
    last = row.figure.key.period.dates()[1]
    day = min(last, row.source.day) if row.source.day else last
    taken = here.version(row.place_code, day)
    if taken is not None and here.border(taken) == row.figure.key.border:
        return ""
    return row.figure.key.border or "cũ"
