"""Chấp nhận phép so: an officer lets figures of different keys be compared, with a note that goes with the result.

It holds for one series, one period and one reason; it is withdrawn by a later row, so that every answer of an earlier
day can be given again.
"""

from collections.abc import Mapping
from datetime import date

from giaoban.compute.refusal import Reason
from giaoban.office.models import Waiver
from giaoban.terms.error import InputError
from giaoban.terms.figure import FigureKey
from giaoban.terms.period import Period

NOTE_LENGTH = 500
SERIES = ("indicator", "item", "scope", "price_base", "calendar", "border", "source")


def waivers(place: str, known_at: date | None = None) -> list[Waiver]:
    """Các lời chấp nhận còn hiệu lực của một địa bàn (mã), như biết vào ngày `known_at`."""
    rows = Waiver.objects.filter(place=place).order_by("id")
    if known_at:
        rows = rows.filter(at__date__lte=known_at)
    last = {(row.period, *(getattr(row, name) for name in SERIES), row.reason): row for row in rows}
    return [row for row in last.values() if row.stands]


def waived(place: str, name: str, known_at: date | None = None) -> Mapping[FigureKey, Mapping[Reason, str]]:
    """Lý do được chấp nhận và ghi chú, theo chuỗi và kỳ, cho `Rules` của phép tính; `name` là tên gọi trong sổ."""
    found: dict[FigureKey, dict[Reason, str]] = {}
    for row in waivers(place, known_at):
        series = {field: getattr(row, field) for field in SERIES}
        key = FigureKey(place=name, period=Period.parse(row.period), **series)
        found.setdefault(key, {})[Reason(row.reason)] = row.note
    return found


def waive(place: str, key: FigureKey, reason: str, note: str, author: str) -> Waiver:
    """Chấp nhận một lý do từ chối cho một chuỗi ở một kỳ; phải có ghi chú."""
    allowed = [one for one in Reason if one.acceptable]
    if reason not in allowed or not note.strip():
        raise InputError(
            "một lý do chấp nhận được, và ghi chú vì sao chấp nhận",
            "khác nguồn; Hải quan và Sở cùng phương pháp từ 2023",
            f"{reason}: {note.strip() or '(ghi chú trống)'}"[:200],
            "Ghi vì sao hai số vẫn so được, rồi bấm lại. Lý do khác thì không chấp nhận được.",
        )
    kept = {"reason": reason, "note": note.strip()[:NOTE_LENGTH], "author": author}
    return Waiver.objects.create(**row_of(place, key), **kept)


def withdraw(place: str, key: FigureKey, reason: str, author: str) -> Waiver:
    """Rút lời chấp nhận đang có."""
    held = [row for row in waivers_of(place, key) if row.reason == reason]
    if not held:
        raise InputError(
            "một lời chấp nhận còn hiệu lực",
            "bấm Rút lại ở trang của chuỗi",
            "không có, hoặc đã được rút",
            "Tải lại trang của chuỗi.",
        )
    kept = {"reason": reason, "note": held[0].note, "author": author}
    return Waiver.objects.create(**row_of(place, key), **kept, stands=False)


def waivers_of(place: str, key: FigureKey) -> list[Waiver]:
    """Các lời chấp nhận còn hiệu lực của một chuỗi ở một kỳ."""
    asked = row_of(place, key)
    return [
        row for row in waivers(place) if all(getattr(row, name) == value for name, value in asked.items())
    ]


def row_of(place: str, key: FigureKey) -> dict[str, str]:
    """Chuỗi và kỳ, như giữ trong bảng."""
    series = {name: str(getattr(key, name)) for name in SERIES}
    return {"place": place, "period": key.period.code, **series}
