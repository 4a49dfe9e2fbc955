"""Spark: a real master and two workers give the numbers of the one-box run to 1e-9."""

import shutil
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from bench.generate import generate
from giaoban.compute.cluster import cluster
from giaoban.compute.grid import derive_grid
from giaoban.compute.spark import connect, derive_on_spark

TABLES = {
    "communes": (["indicator", "place", "month"], ["value", "yoy", "pop", "to_date", "to_date_yoy"]),
    "provinces": (["indicator", "province", "month"], ["reporting", "value", "yoy", "rank"]),
}


@pytest.mark.slow
def test_two_workers_give_the_numbers_of_one_box(tmp_path: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("chưa có Java; `make test` sẽ cài")
    source, box, spark = tmp_path / "grid", tmp_path / "box", tmp_path / "spark"
    generate(source, communes=68, indicators=3, months=36)
    derive_grid(source, box)
    with cluster(tmp_path / "cluster", workers=2, memory="1g") as address:
        session = connect(address, memory="1g", shuffles=2)
        try:
            derive_on_spark(session, source, spark)
        finally:
            session.stop()
    for table, (keys, columns) in TABLES.items():
        one, other = (
            pl.read_parquet(folder / table / "*" / "*.parquet", hive_partitioning=True).sort(keys)
            for folder in (box, spark)
        )
        assert one.height == other.height
        for column in (*keys, *columns):
            a, b = (t[column].cast(pl.Float64).to_numpy() for t in (one, other))
            assert np.allclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True), (table, column)
