"""Mở sổ: importing this module sets Django up; `open_book` brings the database to its present form.

A command imports this module before any other of the book ("book" comes first in the alphabet), then calls
`open_book()` once. Both are quick when there is nothing to do.
"""

import os

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from giaoban.terms.error import InputError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.settings")
if not apps.ready:
    django.setup()


def open_book() -> None:
    """Mở sổ cho một lệnh: tạo hoặc nâng cấp cơ sở dữ liệu nếu cần."""
    try:
        migrate_if_needed()
    except OperationalError as failure:
        raise InputError(
            "cơ sở dữ liệu mở được, theo biến DATABASE_URL",
            "sqlite:////srv/giaoban/so.db hoặc postgresql://giaoban:mật_khẩu@127.0.0.1:5432/giaoban",
            f"{settings.DATABASES['default']['NAME']}: {str(failure).strip().splitlines()[0]}",
            "Kiểm tra máy chủ, tên, mật khẩu và quyền ghi thư mục, rồi chạy lại.",
        ) from failure


def migrate_if_needed() -> None:
    """Chạy các bước chuyển đổi còn thiếu; không còn thì không làm gì."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
