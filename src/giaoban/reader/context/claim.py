"""Khẳng định đã dựng: a number with its meaning becomes a `Claim`, with the words that gave each part."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from giaoban.reader.document import Document
from giaoban.reader.sense.measure import Judged
from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.fold import Folded
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.tasks import task_class
from giaoban.reader.words.topic import Subject
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status

Where = tuple[int, int]
SHORT: Final = re.compile(r"^(?:TX|Tx)\.? ?(?=[^\W\d])")  # "TX An Nhơn"
DEFICIT: Final = re.compile(
    r"nhập siêu|thâm hụt|(?:nghiêng|lệch) (?:về|sang)(?: phía| chiều)? nhập|\bâm(?= )"
)


@dataclass
class Found:
    """Một số và nghĩa của nó."""

    number: Number
    subject: Subject
    judged: Judged
    period: Period | None
    period_at: Where | None
    place: str | None
    place_at: Where | None
    segment: Segment
    tail: Segment
    estimate: bool


def build(document: Document, text: Folded, found: Found) -> Claim:
    """Dựng khẳng định, chỗ đứng tính trong văn bản gốc."""
    number, subject, judged = found.number, found.subject, found.judged
    start, end = text.span(number.start, number.end)
    assert number.value is not None
    value = number.value * judged.sign
    if subject.code == "trade_balance" and judged.measure is Measure.LEVEL and subject.head:
        near = subject.head[0] >= found.segment.start
        stop = number.start if near else subject.head[1]
        value = -value if DEFICIT.search(text.low, subject.head[0], stop) else value
    item = subject.item or (task_class(text.low, number) if subject.code.startswith("tasks_") else None)
    return Claim(
        quote=document.text[start:end],
        start=start,
        end=end,
        indicator=subject.code,
        item=text.flat[item[0] : item[1]] if item else None,
        measure=judged.measure,
        value=value,
        unit=number.unit,
        scale=number.scale,
        period=found.period,
        place=_as_written(document, text, found),
        modifier=_modifier(found.segment),
        status=_status(found),
        base=judged.base or None if judged.measure is Measure.INDEX else None,
        confidence=_confidence(found),
        where=document.where(start) if document.blocks else "",
        why=MappingProxyType({name: (text.span(*at),) for name, at in _why(found) if at}),
    )


def _as_written(document: Document, text: Folded, found: Found) -> str | None:
    """Tên địa bàn đúng như văn bản viết ("Giao Thuỷ"), khi tên ấy lấy từ văn bản."""
    if found.place is None or found.place_at is None or text.flat[slice(*found.place_at)] != found.place:
        return found.place
    written = " ".join(document.text[slice(*text.span(*found.place_at))].split())
    return SHORT.sub("", written)


def _why(found: Found) -> list[tuple[str, Where | None]]:
    verb = found.segment.verb
    bases = found.tail.bases or found.segment.bases
    said = verb or (bases[0] if bases else None)
    return [
        ("indicator", found.subject.head),
        ("item", found.subject.item),
        ("measure", (said.start, said.end) if said else None),
        ("period", found.period_at),
        ("place", found.place_at),
    ]


def _confidence(found: Found) -> float:
    """Độ tin: thấp đi khi chỉ tiêu, số đo, kỳ chỉ là mang theo hay đoán."""
    score = 0.97
    if "indicator" not in [lexeme.kind for lexeme in found.segment.subjects]:
        score -= 0.12 if found.subject.kind == "unknown" else 0.04
    if not found.segment.verbs and found.number.group in ("percent", "times"):
        score -= 0.06
    if found.period is None:
        score -= 0.25
    elif not found.segment.periods:
        score -= 0.03
    return max(0.05, score)


def _modifier(segment: Segment) -> str:
    if not segment.flags:
        return "="
    for kind, sign in (("more", ">"), ("compare", ">"), ("less", "<"), ("about", "~")):
        lexeme = segment.flags.get(kind)
        if lexeme is not None and segment.end - lexeme.end <= 2:
            return sign
    return "="


def _status(found: Found) -> Status:
    if found.judged.measure is Measure.PLAN:
        return Status.PLAN
    if "forecast" in found.segment.flags:
        return Status.FORECAST
    return Status.ESTIMATE if found.estimate else Status.ACTUAL
