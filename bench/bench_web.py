"""Trang web: latency of the hot pages and requests per second, on granian with 2 workers as `giaoban serve` runs it.

The client is `wrk` where it is installed, else a small one in Python on the same cores (it then takes its share of
them, so the throughput printed is the lower bound).
"""

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from bench.row import Row

GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGES = {
    "tổng quan": "/?dia-ban=31&ky=2021",
    "trang số liệu": "/so-lieu/?dia-ban=31&ky=2021&chi-tieu=retail_sales_services",
    "một lần nêu": "/so-lieu/100/",
}
TEXT = (
    "6 tháng đầu năm 2024, kim ngạch xuất khẩu đạt 17,2 triệu USD, tăng 28,87% so với cùng kỳ năm trước; "
    "chỉ số sản xuất công nghiệp (IIP) tăng 15,24%. "
)
CLIENTS = 8


class Visitor:
    """Người xem: một kết nối giữ mở, đã đăng nhập."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = cookie

    def get(self, path: str) -> tuple[int, bytes]:
        """Mở một trang."""
        return self.send("GET", path)

    def send(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Gửi một yêu cầu, giữ cookie nhận được."""
        body = urlencode(fields) if fields else None
        headers = {"Cookie": self.cookie, **(FORM if fields else {})}
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        page = answer.read()
        given = [value.split(";")[0] for name, value in answer.getheaders() if name == "set-cookie"]
        held = dict(pair.split("=", 1) for pair in [*self.cookie.split("; "), *given] if "=" in pair)
        self.cookie = "; ".join(f"{name}={value}" for name, value in held.items())
        return answer.status, page

    def sign_in(self, password: str) -> None:
        """Đăng nhập bằng tài khoản mẫu."""
        self.get("/dang-nhap/")
        token = dict(pair.split("=", 1) for pair in self.cookie.split("; "))["csrftoken"]
        fields = {"username": "kehoach", "password": password, "csrfmiddlewaretoken": token}
        status, _ = self.send("POST", "/dang-nhap/", fields)
        assert status == 302, f"không đăng nhập được: {status}"

    def check(self, text: str) -> None:
        """Kiểm tra một văn bản."""
        token = dict(pair.split("=", 1) for pair in self.cookie.split("; "))["csrftoken"]
        status, _ = self.send("POST", "/kiem-tra/", {"text": text, "csrfmiddlewaretoken": token})
        assert status == 200, status


@contextlib.contextmanager
def server(folder: Path) -> Iterator[int]:
    """Trang web đang mở với sổ mẫu; trả về cổng."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "GIAOBAN_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    command = [GIAOBAN, "serve", "--port", str(port)]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=30)


def wait_for(port: int, limit: float = 60) -> None:
    """Đợi đến khi trang trả lời."""
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        with contextlib.suppress(OSError):
            if Visitor(port).get("/song/")[0] == 200:
                return
        time.sleep(0.05)
    raise TimeoutError("trang web không mở được")


def latencies(visitor: Visitor, path: str, count: int) -> list[float]:
    """Thời gian (ms) của từng lần mở, đã sắp."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        status, _ = visitor.get(path)
        assert status == 200, f"{path}: {status}"
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def throughput(port: int, cookie: str, path: str, duration: float) -> float:
    """Số yêu cầu mỗi giây."""
    wrk = shutil.which("wrk")
    if wrk:
        command = [wrk, "-t1", f"-c{CLIENTS}", f"-d{duration:.0f}s", "-H", f"Cookie: {cookie}"]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
        )
        assert "Non-2xx" not in said.stdout, said.stdout
        found = re.search(r"Requests/sec:\s+([\d.]+)", said.stdout)
        assert found
        return float(found[1])
    end = time.perf_counter() + duration

    def visit(_: int) -> int:
        visitor, count = Visitor(port, cookie), 0
        while time.perf_counter() < end:
            assert visitor.get(path)[0] == 200
            count += 1
        return count

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(visit, range(CLIENTS))) / duration


def run(quick: bool) -> list[Row]:
    """Đo khởi động lần hai, độ trễ, kiểm tra một văn bản, và sức chở."""
    count, duration = (60, 3.0) if quick else (400, 10.0)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [GIAOBAN, "demo"], check=True, env={**os.environ, "GIAOBAN_DATA": name}, capture_output=True
        )
        with server(folder):
            pass
        start = time.perf_counter()
        with server(folder) as port:
            rows.append(Row("mở trang lần hai, đến câu trả lời đầu", time.perf_counter() - start, "s"))
            visitor = Visitor(port)
            visitor.sign_in((folder / "demo-password").read_text(encoding="ascii"))
            floor = latencies(visitor, "/song/", count)
            for title, path in PAGES.items():
                latencies(visitor, path, 10)
                times = latencies(visitor, path, count)
                rows.append(
                    Row(f"{title}, trung vị", times[count // 2], "ms", "trang trống", floor[count // 2])
                )
                rows.append(
                    Row(f"{title}, p95", times[count * 95 // 100], "ms", "mục tiêu 5 triệu số", 100.0)
                )
            rows.append(first_view(visitor))
            rows.append(check_time(visitor))
            speed = throughput(port, visitor.cookie, PAGES["tổng quan"], duration)
            rows.append(Row("tổng quan, sức chở", speed, "yêu cầu/s", "mục tiêu", 200.0))
    return rows


def first_view(visitor: Visitor) -> Row:
    """Lần đầu mở một kỳ chưa ai xem (phải tính cả kỳ)."""
    paths = [
        f"/?dia-ban=31&ky={code}" for code in ("2024-H1", "2024-Q1", "2020", "2025-H1", "2023-Q1", "2022-H1")
    ]
    times = sorted(latencies(visitor, path, 1)[0] for path in paths)
    return Row("tổng quan, lần đầu của một kỳ", times[len(times) // 2], "ms")


def check_time(visitor: Visitor) -> Row:
    """Kiểm tra một văn bản 10 KB qua trang."""
    text = TEXT * (10_000 // len(TEXT.encode()))
    start = time.perf_counter()
    visitor.check(text)
    return Row("kiểm tra văn bản 10 KB", (time.perf_counter() - start) * 1000, "ms")
