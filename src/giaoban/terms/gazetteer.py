"""Danh mục địa bàn: every administrative unit with its days, found by name or code on a given day.

One code can stand for several versions of a unit, one after another (31 is Hải Phòng before and after
2025-07-01). A version's *border* is the first day on which its territory stood as it does: "" if it stood so
before our data begin. A change of name or rank alone keeps the border.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import cast

from giaoban.terms.error import InputError
from giaoban.terms.place import Level, Place, Succession, place_key

LEVELS: Mapping[str, tuple[Level, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "tp": ("province", "district"),
    "tp.": ("province", "district"),
    "quận": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "phường": ("commune",),
    "xã": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
ORDER: tuple[Level, ...] = ("country", "region", "province", "district", "commune", "other")


@dataclass(frozen=True)
class Gazetteer:
    """Danh mục địa bàn cùng các lần kế tục."""

    places: tuple[Place, ...]
    successions: tuple[Succession, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, tuple[Place, ...]]:
        """Các bản của mỗi mã, theo thời gian."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            found[place.code].append(place)
        return {code: tuple(sorted(some, key=lambda p: p.since or date.min)) for code, some in found.items()}

    @cached_property
    def by_key(self) -> dict[str, tuple[Place, ...]]:
        """Các đơn vị theo khóa tên (bỏ tiền tố cấp)."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            found[place_key(place.name)].append(place)
        return {key: tuple(some) for key, some in found.items()}

    def version(self, code: str, day: date) -> Place | None:
        """Bản của một mã vào một ngày."""
        return next((place for place in self.by_code.get(code, ()) if place.exists_on(day)), None)

    def on(self, day: date) -> tuple[Place, ...]:
        """Mọi đơn vị tồn tại vào một ngày."""
        return tuple(place for place in self.places if place.exists_on(day))

    def children(self, code: str, day: date) -> tuple[Place, ...]:
        """Các đơn vị trực thuộc vào một ngày."""
        return tuple(place for place in self._children.get(code, ()) if place.exists_on(day))

    @cached_property
    def _children(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            if place.parent:
                found[place.parent].append(place)
        return found

    def ancestors(self, place: Place, day: date) -> tuple[Place, ...]:
        """Các cấp trên của một đơn vị vào một ngày, gần trước xa sau."""
        found = []
        above = self.version(place.parent, day) if place.parent else None
        while above is not None:
            found.append(above)
            above = self.version(above.parent, day) if above.parent else None
        return tuple(found)

    def before(self, place: Place) -> tuple[Succession, ...]:
        """Các lần kế tục sinh ra bản này."""
        return self._into.get((place.code, place.since), ()) if place.since else ()

    def after(self, place: Place) -> tuple[Succession, ...]:
        """Các lần kế tục mà bản này đi vào khi hết hiệu lực."""
        return self._out_of.get((place.code, place.until), ()) if place.until else ()

    @cached_property
    def _into(self) -> dict[tuple[str, date | None], tuple[Succession, ...]]:
        return grouped((event.new, event.day, event) for event in self.successions)

    @cached_property
    def _out_of(self) -> dict[tuple[str, date | None], tuple[Succession, ...]]:
        return grouped((event.old, event.day, event) for event in self.successions)

    def border(self, place: Place) -> str:
        """Ngày bắt đầu của địa giới mà bản này mang, "" nếu từ trước khi có dữ liệu."""
        events = self.before(place)
        if place.since is None:
            return ""
        if len(events) == 1 and events[0].share == 1:
            old = self._ended(events[0].old, place.since)
            if old is not None and len(self.after(old)) == 1:
                return self.border(old)
        return place.since.isoformat()

    def _ended(self, code: str, day: date) -> Place | None:
        return next((place for place in self.by_code.get(code, ()) if place.until == day), None)

    def spoken(self, place: Place) -> str:
        """Tên gọi trong báo cáo: tỉnh, thành phố trực thuộc gọi trần; cấp dưới gọi cả cấp; trùng tên thì thêm tỉnh.

        >>> here = gazetteer()
        >>> here.spoken(here.by_code["31"][0]), here.spoken(here.by_code["306"][0])
        ('Hải Phòng', 'quận Hải An')
        """
        if place.level in ("country", "region", "other"):
            return place.name
        if place.level == "province":
            return bare(place.name)
        name = place.name[0].lower() + place.name[1:]
        twins = {
            (p.code, p.parent)
            for p in self.by_key[place_key(place.name)]
            if p.name.casefold() == place.name.casefold()
        }
        if len({code for code, _ in twins}) == 1 or not place.parent:
            return name
        above = self.ancestors(place, place.since or place_day(place))
        return ", ".join([name, *(self.spoken(p).split(",")[0] for p in above if p.level != "country")])

    def find(self, name: str, day: date) -> Place:
        """Đơn vị mang tên (hay mã) ấy vào ngày ấy; nêu lỗi nếu không có, chưa có, hết hiệu lực, hoặc trùng tên.

        >>> here = gazetteer()
        >>> here.find("TP. Hải Phòng", date(2024, 6, 30)).until
        datetime.date(2025, 7, 1)
        >>> here.find("huyện An Dương", date(2025, 2, 1)).name
        'Quận An Dương'
        """
        known = self.named(name)
        found = [place for place in known if place.exists_on(day)]
        called = {place.code for place in known if place.name.casefold() == name.casefold()}
        if called and not any(place.code in called for place in found):
            found = []  # thành phố Thủ Đức of 2019 is not quận Thủ Đức
        if not found:
            raise unknown_place(name, known, day)
        chosen = likeliest(name, found)
        if len(chosen) > 1:
            raise ambiguous_place(name, [self.spoken(place) for place in chosen])
        return chosen[0]

    def ever(self, name: str) -> tuple[str, ...]:
        """Mọi mã mà một tên đã từng mang, theo thời gian (Bắc Ninh: 27, rồi 24); nêu lỗi nếu cùng lúc có hai mã.

        >>> gazetteer().ever("Bắc Ninh")
        ('27', '24')
        """
        known = self.named(name)
        if not known:
            raise unknown_place(name, [], date.today())
        chosen = sorted(likeliest(name, known), key=lambda place: place.since or date.min)
        for earlier, later in pairwise(chosen):
            if earlier.code != later.code and (
                earlier.until is None or earlier.until > (later.since or date.min)
            ):
                raise ambiguous_place(name, [self.spoken(place) for place in chosen])
        return tuple(dict.fromkeys(place.code for place in chosen))

    def knows(self, name: str) -> bool:
        """Danh mục có đơn vị mang tên hay mã ấy, vào lúc nào đó."""
        return bool(self.named(name))

    def named(self, name: str) -> list[Place]:
        """Mọi bản của mọi đơn vị mang tên hay mã ấy; tên có thể kèm tên cấp trên sau dấu phẩy."""
        if name in self.by_code:
            return list(self.by_code[name])
        head, *above = [part.strip() for part in name.split(",")]
        levels = next(
            (levels for prefix, levels in LEVELS.items() if head.casefold().startswith(prefix + " ")), ORDER
        )
        found = [place for place in self.by_key.get(place_key(head), ()) if place.level in levels]
        keys = Counter(place_key(part) for part in above)  # "thành phố Thanh Hóa, Thanh Hóa" are two
        return [place for place in found if keys <= self._keys_above(place)] if keys else found

    def _keys_above(self, place: Place) -> Counter[str]:
        day = place.since or place_day(place)
        return Counter(place_key(above.name) for above in self.ancestors(place, day))


def grouped(
    rows: Iterable[tuple[str, date, Succession]],
) -> dict[tuple[str, date | None], tuple[Succession, ...]]:
    """Gom các lần kế tục theo (mã, ngày)."""
    found: dict[tuple[str, date | None], list[Succession]] = defaultdict(list)
    for code, day, event in rows:
        found[code, day].append(event)
    return {key: tuple(some) for key, some in found.items()}


def place_day(place: Place) -> date:
    """Một ngày chắc chắn nằm trong thời gian tồn tại của bản này."""
    return place.since or (date.fromordinal(place.until.toordinal() - 1) if place.until else date(2100, 1, 1))


def bare(name: str) -> str:
    """Tên bỏ tiền tố cấp, giữ chữ hoa: "Thành phố Hải Phòng" thành "Hải Phòng"."""
    for prefix in ("Tỉnh ", "Thành phố "):
        name = name.removeprefix(prefix)
    return name


def unknown_place(name: str, known: list[Place], day: date) -> InputError:
    """Lỗi: không có đơn vị nào tên ấy, hoặc nó không tồn tại vào ngày ấy."""
    if not known:
        return InputError(
            "tên hoặc mã một đơn vị hành chính",
            'Hải Phòng; quận Hải An; "xã Tân Lập, Thái Nguyên"; 31',
            name,
            "Sửa tên theo danh mục địa bàn; trùng tên thì ghi thêm tên tỉnh sau dấu phẩy.",
        )
    spans = "; ".join(
        f"{place.name}: {place.since or 'trước đây'} đến {place.until or 'nay'}" for place in known[:3]
    )
    return InputError(
        f"một đơn vị hành chính tồn tại vào ngày {day:%d/%m/%Y}",
        "Hải Phòng cho kỳ 2026-H1 (không phải Hải Dương)",
        f"{name} ({spans})",
        "Ghi tên đơn vị có hiệu lực vào kỳ ấy, hoặc sửa lại kỳ.",
    )


def ambiguous_place(name: str, choices: list[str]) -> InputError:
    """Lỗi: nhiều đơn vị cùng tên."""
    return InputError(
        "tên chỉ đúng một đơn vị hành chính",
        "; ".join(choices[:3]),
        f"{name} ({len(choices)} đơn vị cùng tên)",
        "Ghi thêm tên đơn vị cấp trên sau dấu phẩy, hoặc ghi mã.",
    )


def likeliest(name: str, places: list[Place]) -> list[Place]:
    """Những đơn vị khớp nhất: đúng cả cấp ("thành phố Lào Cai" là huyện cũ), rồi cấp cao nhất ("Lào Cai" là tỉnh)."""
    full = name.split(",")[0].strip().casefold()
    exact = [place for place in places if place.name.casefold() == full] or places
    top = min(ORDER.index(place.level) for place in exact)
    return [place for place in exact if ORDER.index(place.level) == top]


def definition(name: str) -> list[str]:
    """Các dòng của một bảng trong `definitions/`."""
    return files("giaoban.definitions").joinpath(name).read_text(encoding="utf-8").splitlines()


def read_places(lines: Iterable[str]) -> Iterator[Place]:
    """Đọc một bảng địa bàn."""
    for row in csv.DictReader(lines):
        yield Place(
            row["code"],
            row["name"],
            cast(Level, row["level"]),
            row["parent"] or None,
            date.fromisoformat(row["since"]) if row["since"] else None,
            date.fromisoformat(row["until"]) if row["until"] else None,
        )


def read_successions(lines: Iterable[str]) -> Iterator[Succession]:
    """Đọc một bảng kế tục."""
    for row in csv.DictReader(lines):
        yield Succession(
            row["old"],
            row["new"],
            date.fromisoformat(row["day"]),
            row["resolution"],
            Decimal(row["share"]) if row["share"] else None,
            row["basis"] or None,
        )


@cache
def gazetteer(communes: bool = False) -> Gazetteer:
    """Danh mục địa bàn của gói: tỉnh, huyện; thêm xã khi cần."""
    if not communes:
        return Gazetteer(
            tuple(read_places(definition("places.csv"))),
            tuple(read_successions(definition("successions.csv"))),
        )
    above = gazetteer()
    return Gazetteer(
        (*above.places, *read_places(definition("communes.csv"))),
        (*above.successions, *read_successions(definition("commune_successions.csv"))),
    )
