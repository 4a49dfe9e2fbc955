"""Đo sổ số liệu: bulk import and everyday questions on a record of five million observations.

    python -m bench.bench_record [--rows 5000000] [--only sqlite|postgresql]     (or `make bench`)

A synthetic record of Hải Phòng (old borders): its communes and districts, 240 months, as many series as needed. SQLite
is a fresh file; PostgreSQL is whatever `DATABASE_URL` names (a database that may be thrown away). Each database is
measured in a process of its own. Prints a table: rows a second, and p50/p95 of the questions, in milliseconds.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles

import numpy as np
import polars as pl

from bench.row import Row
from giaoban.compute.reach import reach
from giaoban.record.book import open_book  # sets Django up for the imports below

# isort: split
from giaoban.publish.draft import rows_in_reach
from giaoban.record.importing import import_file
from giaoban.record.read import observation, read, vintages
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.period import Period

DAY = date(2024, 12, 31)
MONTHS = [f"{year}-M{month:02}" for year in range(2005, 2025) for month in range(1, 13)]
INDICATORS = {
    "exports": "USD",
    "imports": "USD",
    "retail_sales": "VND",
    "retail_sales_services": "VND",
    "service_revenue": "VND",
    "industrial_output": "VND",
    "industrial_value_added": "VND",
    "grdp": "VND",
    "electricity_sales": "kWh",
    "electricity_output": "kWh",
}
OVERVIEW = "tổng quan một quận huyện và xếp hạng"
REPEATS = 60
AIM_RATE, AIM_MS = 50_000, 100


def places() -> list[str]:
    """Mã thành phố, các quận huyện và xã phường cũ của Hải Phòng."""
    here = gazetteer(communes=True)
    districts = here.children("31", DAY)
    return [
        "31",
        *(p.code for p in districts),
        *(c.code for p in districts for c in here.children(p.code, DAY)),
    ]


def make_file(path: Path, rows: int) -> int:
    """Viết tệp Parquet gồm chừng ấy dòng, mọi ô là chữ như tệp CSV; trả về số dòng."""
    where, months = places(), len(MONTHS)
    items = -(-rows // (len(where) * len(INDICATORS) * months))
    table = (
        pl.DataFrame({"place": where})
        .join(pl.DataFrame({"indicator": list(INDICATORS), "unit": list(INDICATORS.values())}), how="cross")
        .join(
            pl.DataFrame({"item": [""] + [f"mặt hàng {number}" for number in range(1, items)]}), how="cross"
        )
        .join(pl.DataFrame({"period": MONTHS}), how="cross")
        .head(rows)
    )
    values = np.random.default_rng(1).lognormal(6, 1, table.height).round(2)
    table.with_columns(
        pl.Series("value", values).cast(pl.Decimal(18, 2)).cast(pl.String),
        measure=pl.lit("level"),
        scale=pl.lit("1000000"),
        status=pl.lit("preliminary"),
        published=pl.lit("2025-01-10"),
        url=pl.lit("https://vi-du.example/so-lieu"),
    ).write_parquet(path)
    return table.height


def measure(rows: int) -> dict[str, float]:
    """Đo trên cơ sở dữ liệu mà môi trường chỉ định."""
    open_book()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulk.parquet"
        count = make_file(path, rows)
        start = time.perf_counter()
        stages: dict[str, float] = {}

        def mark(what: str, *_: int) -> None:
            stages.setdefault(what, time.perf_counter() - start)

        written = import_file(path, "bench", progress=mark)
        took = time.perf_counter() - start
    assert written.added == count
    where, random_ = places(), random.Random(1)
    period = Period.parse("2024-M12")

    def overview() -> None:
        rows_in_reach(reach(random_.choice(where[:16]), period), period, None)

    def month() -> None:
        read(place=random_.choice(where), period=[period, period.last_year()])

    def ranking() -> None:
        read(indicator="exports", item="", period=period, measure="level")

    def series() -> None:
        read(place=random_.choice(where), indicator=random_.choice(list(INDICATORS)), item="")

    def figure() -> None:
        found = observation(random_.randrange(1, count))
        assert found
        vintages(found.figure.key)

    asked: dict[str, Callable[[], None]] = {
        OVERVIEW: overview,
        "một địa bàn, tháng này và cùng kỳ": month,
        "xếp hạng mọi địa bàn, một chỉ tiêu": ranking,
        "một chuỗi 20 năm": series,
        "một số liệu và các lần nêu": figure,
    }
    result = {"dòng": count, "giây nạp": round(took, 1), "dòng/giây": round(count / took)}
    result |= {f"đến lúc {what}, giây": round(at, 1) for what, at in stages.items()}
    for name, ask in asked.items():
        times = sorted(timed(ask) for _ in range(REPEATS))
        result[f"{name}: p50 ms"] = round(median(times), 1)
        result[f"{name}: p95 ms"] = round(quantiles(times, n=20)[-1], 1)
    return result


def timed(ask: Callable[[], None]) -> float:
    """Thời gian một câu hỏi, mili giây."""
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def measure_apart(rows: int, url: str) -> dict[str, float]:
    """Đo trong một tiến trình riêng."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "GIAOBAN_DATA": folder, "DATABASE_URL": url or f"sqlite:///{folder}/so.db"}
        command = [sys.executable, "-m", "bench.bench_record", "--inside", "--rows", str(rows)]
        done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def run(quick: bool) -> list[Row]:
    """Bảng cho `make bench`: nạp và hỏi, cạnh đích đã định."""
    found = measure_apart(200_000 if quick else 5_000_000, os.environ.get("DATABASE_URL", ""))
    rows = [Row(f"nạp {found['dòng']:.0f} số liệu", found["dòng/giây"], "dòng/giây", "đích", AIM_RATE)]
    for name, value in found.items():
        if name.endswith(": p95 ms"):
            rows.append(Row(f"{name.removesuffix(': p95 ms')}, p95", value, "ms", "đích", AIM_MS))
    return rows


def main(rows: int = 5_000_000, only: str = "") -> None:
    """In bảng kết quả."""
    databases = {"sqlite": "", "postgresql": os.environ.get("DATABASE_URL", "")}
    found = {
        name: measure_apart(rows, url)
        for name, url in databases.items()
        if (url or name == "sqlite") and only in ("", name)
    }
    for name in next(iter(found.values())):
        print(
            f"{name:45}"
            + "".join(f"{database}: {values.get(name)!s:>12}   " for database, values in found.items())
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--only", default="", choices=["", "sqlite", "postgresql"])
    parser.add_argument("--inside", action="store_true")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(measure(options.rows)))
    else:
        main(options.rows, options.only)
