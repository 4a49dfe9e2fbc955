"""PDF: chữ theo dòng (pypdfium2), bảng kẻ khung (pdfplumber), đoạn nối lại; bản chụp không có chữ thì nói rõ."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pdfplumber
import pypdfium2
from pypdfium2 import raw

from giaoban.reader.document import Document
from giaoban.reader.formats.page import Line, in_reading_order, moved, paragraphs, without_margins
from giaoban.reader.formats.parts import Grid, GridCell, Paragraph, Part, assemble, damaged, locked, one_line
from giaoban.reader.formats.unruled import unruled_tables
from giaoban.terms.error import InputError

FEWEST_RULES = 4
MAX_PAGES = 2000
LINE_BREAK = re.compile(r"\r\n|\r|\n")
WORD = re.compile(r"[^\s\x00-\x20]+")
NEAR = 2.5


@dataclass(frozen=True)
class Sheet:
    """Một trang: các dòng ngoài bảng và các bảng, kèm đỉnh của bảng trên trang."""

    lines: list[Line]
    tables: list[tuple[float, Grid]]


def open_pdf(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở tệp PDF."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise locked(name, "pdf") from error
        raise damaged(name, "pdf") from error
    try:
        sheets = _sheets(pdf, data, name)
    finally:
        pdf.close()
    if not any(sheet.lines or sheet.tables for sheet in sheets):
        raise _scanned(name)
    return assemble(_parts(sheets), name, published, place)


def _sheets(pdf: Any, data: bytes, name: str) -> list[Sheet]:
    if len(pdf) > MAX_PAGES:
        raise InputError(
            f"PDF không quá {MAX_PAGES} trang",
            "báo cáo 20 trang",
            f"{name} có {len(pdf)} trang",
            "Tách tệp ra.",
        )
    sheets: list[Sheet] = []
    with pdfplumber.open(io.BytesIO(data)) as plumber:
        for number in range(len(pdf)):
            try:
                page = pdf[number]
            except pypdfium2.PdfiumError:
                continue
            ruled = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])) >= FEWEST_RULES
            sheet = _ruled_sheet(plumber, number) if ruled else None
            sheets.append(sheet or _plain_sheet(page, number + 1))
            page.close()
    return sheets


def _plain_sheet(page: Any, number: int) -> Sheet:
    """A page without ruling lines: its tables set in columns of figures, and the lines outside them."""
    printed = [moved(words, number) for words in _words(page)]
    found = unruled_tables(printed, number)
    taken = {word for table in found for word in table.words}
    lines = [line for words in printed for line in _lines([word for word in words if word not in taken])]
    return Sheet(lines, [(table.top, table.grid) for table in found])


def _words(page: Any) -> list[list[Line]]:
    """The words of each line of a page, in the order pdfium gives."""
    text_page = page.get_textpage()
    height = page.get_height()
    text = text_page.get_text_range()
    if text_page.count_chars() != len(text):  # letters outside the first plane: keep the text, give up places
        pieces = [piece for piece in LINE_BREAK.split(text) if piece.strip()]
        return [[Line(piece, 0, 1000, 20.0 * n, 20.0 * n + 12)] for n, piece in enumerate(pieces)]
    lines: list[list[Line]] = []
    start = 0
    for piece in LINE_BREAK.split(text):
        found = [_word(text_page, start, word, height) for word in WORD.finditer(piece)]
        lines.append([word for word in found if word.right > word.left])
        start += len(piece) + 2
    return lines


def _word(text_page: Any, start: int, found: re.Match[str], height: float) -> Line:
    boxes = [text_page.get_charbox(start + place) for place in range(*found.span())]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Line(found[0], min(lefts), max(rights), height - max(tops), height - min(bottoms))


def _lines(words: Sequence[Line]) -> Iterator[Line]:
    """One printed line, or more where the gap between two words is wider than two letters are tall."""
    size = max((word.height for word in words), default=0)
    run: list[Line] = []
    for word in words:
        if run and word.left - run[-1].right > 2.5 * size:
            yield _joined(run)
            run = []
        run.append(word)
    if run:
        yield _joined(run)


def _joined(words: Sequence[Line]) -> Line:
    return replace(
        words[0],
        text=" ".join(word.text for word in words),
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
    )


def _ruled_sheet(plumber: Any, number: int) -> Sheet | None:
    """A page with ruling lines: its tables, and the lines outside them; None if no table of figures is there."""
    try:
        page = plumber.pages[number]
        found = [table for table in page.find_tables() if len(table.cells) > 3]
        grids = [(table, _grid(table, number + 1)) for table in found]
        grids = [(table, grid) for table, grid in grids if grid.has_figures]
        if not grids:
            return None
        boxes = [table.bbox for table, _ in grids]
        rest = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
        lines = [
            Line(line["text"], line["x0"], line["x1"], line["top"], line["bottom"], number + 1)
            for line in rest.extract_text_lines(return_chars=False)
        ]
        page.close()
    except Exception:  # pdfminer raises errors of every kind on broken pages; pdfium's text still stands
        return None
    return Sheet(lines, [(table.bbox[1], grid) for table, grid in grids])


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x: float = (thing["x0"] + thing["x1"]) / 2
    y: float = (thing["top"] + thing["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _grid(table: Any, page: int) -> Grid:
    """The table's cells with the rows and columns they span, told from their edges."""
    lefts = _edges(cell[0] for cell in table.cells)
    tops = _edges(cell[1] for cell in table.cells)
    texts = {
        box: text
        for row, words in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, words, strict=True)
        if box
    }
    cells: list[GridCell] = []
    for box, text in texts.items():
        row, column = _index(tops, box[1]), _index(lefts, box[0])
        row_span = sum(1 for top in tops if box[1] - NEAR < top < box[3] - NEAR)
        column_span = sum(1 for left in lefts if box[0] - NEAR < left < box[2] - NEAR)
        where = f"trang {page}, bảng hàng {row + 1}, cột {column + 1}"
        if text and text.strip():
            cells.append(GridCell(one_line(text), row, column, max(row_span, 1), max(column_span, 1), where))
    return Grid(tuple(cells), f"trang {page}")


def _edges(values: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - value))


def _parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    """Paragraphs and tables in order; a table that runs on to the next page is one table."""
    waiting: Grid | None = None
    pending: list[Line] = []
    for lines, sheet in zip(without_margins([sheet.lines for sheet in sheets]), sheets, strict=True):
        ordered = in_reading_order(lines)
        for top, grid in sorted(sheet.tables, key=lambda pair: pair[0]):
            above = [line for line in ordered if line.top < top]
            ordered = [line for line in ordered if line.top >= top]
            pending += above
            if pending and waiting:
                yield waiting
                waiting = None
            yield from _paragraphs(pending)
            pending = []
            waiting, done = _continued(waiting, grid)
            yield from done
        if ordered and waiting:
            yield waiting
            waiting = None
        pending += ordered
    if waiting:
        yield waiting
    yield from _paragraphs(pending)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Part]:
    for text, page in paragraphs(lines):
        yield Paragraph(text, "paragraph", f"trang {page}")


def _continued(waiting: Grid | None, grid: Grid) -> tuple[Grid, list[Grid]]:
    """The table so far with the next page's rows below it, if they are of one table; a repeated heading goes."""
    if waiting is None:
        return grid, []
    if waiting.columns != grid.columns:
        return grid, [waiting]
    head = _repeated_rows(waiting, grid)
    if not head and _is_heading(grid):
        return grid, [waiting]
    waiting, cut = _rejoined(waiting, grid, head)
    head += cut
    shifted = [replace(cell, row=cell.row - head + waiting.rows) for cell in grid.cells if cell.row >= head]
    return Grid((*waiting.cells, *shifted), waiting.where), []


def _rejoined(above: Grid, below: Grid, head: int) -> tuple[Grid, int]:
    """A row cut in two by the page's end: its label goes on in a first row of words only; 1 if so, else 0."""
    rest = {cell.column: cell.text for cell in below.cells if cell.row == head}
    last = {cell.column for cell in above.cells if cell.row == above.rows - 1}
    cut = bool(rest) and set(rest) < last and all(text[:1].islower() for text in rest.values())
    if not cut:
        return above, 0
    cells = (
        replace(cell, text=f"{cell.text} {rest[cell.column]}")
        if cell.row == above.rows - 1 and cell.column in rest
        else cell
        for cell in above.cells
    )
    return Grid(tuple(cells), above.where), 1


def _repeated_rows(above: Grid, below: Grid) -> int:
    for row in range(min(above.rows, below.rows)):
        if _row(above, row) != _row(below, row):
            return row
    return min(above.rows, below.rows)


def _row(grid: Grid, row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in grid.cells if cell.row == row]


def _is_heading(grid: Grid) -> bool:
    first = [text for _, text in _row(grid, 0)]
    return len(first) > 1 and not any(any(char.isdigit() for char in text) for text in first)


def _scanned(name: str) -> InputError:
    return InputError(
        "PDF có chữ (chọn và chép được chữ)",
        "PDF xuất từ Word bằng Lưu thành… PDF",
        f"tệp {name or 'đã cho'} chỉ có ảnh chụp, không có chữ",
        "Lấy bản Word hoặc bản PDF gốc; nếu chỉ có bản chụp thì nhận dạng chữ (OCR) rồi soát lại trước khi đọc.",
    )
