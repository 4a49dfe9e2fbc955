"""Con số trong câu: every number with its scale and unit, in clean and in damaged print.

A number is found by its digits and read outward: what joins on the right ("17, 5", "59. 533,3", "1 250", "12.345 ,6",
"16,l") is taken only where a unit follows, so a plain list "5, 6" stays a list. Words ("hai trăm tỷ") are read by
`number_words`. Everything is bounded: the time is linear in the length of the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final

import ahocorasick_rs

from giaoban.terms.catalogue import read_definition
from giaoban.terms.number import readings

DIGITS: Final = re.compile(
    r"\d(?<!\w\d)(?<!\d/\d)\d*+(?:[.,]\d++)*+(?!\w*/\d*\w*-)"  # the first digit leads: the search leaps to digits
)
ORDINAL: Final = re.compile(r"(?<!\w)(?:hạng|loại|cấp|thứ|số|nhóm|tháng|quý|top|bậc) $")
DATED: Final = re.compile(r"(?<!\w)(?:tháng|quý|ngày|hạng) $")
JOINED: Final = re.compile(
    r"(?P<comma> ?, ?)(?P<few>[\dlo]\d{0,2})(?![\d.,]\d)"
    r"|(?P<point>\. | \.)(?P<group>\d{3}(?:\.\d{3}){0,4}(?:,\d{1,6})?)(?!\d)"
    r"|(?P<gap>(?: \d{3}){1,4}(?:,\d{1,6})?)(?!\d)"
)
WHOLE: Final = ("nhiệm vụ", "chợ", "cụm")  # never a fraction: "xong 401, 11 nhiệm vụ đang làm" is two numbers
FRACTION: Final = re.compile(r"/\d{1,3}(?:\.\d{3}){0,3}(?![\d/])")
STRAY: Final = re.compile(r"[.,](?= ?%)")
NOT_SCALE: Final = r"(?! ?(?:lệ|trọng|giá|suất|số|phú|lục)(?!\w))"
BROKEN: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+)\.(\d{1,2})")  # "33.008.7"
MAX_DIGITS: Final = 30


class Number:
    """Con số tìm thấy: chỗ trong chữ đã gấp, giá trị (None nếu không đọc được chắc chắn), đơn vị, bậc, nhóm đơn vị.

    `group` is "money", "percent", "points", "times", "physical", "count" or "bare".
    """

    def __init__(
        self,
        start: int,
        end: int,
        value: Decimal | None,
        unit: str,
        scale: int,
        group: str,
        fraction: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.unit = unit
        self.scale = scale
        self.group = group
        self.fraction = fraction


class Units:
    """Bảng đơn vị: one regex from the definitions, and what each spelling means."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.scales: dict[str, int] = dict(table["scales"])
        self.named: dict[str, tuple[str, str]] = {}
        groups = {"lần": "times", "%": "percent", "điểm phần trăm": "points"}
        for part, group in (
            ("money", "money"),
            ("ratios", ""),
            ("physical", "physical"),
            ("counts", "count"),
        ):
            for unit, spellings in table[part].items():
                for spelling in spellings:
                    self.named[spelling] = (unit, group or groups[unit])
        words, scales = _one_of(self.named), _one_of(self.scales)
        self.pattern = re.compile(
            rf" ?(?:(?P<kwh>t)(?= kwh)|(?P<scale>{scales})(?!\w){NOT_SCALE}"
            rf"|(?P<cube>nghìn|ngàn|triệu)(?P<power>[23])(?!\w))?"
            rf" ?\.?(?:(?P<unit>{words})(?!(?<!%)\w|[²³]| số\b| lượt\b| thứ\b| bằng sông\b))?"
        )
        self.scale_word = rf"(?:{scales})"

    def after(self, low: str, at: int) -> tuple[int, int, str, str] | None:
        """Đơn vị đứng ngay sau chỗ `at`: (hết, bậc, đơn vị, nhóm), hoặc None."""
        found = self.pattern.match(low, at)
        if found is None or found.end() == at:
            return None
        scale_word, unit_word = found["scale"], found["unit"]
        if found["kwh"]:
            scale_word = "tỷ"
        if found["power"]:
            return found.end("power"), self.scales[found["cube"]], f"m{found['power']}", "physical"
        scale = self.scales[scale_word] if scale_word else 1
        if unit_word:
            unit, group = self.named[unit_word]
            if scale_word and unit in ("%", "lần"):
                return None
            return found.end("unit"), scale, unit, group
        if scale_word and scale >= 10**6:
            return found.end("scale"), scale, "VND", "money"
        return (found.end("scale"), scale, "", "bare") if scale_word else None


def _one_of(spellings: Iterable[str]) -> str:
    """Biểu thức của một trong các cách viết, dài trước ngắn sau; xếp theo chữ đầu cho nhanh."""
    rests: dict[str, list[str]] = defaultdict(list)
    for spelling in sorted(spellings, key=len, reverse=True):
        rests[spelling[0]].append(re.escape(spelling[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


@cache
def units() -> Units:
    """Bảng đơn vị của gói."""
    return Units(read_definition("units.toml"))


def numbers(low: str) -> Iterator[Number]:
    """Mọi con số viết bằng chữ số trong chữ đã gấp, từ trái sang phải; số trần có nhóm "bare".

    >>> [(n.value, n.scale, n.unit) for n in numbers("hơn 17, 5 triệu usd và 59. 533,3 tỷ")]
    [(Decimal('17.5'), 1000000, 'USD'), (Decimal('59533.3'), 1000000000, 'VND')]
    """
    table = units()
    at = 0
    while found := DIGITS.search(low, at):
        number = _read(low, found, table)
        at = number.end
        yield number


def _read(low: str, found: re.Match[str], table: Units) -> Number:
    start, end = found.span()
    unit = table.after(low, end)
    digits = found.group()
    if unit is None:
        stray = STRAY.match(low, end)
        if stray:
            unit = table.after(low, stray.end())
    if unit is None and low.startswith("/", end):
        part = FRACTION.match(low, end)
        of = table.after(low, part.end()) if part else None
        if of and of[1] == 1 and of[3] in ("physical", "count"):
            return Number(start, of[0], _value(digits, of[2]), of[2], 1, of[3], fraction=True)
    if unit is None:
        digits, end, unit = _joined(low, digits, end, table)
    if unit is None:
        return Number(start, end, _value(digits, ""), "", 1, "bare")
    stop, scale, name, group = unit
    value = _value(digits, name)
    if name == "VND" and scale >= 10**9 and value is not None:
        stop, value, name, group = _compound(low, stop, value, scale, table)
    return Number(start, stop, value, name, scale, group)


def _joined(
    low: str, digits: str, end: int, table: Units
) -> tuple[str, int, tuple[int, int, str, str] | None]:
    """Nối phần bị rời ("17" + ", 5") nếu sau phần ấy có đơn vị."""
    more = JOINED.match(low, end)
    if more is None:
        return digits, end, None
    unit = table.after(low, more.end())
    if unit is None and more["few"]:
        stray = STRAY.match(low, more.end())
        unit = table.after(low, stray.end()) if stray else None
    if unit is None:
        return digits, end, None
    if more["few"]:
        if (
            unit[3] == "count"
            or unit[2] in WHOLE
            or ORDINAL.search(low, max(0, end - len(digits) - 6), end - len(digits))
        ):
            return digits, end, None  # "chợ hạng 1, 7 chợ hạng 2" is a list
        if "," in digits or not (" " in more["comma"] or more["few"][0] in "lo"):
            return digits, end, None
        joined = f"{digits},{more['few'].replace('l', '1').replace('o', '0')}"
    elif DATED.search(low, max(0, end - len(digits) - 6), end - len(digits)):
        return digits, end, None  # "tháng 4 441 triệu USD" is a month and a number
    elif more["group"]:
        joined = f"{digits}.{more['group']}"
    else:
        joined = digits + more["gap"].replace(" ", "" if "." not in digits else ".")
    grouped = len(digits.split(".")[0]) <= 3 and "," not in digits
    if (not grouped and not more["few"]) or not readings(joined):
        return digits, end, None
    return joined, more.end(), unit


def _value(digits: str, unit: str) -> Decimal | None:
    if len(digits) > MAX_DIGITS:
        return None
    if "." not in digits and digits.count(",") <= 1:
        return Decimal(digits.replace(",", "."))
    found = readings(digits)
    if not found:
        broken = BROKEN.fullmatch(digits)
        return Decimal(f"{broken[1].replace('.', '')}.{broken[2]}") if broken else None
    if unit == "%" and len(found) > 1 and found[0] >= 1000:
        return found[1]
    return found[0]


SECOND: Final = re.compile(r" (?:và )?(\d{1,3}(?:,\d+)?)(?= ?(?:triệu|tr)\b)")


def _compound(low: str, stop: int, value: Decimal, scale: int, table: Units) -> tuple[int, Decimal, str, str]:
    """ "102.981 tỷ 107 triệu đồng", "17 tỷ 268 triệu USD", "6 tỷ 415 triệu kWh": một lượng; đơn vị ở phần cuối."""
    more = SECOND.match(low, stop)
    unit = table.after(low, more.end()) if more else None
    if more is None or unit is None or unit[3] not in ("money", "physical") or unit[1] >= scale:
        return stop, value, "VND", "money"
    return unit[0], value + Decimal(more[1].replace(",", ".")) * unit[1] / scale, unit[2], unit[3]


TO_NINE: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES: Final = {word: digit for digit, word in enumerate(TO_NINE)} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7, "linh": 0, "lẻ": 0, "mươi": 0, "mười": 10,
}  # fmt: skip
WORD: Final = "không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|tư|lăm|nhăm|trăm|linh|lẻ"


@cache
def _spelled() -> re.Pattern[str]:
    scale = units().scale_word
    return re.compile(
        rf"(?<!\w)(?P<words>(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?: (?:{WORD})){{0,6}})"
        rf" (?P<scale>{scale})(?!\w){NOT_SCALE}(?P<half> rưỡi)?"
    )


@cache
def _spoken() -> ahocorasick_rs.AhoCorasick:
    """Chữ số cuối và bậc của mọi số viết bằng chữ: văn bản không có lời nào trong ấy thì không cần tìm."""
    scales = units().scales
    return ahocorasick_rs.AhoCorasick([f"{word} {scale}" for word in WORD.split("|") for scale in scales])


def number_words(low: str) -> Iterator[Number]:
    """Con số viết bằng chữ có bậc: "hai trăm tỷ đồng", "một tỷ rưỡi".

    >>> [(n.value, n.scale, n.unit) for n in number_words("gần hai trăm tỷ đồng, một tỷ rưỡi")]
    [(Decimal('200'), 1000000000, 'VND'), (Decimal('1.5'), 1000000000, 'VND')]
    """
    if not _spoken().find_matches_as_indexes(low):
        return
    table = units()
    for found in _spelled().finditer(low):
        unit = table.after(low, found.end("words"))
        if unit is None or unit[3] == "bare":
            continue
        stop, scale, name, group = unit
        value = Decimal(words_value(found["words"]))
        if found["half"]:
            tail = re.compile(r" ?(?:đồng|usd)?").match(low, found.end())
            stop, value = tail.end() if tail else found.end(), value + Decimal("0.5")
            name = "USD" if low[:stop].endswith("usd") else name
        yield Number(found.start(), stop, value, name, scale, group)


def words_value(words: str) -> int:
    """Giá trị của số viết bằng chữ, dưới một nghìn.

    >>> words_value("hai trăm linh năm"), words_value("mười lăm"), words_value("bốn mươi mốt")
    (205, 15, 41)
    """
    total = last = 0
    for word in words.split():
        if word == "trăm":
            total, last = (total + last) * 100, 0
        elif word == "mươi":
            total, last = total + last * 10, 0
        elif word == "mười":
            total, last = total + 10, 0
        else:
            last = ONES[word]
    return total + last
