"""Kỳ đã hiểu: what words of a period mean beside the document's date and the period in force."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from giaoban.reader.words.periods import ENDED, NEXT, Words
from giaoban.terms.period import Period

FAR: Final = 15
LATEST: Final = 2060
NEW_YEAR: Final = 2  # a text of January or February that speaks of the year speaks of its plan
IN_A_ROW: Final = 2  # years told on, past the main one
UNFINISHED_DAY: Final = 20


class Calendar:
    """Lịch của một văn bản: năm chính của nó, năm cuối có thể có số thực hiện, và kỳ đang nói."""

    def __init__(
        self,
        published: date | None,
        stated: Sequence[Words],
        bases: Sequence[Words] = (),
        elsewhere: Sequence[Words] = (),
        done: frozenset[int] = frozenset(),
    ) -> None:
        self.published = published
        self.now = (
            main_year(published, stated, done)
            or _after_bases(bases, stated)
            or main_year(published, elsewhere, done)
            or _of_days([*bases, *elsewhere])
        )
        self.told: Period | None = None  # the latest month told of
        self.looks_back = any(words.year == ENDED for words in stated)
        self.written = any(words.year == self.now for words in stated)
        self.latest = published.year if published else _latest(self.now, stated)

    def reach(self, done: frozenset[int], measured: Iterable[int]) -> None:
        """Kể liền các năm đã qua ("năm 2019 …; 2020 …; 2021 …"): năm sau cùng của dãy cũng có số thực hiện.

        A year of which a result is told (`measured`) has one even when it stands alone.
        """
        years, last = done, self.now or 0
        while last + 1 in years:
            last += 1
        if self.latest is not None and last >= self.latest + IN_A_ROW:
            self.latest = last
        if self.latest is not None and self.latest + 1 in set(measured):
            self.latest += 1

    def resolve(self, words: Words, current: Period | None) -> Period | None:
        """Kỳ mà lời nêu chỉ, khi đang nói về `current`; None nếu không biết năm hay không phải một kỳ."""
        kind = words.kind
        if kind == "same":
            return self._same(words, current)
        if kind == "previous":
            return _previous(words, current)
        if kind == "this":
            return _this(words, current)
        if kind == "ended":
            return self._ended(words, current)
        if kind == "todate":
            return self._todate(current)
        if kind in ("years", "date"):
            return None
        year = self.year_of(words, current)
        found = Period(year, words.first or 1, words.last) if year and words.last else None
        if found is not None and found.months == 1 and (self.told is None or found > self.told):
            self.told = found
        return found

    def year_of(self, words: Words, current: Period | None) -> int | None:
        """Năm của lời nêu: năm đã viết nếu hợp lý, năm nay, năm trước, hay năm đang nói."""
        if words.year > 1:
            if words.year <= LATEST and (self.now is None or abs(words.year - self.now) <= FAR):
                return words.year
            return current.year if current else self.now
        if words.year == -1:
            return self.now - 1 if self.now else None
        if words.year in (ENDED, NEXT):
            ended = _ended_year(self.published) or self.now
            return ended if words.year == ENDED or not ended else max(ended, self.now or 0) + 1
        if words.year == 1:
            return self._this_year(words)
        if current:
            return current.year
        return self._undated(words)

    def is_future(self, period: Period, unfinished: bool = False) -> bool:
        """Kỳ sau năm đang nói: chỉ hợp với kế hoạch, dự báo; `unfinished`: kể cả tháng chưa hết khi văn bản ra."""
        published = self.published
        if published is None:
            return self.latest is not None and period.year > self.latest
        if period.year != published.year or not unfinished:
            return period.year > published.year
        last = published.month - (published.day < UNFINISHED_DAY)
        return period.first > published.month or (period.months == 1 and period.last > last)

    def is_running(self, period: Period) -> bool:
        """Kỳ còn dở dang khi văn bản ra."""
        day = self.published
        if day is None or period.year != day.year:
            return False
        return period.last > day.month - (day.day < UNFINISHED_DAY)

    def is_unborn(self, period: Period) -> bool:
        """Kỳ mới mở đầu khi văn bản ra: chưa thể có số thực hiện."""
        day = self.published
        if day is None or period.year != day.year:
            return False
        begun = period.first == day.month and period.months > 1 and day.day < UNFINISHED_DAY and day.month > 1
        return period.first > day.month or begun or (period.months == 12 and day.month <= NEW_YEAR)

    def first_period(self, stated: Sequence[Words], bases: Sequence[Words] = ()) -> Period | None:
        """Kỳ đầu tiên mà văn bản nêu, hay lộ ra từ các gốc, cho các số đứng trước mọi lời nêu kỳ."""
        told = [
            words for words in stated if words.kind in ("period", "cumulative", "ended") and words.year != -1
        ]
        if stated and stated[0].kind == "bare" and stated[0].year == self.now:
            return Period(stated[0].year, 1, 12)  # "Kinh tế Phú Yên 2021: ba gam màu"
        told.sort(key=lambda words: 1 < words.year != self.now)  # first those of its own year
        for words in told:
            found = self.resolve(words, None)
            if found and not self.is_future(found, unfinished=True):
                return found
        return self._of_bases(bases) or (Period(self.now, 1, 12) if self.now else None)

    def _of_bases(self, bases: Sequence[Words]) -> Period | None:
        """Kỳ của một văn bản chỉ nêu gốc ("so với tháng giêng năm ngoái"); không nêu gì thì năm đã xong."""
        day = self.published
        if day is None:
            return None
        for words in bases:
            if words.kind == "period" and words.year == -1 and words.first == words.last:
                return Period(day.year - (words.last > day.month), words.last, words.last)
            if words.kind == "previous" and words.first:
                return self._ended(words, None)
        return Period(day.year - 1, 1, 12) if day.month <= NEW_YEAR and self.now == day.year else None

    def _this_year(self, words: Words) -> int | None:
        """ "2 tháng đầu năm nay": năm của ngày công bố, nếu kỳ ấy đã xong."""
        day = self.published
        finished = words.kind == "cumulative" and day is not None and words.last < day.month
        begun = day is not None and day.month <= NEW_YEAR and self.written
        return day.year if day is not None and (finished or begun or self.looks_back) else self.now

    def _undated(self, words: Words) -> int | None:
        if (
            self.now
            and self.published
            and self.now == self.published.year
            and words.last > self.published.month + 1
        ):
            return self.now - 1 if words.last < 12 or words.first > 1 else self.now
        return self.now

    def _ended(self, words: Words, current: Period | None) -> Period | None:
        """ "Tháng vừa qua", "quý vừa rồi": tháng, quý mới xong khi văn bản ra, hay ở cuối kỳ đang nói."""
        day = self.published
        if day is None:
            return _this(words, current)
        ended = day.year * 12 + day.month - 1 - (day.day < UNFINISHED_DAY) + 1
        year, last = divmod(ended // words.first * words.first - 1, 12)
        return Period(year, last + 2 - words.first, last + 1)

    def _todate(self, current: Period | None) -> Period | None:
        """ "từ đầu năm": đến hết kỳ đang nói, hay đến tháng mới xong nếu kỳ ấy còn dở dang."""
        if current is None:
            return None
        day = self.published
        if current.last == 1 and self.told is not None and self.told.year == current.year:
            return self.told.cumulative()  # "Tháng 2 giảm 1%. Bù lại tháng 1 tăng 9% nên cộng dồn tăng 4%"
        if day is None or current.months < 12 or not self.is_running(current):
            return current.cumulative()
        return Period(current.year, 1, max(1, day.month - (day.day < UNFINISHED_DAY)))

    def _same(self, words: Words, current: Period | None) -> Period | None:
        if current is None:
            return None
        if words.year > 1 and words.year != current.year:
            return Period(words.year, current.first, current.last)
        return current.last_year()


def main_year(
    published: date | None, stated: Sequence[Words], done: frozenset[int] = frozenset()
) -> int | None:
    """Năm chính của văn bản: năm được nêu nhiều và sớm nhất, gần ngày công bố.

    `stated` leaves out the periods that are only a base or a horizon ("so với năm 2019", "đến năm 2030"); of two years
    told alike, one of which a thing done is told (`done`) comes before one that is only aimed at or foretold.
    """
    score: Counter[int] = Counter()
    dated = (words for words in stated if words.year > 1 and words.kind not in ("years", "same"))
    for order, words in enumerate(dated):
        if words.year > LATEST or (published and not -1 <= published.year - words.year <= 3):
            continue
        if (
            published
            and words.kind == "date"
            and (words.year, words.last) == (published.year, published.month)
        ):
            continue  # the day of the page, or of the meeting it tells of
        if words.kind == "bare":
            score[words.year] += 1
            continue
        score[words.year] += (
            (2 if words.last - words.first == 11 else 3) + (2 if order < 2 else 0) - (words.kind == "date")
        )
    if not published:
        return max(score, key=lambda year: (score[year], year in done, year)) if score else None
    year = published.year
    score.update(_undated_votes(published, stated))
    score[_ended_year(published) or year] += 3 * any(words.year == ENDED for words in stated)
    if published.month > NEW_YEAR:
        score[year] += 5 * any(words.year == 1 for words in stated)  # "năm nay"
    if score[year - 1] > score[year] or (
        published.month <= 2 and score[year - 1] and score[year - 1] >= score[year]
    ):
        return year - 1
    return year


def _after_bases(bases: Sequence[Words], stated: Sequence[Words]) -> int | None:
    """Năm của một văn bản chỉ nêu năm ở gốc: "tháng 8 tăng 16% so với cùng kỳ năm 2022", "tháng 1 … tháng 12/2011"."""
    months = [words.last for words in stated if words.kind == "period" and words.first == words.last]
    years = Counter(words.year + 1 for words in (*bases, *stated) if words.kind == "same" and _is_year(words))
    years.update(
        words.year + (months[0] <= words.last)
        for words in bases
        if months and words.kind == "period" and words.first == words.last and _is_year(words)
    )
    return max(years, key=lambda year: (years[year], year)) if years else None


def _is_year(words: Words) -> bool:
    return 1 < words.year < LATEST


def _of_days(told: Sequence[Words]) -> int | None:
    """Năm của một văn bản chỉ nêu năm ở một ngày hẹn ("báo cáo trước ngày 20/7/2020"): năm của ngày ấy."""
    return max((words.year for words in told if words.kind == "date" and _is_year(words)), default=None)


def _ended_year(published: date | None) -> int | None:
    """Năm mà "năm qua" chỉ: năm trước nếu văn bản ra ở nửa đầu năm."""
    return None if published is None else published.year - (published.month <= 6)


def _latest(now: int | None, stated: Sequence[Words]) -> int | None:
    """Năm cuối có thể có số thực hiện khi không rõ ngày công bố: năm chính, hay năm sau nếu nêu một tháng của nó."""
    if now is None:
        return None
    months = (words for words in stated if words.kind == "period" and words.first == words.last)
    return max((words.year for words in months if words.year == now + 1), default=now)


def _undated_votes(published: date, stated: Sequence[Words]) -> Counter[int]:
    """Kỳ không nêu năm cũng nói năm: "2 tháng đầu năm" vào tháng 3 là năm nay, "cả năm" vào tháng 1 là năm trước."""
    votes: Counter[int] = Counter()
    for words in stated:
        if words.year == 0 and words.last and words.kind in ("period", "cumulative"):
            ended = words.last <= published.month
            if words.last == 12 and 3 < words.last - words.first < 11:
                continue  # "sáu tháng cuối năm", told of what is gone or of what is to come
            if ended or published.month <= 2 or words.first > 1:
                votes[published.year - (not ended)] += 2
    return votes


def _previous(words: Words, current: Period | None) -> Period | None:
    if current is None:
        return None
    months = words.first or current.months
    base = (
        current if current.months == months else Period(current.year, current.last - months + 1, current.last)
    )
    try:
        return base.previous()
    except ValueError:
        return None


def _this(words: Words, current: Period | None) -> Period | None:
    if current is None:
        return None
    if words.first == 3:
        last = (current.last + 2) // 3 * 3
        return Period(current.year, last - 2, last)
    return Period(current.year, current.last, current.last)


def base_of(words: Words, meant: Period | None, current: Period | None) -> str:
    """Gốc so sánh: "yoy" cùng kỳ năm trước, "pop" kỳ trước, "other" gốc khác."""
    if words.kind == "same":
        return "yoy"
    if words.kind == "previous":
        return "pop"
    if words.year == -1 and (words.kind == "cumulative" or words.first != words.last or current is None):
        return "yoy"
    if current is None or meant is None:
        return (
            "yoy" if words.first == 1 and words.last == 12 else "pop" if words.first == words.last else "yoy"
        )
    if not words.year and meant.months == 1 and (meant.year, meant.last) > (current.year, current.last):
        meant = Period(meant.year - 1, meant.first, meant.last)  # "tháng 1 … so với tháng 12"
    return _base(meant, current)


def _base(meant: Period, current: Period) -> str:
    if (meant.first, meant.last) == (current.first, current.last) or meant.months == 12:
        return "yoy" if meant.year == current.year - 1 else "other"
    ordinal = current.year * 12 + current.last - (meant.year * 12 + meant.last)
    if meant.months == current.months and 0 < ordinal <= 12:
        return "pop" if ordinal == meant.months else "other"
    if meant.months == 1 and ordinal == 0 and current.months > 1:
        return "other"
    return "yoy" if meant.year < current.year else "pop" if ordinal > 0 else "other"
