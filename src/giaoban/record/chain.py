"""Dấu niêm phong: each batch's digest covers the digest before it and every row it added, so any change shows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db import connections

from giaoban.record.models import Batch, Observation

FIRST = "0" * 64
CHUNK = 20_000
SERIES = (
    "indicator",
    "item",
    "scope",
    "place",
    "border",
    "source",
    "price_base",
    "measure",
    "calendar",
    "unit",
)
DOCUMENT = ("url", "title", "published")
OBSERVATION = (
    "batch_id", "series_id", "document_id", "year", '"first"', '"last"', "as_of", "digits", "places", "scale",
    '"start"', '"end"', "status", "modifier", '"null"', "stated", "sentence",
)  # fmt: skip
LISTED = {"status", "modifier", '"null"'}  # words of a short list
FREE = {*SERIES, *DOCUMENT, "stated", "sentence"}  # may hold a NUL, at which SQLite's printf would stop
FORMAT = {"sqlite": "printf", "postgresql": "format"}


@dataclass(frozen=True)
class Break:
    """Chỗ đứt: lần ghi mà dấu niêm phong không còn khớp với những gì sổ đang giữ."""

    batch: int
    reason: str

    def __str__(self) -> str:
        return f"lần ghi {self.batch}: {self.reason}"


def digest(batch: Batch, previous: Batch | None, using: str = "default") -> str:
    """Dấu niêm phong của một lần ghi, tính từ những dòng đang nằm trong sổ."""
    seal = hashlib.sha256((previous.digest if previous else FIRST).encode())
    head = (batch.pk, batch.known_at.timestamp(), batch.author, batch.note, batch.first_id, batch.last_id)
    seal.update(repr(head).encode())
    before = previous or Batch(last_series=0, last_document=0)
    for table, columns, after, last in (
        ("record_series", SERIES, before.last_series, batch.last_series),
        ("record_document", DOCUMENT, before.last_document, batch.last_document),
        ("record_observation", OBSERVATION, batch.first_id - 1, batch.last_id),
    ):
        for rows in stored(table, columns, after, last, using):
            seal.update("\n".join(rows).encode())
    return seal.hexdigest()


def line(columns: tuple[str, ...], vendor: str) -> str:
    """Biểu thức SQL viết một dòng thành chữ; ô chữ kèm độ dài, để hai dòng khác nhau không viết giống nhau."""
    shaped = ["id", *(name for name in columns if name not in FREE)]
    shape = "|".join("%%s:%%s" if name in LISTED else "%%s" for name in shaped)
    cells = ", ".join(f"LENGTH({name}), {name}" if name in LISTED else name for name in shaped)
    free = [f"LENGTH({name}) || ':' || {name}" for name in columns if name in FREE]
    return " || '|' || ".join([f"{FORMAT[vendor]}('{shape}', {cells})", *free])


def stored(table: str, columns: tuple[str, ...], after: int, last: int, using: str) -> Iterator[list[str]]:
    """Các dòng của một bảng có mã trong khoảng (after, last], viết thành chữ, từng đoạn."""
    written = line(columns, connections[using].vendor)
    with connections[using].chunked_cursor() as cursor:
        cursor.execute(f"SELECT {written} FROM {table} WHERE id > %s AND id <= %s ORDER BY id", [after, last])
        while rows := cursor.fetchmany(CHUNK):
            yield [row[0] for row in rows]


def breaks(using: str = "default") -> Iterator[tuple[int, Break | None]]:
    """Soát từng lần ghi theo thứ tự: số dòng đã soát thêm, và chỗ đứt nếu có."""
    batches = list(Batch.objects.using(using).order_by("id"))
    first = Batch(id=0, first_id=0, last_id=0, last_series=0, last_document=0, digest=FIRST)
    for previous, batch in pairwise([first, *batches]):
        rows = batch.last_id - batch.first_id + 1
        held = Observation.objects.using(using).filter(batch_id=batch.pk).count()
        if batch.pk != previous.pk + 1 or batch.first_id != previous.last_id + 1:
            yield rows, Break(batch.pk, "thiếu một lần ghi hoặc một đoạn số liệu ngay trước đó")
        elif previous.pk and batch.known_at < previous.known_at:
            yield rows, Break(batch.pk, "ghi lúc sớm hơn lần ghi trước")
        elif held != rows:
            yield rows, Break(batch.pk, f"có {held} số liệu, lẽ ra {rows}")
        elif batch.digest != digest(batch, previous if previous.pk else None, using):
            yield rows, Break(batch.pk, "nội dung đã bị sửa sau khi ghi")
        else:
            yield rows, None
    yield from stray_rows(batches[-1] if batches else first, using)


def stray_rows(last: Batch, using: str) -> Iterator[tuple[int, Break]]:
    """Số liệu nằm ngoài mọi lần ghi."""
    stray = Observation.objects.using(using).filter(id__gt=last.last_id).count()
    if stray:
        yield stray, Break(last.pk, f"có {stray} số liệu sau lần ghi cuối, không thuộc lần ghi nào")
