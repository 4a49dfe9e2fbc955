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


class State(models.TextChoices):
    """Trạng thái của một phát hiện trong sổ theo dõi."""

    OPEN = "open", "đang mở"
    MENDED = "mended", "đã sửa ở nguồn"
    EXPLAINED = "explained", "đã giải trình"
    ACCEPTED = "accepted", "chấp nhận"


class Settlement(models.Model):
    """Xử lý phát hiện: ai đặt trạng thái gì, vì sao; dòng sau cùng của một phát hiện là hiện hành, không sửa dòng cũ.

    `finding` names the finding by its content, so that the state survives every new run of the checks.
    """

    finding = models.CharField("phát hiện", max_length=64, db_index=True)
    place = models.CharField("mã địa bàn", max_length=12, db_index=True)
    message = models.TextField("lời của phép kiểm")
    state = models.CharField("trạng thái", max_length=10, choices=State.choices)
    note = models.CharField("lý do", max_length=500, blank=True)
    author = models.CharField("người xử lý", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "xử lý phát hiện"
        verbose_name_plural = "xử lý phát hiện"

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.message[:80]}"


class Confirmation(models.Model):
    """Xác nhận: một người nói Giaoban đọc đúng hay sai một con số trong một câu; dùng làm nhãn để học."""

    text = models.TextField("câu")
    claim = models.JSONField("khẳng định, vị trí tính trong câu")
    right = models.BooleanField("đọc đúng")
    published = models.CharField("ngày của văn bản", max_length=10, blank=True)
    place = models.CharField("địa bàn", max_length=100, blank=True)
    author = models.CharField("người xác nhận", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "xác nhận"
        verbose_name_plural = "xác nhận"

    def __str__(self) -> str:
        return f"{'đúng' if self.right else 'sai'}: {self.claim.get('quote', '')}"
