"""Kệ số liệu: the best figure per key (surest status, then latest vintage), and the nearest key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from giaoban.compute.derived import Entry, Input, usable
from giaoban.compute.refusal import NO_RULES, Rules, context_differences, place_id
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import is_ratio

Slot = tuple[str, str, str, Measure, int, int, int, bool]
Year = tuple[str, str, str, int]


def surest(held: Input, other: Input) -> Input:
    """Số chắc hơn trong hai số cùng khóa: trạng thái cao hơn, rồi nêu muộn hơn, ghi sổ muộn hơn, mã lớn hơn."""
    return held if _sureness(held) > _sureness(other) else other


def _sureness(one: Input) -> tuple[int, str, str, int, str]:
    return one.figure.status.rank, one.as_of, one.known_at, len(one.id), one.id


@dataclass(frozen=True)
class Shelf:
    """Kệ: số tốt nhất cho mỗi khóa; kế hoạch bằng mức và kế hoạch bằng tốc độ tăng là hai ngăn khác nhau.

    A slot nearly always holds one figure; where keys differ only in their context (source, scope …) it holds each.
    """

    slots: Mapping[Slot, tuple[Input, ...]]

    @classmethod
    def of(cls, entries: "Iterable[Figure | Entry | Input]") -> "Shelf":
        """Xếp số liệu lên kệ."""
        slots: dict[Slot, tuple[Input, ...]] = {}
        for entry in entries:
            one = usable(entry if isinstance(entry, Input) else Input.of(entry))
            key = one.figure.key
            slot = slot_of(key, key.period, key.measure, is_ratio(one.figure.amount.unit))
            slots[slot] = _among(slots[slot], one) if slot in slots else (one,)
        return cls(MappingProxyType(slots))

    def keys_in(self, place: str, period: Period) -> Iterator[FigureKey]:
        """Khóa mọi số của một địa bàn trong kỳ: của chính kỳ ấy, và mức của những kỳ mở đầu kỳ ấy."""
        for slot in self._of_place.get(place_id(place), ()):
            measure, year, first, last = slot[3:7]
            if year != period.year or first != period.first:
                continue
            if last == period.last or (measure is Measure.LEVEL and last < period.last):
                yield from (one.figure.key for one in self.slots[slot])

    @cached_property
    def _of_place(self) -> dict[str, list[Slot]]:
        places: dict[str, list[Slot]] = {}
        for slot in self.slots:
            places.setdefault(slot[2], []).append(slot)
        return places

    @cached_property
    def _of_year(self) -> dict[Year, list[Input]]:
        years: dict[Year, list[Input]] = {}
        for slot, held in self.slots.items():
            if slot[3] is Measure.LEVEL:
                years.setdefault(slot[:3] + slot[4:5], []).extend(held)
        return years

    def find(self, key: FigureKey, *, ratio: bool = False, rules: Rules = NO_RULES) -> Input | None:
        """Số đúng khóa; nếu không có, số cùng chỉ tiêu và kỳ mà khóa khác ít nhất."""
        return self.at(key, key.period, key.measure, ratio=ratio, rules=rules)

    def at(
        self,
        series: FigureKey,
        period: Period,
        measure: Measure = Measure.LEVEL,
        *,
        ratio: bool = False,
        rules: Rules = NO_RULES,
    ) -> Input | None:
        """Như `find`, cho khóa của chuỗi ấy ở một kỳ và số đo khác."""
        held = self.slots.get(slot_of(series, period, measure, ratio))
        if held is None or len(held) == 1:
            return held[0] if held else None
        key = series.at(period, measure)
        exact = next((one for one in held if one.figure.key == key), None)
        return exact or min(held, key=lambda one: len(context_differences(one.figure.key, key, rules)))

    def levels(self, key: FigureKey) -> tuple[Input, ...]:
        """Mức có giá trị của mọi kỳ trong năm, cùng phần còn lại của khóa, theo thứ tự kỳ."""
        held = self._of_year.get((key.indicator, key.item, place_id(key.place), key.period.year), ())
        alike = [one for one in held if not one.null and not context_differences(one.figure.key, key)]
        return tuple(sorted(alike, key=_months))


def _among(held: tuple[Input, ...], one: Input) -> tuple[Input, ...]:
    """Ngăn thêm một số: đứng cạnh các số khác khóa, hay cùng số trùng khóa chọn lấy số chắc hơn."""
    key = one.figure.key
    if all(other.figure.key != key for other in held):
        return (*held, one)
    return tuple(surest(other, one) if other.figure.key == key else other for other in held)


def _months(one: Input) -> tuple[int, int]:
    period = one.figure.key.period
    return period.first, period.last


def slot_of(key: FigureKey, period: Period, measure: Measure, ratio: bool) -> Slot:
    """Ngăn của một khóa: chỉ tiêu, phân tổ, địa bàn, số đo, kỳ, và số đo có phải tỷ lệ không."""
    place = place_id(key.place)
    return key.indicator, key.item, place, measure, period.year, period.first, period.last, ratio
