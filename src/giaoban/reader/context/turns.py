"""Kỳ đổi: which words turn the period a text speaks of, and for how long: a bracket, a sentence, or from there on."""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.reader.context.area import Area
from giaoban.reader.context.state import Where
from giaoban.reader.sense.marks import is_year_head
from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.lexemes import Lexeme
from giaoban.terms.period import Period

SUMMED: Final = ("lũy kế ", "lũy kế của ", "lũy kế trong ", "cộng dồn ")
ASIDE_HEADS: Final = frozenset(("strong", "weak", "nothing"))
ASIDE: Final = 25  # a year named later than this in its sentence is an aside
FROM: Final = ("từ ", "từ mức ", "từ con số ", "từ chỗ ")
ALONE: Final = re.compile(
    r"[,;] (?:nhưng |còn |và |trong đó,? )?(?:riêng |trong đó,? )(?:trong )?$"
    r"|[.\n][-+* ]*(?:nếu )?chỉ (?:tính|xét|kể|nói|lấy)(?: trong| đến)? $"
    r"|[.\n][-+* ]*(?:nếu |chỉ |khi |còn )*(?:tính |xét |tách |nhìn |kể |nói )?riêng (?:trong )?$"
)


@dataclass
class Turns(Area):
    """Kỳ đang nói: lấy từ lời nêu kỳ của khúc, giữ cho câu sau, cho đoạn sau, hay chỉ cho đến hết câu."""

    def _take_period(
        self, segment: Segment, tail: Segment | None = None, loose: bool = True
    ) -> tuple[Period | None, Where | None]:
        """Kỳ của số: kỳ nêu trong khúc, kỳ của cùng kỳ năm trước, hay kỳ đang mang theo."""
        state = self.state
        silent = not segment.periods and segment.past is None and not (tail and tail.periods)
        current, at = None if silent and state.spanned else state.period, state.period_at
        if silent and (kept := self._goes_on(current, loose)) is not None:
            return kept, at
        aside: tuple[Period | None, Where | None] | None = None
        named: Period | None = None
        for lexeme in segment.periods + (tail.periods if tail else []):
            words = lexeme.words
            assert words is not None
            if words.kind == "bare" and not is_year_head(self.text.low, lexeme):
                continue
            where = (lexeme.start, lexeme.end)
            if words.kind == "years":
                named, current, at = current, None, where
                state.spanned = True
                continue
            state.spanned = False
            found = self.calendar.resolve(words, self._turned(lexeme, current or state.period))
            found = self._so_far(lexeme, self._same_months(lexeme, found))
            if found and self._is_of_one(segment, tail, lexeme, found):
                aside = (found, where)
            elif found:
                self._keep_wide(segment, found)
                apart = ALONE.search(self.text.low, max(0, lexeme.start - 28), lexeme.start) is not None
                if state.outer is None and (apart or self._narrows(found, lexeme)):
                    state.outer = (state.period, state.period_at)
                    state.alone = apart and state.fresh_sentence
                self._leave_present(found, current or named, at, lexeme)
                current, at = found, where
                state.period_fresh = True
        if current and current != state.period and self.calendar.is_future(current, unfinished=loose):
            state.future = current
            state.to_come = current if current.months == 12 else state.to_come
        elif current:
            if (state.period, state.period_at) != (current, at):
                state.since = 0
            state.period, state.period_at = current, at
            state.keep_main()
        elif named is not None and not self.calendar.is_future(named, unfinished=loose):
            state.period = named  # "năm 2019 là năm cuối của giai đoạn 2015-2019"
        return self._past(segment, tail, current) or aside or (current, at)

    def _is_of_one(self, segment: Segment, tail: Segment | None, lexeme: Lexeme, found: Period) -> bool:
        """Kỳ của riêng một số: chỗ đi của một mức ("từ 45% năm 2021 xuống 42%"), năm trước, kỳ của chuyện khác."""
        aside = not self.state.fresh_sentence and _is_aside(segment, lexeme)
        if tail is None or lexeme not in tail.periods:
            return aside
        left = self.text.low.endswith(FROM, 0, segment.end)
        if left:
            self.state.started = found
        return left or aside or (lexeme.words is not None and lexeme.words.year == -1)

    def _goes_on(self, current: Period | None, loose: bool) -> Period | None:
        """Kỳ của một số mà khúc của nó không nêu kỳ: kỳ vừa dự kiến trong câu, hay kỳ đang mang theo."""
        state = self.state
        if state.future is not None and not state.fresh_sentence and not state.planning:
            return state.future  # "dự kiến năm 2026 xuất khẩu 5 tỷ USD, tăng 8%"
        if current is None or self.calendar.is_future(current, unfinished=loose):
            return None
        state.keep_main()
        return current

    def _same_months(self, lexeme: Lexeme, found: Period | None) -> Period | None:
        """ "cùng kỳ năm 2022 tăng 5%, năm 2021 tăng 3%": năm kể tiếp cũng là những tháng ấy của năm ấy."""
        months = self.state.months
        if months is None or found is None or found.months < 12 or lexeme.words is None:
            return found
        if lexeme.words.year <= 1 or months.months == 12 or not self.text.low.startswith("năm", lexeme.start):
            return found
        return Period(found.year, months.first, months.last) if found.year < months.year else found

    def _so_far(self, lexeme: Lexeme, found: Period | None) -> Period | None:
        """ "tháng 10/2024 tăng 3%; lũy kế năm 2024 tăng 11%": từ đầu năm ấy đến hết tháng ấy."""
        told = self.state.period
        if found is None or told is None or found.months < 12 or found.year != told.year:
            return found
        summed = self.text.low.endswith(SUMMED, 0, lexeme.start)
        return Period(found.year, 1, told.last) if summed and told.last < 12 else found

    def _turned(self, lexeme: Lexeme, current: Period | None) -> Period | None:
        """ "Bước sang năm 2021, tỉnh đặt mục tiêu …. Hai tháng đầu, …": kỳ không nêu năm là của năm mới ấy."""
        words, state = lexeme.words, self.state
        if words is None or current is None or words.kind not in ("period", "cumulative", "bare"):
            return current
        if words.year:
            year = self.calendar.year_of(words, current)
            ahead = year == current.year + 1 and words.last - words.first == 11
            turned = ahead and self.text.low.endswith("sang ", 0, lexeme.start)
            state.turned = year if turned or (year == state.turned) else None
            return current
        if state.turned is None or current.months < 12 or words.last == 12:
            return current
        self.calendar.latest = max(self.calendar.latest or 0, state.turned)
        return Period(state.turned, 1, 12)

    def _keep_wide(self, segment: Segment, found: Period) -> None:
        """CPI của riêng một tháng, giữa báo cáo nhiều tháng: sang đoạn sau lại nói về nhiều tháng ấy."""
        wide = self.state.period
        if wide is None or wide.first != 1 or (wide.year, wide.last) != (found.year, found.last):
            return
        prices = any(lexeme.entry and lexeme.entry.value == "cpi" for lexeme in segment.subjects)
        if prices and found.months < wide.months:
            self.state.wide = (wide, self.state.period_at)

    def _narrows(self, found: Period, lexeme: Lexeme) -> bool:
        """ "9 tháng tăng 12%; quý III tăng 15%. Xuất khẩu …": một phần của kỳ đang nói, chỉ đến hết câu ấy."""
        state, wide = self.state, self.state.period
        if wide is None or state.entered is None or not state.since:
            return False
        if state.planned:
            return (
                False  # "kế hoạch năm là tăng 15%; quý I tăng thấp hơn": the year was the plan's, not told of
            )
        told = self.text.low.find(":", state.began, lexeme.start) >= 0 and not self.calendar.is_running(wide)
        if told and wide.first == 1 and wide.year == found.year and found.last < wide.last:
            return True  # "Mức tăng ấy được bồi đắp dần: 9,6% sau hai tháng, 11,2% sau quý I"
        inside = wide.year == found.year and wide.months > found.months
        inside = inside and (wide.last == found.last or (found.months in (1, 3) and found.last < wide.last))
        return inside and wide.first == 1 and not state.fresh_sentence

    def _past(
        self, segment: Segment, tail: Segment | None, current: Period | None
    ) -> tuple[Period | None, Where] | None:
        """Kỳ của cùng kỳ năm trước, khi khúc nêu nó mà không để so sánh; trong ngoặc thì đến hết ngoặc."""
        past = segment.past
        if past is None or not past.words:
            return None
        if segment.periods and past.start <= segment.periods[-1].start:
            return self._of_year_before(segment, past, current)
        before = self.calendar.resolve(past.words, current), (past.start, past.end)
        self.state.months = before[0]
        if tail is not None and _in_bracket(segment, past):
            self.state.period, self.state.period_at = before
        return before

    def _of_year_before(
        self, segment: Segment, past: Lexeme, current: Period | None
    ) -> tuple[Period | None, Where] | None:
        """ "Cùng kỳ năm ngoái 6 tháng tăng 9,8%": những tháng ấy, của năm trước."""
        told = segment.periods[-1]
        beside = not self.text.low[past.end : told.start].strip(" ,")
        if not beside or current is None or told.words is None or told.words.year or past.words is None:
            return None
        return (current.last_year(), (past.start, past.end)) if past.words.year == -1 else None

    def _leave_plan(self) -> None:
        """Kỳ chưa hết của một kế hoạch, đến sau kỳ đang kể, chỉ nói đến hết câu: sau nó lại là kỳ trước câu ấy."""
        state = self.state
        before = state.entered[0] if state.entered else None
        if state.outer is not None or state.period is None or before is None:
            return
        ahead = before.last < state.period.last or self.calendar.is_running(state.period)
        if before.year == state.period.year and ahead:
            state.outer = state.entered

    def _leave_present(self, found: Period, current: Period | None, at: Where | None, lexeme: Lexeme) -> None:
        """Một năm đã qua, nhắc giữa câu ("10 tháng năm 2019 là 8,6%"), chỉ nói đến hết câu ấy."""
        state, now = self.state, self.calendar.now
        if now is None or current is None:
            return
        if found.year >= now:
            state.present = None
        elif (
            (current.year >= now or (found.year < current.year and not state.fresh_sentence))
            and state.present is None
            and (
                lexeme.start - state.began > ASIDE
                or (at is not None and lexeme.words is not None and lexeme.words.year == -1)
            )
        ):
            state.present = (current, at)


def _is_aside(segment: Segment, lexeme: Lexeme) -> bool:
    """Kỳ nêu sau tên của chuyện khác ("vốn huy động đến cuối tháng 12 đạt …"): chỉ là kỳ của chuyện ấy."""
    before = [subject for subject in segment.subjects if subject.end <= lexeme.start]
    return bool(before) and before[-1].kind in ASIDE_HEADS


def _in_bracket(segment: Segment, past: Lexeme) -> bool:
    """Lời nêu kỳ đứng trong ngoặc còn mở: kỳ ấy nói đến hết ngoặc."""
    marks = [lexeme.kind for lexeme in segment.run if lexeme.kind in "()" and lexeme.start < past.start]
    return bool(marks) and marks[-1] == "(" and not any(past.start < end for _, end in segment.brackets)
