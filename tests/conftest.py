"""Đồ dùng chung của các phép thử: tư liệu ../shared, máy chủ PostgreSQL thật, trình duyệt của Debian."""

import atexit
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest

from giaoban.cli.vietnamese import speak_vietnamese

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_ARGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

if importlib.util.find_spec("giaoban.settings"):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.settings")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync API runs an event loop
    data = Path(tempfile.mkdtemp(prefix="giaoban-test-"))  # never the user's own data
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    (data / "static").mkdir()  # whitenoise asks for it
    os.environ["GIAOBAN_DATA"] = str(data)
    django.setup()  # test modules import models at their head
speak_vietnamese()  # as every command does first: click keeps the words of a help option once made


@pytest.fixture(scope="session")
def shared() -> Path:
    """Thư mục ../shared (văn bản mẫu, kho số liệu); không có thì bỏ qua phép thử."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("không có thư mục ../shared (văn bản mẫu) cạnh kho mã")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright dùng chromium của Debian."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chưa có chromium; `make test` sẽ cài")
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Địa chỉ của một máy chủ PostgreSQL thật, dựng riêng cho lần chạy này và tắt đi khi xong."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("chưa có postgresql; `make test` sẽ cài")
    folder, port = Path(tempfile.mkdtemp(prefix="giaoban-pg-")), free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")

    def run(program: str, *args: str) -> None:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*as_postgres, str(programs[-1] / program), *args]
        subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=60)

    run("initdb", "-D", "data", "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "giaoban")
        yield f"postgresql://postgres@127.0.0.1:{port}/giaoban"
    finally:
        run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Một cổng đang trống trên 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
