"""Niêm phong: triggers that make the database itself refuse to change or delete what the book holds."""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("record_batch", "record_document", "record_series", "record_observation")
MESSAGE = "Sổ chỉ thêm: không sửa, không xóa."


def sealed_tables() -> tuple[str, ...]:
    """Các bảng của sổ, và mọi bảng chỉ thêm khác (model có `append_only`)."""
    others = (model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False))
    return (*TABLES, *others)


def seal(connection: BaseDatabaseWrapper, tables: tuple[str, ...] | None = None) -> None:
    """Đặt niêm phong lên các bảng chỉ thêm."""
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor, tables or sealed_tables()):
            cursor.execute(statement)


def unseal(connection: BaseDatabaseWrapper, tables: tuple[str, ...] | None = None) -> None:
    """Gỡ niêm phong: chỉ cho việc gỡ ứng dụng, và cho phép thử cần dọn sạch cơ sở dữ liệu."""
    with connection.cursor() as cursor:
        for table in tables or sealed_tables():
            for event in ("update", "delete", "truncate"):
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def statements(vendor: str, tables: tuple[str, ...] = TABLES) -> list[str]:
    """Các lệnh SQL đặt niêm phong, theo loại cơ sở dữ liệu."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            for table in tables
            for event in ("update", "delete")
        ]
    refusing = (
        "CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    return [refusing] + [
        f"CREATE OR REPLACE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
        f"FOR EACH {'STATEMENT' if event == 'truncate' else 'ROW'} EXECUTE FUNCTION record_refuse()"
        for table in tables
        for event in ("update", "delete", "truncate")
    ]


def seal_in_migration(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Đặt niêm phong, gọi từ bước chuyển đổi cơ sở dữ liệu."""
    seal(editor.connection, TABLES)


def unseal_in_migration(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Gỡ niêm phong, gọi khi lùi bước chuyển đổi."""
    unseal(editor.connection, TABLES)
