"""Báo cáo Word: time of the whole command, from an empty shell to the file, and the share of its figures confirmed."""

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.row import Row, seconds

GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
AIM = 60.0
CASES = (("Hải Phòng", "2024-H1"), ("Hải Phòng", "2024-Q1"), ("Hải Phòng", "2021"), ("Ninh Thuận", "2024-H1"))


def run(quick: bool) -> list[Row]:
    """Đo từng báo cáo của sổ mẫu, rồi đọc lại và kiểm tra."""
    with tempfile.TemporaryDirectory() as folder:
        run_giaoban(Path(folder), "demo")
        return [row for case in (CASES[:1] if quick else CASES) for row in measure(Path(folder), *case)]


def run_giaoban(folder: Path, *args: str) -> str:
    """Chạy một lệnh với sổ riêng của phép đo."""
    here = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/so.sqlite3"}
    done = subprocess.run([GIAOBAN, *args], cwd=folder, env=here, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(done.stderr)
    return done.stdout


def measure(folder: Path, place: str, period: str) -> list[Row]:
    """Thời gian làm một báo cáo, và phần con số của nó được kiểm chứng khi đọc lại."""
    out = f"{period}.docx"
    command = ("report", "--place", place, "--period", period, "--out", out)
    taken = seconds(partial(run_giaoban, folder, *command), 3)
    claims = json.loads(run_giaoban(folder, "check", out, "--json"))["claims"]
    confirmed = sum(claim["standing"] == "confirmed" for claim in claims)
    return [
        Row(f"báo cáo {place} {period}: cả lệnh", taken, "s", "mục tiêu", AIM),
        Row(
            f"báo cáo {place} {period}: số kiểm chứng được",
            confirmed,
            "số",
            "số đọc lại được",
            float(len(claims)),
        ),
    ]
