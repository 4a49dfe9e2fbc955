"""Bảng không kẻ khung: in ra rồi đọc lại được từng ô; lời văn nhiều số không thành bảng."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.properties import PageSetupProperties

from giaoban.reader import read
from giaoban.reader.formats.open import open_document
from giaoban.reader.formats.page import Line
from giaoban.reader.formats.unruled import unruled_tables

LETTER, HEIGHT = 5.0, 11.0
LABELS = ("Xi măng", "Thép cán các loại", "Hạt điều nhân", "Điện sản xuất", "Đá xây dựng khác")
figures = st.integers(0, 10**7).map(lambda n: f"{n:,}".replace(",", "."))


def set_words(text: str, left: float, top: float) -> list[Line]:
    words = []
    for word in text.split():
        right = left + LETTER * len(word)
        words.append(Line(word, left, right, top, top + HEIGHT))
        left = right + 0.6 * LETTER
    return words


def set_row(texts: list[str], lefts: list[float], top: float, flush_right: bool) -> list[list[Line]]:
    """Each cell is a run of its own; figures may stand flush right in a column 60 points wide."""
    lines = []
    for number, (text, left) in enumerate(zip(texts, lefts, strict=True)):
        shift = 60 - LETTER * len(text) if flush_right and number else 0
        lines.append(set_words(text, left + shift, top))
    return lines


@given(
    st.lists(st.tuples(st.sampled_from(LABELS), figures, figures, figures), min_size=3, max_size=12),
    st.booleans(),
)
def test_a_printed_table_is_read_back(rows, flush_right):
    lefts = [50.0, 200.0, 280.0, 360.0]
    heading = ["Chỉ tiêu", "Tháng 5", "Tháng 6", "Lũy kế"]
    table = [heading, *map(list, rows)]
    lines = [
        line
        for n, row in enumerate(table)
        for line in set_row(row, lefts, 100 + 18.0 * n, flush_right and n > 0)
    ]
    (found,) = unruled_tables(
        [set_words("Biểu 1. Sản phẩm chủ yếu của tỉnh trong tháng 6 năm 2024", 60, 60), *lines], 1
    )
    cells: dict[int, list[str]] = {}
    for cell in found.grid.cells:
        cells.setdefault(cell.row, []).append(cell.text)
    assert list(cells.values()) == table


@given(
    st.lists(
        st.sampled_from(("tăng", "đạt", "12,5%", "1.234,5", "tỷ", "đồng;", "so", "với", "5,2%,")), min_size=60
    )
)
def test_prose_full_of_figures_is_no_table(words):
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    assert not unruled_tables([set_words(text, 50, 100 + 15.0 * n) for n, text in enumerate(lines)], 1)


def printed(source: Path, folder: Path, border: Border) -> Path:
    """The workbook as a PDF of one landscape page wide, with or without ruling lines."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("chưa có LibreOffice; `make test` sẽ cài")
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for letter in "ABCDEFGHIJKLM":
        sheet.column_dimensions[letter].width = 50 if letter == "B" else 14
    for number, row in enumerate(sheet.iter_rows(min_row=5, max_row=30, max_col=13), 5):
        sheet.row_dimensions[number].height = 48
        for cell in row:
            cell.border = border
            cell.alignment = Alignment("center" if number < 7 else None, "center", wrap_text=True)
            cell.number_format = "0.00" if isinstance(cell.value, float) else "0"
    path = folder / "table.xlsx"
    book.save(path)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "table.pdf"


def keys(path: Path) -> Counter[tuple[object, ...]]:
    claims = read(open_document(path)).claims
    return Counter(
        (c.indicator, c.item, c.measure, c.base, c.period, c.unit, c.scale, c.place) for c in claims
    )


@pytest.mark.slow
@pytest.mark.parametrize("style", ["thin", None])
def test_a_real_table_printed_gives_the_claims_of_its_workbook(shared: Path, tmp_path: Path, style):
    source = shared / "tables" / "binhphuoc-2020-04.xlsx"
    side = Side(style=style)
    pdf = printed(source, tmp_path, Border(left=side, right=side, top=side, bottom=side))
    assert keys(pdf) == keys(source)
