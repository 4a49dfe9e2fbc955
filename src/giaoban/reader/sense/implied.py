"""Kỳ lộ ra từ gốc: a base or a running total said beside a number tells of which period the number itself is.

"So với tháng 5/2022" said of five months is about May; "đạt 130 tỷ; lũy kế 1.346 tỷ" begins with the month.
"""

import re
from typing import Final

from giaoban.reader.sense.segment import HEADS, ITEMS, Segment
from giaoban.reader.words.calendar import Calendar
from giaoban.reader.words.lexemes import Lexeme
from giaoban.terms.period import Period

TOLD: Final = re.compile(r"(?: ước)?(?: đạt| được| là| thực hiện)* \d")
OF_MONTH: Final = ("tháng cùng", "cùng tháng")
SUMMED: Final = re.compile(r"(?:l[ũu][ỹy] kế|luỹ kế|cộng dồn|tính chung|tính cả)[^;.\d]{0,12}$")
STOPS: Final = HEADS | ITEMS | frozenset((":", "respective", "plan"))
AHEAD: Final = 18  # lexemes looked ahead over


def period_of_base(low: str, calendar: Calendar, lexeme: Lexeme, current: Period | None) -> Period | None:
    """Kỳ của số khi gốc của nó có độ dài khác kỳ đang nói mà cùng tháng cuối; None nếu gốc không nói gì thêm."""
    words = lexeme.words
    if words is None or current is None:
        return None
    if words.kind in ("same", "previous"):
        monthly = words.kind == "previous" and words.first == 1
        return _month(current) if monthly or low.startswith(OF_MONTH, lexeme.start) else None
    if words.kind not in ("period", "cumulative") or words.year in (0, 1):
        return None
    meant = calendar.resolve(words, current)
    if meant is None or meant.year != current.year - 1 or meant.last != current.last:
        return None
    if meant.first == current.first or meant.months == 12:
        return None
    return Period(current.year, meant.first, meant.last)


def period_ahead(
    low: str, calendar: Calendar, run: list[Lexeme], at: int, segment: Segment, current: Period | None
) -> Period | None:
    """Kỳ của số ở `at`, khi vế ấy so với tháng trước, hay sau đó mới đến phần lũy kế."""
    if current is None or segment.periods:
        return None
    told = False
    for i in range(at + 1, min(at + AHEAD, len(run))):
        lexeme = run[i]
        if lexeme.kind in STOPS:
            return None
        words = lexeme.words
        if words is None:
            continue
        if _is_told_next(low, calendar, lexeme, current):
            return _month(current)
        beside = run[i - 1].group == "times" and words.year == -1  # "gấp 1,5 lần tháng 7 năm trước"
        if beside or run[i - 1].kind == "compare" or words.kind in ("same", "previous"):
            found = None if told else period_of_base(low, calendar, lexeme, current)
            if found is not None:
                return found
            told = told or words.kind == "same"  # it has its own base: another's says nothing of it
        elif words.kind == "todate" and low.startswith((",", "."), lexeme.end):
            return None  # "trong 1.056 nhiệm vụ giao từ đầu năm, 812 nhiệm vụ đã xong"
        elif words.kind == "todate" or SUMMED.search(low, max(0, lexeme.start - 24), lexeme.start):
            return _month(current)
        else:
            return None
    return None


def _is_told_next(low: str, calendar: Calendar, lexeme: Lexeme, current: Period) -> bool:
    """ "bán lẻ ước 3.456 tỷ đồng, 4 tháng đạt 13.770 tỷ": số trước là của riêng tháng, khi đang nói 4 tháng."""
    words = lexeme.words
    if words is None or words.kind != "cumulative" or not low.endswith((", ", "; "), 0, lexeme.start):
        return False
    return calendar.resolve(words, current) == current and TOLD.match(low, lexeme.end) is not None


def _month(current: Period) -> Period | None:
    """Tháng cuối của một kỳ cộng dồn trong năm."""
    if current.first > 1 or current.months in (1, 12):
        return None
    return Period(current.year, current.last, current.last)
