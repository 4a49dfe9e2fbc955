"""Bàn làm việc: what the book and the engine say of a place and period, kept until the book grows.

The book and the waivers only grow, so together they count the `edition`, which names their whole content: what was
worked out for one edition stays right for it, and each process keeps the latest answers.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce

from giaoban.check.book import BookFinding, check_book
from giaoban.compute import Derived, Input, Operation, Rules, derive_all
from giaoban.compute.reach import reach
from giaoban.office.models import Waiver
from giaoban.office.waivers import waived
from giaoban.publish.draft import YEARS_BACK, rows_near, standing
from giaoban.publish.facts import Line, lines_of
from giaoban.publish.work import CODES, TaskCounts, task_counts
from giaoban.record.entry import Recorded
from giaoban.record.models import Batch, Observation, Series
from giaoban.record.read import statements
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.period import Period
from giaoban.terms.place import place_key
from giaoban.web.places import spoken, versions


@dataclass(frozen=True)
class Sector:
    """Toàn cảnh ngành của một địa bàn trong một kỳ: số liệu đã ghi, số tính ra, nhiệm vụ, phát hiện.

    `withheld` are this period's figures that a check calls wrong: shown as such, never computed with.
    """

    code: str
    name: str
    period: Period
    entries: tuple[Recorded, ...]
    lines: tuple[Line, ...]
    rankings: tuple[Derived, ...]
    tasks: tuple[TaskCounts, ...]
    findings: tuple[BookFinding, ...]
    withheld: tuple[Recorded, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Số liệu đã ghi, dưới dạng đầu vào của phép tính."""
        return tuple(Input.of(entry) for entry in self.entries)


def edition() -> int:
    """Số của lần ghi sau cùng, thêm mỗi lời chấp nhận phép so một; 0 nếu sổ trống."""
    whole = Waiver.objects.order_by().annotate(all=Value(1)).values("all")
    waivers = Coalesce(Subquery(whole.annotate(n=Count("id")).values("n")), 0)
    return sum(Batch.objects.order_by("-id").values_list("id", waivers).first() or ())


@lru_cache(maxsize=8)
def series_counts(_book: int) -> Counter[str]:
    """Số chuỗi của mỗi địa bàn có trong sổ."""
    rows = Series.objects.order_by().values_list("place").annotate(n=Count("id"))
    return Counter(dict(rows))


@lru_cache(maxsize=8)
def places_in_book(book: int) -> tuple[tuple[str, str], ...]:
    """(mã, tên gọi) các địa bàn có số liệu, theo bảng chữ cái."""
    named = [(code, spoken(code)) for code in series_counts(book)]
    return tuple(sorted(named, key=lambda pair: place_key(pair[1])))


@lru_cache(maxsize=512)
def periods_of(_book: int, place: str) -> tuple[tuple[Period, int], ...]:
    """Các kỳ có số liệu của địa bàn, mới nhất trước, kèm số lượng."""
    here = Observation.objects.filter(series__place=place).order_by()
    rows = here.values_list("year", "first", "last").annotate(n=Count("id"))
    held = [(Period(*months), n) for *months, n in rows]
    return tuple(sorted(held, key=lambda pair: (pair[0].year, pair[0].last, pair[0].months), reverse=True))


def fullest_place(book: int) -> str:
    """Địa bàn có nhiều chuỗi số liệu nhất; rỗng nếu sổ trống."""
    return max(series_counts(book).items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))[0]


def latest_full_period(book: int, place: str) -> Period | None:
    """Kỳ mới nhất có khá đủ số liệu: ít nhất bằng nửa kỳ đủ nhất."""
    held = periods_of(book, place)
    most = max((n for _, n in held), default=0)
    return next((period for period, n in held if 2 * n >= most), None)


@lru_cache(maxsize=512)
def checked(place: str, year: int, _book: int) -> tuple[BookFinding, ...]:
    """Phát hiện trên số của chính địa bàn trong mấy năm tới năm ấy; mỗi lần ghi sổ chỉ kiểm một lần cho mọi kỳ.

    Only the place's own figures are checked: checking those of its hundred communes too could take minutes.
    """
    rows = standing(statements(place=place, years=(year - YEARS_BACK, year + 1)))
    return tuple(check_book([(row.figure, str(row.source)) for row in rows], indicators()))


@lru_cache(maxsize=512)
def sector(place: str, period: Period, book: int) -> Sector:
    """Toàn cảnh của địa bàn trong kỳ, theo sổ ở lần ghi `book`; số bị phép kiểm bác thì giữ lại, không tính.

    Units are ranked by whole indicators; the parts of each are ranked by `giaoban compute`.
    """
    known(place)
    span = reach(place, period)
    rows = rows_near(span, period)
    own = [row for row in rows if row.place_code == span.code]
    found = checked(span.code, period.year, book)
    wrong = {one.figure: one for one in found if one.severity == "error" and one.figure}
    precise = [Input.of(row) for row in rows if row.figure not in wrong]
    economy = [entry for entry in precise if entry.figure.key.indicator not in CODES]
    rules = Rules(events=span.events, own=waived(span.code, span.place))
    results = derive_all(economy, span.place, period, indicators().values(), units=span.units, rules=rules)
    near = (period.code, period.last_year().code)
    return Sector(
        code=span.code,
        name=span.place,
        period=period,
        entries=tuple(rows),
        lines=lines_of(results, indicators()),
        rankings=tuple(result for result in results if result.name is Operation.RANK),
        tasks=task_counts([Input.of(row) for row in own], period),
        findings=tuple(one for one in found if one.place == span.place and one.period in near),
        withheld=tuple(row for row in own if row.figure in wrong and row.figure.key.period == period),
    )


def known(place: str) -> None:
    """Nêu lỗi nếu không có địa bàn mang mã ấy."""
    if not versions(place):
        raise InputError(
            "mã một địa bàn trong danh mục",
            "31 (Hải Phòng), 58 (Ninh Thuận)",
            place or "(trống)",
            "Chọn địa bàn trong danh sách của trang Tổng quan.",
        )
