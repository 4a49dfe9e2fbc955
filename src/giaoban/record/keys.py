"""Khóa và bảng: a figure's key as a row of `Series`, and back; a place name as its code and border, and back."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from giaoban.terms.error import InputError
from giaoban.terms.figure import FigureKey
from giaoban.terms.gazetteer import Gazetteer, gazetteer
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Calendar, Period
from giaoban.terms.place import Place


class SeriesKey(NamedTuple):
    """Khóa của chuỗi, theo thứ tự cột của bảng `Series`."""

    indicator: str
    item: str
    scope: str
    place: str
    border: str
    source: str
    price_base: str
    measure: str
    calendar: str
    unit: str


def locate(name: str, period: Period, stated_on: date | None, border: str = "") -> Place:
    """Đơn vị mà số liệu nói về: theo địa giới nêu rõ, không thì theo ngày cuối kỳ hoặc ngày nêu, ngày nào sớm hơn.

    A border given as a day picks the unit of that name whose territory dates from then, whatever the period:
    "Hải Phòng" of 2024 on the border of 2025-07-01.
    """
    here = full_gazetteer(name)
    if border:
        try:
            day = date.fromisoformat(border)
        except ValueError:
            raise InputError(
                "ngày bắt đầu của địa giới, dạng năm-tháng-ngày",
                "2025-07-01",
                border,
                "Sửa cột địa giới, hoặc để trống: sổ lấy địa giới của kỳ.",
            ) from None
        return here.find(name, day)
    last = period.dates()[1]
    return here.find(name, min(last, stated_on) if stated_on else last)


@lru_cache(maxsize=20_000)
def full_gazetteer(name: str) -> Gazetteer:
    """Danh mục đủ để tìm tên ấy: chỉ nạp cấp xã khi tên không có ở cấp trên."""
    short = gazetteer()
    return short if short.knows(name) else gazetteer(communes=True)


def series_key(key: FigureKey, unit: str, place: Place) -> SeriesKey:
    """Khóa chuỗi của một số liệu đã định vị địa bàn."""
    border = full_gazetteer(place.code).border(place)
    return SeriesKey(
        key.indicator,
        key.item,
        key.scope,
        place.code,
        border,
        key.source,
        key.price_base,
        key.measure.value,
        key.calendar,
        unit,
    )


@lru_cache(maxsize=20_000)
def place_name(code: str, border: str) -> str:
    """Tên gọi của đơn vị mang mã ấy với địa giới ấy."""
    here = full_gazetteer(code)
    versions = [place for place in here.by_code.get(code, ()) if here.border(place) == border]
    return here.spoken(versions[-1]) if versions else code


@lru_cache(maxsize=5_000)
def period_of(year: int, first: int, last: int) -> Period:
    """Kỳ, dựng một lần."""
    return Period(year, first, last)


@lru_cache(maxsize=50_000)
def series_figure(row: SeriesKey) -> FigureKey:
    """Khóa số liệu của một chuỗi, ở một kỳ nào đó."""
    calendar: Calendar = "administrative" if row.calendar == "administrative" else "statistical"
    return FigureKey(
        row.indicator,
        place_name(row.place, row.border),
        period_of(2000, 1, 12),
        Measure(row.measure),
        row.item,
        row.scope,
        row.source,
        row.price_base,
        calendar,
        row.border,
    )


def codes_named(name: str) -> tuple[str, ...]:
    """Mọi mã mà một tên (hay mã) đã từng mang."""
    return full_gazetteer(name).ever(name)
