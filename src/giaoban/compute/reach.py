"""Tầm đọc: which places and years of the book a place and period need, worked out from the gazetteer."""

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban.terms.gazetteer import Gazetteer, gazetteer
from giaoban.terms.period import Period
from giaoban.terms.place import Level, Place, Succession

YEARS_BACK = 1


@dataclass(frozen=True)
class Reach:
    """Tầm đọc: tên gọi của đơn vị, mã cần đọc, các đơn vị xếp hạng, các lần kế tục, các năm."""

    place: str
    code: str
    level: Level
    units: tuple[str, ...]
    codes: tuple[str, ...]
    events: tuple[Succession, ...]
    years: tuple[int, int]


def reach(name: str, period: Period, here: Gazetteer | None = None) -> Reach:
    """Tầm đọc của một địa bàn và kỳ; nêu lỗi nếu không có đơn vị ấy vào cuối kỳ.

    >>> reach("tp Hải Phòng", Period.parse("2026-H1")).codes[:3]
    ('31', '30', '01')
    """
    here = here or (gazetteer() if gazetteer().knows(name) else gazetteer(communes=True))
    day = period.dates()[1]
    place = here.find(name, day)
    peers = here.children(place.code, day) or _beside(here, place, period)
    events = tuple(_named(here, event) for event in here.before(place))
    codes = dict.fromkeys(
        [place.code, *(event.old for event in here.before(place)), *(peer.code for peer in peers)]
    )
    units = tuple(here.spoken(peer) for peer in peers)
    years = (period.year - YEARS_BACK, period.year)
    return Reach(here.spoken(place), place.code, place.level, units, tuple(codes), events, years)


def _beside(here: Gazetteer, place: Place, period: Period) -> Iterable[Place]:
    return here.children(place.parent, period.dates()[1]) if place.parent else ()


def _named(here: Gazetteer, event: Succession) -> Succession:
    """Lần kế tục với tên gọi thay cho mã, như số liệu trong sổ ghi."""
    old = next((p for p in here.by_code.get(event.old, ()) if p.until == event.day), None)
    new = next((p for p in here.by_code.get(event.new, ()) if p.since == event.day), None)
    return Succession(
        here.spoken(old) if old else event.old,
        here.spoken(new) if new else event.new,
        event.day,
        event.resolution,
        event.share,
        event.basis,
    )
