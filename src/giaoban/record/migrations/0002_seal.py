"""Đặt niêm phong: từ đây cơ sở dữ liệu tự từ chối sửa, xóa trong sổ."""

from django.db import migrations

from giaoban.record.seal import seal_in_migration, unseal_in_migration


class Migration(migrations.Migration):
    """Các trigger của `giaoban.record.seal`."""

    dependencies = [("record", "0001_initial")]

    operations = [migrations.RunPython(seal_in_migration, unseal_in_migration)]
