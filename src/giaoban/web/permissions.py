"""Quyền truy cập: the one list of public pages, the mark on every other view, and the question `may`.

Every view needs a signed-in user (Django's `LoginRequiredMiddleware` denies by default); `requires` adds the
function that the user must hold. A right for a place covers the units under it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from giaoban.web.functions import Function
from giaoban.web.places import lies_in

View = Callable[..., HttpResponseBase]
PUBLIC = frozenset({"sign_in", "health"})  # the only views open to a visitor without a session


def requires(function: Function) -> Callable[[View], View]:
    """Chỉ cho người có chức năng này (ở ít nhất một địa bàn) vào trang."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not holds(request.user, function):
                raise PermissionDenied(f"Tài khoản của bạn chưa có quyền {function.vietnamese}.")
            return view(request, *args, **kwargs)

        guarded.function = function  # type: ignore[attr-defined]
        return guarded

    return mark


def holds(user: Any, function: Function) -> bool:
    """Người dùng có chức năng này ở một địa bàn nào đó."""
    return bool(user.is_superuser or any(name == function for name, _ in grants_of(user)))


def may(user: Any, function: Function, place: str) -> bool:
    """Người dùng có chức năng này với địa bàn có mã `place` (quyền ở cấp trên gồm cả cấp dưới)."""
    if user.is_superuser:
        return True
    return any(name == function and lies_in(place, unit) for name, unit in grants_of(user))


def demand(user: Any, function: Function, place: str) -> None:
    """Dừng lại nếu người dùng không có chức năng này với địa bàn."""
    if not may(user, function, place):
        raise PermissionDenied(f"Tài khoản của bạn chưa có quyền {function.vietnamese} cho địa bàn này.")


def grants_of(user: Any) -> tuple[tuple[str, str], ...]:
    """Các quyền của người dùng: (chức năng, mã địa bàn); đọc một lần mỗi yêu cầu."""
    held: tuple[tuple[str, str], ...] | None = getattr(user, "_giaoban_grants", None)
    if held is None:
        held = tuple(user.grants.values_list("function", "place"))
        user._giaoban_grants = held
    return held
