"""Tải trang: from a real server on this machine; nothing inside the department's network, no endless answers."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from giaoban.terms.error import InputError
from giaoban.web.watch.fetch import fetch, target_of

PAGE = "<!doctype html><p>Kim ngạch xuất khẩu đạt 17,2 tỷ USD.</p>".encode()


class Pages(BaseHTTPRequestHandler):
    """Các trang thử."""

    def do_GET(self) -> None:
        kind, _, rest = self.path.strip("/").partition("/")
        if kind == "den":
            self.send_response(302)
            self.send_header("Location", rest.replace("~", "/"))
            self.end_headers()
            return
        self.send_response(404 if kind == "khong" else 200)
        self.send_header("Content-Type", "application/pdf" if kind == "pdf" else "text/html; charset=utf-8")
        if kind == "nen":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        try:
            if kind == "giot":
                for _ in range(100):
                    self.wfile.write(b".")
                    time.sleep(0.05)
            self.wfile.write(b"x" * 5000 if kind == "to" else PAGE)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] = Pages) -> Iterator[str]:
    """Máy chủ thật trên 127.0.0.1; cho `máy:cổng`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Máy chủ thử."""
    with serving() as name:
        yield name


def test_a_page_is_fetched(site: str) -> None:
    page = fetch(f"http://{site}/den/~trang", (site,))
    assert (page.content, page.name, page.url) == (PAGE, "trang.html", f"http://{site}/trang")
    assert fetch(f"http://{site}/pdf", (site,)).name == "pdf.pdf"


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    for allowed in ((), ("127.0.0.1:1",)):
        with pytest.raises(InputError):
            fetch(f"http://{site}/trang", allowed)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[fec0::1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/",
        "http://0.0.0.0/",
        "http://localhost/",
        "http://2130706433/",
        "http://127.1/",
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match=r"máy nội bộ|tên máy có trên mạng"):
        fetch(url)


@pytest.mark.parametrize("to", ["http://169.254.169.254/", "http://10.0.0.1/", "http://localhost/"])
def test_a_redirect_into_the_network_is_refused(site: str, to: str) -> None:
    with pytest.raises(InputError, match="máy nội bộ"):
        fetch(f"http://{site}/den/{to.replace('/', '~')}", (site,))


def test_a_redirect_to_another_scheme_is_refused(site: str) -> None:
    with pytest.raises(InputError, match="http://"):
        fetch(f"http://{site}/den/file:~~~etc~passwd", (site,))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tin.html",
        "file:///etc/passwd",
        "ftp://a.vn/",
        "http://an:mat@so.vn/",
        "http://so.vn:22/",
        "http://[/",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError):
        target_of(url)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, 1, 6, "", (one, 80)) for one in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match="máy nội bộ"):
        fetch("http://so.example.vn/")


@pytest.mark.parametrize(
    ("path", "told"),
    [("khong", "mã 404"), ("nen", "gzip"), ("to", "lớn hơn"), ("giot", "quá giờ")],
)
def test_bounds(site: str, path: str, told: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match=told):
        fetch(f"http://{site}/{path}", (site,), seconds=1.0, most=4000)
    assert time.monotonic() - began < 4


def test_endless_redirects_end() -> None:
    class Circle(Pages):
        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", "/mai")
            self.end_headers()

    with serving(Circle) as name, pytest.raises(InputError, match="chuyển hướng"):
        fetch(f"http://{name}/", (name,))


def test_a_dead_server_is_told(site: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        name = f"127.0.0.1:{probe.getsockname()[1]}"
    with pytest.raises(InputError, match=name):
        fetch(f"http://{name}/", (name,))
