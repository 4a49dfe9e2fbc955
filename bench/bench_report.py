"""Báo cáo Word: time of the whole command, from an empty shell to the file, and the share of its figures confirmed."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from bench.row import Row, seconds

GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
AIM = 60.0
ENOUGH = 5
CASES = (("Hải Phòng", "2024-H1"), ("Hải Phòng", "2024-Q1"), ("Hải Phòng", "2021"), ("Ninh Thuận", "2024-H1"))


def run(quick: bool) -> list[Row]:
    """Đo từng báo cáo của sổ mẫu, rồi đọc lại và kiểm tra."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run_giaoban(folder, "demo")
        timed = [row for case in (CASES[:1] if quick else CASES) for row in measure(folder, *case)]
        return timed if quick else [*timed, *round_trip(folder)]


def round_trip(folder: Path) -> list[Row]:
    """Viết báo cáo của mọi địa bàn, kỳ có từ 5 số liệu, đọc lại; kỳ mà chính sổ có mâu thuẫn thì tính riêng.

    A report of a contradictory book is meant to raise findings: it is counted, not left out.
    """
    book = list(csv.DictReader(run_giaoban(folder, "record", "export").splitlines()))
    found = [json.loads(line) for line in run_giaoban(folder, "check", "--record", "--json").splitlines()]
    doubted = {(one["place"], one["period"]) for one in found}
    held = Counter((row["place"], row["period"]) for row in book)
    totals = {False: Counter[str](), True: Counter[str]()}
    for case in sorted(case for case, count in held.items() if count >= ENOUGH):
        run_giaoban(folder, "report", "--place", case[0], "--period", case[1], "--out", "lại.docx")
        read = json.loads(run_giaoban(folder, "check", "lại.docx", "--json"))
        confirmed = sum(claim["standing"] == "confirmed" for claim in read["claims"])
        totals[case in doubted].update(
            reports=1, figures=len(read["claims"]), confirmed=confirmed, findings=len(read["findings"])
        )
    names = {False: "sổ không mâu thuẫn", True: "sổ có mâu thuẫn ở kỳ ấy"}
    return [
        Row(f"đọc lại {total['reports']} báo cáo, {names[doubt]}: {what}", total[key], "số", than, total[of])
        for doubt, total in totals.items()
        for what, key, than, of in (
            ("số kiểm chứng được", "confirmed", "số đọc lại được", "figures"),
            ("phát hiện", "findings", "số đọc lại được", "figures"),
        )
    ]


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
