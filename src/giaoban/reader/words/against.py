"""Đối chiếu: words before a period that make it a base, a mark in time, a cause, or the plan's, not the number's."""

import re
from typing import Final

from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.periods import Words

SINCE: Final = (
    "cho",
    "giao",
    "không kể",
    "nếu kể",
    "ngoại trừ",
    "trừ",
    "từ",
    "kể từ",
    "sau",
    "trong vòng",
    "trước",
    "kể từ sau",
    "mốc",
    "giá",
    "giá năm",
    "gốc",
    "gốc năm",
)
AIMED: Final = ("mục tiêu cho", "kế hoạch cho", "chỉ tiêu cho", "kịch bản cho", "đề ra cho", "đặt ra cho")
EARLY: Final = (
    "về đích trước",
    "thành trước",
    "kế hoạch trước",
    "hạn trước",
    "sớm",
    "sớm hơn",
    "chậm",
    "trễ",
    "trong vòng",
)
BESIDE: Final = (
    "xấp xỉ",
    "tương đương",
    "ngang",
    "ngang bằng",
    "bằng",
    "bằng được",
    "kịp",
    "gấp",
    "gấp đôi",
    "gấp ba",
    "gấp rưỡi",
    "nửa",
    "phần ba",
    "phần tư",
    "hơn",
    "với",
    "so",
    "kém",
)
ABOVE: Final = ("trên", "vượt", "bỏ xa", "bỏ cách", "qua mặt", "trên mức", "vượt mức")
BELOW: Final = ("dưới", "thua", "dưới mức")
WHOLE_YEAR: Final = ("cả năm", "toàn năm", "trọn năm")
CAUSES: Final = ("do ", "vì ", "bởi ", "tại ", "dù ", "như ")  # "do năm ngoái nhiều nhà máy nghỉ"
PART_OF: Final = ("đầu ", "giữa ", "cuối ")
RANKED: Final = re.compile(r"nhất(?: \w+){0,2}(?: trong| của| suốt)?(?: vòng)? $")
BESIDE_BRACKET: Final = 2
UPTO: Final = re.compile(r"(?:đến|tới)(?: hết| cuối| giữa| đầu)?(?: ngày)? $")


def surpassed(lexeme: Lexeme, before: str) -> list[Lexeme]:
    """ "vẫn trên cùng kỳ 11%", "vượt tháng trước 3%" là tăng; "dưới cùng kỳ 4%" là giảm."""
    if before.endswith(ABOVE):
        return [lexeme.of_kind("rise")]
    return [lexeme.of_kind("fall")] if before.endswith(BELOW) else []


INDEXED: Final = re.compile(r"bằng (?:gần |hơn |khoảng |chỉ )?[\d.,]+ ?% $")
BEST: Final = re.compile(r"\b(?:nhất|kỷ lục)(?: trong| của| kể từ| suốt)* $")
SO_FAR: Final = re.compile(r"[^,;.:]{0,30}(?:đến|tới) nay\b")


def is_of_index(low: str, lexeme: Lexeme) -> bool:
    """ "bằng 92,9% năm 2011": năm ấy là gốc."""
    return (
        low.endswith("% ", 0, lexeme.start)
        and INDEXED.search(low, max(0, lexeme.start - 24), lexeme.start) is not None
    )


def is_since(low: str, lexeme: Lexeme, end: int) -> bool:
    """ "cao nhất từ năm 2019": một mốc, không phải kỳ của số."""
    words = lexeme.words
    assert words is not None
    if words.kind == "years" and RANKED.search(low, max(0, lexeme.start - 32), lexeme.start):
        return True  # "cao nhất trong vòng 5 năm gần đây"
    if low.endswith(("do ", "vì ", "bởi "), 0, lexeme.start) and "," in low[lexeme.end : end]:
        return True  # "vì tháng 2 trùng Tết, …"
    if words.kind == "years" and BEST.search(low, max(0, lexeme.start - 24), lexeme.start):
        return True  # "mức tốt nhất trong ba năm qua"
    if words.kind in ("period", "bare") and SO_FAR.match(low, lexeme.end, end):
        return True  # "hạn hán từ nửa cuối năm 2023 kéo dài đến nay"
    if words.year == -1 and words.kind == "period" and words.last - words.first == 11:
        return low.endswith(CAUSES, 0, lexeme.start)
    if words.kind == "cumulative" and not words.year:
        early = low[max(0, lexeme.start - 14) : lexeme.start].rstrip().endswith(EARLY)
        return early and low.endswith("tháng", lexeme.start, lexeme.end)
    if low.startswith("tháng", lexeme.start) and low.endswith(PART_OF, 0, lexeme.start):
        return UPTO.search(low, max(0, lexeme.start - 16), lexeme.start) is None
    if words.kind not in ("period", "bare") or (words.last - words.first not in (0, 11)):
        return False
    before = low[max(0, lexeme.start - 18) : lexeme.start].rstrip()
    return before.endswith(SINCE) and not before.endswith(AIMED)


def is_of_plan(low: str, plan: Lexeme, lexeme: Lexeme) -> bool:
    """ "vượt kế hoạch cả năm (103%)": cả năm ấy là của kế hoạch."""
    whole = low.startswith(WHOLE_YEAR, lexeme.start, lexeme.end) and low.startswith(" (", lexeme.end)
    return whole and low[plan.end : lexeme.start].strip() in ("", "của")


def glosses_base(low: str, lexeme: Lexeme, before: Words | None) -> bool:
    """ "so với Tết năm trước (tháng 2/2011)": lời nêu kỳ một mình trong ngoặc chỉ rõ gốc đứng ngay trước ngoặc."""
    if (
        before is None
        or low[lexeme.start - 1 : lexeme.start] != "("
        or low[lexeme.end : lexeme.end + 1] != ")"
    ):
        return False
    past = before.kind in ("same", "previous") or before.year == -1
    return past and lexeme.start - before.end <= BESIDE_BRACKET
