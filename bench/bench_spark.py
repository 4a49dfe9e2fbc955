"""Spark: the national run on a standalone master and two workers, cell by cell beside the one-box run."""

import tempfile
from pathlib import Path
from time import perf_counter

import duckdb

from bench.bench_compute import CHECKED, INDICATORS, MIDDLE, MONTHS
from bench.generate import generate
from bench.row import Row
from giaoban.compute.cluster import cluster
from giaoban.compute.grid import derive_grid
from giaoban.compute.spark import connect, derive_on_spark

CLOSE = 1e-9
KEYS = {"communes": "indicator, place, month", "provinces": "indicator, province, month"}
COLUMNS = {"communes": CHECKED, "provinces": ("reporting", "value", "yoy", "rank")}


def furthest(box: Path, spark: Path, table: str) -> tuple[int, float]:
    """Số ô chung và chênh lệch tương đối lớn nhất giữa hai máy; ô chỉ một bên có giá trị là vô cùng."""
    gaps = ", ".join(
        f"max(CASE WHEN (a.{c} IS NULL) <> (b.{c} IS NULL) THEN 'inf'::double "
        f"ELSE abs(a.{c} - b.{c}) / greatest(1, abs(a.{c})) END)"
        for c in COLUMNS[table]
    )
    read = "read_parquet('{}/{}/*/*.parquet', hive_partitioning = true)"
    tables = read.format(box, table), read.format(spark, table)
    query = f"SELECT count(*), {gaps} FROM {tables[0]} a JOIN {tables[1]} b USING ({KEYS[table]})"
    (row,) = duckdb.connect().execute(query).fetchall()
    return int(row[0]), max(float(gap or 0) for gap in row[1:])


def run(quick: bool) -> list[Row]:
    """24 triệu ô (nhanh: 0,7 triệu) trên hai worker."""
    indicators = 30 if quick else INDICATORS
    communes = 102 if quick else MIDDLE
    with tempfile.TemporaryDirectory(prefix="giaoban-") as name:
        folder = Path(name)
        generate(folder / "grid", communes, indicators, MONTHS)
        start = perf_counter()
        derive_grid(folder / "grid", folder / "box")
        box = perf_counter() - start
        with cluster(folder / "cluster", workers=2, memory="3g") as address:
            session = connect(address, memory="3g")
            start = perf_counter()
            derive_on_spark(session, folder / "grid", folder / "spark")
            spent = perf_counter() - start
            session.stop()
        found = {table: furthest(folder / "box", folder / "spark", table) for table in KEYS}
    size = f"{communes * indicators * MONTHS / 1e6:.1f} triệu ô"
    gaps = [
        Row(f"{size}: chênh lệch lớn nhất, {table}, {cells} ô", gap, "tương đối", "được phép", CLOSE)
        for table, (cells, gap) in found.items()
    ]
    return [Row(f"{size}: Spark, hai worker", spent, "s", "một máy", box), *gaps]
