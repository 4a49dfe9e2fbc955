"""Văn bản thuần: chữ giữ nguyên từng ký tự (NFC); dòng là đoạn, dòng có "|" hay tab liền nhau là bảng."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from giaoban.reader.document import Block, Cell, Document, Table
from giaoban.reader.formats.encoding import decode
from giaoban.reader.formats.parts import FIGURE, empty
from giaoban.reader.words.fold import wrapped_breaks

LINE = re.compile(r"[^\n]+")
RULE = re.compile(r"[\s|+:=_─━│┼-]*")
CELL = MappingProxyType(
    {
        "|": re.compile(r"[^|│]+"),
        "\t": re.compile(r"[^\t]+"),
        "  ": re.compile(r"\S+(?: \S+)*"),
    }
)
FEWEST_MARKS = MappingProxyType({"|": 2, "│": 2, "\t": 2, "  ": 6})  # fewer in a whole text make no table
FEWEST_ROWS = MappingProxyType({"|": 2, "\t": 2, "  ": 3})
Line = tuple[int, int]
Row = list[Line]


def open_txt(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở tệp .txt."""
    text = decode(data, name)
    if not text.strip():
        raise empty(name)
    return Document(name, text, published, place, plain_blocks(text))


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Các khối của văn bản thuần: mỗi đoạn (kể cả đoạn bị ngắt dòng) một khối, mỗi nhóm dòng có ô là một bảng.

    >>> text = "Biểu 1\\n\\nHuyện | Tháng 6\\nKiến Thụy | 12,5\\nCát Hải | 30"
    >>> [(block.kind, text[block.start:block.end][:9], block.where) for block in plain_blocks(text)]
    [('paragraph', 'Biểu 1', 'dòng 1'), ('table', 'Huyện | T', 'dòng 3')]
    """
    tables = plain_tables(text)
    inside = {line.start() for table in tables for line in LINE.finditer(text, table.start, table.end)}
    soft = wrapped_breaks(text)
    paragraphs: list[Block] = []
    number = _line_numbers(text)
    joined = False
    for found in LINE.finditer(text):
        start, end = found.span()
        if start not in inside and text[start:end].strip():
            if joined and start - 1 in soft:
                paragraphs[-1] = replace(paragraphs[-1], end=end)
            else:
                paragraphs.append(Block(start, end, "paragraph", f"dòng {number(start)}"))
        joined = start not in inside and bool(text[start:end].strip())
    return tuple(sorted([*tables, *paragraphs], key=lambda block: block.start))


def plain_tables(text: str) -> tuple[Block, ...]:
    """Các bảng trong văn bản thuần: dòng liền nhau có "|", tab hay cột cách nhau bằng nhiều dấu cách."""
    text = text.replace("\u00a0", " ")
    marked = any(text.count(mark) >= fewest for mark, fewest in FEWEST_MARKS.items())
    return tuple(_tables(text)) if marked else ()


def _tables(text: str) -> Iterator[Block]:
    lines = [found.span() for found in LINE.finditer(text) if not found[0].isspace()]
    number = _line_numbers(text)
    at = 0
    while at < len(lines):
        rows, separator = _run(text, lines, at)
        if _is_table(text, rows, separator):
            yield _table_block(text, rows, separator, f"dòng {number(rows[0][0])}")
        at += len(rows) or 1


def _line_numbers(text: str) -> Callable[[int], int]:
    """A running count of line breaks: asked in ascending order, linear in all."""
    seen = [0, 1]

    def number(start: int) -> int:
        seen[1] += text.count("\n", seen[0], start)
        seen[0] = start
        return seen[1]

    return number


def _run(text: str, lines: list[Line], at: int) -> tuple[list[Line], str]:
    """The lines from `at` on that have cells parted by the same mark, and that mark."""
    first = text[slice(*lines[at])]
    for separator in CELL:
        if separator not in first.strip() or len(_cells(text, lines[at], separator)) < 2:
            continue
        rows = [lines[at]]
        for number in range(at + 1, len(lines)):
            line = lines[number]
            between = text.count("\n", rows[-1][1], line[0])
            if separator not in _within(text, line, separator) or between > 2:
                break
            rows.append(line)
        return rows, separator
    return [], ""


def _within(text: str, line: Line, separator: str) -> str:
    """The line without the blanks around it; tabs at its end part empty cells, as in rows copied from a sheet."""
    row = text[slice(*line)].lstrip()
    return row if separator == "\t" else row.rstrip()


def _is_table(text: str, rows: list[Line], separator: str) -> bool:
    if not rows:
        return False
    cells = [[text[slice(*cell)] for cell in _cells(text, row, separator)] for row in rows]
    cells = [row for row in cells if row]
    figures = sum(any(FIGURE.match(cell) for cell in row[1:]) for row in cells)
    widths = sorted(map(len, cells))
    even = separator != "  " or widths[len(widths) // 4] == widths[-1] >= 3
    return len(cells) >= FEWEST_ROWS[separator] and 2 * figures >= len(cells) - 3 and figures > 0 and even


def _cells(text: str, line: Line, separator: str) -> Row:
    start, end = line
    if RULE.fullmatch(text, start, end):
        return []
    found = CELL[separator].finditer(text, start, end)
    return [(cell.start(), cell.end()) for cell in found]


def _table_block(text: str, rows: list[Line], separator: str, where: str) -> Block:
    cells: list[Cell] = []
    outer = separator == "|" and all(text[start] == "|" for start, _ in rows)
    widest = max(len(_cells(text, line, separator)) for line in rows)
    width = row = 0
    for line in rows:
        columns = _columns(text, line, separator, outer)
        if separator == "  ":
            columns = _right_aligned(columns, widest, text, line)
        if not columns:
            continue
        for column, (start, end) in columns:
            cells.append(Cell(row, column, 1, 1, start, end, f"{where}, hàng {row + 1}, cột {column + 1}"))
            width = max(width, column + 1)
        row += 1
    return Block(rows[0][0], rows[-1][1], "table", where, Table(tuple(cells), row, width))


def _right_aligned(
    columns: list[tuple[int, Line]], width: int, text: str, line: Line
) -> list[tuple[int, Line]]:
    """A heading that begins with blanks and has one cell less than the widest row has nothing over the first column."""
    blank = text[line[0] : line[0] + 2] == "  "
    return (
        [(column + 1, span) for column, span in columns] if blank and len(columns) == width - 1 else columns
    )


def _columns(text: str, line: Line, separator: str, outer: bool) -> list[tuple[int, Line]]:
    """Cells with their column number; an empty cell between two marks counts, outer marks around all rows do not."""
    if separator == "  ":
        return list(enumerate(_cells(text, line, separator)))
    start, end = line
    if RULE.fullmatch(text, start, end):
        return []
    start += outer
    columns: list[tuple[int, Line]] = []
    for column, piece in enumerate(text[start:end].replace("│", "|").split(separator)):
        bare = piece.strip()
        if bare:
            left = start + piece.index(bare)
            columns.append((column, (left, left + len(bare))))
        start += len(piece) + 1
    return columns
