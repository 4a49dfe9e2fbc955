"""Cụm danh từ: the whole noun phrase that a list of branches or goods names, not the dictionary word inside it.

A branch of industry is named by what it does ("sản xuất phân bón và hợp chất nitơ"): the first word decides, and the
goods named after it are part of its name.
"""

import re
from bisect import bisect_left
from typing import Final

import ahocorasick_rs

from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.lexicon import Entry

MAKING: Final = (
    "sản xuất|phân phối|truyền tải|cung ứng|cung cấp|chế biến|khai thác|gia công|chế tạo|lắp ráp|sửa chữa"
)
OTHERS: Final = "hàng|nghề|kinh tế|công thương|thương|nông|lâm|thủy|du lịch|dịch vụ|xây dựng|vận|giao"
DOING: Final = re.compile(
    rf"(?:phân ngành|nhóm ngành|ngành) (?!{OTHERS})|(?:{MAKING}|in|thu gom|đúc|luyện|thuộc da)(?!\w)"
    rf"|công nghiệp (?:{MAKING})(?!\w)|hoạt động (?:thu gom|xử lý|dịch vụ hỗ trợ|quản lý)(?!\w)"
)
DOERS: Final = ahocorasick_rs.AhoCorasick(  # how whatever DOING matches begins
    [
        *("phân ngành ", "nhóm ngành ", "ngành ", "in", "thu gom", "đúc", "luyện", "thuộc da"),
        *("công nghiệp ", "hoạt động ", *MAKING.split("|")),
    ],
    matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
)
OPENING: Final = re.compile(
    r"(?:^|[-;:,(.\n•+\"“]"
    r"|\b(?:và|là|như|gồm|của|nhất là|cụ thể|riêng|còn|với|đó|có|ở|nhóm|hàng|ii|2|iv|iii|4|3))\s*$"
)
PLURAL: Final = re.compile(r"\b(?:các|nhiều|những|toàn|một số|số|liên|đa|hai|ba|bốn|năm|sáu|\d+) $")
CLAUSE: Final = re.compile(
    r"\b(?:đã|đang|được|bị|do|nên|để|khi|vì|nhằm|giúp|gặp|đạt|tiếp tục|duy trì|ổn định|phục hồi|khó khăn"
    r"|thuận lợi|công ty|doanh nghiệp|nhà máy|dự án|người|kinh doanh|trên địa bàn|cho biết|theo|tình hình|vẫn|chủ yếu"
    r"|đi vào|này|nhiều|một số|các ngành|toàn ngành|sản lượng|giá|lượng|trong đó|nhất là|như|gồm"
    r"|trong nước|xuất khẩu)\b"
)
INSIDE: Final = frozenset(
    ("product", "goods", "branch", "power", "nothing", ",", "-", "product_head", "goods_head", "whole")
)
AFTER: Final = frozenset(
    ("sector", "service", "strong", "weak")
)  # "sản xuất hóa chất nông nghiệp" is no farming
SAYING: Final = frozenset(
    ("rise", "fall", "reach", "equals", "times", "shares", "estimate", "number", "less", "about", "more")
)
SAID: Final = SAYING | frozenset(
    ("(", "period", "compare", "indicator", "respective", "forecast", "contribute")
)
LONGEST: Final = 120
NEXT: Final = 8


def named_branches(low: str, run: list[Lexeme]) -> list[Lexeme]:
    """Gộp các đơn vị trong tên một ngành thành một đơn vị: "sản xuất phân bón và hợp chất nitơ" là một ngành."""
    starts = [lexeme.start for lexeme in run]
    merged: list[Lexeme] = []
    done = 0
    for _, start, _ in DOERS.find_matches_as_indexes(low):
        found = DOING.match(low, start) if start == 0 or not low[start - 1].isalnum() else None
        if found is None:
            continue
        i = bisect_left(starts, start)
        if (
            i < done
            or i == len(run)
            or (i and run[i - 1].end > start)
            or not _opens(low, start, found.group())
        ):
            continue
        stop = _stop(low, run, i, start)
        if stop is None:
            continue
        name = low[start : run[stop].start].rstrip(" ,-")
        end = start + len(name.removesuffix(" có").removesuffix(" cũng").removesuffix(" đều"))
        alone = stop == i + 1 and run[i].kind == "branch"
        if end > found.end() and not alone and not CLAUSE.search(low, found.end(), end):
            merged += run[done:i]
            merged.append(Lexeme(start, end, "branch", entry=Entry("branch", "")))
            done = stop
    return merged + run[done:] if done else run


def _opens(low: str, start: int, word: str) -> bool:
    """Chỗ này mở một tên ngành: sau dấu câu hay từ nối; "ngành" thì không đứng sau "các", "nhiều"."""
    before = low[max(0, start - 12) : start]
    if before[-1:].isalnum():
        return False
    return PLURAL.search(before) is None if word.endswith("ngành ") else OPENING.search(before) is not None


def _stop(low: str, run: list[Lexeme], at: int, start: int) -> int | None:
    """Đơn vị đầu tiên nói về ngành ấy (động từ, số, kỳ); None nếu đây không phải tên một ngành."""
    named = False
    for i in range(at, len(run)):
        lexeme = run[i]
        if lexeme.start - start > LONGEST:
            return None
        doing = lexeme.kind == "reach" and low.startswith("sản xuất", lexeme.start)
        idle = lexeme.kind == "more" and (i + 1 == len(run) or run[i + 1].number is None)
        if doing or idle or lexeme.kind in INSIDE:
            named = named or lexeme.kind in ("product", "goods", "branch", "power") or doing
            continue
        if not named or lexeme.kind not in SAID:
            if named and lexeme.kind in AFTER:
                continue
            return None
        number = next((after.number for after in run[i : i + NEXT] if after.number), None)
        return None if number is not None and number.group in ("physical", "bare", "count") else i
    return None
