"""Địa bàn: administrative units with the days on which they exist, and the events that turn one into another."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from giaoban.terms.tone import new_tone

Level = Literal["country", "region", "province", "district", "commune", "other"]
PREFIXES = (
    "tỉnh ",
    "thành phố ",
    "tp. ",
    "tp.",
    "tp ",
    "quận ",
    "huyện ",
    "thị xã ",
    "thị trấn ",
    "phường ",
    "xã ",
    "đặc khu ",
)


@dataclass(frozen=True)
class Place:
    """Đơn vị hành chính: mã, tên, cấp, mã cấp trên, ngày có và ngày hết hiệu lực (None: còn)."""

    code: str
    name: str
    level: Level
    parent: str | None = None
    since: date | None = None
    until: date | None = None

    def exists_on(self, day: date) -> bool:
        """Đơn vị có tồn tại vào ngày ấy (ngày đầu tính, ngày hết hiệu lực không tính)."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Succession:
    """Kế tục: đơn vị cũ thành đơn vị mới từ ngày nào, theo nghị quyết nào, phần nào và căn cứ của phần ấy.

    `share` is the part of the old unit's figure that went to the new one, 1 where the whole unit went, None where
    the share is not known; `basis` says what the share was measured by (dân số, diện tích, giá trị sản xuất).
    """

    old: str
    new: str
    day: date
    resolution: str
    share: Decimal | None
    basis: str | None = None


def place_key(name: str) -> str:
    """Khóa so tên địa bàn: bỏ tiền tố cấp, chữ thường, NFC, dấu thanh lối mới; để so hai cách viết của một tên.

    >>> place_key("Tỉnh Ninh Thuận") == place_key("ninh thuận"), place_key("Hoà Bình")
    (True, 'hòa bình')
    """
    key = new_tone(" ".join(unicodedata.normalize("NFC", name).split()).casefold())
    for prefix in PREFIXES:
        key = key.removeprefix(prefix)
    return key.replace(" - ", "-").replace("–", "-")
