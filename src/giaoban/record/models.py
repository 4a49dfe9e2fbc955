"""Bảng của sổ: lần ghi, nguồn, chuỗi và số liệu; chỉ thêm, không sửa, không xóa.

An observation is narrow: what never changes along a time series is its `Series`, what it was taken from is
its `Document`, and when it was known is its `Batch`. Batches and observations are numbered in the order of
writing, so "what was known at a moment" is "every observation up to the last one of the last batch by then".
The database itself refuses to change or delete a row (see `seal.py`).
"""

from decimal import Decimal
from typing import Any, NoReturn

from django.db import models

from giaoban.terms.error import InputError
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import STATUS_NAMES, Status

CALENDARS = {"statistical": "lịch thống kê", "administrative": "lịch báo cáo hành chính"}
MODIFIERS = {"=": "đúng bằng", ">": "hơn", "<": "gần", "~": "khoảng"}
NULLS = {"": "có giá trị", "none": "(-) không có", "uncollected": "(...) có nhưng không thu thập được"}


def refuse(what: str) -> NoReturn:
    """Từ chối sửa hoặc xóa: sổ chỉ thêm."""
    raise InputError(
        "ghi thêm một số liệu mới (sổ chỉ thêm, không sửa, không xóa)",
        "write_observations([...]) với giá trị đã sửa: sổ giữ cả hai lần nêu",
        what,
        "Ghi số liệu mới cùng khóa; lần ghi sau cùng là số liệu hiện hành.",
    )


class SealedRows(models.QuerySet[Any]):
    """Tập dòng chỉ đọc: `update`, `delete` bị từ chối."""

    def update(self, **_: Any) -> NoReturn:
        """Từ chối."""
        refuse("lệnh sửa nhiều dòng trong sổ")

    def delete(self) -> NoReturn:
        """Từ chối."""
        refuse("lệnh xóa nhiều dòng trong sổ")


class Sealed(models.Model):
    """Dòng chỉ thêm: ghi được một lần, không sửa, không xóa."""

    objects = SealedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Ghi dòng mới; từ chối ghi lại dòng đã có."""
        if not self._state.adding:
            refuse(f"lệnh sửa {self._meta.verbose_name} số {self.pk}")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Từ chối."""
        refuse(f"lệnh xóa {self._meta.verbose_name} số {self.pk}")


class Batch(Sealed):
    """Lần ghi: ai ghi, ghi lúc nào, những số liệu nào, và dấu niêm phong nối với lần ghi trước."""

    known_at = models.DateTimeField("lúc ghi vào sổ", db_index=True)
    author = models.CharField("người ghi", max_length=150)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    first_id = models.BigIntegerField("số liệu đầu")
    last_id = models.BigIntegerField("số liệu cuối")
    last_series = models.BigIntegerField("chuỗi cuối")
    last_document = models.BigIntegerField("nguồn cuối")
    digest = models.CharField("dấu niêm phong", max_length=64)

    class Meta:
        verbose_name = "lần ghi"
        verbose_name_plural = "lần ghi"

    def __str__(self) -> str:
        return f"lần ghi {self.pk}, {self.author}"


class Document(Sealed):
    """Nguồn: văn bản hay trang đã nêu số liệu, địa chỉ, ngày công bố."""

    url = models.CharField("địa chỉ", max_length=1000, blank=True)
    title = models.CharField("tên văn bản", max_length=500, blank=True)
    published = models.CharField("ngày công bố", max_length=10, blank=True)  # 2024-07-07, 2025-07 or 2025

    class Meta:
        verbose_name = "nguồn"
        verbose_name_plural = "nguồn"
        constraints = (models.UniqueConstraint(fields=["url", "title", "published"], name="document_once"),)

    def __str__(self) -> str:
        return self.title or self.url


class Series(Sealed):
    """Chuỗi: phần của khóa không đổi theo kỳ. Hai số chỉ so được khi cùng chuỗi."""

    indicator = models.CharField("chỉ tiêu", max_length=60)
    item = models.CharField("phân tổ", max_length=200, blank=True)
    scope = models.CharField("phạm vi", max_length=200, blank=True)
    place = models.CharField("mã địa bàn", max_length=12)
    border = models.CharField("địa giới từ ngày", max_length=10, blank=True)
    source = models.CharField("cơ quan nêu", max_length=200, blank=True)
    price_base = models.CharField("giá gốc", max_length=40, blank=True)
    measure = models.CharField("số đo", max_length=20, choices=[(m.value, m.vietnamese) for m in Measure])
    calendar = models.CharField("lịch", max_length=20, choices=list(CALENDARS.items()))
    unit = models.CharField("đơn vị", max_length=40)

    class Meta:
        verbose_name = "chuỗi"
        verbose_name_plural = "chuỗi"
        constraints = (
            models.UniqueConstraint(
                fields=[
                    "place",
                    "indicator",
                    "measure",
                    "item",
                    "scope",
                    "border",
                    "source",
                    "price_base",
                    "calendar",
                    "unit",
                ],
                name="series_once",
            ),
        )
        indexes = (models.Index(fields=["indicator", "measure"], name="series_by_indicator"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.item} {self.place} {self.measure}"


class Observation(Sealed):
    """Số liệu: một giá trị đã nêu, ở một kỳ; `digits` × 10^-`places` là giá trị đúng như in."""

    series = models.ForeignKey(Series, models.PROTECT, db_index=False, verbose_name="chuỗi")
    batch = models.ForeignKey(Batch, models.PROTECT, db_index=False, verbose_name="lần ghi")
    document = models.ForeignKey(Document, models.PROTECT, db_index=False, verbose_name="nguồn")
    year = models.SmallIntegerField("năm")
    first = models.SmallIntegerField("tháng đầu")
    last = models.SmallIntegerField("tháng cuối")
    status = models.CharField(
        "trạng thái", max_length=12, choices=[(s.value, STATUS_NAMES[s]) for s in Status]
    )
    as_of = models.DateField("nêu tại ngày")
    digits = models.BigIntegerField("chữ số", null=True)
    places = models.SmallIntegerField("số lẻ đã in")
    scale = models.BigIntegerField("bậc")
    modifier = models.CharField("từ chỉ mức", max_length=1, choices=list(MODIFIERS.items()))
    null = models.CharField("loại ô trống", max_length=11, blank=True, choices=list(NULLS.items()))
    stated = models.CharField("phân tổ như nguồn viết", max_length=300, blank=True)
    sentence = models.TextField("câu gốc", blank=True)
    start = models.IntegerField("vị trí đầu", null=True)
    end = models.IntegerField("vị trí cuối", null=True)

    class Meta:
        verbose_name = "số liệu"
        verbose_name_plural = "số liệu"
        indexes = (models.Index(fields=["series", "year", "first", "last"], name="observation_by_key"),)

    def __str__(self) -> str:
        return f"số liệu {self.pk}"

    @property
    def period(self) -> Period:
        """Kỳ."""
        return Period(self.year, self.first, self.last)

    @property
    def value(self) -> Decimal | None:
        """Giá trị như đã in."""
        return None if self.digits is None else Decimal(self.digits).scaleb(-self.places)
