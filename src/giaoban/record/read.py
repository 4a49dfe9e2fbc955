"""Đọc sổ: what the book says, as it was stated by a day (`as_of`) and as it was known at a moment (`known_at`).

Of the statements under one key, `read` gives the one that stands: the surest status first (chính thức, sơ bộ,
then all others), then the latest stated, then the last written. `vintages` gives them all.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from django.db import connection
from django.utils import timezone

from giaoban.record.entry import Recorded, Source
from giaoban.record.keys import SeriesKey, codes_named, period_of, series_figure
from giaoban.record.models import Batch
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

Some = str | Iterable[str] | None
Row = tuple[Any, ...]
COLUMNS = (
    'o.id, o.batch_id, o.document_id, o.series_id, o.year, o."first", o."last", o.status, CAST(o.as_of AS text), '
    'o.digits, o.places, o.scale, o.modifier, o."null", o.stated, o.sentence, o."start", o."end"'
)
SETTLED = (Status.PRELIMINARY, Status.OFFICIAL)
STATUSES = {status.value: status for status in Status}
SERIES_AT, STATUS_AT, NULL_AT = (
    3,
    7,
    13,
)  # places of these columns; those between series and status are the period
SERIES, DOCUMENT = ", ".join(SeriesKey._fields), "url, title, published"
TARGETS = (Status.PLAN, Status.FORECAST)
RANKS = {one.value: one.rank if one in (*SETTLED, *TARGETS) else 0 for one in Status}


def read(
    *,
    place: Some = None,
    indicator: Some = None,
    measure: str | Measure | Iterable[str | Measure] | None = None,
    item: Some = None,
    scope: Some = None,
    source: Some = None,
    border: Some = None,
    period: Period | Iterable[Period] | None = None,
    years: tuple[int, int] | None = None,
    status: Some = None,
    as_of: date | None = None,
    known_at: datetime | date | None = None,
    nulls: bool = False,
) -> list[Recorded]:
    """Số liệu hiện hành của mỗi khóa hợp điều kiện, xếp theo khóa. Địa bàn ghi bằng tên hay mã.

    `period` asks for these periods exactly, `years` for every period of these years; a condition left out does not
    limit. Rows whose standing statement is a null ("(-)", "(...)") come only with `nulls=True`.
    """
    rows = rows_where(
        place=place,
        indicator=indicator,
        measure=measure,
        item=item,
        scope=scope,
        source=source,
        border=border,
        period=period,
        years=years,
        status=status,
        as_of=as_of,
        known_at=known_at,
    )
    standing: dict[Row, Row] = {}
    for row in rows:
        key = row[SERIES_AT:STATUS_AT]
        if key not in standing or _raw_order(row) >= _raw_order(standing[key]):
            standing[key] = row
    return built([row for row in standing.values() if nulls or not row[NULL_AT]])


def vintages(
    key: FigureKey, *, as_of: date | None = None, known_at: datetime | date | None = None
) -> list[Recorded]:
    """Mọi lần nêu một khóa, theo thứ tự được nêu rồi được ghi."""
    rows = statements(
        place=key.place,
        indicator=key.indicator,
        measure=key.measure,
        item=key.item,
        scope=key.scope,
        source=key.source,
        border=key.border,
        period=key.period,
        as_of=as_of,
        known_at=known_at,
    )
    return sorted((row for row in rows if row.figure.key == key), key=lambda row: (row.as_of, row.id))


def observation(pk: int) -> Recorded | None:
    """Một số liệu theo mã."""
    rows = built(fetch("o.id = %s", [pk]))
    return rows[0] if rows else None


def standing_order(row: Recorded) -> tuple[int, date, int]:
    """Thứ tự để chọn số liệu hiện hành: trạng thái, ngày nêu, thứ tự ghi."""
    return RANKS[row.figure.status.value], row.as_of, row.id


def _raw_order(row: Row) -> tuple[int, str, int]:
    """Như `standing_order`, trên dòng chưa dựng."""
    return RANKS[row[STATUS_AT]], row[STATUS_AT + 1], row[0]


def statements(
    *, as_of: date | None = None, known_at: datetime | date | None = None, **conditions: Any
) -> list[Recorded]:
    """Mọi lần nêu hợp điều kiện, theo thứ tự ghi."""
    return built(rows_where(as_of=as_of, known_at=known_at, **conditions))


def rows_where(
    *, as_of: date | None = None, known_at: datetime | date | None = None, **conditions: Any
) -> list[Row]:
    """Các dòng hợp điều kiện, chưa dựng, theo thứ tự ghi."""
    clauses, values = [], []
    for clause, some in where(**conditions):
        clauses.append(clause)
        values += some
    if known_at is not None:
        clauses.append("o.id <= %s")
        values.append(last_known(known_at))
    if as_of is not None:
        clauses.append("o.as_of <= %s")
        values.append(as_of)
    return fetch(" AND ".join(clauses) or "1 = 1", values)


def where(
    *,
    place: Some = None,
    measure: str | Measure | Iterable[str | Measure] | None = None,
    period: Period | Iterable[Period] | None = None,
    years: tuple[int, int] | None = None,
    up_to: Period | None = None,
    status: Some = None,
    **texts: Some,
) -> Iterator[tuple[str, list[Any]]]:
    """Các điều kiện SQL và giá trị của chúng; `up_to` bỏ những kỳ rời (không lũy kế) sau kỳ ấy."""
    if place is not None:
        yield one_of("s.place", [code for name in several(place) for code in codes_named(name)])
    if measure is not None:
        yield one_of("s.measure", [Measure(one).value for one in several(cast(Some, measure))])
    for column, some in texts.items():
        if some is not None:
            yield one_of(f"s.{column}", several(some))
    if status is not None:
        yield one_of("o.status", several(status))
    if years is not None:
        yield "o.year BETWEEN %s AND %s", list(years)
    if up_to is not None:
        before, same = "o.year < %s", 'o.year = %s AND (o."last" <= %s OR o."first" = 1)'
        yield f"({before} OR {same})", [up_to.year, up_to.year, up_to.last]
    if period is not None:
        yield in_periods([period] if isinstance(period, Period) else list(period))


def in_periods(periods: list[Period]) -> tuple[str, list[Any]]:
    """Điều kiện "đúng các kỳ này", viết để chỉ mục theo khóa dùng được cả ba cột."""
    years: dict[tuple[int, int], list[int]] = {}
    for one in periods:
        years.setdefault((one.first, one.last), []).append(one.year)
    each, values = [], []
    for (first, last), some in years.items():
        each.append(f'o.year IN ({", ".join(["%s"] * len(some))}) AND o."first" = %s AND o."last" = %s')
        values += [*some, first, last]
    if len(each) == 1:
        return each[0], values
    every = sorted({one.year for one in periods})
    some_year = f"o.year IN ({', '.join(['%s'] * len(every))})" if every else "1 = 0"
    return f"{some_year} AND ({' OR '.join(f'({one})' for one in each) or '1 = 0'})", [*every, *values]


def one_of(column: str, values: list[str]) -> tuple[str, list[Any]]:
    """Điều kiện "cột thuộc tập"."""
    if not values:
        return "1 = 0", []
    return f"{column} IN ({', '.join(['%s'] * len(values))})", list(values)


def several(some: Some) -> list[str]:
    """Một hay nhiều giá trị thành danh sách."""
    return [some] if isinstance(some, str) else list(some or ())


def last_known(moment: datetime | date) -> int:
    """Mã số liệu cuối cùng đã có trong sổ vào lúc ấy (một ngày thì tính đến hết ngày)."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    known = Batch.objects.filter(known_at__lte=moment).order_by("-id").values_list("last_id", flat=True)
    return known.first() or 0


def fetch(condition: str, values: list[Any]) -> list[Row]:
    """Lấy các dòng theo điều kiện, theo thứ tự ghi."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM record_series s JOIN record_observation o ON o.series_id = s.id "
            f"WHERE {condition}",
            values,
        )
        rows: list[Row] = cursor.fetchall()
    return sorted(rows, key=itemgetter(0))  # they come by series, nearly in order: dearer to sort in SQL


def built(rows: list[Row]) -> list[Recorded]:
    """Dựng các dòng thành giá trị; chuỗi, nguồn, lần ghi của chúng mỗi thứ lấy một lần."""
    series = {
        pk: (key := SeriesKey(*cells), series_figure(key))
        for pk, cells in load("record_series", SERIES, {row[SERIES_AT] for row in rows}).items()
    }
    documents = {
        pk: Source(*cells)
        for pk, cells in load("record_document", DOCUMENT, {row[2] for row in rows}).items()
    }
    batches = {
        pk: (timezone.localtime(known_at), author)
        for pk, known_at, author in Batch.objects.filter(id__in={row[1] for row in rows}).values_list(
            "id", "known_at", "author"
        )
    }
    return [recorded(row, *series[row[SERIES_AT]], documents[row[2]], *batches[row[1]]) for row in rows]


def load(table: str, columns: str, ids: set[int]) -> dict[int, tuple[Any, ...]]:
    """Các dòng của một bảng nhỏ theo mã."""
    found = {}
    ordered = sorted(ids)
    with connection.cursor() as cursor:
        for at in range(0, len(ordered), 500):
            some = ordered[at : at + 500]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT id, {columns} FROM {table} WHERE id IN ({marks})", some)
            found.update({row[0]: row[1:] for row in cursor.fetchall()})
    return found


cached_day = lru_cache(maxsize=10_000)(date.fromisoformat)


def recorded(
    row: Row, series: SeriesKey, key: FigureKey, source: Source, known_at: datetime, author: str
) -> Recorded:
    """Một dòng của sổ thành giá trị; `key` là khóa của chuỗi ở một kỳ nào đó."""
    pk, batch, _, number, year, first, last, status, as_of, digits, places, scale, modifier, null, *rest = row
    stated, sentence, start, end = rest
    amount = Amount(Decimal(digits or 0).scaleb(-places), scale, series.unit)
    there = key.with_period(period_of(year, first, last))
    return Recorded(
        Figure(there, amount, STATUSES[status], modifier, places),
        pk,
        source,
        sentence,
        None if start is None else (start, end),
        stated,
        cached_day(as_of),
        known_at,
        author,
        series.place,
        number,
        batch,
        null,
    )
