"""Huyện của văn bản: the district or commune that the whole of a text is about, told by how the text speaks of it.

"Thọ Xuân: … Giá trị sản xuất công nghiệp trên địa bàn huyện …": one district named, then spoken of as "huyện".
"""

import re
from collections import Counter
from typing import Final

from giaoban.reader.sense.segment import PLACES
from giaoban.reader.words.fold import CAPITAL, Folded
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.place import is_within, named_place
from giaoban.terms.place import place_key

UNITS: Final = "huyện|thị xã|quận|xã|phường|đặc khu"
OWN: Final = re.compile(
    rf"\b(?:toàn|cả|của|trong|địa bàn|ubnd|hđnd|đảng bộ|chủ tịch|lãnh đạo) (?:{UNITS})(?!\w)"
    rf"|(?<=[.,;:\n] )(?:{UNITS}) (?:đã|mới|có|đạt|ước|phấn đấu|đặt|thu|tiếp tục|đề ra|đang|xác định|sẽ|cũng|còn)\b"
)
WIDER: Final = re.compile(r"\b(?:toàn|của|cả|trong|địa bàn) (?:tỉnh|thành phố)(?!\w)")
TOWN: Final = re.compile(
    r"\b(?:toàn|cả|của|trong|địa bàn|ubnd|hđnd) (?:thành phố|tp)(?!\w)"
    r"|(?<=[.,;:\n] )thành phố (?:đã|mới|có|đạt|ước|phấn đấu|đặt|thu|đang|sẽ|cũng|còn)\b"
)
PROVINCE: Final = re.compile(r"\b(?:toàn|của|cả|trong|địa bàn) tỉnh(?!\w)")
CITIES: Final = ("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế")
COMMUNE: Final = re.compile(rf"(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu) [{CAPITAL}]\w*(?: [{CAPITAL}]\w*){{0,2}}")
HEAD: Final = 200  # the title, and what may stand over it
ENOUGH: Final = 3
COUNTRY: Final = "Việt Nam"


def home_of_text(text: Folded, run: list[Lexeme], home: str | None) -> str | None:
    """Địa bàn mà cả văn bản nói về: huyện của tỉnh nhà, cả nước nếu không nhắc đến tỉnh nhà, không thì tỉnh nhà."""
    return district_of(text, run, home) or country_of(text, run, home) or home


def country_of(text: Folded, run: list[Lexeme], home: str | None) -> str | None:
    """ "Việt Nam", khi văn bản nhắc đến cả nước mà không nhắc đến tỉnh nhà, một tỉnh hay một thành phố nào."""
    places = [lexeme for lexeme in run if lexeme.kind in PLACES and lexeme.entry is not None]
    country = [lexeme for lexeme in places if lexeme.entry and lexeme.entry.value == COUNTRY]
    if home is None or len(country) < ENOUGH - 1 or WIDER.search(text.low):
        return None
    named = any(named_place(text, 0, lexeme, home) not in ("", COUNTRY) for lexeme in places)
    return None if named else COUNTRY


def district_of(text: Folded, run: list[Lexeme], home: str | None) -> str | None:
    """Huyện, xã mà cả văn bản nói về; None nếu không có, hay không hơn hẳn các huyện khác và tỉnh."""
    units = ("huyện", "thị xã", "xã ", "phường", "quận", "thành phố", "tp")
    if home is None or not any(unit in text.low for unit in units):
        return None
    named: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, key in _named(text, run, home):
        named[key] += 1
        spelled.setdefault(key, name)
    if not named:
        return None
    key, count = named.most_common(1)[0]
    headed = text.flat.find(spelled[key], 0, HEAD) >= 0
    in_city = is_city(home)
    own = len(OWN.findall(text.low)) + count + (0 if in_city else len(TOWN.findall(text.low)))
    others = named.total() - count + len((WIDER if in_city else PROVINCE).findall(text.low))
    repeated = count > 1 or others == 0  # "UBND huyện Bình Sơn báo cáo …": named once, then only "huyện"
    return spelled[key] if headed and repeated and own >= ENOUGH and own > 2 * others else None


def is_city(home: str) -> bool:
    """Địa bàn nhà là thành phố trực thuộc trung ương, nên "thành phố" trong văn bản là chính nó."""
    return place_key(home).removeprefix("tp. ") in CITIES


def _named(text: Folded, run: list[Lexeme], home: str) -> list[tuple[str, str]]:
    """Các huyện của tỉnh, các xã mà văn bản gọi tên, mỗi lần gọi một mục: tên như viết, khóa so."""
    own = place_key(home)
    districts = [
        text.flat[lexeme.start : lexeme.end]
        for lexeme in run
        if lexeme.kind == "district" and lexeme.entry and is_within(lexeme.entry.parent, own)
    ]
    names = districts + [found for found in COMMUNE.findall(text.flat) if found not in districts]
    return [(name, place_key(name)) for name in names]
