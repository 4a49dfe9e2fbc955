"""`giaoban serve`: nói địa chỉ và cách đăng nhập, mở lại trong vài giây, dừng gọn kể cả khi vừa mở."""

import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conftest import free_port

COMMAND = [sys.executable, "-c", "from giaoban.cli.main import main; main()"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thư mục dữ liệu có sổ mẫu."""
    where = tmp_path_factory.mktemp("serve")
    subprocess.run([*COMMAND, "demo"], env=environment(where), check=True, capture_output=True, timeout=120)
    return where


def environment(folder: Path) -> dict[str, str]:
    """Biến môi trường tối thiểu."""
    return {"GIAOBAN_DATA": str(folder), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"}


@contextmanager
def serving(folder: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Trang web đang chạy; cuối cùng thì dừng."""
    with subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)],
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.send_signal(signal.SIGKILL)


def wait_for(port: int, limit: float) -> float:
    """Số giây đến khi trang trả lời."""
    start = time.monotonic()
    while time.monotonic() - start < limit:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/song/", timeout=5) as answer:
            assert answer.status == 200
            return time.monotonic() - start
        time.sleep(0.1)
    raise TimeoutError("trang web không mở được")


def stop(running: "subprocess.Popen[str]") -> str:
    """Dừng bằng SIGTERM, trả về những gì đã in."""
    running.terminate()
    said, _ = running.communicate(timeout=20)
    return said


def test_serve_greets_and_starts_again_soon(folder: Path) -> None:
    """Lời chào có địa chỉ, tên và mật khẩu; lần mở thứ hai trả lời trong vài giây."""
    port = free_port()
    with serving(folder, port) as running:
        wait_for(port, 60)
        said = stop(running)
    assert f"http://127.0.0.1:{port}/" in said
    assert "kehoach" in said
    assert (folder / "demo-password").read_text(encoding="ascii") in said
    with serving(folder, port) as running:
        assert wait_for(port, 60) < 30
        stop(running)


def test_a_stop_while_starting_does_not_hang(folder: Path) -> None:
    """SIGTERM khi tiến trình con đang khởi động: vẫn dừng."""
    with serving(folder, free_port()) as running:
        assert running.stdout is not None
        while "Dừng bằng" not in running.stdout.readline():
            pass
        time.sleep(0.8)
        stop(running)
        assert running.returncode is not None


def test_a_taken_port_is_told(folder: Path) -> None:
    """Cổng đang có chương trình khác dùng: lỗi nói cách sửa, mã thoát 2."""
    port = free_port()
    with serving(folder, port) as running:
        wait_for(port, 60)
        second = subprocess.run(
            [*COMMAND, "serve", "--port", str(port)],
            env=environment(folder),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        stop(running)
    assert second.returncode == 2
    assert f"--port {port + 1}" in second.stderr
