"""SDMX: what is written is valid and read back with every figure and its digits."""

import pytest
from pysdmx.io import read_sdmx
from pysdmx.io.pd import PandasDataset

from giaoban.record.exporting import KEYED, ORDER, export_table
from giaoban.record.importing import import_file
from giaoban.record.sdmx import write_book

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("form", "start"), [("sdmx-csv", b"STRUCTURE,"), ("sdmx-ml", b"<?xml")])
def test_real_figures_survive_sdmx(shared, form, start):
    import_file(shared / "figures" / "figures.csv", "an")
    table = export_table(columns=(*ORDER, *KEYED))
    content = write_book(table, form)
    assert content.startswith(start)
    [dataset] = read_sdmx(content.decode(), validate=form == "sdmx-ml").data or []
    assert isinstance(dataset, PandasDataset)
    read = {str(row["VINTAGE"]): row for row in dataset.data.to_dict("records")}
    assert len(read) == table.height
    for row in table.iter_rows(named=True):
        assert float(read[row["id"]]["OBS_VALUE"]) == float(row["value"])
        assert 10 ** int(read[row["id"]]["UNIT_MULT"]) == int(row["scale"])
        assert read[row["id"]]["INDICATOR"] == row["indicator"]
