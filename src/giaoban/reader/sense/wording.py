"""Lời gọi: an item as the text words it, the whole noun phrase around the word that was recognised."""

import re
from typing import Final

from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.nouns import CLAUSE, SAYING
from giaoban.reader.words.topic import TRADE

Span = tuple[int, int]
NAMES: Final = frozenset(("product", "goods", "branch", "power"))
WORDED: Final = NAMES | {"unknown"}
JOINS: Final = ("", "và", "-", ",")
WIDEST: Final = 60
LISTED: Final = TRADE | {"product_output"}  # what is read of goods whose names no dictionary holds
EDGE: Final = re.compile(
    r"(?:\s|[-,.:;\"“”()…+•]|\b(?:cũng|đều|có|ước|mức|đã|vẫn|cùng|lại|là|với|và|của|trong|đó|khá|thì|còn|tính|chung|như|gồm"
    r"|riêng|cụ|thể|tiếp|theo|đến|ngoài|ra|nhất|một|số|các|đạt|được|bắt|đầu|tỷ|trọng|sẽ|mặt|hàng|này|về|trị|giá|lượng|nhưng"
    r"|song|khi|từ|sản|phẩm|nhóm|bên|cạnh|kim|ngạch|khẩu|xuất|nhập)\b)+"
)


def worded(segment: Segment, code: str, kind: str, item: Span | None) -> Span | None:
    """Phần như văn bản gọi: "quần áo mặc thường" chứ không chỉ "quần áo"; với danh từ lạ, cụm đứng trước động từ."""
    if kind not in WORDED:
        return item
    names = [lexeme for lexeme in segment.run if lexeme.start < segment.end]
    at = next((i for i, lexeme in enumerate(names) if item and lexeme.start <= item[0] < lexeme.end), None)
    if item is None:
        return _unknown(segment, names) if code in LISTED else None
    if at is None or item[1] != names[at].end:
        return item
    left = segment.low[names[at - 1].end if at else segment.start : item[0]].strip()
    after = segment.low[item[1] : names[at + 1].start if at + 1 < len(names) else segment.end].strip()
    if not after and not left and (not at or names[at - 1].kind not in NAMES | {",", "-"}):
        return item
    first = at
    while first and names[first - 1].kind in NAMES | {",", "-"}:
        if segment.low[names[first - 1].end : names[first].start].strip() not in JOINS:
            break
        first -= 1
    while first < at and names[first].kind not in NAMES:
        first += 1
    begin = names[first].start
    if kind == "product":
        begin = max(names[first - 1].end if first else segment.start, begin - WIDEST)
    stop = names[at + 1].start if at + 1 < len(names) else segment.end
    wide = _trimmed(segment, begin, min(stop, item[1] + WIDEST))
    return (min(wide[0], item[0]), max(wide[1], item[1])) if wide else item


def _unknown(segment: Segment, names: list[Lexeme]) -> Span | None:
    """Cụm danh từ lạ: chữ đứng ngay trước động từ đầu của khúc, hay trước "ước", "khoảng", "hơn"."""
    at = next((i for i, lexeme in enumerate(names) if lexeme.kind in SAYING), len(names))
    stop = names[at].start if at < len(names) else segment.end
    return _trimmed(segment, names[at - 1].end if at else segment.start, stop)


def _trimmed(segment: Segment, start: int, end: int) -> Span | None:
    """Khoảng ấy, bỏ các từ đệm ở hai đầu; None nếu không còn gì hay đó là một vế câu."""
    low = segment.low
    if CLAUSE.search(low, start, end):
        return None
    lead = EDGE.match(low, start, end)
    start = lead.end() if lead else start
    words = low[start:end].rstrip(" ,;:-(").split(" ")
    while words and EDGE.fullmatch(words[-1]):
        words.pop()
    length = len(" ".join(words))
    return (start, start + length) if length else None
