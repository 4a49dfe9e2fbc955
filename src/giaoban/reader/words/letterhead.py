"""Đầu văn bản hành chính: whose report it is. "UBND THÀNH PHỐ HẢI PHÒNG / SỞ CÔNG THƯƠNG" makes Hải Phòng its home."""

import re

from giaoban.terms.gazetteer import gazetteer

HEAD_LENGTH = 1_500
ISSUER = re.compile(
    r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+((?:TỈNH|THÀNH PHỐ|TP\.?)\s+[^\n|\d:;,()]{2,40})"
)


def home_place(text: str) -> str | None:
    """Địa bàn của cơ quan ban hành, theo đầu văn bản; None nếu không thấy hoặc không có trong danh mục.

    >>> home_place("UBND THÀNH PHỐ HẢI PHÒNG\\nSỞ CÔNG THƯƠNG\\nBÁO CÁO")
    'Hải Phòng'
    >>> home_place("Ủy ban nhân dân thành phố họp chiều nay") is None
    True
    """
    for found in ISSUER.finditer(text[:HEAD_LENGTH]):
        words = found[1].split()
        for length in range(len(words), 1, -1):  # a name ends where the words of the next column begin
            known = gazetteer().named(" ".join(words[:length]).lower())
            provinces = [place for place in known if place.level == "province"]
            if provinces:
                return gazetteer().spoken(provinces[-1])
    return None
