"""Trang phát hiện: every contradiction of a place in the book, its state, and the form that changes the state."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from giaoban.web import desk, register
from giaoban.web.asked import asked
from giaoban.web.functions import Function
from giaoban.web.models import State
from giaoban.web.permissions import demand, may, requires


@require_safe
@requires(Function.VIEW)
def findings(request: HttpRequest) -> HttpResponse:
    """Phát hiện trong sổ của một địa bàn, mọi kỳ."""
    question = asked(request)
    found, ids = register.found_in(question.place, question.book) if question.place else ((), {})
    settled = register.latest(question.place)
    rows = register.rows_of(found, ids, {name: row.state for name, row in settled.items()})
    counts = Counter(row["state"] for row in rows)
    wanted = request.GET.get("trang-thai", State.OPEN.value)
    context = {
        "title": "Phát hiện",
        "place": question.place,
        "places": desk.places_in_book(question.book),
        "rows": [row | {"settled": settled.get(row["name"])} for row in rows if wanted in ("", row["state"])],
        "states": [(state, counts[state]) for state in State],
        "count": len(rows),
        "wanted": wanted,
        "may_settle": may(request.user, Function.SETTLE, question.place),
    }
    return render(request, "giaoban/findings.html", context)


@require_POST
@requires(Function.SETTLE)
def settle(request: HttpRequest) -> HttpResponse:
    """Đặt trạng thái cho một phát hiện."""
    place = request.POST.get("place", "")
    desk.known(place)
    demand(request.user, Function.SETTLE, place)
    name, state, note = (request.POST.get(field, "") for field in ("finding", "state", "note"))
    row = register.settle(place, desk.edition(), name, state, note, request.user.get_username())
    if request.headers.get("HX-Request"):
        return render(request, "giaoban/_settled.html", {"settled": row})
    return redirect(f"{reverse('findings')}?dia-ban={place}")
