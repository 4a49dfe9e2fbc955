"""Năm gõ sai: a comparison with the figure's own year, and a year that cannot be."""

import re
from collections.abc import Iterator, Sequence

from giaoban.check.fact import Fact
from giaoban.check.finding import Finding
from giaoban.check.report import said
from giaoban.reader.document import Document

BASE = re.compile(r"[^.;\d]{0,12}so với (?:cùng kỳ |cùng thời điểm )?(?:năm )?(?P<year>\d{4})\b", re.I)
BASE_AFAR = 60
YEAR = re.compile(r"(?:năm |/ ?)(\d{4})\b", re.I)
FAR = 30  # years from the figure's own that no report speaks of as its period


def base_years(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Tốc độ so với cùng kỳ mà năm gốc ghi trong lời không phải là năm trước kỳ ấy."""
    for fact in facts:
        found = BASE.match(document.text, fact.end, fact.end + BASE_AFAR) if fact.measure == "yoy" else None
        if found and int(found["year"]) in (fact.period.year, fact.period.year + 1):
            reason = f"{fact.period.write()} không thể so với cùng kỳ năm {found['year']}"
            yield said(fact, "base-year", f"{reason}; có lẽ là năm {fact.period.year - 1}")


def typed_years(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Năm gõ sai trong chính những chữ cho biết kỳ của số."""
    for fact in facts:
        spans = fact.claim.why.get("period", ()) if fact.claim else ()
        words = " ".join(document.text[start:end] for start, end in spans)
        wrong = [year for year in YEAR.findall(words) if abs(int(year) - fact.period.year) > FAR]
        if wrong:
            yield said(fact, "typed-year", f"“{words}” gõ nhầm năm; có lẽ là năm {fact.period.year}")
