"""Tiêu đề cột: lời tắt của bảng thống kê ("Ước TH T6/2024", "So cùng kỳ (%)", "Lũy kế") → kỳ, số đo, trạng thái.

A column's heading is a path from the top row down ("Năm 2020" › "Lũy kế 8 tháng"); lower words overrule upper ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status

Form = Literal["growth", "index"]
Months = tuple[int, int]
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

SINCE = re.compile(r"(?:kể )?từ ngày \d{1,2}[/-]\d{1,2}[/-]\d{4}")  # a border's date, not the period of a row
DAYS = re.compile(
    r"từ (?:ngày )?\d{1,2}[/-](\d{1,2})(?:[/-](\d{4}))? (?:-|–|đến) ?(?:hết )?(?:ngày )?\d{1,2}[/-](\d{1,2})[/-](\d{4})"
)
UNTIL_DAY = re.compile(r"đến (?:hết )?(?:ngày )?\d{1,2}[/-](\d{1,2})[/-](\d{4})")
MONTH_CELL = re.compile(r"^\s*(?:\d{1,2}[/-])?(\d{1,2})[/-](\d{4})\s*$")  # a month kept as a date
SHORT_YEAR = re.compile(
    r"((?:tháng|th|t|quý|q)\.? ?\d{1,2}|\d{1,2} ?(?:tháng|t)|quý ?i[iv]{0,2}|quý ?iv)/([012]\d)(?![\d/])"
)
GLUED_YEAR = re.compile(r"(?<![a-zà-ỹ])(\d{1,2}t|t\d{1,2}|kh|th|ưth)(20\d\d)(?!\d)")  # "5T2023", "KH2023"
LETTER_DATE = re.compile(r"(?<!đến )(?<!hết )ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PLAN = re.compile(
    r"kế hoạch|theo quy hoạch|\bkh\b|\bkhn\b|dự toán|mục tiêu|chỉ tiêu (?:được )?giao|chỉ tiêu năm|nghị quyết|\bnq\b"
)
RATIO = re.compile(r"%|tỷ lệ|tỉ lệ|\bso\b|hoàn thành|\bđạt\b|/ ?kh|th ?/")
SHARE = re.compile(r"tỷ trọng|tỉ trọng|cơ cấu")
CHANGE = re.compile(r"chênh lệch|tuyệt đối|\+ ?/ ?-")
GROWTH = re.compile(r"tăng|giảm|tốc độ|±|\(\+\)")
INDEX = re.compile(r"chỉ số")
COMPARE = re.compile(
    r"\bso(?: sánh)?(?: với)?\b|(?<!so )(?<!sánh )\bvới\b|"
    r"(?<=\w) ?/ ?(?=kh\b|kế hoạch|cùng|ck|năm trước|tháng trước|th\b|thực hiện)|"
    r"(?<=20\d\d) ?/ ?(?=t ?\d|\d{1,2} ?t|tháng|quý|ưth)"
)
SAME = re.compile(r"cùng kỳ|cùng kì|\bck\b|\bcknt\b")
LAST_YEAR = re.compile(r"năm (?:trước|ngoái)|\bnt\b")
PREVIOUS = re.compile(r"(?:tháng|quý|kỳ|kì) (?:liền )?trước|thực hiện kỳ trước")
REPORTED = re.compile(r"(?:tháng|quý|kỳ|kì|năm) (?:báo cáo|này|nay)")
CUMULATIVE = re.compile(r"l[ũu][ỹy] ?kế|lũy kế|luỹ kế|cộng dồn|từ đầu năm|\blk\b")
DECEMBER = re.compile(r"tháng (?:12|mười hai) năm trước|đầu năm")
BASE_YEAR = re.compile(r"(?:kỳ|năm) gốc|gốc so sánh")
WHOLE_YEAR = re.compile(r"cả năm|\b12 tháng\b")
STATUSES: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"chính thức"), Status.OFFICIAL),
    (re.compile(r"sơ bộ"), Status.PRELIMINARY),
    (re.compile(r"\bước|\bưth\b"), Status.ESTIMATE),
    (re.compile(r"dự kiến|dự báo"), Status.FORECAST),
    (re.compile(r"thực hiện|\bth\b"), Status.ACTUAL),
)
SPANS = re.compile(
    r"(?P<rest>\d{1,2}) ?(?:tháng|t) cuối năm"
    r"|(?:từ )?(?:tháng|t) ?(?P<a>\d{1,2}) ?(?:-|–|,|\+|&|và|đến(?: hết)?) ?(?:tháng |t)?(?P<b>\d{1,2})\b(?!/\d{4})"
    r"|(?<![\d/.])(?P<n>\d{1,2}) ?(?:tháng|th|t)(?! ?\d{1,2}\b)(?![a-zà-ỹ])"
    r"|(?<![a-zà-ỹ])(?:tháng|th|t)\.? ?(?P<m>\d{1,2})\b"
    r"|quý ?(?P<q>iv|iii|ii|i|[1-4])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """Nghĩa của một tiêu đề; phần nào không nêu thì None. `object_` là vế sau của phép so ("so với …")."""

    year: int | None = None
    year_shift: int = 0
    months: Months | None = None
    same: bool = False
    previous: bool = False
    reported: bool = False
    cumulative: bool = False
    whole_year: bool = False
    measure: Measure | None = None
    form: Form | None = None
    base: str | None = None
    status: Status | None = None

    @property
    def says_period(self) -> bool:
        """Có nêu kỳ."""
        return bool(
            self.year
            or self.months
            or self.same
            or self.previous
            or self.reported
            or self.cumulative
            or self.whole_year
            or self.year_shift
        )

    @property
    def is_ratio(self) -> bool:
        """Là cột so sánh, không phải mức."""
        return self.measure not in (None, Measure.LEVEL, Measure.PLAN, Measure.CHANGE_ABS)

    @property
    def says_anything(self) -> bool:
        """Có nêu điều gì về kỳ hay số đo."""
        return self.says_period or self.measure is not None or self.status is not None


def read_heading(path: Sequence[str], report: Period | None = None) -> Heading:
    """Đọc đường tiêu đề của một cột, từ trên xuống; kỳ báo cáo (nếu biết) cho biết "so với 9T/2023" là so với kỳ nào.

    >>> head = read_heading(["Năm 2020", "Lũy kế 8 tháng"])
    >>> head.year, head.months, head.cumulative
    (2020, (1, 8), True)
    >>> head = read_heading(["So sánh (%)", "Tháng 8 so với tháng trước"])
    >>> head.months, head.measure, head.base
    ((8, 8), <Measure.POP: 'pop'>, 'pop')
    """
    return _read_heading(tuple(path), report)


@lru_cache(maxsize=4096)
def _read_heading(path: tuple[str, ...], report: Period | None) -> Heading:
    pieces = [GLUED_YEAR.sub(r"\1 \2", " ".join(piece.lower().split())) for piece in path]
    whole = " › ".join(pieces)
    subject, compared = _split_comparison(pieces)
    heading = _period_words(subject)
    status = next((status for pattern, status in STATUSES if pattern.search(" › ".join(subject))), None)
    heading = replace(heading, status=status)
    return _with_measure(heading, whole, " › ".join(subject), compared, report)


def _with_measure(
    heading: Heading, whole: str, subject: str, compared: str | None, report: Period | None
) -> Heading:
    form: Form | None = "growth" if GROWTH.search(whole) else "index" if INDEX.search(whole) else None
    if PLAN.search(compared or "") or (PLAN.search(whole) and RATIO.search(whole) and compared is None):
        return replace(heading, measure=Measure.PLAN_PCT)
    if compared is not None:
        base = _base(heading, compared, report)
        if PLAN.search(subject):  # "KH 2026 so với TH 2025"
            heading = replace(heading, status=Status.PLAN)
        if CHANGE.search(whole) and "%" not in whole:
            return replace(heading, measure=Measure.CHANGE_ABS, base=base)
        return replace(heading, measure=Measure.POP if base == "pop" else Measure.YOY, base=base, form=form)
    if PLAN.search(whole):
        return replace(heading, measure=Measure.PLAN, status=Status.PLAN)
    if SHARE.search(whole):
        return replace(heading, measure=Measure.SHARE)
    if CHANGE.search(whole) and "%" not in whole:
        return replace(heading, measure=Measure.CHANGE_ABS)
    if form == "growth":
        base = "pop" if PREVIOUS.search(whole) else "yoy"
        return replace(
            heading,
            measure=Measure.POP if base == "pop" else Measure.YOY,
            base=base,
            form=form,
            same=False,
            previous=False,
        )
    return heading


def _split_comparison(pieces: Sequence[str]) -> tuple[list[str], str | None]:
    """The words of the subject, and the words after the last "so với" (None where nothing is compared)."""
    for number in range(len(pieces) - 1, -1, -1):
        found = list(COMPARE.finditer(pieces[number]))
        if not found:
            continue
        before, after = pieces[number][: found[-1].start()], pieces[number][found[-1].end() :]
        object_, colon, rest = after.partition(":")
        if colon and re.search(
            r"[a-zà-ỹ]", object_
        ):  # "So với cùng kỳ (%): Quý I", not "Quý I so với: cùng kỳ"
            after, before = object_, f"{before} {rest}"
        if re.search(r"[a-zà-ỹ\d]", after.replace("%", "")):
            others = [*pieces[:number], before, *pieces[number + 1 :]]
            return [COMPARE.sub(" ", piece) for piece in others], after
        compared = " › ".join(pieces[number + 1 :])
        return [*(COMPARE.sub(" ", piece) for piece in pieces[:number]), before], compared
    return list(pieces), None


def _base(heading: Heading, compared: str, report: Period | None) -> str:
    other = _period_words([compared])
    if DECEMBER.search(compared) or (other.months == (12, 12) and heading.months not in ((1, 1), (12, 12))):
        return "dec"
    if BASE_YEAR.search(compared):
        return "gốc"
    if PREVIOUS.search(compared):
        return "pop"
    if SAME.search(compared) or LAST_YEAR.search(compared):
        return "yoy"
    own = heading.months or ((report.first, report.last) if report else None)
    if other.months in (None, own) or not own:
        longer = (
            other.months and other.months[1] - other.months[0] > 2
        )  # no period of many months follows another
        return "yoy" if own or other.months is None or longer else "pop"
    year = heading.year or (report.year if report else None)
    earlier = other.year is not None and year is not None and other.year < year
    return "yoy" if earlier and other.months[1] == own[1] else "pop"


def _period_words(pieces: Sequence[str]) -> Heading:
    heading = Heading()
    for said in pieces:
        piece = SINCE.sub(" ", _with_dates(said))
        year = YEAR.search(piece)
        months = read_months(piece)
        cumulative = bool(CUMULATIVE.search(piece))
        if cumulative and months and months[0] == months[1] and not re.search(r"\d ?(?:tháng|t)\b", piece):
            months = (1, months[1])
        heading = Heading(
            year=int(year[0]) if year else heading.year,
            year_shift=-1 if LAST_YEAR.search(piece) else heading.year_shift,
            months=months or heading.months,
            same=heading.same or bool(SAME.search(piece)),
            previous=heading.previous or bool(PREVIOUS.search(piece)),
            reported=heading.reported or bool(REPORTED.search(piece)),
            cumulative=heading.cumulative or cumulative,
            whole_year=heading.whole_year or bool(WHOLE_YEAR.search(piece)),
        )
    return heading


def _with_dates(piece: str) -> str:
    """Days written in figures, in words of months: "từ 01/01/2024 đến 30/9/2024" is "tháng 1 - 9 năm 2024"."""
    piece = DAYS.sub(_months_of_days, LETTER_DATE.sub(" ", piece))
    piece = UNTIL_DAY.sub(r" tháng \1 năm \2 ", piece)
    piece = SHORT_YEAR.sub(r"\1/20\2", piece)
    return MONTH_CELL.sub(r"tháng \1 năm \2", piece)


def _months_of_days(found: re.Match[str]) -> str:
    first, year, last, last_year = found.groups()
    same = year in (None, last_year)
    return f" tháng {first} - {last} năm {last_year} " if same else f" {last} tháng năm {last_year} "


def read_months(text: str) -> Months | None:
    """Tháng đầu, tháng cuối mà chữ ấy nêu (chữ thường).

    >>> read_months("ước th t6/2024"), read_months("6t/2024"), read_months("quý ii"), read_months("tháng 1-6")
    ((6, 6), (1, 6), (4, 6), (1, 6))
    """
    for found in SPANS.finditer(text):
        months = _months(found)
        if 1 <= months[0] <= months[1] <= 12:
            return months
    return None


def _months(found: re.Match[str]) -> Months:
    if found["rest"]:
        return 13 - int(found["rest"]), 12
    if found["a"]:
        return int(found["a"]), int(found["b"])
    if found["n"]:
        return 1, int(found["n"])
    if found["m"]:
        return int(found["m"]), int(found["m"])
    quarter = QUARTERS[found["q"].lower()]
    return 3 * quarter - 2, 3 * quarter


def resolve(heading: Heading, report: Period | None, beside: Period | None = None) -> Period | None:
    """Kỳ của một cột, khi biết kỳ báo cáo và kỳ của cột mức bên trái.

    >>> report = Period.parse("2020-M01")
    >>> resolve(read_heading(["Năm 2020", "Thực hiện tháng 12"]), report).code
    '2019-M12'
    >>> resolve(read_heading(["Lũy kế so với cùng kỳ"]), Period.parse("2020-M08")).code
    '2020-M01..M08'
    """
    year = heading.year or (report.year + heading.year_shift if report else None)
    if year is None:
        return None
    months = heading.months or _unstated_months(heading, report, beside)
    if months is None:
        return None
    if heading.same and heading.year is None and heading.year_shift == 0:
        year -= 1
    if heading.previous and not heading.months:
        return _before(Period(year, *months))
    if report and _belongs_to_last_year(heading, months, report, year):
        year -= 1
    return Period(year, *months)


def _unstated_months(heading: Heading, report: Period | None, beside: Period | None) -> Months | None:
    if heading.whole_year or heading.measure is Measure.PLAN:
        return 1, 12
    if report is None:
        return (1, 12) if heading.year else None
    if heading.cumulative:
        return 1, report.last
    if heading.same:
        near = beside or report
        return near.first, near.last
    if heading.previous or heading.reported or (heading.base == "pop" and heading.is_ratio):
        return (report.last, report.last) if report.months != 3 else (report.first, report.last)
    if heading.is_ratio and heading.year in (None, report.year):
        near = beside or report
        return near.first, near.last
    if heading.year or heading.year_shift:
        return 1, 12
    near = beside or report
    return near.first, near.last


def _before(period: Period) -> Period:
    try:
        return period.previous()
    except ValueError:
        return period


def _belongs_to_last_year(heading: Heading, months: Months, report: Period, year: int) -> bool:
    """In a report of January "thực hiện tháng 12" under "năm nay" is December of last year."""
    if heading.measure is Measure.PLAN or heading.status in (Status.FORECAST, Status.ESTIMATE):
        return False
    return year == report.year and report.last <= 3 and months[0] >= 10 and months[1] - months[0] < 3
