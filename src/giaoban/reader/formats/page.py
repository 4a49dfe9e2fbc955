"""Trang in: từ các dòng có tọa độ thành đoạn văn: bỏ đầu trang, chân trang; xếp cột; nối dòng bị ngắt. Hàm thuần."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from giaoban.reader.formats.encoding import is_syllable

PAGE_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—(]*\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–—)]*", re.IGNORECASE)
OUTER_NUMBER = re.compile(r"^\d+\b|\b\d+(?:\s*/\s*\d+)?\W*$")
BULLET = re.compile(r"(?:[-+*•–●▪◦]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s)")
ENDED = re.compile(r"[.:;!?…][\"”’)]*$")
HYPHENS = ("-", "\u2010", "\ufffe", "\x02")
MARGIN_LINES = 2
EDGE = 54.0  # points from the edge of the paper: a running head stands there, the body of a report does not begin there
FEWEST_BODY_LINES = 4
FEWEST_COLUMN_LINES = 5
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE = re.compile(rf"(?:\d{{1,3}}|[{RAISED}]{{1,3}}|[*†‡]+)\s*\W?\s*(?P<word>[^\W\d_])")
NOTE_SIZE = 0.95  # of the body's letters
FAR, HANGING = 3, 4  # letters' heights
LOWEST = 60  # lines of a page that may be notes


@dataclass(frozen=True)
class Line:
    """Dòng in: chữ, cạnh trái, cạnh phải, đỉnh, đáy (tính từ đỉnh trang xuống), số trang."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int = 0

    @property
    def height(self) -> float:
        """Chiều cao."""
        return max(self.bottom - self.top, 1.0)


def without_margins(
    pages: Sequence[Sequence[Line]], heights: Sequence[float] | None = None
) -> list[list[Line]]:
    """Bỏ dòng đầu trang, chân trang lặp lại ở nhiều trang (không kể số trang), dòng chỉ có số trang, dòng sát mép giấy.

    >>> def page(text):
    ...     return [Line("Báo cáo", 0, 90, 0, 9), Line(text, 0, 9, 50, 59), Line("- 1 -", 0, 9, 90, 99)]
    >>> [[line.text for line in kept] for kept in without_margins([page("Một"), page("Hai"), page("Ba")])]
    [['Một'], ['Hai'], ['Ba']]
    """
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _margin(page)})
    often = max(2, len(pages) * 0.4)
    kept: list[list[Line]] = []
    for number, whole in enumerate(pages):
        page = _inside_the_edge(whole, heights[number]) if heights else whole
        margin = {id(line) for line in _margin(page)}
        extreme = {id(line) for line in _margin(page, 1)}
        kept.append(
            [
                line
                for line in page
                if not (id(line) in (margin if len(pages) > 2 else extreme) and seen[_shape(line)] >= often)
                and not (id(line) in extreme and PAGE_NUMBER.fullmatch(line.text.strip()))
            ]
        )
    return kept


def _margin(page: Sequence[Line], count: int = MARGIN_LINES) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.top)
    return ordered[:count] + ordered[-count:]


def _inside_the_edge(page: Sequence[Line], height: float) -> list[Line]:
    """The page without a head and a foot by the paper's edge, in letters no taller than the body's, apart from it."""
    ordered = sorted(page, key=lambda line: line.top)
    if len(ordered) <= FEWEST_BODY_LINES:
        return list(page)
    usual = 1.15 * median(line.height for line in ordered)
    (head, second), (last, foot) = ordered[:2], ordered[-2:]
    outer = set()
    if head.bottom < EDGE and head.height < usual and second.top - head.bottom > 0.5 * head.height:
        outer.add(id(head))
    if height - foot.top < EDGE and foot.height < usual and foot.top - last.bottom > 0.5 * foot.height:
        outer.add(id(foot))
    return [line for line in page if id(line) not in outer]


def without_notes(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Các dòng của thân trang, và các dòng chú thích ở chân trang (chữ nhỏ hơn, mở đầu bằng số hay dấu sao).

    >>> body = [Line("Xuất khẩu tăng", 0, 90, 14.0 * n, 14.0 * n + 12) for n in range(5)]
    >>> [line.text for line in without_notes([*body, Line("1 Số ước tính", 0, 90, 90, 99)])[1]]
    ['1 Số ước tính']
    """
    if len(page) <= FEWEST_BODY_LINES:
        return list(page), []
    usual = NOTE_SIZE * median(line.height for line in page)
    lowest = sorted(page, key=lambda line: -line.top)[:LOWEST]
    notes: set[Line] = set()
    for first in lowest:
        found = NOTE.match(first.text)
        if found and found["word"].isupper():
            below = [line for line in lowest if line.top >= first.top and _overlap(line, first)]
            if first.text[0] in RAISED or all(line.height < usual for line in below):
                notes.update(below)
    return [line for line in page if line not in notes], [line for line in page if line in notes]


def _overlap(line: Line, other: Line) -> bool:
    return other.left < line.right and line.left < other.right


def _shape(line: Line) -> str:
    """The line without a page number at its start or end."""
    return OUTER_NUMBER.sub("#", line.text.strip().lower())


def in_reading_order(lines: Sequence[Line], tables: Sequence[Line] = ()) -> list[Line]:
    """Xếp dòng và bảng theo thứ tự đọc: hai cột chữ thì hết cột trái rồi sang cột phải; còn lại giữ thứ tự đã cho."""
    gutter = _gutter(lines)
    ordered: list[Line] = []
    if gutter is None:
        rest = list(lines)
        for table in sorted(tables, key=lambda table: table.top):
            ordered += [*(line for line in rest if line.top < table.top), table]
            rest = [line for line in rest if line.top >= table.top]
        return ordered + rest
    band: list[Line] = []
    for line in sorted([*lines, *tables], key=lambda line: (line.top, line.left)):
        if line.left < gutter < line.right:
            ordered += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: Sequence[Line], gutter: float) -> list[Line]:
    return [line for line in band if line.right <= gutter] + [line for line in band if line.left >= gutter]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where two columns of prose part, or None: many lines on each side, few across, most of them full."""
    if len(lines) < 2 * FEWEST_COLUMN_LINES:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left) for line in lines if 0.35 < (line.left - low) / (high - low + 1) < 0.7)
    for start, count in starts.most_common(3):
        if count < FEWEST_COLUMN_LINES:
            return None
        gutter = start - 2.0
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        across = len(lines) - len(left) - len(right)
        full = [_fullness(side, edge) for side, edge in ((left, gutter - low), (right, high - gutter))]
        if min(len(left), len(right)) >= FEWEST_COLUMN_LINES and across <= len(lines) / 2 and min(full) > 0.6:
            return gutter
    return None


def _fullness(lines: Sequence[Line], width: float) -> float:
    return median(line.right - line.left for line in lines) / width if lines else 0.0


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """Nối các dòng bị ngắt thành đoạn, kể cả qua trang; mỗi đoạn kèm số trang nơi nó bắt đầu."""
    text = ""
    last: Line | None = None
    page = 0
    edges = _edges(lines)
    for number, line in enumerate(lines):
        if last is not None and _goes_on(last, line, edges[number - 1], edges[number], text):
            text = join(text, line.text)
        else:
            if text:
                yield text, page
            text, page = line.text.strip(), line.page
        last = line
    if text:
        yield text, page


def _edges(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """For each line the left and right edge of the column it stands in: of the lines that overlap it nearby."""
    edges: list[tuple[float, float]] = []
    starts = [n for n, line in enumerate(lines) if n == 0 or not _follows(lines[n - 1], line)] + [len(lines)]
    for start, end in pairwise(starts):
        for number in range(start, end):
            near = lines[max(start, number - 12) : min(end, number + 13)]
            near = [other for other in near if _overlap(other, lines[number])]
            edges.append((min(other.left for other in near), max(other.right for other in near)))
    return edges


def _follows(last: Line, line: Line) -> bool:
    """Whether a line stands in the same column as the line before it, not far below."""
    return line.page == last.page and last.top - last.height < line.top < last.bottom + FAR * last.height


def _goes_on(
    last: Line, line: Line, last_edges: tuple[float, float], edges: tuple[float, float], text: str
) -> bool:
    size = last.height
    if BULLET.match(line.text) or abs(line.height - size) > 0.35 * size:
        return False
    first_word = line.text.split(" ")[0]
    width = (line.right - line.left) / max(len(line.text), 1)
    wrapped = last.right + width * (len(first_word) + 1) > last_edges[1] - 0.5 * size
    if not wrapped:
        return False
    if line.page != last.page or line.top < last.top - size:
        return not ENDED.search(text) and not first_word[:1].isupper()
    if line.top - last.bottom > 0.9 * size:
        return False
    if BULLET.match(text):  # its further lines hang
        return line.left - last.left < HANGING * size
    return line.left - edges[0] < 1.2 * size or last.left > line.left - 0.5 * size


def join(text: str, more: str) -> str:
    """Nối hai dòng; từ bị ngắt bằng gạch nối thì liền lại, gạch thật thì giữ.

    >>> join("công ngh-", "iệp"), join("sản xuất-", "kinh doanh"), join("tăng", "5%")
    ('công nghiệp', 'sản xuất-kinh doanh', 'tăng 5%')
    """
    text, more = text.rstrip(), more.strip()
    if not text.endswith(HYPHENS) or len(text) < 2 or text[-2] == " ":
        return f"{text} {more}"
    bare = text[:-1].rstrip("".join(HYPHENS))
    left, right = re.split(r"\W", bare)[-1], re.split(r"\W", more)[0]
    if right and left and is_syllable(left + right):
        return bare + more
    return f"{bare}-{more}"


def moved(lines: Iterable[Line], page: int) -> list[Line]:
    """Các dòng ấy, ghi số trang."""
    return [replace(line, page=page) for line in lines]
