"""Điều người xem hỏi: place and period of an address, checked, with the book's own as default."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from giaoban.publish.facts import Line
from giaoban.terms.error import InputError
from giaoban.terms.period import Period
from giaoban.web import desk
from giaoban.web.functions import Function
from giaoban.web.permissions import demand, grants_of, may

SERIES = ("chi-tieu", "phan-to", "pham-vi", "gia", "dia-gioi")  # what an address names a series by


@dataclass(frozen=True)
class Asked:
    """Địa bàn (mã), kỳ và lần ghi sổ mà trang nói tới; `period` là None khi sổ trống."""

    place: str
    period: Period | None
    book: int

    @property
    def unlisted(self) -> bool:
        """Kỳ được hỏi mà sổ không có số liệu của địa bàn."""
        return self.period is not None and all(
            p != self.period for p, _ in desk.periods_of(self.book, self.place)
        )

    def sector(self) -> desk.Sector | None:
        """Toàn cảnh của địa bàn và kỳ ấy; None khi sổ trống."""
        return desk.sector(self.place, self.period, self.book) if self.period else None


def asked(request: HttpRequest, function: Function = Function.VIEW) -> Asked:
    """Đọc địa bàn và kỳ trong địa chỉ; không nêu thì lấy chỗ sổ có nhiều số liệu, kỳ mới đủ nhất."""
    book = desk.edition()
    place = request.GET.get("dia-ban", "") or own_place(request.user, function, book)
    code = request.GET.get("ky", "")
    period = Period.parse(code) if code else desk.latest_full_period(book, place)
    if place:
        desk.known(place)
        demand(request.user, function, place)
    return Asked(place, period, book)


def own_place(user: Any, function: Function, book: int) -> str:
    """Địa bàn mở ra khi người xem chưa chọn: nơi sổ có nhiều số liệu, nếu không có quyền ở đó thì đơn vị của mình."""
    fullest = desk.fullest_place(book)
    if not fullest or may(user, function, fullest):
        return fullest
    return next((unit for name, unit in grants_of(user) if name == function), fullest)


def chosen_series(request: HttpRequest, here: desk.Sector) -> Line:
    """Chuỗi mà địa chỉ nêu: chỉ tiêu, phân tổ, phạm vi, giá, địa giới."""
    wanted = tuple(request.GET.get(name, "") for name in SERIES)
    for line in here.lines:
        key = line.key
        if (key.indicator, key.item, key.scope, key.price_base, key.border) == wanted:
            return line
    raise InputError(
        f"một chuỗi số liệu của {here.name} {here.period.write()}",
        ", ".join(line.title for line in here.lines[:3]) or "(kỳ này chưa có số liệu)",
        ", ".join(filter(None, wanted)) or "(trống)",
        "Về trang Tổng quan và chọn số liệu trong danh sách.",
    )
