"""Trang nhiệm vụ: counts by class that add up, and the list behind them."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from giaoban.office.models import KINDS, STATES, Task
from giaoban.terms.error import InputError
from giaoban.web.asked import asked
from giaoban.web.functions import Function
from giaoban.web.permissions import requires
from giaoban.web.tallies import counted_rows

PAGE = 30


@require_safe
@requires(Function.VIEW)
def tasks(request: HttpRequest) -> HttpResponse:
    """Nhiệm vụ của một địa bàn, trạng thái tính đến một ngày."""
    question = asked(request)
    day = asked_day(request.GET.get("den-ngay", ""))
    held = list(Task.objects.filter(place=question.place, assigned_on__lte=day).order_by("due", "id"))
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
        "day": day,
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


def asked_day(text: str) -> date:
    """Ngày trong địa chỉ; không nêu thì hôm nay."""
    if not text:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            "ngày dạng năm-tháng-ngày", "2024-06-30", text, "Chọn ngày trong ô Tính đến ngày."
        ) from None
