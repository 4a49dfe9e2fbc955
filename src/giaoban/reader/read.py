"""Đọc văn bản: document → folded text → lexemes → sentences → claims and quantities."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile
from typing import Final

from giaoban.reader.context.attach import Reader
from giaoban.reader.context.echo import with_echoes
from giaoban.reader.document import Document, Quantity, Reading
from giaoban.reader.sense.district import home_of_text
from giaoban.reader.sense.told import told
from giaoban.reader.tables.apart import apart, quantity_of
from giaoban.reader.words.calendar import Calendar
from giaoban.reader.words.cited import is_cited
from giaoban.reader.words.dateline import clock_of, day_of
from giaoban.reader.words.fold import Folded, fold
from giaoban.reader.words.lexemes import Lexeme, Sentence, lexemes, sentences
from giaoban.reader.words.nouns import named_branches
from giaoban.reader.words.page import of_article
from giaoban.reader.words.pairs import shared_units
from giaoban.reader.words.periods import Words
from giaoban.terms.figure import Claim

AIMED: Final = frozenset(("target", "forecast"))
AIMS: Final = frozenset(("target", "plan", "forecast"))


def read(document: Document) -> Reading:
    """Đọc một văn bản: mọi khẳng định và mọi đại lượng của nó."""
    document, tabled, prose = apart(document)
    text = fold(prose)
    found = shared_units(text, named_branches(text.low, lexemes(text)))
    cited = {one.start: one.words for one in found if one.words and is_cited(text.low, one)}
    run = [lexeme for lexeme in found if lexeme.start not in cited] if cited else found
    claims = [*_prose(document, text, run, list(cited.values())), *tabled]
    quantities = [*_quantities(document, text, run), *map(quantity_of, tabled)]
    claims.sort(key=lambda claim: claim.start)
    quantities.sort(key=lambda quantity: quantity.start)
    return Reading(document, tuple(claims), tuple(quantities))


def _prose(document: Document, text: Folded, run: list[Lexeme], cited: list[Words]) -> list[Claim]:
    """`cited`: times of decrees and foundings, which tell the year only where nothing else does."""
    clock = clock_of(text, run)
    if document.published is None:
        document = replace(document, published=day_of(text, run, clock))
    parts = list(of_article(text, sentences(text, run)))
    said = told(text, parts, clock)
    done = frozenset(_years_done(parts))
    calendar = Calendar(document.published, said.stated, said.bases, [*said.elsewhere, *cited], done)
    if not document.published:
        calendar.reach(done, _years_measured(parts))
    reader = Reader(document, text, calendar, home_of_text(text, run, document.place))
    reader.state.period = calendar.first_period(said.whole, said.bases)
    return with_echoes(reader.read(parts))


def _years_done(parts: list[Sentence]) -> Iterator[int]:
    """Các năm mà một câu nêu, khi số đầu tiên của nó không phải của mục tiêu, kế hoạch hay dự báo."""
    for sentence in parts:
        led = takewhile(lambda lexeme: lexeme.group in ("", "bare"), sentence.lexemes)
        if not any(lexeme.kind in AIMS for lexeme in led):
            yield from (
                lexeme.words.year
                for lexeme in sentence.lexemes
                if lexeme.words and lexeme.words.kind in ("period", "bare")
            )


def _years_measured(parts: list[Sentence]) -> Iterator[int]:
    """Các năm mở một câu kể kết quả: "Năm 2019, sản lượng đạt 97% kế hoạch", "ước đạt 5 tỷ"."""
    for sentence in parts:
        run = sentence.lexemes
        kinds = {lexeme.kind for lexeme in run}
        if not kinds.isdisjoint(AIMED):
            continue
        achieved = any(one.group == "percent" and two.kind == "plan" for one, two in pairwise(run))
        compared = any(one.words and one.words.kind == "same" for one in run)
        if achieved or compared or ("estimate" in kinds and "plan" not in kinds):
            first = next((lexeme.words for lexeme in run if lexeme.words), None)
            if first is not None and first.kind in ("period", "cumulative"):
                yield first.year


def read_text(text: str, published: date | None = None, place: str | None = None) -> Reading:
    """Đọc một đoạn chữ; `published` là ngày công bố, `place` là địa bàn của người đọc, nếu biết.

    >>> [c.indicator for c in read_text("Kim ngạch xuất khẩu năm 2023 đạt 5 tỷ USD.", place="Hải Phòng").claims]
    ['exports']
    """
    return read(Document.plain(text, published, place))


def _quantities(document: Document, text: Folded, run: list[Lexeme]) -> list[Quantity]:
    found = []
    for lexeme in run:
        number = lexeme.number
        if number is not None and number.group != "bare":
            start, end = text.span(number.start, number.end)
            found.append(
                Quantity(start, end, document.text[start:end], number.value, number.unit, number.scale)
            )
    return found
