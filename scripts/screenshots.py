"""Ảnh cho hướng dẫn: opens the demo record in a real Chromium and saves the pages, wide and narrow.

.venv/bin/python scripts/screenshots.py        (ghi vào docs/guide/images)
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "guide" / "images"
GIAOBAN = str(Path(sys.executable).with_name("giaoban"))
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"
SITE = f"127.0.0.1:{PORT + 1}"
WIDTHS = (1280, 390)
SCOPE = "khối quận, huyện quản lý"
TALLEST = {1280: 1500, 390: 1700}
TEXT = """Kết quả 6 tháng đầu năm 2024

Kim ngạch xuất khẩu của thành phố đạt hơn 17,2 triệu USD, tăng 28,87% so với cùng kỳ năm 2023.

Chỉ số sản xuất công nghiệp (IIP) tăng 15,24% so với cùng kỳ. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước đạt \
hơn 108,8 nghìn tỷ đồng, tăng 13,46% so với cùng kỳ năm trước.

Giá trị sản xuất công nghiệp khối quận, huyện quản lý đạt hơn 14.000 tỷ đồng, tăng 15,60%."""


@contextmanager
def demo_server() -> Iterator[str]:
    """Trang web với sổ mẫu; trả về mật khẩu."""
    folder = tempfile.mkdtemp()
    environment = {**os.environ, "GIAOBAN_DATA": folder, "GIAOBAN_WATCH_ALLOW": SITE}
    environment.pop("DATABASE_URL", None)
    subprocess.run([GIAOBAN, "demo"], check=True, env=environment)
    running = subprocess.Popen([GIAOBAN, "serve", "--port", str(PORT)], env=environment)
    try:
        for _ in range(120):
            with suppress(OSError):
                urllib.request.urlopen(f"{ADDRESS}/song/")
                break
            time.sleep(0.5)
        yield Path(folder, "demo-password").read_text(encoding="ascii")
    finally:
        running.terminate()
        running.wait(timeout=30)
        shutil.rmtree(folder)


def save(page: Page, name: str, width: int) -> None:
    """Ghi ảnh, bớt màu cho nhẹ, cắt phần quá dài."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    picture = picture.crop((0, 0, width, min(picture.height, TALLEST[width])))
    picture.quantize(128).save(IMAGES / f"{name}-{width}.png", optimize=True)


class News(BaseHTTPRequestHandler):
    """Trang tin để theo dõi: từ lần tải thứ hai thì số bán lẻ bị đổi."""

    seen = 0

    def do_GET(self) -> None:
        """Trả về bản tin."""
        News.seen += 1
        title, *paragraphs = TEXT.split("\n\n")
        body = "".join(f"<p>{one}</p>" for one in paragraphs)
        if News.seen % 2 == 0:
            body = body.replace("108,8 nghìn tỷ", "109,8 nghìn tỷ")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><html><body><h1>{title}</h1>{body}</body></html>".encode())

    def log_message(self, *_: object) -> None:
        """Không in gì."""


def watch(page: Page) -> None:
    """Thêm trang tin và tải hai lần, thấy số đã đổi."""
    page.goto(f"{ADDRESS}/theo-doi/")
    page.get_by_label("Địa chỉ").fill(f"http://{SITE}/giao-ban-6-thang")
    page.get_by_label("Địa bàn").fill("Hải Phòng")
    page.get_by_role("button", name="Thêm vào danh sách").click()
    for _ in range(2):
        page.get_by_role("button", name="Tải và kiểm tra").click()


def unwatch(page: Page) -> None:
    """Bỏ trang tin, để lần chụp sau thêm lại."""
    page.get_by_role("button", name="Bỏ theo dõi").click()


def check(page: Page) -> None:
    """Kiểm tra văn bản mẫu và mở chi tiết con số sai."""
    page.goto(f"{ADDRESS}/kiem-tra/")
    page.get_by_label("Dán văn bản").fill(TEXT)
    page.get_by_label("Ngày của văn bản").fill("2024-07-07")
    page.get_by_label("Tên hoặc địa chỉ văn bản").fill("Tin giao ban khối quận, huyện")
    page.get_by_role("button", name="Kiểm tra").click()
    page.locator(".mark.contradicted").first.click()


def accept(page: Page) -> None:
    """Ghi số đã sửa vào sổ và mở số liệu ấy."""
    detail = page.locator(".detail.contradicted").first
    detail.locator("summary", has_text="Ghi vào sổ").click()
    detail.get_by_role("button", name="Ghi vào sổ").click()
    page.locator(".notice a").click()


def main() -> None:
    """Chụp mọi ảnh."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    news = ThreadingHTTPServer(("127.0.0.1", PORT + 1), News)
    threading.Thread(target=news.serve_forever, daemon=True).start()
    with demo_server() as password, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            page = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN").new_page()
            page.goto(ADDRESS)
            save(page, "dang-nhap", width)
            page.get_by_label("Tên đăng nhập").fill("kehoach")
            page.get_by_label("Mật khẩu").fill(password)
            page.get_by_role("button", name="Đăng nhập").click()
            page.goto(f"{ADDRESS}/?dia-ban=31&ky=2021")
            save(page, "tong-quan", width)
            page.goto(f"{ADDRESS}/so-lieu/?dia-ban=31&ky=2021&chi-tieu=retail_sales_services")
            save(page, "chuoi", width)
            page.goto(f"{ADDRESS}/nhiem-vu/?dia-ban=31&den-ngay=2021-12-31")
            save(page, "nhiem-vu", width)
            page.goto(f"{ADDRESS}/bao-cao/?dia-ban=31&ky=2021")
            save(page, "bao-cao", width)
            watch(page)
            save(page, "theo-doi", width)
            unwatch(page)
            page.goto(f"{ADDRESS}/so-lieu/?dia-ban=31&ky=2024-Q1&chi-tieu=retail_sales&pham-vi={SCOPE}")
            page.locator("summary", has_text="Chấp nhận phép so này").first.click()
            save(page, "tu-choi", width)
            page.goto(f"{ADDRESS}/phat-hien/?dia-ban=31&trang-thai=")
            save(page, "phat-hien", width)
            check(page)
            save(page, "kiem-tra", width)
            accept(page)
            save(page, "so-lieu", width)
        browser.close()


if __name__ == "__main__":
    main()
