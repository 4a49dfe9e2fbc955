"""Nền của một số: the period, place and base that a number stands on, said beside it or carried on from before."""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.reader.context.paired import base_of_two, paired_base
from giaoban.reader.context.state import Where
from giaoban.reader.context.turns import FROM, Turns
from giaoban.reader.sense.aims import is_target
from giaoban.reader.sense.implied import period_ahead, period_of_base
from giaoban.reader.sense.marks import base_outside, glossed, glossed_plan, has_subject, opens_bracket
from giaoban.reader.sense.measure import GROWN
from giaoban.reader.sense.segment import Segment, survey
from giaoban.reader.sense.tail import HIGH, TAILED, is_base_of_index, next_of_chain, tail_end
from giaoban.reader.words.calendar import base_of
from giaoban.reader.words.lexemes import Lexeme
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.pairs import RANGE
from giaoban.reader.words.periods import Words
from giaoban.reader.words.topic import TRADE, Subject
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

FORESEEN: Final = re.compile(r"\bdự (?:kiến|báo)\b")
NOW: Final = re.compile(
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )\b(?:trong kỳ|kỳ này|hiện(?! đại| thực|\w)|đến nay|tới nay)\b"
)
UPTO_MONTH: Final = ("hết ", "cuối ", "tính đến", "tính tới", "đến", "tới")
NO_TAIL: Final = Segment(0, 0, "", [])
CHAIN: Final = 24  # numbers of one chain, at most
REACH: Final = 110
ALSO: Final = re.compile(  # "thấp hơn mức tăng 9,3% của cùng kỳ 2011 và 10,1% của cùng kỳ 2010"
    r"(?:hơn|kém|dưới|vượt|trên|bằng) (?:mức|tốc độ|con số|đà|nhịp)[^.;]{0,40}% của (?:cùng kỳ|quý|tháng|năm)"
    r"[^.;%]{0,24}(?:,| và)(?: mức)? $"
)
SURPASSED: Final = re.compile(
    r"(?:hơn|so với|kém|thua|thua xa|dưới|vượt|vượt xa|trên|bằng|bằng với|so|"
    r"(?:bằng|quá)(?: một)? nửa|gấp đôi|gấp rưỡi)"
    r"(?: nhiều so với| cả| hẳn| xa| nhiều| chút| đôi chút| luôn| qua)? (?:mức|tốc độ|con số|đà|nhịp)"
    r"(?: tăng trưởng| tăng| giảm)?(?: là| gần| hơn| khoảng)? $"
)


OF_OTHERS: Final = re.compile(
    r" (?:của (?:cả nước|vùng|toàn|các|khu vực|tỉnh|thành phố|tp)|chung|bình quân|trung bình)(?!\w)"
)


class Standing:
    """Chỗ đứng của một số: kỳ và lời nêu kỳ, gốc của riêng nó, gốc nêu trước nó; có của kỳ gốc, kế hoạch vừa nêu."""

    def __init__(
        self,
        period: Period | None,
        period_at: Where | None,
        own: str,
        lead: str,
        past: bool,
        plan: Lexeme | None,
    ) -> None:
        self.period: Final = period
        self.period_at: Final = period_at
        self.own: Final = own
        self.lead: Final = lead
        self.past: Final = past
        self.plan: Final = plan


@dataclass
class Ground(Turns):
    """Nền: văn bản, lịch của nó và điều đang mang theo; cho biết kỳ, địa bàn, gốc so sánh của từng số."""

    def _stand(
        self,
        segment: Segment,
        tail: Segment,
        number: Number,
        run: list[Lexeme],
        at: int,
        named: Lexeme | None,
        loose: bool,
    ) -> Standing:
        """Kỳ, địa bàn và gốc so sánh của một số."""
        state = self.state
        before = self._surpassed(segment, tail, number) or glossed(self.text.low, run, at)
        period, period_at = self._take_period(segment, tail, loose)
        period = period if tail.periods else self._implied(segment, run, at, period)
        if not loose and segment.dates and not segment.periods and not tail.periods:
            period = self._up_to(segment.dates[-1], period)
        first = self._range_first(run, at)
        period = first.period if first is not None else period
        if named is not None and named.words is not None:
            period, period_at = self.calendar.resolve(named.words, state.period), (named.start, named.end)
            if named.words.kind == "bare" and period is not None and state.period is not None:
                period = Period(period.year, state.period.first, state.period.last)
        if before is not None and before is not segment.past and before.words is not None:
            period, period_at = self.calendar.resolve(before.words, period), (before.start, before.end)
        if opens_bracket(self.text.low, number) and before is None:
            period = self._of_brackets(tail, period)
        self._take_place(segment, named)
        own = "yoy" if before is not None else ""
        said_after = base_of_two(self.text.low, run, at) or next(iter(tail.bases), None)
        if not own and said_after is not None:
            own = self._base(said_after, period)
        elif not own and not segment.bases and named is None:
            own = paired_base(self.text.low, state, run, at)
        said = segment.bases[-1] if segment.bases else base_outside(segment, number)
        lead = self._base(said, period) if said is not None and before is None else ""
        if lead == "pop" and period is not None and period.months > 3:
            lead = ""  # "quý sau cao hơn quý trước, ước cả năm tăng 8%"
        if lead:
            state.lead_base = lead
        elif self._is_longer(segment, period):
            state.lead_base = "" if state.lead_base == "pop" else state.lead_base
            state.last_base = "" if state.last_base == "pop" else state.last_base
            state.judged = None if state.judged and state.judged.base == "pop" else state.judged
        if (own or lead) and period is not None and number.group in ("percent", "times"):
            state.bases_at[period] = (*state.bases_at.get(period, ()), own or lead)
        return Standing(
            period, period_at, own, lead, before is not None, glossed_plan(self.text.low, run, at)
        )

    def _up_to(self, lexeme: Lexeme, period: Period | None) -> Period | None:
        """ "Tính đến ngày 15/2/2026, xuất khẩu đạt …": cộng dồn từ đầu năm; kỳ ấy còn mang theo."""
        year = self.calendar.year_of(lexeme.words, period) if lexeme.words else None
        if lexeme.words is None or year is None:
            return period
        self.state.period = Period(year, 1, lexeme.words.last)
        return self.state.period

    def _range_first(self, run: list[Lexeme], at: int) -> Claim | None:
        """ "dự báo năm 2023 tăng 6,5% - 7,2%": số sau của một khoảng nói cùng điều với số trước, là số này."""
        first = at - 1 - (at > 0 and run[at - 1].kind == "-")
        if first < 0 or run[first].number is None or not self.claims:
            return None
        gap = self.text.low[run[first].end : run[at].start].strip()
        if gap not in RANGE or run[first].group != run[at].group:
            return None
        last = self.claims[-1]
        return last if last.end == self.text.span(run[first].start, run[first].end)[1] else None

    def _of_brackets(self, tail: Segment, period: Period | None) -> Period | None:
        """ "may mặc (5% trong tháng), bao bì (8%)": kỳ nói ở ngoặc trước, trong câu, cũng là của ngoặc sau."""
        if tail.periods:
            self.state.inside = period
        return self.state.inside or period

    def _take_rest(self, segment: Segment) -> None:
        """Vế không có số, sau số cuối của nó: kỳ nêu ở đó còn mang theo, trừ năm trước, và cả năm còn dở."""
        last = segment.periods[-1].words if segment.periods else None
        if last is not None and (last.year == -1 or self._is_hoped(last)):
            return
        self._take_period(segment)

    def _is_hoped(self, words: Words) -> bool:
        """ "… mới mong cả năm không âm": năm chưa hết khi văn bản ra, nêu không cùng một số nào."""
        if words.year or words.kind != "period" or words.last - words.first < 11:
            return False
        found = self.calendar.resolve(words, self.state.period)
        return found is not None and self.calendar.is_running(found)

    def _implied(self, segment: Segment, run: list[Lexeme], at: int, period: Period | None) -> Period | None:
        """Kỳ lộ ra từ gốc nêu trước số, hay từ điều nói ngay sau số; kỳ ấy còn mang theo."""
        if segment.periods or segment.past is not None:
            return period
        if self.state.started and self.text.low.endswith(FROM, 0, segment.end):
            return self.state.started  # "…, công nghiệp từ 17% lên 19%"
        found = self._of_lead(segment, period)
        if found is None and (segment.subjects or self.state.fresh_sentence):
            found = period_ahead(self.text.low, self.calendar, run, at, segment, period)
        if found is not None:
            self.state.period = found
        return found or period

    def _of_lead(self, segment: Segment, period: Period | None) -> Period | None:
        """Kỳ lộ ra từ gốc nêu trước: "so với tháng 5/2022" khi đang nói 5 tháng."""
        bases = segment.bases or segment.outside
        if segment.periods or not bases:
            return None
        return period_of_base(self.text.low, self.calendar, bases[-1], period)

    def _before_bracket(self, recent: list[Lexeme]) -> bool:
        """Đã nêu điều gì trước ngoặc; kỳ nêu ở đó, không sát ngoặc, còn hiệu lực sau ngoặc."""
        if any(lexeme.kind == "period" for lexeme in recent[:-1]):
            self._take_period(survey(self.text, recent, recent[0].start, recent[-1].end))
        return has_subject(recent)

    def _only_base(self, segment: Segment, subject: Subject | None, period: Period | None) -> str:
        """Gốc duy nhất của câu trước ("… so với tháng trước tăng 2%. Một số ngành tăng: …"), cho các phần kể tiếp."""
        said = set(self.state.bases_at.get(period, ())) if period is not None else set()
        if subject is not None and subject.code == "cpi":
            return "yoy" if subject.item and self.state.prices == {period: {"yoy"}} else ""
        again = self.state.levels == 0 and not segment.subjects  # "giảm 4% so tháng trước, tăng 17%"
        if subject is not None and subject.code in TRADE and len(said) == 1 and not again:
            return said.pop()  # "xuất khẩu tháng 7 giảm 1% so với tháng 6 …; nhập khẩu tháng 7 giảm 3%"
        if self._goes_on_monthly(segment, period):
            return "pop"
        if not self.state.only_base:
            return ""
        if self.state.judged is not None and self.state.judged.measure in GROWN:
            return self.state.judged.base  # "…; IIP tháng 6 tăng 8%, trong đó dệt tăng 9%"
        named = any(lexeme.kind == "indicator" for lexeme in segment.subjects)
        part = subject is not None and subject.kind != "indicator" and not named and not segment.periods
        base = self.state.only_base if part else ""
        return "" if base == "pop" and (period != self.state.only_at or not _is_short(period)) else base

    def _goes_on_monthly(self, segment: Segment, period: Period | None) -> bool:
        """ "tháng 4 giảm 23% so với tháng 3, tháng 5 tăng 12%, tháng 6 tăng 9%": từng tháng so với tháng trước nó."""
        last = self.claims[-1] if self.claims and not self.state.fresh_sentence else None
        if last is None or last.measure is not Measure.POP or last.period is None or period is None:
            return False
        monthly = period.months == 1 == last.period.months and not segment.subjects
        return monthly and (period.year, period.first) == (last.period.year, last.period.first + 1)

    def _surpassed(self, segment: Segment, tail: Segment, number: Number) -> Lexeme | None:
        """ "thấp hơn mức tăng 9,5% của cùng kỳ năm trước": số ấy là của cùng kỳ năm trước."""
        if number.group != "percent" and tail.bases and self.text.low.endswith(FROM, 0, number.start):
            return tail.bases[0]  # "nhập khẩu co từ 1,2 tỷ USD cùng kỳ xuống 0,9 tỷ USD"
        said = tail.bases or tail.periods  # "mức 10% của cùng kỳ", "mức 10% của năm 2018"
        if number.group not in ("percent", "money", "physical"):
            return None
        if not said:
            told = OF_OTHERS.match(self.text.low, number.end)
            told = told and SURPASSED.search(self.text.low, segment.start, number.start)
            return Lexeme(number.end, number.end, "compare") if told else None
        low, back = self.text.low, max(0, number.start - REACH)
        also = low.endswith(("và ", ", ", "mức "), 0, number.start) and ALSO.search(low, back, number.start)
        if not also and not SURPASSED.search(low, segment.start, number.start):
            return None
        words = said[0].words
        return said[0] if words is not None and words.kind in ("same", "period", "cumulative") else None

    def _is_longer(self, segment: Segment, period: Period | None) -> bool:
        """Khúc này chuyển sang một kỳ nhiều tháng, nên gốc "tháng trước" của câu thôi hiệu lực."""
        return (
            bool(segment.periods)
            and period is not None
            and (period.months == 3 or period.months > 1 == period.first)
        )

    def _is_ahead(self, period: Period | None) -> bool:
        """Kỳ của một năm sau năm đang nói, hay chưa bắt đầu khi văn bản ra: số ấy chỉ có thể là kế hoạch."""
        if period is None or self.calendar.latest is None:
            return False
        if self.calendar.is_unborn(period):
            return True
        headline = self.state.headline
        later = headline is not None and headline.year == period.year and headline.last < period.first
        later = later and (self.calendar.published is None or self.calendar.is_running(period))
        return period.year > self.calendar.latest or (
            later and period.last == 12 and period.months not in (1, 3)
        )

    def _as_of(self, segment: Segment, period: Period | None, stock: bool) -> Period | None:
        """Kỳ của một số đếm: tháng của ngày đếm ("tính đến 20-4-2023"), cho cả câu; "hiện có": kỳ của văn bản."""
        before = self.state.counted
        if not stock and self.state.stocked:
            self.state.counted = None  # "hiện có 36 cụm. Sở được giao 612 nhiệm vụ": those of the whole time
        for lexeme in segment.dates:
            words = lexeme.words
            year = self.calendar.year_of(words, period) if words else None
            if words and year:
                self.state.counted = Period(year, words.first, words.last)
        upto = [lexeme for lexeme in segment.periods if self._is_upto(lexeme)]
        if stock and upto and period is not None:
            self.state.counted = Period(period.year, period.last, period.last)
        if not segment.periods and NOW.search(self.text.low, segment.start, segment.end):
            self.state.counted = _wider(self.state.headline, period)
        if self.state.counted != before:
            self.state.stocked = stock
        if stock and self.state.counted is None and period is not None and period.months not in (3, 6, 12):
            return Period(period.year, period.last, period.last)  # a stock is of a moment, not of 8 months
        return period if stock and segment.periods and not upto else self.state.counted or period

    def _is_upto(self, lexeme: Lexeme) -> bool:
        """ "hết tháng 9", "cuối quý I": số đếm lúc ấy; "đến cuối năm" thì là của năm."""
        low, at = self.text.low, lexeme.start
        year = (
            lexeme.words is not None and not lexeme.words.year and low.startswith(("cuối năm", "hết năm"), at)
        )
        return low.startswith(UPTO_MONTH, at) and not year

    def _foreseen(self, number: Number) -> bool:
        """ "Dự kiến năm 2026 xuất khẩu 5 tỷ USD, tăng 8%": điều dự kiến, không phải mục tiêu."""
        start = max(self.state.began, number.start - 120)
        return FORESEEN.search(self.text.low, start, number.start) is not None

    def _go_on_aiming(self, segment: Segment) -> None:
        """ "Đề ra chỉ tiêu năm 2024: …. Xuất khẩu dự kiến đạt …": câu sau, cùng đoạn, còn kể chỉ tiêu năm ấy."""
        state = self.state
        if state.aims is not None and (state.planning or "forecast" in segment.flags):
            state.planning = True
            if state.fresh_sentence and not segment.periods:
                state.future = state.aims
        elif state.aims is not None and state.fresh_sentence and "estimate" not in segment.flags:
            state.planning = any(self._is_still_on(lexeme) for lexeme in segment.periods)

    def _is_still_on(self, lexeme: Lexeme) -> bool:
        """ "… phấn đấu xuất khẩu 2 tỷ USD. Cả năm GRDP tăng trên 10%": năm ấy chưa hết khi văn bản ra."""
        found = self.calendar.resolve(lexeme.words, self.state.period) if lexeme.words else None
        return found is not None and found.months == 12 and self.calendar.is_running(found)

    def _planned(self, period: Period | None, segment: Segment, tail: Segment) -> Period | None:
        """Kỳ của một mục tiêu: kỳ nêu riêng, kỳ của mục tiêu trước trong câu, hay cả năm đang nói."""
        own = any(
            lexeme.words and lexeme.words.kind not in ("bare", "todate")
            for lexeme in segment.periods + tail.periods
        )
        if own:
            self.state.aim = period
            return period
        ahead = self.state.future or self.state.aims
        if self.state.aim is None and ahead is not None:
            return ahead
        if self._has_turned(period):
            self.state.aim = period
        if self.state.aim is not None:
            return self.state.aim
        if self.state.section is not None and self.state.section.aim is not None:
            return self.state.section.aim
        around = self.state.around or period
        to_come = self.state.to_come
        if around and to_come and is_target(segment) and around.whole_year() == around == to_come.last_year():
            self.state.aim = (
                to_come  # "Nghị quyết về kế hoạch năm 2026. Năm 2025 …. Nghị quyết đề ra các chỉ tiêu: …"
            )
            return to_come
        return around.whole_year() if around else None

    def _has_turned(self, period: Period | None) -> bool:
        """ "Nhiệm vụ tháng 11: …; phấn đấu đạt 9 tỷ đồng": kỳ câu ấy mở ra, đến sau kỳ đang kể, chưa nói số nào."""
        told = self.state.entered[0] if self.state.entered else None
        if self.state.since or period is None or told is None:
            return False
        return (period.year, period.first) > (told.year, told.last)

    def _base(self, lexeme: Lexeme, period: Period | None) -> str:
        words = lexeme.words
        assert words is not None
        meant = None if words.kind in ("same", "previous") else self.calendar.resolve(words, period)
        return base_of(words, meant, period)

    def _shared_tail(self, run: list[Lexeme], at: int, end: int) -> Segment:
        """Đuôi của số, hay của số cuối một chuỗi nối liền ("11,11% và 3,22% so với tháng trước")."""
        last = at
        words = run[at - 1].words if at else None
        if words is not None and words.kind in ("same", "previous") and end == at + 1:
            return NO_TAIL  # "kém cùng kỳ 5,9%, 54,6% KH"
        while last - at < CHAIN and all(lexeme.kind not in TAILED for lexeme in run[last + 1 : end]):
            after = next_of_chain(self.text.low, run, last)
            if not after:
                break
            last, end = after, tail_end(self.text.low, run, after)
        if end == last + 1:
            return NO_TAIL
        tail = survey(self.text, run[last + 1 : end], run[last].end, run[end - 1].end, is_tail=True)
        if run[at].group in ("times", "percent"):
            verb = run[max(0, at - 1)].kind
            before = [lexeme for lexeme in tail.periods if _is_before(lexeme, run[at].number, verb)]
            tail.bases = tail.bases + before  # "gấp 2,3 lần năm 2018", "bằng 82,4% năm trước"
            tail.periods = [lexeme for lexeme in tail.periods if lexeme not in before]
        return tail


def _is_short(period: Period | None) -> bool:
    """Tháng, quý: kỳ so được với kỳ liền trước."""
    return period is not None and period.months in (1, 3)


def _wider(headline: Period | None, current: Period | None) -> Period | None:
    """Kỳ của văn bản: năm sau nếu nó đã kể đến năm ấy; nửa năm, cả năm nếu đã nói kỳ ấy cùng với tháng cuối."""
    if headline is not None and current is not None and current.year > headline.year:
        return current
    if headline is None:
        return current
    if current is None or headline.months != 1 or current.months not in (6, 12):
        return headline
    return current if (current.year, current.last) == (headline.year, headline.last) else headline


def _is_before(lexeme: Lexeme, number: Number | None, verb: str) -> bool:
    """Kỳ đứng ngay sau "gấp 2,3 lần", "bằng 82,4%" là gốc so sánh."""
    if lexeme.words is None or number is None:
        return False
    beside = lexeme.start - number.end < 3
    high = (
        (number.value or 0) >= HIGH
        and lexeme.words.kind == "period"
        and lexeme.words.first == lexeme.words.last
    )
    return number.group == "times" or (beside and (high or is_base_of_index(lexeme, verb)))
