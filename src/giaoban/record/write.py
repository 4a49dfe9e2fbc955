"""Ghi sổ: the only writer of observations. One call is one batch: all of it or nothing, sealed by a digest.

Rows are staged in a temporary table, then those that say nothing new (same key, same source, same value as the
last time) are left out, so that writing the same thing twice adds nothing.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from giaoban.record.chain import digest
from giaoban.record.entry import NewObservation, Source
from giaoban.record.keys import SeriesKey, locate, series_key
from giaoban.record.models import Batch, Document, Observation, Series
from giaoban.record.normal import normalised
from giaoban.terms.error import InputError
from giaoban.terms.number import write_number

LOCK = 20250701  # one writer at a time on PostgreSQL; SQLite's IMMEDIATE transaction does the same
LARGEST = 10**18
CHUNK, TOGETHER = 20_000, 100
T = TypeVar("T")
IN_ORDER = {"sqlite": "s.rowid", "postgresql": "s.ctid"}


class Staged(NamedTuple):
    """Một dòng chờ ghi, theo thứ tự cột của bảng `Observation` từ `series`."""

    series: int
    document: int
    year: int
    first: int
    last: int
    status: str
    as_of: str
    digits: int | None
    places: int
    scale: int
    modifier: str
    null: str
    stated: str
    sentence: str
    start: int | None
    end: int | None


COLUMNS = (
    'series_id, document_id, year, "first", "last", status, as_of, digits, places, scale, modifier, "null", '
    'stated, sentence, "start", "end"'
)
NEW_ROWS = """
    FROM record_stage s WHERE NOT EXISTS (
        SELECT 1 FROM record_observation o
        WHERE o.series_id = s.series_id AND o.year = s.year AND o."first" = s."first" AND o."last" = s."last"
          AND o.status = s.status AND o.document_id = s.document_id
          AND o.places = s.places AND o.scale = s.scale AND o.modifier = s.modifier AND o."null" = s."null"
          AND (o.digits = s.digits OR (o.digits IS NULL AND s.digits IS NULL))
          AND NOT EXISTS (
            SELECT 1 FROM record_observation later
            WHERE later.series_id = o.series_id AND later.year = o.year AND later."first" = o."first"
              AND later."last" = o."last" AND later.status = o.status AND later.document_id = o.document_id
              AND later.batch_id > o.batch_id))
"""


@dataclass(frozen=True)
class Written:
    """Kết quả một lần ghi: lần ghi (None nếu không có gì mới), số dòng thêm, số dòng đã có sẵn."""

    batch: Batch | None
    added: int
    unchanged: int


def write_observations(
    figures: Iterable[NewObservation],
    source: Source | None = None,
    author: str = "",
    *,
    note: str = "",
    known_at: datetime | None = None,
) -> list[Observation]:
    """Ghi các số liệu mới vào sổ, trả về những dòng đã thêm (bỏ qua dòng đã có y như vậy từ cùng nguồn).

    `source` stands for entries that name none. `known_at` is now unless given, and never goes back.
    """
    today = timezone.localdate()
    new = list(dict.fromkeys(normalised(with_source(entry, source), today) for entry in figures))
    with transaction.atomic():
        moment = lock_book(known_at)
        keys, documents = {}, {}
        for entry in new:
            key = entry.figure.key
            place = locate(key.place, key.period, entry.source.day, key.border)
            keys[entry] = series_key(key, entry.figure.amount.unit, place)
            documents[entry] = entry.source
        series_ids = ensure_series(keys.values())
        document_ids = ensure_documents(documents.values())
        staged = [stage_row(e, series_ids[keys[e]], document_ids[documents[e]], moment) for e in new]
        once = {row[:12]: row for row in reversed(staged)}  # a text may say the same twice: keep the first
        written = write_staged(reversed(once.values()), author, note, moment)
    if written.batch is None:
        return []
    return list(Observation.objects.filter(batch=written.batch).select_related("series", "document", "batch"))


def with_source(entry: NewObservation, source: Source | None) -> NewObservation:
    """Mục chờ ghi với nguồn của nó, hoặc nguồn chung."""
    if source is None or entry.source != Source():
        return entry
    return NewObservation(entry.figure, source, entry.sentence, entry.span, entry.stated, entry.null)


def stage_row(entry: NewObservation, series: int, document: int, moment: datetime) -> Staged:
    """Dòng chờ ghi của một số liệu."""
    figure = entry.figure
    digits, places = (None, 0) if entry.null else split_value(figure.amount.value, figure.places)
    start, end = entry.span or (None, None)
    period = figure.key.period
    return Staged(
        series,
        document,
        period.year,
        period.first,
        period.last,
        figure.status.value,
        (entry.source.day or min(period.dates()[1], timezone.localdate(moment))).isoformat(),
        digits,
        places,
        figure.amount.scale,
        figure.modifier,
        entry.null,
        entry.stated,
        entry.sentence,
        start,
        end,
    )


def split_value(value: Decimal, shown: int | None = None) -> tuple[int, int]:
    """Giá trị thành chữ số và số lẻ đã in: 28,870 là (28870, 3).

    >>> split_value(Decimal("28.870")), split_value(Decimal("1.5E+3")), split_value(Decimal("5"), 1)
    ((28870, 3), (1500, 0), (50, 1))
    """
    if not value.is_finite():
        raise InputError(
            "một con số", "28.87", str(value), "Sửa giá trị; ô trống ghi (-) hoặc (...), không ghi NaN."
        )
    exponent = value.as_tuple().exponent
    places = max(0, -exponent if isinstance(exponent, int) else 0, shown or 0)
    if value.adjusted() + places >= 18:
        raise InputError(
            "một con số không quá 18 chữ số, kể cả phần lẻ",
            "125887.9 với bậc 1000000000",
            f"{value:.3e}" if value.adjusted() > 30 else write_number(value),
            "Ghi giá trị ở bậc lớn hơn (triệu, tỷ) hoặc bớt số lẻ.",
        )
    return int(value.scaleb(places)), places


def lock_book(known_at: datetime | None = None) -> datetime:
    """Giữ quyền ghi đến hết giao dịch; trả về lúc ghi, không sớm hơn lần ghi trước, không ở tương lai."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    now = timezone.now()
    last = Batch.objects.order_by("-id").values_list("known_at", flat=True).first()
    if known_at is None:
        return max(now, last) if last else now
    if known_at > now or (last is not None and known_at < last):
        raise InputError(
            "lúc ghi vào sổ không ở tương lai và không sớm hơn lần ghi trước",
            "để trống: sổ tự lấy giờ hiện tại",
            known_at.isoformat(),
            "Bỏ tham số known_at. Đồng hồ của sổ không quay lui.",
        )
    return known_at


def ensure_series(keys: Iterable[SeriesKey]) -> dict[SeriesKey, int]:
    """Mã của mỗi chuỗi, thêm chuỗi chưa có."""
    wanted = set(keys)
    fields = SeriesKey._fields
    found = {}
    for some in chunks(sorted({key.place for key in wanted}), 500):
        for pk, *rest in Series.objects.filter(place__in=some).values_list("id", *fields):
            if (key := SeriesKey(*rest)) in wanted:
                found[key] = pk
    top = Series.objects.order_by("-id").values_list("id", flat=True).first() or 0
    new = [
        Series(id=top + number, **key._asdict())
        for number, key in enumerate(sorted(wanted - found.keys()), 1)
    ]
    Series.objects.bulk_create(new, batch_size=5_000)
    return found | {SeriesKey(*(getattr(row, name) for name in fields)): row.id for row in new}


def ensure_documents(sources: Iterable[Source]) -> dict[Source, int]:
    """Mã của mỗi nguồn, thêm nguồn chưa có."""
    wanted = set(sources)
    found = {}
    for some in chunks(sorted({source.url for source in wanted}), 500):
        for pk, *rest in Document.objects.filter(url__in=some).values_list("id", "url", "title", "published"):
            if (source := Source(*rest)) in wanted:
                found[source] = pk
    top = Document.objects.order_by("-id").values_list("id", flat=True).first() or 0
    ordered = sorted(wanted - found.keys(), key=lambda source: (source.published, source.url, source.title))
    new = [
        Document(id=top + number, url=source.url, title=source.title, published=source.published)
        for number, source in enumerate(ordered, 1)
    ]
    Document.objects.bulk_create(new, batch_size=5_000)
    return found | {Source(row.url, row.title, row.published): row.id for row in new}


def write_staged(
    rows: Iterable[tuple[Any, ...]],
    author: str,
    note: str,
    moment: datetime,
    progress: Callable[[int], None] | None = None,
    *,
    fresh: bool = False,
) -> Written:
    """Ghi các dòng đã sẵn sàng thành một lần ghi; gọi trong giao dịch đã giữ quyền ghi.

    `fresh` says that no series of these rows has any figure yet, so nothing can be said already: they go straight in.
    """
    previous = Batch.objects.order_by("-id").first()
    number = previous.pk + 1 if previous else 1
    with connection.cursor() as cursor:
        base = top_id(cursor)
        if fresh:
            numbered = ((at, number, *row) for at, row in enumerate(rows, base + 1))
            given = pour(cursor, "record_observation", f"id, batch_id, {COLUMNS}", numbered, progress)
        else:
            given = add_new_rows(cursor, rows, base, number, progress)
        last = top_id(cursor)
    if last == base:
        return Written(None, 0, given)
    batch = Batch(
        id=number,
        known_at=moment,
        author=author,
        note=note,
        first_id=base + 1,
        last_id=last,
        last_series=Series.objects.order_by("-id").values_list("id", flat=True).first() or 0,
        last_document=Document.objects.order_by("-id").values_list("id", flat=True).first() or 0,
    )
    batch.digest = digest(batch, previous)
    batch.save(force_insert=True)
    return Written(batch, last - base, given - (last - base))


def add_new_rows(
    cursor: CursorWrapper,
    rows: Iterable[tuple[Any, ...]],
    base: int,
    number: int,
    progress: Callable[[int], None] | None,
) -> int:
    """Đổ các dòng vào bảng tạm rồi thêm vào sổ những dòng nói điều mới; trả về số dòng đã đưa."""
    cursor.execute("DROP TABLE IF EXISTS record_stage")
    cursor.execute(
        f"CREATE TEMPORARY TABLE record_stage AS SELECT {COLUMNS} FROM record_observation WHERE 1 = 0"
    )
    given = pour(cursor, "record_stage", COLUMNS, rows, progress)
    cursor.execute(
        f"INSERT INTO record_observation (id, batch_id, {COLUMNS}) "
        f"SELECT {base} + row_number() OVER (ORDER BY {IN_ORDER[connection.vendor]}), {number}, {COLUMNS} "
        f"{NEW_ROWS}"
    )
    cursor.execute("DROP TABLE record_stage")
    return given


def no_figures_yet(first_series: int) -> bool:
    """Chưa chuỗi nào từ mã ấy trở đi có số liệu."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(series_id), 0) FROM record_observation")
        return int(cursor.fetchone()[0]) < first_series


def top_id(cursor: CursorWrapper) -> int:
    """Mã số liệu lớn nhất trong sổ."""
    cursor.execute("SELECT COALESCE(MAX(id), 0) FROM record_observation")
    return int(cursor.fetchone()[0])


def pour(
    cursor: CursorWrapper,
    table: str,
    columns: str,
    rows: Iterable[tuple[Any, ...]],
    progress: Callable[[int], None] | None = None,
    into: BaseDatabaseWrapper = connection,
) -> int:
    """Đổ các dòng vào một bảng: COPY trên PostgreSQL, nhiều dòng một lệnh trên SQLite; trả về số dòng."""
    count = 0
    for some in chunks(rows, CHUNK):
        if into.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in some:
                    copy.write_row(row)
        else:
            insert(into.connection, table, columns, some)
        count += len(some)
        if progress:
            progress(len(some))
    return count


def insert(into: sqlite3.Connection, table: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
    """Thêm các dòng vào bảng SQLite, `TOGETHER` dòng một lệnh: việc riêng của mỗi lệnh chia cho ngần ấy dòng."""
    marks = f"({', '.join('?' for _ in columns.split(','))})"
    for some in chunks(rows, TOGETHER):
        values = ", ".join([marks] * len(some))
        into.execute(f"INSERT INTO {table} ({columns}) VALUES {values}", tuple(chain.from_iterable(some)))


def chunks(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Chia thành từng đoạn."""
    source = iter(rows)
    while some := list(islice(source, size)):
        yield some
