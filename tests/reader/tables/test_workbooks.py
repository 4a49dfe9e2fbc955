"""Tám bảng tháng thật của một Sở: mọi ô số có chỉ tiêu hay sản phẩm, số đo, kỳ, đơn vị, và đúng giá trị của ô."""

from pathlib import Path

import openpyxl
import pytest

from giaoban.reader import read
from giaoban.reader.formats.open import open_document
from giaoban.terms.indicator import Measure

CELLS = {1: 208, 2: 218, 3: 228, 4: 228, 5: 228, 6: 225, 7: 225, 8: 230}


def figures(path: Path) -> dict[str, float]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = (cell for row in sheet.iter_rows(min_row=7) for cell in row)
    return {f"{sheet.title}!{c.coordinate}": c.value for c in cells if isinstance(c.value, int | float)}


@pytest.mark.parametrize("month", CELLS)
def test_every_figure_cell_is_a_whole_claim(shared: Path, month: int):
    path = shared / "tables" / f"binhphuoc-2020-{month:02}.xlsx"
    found = {claim.where: claim for claim in read(open_document(path)).claims}
    cells = figures(path)
    assert len(cells) == CELLS[month]
    assert found.keys() == cells.keys()
    for where, claim in found.items():
        assert float(claim.value) == pytest.approx(cells[where], rel=1e-11)
        assert claim.period is not None
        assert claim.unit
        assert claim.place == "Bình Phước"
        assert claim.indicator == "iip" or claim.indicator == "electricity_output" or claim.item
        assert claim.measure in (Measure.LEVEL, Measure.INDEX, Measure.PLAN, Measure.PLAN_PCT)


def test_columns_of_the_january_form(shared: Path):
    found = {
        claim.where[8:]: claim
        for claim in read(open_document(shared / "tables/binhphuoc-2020-01.xlsx")).claims
    }
    told = {
        column: (c.measure.value, c.base, str(c.period), c.status.value)
        for column in "DEFGHIJKLM"
        if (c := found[f"{column}14"])
    }
    assert told == {
        "D": ("level", None, "2019-M01", "actual"),
        "E": ("level", None, "2019-M01", "actual"),
        "F": ("plan", None, "2020", "plan"),
        "G": ("level", None, "2019-M12", "actual"),
        "H": ("level", None, "2020-M01", "estimate"),
        "I": ("level", None, "2020-M01", "actual"),
        "J": ("index", "pop", "2020-M01", "actual"),
        "K": ("index", "yoy", "2020-M01", "actual"),
        "L": ("index", "yoy", "2020-M01", "actual"),
        "M": ("plan_pct", None, "2020-M01", "actual"),
    }
    assert found["D8"].item == "Công nghiệp khai khoáng"
    assert (found["H30"].indicator, found["H30"].unit, found["H30"].scale) == (
        "electricity_output",
        "kWh",
        10**6,
    )
