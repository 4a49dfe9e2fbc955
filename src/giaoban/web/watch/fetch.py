"""Tải một trang công bố: http(s) only, from public addresses only, within a time and a size.

The name is looked up once and the connection goes to the very address that was found public, so that neither a
redirect nor a name that changes its address leads into the department's own network.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, urljoin, urlsplit

from giaoban import __version__
from giaoban.terms.error import InputError

PORTS = MappingProxyType({"http": 80, "https": 443})
MOST_BYTES = 12_000_000
SECONDS = 20.0
HOPS = 5
KEPT = "/%:@!$&'()*+,;=~-._?"  # of an address: already as it must be
REDIRECTS = (301, 302, 303, 307, 308)
ENDINGS = MappingProxyType(
    {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
)
EXAMPLE = "https://sct.tinh.gov.vn/tin-giao-ban"
GLOBAL = ipaddress.ip_network("2000::/3")  # all that IPv6 gives to the public network
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Target:
    """Nơi tải: giao thức, máy, cổng, đường dẫn."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """Máy và cổng, như viết trong thiết lập cho phép."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Fetched:
    """Trang đã tải: địa chỉ sau cùng, nội dung, tên tệp để mở."""

    url: str
    content: bytes
    name: str


@dataclass(frozen=True)
class Answer:
    """Câu trả lời của máy chủ: mã, nơi chuyển đến, loại nội dung, nội dung."""

    status: int
    location: str
    kind: str
    content: bytes


def fetch(
    url: str, allowed: tuple[str, ...] = (), seconds: float = SECONDS, most: int = MOST_BYTES
) -> Fetched:
    """Tải trang; `allowed` là các `máy:cổng` nội bộ được phép. Không tải được thì nêu `InputError`."""
    ends = time.monotonic() + seconds
    for _ in range(HOPS + 1):
        target = target_of(url, allowed)
        answer = ask(target, address_of(target, allowed), ends, most)
        if answer.status not in REDIRECTS or not answer.location:
            break
        url = urljoin(url, answer.location)
    else:
        raise refused("trang trả lời trong vài lần chuyển hướng", f"chuyển hướng quá {HOPS} lần")
    if answer.status != http.client.OK:
        raise refused("trang trả lời mã 200", f"mã {answer.status}")
    return Fetched(url, answer.content, name_of(target, answer.kind))


def target_of(url: str, allowed: tuple[str, ...] = ()) -> Target:
    """Đọc địa chỉ; chỉ http, https, không kèm mật khẩu, chỉ cổng quen dùng.

    >>> target_of("https://so.example.vn/tin?so=1").path
    '/tin?so=1'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        raise refused("địa chỉ đầy đủ của một trang", url[:200]) from None
    if parts.scheme not in PORTS or not host or parts.username is not None:
        raise refused("địa chỉ bắt đầu bằng http:// hay https://, không kèm tên và mật khẩu", url[:200])
    path = quote(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", safe=KEPT)
    target = Target(parts.scheme, host, port or PORTS[parts.scheme], path)
    if target.port not in PORTS.values() and target.name not in allowed:
        raise refused("cổng 80 hoặc 443", f"cổng {target.port}")
    literal = literal_address(host)
    if literal and not is_public(literal) and target.name not in allowed:
        raise private(target)
    return target


def literal_address(host: str) -> Address | None:
    """Địa chỉ số viết thẳng trong địa chỉ trang, nếu có."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def address_of(target: Target, allowed: tuple[str, ...]) -> str:
    """Địa chỉ số của máy; mọi địa chỉ của tên ấy phải là địa chỉ công cộng, trừ máy được phép."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except OSError:
        raise refused("tên máy có trên mạng", target.host) from None
    addresses = [str(row[4][0]) for row in found]
    if target.name not in allowed and not all(is_public(ipaddress.ip_address(one)) for one in addresses):
        raise private(target)
    return addresses[0]


def is_public(address: Address) -> bool:
    """Địa chỉ trên mạng công cộng: không nội bộ, không vòng lại, không dành riêng, kể cả khi gói trong IPv6.

    >>> [is_public(ipaddress.ip_address(one)) for one in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1", "169.254.1.1")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address not in GLOBAL:
            return False
    return address.is_global and not address.is_multicast


def ask(target: Target, address: str, ends: float, most: int) -> Answer:
    """Hỏi một lần, không tự chuyển hướng; quá giờ hay quá lớn thì thôi."""
    try:
        with connected(target, address, ends) as connection:
            connection.request(
                "GET",
                target.path,
                headers={
                    "User-Agent": f"Giaoban/{__version__}",
                    "Accept-Encoding": "identity",
                    "Connection": "close",
                },
            )
            answer = connection.getresponse()
            content = b"" if answer.status in REDIRECTS else answer.read(most + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() >= ends:
            raise refused("trang tải xong đúng hạn", "quá giờ") from error
        raise refused("trang tải được", f"{target.name}: {type(error).__name__}") from error
    if time.monotonic() >= ends:
        raise refused("trang tải xong đúng hạn", "quá giờ")
    if len(content) > most:
        raise refused(f"trang đến {most // 1_000_000} MB", "trang lớn hơn")
    if answer.getheader("Content-Encoding", "identity") != "identity":
        raise refused("trang gửi không nén", str(answer.getheader("Content-Encoding")))
    kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Answer(answer.status, answer.getheader("Location") or "", kind, content)


@contextmanager
def connected(target: Target, address: str, ends: float) -> Iterator[http.client.HTTPConnection]:
    """Kết nối tới đúng địa chỉ đã xét; hết giờ thì bị cắt, dù máy kia nhỏ giọt từng byte."""
    left = max(ends - time.monotonic(), 0.01)
    wires = [socket.create_connection((address, target.port), timeout=left)]
    cutter = threading.Timer(left, cut, (wires,))
    cutter.daemon = True
    cutter.start()
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        if target.scheme == "https":
            secure = trust().wrap_socket(wires[0], server_hostname=target.host, do_handshake_on_connect=False)
            wires.append(secure)
            secure.do_handshake()
        connection.sock = wires[-1]
        yield connection
    finally:
        cutter.cancel()
        connection.close()
        wires[-1].close()


def cut(wires: list[socket.socket]) -> None:
    """Cắt kết nối đang chờ, ở dưới lớp mã hóa."""
    with suppress(OSError):
        socket.socket.shutdown(wires[-1], socket.SHUT_RDWR)


@cache
def trust() -> ssl.SSLContext:
    """Chứng chỉ tin cậy của máy này."""
    return ssl.create_default_context()


def name_of(target: Target, kind: str) -> str:
    """Tên tệp để mở nội dung: theo địa chỉ, rồi theo loại nội dung."""
    last = target.path.partition("?")[0].rstrip("/").rpartition("/")[2][-100:] or "trang"
    ending = ENDINGS.get(kind, "")
    return last if last.lower().endswith(ending) else last + ending


def refused(expected: str, got: str) -> InputError:
    """Lỗi: không tải được trang."""
    return InputError(
        expected, EXAMPLE, got, "Mở thử địa chỉ bằng trình duyệt, sửa lại nếu sai, rồi chạy lại."
    )


def private(target: Target) -> InputError:
    """Lỗi: địa chỉ nội bộ."""
    return InputError(
        "trang trên mạng công cộng",
        EXAMPLE,
        f"{target.name} là máy nội bộ",
        "Nếu đúng là cần theo dõi trang nội bộ, người quản trị ghi máy:cổng ấy vào GIAOBAN_WATCH_ALLOW.",
    )
