"""Từ chối tính: typed reasons why two figures may not be compared, and the rules to accept one.

A ratio of two figures that do not speak of the same thing is worse than none. `differences` says in which
parts of their keys two figures differ; `Rules` hold what the office has accepted, each with its note.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.period import Calendar
from giaoban.terms.place import Succession, place_key
from giaoban.terms.status import Status


class Reason(StrEnum):
    """Lý do từ chối; `acceptable` là những lý do cán bộ có thể chấp nhận kèm ghi chú."""

    MISSING = "missing"
    INDICATOR = "indicator"
    ITEM = "item"
    PLACE = "place"
    UNIT = "unit"
    SCOPE = "scope"
    CALENDAR = "calendar"
    PRICE_BASE = "price_base"
    BORDER = "border"
    SOURCE = "source"
    PART_PERIOD = "part_period"
    STATUS = "status"
    NULL = "null"
    BASE_ZERO = "base_zero"
    BASE_NEGATIVE = "base_negative"
    PLAN_ZERO = "plan_zero"
    SUSPECT = "suspect"
    NOT_ADDITIVE = "not_additive"
    NO_WEIGHTS = "no_weights"
    NO_PARTS = "no_parts"
    NO_SHARE = "no_share"
    TOO_SHORT = "too_short"

    @property
    def vietnamese(self) -> str:
        """Tên lý do bằng tiếng Việt."""
        return REASON_NAMES[self]

    @property
    def acceptable(self) -> bool:
        """Cán bộ có thể chấp nhận, kèm ghi chú; những lý do khác thì phép tính không có nghĩa."""
        return self in ACCEPTABLE


REASON_NAMES = {
    Reason.MISSING: "chưa có số liệu",
    Reason.INDICATOR: "khác chỉ tiêu",
    Reason.ITEM: "khác phân tổ",
    Reason.PLACE: "khác địa bàn",
    Reason.UNIT: "khác đơn vị tính",
    Reason.SCOPE: "khác phạm vi",
    Reason.CALENDAR: "khác lịch báo cáo",
    Reason.PRICE_BASE: "khác giá tính",
    Reason.BORDER: "khác địa giới",
    Reason.SOURCE: "khác nguồn",
    Reason.PART_PERIOD: "khác độ dài kỳ",
    Reason.STATUS: "khác trạng thái",
    Reason.NULL: "số liệu trống",
    Reason.BASE_ZERO: "gốc so sánh bằng 0",
    Reason.BASE_NEGATIVE: "gốc so sánh âm",
    Reason.PLAN_ZERO: "kế hoạch bằng 0",
    Reason.SUSPECT: "số gốc đáng ngờ",
    Reason.NOT_ADDITIVE: "không cộng được",
    Reason.NO_WEIGHTS: "thiếu quyền số",
    Reason.NO_PARTS: "thiếu tử số và mẫu số",
    Reason.NO_SHARE: "thiếu tỷ lệ chia",
    Reason.TOO_SHORT: "chuỗi quá ngắn",
}
ACCEPTABLE = frozenset(
    {
        Reason.SCOPE,
        Reason.CALENDAR,
        Reason.PRICE_BASE,
        Reason.BORDER,
        Reason.SOURCE,
        Reason.STATUS,
        Reason.SUSPECT,
    }
)
CALENDAR_NAMES: Mapping[Calendar, str] = {
    "statistical": "lịch thống kê (tháng dương lịch)",
    "administrative": "lịch báo cáo hành chính (từ ngày 15 đến ngày 14)",
}
ACCEPTED = "Chấp nhận "  # how the note of an accepted difference opens
ABSENT = frozenset({Reason.MISSING, Reason.NULL, Reason.TOO_SHORT})
OUTSIDE = (Status.PLAN, Status.FORECAST)


@dataclass(frozen=True)
class Refusal:
    """Từ chối: lý do có kiểu, kèm điều cụ thể làm hai số không so được."""

    reason: Reason
    detail: str

    def __str__(self) -> str:
        opening = "Chưa tính được" if self.reason in ABSENT else "Không so sánh được"
        return f"{opening}: {self.reason.vietnamese} ({self.detail})."


@dataclass(frozen=True)
class Rules:
    """Quy tắc so sánh: lý do được chấp nhận kèm ghi chú, chung hay của riêng một chuỗi, và các lần đổi địa giới.

    >>> Rules(accept={Reason.SOURCE: "Hải quan và Sở cùng phương pháp từ 2023"}).note(Reason.SOURCE)
    'Hải quan và Sở cùng phương pháp từ 2023'
    """

    accept: Mapping[Reason, str] = field(default_factory=lambda: MappingProxyType({}))
    events: tuple[Succession, ...] = ()
    own: Mapping[FigureKey, Mapping[Reason, str]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, key: FigureKey) -> "Rules":
        """Quy tắc cho một chuỗi ở một kỳ: thêm những lời chấp nhận của riêng nó."""
        own = self.own.get(key)
        return replace(self, accept=MappingProxyType({**self.accept, **own})) if own else self

    def note(self, reason: Reason) -> str | None:
        """Ghi chú chấp nhận cho lý do này, hoặc None nếu không chấp nhận."""
        return self.accept.get(reason) if reason.acceptable else None

    def sift(self, refusals: Iterable[Refusal]) -> tuple[Refusal | None, tuple[str, ...]]:
        """Lời từ chối đầu tiên không được chấp nhận, và các ghi chú của những lời được chấp nhận."""
        notes: list[str] = []
        for refusal in refusals:
            accepted = self.note(refusal.reason)
            if accepted is None:
                return refusal, tuple(notes)
            notes.append(f"{ACCEPTED}{refusal.reason.vietnamese} ({refusal.detail}): {accepted}")
        return None, tuple(notes)


NO_RULES = Rules()
LOWER_LEVELS = ("quận ", "huyện ", "thị xã ", "thị trấn ", "phường ", "xã ", "đặc khu ")


@lru_cache(maxsize=65_536)
def place_id(name: str) -> str:
    """Khóa so địa bàn, giữ cấp huyện và xã: huyện Cát Hải không phải là thị trấn Cát Hải.

    >>> place_id("TP. Hải Phòng") == place_id("Hải Phòng"), place_id("Huyện Cát Hải") == place_id("Thị trấn Cát Hải")
    (True, False)
    """
    plain = " ".join(name.split()).casefold()
    level = next((prefix for prefix in LOWER_LEVELS if plain.startswith(prefix)), "")
    return level + place_key(name)


def differences(left: Figure, right: Figure, rules: Rules = NO_RULES) -> tuple[Refusal, ...]:
    """Những chỗ khóa hai số liệu khác nhau, không kể kỳ, số đo và nguồn không nêu."""
    a, b = left.key, right.key
    if not rules.events and left.status == right.status and _same_matter(left, right) and _same_context(a, b):
        return ()
    found = [
        _differ(Reason.INDICATOR, a.indicator, b.indicator),
        _differ(Reason.ITEM, a.item or "toàn bộ", b.item or "toàn bộ"),
        _differ(
            Reason.PLACE, a.place, b.place, a.place != b.place and place_id(a.place) != place_id(b.place)
        ),
        _differ(Reason.UNIT, left.amount.unit, right.amount.unit),
        *context_differences(a, b, rules),
        _status(left, right),
    ]
    return tuple(refusal for refusal in found if refusal)


def context_differences(a: FigureKey, b: FigureKey, rules: Rules = NO_RULES) -> tuple[Refusal, ...]:
    """Khác nhau về phạm vi, lịch, giá, địa giới, nguồn: những phần khóa mà mọi phép so đều xét."""
    if _same_context(a, b) and not rules.events:
        return ()
    borders = border_version(a, rules.events), border_version(b, rules.events)
    named = [f"địa giới từ {day:%d/%m/%Y}" if day else "địa giới cũ" for day in borders]
    found = [
        _differ(Reason.SCOPE, a.scope or "toàn địa bàn", b.scope or "toàn địa bàn"),
        _differ(Reason.CALENDAR, CALENDAR_NAMES[a.calendar], CALENDAR_NAMES[b.calendar]),
        _differ(Reason.PRICE_BASE, _price(a), _price(b)),
        _differ(Reason.BORDER, named[0], named[1]),
        _differ(Reason.SOURCE, a.source, b.source, bool(a.source and b.source and a.source != b.source)),
    ]
    return tuple(refusal for refusal in found if refusal)


def _same_matter(left: Figure, right: Figure) -> bool:
    a, b = left.key, right.key
    same_unit = left.amount.unit == right.amount.unit
    return same_unit and a.indicator == b.indicator and a.item == b.item and a.place == b.place


def _same_context(a: FigureKey, b: FigureKey) -> bool:
    return (
        a.scope == b.scope
        and a.source == b.source
        and a.border == b.border
        and a.price_base == b.price_base
        and a.calendar == b.calendar
    )


def border_version(key: FigureKey, events: Iterable[Succession]) -> date | None:
    """Ngày bắt đầu của địa giới mà số liệu nói tới; None là địa giới trước mọi lần đổi đã biết.

    An explicit `border` is the day it names; otherwise the border in force on the last day of the period.
    """
    stated = date.fromisoformat(key.border) if key.border else None
    day = stated or key.period.dates(key.calendar)[1]
    moved = [event for event in events if event.day <= day and _moves(event, key.place)]
    return max((event.day for event in moved), default=stated)


def _moves(event: Succession, place: str) -> bool:
    unchanged = event.old == event.new and event.share == 1
    return not unchanged and place_id(place) in (place_id(event.old), place_id(event.new))


def _price(key: FigureKey) -> str:
    return {"": "không nêu giá", "hiện hành": "giá hiện hành"}.get(
        key.price_base, f"giá so sánh {key.price_base}"
    )


def _differ(reason: Reason, left: str, right: str, differ: bool | None = None) -> Refusal | None:
    if not (left != right if differ is None else differ):
        return None
    return Refusal(reason, f"{left or 'không nêu'} so với {right or 'không nêu'}")


def _status(left: Figure, right: Figure) -> Refusal | None:
    differ = left.status != right.status and (left.status in OUTSIDE or right.status in OUTSIDE)
    return _differ(Reason.STATUS, left.status.vietnamese, right.status.vietnamese, differ)
