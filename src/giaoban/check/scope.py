"""Phạm vi: what the words around a figure say of whose it is: trade through the gates, a district's own report."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from giaoban.check.fact import TRADE, Scope
from giaoban.reader.document import Document, Reading
from giaoban.terms.figure import Claim
from giaoban.terms.status import Status

SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ỹ])|\n")
GATES = "cửa khẩu"
SIDES = re.compile(
    rf"(?P<gates>{GATES}|lối mở|qua biên giới|biên mậu)"
    r"|địa phương|trong tỉnh|(?:của|toàn) tỉnh|doanh nghiệp (?:trên địa bàn|của)",
    re.I,
)
WITH = re.compile(
    r"(?P<more>(?:tính|kể|bao gồm|gồm|cộng) cả |cộng [^.;\d]{2,25} thì )[^.;\n]*$"
    r"|(?:(?:không|chưa) (?:kể|tính|bao gồm|gồm) |(?<!sản phẩm )\btrừ )[^.;\n]*$",
    re.I,
)
PARTLY = re.compile(
    r"(?:mặt hàng|hàng hóa|sản phẩm|ngành|nhóm|thị trường)[^.;:\d]{0,25} (?:chính|chủ lực|chủ yếu|tiêu biểu)\b"
    r"|còn lại (?:là|thuộc|của) [^.;\d]*(?=[.;\n])",
    re.I,
)
HALF = re.compile(r"\b(?:kỳ (?:[12]|I{1,2}) (?:của )?tháng|nửa (?:đầu|cuối) tháng)", re.I)
NEAR = 90
DISTRICT = re.compile(r"(?:địa bàn|toàn|của) (?:huyện|thị xã|quận|xã|phường|đặc khu)(?! [A-ZĐÁÂĂÊÔƠƯÚỨÝ])")
PROVINCE = re.compile(r"(?:địa bàn|toàn|của|cả) (?:tỉnh|thành phố)\b")


def scopes(reading: Reading) -> Callable[[Claim], Scope]:
    """Hàm cho biết phạm vi của mỗi số: hàng qua cửa khẩu khác hàng trong tỉnh, số "tính cả" khác số chưa tính."""
    document, day = reading.document, _last_day(reading.claims)
    text, local = document.text, of_a_district(document)
    breaks = [found.end() for found in SENTENCE.finditer(text)]
    marks = [(found.start(), found["gates"] is not None) for found in SIDES.finditer(text)]

    def scope(claim: Claim) -> Scope:
        unnamed = local and claim.place == document.place and "place" not in claim.why
        told = bisect_left(marks, (claim.start, False))
        at, gates = marks[told - 1] if told else (0, False)
        through = gates and claim.indicator in TRADE and text.find("\n", at, claim.start) < 0
        elsewhere = claim.place != document.place and _said_before(claim, "place", text)
        found = WITH.search(text, max(0, claim.start - NEAR), claim.start)
        basis = ("kể cả" if found["more"] else "không kể") if found else GATES if through else ""
        sentence = bisect_right(breaks, claim.start)
        opened = breaks[sentence - 1] if sentence else 0
        closed = breaks[sentence] if sentence < len(breaks) else len(text)
        if HALF.search(text, opened, claim.start):
            basis = "nửa tháng"
        partly = PARTLY.search(text, claim.end, closed) is not None
        return Scope(basis, unnamed, elsewhere or _said_before(claim, "indicator", text), partly, day)

    return scope


def _last_day(claims: Iterable[Claim]) -> date | None:
    """Ngày cuối của kỳ muộn nhất đã thực hiện: văn bản nói theo địa giới của ngày ấy."""
    told = (one.period for one in claims if one.period and one.status in (Status.ACTUAL, Status.ESTIMATE))
    return max((period.dates()[1] for period in told), default=None)


def _said_before(claim: Claim, what: str, text: str) -> bool:
    """Điều ấy do một câu trước nói."""
    return any(SENTENCE.search(text, end, claim.start) for _, end in claim.why.get(what, ()))


def of_a_district(document: Document) -> bool:
    """Văn bản của một huyện, một xã: số không kèm tên địa bàn là của huyện ấy, không phải của tỉnh.

    >>> of_a_district(Document.plain("Giá trị sản xuất trên địa bàn huyện đạt 1.985 tỷ đồng.", place="Quảng Ngãi"))
    True
    """
    return bool(DISTRICT.search(document.text)) and not PROVINCE.search(document.text)
