"""Đo và so: runs every bench/bench_*.py that has `run(quick) -> list[Row]` and prints its table of ratios.

python -m bench.run [--quick] [TÊN…]        (TÊN: start, record, … theo tên tệp bench_TÊN.py)
"""

import importlib
import sys
import traceback
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.row import Row

FOLDER = Path(__file__).resolve().parent
PREFIX = "bench_"


def names() -> list[str]:
    """Tên các phép đo có trong thư mục này."""
    return sorted(file.stem.removeprefix(PREFIX) for file in FOLDER.glob(f"{PREFIX}*.py"))


def number(value: float | None) -> str:
    """Số in ba chữ số có nghĩa, dấu phẩy thập phân.

    >>> number(0.01234), number(1234.5), number(None)
    ('0,0123', '1.234', '')
    """
    if value is None:
        return ""
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return text.translate(str.maketrans(",.", ".,"))


def table(name: str, rows: list[Row]) -> Table:
    """Bảng kết quả của một phép đo."""
    shown = Table(title=name, title_justify="left")
    shown.add_column("việc")
    for heading in ("Giaoban", "đơn vị", "so với", "số của nó", "tỷ số"):
        shown.add_column(heading, justify="right")
    for row in rows:
        shown.add_row(
            row.name, number(row.figure), row.unit, row.against, number(row.other), number(row.ratio)
        )
    return shown


def run_one(name: str, quick: bool, console: Console) -> bool:
    """Chạy một phép đo và in bảng; hỏng thì in lỗi, các phép đo khác vẫn chạy."""
    try:
        module = importlib.import_module(f"bench.{PREFIX}{name}")
        if not hasattr(module, "run"):
            console.print(f"{name}: chưa có run(quick), bỏ qua; chạy riêng: python -m bench.{PREFIX}{name}")
            return True
        console.print(table(name, module.run(quick)))
    except Exception:  # one broken bench must not hide the others
        traceback.print_exc()
        return False
    return True


@click.command(help=__doc__)
@click.argument("name", nargs=-1, type=click.Choice(names()))
@click.option("--quick", is_flag=True, help="Đo nhỏ, trong vài chục giây.")
def main(name: tuple[str, ...], quick: bool) -> None:
    """Chạy các phép đo được gọi tên, hoặc tất cả; thoát mã 1 nếu có phép đo hỏng."""
    console = Console(width=120)
    results = [run_one(each, quick, console) for each in name or names()]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
