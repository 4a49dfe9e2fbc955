"""Đăng nhập: mật khẩu mẫu theo máy, khóa tạm khi sai nhiều lần, tài khoản mẫu không vào được máy chạy thật."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from giaoban.web.signin import DEMO, demo_password

SECRET = "".join(map(chr, range(40, 120)))


def enter(client: Client, name: str, password: str) -> Any:
    """Gửi đơn đăng nhập."""
    return client.post("/dang-nhap/", {"username": name, "password": password})


def test_demo_accounts_sign_in(book: None, client: Client) -> None:
    """Mỗi tài khoản mẫu vào được bằng mật khẩu của máy này."""
    for name in DEMO:
        assert enter(client, name, demo_password()).status_code == 302
        client.post("/dang-xuat/")
    assert len(demo_password()) >= 8


def test_wrong_password_then_locked(book: None, client: Client) -> None:
    """Sai thì báo; sai năm lần thì khóa tạm, kể cả mật khẩu đúng."""
    first = enter(client, "kehoach", "sai")
    assert "chưa đúng" in first.content.decode()
    for _ in range(5):
        last = enter(client, "kehoach", "sai")
    assert last.status_code == 429
    assert enter(client, "kehoach", demo_password()).status_code == 429
    assert enter(client, "lanhdao", demo_password()).status_code == 302


def test_demo_accounts_stay_out_of_production(book: None, client: Client, settings: Any) -> None:
    """Máy chạy thật: tài khoản mẫu bị từ chối."""
    settings.PRODUCTION = True
    assert enter(client, "kehoach", demo_password()).status_code == 200


def test_csrf_is_checked(book: None) -> None:
    """Đơn không có dấu chống giả mạo bị từ chối, bằng tiếng Việt."""
    response = enter(Client(enforce_csrf_checks=True), "kehoach", demo_password())
    assert response.status_code == 403
    assert "tải lại trang" in response.content.decode()


@pytest.mark.parametrize(
    ("environment", "arguments", "words"),
    [
        ({"GIAOBAN_PRODUCTION": "1", "GIAOBAN_HOSTS": "x.vn"}, [], "GIAOBAN_SECRET"),
        ({"GIAOBAN_PRODUCTION": "1", "GIAOBAN_SECRET": SECRET}, [], "GIAOBAN_HOSTS"),
        ({"GIAOBAN_PRODUCTION": "1", "GIAOBAN_SECRET": SECRET, "GIAOBAN_HOSTS": "*"}, [], "GIAOBAN_HOSTS"),
        ({"GIAOBAN_PRODUCTION": "true"}, [], "GIAOBAN_PRODUCTION=1"),
        ({}, ["--host", "0.0.0.0"], "GIAOBAN_PRODUCTION"),
    ],
)
def test_serve_refuses_unsafe_starts(
    tmp_path: Any, environment: dict[str, str], arguments: list[str], words: str
) -> None:
    """Không mở trang khi chạy thật mà thiếu khóa hay tên máy, viết sai công tắc, hay mở ra mạng mà chưa chạy thật."""
    ran = subprocess.run(
        [sys.executable, "-c", "from giaoban.cli.main import main; main()", "serve", *arguments],
        env={"GIAOBAN_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert words in ran.stderr
