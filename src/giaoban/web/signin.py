"""Đăng nhập: who may sign in, and the demo accounts that exist only outside production."""

import secrets
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

from giaoban.web.functions import EVERYWHERE, ROLES
from giaoban.web.models import Grant

DEMO = MappingProxyType(
    {
        "kehoach": ("Nguyễn Thu Hà", "Chuyên viên kế hoạch", ""),
        "lanhdao": ("Trần Quang Minh", "Lãnh đạo Sở", ""),
        "thuynguyen": ("Phạm Văn Đông", "Phòng Kinh tế xã, phường", "311"),
    }
)
"""Demo accounts: user name → full name, role, place of the rights ("" is every place)."""


class Doorkeeper(ModelBackend):
    """Người gác cửa: như của Django, nhưng tài khoản mẫu không vào được khi chạy thật."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Tài khoản đang hoạt động, và không phải tài khoản mẫu trên máy chạy thật."""
        demo = settings.PRODUCTION and user is not None and user.get_username() in DEMO
        return super().user_can_authenticate(user) and not demo


def demo_password(folder: Path | None = None) -> str:
    """Mật khẩu chung của các tài khoản mẫu: tự tạo một lần cho mỗi máy, giữ trong thư mục dữ liệu."""
    kept = (folder or settings.DATA) / "demo-password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(4), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


def write_demo_users() -> None:
    """Tạo các tài khoản mẫu với quyền theo vai; đã có thì đặt lại mật khẩu cho đúng tệp."""
    for username, (full_name, role, place) in DEMO.items():
        user, _ = get_user_model().objects.get_or_create(username=username)
        last, _, first = full_name.rpartition(" ")
        user.last_name, user.first_name = last, first
        if not user.check_password(demo_password()):
            user.set_password(demo_password())
        user.save()
        for function in ROLES[role]:
            where = "" if function in EVERYWHERE else place
            Grant.objects.get_or_create(user=user, function=function.value, place=where)


def role_of(username: str) -> str:
    """Vai của tài khoản mẫu, để hiện cạnh tên; tài khoản khác thì rỗng."""
    return DEMO[username][1] if username in DEMO else ""
