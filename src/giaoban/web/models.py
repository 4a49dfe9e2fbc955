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

    `finding` names the finding by its content, so that the state survives every new run of the checks. A finding of
    the book has a `place`; one of a text or a watched page has a `document`.
    """

    finding = models.CharField("phát hiện", max_length=64, db_index=True)
    place = models.CharField("mã địa bàn", max_length=12, blank=True, db_index=True)
    document = models.CharField("văn bản, trang", max_length=500, blank=True, db_index=True)
    severity = models.CharField("mức độ", max_length=10, blank=True)
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


class Watched(models.Model):
    """Trang theo dõi: địa chỉ một trang đã công bố, địa bàn của nó nếu biết; bỏ theo dõi thì vẫn giữ các bản đã tải."""

    url = models.URLField("địa chỉ", max_length=500, unique=True)
    place = models.CharField("địa bàn", max_length=100, blank=True)
    title = models.CharField("tên trang", max_length=200, blank=True)
    author = models.CharField("người thêm", max_length=150)
    at = models.DateTimeField("thêm lúc", auto_now_add=True)
    stopped_at = models.DateTimeField("bỏ theo dõi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "trang theo dõi"
        verbose_name_plural = "trang theo dõi"

    def __str__(self) -> str:
        return self.title or self.url


class PageVersion(models.Model):
    """Bản đã tải của một trang: nguyên văn bytes, mã băm của bytes và của phần chữ; chỉ thêm, không sửa, không xóa."""

    append_only = True
    page = models.ForeignKey(Watched, models.PROTECT, related_name="versions", verbose_name="trang")
    name = models.CharField("tên tệp", max_length=200)
    content = models.BinaryField("nguyên văn")
    sha256 = models.CharField("mã băm nguyên văn", max_length=64)
    text_sha256 = models.CharField("mã băm phần chữ", max_length=64)
    at = models.DateTimeField("tải lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản đã tải"
        verbose_name_plural = "bản đã tải"

    def __str__(self) -> str:
        return f"{self.page}, bản {self.sha256[:12]}"


class Visit(models.Model):
    """Lần theo dõi: trang có tải được không, là bản nào, kiểm tra thấy gì, số nào đổi; chỉ thêm."""

    append_only = True
    page = models.ForeignKey(Watched, models.PROTECT, related_name="visits", verbose_name="trang")
    version = models.ForeignKey(PageVersion, models.PROTECT, null=True, verbose_name="bản")
    fault = models.TextField("không tải được vì", blank=True)
    figures = models.PositiveIntegerField("số con số đọc được", default=0)
    findings = models.JSONField("phát hiện", default=list)
    changes = models.JSONField("số đã đổi so với bản trước", default=list)
    new = models.BooleanField("bản mới", default=False)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần theo dõi"
        verbose_name_plural = "lần theo dõi"

    def __str__(self) -> str:
        return f"{self.page}, lần {self.pk}"


class Filed(models.Model):
    """Đính chính lập từ trang Phát hiện: một mục như trong sổ đính chính, người lập và lúc lập; chỉ thêm."""

    append_only = True
    finding = models.CharField("phát hiện", max_length=64, db_index=True)
    place = models.CharField("mã địa bàn", max_length=12, db_index=True)
    entry = models.JSONField("mục đính chính")
    author = models.CharField("người lập", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "đính chính"
        verbose_name_plural = "đính chính"

    def __str__(self) -> str:
        return str(self.entry.get("reason", ""))[:80]
