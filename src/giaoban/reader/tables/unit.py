"""Đơn vị tính trong bảng: "Triệu KWh", "1000 m2", "Tỷ đồng", "%" → đơn vị và bậc (`definitions/units.toml`)."""

import re
from functools import cache

from giaoban.terms.catalogue import read_definition
from giaoban.terms.number import readings

STATED = re.compile(r"^(?:đơn vị(?: tính)?|đvt|đv|unit)\s*[:.]?\s*")
DIGITS = re.compile(r"(?:10{1,9}|1(?:[.,\s]000)+|10\^?([369]))(?!\d)\s*")
SHAPE = re.compile(r"[^\d\s](?:[^\d]{0,24})[23]?|\d{1,3} ?[^\W\d]{1,12}")
PHRASE = re.compile(
    r"(?:đơn vị(?: tính)?|đvt|đv)\s*[:.]\s*(?P<stated>[^;()\n|]{1,40})|\((?P<bracketed>[^()]{1,40})\)|(?P<percent>%)",
    re.IGNORECASE,
)
MORE_SCALES = {"trđ": ("VND", 10**6), "tr.đ": ("VND", 10**6), "trd": ("VND", 10**6), "tỷđ": ("VND", 10**9)}
MORE_UNITS = {"tấn": "tấn", "t": "tấn", "sp": "sản phẩm", "kw": "kW", "đô": "USD", "l": "lít", "m": "mét"}
Unit = tuple[str, int]


@cache
def _scales() -> list[tuple[str, int]]:
    table: dict[str, int] = read_definition("units.toml")["scales"]
    return sorted(table.items(), key=lambda pair: -len(pair[0]))


@cache
def _units() -> dict[str, str]:
    table = read_definition("units.toml")
    parts = ("money", "ratios", "physical", "counts")
    return MORE_UNITS | {
        word: unit for part in parts for unit, words in table[part].items() for word in words
    }


def read_unit(text: str) -> Unit | None:
    """Đơn vị và bậc mà chữ ấy nêu; None nếu không phải đơn vị. Đơn vị lạ ("vỏ", "999 cái") giữ như viết.

    >>> read_unit("Triệu KWh"), read_unit("1000 m2"), read_unit("ĐVT: Tỷ đồng"), read_unit("%"), read_unit("999 cái")
    (('kWh', 1000000), ('m2', 1000), ('VND', 1000000000), ('%', 1), ('999 cái', 1))
    """
    bare = STATED.sub("", " ".join(text.lower().split())).strip(" .,;:()")
    if not bare or len(bare) > 40:
        return None
    if bare in MORE_SCALES:
        return MORE_SCALES[bare]
    head = re.split(r" [-–/] |;", bare)[0]
    if head != bare and (known := known_unit(head)):
        return known
    scale, rest = _scale(bare)
    if rest in _units():
        return _units()[rest], scale
    if not rest:
        return ("VND", scale) if scale >= 10**6 else None
    return (rest, scale) if SHAPE.fullmatch(rest) else None


def known_unit(text: str) -> Unit | None:
    """Như `read_unit`, chỉ nhận đơn vị có trong định nghĩa (tiền, %, tấn, kWh …).

    >>> known_unit("Tỷ đồng"), known_unit("Huyện")
    (('VND', 1000000000), None)
    """
    unit = read_unit(text)
    return unit if unit and unit[0] in _units().values() else None


@cache
def _other_matters() -> frozenset[str]:
    return frozenset(read_definition("units.toml")["counts"]) - {"ha"}


def is_other_matter(unit: str) -> bool:
    """Đơn vị đếm của việc khác (người, doanh nghiệp, dự án …): không phải sản phẩm.

    >>> is_other_matter("doanh nghiệp"), is_other_matter("tấn")
    (True, False)
    """
    return unit in _other_matters()


def _scale(text: str) -> tuple[int, str]:
    """The power of ten in front of a unit, and the rest: "1000 m2", "nghìn tấn", "10^6 kwh"."""
    scale = 1
    if found := DIGITS.match(text):
        scale = 10 ** int(found[1]) if found[1] else int(readings(re.sub(r"[\s,]", ".", found[0].strip()))[0])
        text = text[found.end() :]
    for word, power in _scales():
        if text == word or text.startswith((word + " ", word + ".")):
            return scale * power, text[len(word) :].strip(" .")
    return scale, text


def unit_in(text: str) -> tuple[str, int, int, int] | None:
    """Đơn vị nêu trong một tiêu đề ("Giá trị (tỷ đồng)", "ĐVT: triệu USD", "so với cùng kỳ %"), và chỗ của nó.

    >>> unit_in("Giá trị sản xuất (tỷ đồng)"), unit_in("Tháng 6")
    (('VND', 1000000000, 18, 25), None)
    """
    for found in PHRASE.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        first = re.split(r"[,/]", found["stated"] or "")[
            0
        ]  # "Tỷ đồng, %": the ratios say so in their headings
        if found["stated"] and (unit := known_unit(first) or read_unit(found["stated"])):
            return *unit, start, end
        for piece in re.finditer(r"[^,;]+", found["bracketed"] or found["percent"] or ""):
            if unit := known_unit(piece[0]):
                return *unit, start + piece.start(), start + piece.end()
    return None
