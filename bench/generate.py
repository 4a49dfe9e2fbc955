"""Số liệu quốc gia giả: a complete, sorted national grid in Parquet, one partition per indicator, with missing values.

`python -m bench.generate THƯ_MỤC [--communes 3321] [--indicators 300] [--months 240]` makes 3.321 communes in 34
provinces, 300 indicators, 240 months: 239 million cells, 5% of them empty. Values are lognormal with a trend and a
season, two decimals, the same from run to run.
"""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from giaoban.compute.grid import GRID_SCHEMA, Layout, partition, write_layout

PROVINCES = 34
MISSING = 0.05


def layout_of(communes: int, months: int, first_year: int = 2006) -> Layout:
    """Bố cục: xã xếp theo tỉnh, tháng liền nhau."""
    province = np.sort(np.arange(communes, dtype=np.int32) % PROVINCES)
    return Layout(np.arange(communes, dtype=np.int32), province, first_year * 12, months)


def values_of(layout: Layout, indicator: int) -> np.ndarray:
    """Ma trận xã × tháng của một chỉ tiêu, NaN là thiếu."""
    rng = np.random.default_rng(indicator)
    shape = (layout.places.size, layout.months)
    month = np.arange(layout.months)
    trend = (1 + rng.uniform(0.02, 0.12)) ** (month / 12)
    season = 1 + 0.2 * np.sin(2 * np.pi * month / 12 + rng.uniform(0, 6))
    size = rng.lognormal(5, 1, (shape[0], 1))
    noise = np.exp(rng.standard_normal(shape, dtype=np.float32) * np.float32(0.08))
    values = np.round(size * trend * season * noise, 2)
    values[rng.random(shape, dtype=np.float32) < MISSING] = np.nan
    return values


def write_indicator(folder: Path, layout: Layout, indicator: int) -> int:
    """Ghi phần của một chỉ tiêu; trả số ô có giá trị."""
    values = values_of(layout, indicator).ravel()
    columns = [*layout.axes, pa.array(values, from_pandas=True)]
    target = partition(folder, indicator)
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        pa.Table.from_arrays(columns, schema=GRID_SCHEMA),
        target,
        compression="zstd",
        use_dictionary=["place", "month"],
    )
    return int(np.isfinite(values).sum())


def generate(folder: Path, communes: int, indicators: int, months: int) -> int:
    """Ghi cả lưới; trả số ô có giá trị."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    layout = layout_of(communes, months)
    write_layout(folder, layout)
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(lambda one: write_indicator(folder, layout, one), range(indicators)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--communes", default=3321)
@click.option("--indicators", default=300)
@click.option("--months", default=240)
def main(folder: Path, communes: int, indicators: int, months: int) -> None:
    """Sinh lưới số liệu quốc gia giả."""
    present = generate(folder, communes, indicators, months)
    click.echo(f"{communes * indicators * months:,} ô, {present:,} có giá trị: {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
