"""Địa bàn trong câu: whether a place named in a segment is the one its number is about."""

import re
from typing import Final

from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.lexicon import ANYWHERE, OR
from giaoban.terms.catalogue import read_definition
from giaoban.terms.place import place_key

RANKED: Final = re.compile(r"(?:thứ|hạng|đứng|tốp|top|nhóm|nhất|đầu|trong số|/\d\d(?!\d))[^,;:.(]{0,20}$")
BODY: Final = re.compile(
    r"\b(?:công ty|nhà máy|tập đoàn|tổng kho|doanh nghiệp tư nhân|khu công nghiệp|kcn|cụm công nghiệp|ccn"
    r"|chi nhánh|hợp tác xã|xí nghiệp|cửa khẩu|sân bay|khu kinh tế)(?! (?:của|tại|ở|trên))"
    r"(?: (?!tại |ở |của |tỉnh |trên |thuộc |và )[^\s,;:.()]+){0,6} $"
)
COMPARED: Final = re.compile(
    r"\b(?:cao|thấp|nhanh|chậm|lớn|nhỏ|tốt|nhiều|ít|kém|vượt|trên|dưới)(?: hơn| xa)*(?: so với)?(?: nhiều so với)?"
    r"(?: (?:mức|nhịp|tốc độ|mặt bằng|tăng|trưởng|tăng trưởng|trung bình|bình quân|chung|của|với|so))* $"
)
OLD: Final = re.compile(r" ?\(?cũ\b\)?")
NOT_SUBJECT: Final = tuple(read_definition("clutter.toml")["before_places"])


def named_place(text: Folded, start: int, lexeme: Lexeme, home: str | None) -> str:
    """Tên địa bàn như văn bản gọi, "home" nếu là địa bàn của văn bản, "" nếu lời nêu không phải địa bàn của số."""
    entry = lexeme.entry
    assert entry is not None
    if entry.kind == "home":
        return "home"
    before = text.low[max(start, lexeme.start - 24) : lexeme.start].rstrip()
    for prefix in (" tỉnh", " thành phố", " tp.", " tp"):
        before = before.removesuffix(prefix).rstrip()
    if before.endswith(NOT_SUBJECT) and not (before in ("với", "đối với") and lexeme.start - start < 14):
        return ""
    if BODY.search(text.low, max(start, lexeme.start - 60), lexeme.start):
        return ""
    if text.low.startswith((",", ";"), lexeme.end) and COMPARED.search(text.low, start, lexeme.start):
        return ""  # "tăng 27%, cao hơn trung bình cả nước, trong đó …"
    own = place_key(home) if home else ""
    named = text.flat[lexeme.start : lexeme.end]
    old = OLD.match(text.flat, lexeme.end)
    if entry.kind == "district":
        is_home = place_key(entry.value) == own
        return ("home" if is_home else named) if not own or is_home or is_within(entry.parent, own) else ""
    if old:
        return named + " (cũ)"
    if entry.value == "Việt Nam" and RANKED.search(text.low, max(start, lexeme.start - 30), lexeme.start):
        return ""
    if entry.value == "Việt Nam":
        return "home" if own == "việt nam" else entry.value
    return "home" if own and own in (place_key(entry.value), f"tp. {place_key(entry.value)}") else named


def is_within(parent: str, own: str) -> bool:
    """Huyện của `parent` có phải là của địa bàn nhà không."""
    bare = own.removeprefix("tp. ").removeprefix("thành phố ")
    return parent == ANYWHERE or bare in map(place_key, parent.split(OR))
