"""Trang báo cáo: choose a place and a period, take the Word file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.publish.draft import draft_review
from giaoban.web import desk
from giaoban.web.asked import asked
from giaoban.web.cards import split_cards
from giaoban.web.functions import Function
from giaoban.web.permissions import requires

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@requires(Function.REPORT)
def report(request: HttpRequest) -> HttpResponse:
    """Chọn địa bàn và kỳ, xem báo cáo sẽ có gì."""
    question = asked(request, Function.REPORT)
    here = question.sector()
    main, parts = split_cards(here) if here else ([], [])
    context = {
        "title": "Báo cáo",
        "places": desk.places_in_book(question.book),
        "periods": desk.periods_of(question.book, question.place),
        "place": question.place,
        "period": question.period,
        "unlisted": question.unlisted,
        "here": here,
        "main": main,
        "parts": parts,
    }
    return render(request, "giaoban/report.html", context)


@require_safe
@requires(Function.REPORT)
def download(request: HttpRequest) -> HttpResponse:
    """Tệp Word của báo cáo."""
    question = asked(request, Function.REPORT)
    here = question.sector()
    if here is None:
        raise Http404
    draft = draft_review(here.code, here.period, day=timezone.localdate())
    name = f"bao-cao-{here.code}-{here.period.code}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(draft.word(), content_type=WORD, headers=headers)
