"""Kỳ: a span of whole months of one year, as reports name it, and its dates on both lawful calendars.

Codes: `2024`, `2024-H1`, `2024-Q2`, `2024-M06`, cumulative `2024-M01..M09`. Six months from January is H1, three
from a quarter's first month is that quarter, twelve is the year. Administrative reports run from the 15th of the
month before to the 14th (NĐ 09/2019/NĐ-CP, Điều 12); statistics use calendar months (NĐ 60/2018/NĐ-CP).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from giaoban.terms.error import InputError

Calendar = Literal["statistical", "administrative"]
CODE: Final = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|M(\d\d)(?:\.\.M(\d\d))?))?")
ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Period:
    """Kỳ báo cáo: năm, tháng đầu, tháng cuối (1–12), như kỳ 10 tháng là (2021, 1, 10).

    >>> Period.parse("2021-M01..M10").write()
    '10 tháng đầu năm 2021'
    >>> Period(2024, 1, 6).code, Period(2024, 4, 6).code, Period(2024, 6, 6).code, Period(2024, 1, 12).code
    ('2024-H1', '2024-Q2', '2024-M06', '2024')
    """

    year: int
    first: int
    last: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.first <= self.last <= 12):
            raise ValueError(f"no such period: {self.year} {self.first}..{self.last}")

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Đọc mã kỳ; nêu lỗi dạy cách sửa nếu mã sai."""
        found = CODE.fullmatch(code.strip())
        if found:
            year, half, quarter, first, last = (int(part) if part else 0 for part in found.groups())
            if half:
                return cls(year, 6 * half - 5, 6 * half)
            if quarter:
                return cls(year, 3 * quarter - 2, 3 * quarter)
            span = (first, last or first) if "M" in code else (1, 12)
            if 1900 <= year <= 2200 and 1 <= span[0] <= span[1] <= 12:
                return cls(year, *span)
        raise InputError(
            "mã kỳ báo cáo",
            "2024, 2024-H1, 2024-Q2, 2024-M06, 2024-M01..M09",
            code,
            "Sửa lại mã kỳ theo một trong các dạng trên.",
        )

    @property
    def months(self) -> int:
        """Số tháng của kỳ."""
        return self.last - self.first + 1

    @property
    def code(self) -> str:
        """Mã kỳ, như 2024-H1."""
        if self.months == 12:
            return f"{self.year}"
        if self.months == 6 and self.first in (1, 7):
            return f"{self.year}-H{self.last // 6}"
        if self.months == 3 and self.last % 3 == 0:
            return f"{self.year}-Q{self.last // 3}"
        if self.months == 1:
            return f"{self.year}-M{self.first:02}"
        return f"{self.year}-M{self.first:02}..M{self.last:02}"

    def __str__(self) -> str:
        return self.code

    @property
    def is_cumulative(self) -> bool:
        """Kỳ lũy kế từ đầu năm (gồm cả tháng 1, quý I)."""
        return self.first == 1

    def last_year(self, years: int = 1) -> "Period":
        """Cùng kỳ năm trước (hay `years` năm trước)."""
        return Period(self.year - years, self.first, self.last)

    def previous(self) -> "Period":
        """Kỳ liền trước cùng độ dài: tháng trước, quý trước, 6 tháng trước, năm trước.

        >>> Period.parse("2024-Q1").previous().code, Period.parse("2024-M06").previous().code
        ('2023-Q4', '2024-M05')
        """
        if 12 % self.months or (self.first - 1) % self.months:
            raise ValueError(f"{self.code} has no previous period of its length")
        if self.first == 1:
            return Period(self.year - 1, 13 - self.months, 12)
        return Period(self.year, self.first - self.months, self.first - 1)

    def __contains__(self, other: "Period") -> bool:
        return self.year == other.year and self.first <= other.first and other.last <= self.last

    def cumulative(self) -> "Period":
        """Lũy kế từ đầu năm đến hết kỳ này."""
        return Period(self.year, 1, self.last)

    def rest_of_year(self) -> "Period | None":
        """Phần còn lại của năm, hoặc None nếu kỳ kết thúc vào tháng 12."""
        return None if self.last == 12 else Period(self.year, self.last + 1, 12)

    def whole_year(self) -> "Period":
        """Cả năm chứa kỳ này."""
        return Period(self.year, 1, 12)

    def dates(self, kind: Calendar = "statistical") -> tuple[date, date]:
        """Ngày đầu và ngày cuối của kỳ theo lịch thống kê hay lịch hành chính.

        >>> Period.parse("2024-H1").dates("administrative")
        (datetime.date(2023, 12, 15), datetime.date(2024, 6, 14))
        """
        if kind == "administrative":
            start = date(self.year - (self.first == 1), self.first - 1 or 12, 15)
            return start, date(self.year, self.last, 14)
        return date(self.year, self.first, 1), date(
            self.year, self.last, calendar.monthrange(self.year, self.last)[1]
        )

    def write(self) -> str:
        """Tên kỳ bằng tiếng Việt: 'tháng 6 năm 2024', '6 tháng đầu năm 2024', 'quý II năm 2024', 'năm 2024'."""
        if self.months == 12:
            return f"năm {self.year}"
        if self.months == 3 and self.last % 3 == 0:
            return f"quý {ROMAN[self.last // 3 - 1]} năm {self.year}"
        if self.months == 1:
            return f"tháng {self.first} năm {self.year}"
        if self.first == 1:
            return f"{self.last} tháng đầu năm {self.year}"
        if self.last == 12:
            return f"{self.months} tháng cuối năm {self.year}"
        return f"từ tháng {self.first} đến tháng {self.last} năm {self.year}"
