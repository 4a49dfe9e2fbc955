"""Sổ ra SDMX: the book as SDMX-CSV 2.0 and SDMX-ML 3.0, written by pysdmx; every printed digit is kept.

The dimensions are the full key with the vintage; `_Z` stands where a part of the key does not apply. A cumulative
period is a time range (2021-01-01/P10M) of frequency `_O`. The value is as printed: × 10^UNIT_MULT gives units.
"""

from datetime import UTC, datetime

import pandas as pd
import polars as pl
from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Component, Components, DataType, ItemReference, Organisation, Role
from pysdmx.model.dataflow import DataStructureDefinition
from pysdmx.model.message import Header

from giaoban.terms.period import Period

AGENCY, VERSION = "SCT", "1.0"
FORMATS = {"sdmx-csv": Format.DATA_SDMX_CSV_2_0_0, "sdmx-ml": Format.DATA_SDMX_ML_3_0}
DIMENSIONS = {
    "FREQ": "freq",
    "REF_AREA": "place_code",
    "INDICATOR": "indicator",
    "ITEM": "item_key",
    "SCOPE": "scope",
    "BORDER": "border_key",
    "SOURCE": "source",
    "PRICE_BASE": "price_base",
    "MEASURE": "measure",
    "CALENDAR": "calendar",
    "UNIT_MEASURE": "unit",
    "VINTAGE": "id",
    "TIME_PERIOD": "time",
}
ATTRIBUTES = {
    "UNIT_MULT": "mult",
    "DECIMALS": "decimals",
    "OBS_STATUS": "status",
    "MODIFIER": "modifier",
    "AS_OF": "as_of",
    "KNOWN_AT": "known_at",
    "SOURCE_URL": "url",
}
KINDS = {"TIME_PERIOD": DataType.PERIOD, "UNIT_MULT": DataType.INTEGER, "DECIMALS": DataType.INTEGER}
NOT_APPLICABLE = "_Z"


def component(name: str, role: Role) -> Component:
    """Một thành phần của cấu trúc dữ liệu."""
    concept = ItemReference(
        sdmx_type="Concept", agency=AGENCY, id="CS_GIAOBAN", version=VERSION, item_id=name
    )
    return Component(
        id=name,
        required=role is not Role.ATTRIBUTE,
        role=role,
        concept=concept,
        local_dtype=KINDS.get(name, DataType.STRING),
        attachment_level="O" if role is Role.ATTRIBUTE else None,
    )


def structure() -> DataStructureDefinition:
    """Cấu trúc dữ liệu của sổ."""
    parts = [component(name, Role.DIMENSION) for name in DIMENSIONS]
    parts += [component("OBS_VALUE", Role.MEASURE)]
    parts += [component(name, Role.ATTRIBUTE) for name in ATTRIBUTES]
    return DataStructureDefinition(
        id="DSD_GIAOBAN", agency=AGENCY, version=VERSION, name="Sổ số liệu", components=Components(parts)
    )


def write_book(table: pl.DataFrame, form: str) -> bytes:
    """Bảng xuất của sổ thành một thông điệp SDMX."""
    rows = table.filter(pl.col("null") == "").with_columns(
        pl.col("period").map_elements(lambda code: time_of(code)[0], return_dtype=pl.String).alias("freq"),
        pl.col("period").map_elements(lambda code: time_of(code)[1], return_dtype=pl.String).alias("time"),
        (pl.col("scale").str.len_chars() - 1).cast(pl.String).alias("mult"),
        pl.col("value")
        .str.extract(r"\.(\d+)$")
        .fill_null("")
        .str.len_chars()
        .cast(pl.String)
        .alias("decimals"),
    )
    names = {**DIMENSIONS, "OBS_VALUE": "value", **ATTRIBUTES}
    chosen = rows.select(
        pl.when(pl.col(column) == "").then(pl.lit(NOT_APPLICABLE)).otherwise(pl.col(column)).alias(name)
        for name, column in names.items()
    )
    data = PandasDataset(
        structure=structure().to_schema(), data=pd.DataFrame(chosen.to_dict(as_series=False))
    )
    header = Header(id="GIAOBAN", prepared=datetime.now(UTC), sender=Organisation(id=AGENCY))
    text = write_sdmx(data, FORMATS[form], header=header)
    return str(text).encode()


def time_of(code: str) -> tuple[str, str]:
    """Tần suất và kỳ theo SDMX.

    >>> [time_of(code) for code in ("2024", "2024-H1", "2024-Q2", "2024-M06", "2021-M01..M10")]
    [('A', '2024'), ('S', '2024-S1'), ('Q', '2024-Q2'), ('M', '2024-06'), ('_O', '2021-01-01/P10M')]
    """
    period = Period.parse(code)
    if ".." in period.code:
        return "_O", f"{period.year}-{period.first:02}-01/P{period.months}M"
    if "M" in period.code:
        return "M", period.code.replace("M", "")
    if "H" in period.code:
        return "S", period.code.replace("H", "S")
    return ("Q" if "Q" in period.code else "A"), period.code
