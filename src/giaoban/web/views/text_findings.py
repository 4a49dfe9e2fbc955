"""Trang phát hiện trong văn bản: findings of watched pages and of texts that people look after."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from giaoban.check.finding import SEVERITY_NAMES
from giaoban.web import texts
from giaoban.web.functions import Function
from giaoban.web.models import Settlement, State, Watched
from giaoban.web.permissions import requires
from giaoban.web.register import ORDER
from giaoban.web.views.findings import severity_choices
from giaoban.web.views.watch import demand_place, may_settle
from giaoban.web.watch.visit import last_visit, watched


@require_safe
@requires(Function.CHECK)
def text_findings(request: HttpRequest) -> HttpResponse:
    """Phát hiện của trang theo dõi và văn bản; lọc theo văn bản, trạng thái, mức độ."""
    rows = all_rows(request.user)
    wanted = request.GET.get("trang-thai", State.OPEN.value)
    severity, document = request.GET.get("muc-do", ""), request.GET.get("van-ban", "")
    mine = [row for row in rows if document in ("", row["document"])]
    counts = Counter(row["state"] for row in mine)
    context = {
        "title": "Phát hiện",
        "rows": [row for row in mine if wanted in ("", row["state"]) and severity in ("", row["severity"])],
        "documents": sorted({(row["document"], row["title"]) for row in rows}, key=lambda pair: pair[1]),
        "document": document,
        "states": [(state, counts[state]) for state in State],
        "severities": severity_choices(row["severity"] for row in mine),
        "count": len(mine),
        "wanted": wanted,
        "severity": severity,
    }
    return render(request, "giaoban/text_findings.html", context)


def all_rows(user: Any) -> list[dict[str, Any]]:
    """Mọi phát hiện của văn bản: đang thấy trên trang theo dõi, và đã có người xử lý."""
    histories: dict[tuple[str, str], list[Settlement]] = {}
    for one in Settlement.objects.exclude(document="").order_by("id"):
        histories.setdefault((one.document, one.finding), []).append(one)
    titles: dict[str, str] = {}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for page in watched():
        titles[page.url] = page.title
        last = last_visit(page)
        for plain in last.findings if last else []:
            found[page.url, plain["name"]] = plain
    for (document, name), history in histories.items():
        last_word = history[-1]
        said = {"name": name, "message": last_word.message, "severity": last_word.severity}
        found.setdefault((document, name), said)
    places = dict(Watched.objects.values_list("url", "place"))
    settled = {document: may_settle(user, places.get(document, "")) for document, _ in found}
    rows = [
        row_of(
            document,
            plain,
            histories.get((document, name), []),
            titles.get(document, ""),
            settling=settled[document],
        )
        for (document, name), plain in found.items()
    ]
    return sorted(
        rows, key=lambda row: (row["state"] != State.OPEN, ORDER.get(row["severity"], 2), row["title"])
    )


def row_of(
    document: str, plain: dict[str, Any], history: list[Settlement], title: str, *, settling: bool
) -> dict[str, Any]:
    """Một phát hiện để hiện."""
    return {
        **plain,
        "document": document,
        "title": title or document,
        "href": document if document.startswith(("http://", "https://")) else "",
        "severity_name": SEVERITY_NAMES.get(plain["severity"], "lưu ý").capitalize(),
        "state": State(history[-1].state) if history else State.OPEN,
        "again": len(history) > 1 and history[-1].state == State.OPEN,
        "history": history,
        "token": texts.sealed(document, plain) if settling else "",
    }


@require_POST
@requires(Function.SETTLE)
def settle(request: HttpRequest) -> HttpResponse:
    """Đặt trạng thái cho một phát hiện trong văn bản."""
    plain = texts.opened(request.POST.get("finding", ""))
    page = Watched.objects.filter(url=plain["document"]).first()
    demand_place(request.user, page.place if page else "")
    state, note = request.POST.get("state", ""), request.POST.get("note", "")
    row = texts.settle(plain["document"], plain, state, note, request.user.get_username())
    if request.headers.get("HX-Request"):
        return render(request, "giaoban/_settled.html", {"settled": row})
    query = urlencode({"van-ban": plain["document"], "trang-thai": ""})
    return redirect(f"{reverse('findings_texts')}?{query}")
