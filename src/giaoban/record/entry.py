"""Mục của sổ: what is handed to the book to write, and what the book hands back; frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure, Span
from giaoban.terms.period import Period


class Source(NamedTuple):
    """Nguồn: địa chỉ trang, tên văn bản, ngày công bố (đủ ngày, hoặc chỉ tháng, chỉ năm, hoặc không rõ).

    >>> str(Source("https://haiphong.gov.vn/tin/1", "Tin giao ban", "2024-07-07"))
    'Tin giao ban, 07/07/2024'
    """

    url: str = ""
    title: str = ""
    published: str = ""

    def __str__(self) -> str:
        day = "/".join(reversed(self.published.split("-")))
        return ", ".join(part for part in (self.title or self.url, day) if part)

    @property
    def day(self) -> date | None:
        """Ngày chậm nhất mà nguồn đã công bố; None nếu không rõ.

        >>> Source(published="2025").day, Source(published="2025-02").day
        (datetime.date(2025, 12, 31), datetime.date(2025, 2, 28))
        """
        if not self.published:
            return None
        try:
            if len(self.published) == 10:
                return date.fromisoformat(self.published)
            year, _, month = self.published.partition("-")
            return Period(int(year), int(month or 1), int(month or 12)).dates()[1]
        except ValueError:
            raise InputError(
                "ngày công bố dạng năm-tháng-ngày, năm-tháng hoặc năm",
                "2024-07-07; 2025-07; 2025",
                self.published,
                "Sửa ngày công bố, hoặc để trống nếu không rõ.",
            ) from None


NO_SOURCE = Source()


@dataclass(frozen=True)
class NewObservation:
    """Số liệu chờ ghi: số liệu, nguồn, câu gốc và chỗ con số đứng trong câu.

    `stated` is the item as the source words it, where the key holds a normalised one. `null` "none" is "(-)" and
    "uncollected" is "(...)": the figure's value then only carries the key and is not kept.
    """

    figure: Figure
    source: Source = NO_SOURCE
    sentence: str = ""
    span: Span | None = None
    stated: str = ""
    null: str = ""


class Recorded(NamedTuple):
    """Số liệu trong sổ: số liệu, mã, nguồn, câu gốc, và hai đồng hồ.

    `as_of` is the day on which the source states it (true in the world): its day of publication, or where that is
    not known the last day of the period; `known_at` is when the book learned it.
    Where `null` is set there is no value, and `figure.amount` is meaningless; `read` gives such rows only on demand.
    """

    figure: Figure
    id: int
    source: Source
    sentence: str
    span: Span | None
    stated: str
    as_of: date
    known_at: datetime
    author: str
    place_code: str
    series: int
    batch: int
    null: str = ""
