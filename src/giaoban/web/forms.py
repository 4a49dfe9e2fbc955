"""Đơn: what a person sends to the check page, verified; every slip is told in the form's own place."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from giaoban.reader.document import Document
from giaoban.reader.formats.open import kind_of, open_document
from giaoban.terms.error import InputError
from giaoban.terms.number import write_number
from giaoban.terms.period import Period
from giaoban.terms.status import Status

MAX_FILE = 20_000_000  # bytes
MAX_TEXT = 1_000_000  # characters, about 400 pages
ACCEPT = ".txt,.md,.html,.htm,.docx,.pdf,.xlsx,.xls"
ACCEPTED_STATUSES = (Status.ESTIMATE, Status.ACTUAL, Status.PRELIMINARY, Status.OFFICIAL, Status.PLAN)


class CheckForm(forms.Form):
    """Đơn kiểm tra: dán văn bản hoặc chọn tệp; ngày và địa bàn của văn bản nếu biết."""

    text = forms.CharField(label="Dán văn bản", required=False, widget=forms.Textarea(attrs={"rows": 9}))
    file = forms.FileField(
        label="hoặc chọn tệp",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    published = forms.DateField(
        label="Ngày của văn bản", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    place = forms.CharField(label="Địa bàn của văn bản", required=False, max_length=100)
    source = forms.CharField(label="Tên hoặc địa chỉ của văn bản", required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        """Mở văn bản; tệp hỏng, rỗng, quá lớn thì nói cách sửa."""
        cleaned = dict(super().clean() or {})
        if self.errors:
            return cleaned
        try:
            cleaned["document"] = document_of(
                cleaned.get("text", ""),
                cleaned.get("file"),
                cleaned.get("published"),
                cleaned.get("place", ""),
            )
        except InputError as error:
            self.fault = error
            raise forms.ValidationError(str(error)) from error
        return cleaned

    fault: InputError | None = None

    @property
    def word(self) -> bytes | None:
        """Tệp Word đã gửi; None nếu là chữ dán hay loại tệp khác."""
        file = self.cleaned_data.get("file")
        if file is None or kind_of_file(file) != "docx":
            return None
        file.seek(0)
        content: bytes = file.read()
        return content


def kind_of_file(file: UploadedFile) -> str:
    """Loại tệp theo nội dung, rồi theo tên."""
    file.seek(0)
    return kind_of(file.read(), str(file.name))


def document_of(text: str, file: UploadedFile | None, published: date | None, place: str) -> Document:
    """Văn bản của đơn: tệp nếu có, không thì chữ đã dán."""
    if file is not None and text.strip():
        raise InputError(
            "một văn bản: dán chữ hoặc chọn tệp",
            "chỉ chọn tệp bao-cao.docx",
            "cả hai",
            "Xóa bớt một trong hai.",
        )
    if file is None:
        if not text.strip():
            raise InputError(
                "văn bản để kiểm tra",
                "Kim ngạch xuất khẩu 6 tháng đầu năm 2024 đạt 17,2 tỷ USD, tăng 28,87% so với cùng kỳ.",
                "ô trống",
                "Dán văn bản vào ô, hoặc chọn tệp.",
            )
        document = open_document(text.encode(), "văn bản đã dán.txt", published, place or None)
    else:
        if (file.size or 0) > MAX_FILE:
            raise too_big(f"tệp {file.name} dài {write_number_of(file.size)} MB")
        document = open_document(file.read(), str(file.name), published, place or None)
    if len(document.text) > MAX_TEXT:
        raise too_big(f"văn bản dài {write_number_of(len(document.text))} triệu ký tự")
    return document


def write_number_of(size: int | None) -> str:
    """Số triệu, một số lẻ."""
    return write_number(Decimal(size or 0) / 1_000_000, 1)


def too_big(got: str) -> InputError:
    """Lỗi: quá lớn cho trang web."""
    return InputError(
        f"tệp đến {MAX_FILE // 1_000_000} MB, văn bản đến {MAX_TEXT // 1_000_000} triệu ký tự",
        "bao-cao-6-thang.docx, 0,3 MB",
        got,
        "Chia nhỏ văn bản, hoặc kiểm tra bằng lệnh: giaoban check TỆP.",
    )


class AcceptForm(forms.Form):
    """Đơn ghi một số vào sổ: số đã ký, cách ghi, trạng thái, địa bàn và kỳ."""

    claim = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    value = forms.ChoiceField(choices=[("printed", "như văn bản in"), ("mended", "như đề nghị sửa")])
    status = forms.ChoiceField(choices=[(one.value, one.vietnamese) for one in ACCEPTED_STATUSES])
    place = forms.CharField(label="Địa bàn", max_length=100)
    period = forms.CharField(label="Kỳ", max_length=20)

    def clean_period(self) -> Period:
        """Kỳ theo mã."""
        try:
            return Period.parse(str(self.cleaned_data["period"]))
        except InputError as error:
            raise forms.ValidationError(f"Kỳ: cần mã như {error.example}.") from error
