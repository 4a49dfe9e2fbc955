"""Vật liệu cho phép thử: claims without a text."""

from decimal import Decimal

from giaoban.reader.document import Document, Reading
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.period import Period

START = [0]


def claim(indicator: str, measure: str, period: str, value: str, unit: str = "%", **more: object) -> Claim:
    START[0] += 100
    words = write_number(Decimal(value).copy_abs())
    fields = {"scale": 1, "place": "Hải Phòng"} | more
    return Claim(
        words,
        START[0],
        START[0] + len(words),
        indicator,
        Measure(measure),
        Decimal(value),
        unit,
        period=Period.parse(period),
        **fields,  # type: ignore[arg-type]
    )


def reading(*claims: Claim, name: str = "văn bản") -> Reading:
    return Reading(Document.plain("", name=name), claims)
