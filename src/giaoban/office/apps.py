"""Khai báo ứng dụng Django của văn phòng."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Nhiệm vụ và hội nghị."""

    name = "giaoban.office"
    label = "office"
    verbose_name = "Nhiệm vụ"
    default_auto_field = "django.db.models.BigAutoField"
