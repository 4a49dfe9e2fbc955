"""Quyền: who may do what, for which unit; and the findings people have dealt with."""

from django.conf import settings
from django.db import models

from giaoban.web.functions import FUNCTION_NAMES


class Grant(models.Model):
    """Quyền theo chức năng × đơn vị: một người, một chức năng, trên một địa bàn ("" là mọi địa bàn)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants", verbose_name="người dùng"
    )
    function = models.CharField("chức năng", max_length=20, choices=list(FUNCTION_NAMES.items()))
    place = models.CharField("mã địa bàn", max_length=12, blank=True, help_text="Để trống: mọi địa bàn.")

    class Meta:
        verbose_name = "quyền"
        verbose_name_plural = "quyền"
        constraints = (models.UniqueConstraint(fields=["user", "function", "place"], name="grant_once"),)

    def __str__(self) -> str:
        return f"{FUNCTION_NAMES.get(self.function, self.function)} · {self.place or 'mọi địa bàn'}"
