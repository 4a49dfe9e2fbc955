"""Bản Word có chú giải: the checked text as a Word file with a comment at each figure; nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from giaoban.publish.annotate import annotate
from giaoban.reader.document import Document
from giaoban.web.carrying import brought
from giaoban.web.forms import CheckForm
from giaoban.web.functions import Function
from giaoban.web.permissions import requires
from giaoban.web.reviewing import reviewed
from giaoban.web.views.report import WORD


@require_POST
@requires(Function.CHECK)
def annotated(request: HttpRequest) -> HttpResponse:
    """Tệp Word: tệp docx giữ nguyên hình thức và thêm nhận xét; chữ dán hay tệp khác thành một tệp Word mới."""
    if "kept" in request.POST:
        return sent(*brought(request.POST["kept"]))
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"title": "Kiểm tra văn bản", "form": form, "fault": form.fault}
        return render(request, "giaoban/check.html", context, status=422)
    return sent(form.cleaned_data["document"], form.word)


def sent(document: Document, word: bytes | None) -> HttpResponse:
    """Đọc, kiểm tra như trang kiểm tra, rồi gửi tệp Word có nhận xét."""
    _, found = reviewed(document)
    headers = {"Content-Disposition": 'attachment; filename="van-ban-chu-giai.docx"'}
    content = annotate(document, found.findings, word)
    return HttpResponse(content, content_type=WORD, headers=headers)
