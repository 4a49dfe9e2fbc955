"""README: what it shows, it does. Each `$` line runs; each line under it stands in the output (… skips)."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def sessions() -> list[tuple[str, list[str]]]:
    """Các lệnh trong khối console, mỗi lệnh với những dòng phải thấy."""
    blocks = re.findall(
        r"^```console\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    commands = [part for block in blocks for part in block.split("$ ") if part]
    return [(first, rest) for first, *rest in (part.splitlines() for part in commands)]


def test_the_session_in_the_readme(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = {**kept, "GIAOBAN_DATA": str(tmp_path / "data"), "COLUMNS": "200"}
    assert len(sessions()) >= 5
    for command, expected in sessions():
        program, *args = shlex.split(command)
        done = subprocess.run(
            [BIN / program, *args],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        output = " ".join((done.stdout + done.stderr).split())
        assert done.returncode in (0, 1), (command, output)
        for line in expected:
            assert re.search(".*".join(map(re.escape, line.split(" … "))), output), (command, line, output)
    assert (tmp_path / "bao-cao.docx").stat().st_size > 10_000


def test_links_in_the_readme_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []
