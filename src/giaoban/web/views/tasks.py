"""Trang nhiệm vụ: counts by class that add up, and the list behind them."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.office.models import KINDS, STATES, Task
from giaoban.terms.error import InputError
from giaoban.terms.place import place_key
from giaoban.web.asked import asked
from giaoban.web.functions import Function
from giaoban.web.permissions import requires
from giaoban.web.places import spoken
from giaoban.web.tallies import counted_rows

PAGE = 30


@require_safe
@requires(Function.VIEW)
def tasks(request: HttpRequest) -> HttpResponse:
    """Nhiệm vụ của một địa bàn, trạng thái tính đến một ngày."""
    question = asked(request)
    day = asked_day(request.GET.get("den-ngay", "")) or timezone.localdate()
    since = asked_day(request.GET.get("tu-ngay", ""))
    held = list(tasks_between(question.place, since, day))
    kind, state = request.GET.get("loai"), request.GET.get("trang-thai")
    rows = [
        {"task": task, "state": task.state_on(day), "state_name": STATES[task.state_on(day)]}
        for task in held
        if (not kind or task.kind == kind) and (not state or task.state_on(day) == state)
    ]
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": "Nhiệm vụ",
        "place": question.place,
        "name": spoken(question.place),
        "places": places_with_tasks(question.place),
        "day": day,
        "since": since,
        "tallies": counted_rows(held, day),
        "rows": page,
        "count": len(rows),
        "query": request.GET,
        "kinds": [(code, name) for code, name in KINDS.items() if code],
        "states": STATES.items(),
        "kind": kind,
        "state": state,
    }
    return render(request, "giaoban/tasks.html", context)


def tasks_between(place: str, since: date | None, day: date) -> QuerySet[Task]:
    """Nhiệm vụ của địa bàn giao từ ngày `since` (không nêu: từ đầu) đến ngày `day`."""
    held = Task.objects.filter(place=place, assigned_on__lte=day).order_by("due", "id")
    return held.filter(assigned_on__gte=since) if since else held


def places_with_tasks(here: str) -> list[tuple[str, str]]:
    """(mã, tên) các địa bàn có nhiệm vụ, và địa bàn đang xem."""
    codes = {*Task.objects.order_by().values_list("place", flat=True).distinct(), here} - {""}
    return sorted(((code, spoken(code)) for code in codes), key=lambda pair: place_key(pair[1]))


def asked_day(text: str) -> date | None:
    """Ngày trong địa chỉ; None nếu không nêu."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("ngày dạng năm-tháng-ngày", "2024-06-30", text, "Chọn ngày trong ô ngày.") from None
