"""Địa bàn trên trang: codes in addresses, and whether one unit lies under another."""

from datetime import date
from functools import lru_cache

from giaoban.terms.gazetteer import gazetteer
from giaoban.terms.period import Period
from giaoban.terms.place import Place


@lru_cache(maxsize=10_000)
def lies_in(place: str, unit: str) -> bool:
    """Địa bàn mã `place` là, hoặc từng nằm trong, đơn vị mã `unit`; `unit` rỗng là mọi địa bàn.

    >>> lies_in("311", "31"), lies_in("31", "311"), lies_in("31", ""), lies_in("58", "31")
    (True, False, True, False)
    """
    return not unit or unit in chain(place)


def chain(code: str) -> tuple[str, ...]:
    """Mã địa bàn và mã các cấp trên của nó, qua mọi thời kỳ."""
    found, waiting = [], [code]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.append(here)
            waiting += [version.parent for version in versions(here) if version.parent]
    return tuple(found)


def versions(code: str) -> tuple[Place, ...]:
    """Các bản của một mã; mã xã chỉ tìm khi danh mục tỉnh, huyện không có."""
    return gazetteer().by_code.get(code) or gazetteer(communes=True).by_code.get(code, ())


@lru_cache(maxsize=10_000)
def code_of(name: str, period: Period) -> str:
    """Mã của địa bàn theo tên gọi trong sổ, vào kỳ ấy; rỗng nếu không biết.

    >>> code_of("Hải Phòng", Period(2024, 1, 6))
    '31'
    """
    named = gazetteer().named(name) or gazetteer(communes=True).named(name)
    day = period.dates()[1]
    found = [place for place in named if place.exists_on(day)] or list(named)
    return found[0].code if found else ""


def code_today(name: str) -> str:
    """Mã của địa bàn theo tên gọi hôm nay; rỗng nếu không biết.

    >>> code_today("Hải Phòng"), code_today("xứ không có")
    ('31', '')
    """
    today = date.today()
    return code_of(name, Period(today.year, today.month, today.month))


def spoken(code: str, day: date | None = None) -> str:
    """Tên gọi của địa bàn mang mã ấy vào một ngày; không nêu ngày thì lấy bản mới nhất.

    >>> spoken("31"), spoken("999999")
    ('Hải Phòng', '999999')
    """
    held = versions(code)
    if not held:
        return code
    place = next((one for one in held if day and one.exists_on(day)), held[-1])
    return gazetteer(communes=place.level == "commune").spoken(place)
