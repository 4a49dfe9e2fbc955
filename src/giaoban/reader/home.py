"""Địa bàn của văn bản: the province that a text speaks of most, where its home place is not given."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from giaoban.reader.document import Document
from giaoban.terms.gazetteer import bare, gazetteer

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đinh Lương".split()  # noqa: SIM905
)


def at_home(document: Document) -> Document:
    """Cùng văn bản, kèm địa bàn đoán từ chữ nếu chưa biết.

    >>> at_home(Document.plain("Sở Công Thương Hải Phòng: xuất khẩu tăng 5%.")).place
    'Hải Phòng'
    """
    if document.place is not None:
        return document
    return replace(document, place=home_of(document.text))


def home_of(text: str) -> str | None:
    """Tỉnh, thành được nhắc nhiều nhất, nếu nhiều hơn hẳn mọi tỉnh khác; không thì None.

    >>> home_of("Hải Phòng và Hải Dương") is None
    True
    """
    folded = text.upper() if text.isupper() else text
    counts = Counter(_known()[found.casefold()] for found in _pattern().findall(folded))
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] and first[1] >= 2 * second[1] else None


@cache
def _known() -> dict[str, str]:
    names = {bare(place.name) for place in gazetteer().places if place.level == "province"}
    return {name.casefold(): name for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_known().values(), key=len, reverse=True)
    people = "".join(rf"(?<!\b{surname} )" for surname in SURNAMES)
    words = "|".join(re.escape(form) for name in names for form in (name, name.upper()))
    return re.compile(rf"{people}\b(?:{words})\b")
