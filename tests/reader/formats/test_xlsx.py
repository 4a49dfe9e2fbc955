"""Bảng tính: số viết kiểu Việt Nam, tỷ lệ theo định dạng ô, ô gộp, tờ ẩn, chỗ của từng ô."""

import io
from decimal import Decimal

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reader.formats.open import open_document
from giaoban.reader.formats.xlsx import exact
from giaoban.terms.number import read_number, write_number


def opened(fill):
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return open_document(buffer.getvalue(), "a.xlsx")


def test_numbers_percent_and_places():
    def fill(book) -> None:
        sheet = book.active
        sheet.title = "Tháng 6"
        sheet.append(["Chỉ tiêu", "Giá trị", "Tỷ lệ"])
        sheet.append(["Xuất khẩu", 1234567.5, 0.125])
        sheet.append(["Nhập khẩu", -3, 1])
        sheet["C2"].number_format = "0.0%"
        hidden = book.create_sheet("ẩn")
        hidden.append(["a", 99999])
        hidden.sheet_state = "hidden"

    document = opened(fill)
    assert document.text.splitlines()[1:] == ["Xuất khẩu | 1.234.567,5 | 12,5%", "Nhập khẩu | -3 | 1"]
    assert document.where(document.text.index("12,5%")) == "Tháng 6!C2"


def test_titles_and_notes_are_paragraphs_and_merged_cells_keep_their_span():
    def fill(book) -> None:
        sheet = book.active
        sheet["B1"] = "TÌNH HÌNH THÁNG 6"
        sheet["A4"], sheet["B4"] = "Chỉ tiêu", "Năm 2024"
        sheet["B5"], sheet["C5"] = "Tháng 5", "Tháng 6"
        sheet["A6"], sheet["B6"], sheet["C6"] = "Xi măng", 5, 6
        sheet["A9"] = "Ghi chú: số ước"
        sheet.merge_cells("A4:A5")
        sheet.merge_cells("B4:C4")

    document = opened(fill)
    assert [(block.kind, block.where) for block in document.blocks] == [
        ("title", "Sheet!B1"), ("table", "Sheet"), ("paragraph", "Sheet!A9"),
    ]  # fmt: skip
    table = document.blocks[1].table
    assert table is not None
    spans = {document.text[c.start : c.end]: (c.row, c.row_span, c.column_span) for c in table.cells}
    assert spans["Chỉ tiêu"] == (0, 2, 1)
    assert spans["Năm 2024"] == (0, 1, 2)
    assert spans["6"] == (2, 1, 1)


@given(st.decimals(-(10**12), 10**12, places=3))
def test_a_cell_comes_back_as_it_was(value: Decimal):
    found = exact(float(value))
    assert found is not None
    assert abs(found - value) <= abs(value) * Decimal("1e-11")
    if len(value.as_tuple().digits) <= 12:
        assert read_number(write_number(found)) == value
