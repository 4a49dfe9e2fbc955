"""Trang phát hiện trong sổ: every contradiction of a place, its state and history, and what may be done about it."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from giaoban.check.finding import SEVERITY_NAMES
from giaoban.web import correcting, desk, register
from giaoban.web.asked import asked
from giaoban.web.functions import Function
from giaoban.web.models import State
from giaoban.web.permissions import demand, may, requires
from giaoban.web.places import spoken

GONE = "gone"


@require_safe
@requires(Function.VIEW)
def findings(request: HttpRequest) -> HttpResponse:
    """Phát hiện trong sổ của một địa bàn, mọi kỳ; lọc theo trạng thái và mức độ."""
    question = asked(request)
    found, stated = register.found_in(question.place, question.book) if question.place else ((), {})
    history = register.histories(question.place)
    rows = register.rows_of(found, stated, register.states_of(question.place))
    gone = register.gone_rows(found, history)
    wanted = request.GET.get("trang-thai", State.OPEN.value)
    severity = request.GET.get("muc-do", "")
    may_settle = may(request.user, Function.SETTLE, question.place)
    may_correct = may_settle and may(request.user, Function.ACCEPT, question.place)
    counts = Counter(row["state"] for row in rows)
    context = {
        "title": "Phát hiện",
        "place": question.place,
        "places": desk.places_in_book(question.book),
        "rows": [
            shown(row, history, offering=may_correct)
            for row in rows
            if wanted in ("", row["state"]) and severity in ("", row["severity"])
        ],
        "gone": [row for row in gone if severity in ("", row.severity)] if wanted == GONE else [],
        "gone_count": len(gone),
        "states": [(state, counts[state]) for state in State],
        "severities": severity_choices(row["severity"] for row in rows),
        "count": len(rows),
        "wanted": wanted,
        "severity": severity,
        "may_settle": may_settle,
        "guards": correcting.guards_of(question.place, spoken(question.place)) if question.place else [],
    }
    return render(request, "giaoban/findings.html", context)


def severity_choices(severities: Any) -> list[tuple[str, str, int]]:
    """(mã, tên, số lượng) các mức độ, để lọc."""
    counts = Counter(severities)
    return [(code, name, counts[code]) for code, name in SEVERITY_NAMES.items()]


def shown(row: dict[str, Any], history: dict[str, list[Any]], *, offering: bool) -> dict[str, Any]:
    """Dòng để hiện: kèm lịch sử xử lý, và đơn đính chính điền sẵn cho lỗi còn mở."""
    offered = offering and row["href"] and row["state"] == State.OPEN and row["severity"] != "note"
    return row | {
        "history": history.get(row["name"], []),
        "correction": correcting.suggested(row["finding"]) if offered else None,
    }


@require_POST
@requires(Function.SETTLE)
def settle(request: HttpRequest) -> HttpResponse:
    """Đặt trạng thái cho một phát hiện."""
    place = asked_place(request)
    name, state, note = (request.POST.get(field, "") for field in ("finding", "state", "note"))
    row = register.settle(place, desk.edition(), name, state, note, request.user.get_username())
    if request.headers.get("HX-Request"):
        return render(request, "giaoban/_settled.html", {"settled": row})
    return redirect(f"{reverse('findings')}?dia-ban={place}")


@require_POST
@requires(Function.SETTLE)
def correct(request: HttpRequest) -> HttpResponse:
    """Ghi đính chính cho số bị nêu; cần cả quyền ghi sổ."""
    place = asked_place(request)
    demand(request.user, Function.ACCEPT, place)
    fields = {name: request.POST.get(name, "") for name in ("becomes", "reason", "evidence")}
    author = request.user.get_username()
    guard = correcting.correct(place, desk.edition(), request.POST.get("finding", ""), fields, author)
    messages.success(request, f"Đã ghi đính chính: {guard.correction}")
    return redirect(f"{reverse('findings')}?dia-ban={place}")


def asked_place(request: HttpRequest) -> str:
    """Địa bàn của đơn, mà người gửi được xử lý phát hiện."""
    place = request.POST.get("place", "")
    desk.known(place)
    demand(request.user, Function.SETTLE, place)
    return place
