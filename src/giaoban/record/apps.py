"""Khai báo ứng dụng Django của sổ số liệu."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Sổ số liệu."""

    name = "giaoban.record"
    label = "record"
    verbose_name = "Sổ số liệu"
    default_auto_field = "django.db.models.BigAutoField"
