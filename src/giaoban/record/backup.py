"""Sao lưu và khôi phục: the whole database to one file and back; the file is always a SQLite book.

A SQLite book is copied page by page while others go on reading it. A PostgreSQL book is copied table by table
into a new SQLite book, and a backup is brought back the same way, so a backup moves between the two.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections, models, transaction

from giaoban.record.chain import breaks
from giaoban.record.models import Observation
from giaoban.record.seal import seal, unseal
from giaoban.record.write import COLUMNS, pour
from giaoban.settings import database
from giaoban.terms.error import InputError

OTHER = "backup"
CHUNK = 5_000
Tell = Callable[[str], None]


def back_up(path: Path) -> int:
    """Sao lưu sổ ra một tệp chưa có; trả về số số liệu đã sao."""
    if path.exists():
        raise InputError(
            "tên một tệp sao lưu chưa có",
            "so-2026-11-23.giaoban",
            f"{path} đã có",
            "Chọn tên khác; sao lưu không ghi đè.",
        )
    if not path.parent.is_dir():
        raise InputError("thư mục có sẵn", "/srv/sao-luu/so.giaoban", str(path), "Tạo thư mục rồi chạy lại.")
    draft = path.with_name(path.name + ".dang-ghi")
    draft.unlink(missing_ok=True)
    try:
        if connection.vendor == "sqlite":
            copy_pages(live(), draft)
        else:
            with other_book(draft):
                call_command("migrate", database=OTHER, interactive=False, verbosity=0)
                copy_tables("default", OTHER)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return Observation.objects.count()


def restore(path: Path, *, replace: bool, tell: Tell = lambda _: None) -> int:
    """Khôi phục sổ từ tệp sao lưu, sau khi soát dấu niêm phong của tệp; trả về số số liệu trong sổ."""
    if not replace and Observation.objects.exists():
        raise InputError(
            "một sổ trống để khôi phục vào, hoặc lệnh rõ ràng thay sổ đang có",
            "giaoban restore so.giaoban --replace",
            f"sổ đang có {Observation.objects.count()} số liệu",
            "Sao lưu sổ đang có trước, rồi thêm --replace nếu thật muốn thay.",
        )
    tell("soát tệp sao lưu")
    check_backup(path)
    tell("khôi phục")
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(live())
        connection.close()
    else:
        with other_book(path), transaction.atomic():
            empty_tables()
            copy_tables(OTHER, "default")
    call_command("migrate", interactive=False, verbosity=0)
    return Observation.objects.count()


def live() -> sqlite3.Connection:
    """Kết nối SQLite đang mở của sổ."""
    connection.ensure_connection()
    found: sqlite3.Connection = connection.connection
    return found


def copy_pages(source: sqlite3.Connection, path: Path) -> None:
    """Chép cả cơ sở dữ liệu SQLite ra một tệp."""
    with closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def check_backup(path: Path) -> None:
    """Tệp là một sổ sao lưu nguyên vẹn; nếu không thì nêu lỗi."""
    if not path.is_file():
        raise wrong_backup(path, "không có tệp này")
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\x00":
            raise wrong_backup(path, "không phải tệp sao lưu của Giaoban")
    try:
        with other_book(path):
            found = next((broken for _, broken in breaks(OTHER) if broken), None)
    except DatabaseError as failure:
        raise wrong_backup(path, f"tệp hỏng hoặc không phải sổ ({failure})") from failure
    if found:
        raise wrong_backup(path, f"dấu niêm phong không khớp: {found}")


def wrong_backup(path: Path, reason: str) -> InputError:
    """Lỗi: tệp sao lưu không dùng được."""
    return InputError(
        "tệp do lệnh `giaoban backup` ghi ra, còn nguyên vẹn",
        "so-2026-11-23.giaoban",
        f"{path}: {reason}",
        "Dùng bản sao lưu khác. Sổ chưa thay đổi.",
    )


@contextmanager
def other_book(path: Path) -> Iterator[None]:
    """Mở một sổ SQLite thứ hai bên cạnh sổ đang dùng."""
    config = {**database(f"sqlite:///{path.resolve()}"), "OPTIONS": {}}
    connections.settings[OTHER] = connections.configure_settings({"default": {}, OTHER: config})[OTHER]
    try:
        yield
    finally:
        connections[OTHER].close()
        del connections[OTHER]
        del connections.settings[OTHER]


def tables() -> list[type[models.Model]]:
    """Mọi bảng của hệ thống, kể cả bảng nối nhiều-nhiều."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def empty_tables() -> None:
    """Dọn sạch mọi bảng trước khi khôi phục (PostgreSQL); niêm phong được đặt lại ngay."""
    unseal(connection)
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}")
    seal(connection)


def copy_tables(source: str, target: str) -> None:
    """Chép mọi dòng của mọi bảng từ sổ này sang sổ kia, giữ nguyên mã."""
    with transaction.atomic(using=target), connections[target].constraint_checks_disabled():
        for model in tables():
            table = model._base_manager.using(target)
            if target == OTHER:
                with connections[target].cursor() as cursor:
                    cursor.execute(f"DELETE FROM {connections[target].ops.quote_name(model._meta.db_table)}")
            if model is Observation:
                pour_observations(source, target)
                continue
            names = [field.attname for field in model._meta.concrete_fields]
            rows = model._base_manager.using(source).values_list(*names).iterator(chunk_size=CHUNK)
            for some in in_chunks(rows):
                table.bulk_create([model(**dict(zip(names, row, strict=True))) for row in some])
        with connections[target].cursor() as cursor:
            for statement in connections[target].ops.sequence_reset_sql(no_style(), tables()):
                cursor.execute(statement)


def pour_observations(source: str, target: str) -> None:
    """Chép bảng số liệu, bảng lớn nhất, thẳng từ dòng sang dòng."""
    columns = f"id, batch_id, {COLUMNS}"
    taken = columns.replace("as_of", "CAST(as_of AS text)")
    with connections[source].chunked_cursor() as reading, connections[target].cursor() as writing:
        reading.execute(f"SELECT {taken} FROM {Observation._meta.db_table} ORDER BY id")
        rows = chain.from_iterable(iter(lambda: reading.fetchmany(CHUNK), []))
        pour(writing, Observation._meta.db_table, columns, rows, into=connections[target])


def in_chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """Từng đoạn dòng."""
    some: list[Any] = []
    for row in rows:
        some.append(row)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some
