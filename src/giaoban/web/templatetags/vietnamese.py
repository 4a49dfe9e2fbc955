"""Ô số, nhãn trạng thái, tên mức độ: small pieces of markup that many templates share."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from giaoban.terms.status import Status
from giaoban.web.cards import Cell

register = template.Library()
ARROWS = {"up": "▲ ", "down": "▼ "}


@register.simple_tag
def cell(value: Cell | None) -> str:
    """Ô số có đường dẫn; lý do từ chối hay mâu thuẫn đi kèm trong lời chú.

    >>> cell(Cell("tăng 13,46%", "up", "/x"))
    '<a class="cell up" href="/x"><span aria-hidden="true">▲ </span>tăng 13,46%</a>'
    """
    if value is None:
        return mark_safe('<span class="muted none">–</span>')
    arrow = ARROWS.get(value.tone, "")
    head = format_html('<span aria-hidden="true">{}</span>', arrow) if arrow else ""
    doubt = (
        mark_safe('<span class="warn" aria-label="lệch với mức đã ghi">!</span>')
        if value.doubtful
        else SafeString("")
    )
    accepted = mark_safe('<span class="warn" aria-label="chấp nhận kèm ghi chú">*</span>')
    return format_html(
        '<a class="cell {}" href="{}"{}>{}{}{}{}</a>',
        value.tone,
        value.href,
        format_html(' title="{}"', value.note) if value.note else "",
        head,
        value.text,
        doubt,
        accepted if value.noted else SafeString(""),
    )


@register.simple_tag
def badge(status: Status | None) -> str:
    """Nhãn trạng thái của số liệu."""
    if status is None or status is Status.UNSTATED:
        return mark_safe('<span class="none"></span>')
    return format_html('<span class="badge {}">{}</span>', status.value, status.vietnamese)


@register.filter
def unlocalised(number: float) -> str:
    """Số viết cho máy (dấu chấm thập phân)."""
    return f"{number:.2f}"
