"""Lời và số: words that rank, contributions in percentage points, places that no longer exist, against the numbers."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from giaoban.check.fact import PERCENT, Fact
from giaoban.check.finding import Finding
from giaoban.check.report import describe, said
from giaoban.reader.document import Document
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.number import Interval, printed_interval, read_number, write_number
from giaoban.terms.period import Period

HIGHEST = re.compile(r"dẫn đầu|cao nhất|lớn nhất|nhiều nhất|mạnh nhất|đứng đầu", re.I)
LOWEST = re.compile(r"thấp nhất|nhỏ nhất", re.I)
PART_OF = re.compile(r"trong đó|riêng|gồm", re.I)
OF_TIME = re.compile(
    r"(?:nhất|đầu)[^.;]{0,12}(?:từ|kể từ|trong vòng|trong \d|so với|qua các|kể|của|trong [a-z]+ năm)", re.I
)
NEAR = 60
POINTS = re.compile(r"(\d+(?:,\d+)?)\s*điểm\s*(?:phần trăm|%)", re.I)
DOWN = re.compile(r"giảm|kéo lùi|âm\b", re.I)
CLOSE = Decimal("0.003")
FORMER = re.compile(r"\(?cũ\b|trước (?:khi )?(?:sáp nhập|đây)|nay (?:là|thuộc)", re.I)


def ranking(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Số được nói là cao nhất mà trong cùng câu có số cao hơn."""
    groups: dict[tuple[int, str, str, Period, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.sentence, fact.series.indicator, fact.measure, fact.period, fact.unit].append(fact)
    for group in groups.values():
        end = 0
        for fact in group:
            before = document.text[max(end, fact.start - NEAR) : fact.start]
            end = fact.end
            yield from _ranked(document.text, fact, group, before)


def _ranked(text: str, fact: Fact, group: Sequence[Fact], before: str) -> Iterator[Finding]:
    if "\n" in before or OF_TIME.search(before) or not (fact.series.item or len(group) > 2):
        return
    peers = [
        one
        for one in group
        if one.series != fact.series and (one.series.item or one.series.place) and one.start > fact.start
    ]
    peers = [one for one in peers if bool(one.series.item) == bool(fact.series.item)]
    peers = [one for one in peers if not PART_OF.search(text[fact.end : one.start])]
    if HIGHEST.search(before):
        yield from _outranked(fact, "cao nhất", [one for one in peers if one.span.low > fact.span.high])
    elif LOWEST.search(before):
        yield from _outranked(fact, "thấp nhất", [one for one in peers if one.span.high < fact.span.low])


def _outranked(fact: Fact, word: str, rivals: Sequence[Fact]) -> Iterator[Finding]:
    if rivals:
        named = tuple(f"{describe(one)}: {one.words}." for one in rivals)
        line = f"{describe(rivals[0])} là {rivals[0].words}"
        yield said(fact, "ranking", f"{fact.words} nói là {word}, nhưng {line}", named)


def contributions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Các đóng góp tính bằng điểm phần trăm cộng gần bằng mà không bằng tốc độ tăng chung."""
    growths = [fact for fact in facts if fact.measure == "yoy" and not fact.series.item]
    start = 0
    for paragraph in document.text.split("\n"):
        parts = [_points(paragraph, found) for found in POINTS.finditer(paragraph)]
        at = bisect_left(growths, start, key=attrgetter("start"))
        if len(parts) > 2 and at < len(growths) and growths[at].start < start + len(paragraph):
            total = sum(parts[1:], parts[0])
            whole = growths[at]
            gap = abs(total.middle - whole.span.middle)
            if not total.meets(whole.span) and gap < CLOSE:
                words = " + ".join(write_number(one.middle * 100, 2) for one in parts)
                line = f"{words} = {write_number(total.middle * 100, 2)} điểm phần trăm, tốc độ tăng là {whole.words}"
                yield said(whole, "contributions", line)
        start += len(paragraph) + 1


def _points(paragraph: str, found: re.Match[str]) -> Interval:
    value = read_number(found[1])
    places = len(found[1].partition(",")[2])
    if DOWN.search(paragraph[max(0, found.start() - 22) : found.start()]):
        value = -value
    span = printed_interval(value, places)
    return Interval(span.low * PERCENT, span.high * PERCENT)


def former_places(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Địa bàn không còn (hay chưa có) vào kỳ mà số liệu nói đến, mà không ghi "cũ"."""
    for fact in facts:
        name = fact.claim.place if fact.claim else None
        if name is None or name not in document.text:
            continue
        if FORMER.search(name) or FORMER.search(document.text[fact.start - 80 : fact.end + 80]):
            continue
        gone = _gone(name, *fact.period.dates())
        if gone:
            yield said(fact, "border", f"{name} {gone}")


@lru_cache(maxsize=65536)
def _gone(name: str, first: date, last: date) -> str:
    versions = gazetteer().named(name)
    if not versions or any(one.exists_on(first) or one.exists_on(last) for one in versions):
        return ""
    ended = [one.until for one in versions if one.until and one.until <= first]
    if ended:
        return f"không còn từ ngày {max(ended):%d/%m/%Y}, trước kỳ này"
    began = [one.since for one in versions if one.since and one.since > last]
    return f"chỉ có từ ngày {min(began):%d/%m/%Y}, sau kỳ này" if began else ""
