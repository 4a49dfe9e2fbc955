"""Nhiệm vụ được giao: class, lead body, term, the day it was done; and the comparisons that an officer accepted."""

from datetime import date

from django.db import models

from giaoban.compute.refusal import ACCEPTABLE, REASON_NAMES

KINDS = {"key": "trọng tâm", "regular": "thường xuyên", "specific": "cụ thể", "": "chưa phân loại"}
STATES = {
    "done_in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "done": "hoàn thành",
    "running": "đang thực hiện",
    "overdue": "quá hạn",
}


class Task(models.Model):
    """Nhiệm vụ: nội dung, loại, cơ quan giao, một đơn vị chủ trì, hạn đầu, hạn gia hạn, ngày xong, nguồn."""

    title = models.CharField("nội dung", max_length=500)
    kind = models.CharField("loại", max_length=10, blank=True, choices=list(KINDS.items()))
    place = models.CharField("mã địa bàn", max_length=12)
    assigner = models.CharField("cơ quan giao", max_length=200)
    lead = models.CharField("đơn vị chủ trì", max_length=200)
    assigned_on = models.DateField("ngày giao")
    due = models.DateField("hạn", null=True, blank=True)
    extended_to = models.DateField("gia hạn đến", null=True, blank=True)
    done = models.BooleanField("đã hoàn thành", default=False)
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    source = models.CharField("nguồn", max_length=1000, blank=True)
    reference = models.CharField("mã", max_length=60, unique=True)

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        indexes = (models.Index(fields=["place", "assigned_on"], name="task_by_place"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(extended_to__isnull=True) | models.Q(extended_to__gte=models.F("due")),
                name="task_extension_after_term",
            ),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(done=True),
                name="task_done_day_means_done",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def term(self) -> date | None:
        """Hạn phải xong: hạn gia hạn nếu có, không thì hạn đầu."""
        return self.extended_to or self.due

    def state_on(self, day: date) -> str:
        """Trạng thái vào một ngày; không rõ hạn hoặc ngày xong thì chỉ nói "hoàn thành", "đang thực hiện"."""
        if self.done and (self.done_on is None or self.done_on <= day):
            if self.term is None or self.done_on is None:
                return "done"
            return "done_in_time" if self.done_on <= self.term else "done_late"
        return "overdue" if self.term is not None and self.term < day else "running"


class Waiver(models.Model):
    """Chấp nhận phép so: chuỗi, kỳ, lý do từ chối được bỏ qua, vì sao; chỉ thêm, dòng sau cùng là hiện hành."""

    append_only = True
    place = models.CharField("mã địa bàn", max_length=12, db_index=True)
    period = models.CharField("kỳ", max_length=20)
    indicator = models.CharField("chỉ tiêu", max_length=60)
    item = models.CharField("phân tổ", max_length=300, blank=True)
    scope = models.CharField("phạm vi", max_length=300, blank=True)
    price_base = models.CharField("giá", max_length=40, blank=True)
    calendar = models.CharField("lịch báo cáo", max_length=20)
    border = models.CharField("địa giới", max_length=10, blank=True)
    source = models.CharField("cơ quan nêu", max_length=300, blank=True)
    reason = models.CharField(
        "lý do từ chối", max_length=20, choices=[(one.value, REASON_NAMES[one]) for one in sorted(ACCEPTABLE)]
    )
    note = models.CharField("vì sao chấp nhận", max_length=500)
    stands = models.BooleanField("còn hiệu lực", default=True)
    author = models.CharField("người chấp nhận", max_length=150)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "chấp nhận phép so"
        verbose_name_plural = "chấp nhận phép so"

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.note[:80]}"
