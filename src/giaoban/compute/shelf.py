"""Kệ số liệu: the best figure per key (surest status, then latest vintage), and the nearest key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from giaoban.compute.derived import Entry, Input, usable
from giaoban.compute.refusal import NO_RULES, Rules, context_differences, place_id
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import is_ratio

Slot = tuple[str, str, str, Measure, Period, bool]
Year = tuple[str, str, str, int]


def surest(held: Input, other: Input) -> Input:
    """Số chắc hơn trong hai số cùng khóa: trạng thái cao hơn, rồi nêu muộn hơn, ghi sổ muộn hơn, mã lớn hơn."""
    return held if _sureness(held) > _sureness(other) else other


def _sureness(one: Input) -> tuple[int, str, str, int, str]:
    return one.figure.status.rank, one.as_of, one.known_at, len(one.id), one.id


@dataclass(frozen=True)
class Shelf:
    """Kệ: số tốt nhất cho mỗi khóa; kế hoạch bằng mức và kế hoạch bằng tốc độ tăng là hai ngăn khác nhau.

    `slots` hold the best figure per key; `years` the levels of one series in one year,
    `places` the keys of one place.
    """

    slots: Mapping[Slot, Mapping[FigureKey, Input]]
    years: Mapping[Year, tuple[Input, ...]]
    places: Mapping[str, tuple[FigureKey, ...]]

    @classmethod
    def of(cls, entries: "Iterable[Figure | Entry | Input]") -> "Shelf":
        """Xếp số liệu lên kệ."""
        slots: dict[Slot, dict[FigureKey, Input]] = {}
        for entry in entries:
            one = usable(Input.of(entry))
            slot = slots.setdefault(slot_of(one.figure.key, is_ratio(one.figure.amount.unit)), {})
            held = slot.get(one.figure.key)
            slot[one.figure.key] = surest(held, one) if held else one
        return cls(
            MappingProxyType(slots), MappingProxyType(_by_year(slots)), MappingProxyType(_by_place(slots))
        )

    def find(self, key: FigureKey, *, ratio: bool = False, rules: Rules = NO_RULES) -> Input | None:
        """Số đúng khóa; nếu không có, số cùng chỉ tiêu và kỳ mà khóa khác ít nhất."""
        slot = self.slots.get(slot_of(key, ratio), {})
        if key in slot or not slot:
            return slot.get(key)
        return min(slot.values(), key=lambda one: len(context_differences(one.figure.key, key, rules)))

    def exact(self, key: FigureKey, *, ratio: bool = False) -> Input | None:
        """Số có khóa tương hợp hẳn (nguồn không nêu thì coi là tương hợp), hoặc None."""
        found = self.find(key, ratio=ratio)
        return None if found is None or context_differences(found.figure.key, key) else found

    def levels(self, key: FigureKey) -> tuple[Input, ...]:
        """Mức của mọi kỳ trong năm, cùng phần còn lại của khóa."""
        held = self.years.get(year_of(key), ())
        return tuple(one for one in held if not context_differences(one.figure.key, key))


def _by_year(slots: Mapping[Slot, Mapping[FigureKey, Input]]) -> dict[Year, tuple[Input, ...]]:
    years: dict[Year, list[Input]] = {}
    for slot, held in slots.items():
        if slot[3] is Measure.LEVEL:
            for key, one in held.items():
                years.setdefault(year_of(key), []).extend([] if one.null else [one])
    return {year: tuple(sorted(held, key=lambda one: one.figure.key.period)) for year, held in years.items()}


def _by_place(slots: Mapping[Slot, Mapping[FigureKey, Input]]) -> dict[str, tuple[FigureKey, ...]]:
    places: dict[str, list[FigureKey]] = {}
    for slot, held in slots.items():
        places.setdefault(slot[2], []).extend(held)
    return {place: tuple(keys) for place, keys in places.items()}


def slot_of(key: FigureKey, ratio: bool) -> Slot:
    """Ngăn của một khóa: chỉ tiêu, phân tổ, địa bàn, số đo, kỳ, và số đo có phải tỷ lệ không."""
    return key.indicator, key.item, place_id(key.place), key.measure, key.period, ratio


def year_of(key: FigureKey) -> Year:
    """Ngăn năm của một chuỗi."""
    return key.indicator, key.item, place_id(key.place), key.period.year
