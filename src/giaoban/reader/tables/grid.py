"""Khung của bảng: hàng tiêu đề, hàng số liệu, hàng nhóm, cột nhãn, cột đơn vị, cột số; chưa hiểu nghĩa chữ nào."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from giaoban.reader.document import Cell, Table
from giaoban.reader.tables.unit import known_unit, read_unit

NUMBER = re.compile(
    r"(?:(?P<about>hơn|trên|gần|dưới|khoảng|xấp xỉ|>|<|≥|≤|~|≈)\s*)?(?P<word>tăng|giảm|bằng|đạt)?\s*(?P<open>\()?\s*"
    r"(?P<sign>[-−–+])?\s*(?P<number>\d[\d.,]*(?:\s\d{3})*(?:,\d+)?)\s*(?P<unit>%|lần)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
NUMBERING = re.compile(r"\(?\s*(?:[a-zđ]|\d{1,2})\s*\)?(?:\s*=\s*[\d()/*x×:+%.\s-]+)?", re.IGNORECASE)
ORDINAL = re.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-zĐđ])[.)]?|[-+*•–]|\d{1,2}\.")
ORDINAL_HEAD = re.compile(r"^(?:stt|tt|s\.?t\.?t\.?|số tt|số thứ tự|no\.?|#)$", re.IGNORECASE)
UNIT_HEAD = re.compile(r"^(?:đơn vị(?: tính)?|đvt|đv tính|đv|đơn vị đo|unit)\W*$", re.IGNORECASE)
SKIPPED_HEAD = re.compile(
    r"^(?:ghi chú|mã(?: số| ngành| hs| sp| sản phẩm| chỉ tiêu)?|mã số.*|note)\W*$", re.IGNORECASE
)
YEARS = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Row:
    """Hàng: số hàng, loại (số liệu, nhóm, tiêu đề, đánh số cột), các ô của riêng nó."""

    number: int
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """Một phần bảng: các hàng tiêu đề trên, các hàng thân dưới, cột nhãn, cột số thứ tự, cột đơn vị, các cột số."""

    titles: tuple[Cell, ...]
    headings: tuple[Row, ...]
    body: tuple[Row, ...]
    label: int
    ordinal: int | None
    unit: int | None
    figures: tuple[int, ...]


class Matrix:
    """Ma trận: ô đứng ở mỗi hàng, cột, kể cả phần mà nó gộp; và chữ của ô."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        self.table = table
        self.at: dict[tuple[int, int], Cell] = {}
        self.rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            self.rows.setdefault(cell.row, []).append(cell)
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.at.setdefault((row, column), cell)

    def words(self, cell: Cell) -> str:
        """Chữ của ô."""
        return self.text[cell.start : cell.end].replace("\u00a0", " ")

    def is_number(self, cell: Cell) -> bool:
        """Ô chỉ có một con số."""
        found = NUMBER.fullmatch(self.words(cell).strip())
        return found is not None and len(found["number"]) <= 40

    def numbers(self, row: int) -> list[Cell]:
        """Các ô số của một hàng."""
        return [cell for cell in self.rows.get(row, ()) if self.is_number(cell)]


def sections(matrix: Matrix) -> Iterator[Section]:
    """Các phần của bảng, mỗi phần có tiêu đề riêng (phần không có tiêu đề dùng tiêu đề của phần trước)."""
    figures = figure_columns(matrix)
    if not figures:
        return
    rows = [
        Row(number, _kind(matrix, number, figures), tuple(cells))
        for number, cells in sorted(matrix.rows.items())
    ]
    first = next((number for number, row in enumerate(rows) if row.kind == "body"), len(rows))
    start = _heading_start(rows, first)
    titles = tuple(cell for row in rows[:start] for cell in row.cells)
    headings: list[Row] = []
    body: list[Row] = []
    for row in rows[start:]:
        if row.kind == "heading" and body:
            yield _section(matrix, titles, headings, body, figures)
            headings, body, titles = [], [], ()
        if row.kind == "heading":
            headings.append(row)
        elif row.kind != "numbering":
            body.append(row)
    if body:
        yield _section(matrix, titles, headings, body, figures)


def _heading_start(rows: Sequence[Row], first: int) -> int:
    """Where the heading band begins: going up from the first body row, over groups, to the first title row."""
    start = first
    while start > 0 and rows[start - 1].kind in ("group", "numbering"):
        start -= 1
    while start > 0 and rows[start - 1].kind in ("heading", "numbering"):
        start -= 1
    return start


def figure_columns(matrix: Matrix) -> tuple[int, ...]:
    """Các cột số: có con số, không phải số thứ tự ở những cột đầu."""
    found: dict[int, list[Cell]] = {}
    for row in matrix.rows:
        if _is_numbering(matrix, row):
            continue
        for cell in matrix.numbers(row):
            found.setdefault(cell.column, []).append(cell)
    columns = sorted(found)
    kept = [column for column in columns if not _counts_up(matrix, found[column], column)]
    labels = {cell.column for cell in matrix.table.cells if not matrix.is_number(cell)}
    return tuple(column for column in kept if column > min(labels, default=0) or column > 0)


def _counts_up(matrix: Matrix, cells: Sequence[Cell], column: int) -> bool:
    """1, 2, 3 … in one of the first two columns, or under "STT"."""
    if column > 1:
        return False
    texts = {matrix.words(cell).strip().rstrip(".)") for cell in cells}
    heads = [cell for cell in matrix.table.cells if cell.column == column]
    if any(ORDINAL_HEAD.match(matrix.words(cell).strip()) for cell in heads):
        return True
    if not all(re.fullmatch(r"\d{1,4}(?:\.\d{1,2})*", text) for text in texts):
        return False
    if all(YEARS.fullmatch(text) for text in texts):
        return True
    whole = [int(text) for text in texts if text.isdigit()]
    return column == 0 and bool(whole) and max(whole) <= len(cells) + 3


def _kind(matrix: Matrix, row: int, figures: Sequence[int]) -> str:
    cells = matrix.rows[row]
    if _is_numbering(matrix, row):
        return "numbering"
    own = [cell for cell in cells if cell.column in figures and matrix.words(cell).strip()]
    numbers = [cell for cell in own if matrix.is_number(cell)]
    texts = [cell for cell in own if not matrix.is_number(cell) and re.search(r"\w", matrix.words(cell))]
    if numbers and not _are_years(matrix, numbers, cells):
        return "body"
    if len(cells) == 1 and cells[0].column < figures[0] and len(figures) > 1:
        return "group"
    wide = any(cell.column_span > 1 and cell.column + cell.column_span > figures[0] for cell in cells)
    units = any(UNIT_HEAD.match(matrix.words(cell).strip()) for cell in cells)
    return "heading" if numbers or texts or wide or units else "group"


def _are_years(matrix: Matrix, numbers: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Every number of the row is a year and no label stands before them that is not a heading."""
    if not all(YEARS.fullmatch(matrix.words(cell).strip()) for cell in numbers):
        return False
    texts = [cell for cell in cells if cell not in numbers]
    if any(known_unit(matrix.words(cell)) for cell in texts):
        return False
    return len(numbers) > 1 or len(texts) != 1


def _is_numbering(matrix: Matrix, row: int) -> bool:
    """The row "A | B | 1 | 2 | 3=2/1" that numbers the columns."""
    texts = [matrix.words(cell).strip() for cell in matrix.rows[row]]
    if len(texts) < 3 or not all(NUMBERING.fullmatch(text) for text in texts):
        return False
    digits = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    steps = [after - before for before, after in pairwise(digits)]
    return bool(steps) and all(step == 1 for step in steps)


def _section(
    matrix: Matrix,
    titles: Sequence[Cell],
    headings: Sequence[Row],
    body: Sequence[Row],
    figures: Sequence[int],
) -> Section:
    columns = sorted({cell.column for row in body for cell in row.cells})
    named = {column: heading_words(matrix, headings, column) for column in columns}
    ordinal = next((c for c in columns if c not in figures and _is_ordinal(matrix, named[c], body, c)), None)
    unit = next((c for c in columns if c not in figures and _is_unit(matrix, named[c], body, c)), None)
    skipped = {c for c in columns if any(SKIPPED_HEAD.match(words) for words in named[c])}
    texts = [c for c in columns if c not in (ordinal, unit) and c not in figures and c not in skipped]
    label = _label_column(matrix, body, texts, figures) if texts else (ordinal or 0)
    kept = tuple(c for c in figures if c not in skipped and c != label)
    return Section(tuple(titles), tuple(headings), tuple(body), label, ordinal, unit, kept)


def _label_column(matrix: Matrix, body: Sequence[Row], texts: Sequence[int], figures: Sequence[int]) -> int:
    """The column of names: the wordiest one before the figures."""
    before = [column for column in texts if column < figures[0]] or list(texts)
    lengths = {column: [0] for column in before}
    for row in body:
        for cell in row.cells:
            if cell.column in lengths:
                lengths[cell.column].append(len(matrix.words(cell)))
    return max(before, key=lambda column: (sum(lengths[column]), -column))


def _is_ordinal(matrix: Matrix, named: Sequence[str], body: Sequence[Row], column: int) -> bool:
    if any(ORDINAL_HEAD.match(words) for words in named):
        return True
    texts = [matrix.words(cell).strip() for row in body for cell in row.cells if cell.column == column]
    return column <= 1 and bool(texts) and all(ORDINAL.fullmatch(text) for text in texts)


def _is_unit(matrix: Matrix, named: Sequence[str], body: Sequence[Row], column: int) -> bool:
    heads = [words for words in named if UNIT_HEAD.match(words)]
    if heads:
        read = known_unit if len(heads[0]) < 8 and not heads[0].lower().startswith("đv") else read_unit
        texts = {matrix.words(cell).strip() for row in body for cell in row.cells if cell.column == column}
        return not texts or sum(read(text) is not None for text in texts) > len(texts) / 3
    if column == 0:
        return False
    texts = {
        matrix.words(cell).strip().lower() for row in body for cell in row.cells if cell.column == column
    }
    return bool(texts) and all(len(text) <= 16 and known_unit(text) is not None for text in texts)


def heading_cells(matrix: Matrix, headings: Sequence[Row], column: int) -> list[Cell]:
    """Các ô tiêu đề trên một cột, từ trên xuống; ô trống bên phải một tiêu đề nhóm thì lấy tiêu đề nhóm."""
    found: list[Cell] = []
    for place, row in enumerate(headings):
        cell = matrix.at.get((row.number, column))
        if cell is None and place < len(headings) - 1:
            cell = _to_the_left(matrix, headings, place, column)
        if cell is not None and cell not in found:
            found.append(cell)
    return found


def _to_the_left(matrix: Matrix, headings: Sequence[Row], place: int, column: int) -> Cell | None:
    """A group heading typed in its first column only, without merging: it reaches over the blanks to its right."""
    below = headings[place + 1].number
    if (below, column) not in matrix.at:
        return None
    for left in range(column - 1, 0, -1):
        cell = matrix.at.get((headings[place].number, left))
        if cell is not None:
            under = matrix.at.get((below, left))
            return cell if under is not None and under is not cell and cell.row_span == 1 else None
    return None


def heading_words(matrix: Matrix, headings: Sequence[Row], column: int) -> list[str]:
    """Chữ của các ô tiêu đề trên một cột."""
    return [" ".join(matrix.words(cell).split()) for cell in heading_cells(matrix, headings, column)]
