"""Khai báo ứng dụng Django của trang web."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Trang web và quyền của người dùng."""

    name = "giaoban.web"
    label = "web"
    verbose_name = "Người dùng và quyền"
    default_auto_field = "django.db.models.BigAutoField"
