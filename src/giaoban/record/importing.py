"""Nạp tệp: a whole file of figures into the book, all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import polars as pl
from django.db import transaction
from django.utils import timezone

from giaoban.record.entry import Source
from giaoban.record.keys import SeriesKey
from giaoban.record.rows import DOCUMENT, SERIES, SERIES_HASH, BadRowsError, judge_rows
from giaoban.record.sheet import LINE, column_letters, read_sheet
from giaoban.record.write import (
    CHUNK,
    Written,
    ensure_documents,
    ensure_series,
    lock_book,
    no_figures_yet,
    write_staged,
)

Progress = Callable[[str, int, int], None]
STAGED = (
    "series_id", "document_id", "year", "first", "last", "status", "day", "digits", "places", "scale_value",
    "modifier", "null_kind", "stated", "sentence", "from", "to",
)  # fmt: skip


def import_file(
    path: Path, author: str, *, known_at: datetime | None = None, progress: Progress | None = None
) -> Written:
    """Nạp một tệp; nêu mọi dòng sai cùng lúc; nạp lại cùng tệp không thêm gì."""
    tell = progress or (lambda *_: None)
    tell("đọc tệp", 0, 1)
    table = read_sheet(path)
    tell("kiểm dòng", 0, table.height)
    try:
        table = judge_rows(table, timezone.localdate())
    except BadRowsError as error:
        letters = column_letters(path)
        if not letters:
            raise
        raise BadRowsError(
            [replace(bad, cell=f"{letters.get(bad.column, '')}{bad.line}") for bad in error.rows]
        ) from None
    return write_table(table, author, f"nạp tệp {path.name}", known_at=known_at, progress=tell)


def write_table(
    table: pl.DataFrame, author: str, note: str, *, known_at: datetime | None = None, progress: Progress
) -> Written:
    """Ghi một bảng đã kiểm thành một lần ghi."""
    done = 0

    def count(rows: int) -> None:
        nonlocal done
        done += rows
        progress("ghi sổ", done, table.height)

    with transaction.atomic():
        moment = lock_book(known_at)
        staged = with_ids(table, timezone.localdate(moment))
        fresh = no_figures_yet(cast(int, staged["series_id"].min()))
        written = write_staged(staged_rows(staged), author, note, moment, count, fresh=fresh)
        progress("niêm phong", table.height, table.height)
    return written


def with_ids(table: pl.DataFrame, today: date) -> pl.DataFrame:
    """Các cột của `Staged` với mã chuỗi, mã nguồn, xếp theo khóa để ghi nhanh."""
    keys = table.select(SERIES_HASH, *SERIES.values()).unique(subset=SERIES_HASH)
    series = ensure_series(SeriesKey(*row[1:]) for row in keys.iter_rows())
    ids = [series[SeriesKey(*row[1:])] for row in keys.iter_rows()]
    sources = table.select(DOCUMENT).unique()
    documents = ensure_documents(Source(*row) for row in sources.iter_rows())
    numbers = [documents[Source(*row)] for row in sources.iter_rows()]
    series_ids = keys.lazy().select(SERIES_HASH, pl.Series("series_id", ids, dtype=pl.Int64))
    document_ids = sources.lazy().with_columns(pl.Series("document_id", numbers, dtype=pl.Int64))
    return (  # lazily: only the columns that are written are moved about
        table.lazy()
        .join(series_ids, on=SERIES_HASH)
        .join(document_ids, on=list(DOCUMENT))
        .with_columns(
            pl.col("day").fill_null(pl.min_horizontal("ends", pl.lit(today))).cast(pl.String),
            pl.when(pl.col("item") == pl.col("item_key"))
            .then(pl.lit(""))
            .otherwise(pl.col("item"))
            .alias("stated"),
            pl.col("start").cast(pl.Int32, strict=False).alias("from"),
            pl.col("end").cast(pl.Int32, strict=False).alias("to"),
        )
        .select(*STAGED, LINE)
        .sort("series_id", "year", "first", "last", LINE)
        .drop(LINE)
        .collect()
    )


def staged_rows(table: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Các dòng chờ ghi, theo thứ tự cột của `Staged`."""
    return (row for part in table.iter_slices(CHUNK) for row in part.rows())
