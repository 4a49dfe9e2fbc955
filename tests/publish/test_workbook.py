"""Bảng tính: numbers are numbers, words are never formulas, each number has its row of proof."""

import io
from decimal import Decimal

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.publish.content import Column, Report, Table
from giaoban.publish.workbook import write_workbook
from tests.publish.samples import proofs, report

QUICK = settings(max_examples=30, deadline=None)
HEAD = report().letterhead


def test_tables_and_proofs_are_sheets() -> None:
    made = report()
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(made, proofs(made))))
    assert book.sheetnames == ["Bảng 1", "Chứng minh"]
    sheet = book["Bảng 1"]
    assert sheet["B3"].value == "Chỉ tiêu"
    row = next(
        row for row in sheet.iter_rows(min_row=4, values_only=True) if str(row[1]).startswith("Tổng mức")
    )
    assert row[3:] == (108.8, "(c)", 13.46, 222.55, 48.89)
    proof = book["Chứng minh"]
    texts = {str(row[1]).strip() for row in proof.iter_rows(min_row=4, values_only=True)}
    assert {"108,8 nghìn tỷ đồng", "48,89%"} <= texts


@QUICK
@given(
    st.sampled_from("=+-@").flatmap(lambda mark: st.text("SUMA1()+-=", min_size=1).map(lambda t: mark + t))
)
def test_words_never_become_formulas(text: str) -> None:
    table = Table("Bảng", (Column("Chữ", 10),), (((text,),),))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(Report(HEAD, (table,)), ())))
    assert book["Bảng 1"]["A4"].data_type != "f"


@QUICK
@given(st.decimals(-(10**9), 10**9, places=2))
def test_numbers_keep_their_digits(value: Decimal) -> None:
    text = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    table = Table("Bảng", (Column("Số", 10),), (((text,),),))
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(Report(HEAD, (table,)), ())))
    cell = book["Bảng 1"]["A4"]
    assert abs(Decimal(str(cell.value)) - value) < Decimal("0.001")
    assert cell.number_format == "#,##0.00"
