"""Các bảng chỉ thêm của trang web, niêm phong như sổ: versions of watched pages, visits, corrections filed."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from giaoban.record.seal import seal, unseal

TABLES = ("web_pageversion", "web_visit", "web_filed")


def seal_in_migration(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Đặt niêm phong, gọi từ bước chuyển đổi cơ sở dữ liệu."""
    seal(editor.connection, TABLES)


def unseal_in_migration(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Gỡ niêm phong, gọi khi lùi bước chuyển đổi."""
    unseal(editor.connection, TABLES)
