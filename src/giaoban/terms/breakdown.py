"""Phân tổ: what an item names, in one wording, and which of its words are really scope, price base, source or border.

Texts write "chế biến, chế tạo", "công nghiệp chế biến chế tạo", "processing and manufacturing" for one branch, and
"giá so sánh 2010" or "hải quan" where a breakdown would stand. Two figures compare only under one wording.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from giaoban.terms.catalogue import read_definition

BORDERS = re.compile(
    r"(?P<old>.*\(?\bcũ\)?)|(?P<new>.*\(?\bmới\)?|gộp .+ và .+|sau (?:sáp nhập|hợp nhất|sắp xếp))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """Mục phân tổ: mã, tên, mục trên, bảng phân loại, cách gọi khác, các chỉ tiêu dùng nó."""

    code: str
    name: str
    parent: str
    group: str
    synonyms: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Breakdown:
    """Phân tổ đã tách: mục, và những phần của khóa nằm lẫn trong chữ; `border` là "cũ", "mới" hoặc ""."""

    item: str = ""
    scope: str = ""
    price_base: str = ""
    source: str = ""
    border: str = ""


@cache
def items() -> tuple[Item, ...]:
    """Mọi mục phân tổ, theo thứ tự trong `definitions/items.toml`."""
    return tuple(
        Item(
            entry["code"],
            entry["name"],
            entry.get("parent", ""),
            group,
            tuple(entry.get("synonyms", ())),
            tuple(table["indicators"]),
        )
        for group, table in read_definition("items.toml").items()
        if "items" in table
        for entry in table["items"]
    )


def item_key(text: str) -> str:
    """Khóa so chữ: NFC, chữ thường, một dấu cách."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def _item_names() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for item in items():
        for indicator in item.indicators:
            for word in (item.name, *item.synonyms):
                found.setdefault((indicator, item_key(word)), item.name)
    return found


def canonical_item(indicator: str, text: str | None) -> str:
    """Tên thống nhất của một mục phân tổ; chữ lạ giữ nguyên (gọn dấu cách).

    >>> canonical_item("iip", "Chế biến, chế tạo"), canonical_item("product_output", "muối biển")
    ('công nghiệp chế biến, chế tạo', 'muối biển')
    """
    if not text:
        return ""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return _item_names().get((indicator, item_key(plain)), plain)


@cache
def _parts() -> Mapping[str, tuple[str, str]]:
    return {
        item_key(word): (part, value)
        for part, values in read_definition("items.toml")["parts_of_key"].items()
        for value, words in values.items()
        for word in (value, *words)
        if part != "price_base" or word != value
    }


def breakdown(indicator: str, text: str | None) -> Breakdown:
    """Tách chữ phân tổ ("Hải Phòng cũ; khai khoáng", "giá so sánh 2010") thành các phần của khóa.

    >>> breakdown("iip", "Hải Phòng (cũ); khai khoáng")
    Breakdown(item='khai khoáng', scope='', price_base='', source='', border='cũ')
    >>> breakdown("exports", "hải quan; địa giới mới")
    Breakdown(item='', scope='', price_base='', source='hải quan', border='mới')
    """
    found = {"item": "", "scope": "", "price_base": "", "source": "", "border": ""}
    for piece in (text or "").split(";"):
        word = " ".join(piece.split())
        if not word:
            continue
        border = BORDERS.fullmatch(word)
        if item_key(word) in _parts():
            part, value = _parts()[item_key(word)]
            found[part] = value
        elif border:
            found["border"] = "cũ" if border["old"] else "mới"
        else:
            found["item"] = "; ".join(filter(None, (found["item"], canonical_item(indicator, word))))
    whole = canonical_item(indicator, text)
    return Breakdown(item=whole) if (indicator, item_key(text or "")) in _item_names() else Breakdown(**found)
