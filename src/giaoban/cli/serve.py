"""Lệnh `giaoban serve`: the web page on this machine; migrates, gathers static files once, says how to sign in."""

import hashlib
import ipaddress
import socket
from pathlib import Path

import click
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from giaoban import __version__
from giaoban.record.book import open_book  # sets Django up for the imports below
from giaoban.terms.error import InputError

# isort: split
from giaoban.web.signin import DEMO, demo_password

STOP_AFTER = 5  # seconds; a worker told to stop while it starts would hang for ever
ASSETS = Path(__file__).resolve().parent.parent / "web" / "static"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="MÁY", help="Địa chỉ để nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Số tiến trình.")
def serve(host: str, port: int, workers: int) -> None:
    """Mở trang web; dừng bằng Ctrl+C."""
    open_book()
    refuse_open_demo(host)
    refuse_taken(host, port)
    gather_static()
    for line in greeting(host, port):
        click.echo(line)
    Granian(
        "giaoban.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        workers_kill_timeout=STOP_AFTER,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def is_home(host: str) -> bool:
    """Địa chỉ chỉ máy này gọi được.

    >>> is_home("127.0.0.1"), is_home("localhost"), is_home("0.0.0.0")
    (True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_open_demo(host: str) -> None:
    """Không mở tài khoản mẫu, khóa mẫu ra mạng: nghe ngoài máy này thì phải là chạy thật."""
    if is_home(host) or settings.PRODUCTION:
        return
    raise InputError(
        "địa chỉ của chính máy này, hoặc thiết lập chạy thật khi mở ra mạng",
        "giaoban serve; hoặc GIAOBAN_PRODUCTION=1 GIAOBAN_SECRET=… GIAOBAN_HOSTS=… giaoban serve --host 0.0.0.0",
        f"--host {host} khi chưa đặt GIAOBAN_PRODUCTION=1",
        "Bỏ --host, hoặc đặt ba biến GIAOBAN_PRODUCTION, GIAOBAN_SECRET, GIAOBAN_HOSTS.",
    )


def refuse_taken(host: str, port: int) -> None:
    """Nói ngay nếu cổng đang có chương trình khác dùng."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                "địa chỉ và cổng còn trống",
                f"giaoban serve --port {port + 1}",
                f"{host}:{port} ({error.strerror})",
                "Dừng chương trình đang dùng cổng ấy, hoặc chọn cổng khác.",
            ) from error


def gather_static() -> None:
    """Gom tệp tĩnh (có nén, tên kèm dấu nội dung) vào thư mục dữ liệu; chưa đổi thì không làm lại."""
    stamp = Path(settings.STATIC_ROOT) / "stamp"
    now = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now, encoding="ascii")


def fingerprint() -> str:
    """Dấu nội dung của các tệp tĩnh và phiên bản."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def greeting(host: str, port: int) -> list[str]:
    """Lời chào: địa chỉ, và cách đăng nhập nếu máy có tài khoản mẫu."""
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    lines = [f"Giaoban {__version__} đang mở tại {address}"]
    users = get_user_model().objects
    if not settings.PRODUCTION and users.filter(username="kehoach").exists():
        names = ", ".join(f"{name} ({role})" for name, (_, role, _) in DEMO.items())
        lines += ["Đăng nhập bằng tài khoản mẫu (chỉ trên máy này):", f"  Mật khẩu: {demo_password()}"]
        lines += [f"  Tên: {names}"]
    elif not users.exists():
        lines += [
            "Chưa có tài khoản nào. Nạp sổ mẫu và tài khoản mẫu: giaoban demo",
            "hoặc tạo người quản trị: python -m django createsuperuser --settings giaoban.settings",
        ]
    return [*lines, "Dừng bằng Ctrl+C."]
