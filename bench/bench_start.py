"""Khởi động dòng lệnh: time until a command can start, beside Python doing nothing."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.row import Row, seconds

GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
CASES = (("--version",), ("read", "--help"), ("check", "--help"), ("compute", "--help"), ("serve", "--help"))


def start(*command: str) -> None:
    """Chạy một lệnh cho đến khi nó xong."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def run(quick: bool) -> list[Row]:
    """Đo từng lệnh."""
    rounds = 3 if quick else 9
    floor = seconds(partial(start, sys.executable, "-c", ""), rounds)
    return [
        Row(
            f"giaoban {' '.join(case)}",
            seconds(partial(start, GIAOBAN, *case), rounds),
            "s",
            "python rỗng",
            floor,
        )
        for case in CASES
    ]
