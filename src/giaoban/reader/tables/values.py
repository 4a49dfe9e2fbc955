"""Ô số: giá trị có dấu, chỗ của con số và đơn vị trong ô, từ chỉ mức; kiểu viết số của cả bảng."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from giaoban.reader.tables.grid import NUMBER
from giaoban.terms.number import readings

MODIFIERS = {
    "hơn": ">", "trên": ">", ">": ">", "≥": ">", "gần": "<", "dưới": "<", "<": "<", "≤": "<",
    "khoảng": "~", "xấp xỉ": "~", "~": "~", "≈": "~",
}  # fmt: skip
POINT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+\.\d+")
COMMA_DECIMAL = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+")
GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True)
class Value:
    """Con số trong một ô: giá trị có dấu, chỗ bắt đầu và hết (cả đơn vị) trong ô, đơn vị nếu có, từ chỉ mức."""

    value: Decimal
    start: int
    end: int
    unit: str
    modifier: str


def read_value(text: str, english: bool = False) -> Value | None:
    """Đọc một ô số.

    >>> read_value("-5,2%").value, read_value("(3.456)").value, read_value("> 600").modifier
    (Decimal('-5.2'), Decimal('-3456'), '>')
    """
    lead = len(text) - len(text.lstrip())
    found = NUMBER.fullmatch(text.strip())
    if not found:
        return None
    digits = re.sub(r"\s", "", found["number"]).rstrip(".,")
    values = readings(_as_vietnamese(digits) if english else digits)
    if not values:
        return None
    word = (found["word"] or "").lower()
    negative = (found["sign"] or "+") in "-−–" or word == "giảm" or (found["open"] and found["close"])
    end = found.end("unit") if found["unit"] else found.start("number") + len(found["number"].rstrip(".,"))
    about = MODIFIERS.get((found["about"] or "").lower(), "=")
    value = -values[0] if negative else values[0]
    return Value(value, lead + found.start("number"), lead + end, found["unit"] or "", about)


def value_of(text: str) -> Decimal | None:
    """Giá trị của một ô số, hoặc None."""
    value = read_value(text)
    return value.value if value else None


def _as_vietnamese(digits: str) -> str:
    return digits.translate(str.maketrans(".,", ",."))


def is_english(texts: Iterable[str]) -> bool:
    """Cả bảng viết số kiểu Anh ("1,234.5"): có số chỉ đọc được kiểu Anh, không có số nào chỉ đọc được kiểu Việt.

    >>> is_english(["1,234.5", "14,000"]), is_english(["693.8", "1.470.000"])
    (True, False)
    """
    points = commas = 0
    for text in texts:
        digits = text.strip().lstrip("-+(").rstrip(")% ")
        if COMMA_DECIMAL.fullmatch(digits) or GROUPED_POINT.fullmatch(digits):
            commas += 1
        elif POINT_DECIMAL.fullmatch(digits):
            points += 1
    return points > 0 and commas == 0
