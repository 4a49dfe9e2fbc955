"""Cùng một việc trên nhiều máy tính: the same derived columns by Giaoban's grid and by its rivals.

Each engine reads the same partitions and writes, for every cell: value, growth on the same month, growth on the
month before, cumulative in the year and its growth; and for every province and month: sum, reporting units, growth,
rank. `floor` only copies the input and writes as many columns: what reading and writing cost by themselves.
`python -m bench.compute_engines ENGINE SOURCE TARGET`.
"""

import json
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import duckdb
import polars as pl

from giaoban.compute.grid import derive_grid

COPY = "(FORMAT parquet, COMPRESSION snappy, PER_THREAD_OUTPUT true)"
FROM_GRID = "read_parquet('{source}/indicator=*/data.parquet', hive_partitioning = true)"
GROWTH = "CASE WHEN {b}.{c} > 0 THEN {a}.{c} / {b}.{c} * 100 - 100 END"


def grid(source: Path, target: Path) -> None:
    """Giaoban."""
    derive_grid(source, target)


def _duckdb() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET threads = 2; SET preserve_insertion_order = false")
    return connection


def floor(source: Path, target: Path) -> None:
    """Sàn: DuckDB chép đầu vào và ghi cùng số cột."""
    connection = _duckdb()
    table = FROM_GRID.format(source=source)
    copies = ", ".join(f"value AS {name}" for name in ("yoy", "pop", "to_date", "to_date_yoy"))
    connection.execute(
        f"COPY (SELECT indicator, place, month, value, {copies} FROM {table}) TO '{target}/communes' {COPY}"
    )


def duckdb_join(source: Path, target: Path) -> None:
    """DuckDB trên dòng rời: tự nối với cùng kỳ và tháng trước, cửa sổ cho lũy kế."""
    connection = _duckdb()
    connection.execute(f"SET temp_directory = '{target}/spill'; SET memory_limit = '9GB'")
    connection.execute(
        f"""CREATE VIEW loose AS SELECT indicator, place, month, value FROM {FROM_GRID.format(source=source)}
            WHERE value IS NOT NULL"""
    )
    connection.execute(
        """CREATE VIEW summed AS SELECT *, CASE WHEN count(*) OVER year_so_far = month % 12 + 1
            THEN sum(value) OVER year_so_far END AS to_date FROM loose WINDOW year_so_far AS (
            PARTITION BY indicator, place, month // 12 ORDER BY month)"""
    )
    growth = {
        "yoy": GROWTH.format(a="a", b="y", c="value"),
        "pop": GROWTH.format(a="a", b="m", c="value"),
        "to_date_yoy": GROWTH.format(a="a", b="y", c="to_date"),
    }
    connection.execute(
        f"""COPY (SELECT a.*, {", ".join(f"{text} AS {name}" for name, text in growth.items())}
            FROM summed a
            LEFT JOIN summed y ON y.indicator = a.indicator AND y.place = a.place AND y.month = a.month - 12
            LEFT JOIN loose m ON m.indicator = a.indicator AND m.place = a.place AND m.month = a.month - 1)
            TO '{target}/communes' {COPY}"""
    )
    _duckdb_provinces(connection, source, target)


def _duckdb_provinces(connection: duckdb.DuckDBPyConnection, source: Path, target: Path) -> None:
    connection.execute(
        f"""CREATE TABLE provinces AS SELECT indicator, province, month, count(*) AS reporting, sum(value) AS value
            FROM loose JOIN '{source}/layout.parquet' USING (place) GROUP BY ALL"""
    )
    connection.execute(
        f"""COPY (SELECT a.*, {GROWTH.format(a="a", b="y", c="value")} AS yoy,
            rank() OVER (PARTITION BY a.indicator, a.month ORDER BY round(a.value, 2) DESC) AS rank
            FROM provinces a LEFT JOIN provinces y
            ON y.indicator = a.indicator AND y.province = a.province AND y.month = a.month - 12)
            TO '{target}/provinces' {COPY}"""
    )


def _growth(column: str, base: str) -> pl.Expr:
    current, before = pl.col(column), pl.col(base)
    return pl.when(before > 0).then(current / before * 100 - 100)


def polars_join(source: Path, target: Path) -> None:
    """Polars trên dòng rời: tự nối với cùng kỳ và tháng trước, cửa sổ cho lũy kế."""
    loose = pl.scan_parquet(f"{source}/indicator=*/data.parquet", hive_partitioning=True).drop_nulls("value")
    keys = ["indicator", "place", "month"]
    year = ["indicator", "place", pl.col("month") // 12]
    month = pl.col("month").cast(pl.Int32)
    whole = pl.col("value").cum_count().over(year) == month % 12 + 1
    summed = loose.with_columns(to_date=pl.when(whole).then(pl.col("value").cum_sum().over(year)))
    base = summed.select(
        "indicator", "place", month=pl.col("month") + 12, value_y="value", to_date_y="to_date"
    )
    before = loose.select("indicator", "place", month=pl.col("month") + 1, value_m="value")
    joined = summed.join(base, on=keys, how="left").join(before, on=keys, how="left")
    derived = joined.select(
        *keys,
        "value",
        yoy=_growth("value", "value_y"),
        pop=_growth("value", "value_m"),
        to_date="to_date",
        to_date_yoy=_growth("to_date", "to_date_y"),
    )
    derived.sink_parquet(target / "communes.parquet", compression="snappy")
    _polars_provinces(loose, source).sink_parquet(target / "provinces.parquet", compression="snappy")


def _polars_provinces(loose: pl.LazyFrame, source: Path) -> pl.LazyFrame:
    keys = ["indicator", "province", "month"]
    provinces = (
        loose.join(pl.scan_parquet(source / "layout.parquet"), on="place")
        .group_by(keys)
        .agg(reporting=pl.len(), value=pl.col("value").sum())
    )
    base = provinces.select("indicator", "province", month=pl.col("month") + 12, value_y="value")
    rank = pl.col("value").round(2).rank("min", descending=True).over("indicator", "month")
    return provinces.join(base, on=keys, how="left").with_columns(yoy=_growth("value", "value_y"), rank=rank)


def pandas_join(source: Path, target: Path) -> None:
    """Pandas trên dòng rời: nối với cùng kỳ và tháng trước, gom nhóm cho lũy kế; cả hai bảng."""
    loose = pl.scan_parquet(f"{source}/indicator=*/data.parquet", hive_partitioning=True).drop_nulls("value")
    frame = loose.collect().to_pandas()
    keys, year = ["indicator", "place", "month"], ["indicator", "place", "year"]
    frame["year"] = frame["month"] // 12
    groups = frame.groupby(year)["value"]
    whole = groups.cumcount() == frame["month"] % 12
    frame["to_date"] = groups.cumsum().where(whole)
    base = frame[[*keys, "value", "to_date"]].assign(month=frame["month"] + 12)
    joined = frame.merge(base, on=keys, how="left", suffixes=("", "_y"))
    before = frame[[*keys, "value"]].assign(month=frame["month"] + 1)
    joined = joined.merge(before, on=keys, how="left", suffixes=("", "_m"))
    for name, column, other in (
        ("yoy", "value", "value_y"),
        ("pop", "value", "value_m"),
        ("to_date_yoy", "to_date", "to_date_y"),
    ):
        joined[name] = joined[column] / joined[other].where(joined[other] > 0) * 100 - 100
    joined.drop(columns=["value_y", "value_m", "to_date_y", "year"]).to_parquet(
        target / "communes.parquet", compression="snappy"
    )
    _pandas_provinces(frame, source).to_parquet(target / "provinces.parquet", compression="snappy")


def _pandas_provinces(frame: Any, source: Path) -> Any:
    keys = ["indicator", "province", "month"]
    named = frame.merge(pl.read_parquet(source / "layout.parquet").to_pandas(), on="place")
    sums = named.groupby(keys)["value"].agg(["count", "sum"]).reset_index()
    earlier = sums[[*keys, "sum"]].assign(month=sums["month"] + 12)
    sums = sums.merge(earlier, on=keys, how="left", suffixes=("", "_y"))
    sums["yoy"] = sums["sum"] / sums["sum_y"].where(sums["sum_y"] > 0) * 100 - 100
    rounded = sums.assign(sum=sums["sum"].round(2))
    sums["rank"] = rounded.groupby(["indicator", "month"])["sum"].rank("min", ascending=False)
    return sums


ENGINES: dict[str, Callable[[Path, Path], None]] = {
    "grid": grid,
    "floor": floor,
    "duckdb_join": duckdb_join,
    "polars_join": polars_join,
    "pandas_join": pandas_join,
}


def main() -> None:
    """Chạy một máy."""
    engine, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    start, start_cpu = perf_counter(), process_time()
    ENGINES[engine](source, target)
    spent, cpu = perf_counter() - start, process_time() - start_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": spent, "cpu": cpu, "megabytes": peak}))


if __name__ == "__main__":
    main()
