"""Khung trang: what every page of a signed-in user shows around its content."""

from typing import Any

from django.http import HttpRequest

from giaoban.web.functions import Function
from giaoban.web.permissions import holds
from giaoban.web.signin import role_of

MENU = (
    ("overview", "Tổng quan", Function.VIEW),
    ("check", "Kiểm tra", Function.CHECK),
    ("findings", "Phát hiện", Function.VIEW),
    ("watch", "Theo dõi", Function.CHECK),
    ("report", "Báo cáo", Function.REPORT),
    ("tasks", "Nhiệm vụ", Function.VIEW),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Mục lục theo quyền, tên và vai của người đang đăng nhập."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    here = request.resolver_match.view_name if request.resolver_match else ""
    menu = [
        {"name": name, "title": title, "current": here.startswith(name)}
        for name, title, function in MENU
        if holds(user, function)
    ]
    return {"menu": menu, "full_name": user_name(user), "role": role_of(user.get_username())}


def user_name(user: Any) -> str:
    """Họ tên theo thứ tự Việt Nam; không có thì tên đăng nhập.

    >>> from types import SimpleNamespace as User
    >>> user_name(User(last_name="Nguyễn Thu", first_name="Hà", get_username=lambda: "ha"))
    'Nguyễn Thu Hà'
    """
    return f"{user.last_name} {user.first_name}".strip() or str(user.get_username())
