"""Bảng tính của báo cáo: the report's tables and the proof of each number as an Excel workbook."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from giaoban.publish.content import Column, Report, Table
from giaoban.publish.phrase import Phrase, plain
from giaoban.publish.proof import Proof
from giaoban.terms.number import readings

FONT = "Times New Roman"
LINE = Side(style="thin")
THIN = Border(LINE, LINE, LINE, LINE)
PROOF_COLUMNS = (
    Column("Số", 6, "center"),
    Column("Con số in", 18),
    Column("Chỉ tiêu", 24, "left"),
    Column("Phân tổ", 24, "left"),
    Column("Địa bàn", 14, "left"),
    Column("Kỳ", 12, "center"),
    Column("Số đo", 12, "center"),
    Column("Công thức", 36, "left"),
    Column("Số liệu trong sổ", 24, "left"),
    Column("Nguồn", 60, "left"),
    Column("Câu gốc", 60, "left"),
)


def write_workbook(report: Report, proofs: Sequence[Proof]) -> bytes:
    """Bảng tính: mỗi bảng của báo cáo một trang, thêm trang chứng minh."""
    book: Any = Workbook()
    book.remove(book.active)
    tables = [block for block in report.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(f"Bảng {number}")
        start = _title(sheet, table.title)
        _grid(sheet, start, table.columns, table.rows)
        for offset, note in enumerate(table.notes, start + len(table.rows) + 1):
            sheet.cell(offset, 1, plain(note)).font = Font(FONT, 11, italic=True)
    _proof_sheet(book.create_sheet("Chứng minh"), proofs)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(sheet: Any, title: str) -> int:
    sheet.cell(1, 1, title).font = Font(FONT, 13, bold=True)
    return 3


def _grid(sheet: Any, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Phrase]]) -> None:
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(top, at, column.title)
        cell.font, cell.border = Font(FONT, 11, bold=True), THIN
        cell.alignment = Alignment("center", "center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = max(8, column.width)
    for line, row in enumerate(rows, top + 1):
        for at, (column, phrase) in enumerate(zip(columns, row, strict=True), 1):
            cell = sheet.cell(line, at)
            _fill(cell, plain(phrase))
            cell.font, cell.border = Font(FONT, 11), THIN
            cell.alignment = Alignment(column.align, "center", wrap_text=True)
    sheet.freeze_panes = sheet.cell(top + 1, 1)


def _fill(cell: Any, text: str) -> None:
    """Số thì ghi là số, với đúng số lẻ như in; chữ thì ghi là chữ (không bao giờ là công thức)."""
    found = readings(text.removeprefix("-"))
    if not found:
        cell.value, cell.data_type = text, "s"
        return
    value = -found[0] if text.startswith("-") else found[0]
    places = max(0, -int(value.as_tuple().exponent))
    cell.value = value
    cell.number_format = "#,##0" + ("." + "0" * places if places else "")


def _proof_sheet(sheet: Any, proofs: Sequence[Proof]) -> None:
    start = _title(sheet, "Chứng minh từng con số của báo cáo")
    _grid(sheet, start, PROOF_COLUMNS, [_proof_row(proof) for proof in proofs])


def _proof_row(proof: Proof) -> tuple[Phrase, ...]:
    key, origins = proof.evidence.key, proof.origins
    sources = dict.fromkeys(" ".join(filter(None, (o.title, o.published, o.url))) for o in origins)
    cells = (
        str(proof.number),
        f" {proof.text}",
        key.indicator,
        ", ".join(part for part in (key.item, key.scope) if part),
        key.place,
        key.period.code,
        key.measure.vietnamese,
        proof.evidence.formula,
        "; ".join(f"SL{origin.id}" for origin in origins),
        "\n".join(sources),
        "\n".join(dict.fromkeys(origin.sentence for origin in origins if origin.sentence)),
    )
    return tuple((cell,) for cell in cells)
