"""Tính cả nước: seconds and peak memory of the national run beside the floor, joins on loose rows and pandas.

`python -m bench.run compute` runs 24 M and 240 M cells (`--quick`: 2,4 M); `python -m bench.bench_compute 3321` one
size alone. Every rival reads the same partitions and must give the same sums, or its row says that it does not.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.generate import generate
from bench.row import Row

INDICATORS, MONTHS = 300, 240
SMALL, MIDDLE, COUNTRY = 33, 332, 3321
RIVALS = ("floor", "duckdb_join", "polars_join", "pandas_join")
NAMES = {
    "floor": "sàn: DuckDB chép và ghi",
    "duckdb_join": "DuckDB tự nối",
    "polars_join": "Polars nối",
    "pandas_join": "pandas",
}
MOST_MEMORY = 14 * 2**30
LONGEST = 900
CHECKED = ("value", "yoy", "pop", "to_date", "to_date_yoy")


@dataclass(frozen=True)
class Result:
    """Kết quả của một máy: giây, giây CPU (không phụ thuộc việc khác trên máy), MB đỉnh, tổng của từng cột."""

    seconds: float
    cpu: float
    megabytes: float
    sums: tuple[tuple[int, float], ...]


def limit() -> None:
    """Chặn bộ nhớ của máy đối chứng để không hại việc khác trên cùng máy."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def measure(engine: str, source: Path, target: Path) -> Result | None:
    """Chạy một máy trong tiến trình riêng; None nếu hết bộ nhớ, quá giờ hay chưa cài."""
    command = [sys.executable, "-m", "bench.compute_engines", engine, str(source), str(target)]
    guard = limit if engine in ("polars_join", "pandas_join") else None  # DuckDB keeps within its own limit
    environment = os.environ | {"POLARS_MAX_THREADS": "2"}
    try:
        ran = subprocess.run(
            command,
            preexec_fn=guard,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
        last = str(failure.stderr or "").strip().splitlines()[-1:]
        print(f"{engine}: không xong ({type(failure).__name__}) {last}", file=sys.stderr)
        return None
    spent = json.loads(ran.stdout.splitlines()[-1])
    return Result(spent["seconds"], spent["cpu"], spent["megabytes"], sums(target))


def sums(target: Path) -> tuple[tuple[int, float], ...]:
    """Số ô và tổng của từng cột cấp xã: dấu vân tay để so các máy."""
    files = [str(file) for file in sorted(target.rglob("*.parquet")) if "provinces" not in str(file)]
    columns = ", ".join(f"count({name}), sum({name})" for name in CHECKED)
    query = f"SELECT {columns} FROM read_parquet({files}, union_by_name = true)"
    (row,) = duckdb.connect().execute(query).fetchall()
    return tuple((int(row[2 * n]), float(row[2 * n + 1] or 0)) for n in range(len(CHECKED)))


def agree(one: Result, other: Result) -> bool:
    """Hai máy cùng số ô và cùng tổng, tới 1e-9."""
    pairs = zip(one.sums, other.sums, strict=True)
    return all(a == b and abs(x - y) <= 1e-9 * max(1.0, abs(x)) for (a, x), (b, y) in pairs)


def compare(communes: int, folder: Path, rivals: tuple[str, ...] = RIVALS) -> list[Row]:
    """Mọi dòng của một cỡ."""
    source, target = folder / "grid", folder / "out"
    generate(source, communes, INDICATORS, MONTHS)
    size = f"{communes * INDICATORS * MONTHS / 1e6:.1f} triệu ô"
    ours = measure("grid", source, target)
    assert ours is not None
    rows = [Row(f"{size}: bộ nhớ đỉnh", ours.megabytes, "MB")]
    for rival in rivals:
        other = measure(rival, source, target)
        shutil.rmtree(target, ignore_errors=True)
        name = NAMES[rival] + ("" if other else " (không xong)")
        if other and rival != "floor" and not agree(ours, other):
            name += " (KHÁC SỐ)"
        rows.append(Row(size, ours.seconds, "s", name, other.seconds if other else None))
        if other:
            rows.append(Row(f"{size}: CPU", ours.cpu, "s CPU", NAMES[rival], other.cpu))
            rows.append(Row(f"{size}: bộ nhớ đỉnh", ours.megabytes, "MB", NAMES[rival], other.megabytes))
    return rows


def run(quick: bool) -> list[Row]:
    """24 triệu và 240 triệu ô; pandas chỉ tới 24 triệu."""
    found: list[Row] = []
    for communes in (SMALL,) if quick else (MIDDLE, COUNTRY):
        with tempfile.TemporaryDirectory(prefix="giaoban-") as folder:
            rivals = RIVALS if communes < COUNTRY else RIVALS[:3]
            found += compare(communes, Path(folder), rivals)
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="giaoban-") as folder:
        for row in compare(int(sys.argv[1]), Path(folder), tuple(sys.argv[2:]) or RIVALS):
            print(row, row.ratio, flush=True)
