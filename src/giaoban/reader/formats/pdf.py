"""PDF: chữ theo dòng (pypdfium2), bảng kẻ khung (pdfplumber), đoạn nối lại; bản chụp không có chữ thì nói rõ."""

import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pdfplumber
import pypdfium2
from pypdfium2 import raw

from giaoban.reader.document import BlockKind, Document
from giaoban.reader.formats.page import (
    RAISED,
    Line,
    in_reading_order,
    moved,
    paragraphs,
    without_margins,
    without_notes,
)
from giaoban.reader.formats.parts import (
    FIGURE,
    SYMBOLS,
    Grid,
    GridCell,
    Paragraph,
    Part,
    assemble,
    damaged,
    locked,
    one_line,
)
from giaoban.reader.formats.unruled import unruled_tables
from giaoban.terms.error import InputError

FEWEST_RULES = 4
MAX_PAGES = 2000
PRINTED = re.compile(
    r"[^\r\n\ufffe]+\ufffe?"
)  # a line, up to its end or to a hyphen that pdfium holds for a break
WORD = re.compile(r"[^\s\x00-\x20]+")
POWER = re.compile(r"\W*[ckd]?m")  # "m2" may be set with a small 2
BROKEN = re.compile(
    r"(?:\d{1,3}(?:\.\d{3})*(?:\.\d{0,2}\n\d{1,3}|\n\.\d{3})(?:\.\d{3})*(?:,\d+)?|[\d.]+(?:,\n|\n,)\d+)%?"
)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?%?")
SURROGATE = re.compile("[\ud800-\udfff]")
RAISE = str.maketrans("0123456789", RAISED)
SMALL = 0.8  # of the letters around it
NEAR = 2.5
YEAR = re.compile(r"(?:19|20)\d\d")
MOST_GROUPS, LONGEST_GROUP = 2, 60


@dataclass(frozen=True)
class Sheet:
    """Một trang: chiều cao, các dòng ngoài bảng, và các bảng theo khung của chúng."""

    height: float
    lines: list[Line]
    tables: dict[Line, Grid]


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
            tables = _ruled_tables(plumber, number) if ruled else {}
            sheets.append(_sheet(page, number + 1, tables))
            page.close()
    return sheets


def _sheet(page: Any, number: int, ruled: dict[Line, Grid]) -> Sheet:
    """The page's tables, ruled or else set in columns of figures, and the lines outside them."""
    printed = [moved(words, number) for words in _words(page)]
    tables = dict(ruled)
    if ruled:
        printed = [
            [word for word in words if not any(_inside(word, table) for table in ruled)] for words in printed
        ]
    else:
        for table in unruled_tables(printed, number):
            printed = [[word for word in words if word not in table.words] for words in printed]
            tables[_around(table.words)] = table.grid
    return Sheet(page.get_height(), [line for words in printed for line in _lines(words)], tables)


def _words(page: Any) -> list[list[Line]]:
    """The words of each line of a page, in the order pdfium gives."""
    text_page = page.get_textpage()
    height = page.get_height()
    text = text_page.get_text_range()
    if text_page.count_chars() != len(text):  # letters outside the first plane
        codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(text_page.count_chars()))
        text = SURROGATE.sub("\ufffd", "".join(map(chr, codes)))
    text = text.translate(SYMBOLS)
    lines: list[list[Line]] = []
    for line in PRINTED.finditer(text):
        found = [_word(text_page, text, word, height) for word in WORD.finditer(text, *line.span())]
        lines.append([word for word in found if word.right > word.left])
    return lines


def _word(text_page: Any, text: str, found: re.Match[str], height: float) -> Line:
    start, end = found.start(), _without_mark(text_page, text, found)
    shown = text[start:end].translate(RAISE) if _is_note_mark(text_page, text, found) else text[start:end]
    boxes = [text_page.get_charbox(place) for place in range(start, end)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Line(shown, min(lefts), max(rights), height - max(tops), height - min(bottoms))


def _is_note_mark(text_page: Any, text: str, found: re.Match[str]) -> bool:
    """A number set small before the first word of a note."""
    after = found.end() + 1
    if not found[0].isdecimal() or after >= len(text) or text[after].isspace():
        return False
    return bool(
        raw.FPDFText_GetFontSize(text_page, found.start())
        < SMALL * raw.FPDFText_GetFontSize(text_page, after)
    )


def _without_mark(text_page: Any, text: str, found: re.Match[str]) -> int:
    """Where the word ends, before the number of a note set small behind it."""
    start, end = found.span()
    if not text[end - 1].isdigit() or end - start == 1:
        return end
    small = SMALL * raw.FPDFText_GetFontSize(text_page, start)
    last = end
    while last > start and text[last - 1].isdigit() and raw.FPDFText_GetFontSize(text_page, last - 1) < small:
        last -= 1
    return end if last == start or POWER.fullmatch(text, start, last) else last


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
    return replace(_around(words), text=" ".join(word.text for word in words), page=words[0].page)


def _around(words: Collection[Line]) -> Line:
    """The box around the words."""
    return Line(
        "",
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
    )


def _ruled_tables(plumber: Any, number: int) -> dict[Line, Grid]:
    """The tables of figures with ruling lines on a page."""
    try:
        page = plumber.pages[number]
        found = [table for table in page.find_tables() if len(table.cells) > 3]
        grids = [(table.bbox, _grid(table, number + 1)) for table in found]
        page.close()
    except Exception:  # pdfminer raises errors of every kind on broken pages; pdfium's text still stands
        return {}
    return {
        Line("", left, right, top, bottom): grid
        for (left, top, right, bottom), grid in grids
        if grid.has_figures
    }


def _inside(word: Line, table: Line) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return table.left <= x <= table.right and table.top <= y <= table.bottom


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
            cells.append(
                GridCell(_cell_text(text), row, column, max(row_span, 1), max(column_span, 1), where)
            )
    return Grid(tuple(cells), f"trang {page}")


def _cell_text(text: str) -> str:
    """The lines of a cell joined; a figure too wide for its cell, broken off in its middle, is one figure."""
    broken = text.strip()
    whole = broken.replace("\n", "")
    mended = BROKEN.fullmatch(broken) and THOUSANDS.fullmatch(whole)
    return whole if mended else one_line(text)


def _edges(values: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - value))


def _parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    """Paragraphs and tables in order; a table that runs on to the next page is one table; the notes come last."""
    waiting: Grid | None = None
    pending: list[Line] = []  # below the table that waits for its next part, if there is one
    notes: list[Line] = []
    pages = without_margins([sheet.lines for sheet in sheets], [sheet.height for sheet in sheets])
    for lines, sheet in zip(pages, sheets, strict=True):
        body, below = without_notes(lines)
        notes += below
        for line in in_reading_order(body, [*sheet.tables]):
            grid = sheet.tables.get(line)
            if grid is None:
                pending.append(line)
                continue
            if waiting and _are_groups(pending, grid):
                waiting = _with_groups(waiting, pending)
            else:
                yield from [waiting] if waiting else []
                yield from _paragraphs(pending)
                waiting = None
            pending = []
            waiting, done = _continued(waiting, grid)
            yield from done
    yield from [waiting] if waiting else []
    yield from _paragraphs(pending)
    yield from _paragraphs(notes, "footnote")


def _paragraphs(lines: Sequence[Line], kind: BlockKind = "paragraph") -> Iterator[Part]:
    for text, page in paragraphs(lines):
        yield Paragraph(text, kind, f"trang {page}")


def _are_groups(lines: Sequence[Line], grid: Grid) -> bool:
    """Whether a few short lines between two tables are rows without ruling lines: the next begins with figures."""
    short = all(len(line.text) < LONGEST_GROUP and not line.text.endswith((".", ";", ":")) for line in lines)
    first = [text for _, text in _row(grid, 0)]
    figures = any(FIGURE.fullmatch(text) and not YEAR.fullmatch(text) for text in first[1:])
    return not lines or (len(lines) <= MOST_GROUPS and short and figures)


def _with_groups(above: Grid, lines: Sequence[Line]) -> Grid:
    rows = (
        GridCell(line.text, above.rows + n, 0, where=f"trang {line.page}") for n, line in enumerate(lines)
    )
    return replace(above, cells=(*above.cells, *rows))


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
