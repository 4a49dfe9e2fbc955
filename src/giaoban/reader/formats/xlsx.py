"""Bảng tính (.xlsx, .xlsm, .xls): mỗi tờ một bảng, ô gộp, số viết lại kiểu Việt Nam, tỷ lệ % theo định dạng ô."""

import io
import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from giaoban.reader.document import Document
from giaoban.reader.formats.archive import OLE, members
from giaoban.reader.formats.parts import Grid, GridCell, Paragraph, Part, assemble, locked, too_large
from giaoban.terms.error import InputError
from giaoban.terms.number import write_number

MAX_CELLS = 500_000
MAX_RANGE = 10_000_000
CELL_PLACE = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
SIGNIFICANT = 12
NO_RESULT = re.compile(
    rb'<c (?![^>]*\bt="str")[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)  # openpyxl writes formulas so
PERCENT_FORMAT = re.compile(rb'numFmtId="(?:9|10)"|formatCode="[^"]*%')
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_xlsx(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở bảng tính."""
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise locked(name, "xlsx")
    else:
        members(data, name, "xlsx")
        _look_over(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise locked(name, "xlsx") from error
    return assemble(_parts(workbook, data, name), name, published, place)


def _look_over(data: bytes, name: str) -> None:
    """Before it is opened: a stray cell in the last row fills the memory, a formula never reckoned reads as blank."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                sheet = archive.read(part)
                _refuse_far_cells(sheet, name)
                if NO_RESULT.search(sheet):
                    raise _not_reckoned(name)


def _refuse_far_cells(sheet: bytes, name: str) -> None:
    places = CELL_PLACE.findall(sheet)
    rows = max((int(row) for _, row in places), default=1)
    column = max((len(letters), letters) for letters in {letters for letters, _ in places} | {b"A"})[
        1
    ].decode()
    if rows * column_index_from_string(column) > MAX_RANGE:
        raise InputError(
            "bảng tính chỉ có dữ liệu ở vùng bảng",
            "bảng từ A1 đến M60",
            f"{name} có ô ở tận hàng {rows}, cột {column}",
            "Mở tệp, xóa các hàng, cột thừa ở xa bảng, lưu lại rồi đọc lại.",
        )


def _not_reckoned(name: str) -> InputError:
    return InputError(
        "bảng tính đã tính xong công thức",
        "mở bằng Excel hoặc LibreOffice rồi lưu lại",
        f"tệp {name} có công thức nhưng chưa có kết quả",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi đọc tệp mới.",
    )


def _parts(workbook: CalamineWorkbook, data: bytes, name: str) -> Iterator[Part]:
    percents = _percent_cells(data)
    cells = 0
    for meta in workbook.sheets_metadata:
        if meta.visible != SheetVisibleEnum.Visible or meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        cells += sheet.height * sheet.width
        if cells > MAX_CELLS:
            raise too_large(name)
        yield from _sheet_parts(sheet, percents.get(meta.name, frozenset()))


def _sheet_parts(sheet: CalamineSheet, percents: frozenset[str]) -> Iterator[Part]:
    top, left = sheet.start or (0, 0)
    spans = {
        low: (high[0] - low[0] + 1, high[1] - low[1] + 1) for low, high in sheet.merged_cell_ranges or []
    }
    rows: list[list[GridCell]] = []
    for row, values in enumerate(sheet.iter_rows(), top):
        cells = []
        for column, value in enumerate(values, left):
            if value != "" and value is not None:
                place = f"{get_column_letter(column + 1)}{row + 1}"
                text = _written(value, place in percents)
                span = spans.get((row, column), (1, 1))
                cells.append(GridCell(text, row, column, *span, where=f"{sheet.name}!{place}"))
        rows.append([cell for cell in cells if cell.text.strip()])
    yield from _split_titles([row for row in rows if row], sheet.name)


def _split_titles(rows: list[list[GridCell]], name: str) -> Iterator[Part]:
    """Rows of one cell above and below the table are its titles and notes: paragraphs."""
    wide = [number for number, row in enumerate(rows) if len(row) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))
    for row in rows[:first]:
        yield Paragraph(row[0].text, "title", row[0].where)
    cells = tuple(cell for row in rows[first:last] for cell in row)
    if cells:
        yield Grid(tuple(_shifted(cells)), name)
    for row in rows[last:]:
        yield Paragraph(row[0].text, "paragraph", row[0].where)


def _shifted(cells: Iterable[GridCell]) -> Iterator[GridCell]:
    """The same cells without the empty rows between them; `where` still tells the sheet's own row."""
    cells = tuple(cells)
    rows = sorted({cell.row for cell in cells})
    for cell in cells:
        row = bisect_left(rows, cell.row)
        row_span = bisect_left(rows, cell.row + cell.row_span) - row
        yield replace(cell, row=row, row_span=row_span)


def _written(value: Any, percent: bool) -> str:
    """A cell as a Vietnamese reader sees it; a number to 12 significant digits, which drops the noise of floats."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        number = exact(value * 100 if percent else value)
        if number is None:
            return ""
        year = number == int(number) and 1990 <= number < 2100 and not percent
        return str(int(number)) if year else write_number(number) + ("%" if percent else "")
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def exact(value: float) -> Decimal | None:
    """Số thập phân của một số dấu phẩy động, bỏ phần sai số tính toán; None nếu không phải số hữu hạn.

    >>> exact(33650.99999999999), exact(97.5), exact(154700000000000.0)
    (Decimal('33651'), Decimal('97.5'), Decimal('154700000000000'))
    """
    if value != value or value in (float("inf"), float("-inf")) or abs(value) >= 1e18:
        return None
    if value == int(value):
        return Decimal(int(value))
    return Decimal(f"{Decimal(f'{value:.{SIGNIFICANT}g}'):f}")


def _percent_cells(data: bytes) -> dict[str, frozenset[str]]:
    """Cells shown as a percentage (0,125 stands as 12,5%), by sheet; looked for only where such a format exists."""
    if data.startswith(OLE):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/styles.xml" not in archive.namelist() or not PERCENT_FORMAT.search(
            archive.read("xl/styles.xml")
        ):
            return {}
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, OSError):
        return {}
    found: dict[str, frozenset[str]] = {}
    for sheet in workbook.worksheets:
        cells = (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float))
        found[sheet.title] = frozenset(cell.coordinate for cell in cells if "%" in (cell.number_format or ""))
    return found
