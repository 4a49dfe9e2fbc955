"""Bộ đọc đã biên dịch: the wheel that is shipped reads word for word what the source reads."""

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from shutil import which

import pytest

from giaoban.reader import read_text

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted((ROOT / "tests/reader/corpus").glob("*.jsonl")) + sorted(
    (ROOT.parent / "shared/corpus").glob("*.jsonl")
)
READ = """
import json, sys
from giaoban.reader import read_text
from giaoban.reader.context import attach
assert not attach.__file__.endswith(".py"), attach.__file__
for line in sys.stdin:
    print(json.dumps([claim.as_json() for claim in read_text(json.loads(line)).claims]))
"""


def texts() -> list[str]:
    """The labelled texts, whole and cut off in the middle of a word."""
    found = [json.loads(line)["text"] for file in TEXTS for line in file.read_text("utf-8").splitlines()]
    return found + [text[7 : len(text) // 2] for text in found]


@pytest.mark.slow
@pytest.mark.skipif(which("cc") is None, reason="máy không có trình dịch C")
@pytest.mark.skipif(not (ROOT / ".venv").is_dir(), reason="chưa có .venv; `make test` sẽ dựng")
def test_the_compiled_reader_reads_the_same(tmp_path: Path) -> None:
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        pytest.skip("máy không có đầu mục của Python")
    subprocess.run([ROOT / "scripts/wheel.sh", tmp_path / "wheel"], check=True, timeout=900)
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    asked = texts()
    read = subprocess.run(
        [sys.executable, "-c", READ],
        input="".join(json.dumps(text) + "\n" for text in asked),
        env={"PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
        timeout=300,
    )
    for text, line in zip(asked, read.stdout.splitlines(), strict=True):
        assert json.loads(line) == [claim.as_json() for claim in read_text(text).claims]
