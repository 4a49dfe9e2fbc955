"""Dòng ngày: the day that stands alone in a line over an article, and the site's clock, which is no day of it."""

import re
from datetime import date
from typing import Final

from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Lexeme

HEAD: Final = 800  # a page's menu, then its title and the line of its day
LINE: Final = 70
DAY: Final = re.compile(r"\d{1,2}")


def clock_of(text: Folded, run: list[Lexeme]) -> Lexeme | None:
    """Đồng hồ của trang: ngày ở một dòng riêng trên cùng, khi dưới nó còn dòng ngày của một năm trước."""
    days: list[Lexeme] = []
    for lexeme in run:
        if lexeme.start > HEAD or len(days) == 2:
            break
        if (
            lexeme.words is not None
            and lexeme.words.kind == "date"
            and lexeme.words.year
            and _alone(text, lexeme)
        ):
            days.append(lexeme)
    years = [lexeme.words.year for lexeme in days if lexeme.words is not None]
    return days[0] if len(years) == 2 and years[0] > years[1] else None


def _alone(text: Folded, lexeme: Lexeme) -> bool:
    start = text.low.rfind("\n", 0, lexeme.start) + 1
    end = text.low.find("\n", lexeme.end)
    return (end if end >= 0 else len(text.low)) - start <= LINE


def day_of(text: Folded, run: list[Lexeme], clock: Lexeme | None) -> date | None:
    """Ngày của bài: ngày đầu tiên đứng ở một dòng ngắn phía trên bài, không phải đồng hồ của trang."""
    for lexeme in run:
        words = lexeme.words
        if lexeme.start > HEAD:
            break
        if words is None or words.kind != "date" or not words.year or lexeme is clock:
            continue
        if _alone(text, lexeme):
            day = DAY.search(text.low, lexeme.start, lexeme.end)
            try:
                return date(words.year, words.last, int(day[0])) if day else None
            except ValueError:
                return None
    return None
