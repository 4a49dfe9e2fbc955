"""Trang theo dõi: the watched pages, what the last visit found on each, and the forms to add, run and stop."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from giaoban.check.finding import SEVERITY_NAMES
from giaoban.terms.error import InputError
from giaoban.web import texts
from giaoban.web.functions import Function
from giaoban.web.models import Settlement, State, Visit, Watched
from giaoban.web.permissions import holds, may, requires
from giaoban.web.places import code_today
from giaoban.web.watch.changes import change_words
from giaoban.web.watch.visit import Seen, add, remove, visit, watched

MOST_CHANGES = 10


@require_safe
@requires(Function.CHECK)
def pages(request: HttpRequest) -> HttpResponse:
    """Các trang đang theo dõi."""
    context = {
        "title": "Theo dõi",
        "pages": [page_row(page, request.user) for page in watched()],
        "settling": holds(request.user, Function.SETTLE),
    }
    return render(request, "giaoban/watch.html", context)


def page_row(page: Watched, user: Any) -> dict[str, Any]:
    """Một trang để hiện: lần sau cùng, phát hiện với trạng thái, những số đã đổi, các bản đã giữ."""
    visits = Visit.objects.filter(page=page).order_by("-id")
    latest, good = visits.first(), visits.filter(version__isnull=False).first()
    held = texts.latest(page.url)
    changes = [
        {"words": change_words(one), "at": row.at}
        for row in visits.exclude(changes=[])[:MOST_CHANGES]
        for one in row.changes
    ]
    return {
        "page": page,
        "latest": latest,
        "good": good,
        "findings": [
            finding_row(one, held.get((page.url, one["name"]))) for one in (good.findings if good else [])
        ],
        "changes": changes[:MOST_CHANGES],
        "versions": page.versions.order_by("-id"),
        "settling": may_settle(user, page.place),
    }


def finding_row(plain: dict[str, Any], settled: Settlement | None) -> dict[str, Any]:
    """Một phát hiện trên trang, kèm trạng thái."""
    return {
        **plain,
        "severity_name": SEVERITY_NAMES[plain["severity"]].capitalize(),
        "state": State(settled.state) if settled else State.OPEN,
    }


@require_POST
@requires(Function.SETTLE)
def add_page(request: HttpRequest) -> HttpResponse:
    """Thêm một trang."""
    place = request.POST.get("place", "").strip()
    demand_place(request.user, place)
    page = add(request.POST.get("url", ""), place, request.user.get_username())
    messages.success(request, f"Đã thêm {page.url}. Bấm “Tải và kiểm tra” để xem ngay.")
    return redirect("watch")


@require_POST
@requires(Function.SETTLE)
def remove_page(request: HttpRequest) -> HttpResponse:
    """Bỏ theo dõi một trang."""
    page = remove(str(asked_page(request).pk))
    messages.success(request, f"Đã bỏ theo dõi {page.url}. Các bản đã tải vẫn giữ.")
    return redirect("watch")


@require_POST
@requires(Function.SETTLE)
def run_page(request: HttpRequest) -> HttpResponse:
    """Tải và kiểm tra một trang ngay."""
    messages.info(request, words_of(visit(asked_page(request))))
    return redirect("watch")


def asked_page(request: HttpRequest) -> Watched:
    """Trang đang theo dõi mà đơn nêu, ở nơi người gửi được xử lý phát hiện."""
    number = request.POST.get("page", "")
    if not number.isdecimal():
        raise InputError("số của một trang đang theo dõi", "3", number[:20], "Tải lại trang Theo dõi.")
    page = get_object_or_404(Watched, pk=int(number), stopped_at=None)
    demand_place(request.user, page.place)
    return page


def may_settle(user: Any, place: str) -> bool:
    """Người dùng được xử lý phát hiện ở địa bàn của trang; trang không ghi địa bàn thì có quyền ở đâu cũng được."""
    return may(user, Function.SETTLE, code_today(place)) if place else holds(user, Function.SETTLE)


def demand_place(user: Any, place: str) -> None:
    """Dừng lại nếu người dùng không được xử lý phát hiện ở địa bàn của trang."""
    if not may_settle(user, place):
        raise PermissionDenied("Tài khoản của bạn chưa có quyền xử lý phát hiện cho địa bàn của trang này.")


def words_of(seen: Seen) -> str:
    """Kết quả một lần theo dõi, thành câu."""
    if seen.visit.fault:
        return f"Không tải được {seen.visit.page.url}: {seen.visit.fault}"
    parts = ["bản mới" if seen.visit.new else "trang không đổi"]
    parts += [f"{len(seen.visit.changes)} số đã đổi"] if seen.visit.changes else []
    named = (
        (seen.fresh, "phát hiện mới"),
        (seen.again, "phát hiện thấy lại"),
        (seen.gone, "phát hiện không còn"),
    )
    parts += [f"{len(rows)} {name}" for rows, name in named if rows]
    return f"{seen.visit.page}: {', '.join(parts)}."
