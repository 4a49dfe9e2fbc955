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
FAR = 6  # letters' heights between two rows of one table
SAME_BASE = 0.35
GUTTER = 0.42  # of a letter's height
NOTHING = re.compile(r"[-–—.…x]+")
GROUP = re.compile(r"(?:thực hiện |ước )?năm (?:19|20)\d\d|so sánh.{0,12}|tốc độ.{0,20}\(%\)", re.IGNORECASE)
CAPTION = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt|lượng)\s*:", re.IGNORECASE)
ORDINAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Za-z])\.? ?(?=[^\W\d_]{2})")
Band = tuple[float, float]
PrintedRow = list[Line]


@dataclass(frozen=True)
class Found:
    """Bảng tìm thấy: đỉnh của nó trên trang, khung của nó, các từ nó đã lấy."""

    top: float
    grid: Grid
    words: frozenset[Line]


def unruled_tables(lines: Sequence[Sequence[Line]], page: int) -> list[Found]:
    """Các bảng không kẻ khung của một trang; mỗi dòng in là các từ của nó."""
    rows = printed_rows(lines)
    found: list[Found] = []
    at = 0
    while at < len(rows):
        end = _run(rows, at)
        strong = _strong_rows(rows, at, end)
        bands = _columns([rows[number] for number in strong]) if len(strong) >= FEWEST_ROWS else []
        at = strong[0] if bands else at
        if bands:
            start, first = _heading_rows(rows, at, bands)
            if end < len(rows) and _gap(rows, end) < _size(rows[end]) and _ends_label(rows[end], bands):
                end += 1
            found.append(_table(rows[start:first], rows[first:end], bands, page))
        at = max(end, at + 1)
    return found


def printed_rows(lines: Sequence[Sequence[Line]]) -> list[PrintedRow]:
    """Các dòng in cùng một đường chân chữ xếp thành hàng, từ trên xuống, trái sang phải."""
    rows: list[tuple[float, PrintedRow]] = []
    for base, line in sorted(
        ((median(word.bottom for word in line), list(line)) for line in lines if line),
        key=lambda pair: pair[0],
    ):
        if rows and base - rows[-1][0] < SAME_BASE * max(_size(line), _size(rows[-1][1])):
            rows[-1][1].extend(line)
        else:
            rows.append((base, line))
    return [sorted(row, key=lambda word: word.left) for _, row in rows]


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
    return sum(bool(FIGURE.fullmatch(_text(group))) for group in _groups(row))


def _size(row: PrintedRow) -> float:
    return max(word.height for word in row)


def _gap(rows: Sequence[PrintedRow], number: int) -> float:
    """The blank between a row and the row above it."""
    return min(word.top for word in rows[number]) - max(word.bottom for word in rows[number - 1])


def _run(rows: Sequence[PrintedRow], at: int) -> int:
    """Where the run of rows with figures from `at` on ends; a row of a label alone may stand between two of them."""
    if _figures(rows[at]) < 2:
        return at
    end = at + 1
    for number in range(at + 1, len(rows)):
        if _gap(rows, number) > FAR * _size(rows[number]) or number - end > 2:
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
    bands = _without_tails(rows, bands, figures)
    return bands if len(bands) >= 3 and len(figures) >= 2 else []


def _without_tails(rows: Sequence[PrintedRow], bands: Sequence[Band], figures: Sequence[Band]) -> list[Band]:
    """The ends of a few long labels, past a gutter that is there by chance, belong to the column of labels."""
    kept: list[Band] = []
    for band in bands:
        there = sum(any(_inside(word, band) for word in row) for row in rows)
        if kept and band not in figures and kept[-1] not in figures and there < 0.6 * len(rows):
            kept[-1] = (kept[-1][0], band[1])
        else:
            kept.append(band)
    return kept


def _all_figures(rows: Sequence[PrintedRow], band: Band) -> bool:
    cells = [" ".join(word.text for word in row if _inside(word, band)) for row in rows]
    cells = [cell for cell in cells if cell]
    good = sum(bool(FIGURE.fullmatch(cell) or NOTHING.fullmatch(cell)) for cell in cells)
    return len(cells) > len(rows) / 3 and good > 0.8 * len(cells)


def _inside(word: Line, band: Band) -> bool:
    return word.left < band[1] and band[0] < word.right


def _runs_over(segments: Sequence[tuple[int, int, str]], columns: int, label: int) -> bool:
    """A caption or prose: over most columns, or from the labels on over the next, or alone in its row and long."""
    if CAPTION.match(segments[0][2]):
        return True
    if len(segments) == 1 and not GROUP.fullmatch(text := segments[0][2]):
        shouted = text.isupper() and text.count(" ") > 1
        if shouted or (segments[0][1] > segments[0][0] and text.count(" ") > 5):
            return True
    widest = max(last - first + 1 for first, last, _ in segments)
    return widest > max(2, columns * 0.6) or any(first <= label < last for first, last, _ in segments)


def _distance(word: Line, band: Band) -> float:
    return max(0.0, band[0] - word.right, word.left - band[1])


def _heading_rows(rows: Sequence[PrintedRow], at: int, bands: Sequence[Band]) -> tuple[int, int]:
    """Where the heading begins and the body begins: going up over rows that stand over single columns.

    A caption or prose, which runs over most columns, ends it. The first line of a wrapped label is body.
    """
    label, label_at = _label(rows[at], bands)
    start = at
    while start > 0 and at - start < MOST_HEADING_ROWS:
        row = rows[start - 1]
        if _gap(rows, start) > FAR * _size(row) or _runs_over(_segments(row, bands), len(bands), label_at):
            break
        start -= 1
    wrapped = (
        at > start
        and _is_label_alone(rows[at - 1], bands)
        and (label[:1].islower() or not _columns_of(rows[at - 1], bands) & _columns_of(rows[at], bands))
    )
    return start, at - wrapped


def _label(row: PrintedRow, bands: Sequence[Band]) -> tuple[str, int]:
    """The row's first text that is no running number, and its column ("" and 1 where the row has none)."""
    texts = [(text, last) for _, last, text in _segments(row, bands)]
    return next(((text, last) for text, last in texts if re.search(r"[^\W\d_]{2}", text)), ("", 1))


def _ends_label(row: PrintedRow, bands: Sequence[Band]) -> bool:
    return _is_label_alone(row, bands) and row[0].text[:1].islower()


def _columns_of(row: PrintedRow, bands: Sequence[Band]) -> set[int]:
    return {first for first, _, _ in _segments(row, bands)}


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
    return [(*_over(group, bands), _text(group)) for group in groups]


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
    lefts = [group[0].left for row in heading for group in _groups(row)]
    for row in heading:
        segments = _segments(row, bands)
        groups = [group for group in _groups(row) if GROUP.fullmatch(_text(group))]
        wide |= _spread(groups, bands, lefts) if len(groups) > 1 else {}
        if len(groups) == 1:
            segments = [(first, last, text) for first, last, text in segments if not GROUP.fullmatch(text)]
            wide[_over(groups[0], bands)] = _text(groups[0])
        for first, last, text in segments:
            if GROUP.fullmatch(text):
                continue
            if first == last:
                single[first] = f"{single.get(first, '')} {text}".strip()
            else:
                wide[first, last] = f"{wide.get((first, last), '')} {text}".strip()
    return wide, single


def _text(group: PrintedRow) -> str:
    return " ".join(word.text for word in group)


def _spread(
    groups: Sequence[PrintedRow], bands: Sequence[Band], lefts: Sequence[float]
) -> dict[tuple[int, int], str]:
    """ "Năm 2019 … Năm 2020 … So sánh (%)" in one row: set flush left each reaches to the next, else half way."""
    flush = all(sum(abs(group[0].left - left) < NEAR for left in lefts) > 1 for group in groups)
    middles = [(group[0].left + group[-1].right) / 2 for group in groups]
    if flush:
        starts = [group[0].left - 0.5 for group in groups]
    else:
        starts = [(before + after) / 2 for before, after in pairwise(middles)]
        starts = [2 * middles[0] - starts[0], *starts]
    columns: dict[int, list[int]] = {}
    for number, band in enumerate(bands):
        at = band[1] if flush else sum(band) / 2
        owner = sum(start <= at for start in starts) - 1
        if owner >= 0:
            columns.setdefault(owner, []).append(number)
    return {(numbers[0], numbers[-1]): _text(groups[owner]) for owner, numbers in columns.items()}


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
    return _with_marks(rows)


def _with_marks(rows: list[dict[int, str]]) -> list[dict[int, str]]:
    """Labels that take in the column of running numbers before them ("1 Gạo", "2 Cà phê"): "1. Gạo"."""
    marks = [found[1] for row in rows if (found := ORDINAL.match(row.get(0, "")))]
    if not ("1" in marks and "2" in marks and len(marks) > len(rows) / 2):
        return rows
    return [
        {
            column: ORDINAL.sub(r"\1. ", text, 1) if column == 0 and ORDINAL.match(text) else text
            for column, text in row.items()
        }
        for row in rows
    ]


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
    """A cell's next line, in small letters: alone below its row, or in its row with the first line alone above.

    A row of figures set half way down a cell of two lines has nothing in that cell's column: it goes on too.
    """
    if len(above) == 1 and len(texts) > 2 and not above.keys() & texts.keys():
        return True
    alone = texts if len(texts) == 1 else above if len(above) == 1 else {}
    return any(texts.get(column, "")[:1].islower() for column in alone)
