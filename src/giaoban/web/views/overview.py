"""Trang tổng quan: the sector of a place in a period, with growth, plan, ranking, tasks and findings."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from giaoban.compute import Derived
from giaoban.office.count import tasks_of
from giaoban.publish.prose import upper_first, write_change
from giaoban.terms.catalogue import indicators
from giaoban.terms.indicator import Measure
from giaoban.web import desk
from giaoban.web.asked import Asked, asked
from giaoban.web.cards import price_words, series_link, split_cards, write_level
from giaoban.web.drawings import WIDTHS, drawn, growth_picture
from giaoban.web.functions import Function
from giaoban.web.permissions import requires
from giaoban.web.register import States, by_figure, rows_of, states_of
from giaoban.web.tallies import Tally, counted_rows, tally_rows

MOST_RANKED = 8


@require_safe
@requires(Function.VIEW)
def overview(request: HttpRequest) -> HttpResponse:
    """Tổng quan ngành của một địa bàn trong một kỳ; sổ, nhiệm vụ, xử lý phát hiện chưa đổi thì không dựng lại."""
    question = asked(request)
    here = question.sector()
    tallies = tuple(tallies_of(here)) if here else ()
    content = body(question, tallies, states_of(question.place))
    if request.headers.get("HX-Request"):
        return HttpResponse(content)
    return render(request, "giaoban/overview.html", {"title": "Tổng quan", "content": content})


def tallies_of(here: desk.Sector) -> list[Tally]:
    """Số đếm nhiệm vụ đã ghi sổ; không có thì đếm từ sổ công việc."""
    return tally_rows(here.tasks) or counted_rows(tasks_of(here.code, here.period), here.period.dates()[1])


@lru_cache(maxsize=512)
def body(question: Asked, tallies: tuple[Tally, ...], states: States) -> SafeString:
    """Nội dung trang, đã dựng; cùng câu hỏi trên cùng lần ghi sổ thì cùng nội dung."""
    here = question.sector()
    context: dict[str, Any] = {
        "places": desk.places_in_book(question.book),
        "periods": desk.periods_of(question.book, question.place),
        "place": question.place,
        "period": question.period,
        "unlisted": question.unlisted,
        "here": here,
        "period_end": question.period.dates()[1] if question.period else None,
        "tallies": tallies,
    }
    if here:
        main, parts = split_cards(here)
        context |= {
            "main": main,
            "parts": parts,
            "paces": [card for card in (*main, *parts) if card.pace_short],
            "chart": chart_addresses(here, question.book) if growth_picture(here) else None,
            "rankings": ranking_tables(here.rankings, here.name),
            "findings": rows_of(here.findings, by_figure(here.entries), states),
        }
    return render_to_string("giaoban/_overview.html", context)


def chart_addresses(here: desk.Sector, book: int, **series: str) -> dict[str, str]:
    """Địa chỉ hình ở cỡ rộng và cỡ hẹp; `v` đổi khi sổ đổi nên trình duyệt giữ được hình."""
    query = {"dia-ban": here.code, "ky": here.period.code, "v": str(book), **series}
    return {width: f"{reverse('chart')}?{urlencode({**query, 'co': width})}" for width in WIDTHS}


@require_safe
@requires(Function.VIEW)
def chart(request: HttpRequest) -> HttpResponse:
    """Hình SVG của trang tổng quan hay trang số liệu."""
    question = asked(request)
    width = request.GET.get("co", "rong")
    series = tuple(request.GET.get(name, "") for name in ("chi-tieu", "phan-to", "pham-vi"))
    if question.period is None or width not in WIDTHS:
        raise Http404
    indicator, item, scope = series
    picture = drawn(question.place, question.period, question.book, (indicator, item, scope), width)
    if not picture:
        raise Http404
    headers = {"Cache-Control": "private, max-age=86400", "Content-Security-Policy": SVG_POLICY}
    return HttpResponse(picture, content_type="image/svg+xml; charset=utf-8", headers=headers)


SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def ranking_tables(rankings: Iterable[Derived], here: str) -> list[dict[str, Any]]:
    """Các bảng xếp hạng, mỗi bảng một chuỗi và một cách xếp (mức hay tăng trưởng)."""
    tables: dict[tuple[str, ...], list[Derived]] = {}
    for result in rankings:
        key = result.key
        tables.setdefault((key.indicator, key.item, key.scope, key.price_base, key.measure), []).append(
            result
        )
    shown = []
    for (indicator, item, *_), results in tables.items():
        key = results[0].key
        names = [indicators()[indicator].name if indicator in indicators() else indicator, item]
        by = "tăng trưởng" if key.measure is Measure.YOY else "mức"
        shown.append(
            {
                "title": upper_first(", ".join(filter(None, [*names, key.scope, price_words(key)]))),
                "by": by,
                "rows": [ranking_row(result, here) for result in results[:MOST_RANKED]],
                "more": max(0, len(results) - MOST_RANKED),
            }
        )
    return shown


def ranking_row(result: Derived, here: str) -> dict[str, Any]:
    """Một dòng xếp hạng: thứ, địa bàn, số, đường dẫn; đứng ngoài bảng thì nêu lý do."""
    peer = result.inputs[0]
    growth = peer.figure.key.measure is Measure.YOY
    value = write_change(peer.figure.amount.value) if growth else write_level(peer)
    return {
        "position": result.amount.value if result.amount else None,
        "refusal": str(result.refusal) if result.refusal else "",
        "place": result.key.place,
        "here": result.key.place == here,
        "value": value,
        "href": series_link(result.key),
    }
