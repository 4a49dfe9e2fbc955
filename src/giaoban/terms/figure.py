"""Số liệu: the key under which two figures compare, a figure, and a claim, which is a figure with its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from giaoban.terms.indicator import Measure
from giaoban.terms.number import Interval, decimals, printed_interval
from giaoban.terms.period import Calendar, Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

Span = tuple[int, int]


@dataclass(frozen=True)
class FigureKey:
    """Khóa của số liệu: hai số chỉ so được với nhau khi mọi phần còn lại của khóa trùng nhau.

    `place` is a name or code as recorded; `border` the boundary version ("2025-07-01" is the border in force
    from that day, "" the border of the period itself); `scope` the part of the place covered ("toàn địa bàn" is
    ""); `price_base` is "2010", "hiện hành" or ""; `source` the body that states it.
    """

    indicator: str
    place: str
    period: Period
    measure: Measure = Measure.LEVEL
    item: str = ""
    scope: str = ""
    source: str = ""
    price_base: str = ""
    calendar: Calendar = "statistical"
    border: str = ""

    def __hash__(self) -> int:
        """Băm những phần hay khác nhau nhất: khóa là chỗ tra cứu nóng nhất của cả hệ thống."""
        period = self.period
        return hash((self.indicator, self.place, self.item, period.year, period.first, period.last))

    def with_period(self, period: Period) -> "FigureKey":
        """Cùng khóa ở kỳ khác."""
        return self.at(period, self.measure)

    def at(self, period: Period, measure: Measure) -> "FigureKey":
        """Cùng khóa ở kỳ và số đo khác."""
        other = object.__new__(FigureKey)  # thousands of times a page: three times as fast as `replace`
        fields = other.__dict__
        fields.update(self.__dict__)
        fields["period"], fields["measure"] = period, measure
        return other

    def of(self, indicator: str, item: str) -> "FigureKey":
        """Cùng khóa của chỉ tiêu và phân tổ khác."""
        return replace(self, indicator=indicator, item=item)


@dataclass(frozen=True, init=False)
class Figure:
    """Số liệu: khóa, giá trị như đã nêu, trạng thái, từ chỉ mức, số lẻ khi in.

    Built thousands of times a page, so its fields are set straight: a frozen dataclass's own `__init__` costs twice.
    """

    key: FigureKey
    amount: Amount
    status: Status = Status.UNSTATED
    modifier: str = "="
    places: int | None = None

    def __init__(
        self,
        key: FigureKey,
        amount: Amount,
        status: Status = Status.UNSTATED,
        modifier: str = "=",
        places: int | None = None,
    ) -> None:
        fields = self.__dict__
        fields["key"], fields["amount"], fields["status"] = key, amount, status
        fields["modifier"], fields["places"] = modifier, places

    @cached_property
    def interval(self) -> Interval:
        """Khoảng giá trị thật, ở đơn vị gốc."""
        exponent = self.amount.value.as_tuple().exponent
        shown = max(0, -exponent) if isinstance(exponent, int) else 0
        places = self.places if self.places is not None else shown
        span = printed_interval(self.amount.value, places, self.modifier)
        return Interval(span.low * self.amount.scale, span.high * self.amount.scale)


class Claim(NamedTuple):
    """Khẳng định: một con số về một chỉ tiêu, kèm chỗ nó đứng trong văn bản (`text[start:end] == quote`).

    `why` maps "indicator", "item", "measure", "period", "place" to the spans of the words that gave them;
    `confidence` is 0..1; `where` points into the original ("trang 3", "Sheet1!C5").
    """

    quote: str
    start: int
    end: int
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    scale: int = 1
    item: str | None = None
    period: Period | None = None
    place: str | None = None
    modifier: str = "="
    status: Status = Status.ACTUAL
    base: str | None = None
    confidence: float = 1.0
    where: str = ""
    why: Mapping[str, tuple[Span, ...]] = MappingProxyType({})

    @property
    def amount(self) -> Amount:
        """Đại lượng như đã in."""
        return Amount(self.value, self.scale, self.unit)

    @property
    def interval(self) -> Interval:
        """Khoảng giá trị thật mà con số in ra có thể đại diện, ở đơn vị gốc, có dấu."""
        printed = "".join(char for char in self.quote if char in "0123456789.,").strip(".,")
        exponent = self.value.as_tuple().exponent
        shown = max(0, -exponent) if isinstance(exponent, int) else 0
        span = printed_interval(self.value, max(shown, decimals(printed) if printed else 0), self.modifier)
        return Interval(span.low * self.scale, span.high * self.scale)

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON của khẳng định, như tập nhãn (`corpus/LABELS.md`) cộng thêm `why`, `confidence`, `where`."""
        value = int(self.value) if self.value == int(self.value) else float(self.value)
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "indicator": self.indicator,
            "item": self.item,
            "measure": self.measure.value,
            "value": value,
            "unit": self.unit,
            "scale": self.scale,
            "period": self.period.code if self.period else None,
            "place": self.place,
            "modifier": self.modifier,
            "status": self.status.value,
            "base": self.base,
            "confidence": round(self.confidence, 3),
            "where": self.where,
            "why": {name: [list(span) for span in spans] for name, spans in self.why.items()},
        }
