"""Bảng không kẻ khung trên trang in: các hàng có nhiều số thẳng cột, khoảng trắng giữa các cột. Hàm thuần.

A run of printed rows is a table when blank gutters part it into three columns or more, and at least two of them
hold nothing but figures: prose, however full of numbers, leaves no gutter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from giaoban.reader.formats.page import Line
from giaoban.reader.formats.parts import FIGURE, Grid, GridCell

FEWEST_ROWS = 3
MOST_HEADING_ROWS = 8
NEAR = 2.0
GUTTER = 0.42  # of a letter's height
NOTHING = re.compile(r"[-–—.…x]+")
GROUP = re.compile(r"(?:thực hiện |ước )?năm (?:19|20)\d\d|so sánh.{0,12}|tốc độ.{0,20}\(%\)", re.IGNORECASE)
Band = tuple[float, float]
PrintedRow = list[Line]


@dataclass(frozen=True)
class Found:
    """Bảng tìm thấy: đỉnh của nó trên trang, khung của nó, các từ nó đã lấy."""

    top: float
    grid: Grid
    words: frozenset[Line]


def unruled_tables(words: Sequence[Line], page: int) -> list[Found]:
    """Các bảng không kẻ khung trong các từ của một trang."""
    rows = printed_rows(words)
    found: list[Found] = []
    at = 0
    while at < len(rows):
        end = _run(rows, at)
        strong = _strong_rows(rows, at, end)
        bands = _columns([rows[number] for number in strong]) if len(strong) >= FEWEST_ROWS else []
        at = strong[0] if bands else at
        if bands:
            start, first = _heading_rows(rows, at, bands)
            found.append(_table(rows[start:first], rows[first:end], bands, page))
        at = max(end, at + 1)
    return found


def printed_rows(words: Sequence[Line]) -> list[PrintedRow]:
    """Các từ xếp thành hàng in, từ trên xuống, trái sang phải."""
    rows: list[PrintedRow] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _groups(row: PrintedRow) -> list[PrintedRow]:
    """The row's words in groups, parted where the gap is wider than between words of a sentence."""
    size = max(word.height for word in row)
    wide = min(size, max(GUTTER * size, 1.5 * _space(row)))
    groups: list[PrintedRow] = [[row[0]]]
    for before, after in pairwise(row):
        if after.left - before.right >= wide:
            groups.append([])
        groups[-1].append(after)
    return groups


def _space(row: PrintedRow) -> float:
    """The usual gap between two words of the row."""
    gaps = sorted(after.left - before.right for before, after in pairwise(row))
    return gaps[len(gaps) // 4] if gaps else 0.0


def _figures(row: PrintedRow) -> int:
    """How many figures stand alone in the row."""
    return sum(bool(FIGURE.fullmatch(" ".join(word.text for word in group))) for group in _groups(row))


def _run(rows: Sequence[PrintedRow], at: int) -> int:
    """Where the run of rows with figures from `at` on ends; a row of a label alone may stand between two of them."""
    if _figures(rows[at]) < 2:
        return at
    end = at + 1
    for number in range(at + 1, len(rows)):
        if rows[number][0].top - rows[number - 1][0].bottom > 3 * rows[number][0].height or number - end > 2:
            break
        if _figures(rows[number]) >= 2:
            end = number + 1
    return end


def _strong_rows(rows: Sequence[PrintedRow], at: int, end: int) -> list[int]:
    """The rows of the run with as many figures as most have: a heading with a year or two in it is none."""
    counts = {number: _figures(rows[number]) for number in range(at, end)}
    usual = median([count for count in counts.values() if count >= 2] or [0])
    return [number for number, count in counts.items() if count >= 2 and count > usual / 2]


def _columns(rows: Sequence[PrintedRow]) -> list[Band]:
    """The bands of ink between blank gutters, if they make a table; else none."""
    size = max(word.height for row in rows for word in row)
    bands: list[Band] = []
    for left, right in sorted((word.left, word.right) for row in rows for word in row):
        if bands and left - bands[-1][1] < GUTTER * size:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    figures = [band for band in bands if _all_figures(rows, band)]
    return bands if len(bands) >= 3 and len(figures) >= 2 else []


def _all_figures(rows: Sequence[PrintedRow], band: Band) -> bool:
    cells = [" ".join(word.text for word in row if _inside(word, band)) for row in rows]
    cells = [cell for cell in cells if cell]
    good = sum(bool(FIGURE.fullmatch(cell) or NOTHING.fullmatch(cell)) for cell in cells)
    return len(cells) > len(rows) / 3 and good > 0.8 * len(cells)


def _inside(word: Line, band: Band) -> bool:
    return word.left < band[1] and band[0] < word.right


def _distance(word: Line, band: Band) -> float:
    return max(0.0, band[0] - word.right, word.left - band[1])


def _heading_rows(rows: Sequence[PrintedRow], at: int, bands: Sequence[Band]) -> tuple[int, int]:
    """Where the heading begins and the body begins: going up over rows that stand over single columns.

    A caption or prose, which runs over most columns, ends it. The first line of a wrapped label is body.
    """
    start = at
    while start > 0 and at - start < MOST_HEADING_ROWS:
        row, below = rows[start - 1], rows[start]
        covered = max(last - first + 1 for first, last, _ in _segments(row, bands))
        if below[0].top - row[0].bottom > 4 * row[0].height or covered > max(2, len(bands) * 0.6):
            break
        start -= 1
    label = _label(rows[at], bands)
    wrapped = at > start and label[:1].islower() and _is_label_alone(rows[at - 1], bands)
    return start, at - wrapped


def _label(row: PrintedRow, bands: Sequence[Band]) -> str:
    """The row's first text that is no running number."""
    texts = [text for _, _, text in _segments(row, bands)]
    return next((text for text in texts if re.search(r"[^\W\d_]{2}", text)), "")


def _is_label_alone(row: PrintedRow, bands: Sequence[Band]) -> bool:
    return _figures(row) == 0 and all(last <= 1 for _, last, _ in _segments(row, bands))


def _segments(row: PrintedRow, bands: Sequence[Band]) -> list[tuple[int, int, str]]:
    """The row's groups of words: the first and last column they stand over, and their text.

    Two words part where the gap between them is wide, or where it is no usual space and a column ends in it.
    """
    space = _space(row)
    groups: list[PrintedRow] = [[row[0]]]
    for before, after in pairwise(row):
        gap = after.left - before.right
        at_end = any(
            before.right <= right[0] and left[1] <= after.left + 1 for left, right in pairwise(bands)
        )
        if gap > before.height or (at_end and gap > 1.6 * space and gap > 0.3 * before.height):
            groups.append([])
        groups[-1].append(after)
    return [(*_over(group, bands), " ".join(word.text for word in group)) for group in groups]


def _over(group: PrintedRow, bands: Sequence[Band]) -> tuple[int, int]:
    """The columns under a heading: one begins where the ink of the column before it ends."""
    left, right = group[0].left + 1, group[-1].right - 1
    first = next((number for number, band in enumerate(bands) if band[1] > left), len(bands) - 1)
    last = max((number for number, band in enumerate(bands) if band[0] < right), default=first)
    return first, max(first, last)


def _table(
    heading: Sequence[PrintedRow], body: Sequence[PrintedRow], bands: Sequence[Band], page: int
) -> Found:
    wide, single = _heading_texts(heading, bands)
    depth = bool(wide) + bool(single)
    cells = [
        _cell(text, 0, first, page, column_span=last - first + 1) for (first, last), text in wide.items()
    ]
    covered = {column for first, last in wide for column in range(first, last + 1)}
    for column, text in single.items():
        row = int(bool(wide) and column in covered)
        cells.append(_cell(text, row, column, page, row_span=depth - row))
    for row, texts in enumerate(_body_texts(body, bands), depth):
        cells += [_cell(text, row, column, page) for column, text in sorted(texts.items())]
    words = frozenset(word for row in (*heading, *body) for word in row)
    return Found(min(word.top for word in words), Grid(tuple(cells), f"trang {page}"), words)


def _cell(text: str, row: int, column: int, page: int, row_span: int = 1, column_span: int = 1) -> GridCell:
    where = f"trang {page}, bảng hàng {row + 1}, cột {column + 1}"
    return GridCell(text, row, column, row_span, column_span, where)


def _heading_texts(
    heading: Sequence[PrintedRow], bands: Sequence[Band]
) -> tuple[dict[tuple[int, int], str], dict[int, str]]:
    """Headings over several columns, and headings of one column with their wrapped lines joined."""
    wide: dict[tuple[int, int], str] = {}
    single: dict[int, str] = {}
    starts = [group[0].left for row in heading for group in _groups(row)]
    for row in heading:
        segments = _segments(row, bands)
        groups = [(first, last, text) for first, last, text in segments if GROUP.fullmatch(text)]
        lefts = [group[0].left for group in _groups(row) if GROUP.fullmatch(" ".join(w.text for w in group))]
        flush = bool(lefts) and all(sum(abs(left - start) < NEAR for start in starts) > 1 for left in lefts)
        for first, last, text in _spread(groups, len(bands), flush) if len(groups) > 1 else groups:
            wide[first, last] = text
        for first, last, text in segments:
            if GROUP.fullmatch(text):
                continue
            if first == last:
                single[first] = f"{single.get(first, '')} {text}".strip()
            else:
                wide[first, last] = f"{wide.get((first, last), '')} {text}".strip()
    return wide, single


def _spread(groups: Sequence[tuple[int, int, str]], columns: int, flush: bool) -> list[tuple[int, int, str]]:
    """ "Năm 2019 … Năm 2020 … So sánh (%)" in one row: set flush left each reaches to the next, else half way."""
    firsts = [first for first, _, _ in groups]
    centres = [(first + last) / 2 for first, last, _ in groups]
    if flush:
        ends = [first - 1 for first in firsts[1:]] + [columns - 1]
        starts = firsts
    else:
        ends = [int((before + after) / 2) for before, after in pairwise(centres)] + [columns - 1]
        starts = [max(0, int(2 * centres[0]) - ends[0]), *(end + 1 for end in ends[:-1])]
    return [
        (start, max(start, end), text) for start, end, (_, _, text) in zip(starts, ends, groups, strict=True)
    ]


def _body_texts(body: Sequence[PrintedRow], bands: Sequence[Band]) -> list[dict[int, str]]:
    """The text of each column, row by row; a label that goes on in small letters joins the row above."""
    rows: list[dict[int, str]] = []
    for row in body:
        texts: dict[int, str] = {}
        for column, word in _placed(row, bands):
            texts[column] = f"{texts.get(column, '')} {word.text}".strip()
        goes_on = bool(rows) and _goes_on(rows[-1], texts)
        for column, text in texts.items() if goes_on else ():
            rows[-1][column] = f"{rows[-1].get(column, '')} {text}".strip()
        if not goes_on:
            rows.append(texts)
    return rows


def _placed(row: PrintedRow, bands: Sequence[Band]) -> Iterator[tuple[int, Line]]:
    """Each word with its column: a group over one column is whole in it, however far it runs on."""
    groups = _groups(row)
    if len(groups) == 1:  # a label alone
        distances = [_distance(row[0], band) for band in bands]
        yield from ((distances.index(min(distances)), word) for word in row)
        return
    for group in groups:
        over = [number for number, band in enumerate(bands) if any(_inside(word, band) for word in group)]
        for word in group:
            distances = [_distance(word, band) for band in bands]
            yield (over[0] if len(over) == 1 else distances.index(min(distances))), word


def _goes_on(above: dict[int, str], texts: dict[int, str]) -> bool:
    """A cell's next line, in small letters: alone below its row, or in its row with the first line alone above."""
    alone = texts if len(texts) == 1 else above if len(above) == 1 else {}
    return any(texts.get(column, "")[:1].islower() for column in alone)
