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
from giaoban.compute.reach import Reach, reach
from giaoban.record.book import open_book  # sets Django up for the imports below

# isort: split
from giaoban.check.book import BookFinding, check_book
from giaoban.compute import Derived, Input, Rules, derive_all
from giaoban.publish.draft import rows_in_reach, rows_near
from giaoban.record.entry import Recorded
from giaoban.record.importing import import_file
from giaoban.record.read import observation, read, statements, vintages
from giaoban.terms.catalogue import indicators
from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.period import Period
from giaoban.web.memory import settle

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
MONTH = Period.parse("2024-M12")
PERIODS = (MONTH, *map(Period.parse, ("2024-M03", "2024-M07", "2023", "2024-H1", "2023-M01..M10", "2024-Q3")))
MAIN = ("tổng quan một địa bàn, mọi chuỗi: đọc, tính, xếp hạng", "tổng quan rồi giải trình một số của nó")
SLOW = ("cả báo cáo: sáu năm, xếp hạng từng mặt hàng", "soát mọi số hai năm của một địa bàn")
REPEATS, FEW = 200, 10
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
    values = levels(len(where) * len(INDICATORS), items, months).ravel()[: table.height]
    table.with_columns(
        pl.Series("value", values).cast(pl.Decimal(18, 2)).cast(pl.String),
        measure=pl.lit("level"),
        scale=pl.lit("1000000"),
        status=pl.lit("preliminary"),
        published=pl.lit("2025-01-10"),
        url=pl.lit("https://vi-du.example/so-lieu"),
    ).write_parquet(path)
    return table.height


def levels(series: int, items: int, months: int) -> np.ndarray:
    """Mức của mọi chuỗi, xếp như tệp: mỗi mặt hàng có xu thế, mùa vụ và nhiễu; dòng đầu là tổng các mặt hàng."""
    rng = np.random.default_rng(1)
    month = np.arange(months)
    size = rng.lognormal(6, 1, (series, items, 1))
    trend = (1 + rng.uniform(0.02, 0.12, (series, items, 1))) ** (month / 12)
    season = 1 + 0.2 * np.sin(2 * np.pi * month / 12 + rng.uniform(0, 6, (series, items, 1)))
    found = (size * trend * season * rng.lognormal(0, 0.03, (series, items, months))).round(2)
    if items > 1:
        found[:, 0] = found[:, 1:].sum(axis=1).round(2)
    return found


def derived(rows: list[Recorded], span: Reach, period: Period) -> tuple[Derived, ...]:
    """Mọi số tính ra từ các dòng đã đọc."""
    entries = [Input.of(row) for row in rows]
    rules = Rules(events=span.events)
    return derive_all(entries, span.place, period, indicators().values(), units=span.units, rules=rules)


def questions(count: int) -> dict[str, Callable[[], object]]:
    """Những câu hỏi hằng ngày, mỗi lần một địa bàn, kỳ, chỉ tiêu ngẫu nhiên; không câu nào được nhớ sẵn."""
    a_place = -(-count // (len(places()) * len(INDICATORS) * len(MONTHS))) * len(INDICATORS) * len(MONTHS)
    where, random_ = places()[: count // a_place], random.Random(1)

    def overview() -> tuple[Derived, ...]:
        period = random_.choice(PERIODS)
        span = reach(random_.choice(where), period)
        return derived(rows_near(span, period), span, period)

    def whole() -> tuple[Derived, ...]:
        span = reach(random_.choice(where), MONTH)
        return derived(rows_in_reach(span, MONTH, None), span, MONTH)

    def checked() -> list[BookFinding]:
        span = reach(random_.choice(where), MONTH)
        rows = statements(place=span.code, years=span.years)
        return check_book([(row.figure, str(row.source)) for row in rows], indicators())

    def figure() -> list[Recorded]:
        found = observation(random_.randrange(1, count))
        assert found
        return vintages(found.figure.key)

    return {
        MAIN[0]: overview,
        MAIN[1]: lambda: random_.choice(overview()).explain(),
        "một số liệu và các lần nêu": figure,
        "một chuỗi 20 năm": lambda: read(
            place=random_.choice(where), indicator=random_.choice(list(INDICATORS)), item=""
        ),
        "một địa bàn, tháng này và cùng kỳ": lambda: read(
            place=random_.choice(where), period=[MONTH, MONTH.last_year()]
        ),
        "xếp hạng mọi địa bàn, một chỉ tiêu": lambda: read(
            indicator="exports", item="", period=MONTH, measure="level"
        ),
        "cả báo cáo: sáu năm, xếp hạng từng mặt hàng": whole,
        "soát mọi số hai năm của một địa bàn": checked,
    }


def measure(rows: int) -> dict[str, float]:
    """Đo trên cơ sở dữ liệu mà môi trường chỉ định."""
    open_book()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulk.parquet"
        count = make_file(path, rows)
        start, start_cpu = time.perf_counter(), time.process_time()
        stages: dict[str, float] = {}

        def mark(what: str, *_: int) -> None:
            stages.setdefault(what, time.perf_counter() - start)

        written = import_file(path, "bench", progress=mark)
        took, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    assert written.added == count
    result = {"dòng": count, "giây nạp": round(took, 1), "dòng/giây": round(count / took)}
    result |= {f"đến lúc {what}, giây": round(at, 1) for what, at in stages.items()}
    result |= {"giây CPU nạp": round(cpu, 1)}
    settle()  # as the server does when it starts
    for name, ask in questions(count).items():
        spent = [timed(ask) for _ in range(REPEATS if name not in SLOW else FEW)]
        for unit, times in zip(("ms", "ms CPU"), zip(*spent, strict=True), strict=True):
            result[f"{name}: p50 {unit}"] = round(median(times), 1)
            result[f"{name}: p95 {unit}"] = round(quantiles(times, n=20)[-1], 1)
    return result


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Thời gian một câu hỏi, mili giây: trôi qua, và của CPU (không phụ thuộc việc khác trên máy)."""
    start, start_cpu = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - start) * 1000, (time.process_time() - start_cpu) * 1000


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
    rows.append(Row("nạp: mỗi giây CPU", found["dòng"] / found["giây CPU nạp"], "dòng/giây CPU"))
    for name, value in found.items():
        asked, _, unit = name.partition(": p95 ")
        if unit == "ms" and asked not in SLOW:
            rows.append(Row(f"{asked}, p95", value, unit, "đích", AIM_MS))
        elif unit == "ms" or asked in MAIN:
            rows.append(Row(f"{asked}, p95", value, unit))
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
