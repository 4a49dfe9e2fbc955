"""Lưới trên Spark: the same formulas on an existing engine, for more than one box.

Here the cells are rows and the same month of last year is the row twelve before in its series' window: Spark
shuffles and sorts, so it needs no layout beyond the complete grid. The arithmetic is `FORMULAS[…].apply`, the very
functions that the page and the one-box run use, given Spark columns.

`python -m giaoban.compute.spark SOURCE TARGET` starts a master and two workers on loopback and runs there.
"""

from pathlib import Path

import click
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812

from giaoban.compute.cluster import cluster
from giaoban.compute.formula import FORMULAS, Operation
from giaoban.compute.grid import ROUND_BEFORE_RANK, partitions

GROWTH = FORMULAS[Operation.GROWTH_YOY].apply


def connect(address: str, memory: str = "2g", shuffles: int = 16) -> SparkSession:
    """Mở phiên Spark ở địa chỉ của master."""
    builder = SparkSession.builder.appName("giaoban").master(address)
    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": memory,
        "spark.sql.shuffle.partitions": str(shuffles),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.parquet.compression.codec": "snappy",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def growth_column(current: Column, base: Column) -> Column:
    """Tăng trưởng; gốc trống, 0 hay âm thì không có."""
    return F.when(base > 0, GROWTH(current, base))


def derive_communes(grid: DataFrame) -> DataFrame:
    """So cùng kỳ, so tháng trước, lũy kế và tăng trưởng lũy kế của từng ô."""
    series = Window.partitionBy("indicator", "place").orderBy("month")
    year = F.floor(F.col("month") / 12)
    so_far = Window.partitionBy("indicator", "place", "year").orderBy("month")
    present = F.count("value").over(so_far) == F.col("month") % 12 + 1
    value, to_date = F.col("value"), F.col("to_date")
    return (
        grid.withColumn("year", year)
        .withColumn("to_date", F.when(present, F.sum("value").over(so_far)))
        .withColumn("yoy", growth_column(value, F.lag("value", 12).over(series)))
        .withColumn("pop", growth_column(value, F.lag("value", 1).over(series)))
        .withColumn("to_date_yoy", growth_column(to_date, F.lag("to_date", 12).over(series)))
        .drop("year")
    )


def derive_provinces(grid: DataFrame, layout: DataFrame) -> DataFrame:
    """Tổng cấp tỉnh, số đơn vị đã báo cáo, so cùng kỳ (cùng tập đơn vị), hạng theo tổng đã làm tròn."""
    series = Window.partitionBy("indicator", "place").orderBy("month")
    value, base = F.col("value"), F.col("base")
    sums = (
        grid.withColumn("base", F.lag("value", 12).over(series))
        .join(F.broadcast(layout), "place")
        .groupBy("indicator", "province", "month")
        .agg(
            F.count("value").cast("int").alias("reporting"),
            F.sum("value").alias("value"),
            F.sum(F.when(base.isNotNull(), value)).alias("now"),
            F.sum(F.when(value.isNotNull(), base)).alias("then"),
        )
    )
    table = Window.partitionBy("indicator", "month").orderBy(F.desc_nulls_last("rounded"))
    ranked = F.when(F.col("value").isNotNull(), F.rank().over(table))
    return (
        sums.withColumn("rounded", F.round("value", ROUND_BEFORE_RANK))
        .withColumn("yoy", growth_column(F.col("now"), F.col("then")))
        .withColumn("rank", ranked)
        .drop("rounded", "now", "then")
    )


def derive_on_spark(session: SparkSession, source: Path, target: Path) -> None:
    """Tính cả lưới trên Spark và ghi ra Parquet, mỗi chỉ tiêu một phần."""
    folders = [str(file.parent) for file in partitions(source)]
    grid = session.read.option("basePath", str(source)).parquet(*folders)
    layout = session.read.parquet(str(source / "layout.parquet"))
    for name, table in (("communes", derive_communes(grid)), ("provinces", derive_provinces(grid, layout))):
        table.write.mode("overwrite").partitionBy("indicator").parquet(str(target / name))


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--workers", default=2, help="Số worker trên máy này.")
def main(source: Path, target: Path, workers: int) -> None:
    """Khởi động master và các worker trên máy này rồi tính cả lưới."""
    with cluster(target / "spark", workers) as address:
        session = connect(address)
        try:
            derive_on_spark(session, source.resolve(), target.resolve())
        finally:
            session.stop()


if __name__ == "__main__":
    main()
