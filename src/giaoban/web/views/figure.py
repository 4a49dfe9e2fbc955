"""Trang số liệu: a series with every computed number and its evidence, and one observation with its two clocks."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from giaoban.compute import Derived, Input, Operation
from giaoban.compute.derived import write_amount
from giaoban.office.waivers import waivers_of
from giaoban.publish.facts import Line, round_places
from giaoban.publish.prose import MODIFIER_WORDS, upper_first, write_change
from giaoban.record.entry import Recorded, Source
from giaoban.record.models import CALENDARS
from giaoban.record.read import observation as recorded_at
from giaoban.record.read import standing_order, statements, vintages
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.web.asked import asked, chosen_series
from giaoban.web.cards import overview_link, price_words, series_link
from giaoban.web.desk import Sector
from giaoban.web.drawings import history_picture
from giaoban.web.functions import Function
from giaoban.web.permissions import demand, may, requires
from giaoban.web.views.overview import chart_addresses

TOO_MANY = 2**63  # no book numbers its rows so far
PLAIN = (
    Operation.GROWTH_YOY,
    Operation.GROWTH_POP,
    Operation.PLAN_SHARE,
    Operation.SHARE,
    Operation.CUMULATIVE,
)

CHANGES = (
    Operation.GROWTH_YOY,
    Operation.GROWTH_POP,
    Operation.PACE_GROWTH,
    Operation.PACE_RATE,
    Operation.REMAINING_GROWTH,
)


@require_safe
@requires(Function.VIEW)
def series(request: HttpRequest) -> HttpResponse:
    """Một chuỗi ở một kỳ: các số tính ra với công thức, đầu vào, và các lần nêu trong sổ."""
    question = asked(request)
    here = question.sector()
    if here is None:
        raise Http404
    line = chosen_series(request, here)
    key = line.key
    held = {str(entry.id): entry for entry in here.entries}
    picture = history_picture(here.code, key, question.book)
    parts = {"chi-tieu": key.indicator, "phan-to": key.item, "pham-vi": key.scope}
    context = {
        "title": upper_first(line.name),
        "line": line,
        "key": key,
        "price": price_words(key),
        "back": overview_link(here.code, here.period),
        "withheld": withheld_rows(here, line),
        "results": [explained(result) for result in line.results.values()],
        "leaves": sources_of(line.results.values(), held),
        "others": other_statements(line, question.place),
        "chart": chart_addresses(here, question.book, **parts) if picture else None,
        "waivers": waivers_of(here.code, key),
        "waive": f"{reverse('waive')}?{urlsplit(series_link(key)).query}",
        "settling": may(request.user, Function.SETTLE, here.code),
    }
    return render(request, "giaoban/series.html", context)


def withheld_rows(here: Sector, line: Line) -> list[dict[str, Any]]:
    """Số của chuỗi bị phép kiểm bác, với lời của phép kiểm."""
    said = {finding.figure: finding.message for finding in here.findings if finding.severity == "error"}
    return [
        statement_row(row) | {"message": said.get(row.figure, "")}
        for row in here.withheld
        if series_link(row.figure.key) == series_link(line.key)
    ]


def explained(result: Derived) -> dict[str, Any]:
    """Một số tính ra với công thức, phép tính, đầu vào; đầu vào tính ra thì kể cả đầu vào của nó."""
    recorded = result.name is Operation.LEVEL and result.inputs
    text = result.write()
    if result.amount and result.name in CHANGES:
        text = write_change(round_places(result.amount.value))
    if recorded:
        text = MODIFIER_WORDS[result.inputs[0].figure.modifier] + text
    return {
        "anchor": result.name.value,
        "title": result.title,
        "text": text,
        "refusal": result.refusal,
        "stated": input_row(result.stated) if result.stated else None,
        "agrees": result.agrees,
        "gap_note": result.gap_note,
        "formula": "" if recorded else result.formula,
        "working": "" if recorded else result.working,
        "interval": interval_words(result),
        "inputs": [] if recorded else input_rows(result.inputs),
        "open": result.name in PLAIN,
        "href": input_row(result.inputs[0])["href"] if recorded else "",
        "status": result.inputs[0].figure.status if recorded else None,
        "notes": result.notes,
        "sentence": result.sentence,
    }


def interval_words(result: Derived) -> str:
    """Khoảng giá trị thật mà các số đã làm tròn cho phép."""
    span, amount = result.interval, result.amount
    if span is None or amount is None or span.low == span.high or result.name is Operation.LEVEL:
        return ""
    ends = [
        write_amount(type(amount)(end / amount.scale, amount.scale, amount.unit), 2)
        for end in (span.low, span.high)
    ]
    return f"từ {ends[0]} đến {ends[1]}" if ends[0] != ends[1] else ""


def input_rows(inputs: Sequence[Input], depth: int = 0) -> list[dict[str, Any]]:
    """Các đầu vào theo hàng, đầu vào của đầu vào thụt vào một bậc."""
    rows = []
    for one in inputs:
        rows.append(input_row(one) | {"depth": depth})
        if one.derived:
            rows += input_rows(one.derived.inputs, depth + 1)
    return rows


def input_row(one: Input) -> dict[str, Any]:
    """Một đầu vào: vai, kỳ, giá trị, trạng thái, đường dẫn tới số liệu trong sổ."""
    key = one.figure.key
    return {
        "role": one.role.vietnamese,
        "place": key.place,
        "period": key.period.write(),
        "text": MODIFIER_WORDS[one.figure.modifier] + one.write_amount(),
        "status": None if one.derived else one.figure.status,
        "formula": one.derived.formula if one.derived else "",
        "href": reverse("observation", args=[one.id]) if one.id else "",
        "source": one.source,
    }


def sources_of(results: Iterable[Derived], held: dict[str, Recorded]) -> list[dict[str, Any]]:
    """Các số đã ghi sổ đứng sau mọi số của trang, mỗi số một lần, với câu nguồn."""
    leaves = [
        leaf
        for result in results
        for leaf in (*result.leaves(), *((result.stated,) if result.stated else ()))
    ]
    ids = dict.fromkeys(leaf.id for leaf in leaves)
    return [statement_row(held[pk]) for pk in ids if pk in held]


def other_statements(line: Line, place: str) -> list[dict[str, Any]]:
    """Mọi lần nêu chuỗi này ở kỳ này, theo thứ tự được biết."""
    key = line.key
    rows = statements(place=place, indicator=key.indicator, item=key.item, scope=key.scope, period=key.period)
    rows = [row for row in rows if row.figure.key.price_base == key.price_base]
    return [
        statement_row(row)
        for row in sorted(rows, key=lambda row: (row.figure.key.measure, row.as_of, row.id))
    ]


def statement_row(row: Recorded) -> dict[str, Any]:
    """Một lần nêu: giá trị, câu nguồn tách ba phần quanh con số, nguồn, hai đồng hồ, người ghi."""
    figure = row.figure
    start, end = row.span or (0, 0)
    return {
        "id": row.id,
        "href": reverse("observation", args=[row.id]),
        "name": named(row),
        "measure": figure.key.measure.vietnamese,
        "period": figure.key.period.write(),
        "text": MODIFIER_WORDS[figure.modifier] + write_amount(figure.amount),
        "status": figure.status,
        "before": row.sentence[:start],
        "quote": row.sentence[start:end],
        "after": row.sentence[end:],
        "source_name": source_words(row.source),
        "link": row.source.url if row.source.url.startswith(("http://", "https://")) else "",
        "as_of": row.as_of,
        "known_at": row.known_at,
        "author": row.author,
    }


def source_words(source: Source) -> str:
    """Tên ngắn của nguồn: tên văn bản, hoặc tên máy của trang, và ngày công bố."""
    host = urlsplit(source.url).hostname or source.url
    return str(Source(title=source.title or host.removeprefix("www."), published=source.published))


def named(row: Recorded) -> str:
    """Tên chỉ tiêu kèm phân tổ."""
    key = row.figure.key
    name = indicators()[key.indicator].name if key.indicator in indicators() else key.indicator
    return upper_first(", ".join(part for part in (name, key.item, key.scope, price_words(key)) if part))


@require_safe
@requires(Function.VIEW)
def observation(request: HttpRequest, number: int) -> HttpResponse:
    """Một số liệu trong sổ: giá trị, câu nguồn, hai đồng hồ, các lần nêu cùng khóa."""
    row = recorded_at(number) if number < TOO_MANY else None
    if row is None:
        raise InputError(
            "mã một số liệu có trong sổ",
            "12",
            str(number),
            "Mở số liệu từ trang Tổng quan hoặc trang của chuỗi.",
        )
    demand(request.user, Function.VIEW, row.place_code)
    key = row.figure.key
    same = vintages(key)
    context = {
        "title": named(row),
        "row": statement_row(row),
        "key": key,
        "interval": true_values(row),
        "price": price_words(key),
        "calendar": CALENDARS[key.calendar],
        "vintages": [statement_row(one) for one in same],
        "current": max(same, key=standing_order).id,
        "series": series_link(key),
        "back": overview_link(row.place_code, key.period),
    }
    return render(request, "giaoban/observation.html", context)


def true_values(row: Recorded) -> str:
    """Khoảng giá trị thật mà con số in ra có thể đại diện."""
    figure, span = row.figure, row.figure.interval
    amount = figure.amount
    low, high = (
        write_amount(type(amount)(end / amount.scale, amount.scale, amount.unit))
        for end in (span.low, span.high)
    )
    return f"từ {low} đến {high}"
