"""Tầm đọc: which places and years of the book a place and period need, worked out from the gazetteer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from giaoban.terms.gazetteer import Gazetteer, gazetteer
from giaoban.terms.period import Period
from giaoban.terms.place import Level, Place, Succession

YEARS_BACK = 1
COMMUNES_UNDER_PROVINCES = date(2025, 7, 1)


@dataclass(frozen=True)
class Reach:
    """Tầm đọc: tên gọi và mã của đơn vị, mã cần đọc mọi kỳ (`own`: nó và các đơn vị cũ), các đơn vị xếp hạng.

    Units to be ranked (`units`, read under `unit_codes`) need only the period and its base, `own` every period of
    `years`. They are read by code: "xã Hòa Phú, Hà Nội" of today had two namesakes in Hà Nội before.
    """

    place: str
    code: str
    level: Level
    units: tuple[str, ...]
    unit_codes: tuple[str, ...]
    own: tuple[str, ...]
    events: tuple[Succession, ...]
    years: tuple[int, int]


def reach(name: str, period: Period, here: Gazetteer | None = None) -> Reach:
    """Tầm đọc của một địa bàn và kỳ; nêu lỗi nếu không có đơn vị ấy vào cuối kỳ.

    >>> reach("tp Hải Phòng", Period.parse("2026-H1")).own
    ('31', '30')
    >>> reach("Hải Phòng", Period.parse("2025-H1")).events == reach("Hải Phòng", Period.parse("2026-H1")).events
    True
    """
    day = period.dates()[1]
    here = here or gazetteer(communes=day >= COMMUNES_UNDER_PROVINCES or not gazetteer().knows(name))
    place = here.find(name, day)
    peers = here.children(place.code, day) or _beside(here, place, period)
    formed = [event for version in _of_the_year(here, place, period) for event in here.before(version)]
    events = tuple(_named(here, event) for event in formed)
    own = dict.fromkeys([place.code, *(event.old for event in formed)])
    units = tuple(here.spoken(peer) for peer in peers)
    codes = dict.fromkeys(code for peer in peers for code in _codes(here, peer))
    years = (period.year - YEARS_BACK, period.year)
    return Reach(here.spoken(place), place.code, place.level, units, tuple(codes), tuple(own), events, years)


def _codes(here: Gazetteer, peer: Place) -> Iterator[str]:
    """Mã của một đơn vị, và mã cũ của nó nếu đổi mã mà giữ tên (Bắc Ninh: 24, trước là 27)."""
    yield peer.code
    for event in here.before(peer):
        if any(old.name == peer.name and old.until == event.day for old in here.by_code.get(event.old, ())):
            yield event.old


def _of_the_year(here: Gazetteer, place: Place, period: Period) -> Iterable[Place]:
    """Bản ấy và các bản sau của cùng mã trong năm: kỳ trước ngày đổi cũng được nêu theo địa giới mới."""
    versions = here.by_code[place.code]
    later = versions[versions.index(place) + 1 :]
    return (place, *(one for one in later if one.since and one.since.year == period.year))


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
