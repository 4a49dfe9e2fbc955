"""Gắn số vào nghĩa: sentence by sentence, each number gets subject, measure, period and place, with what is carried on."""

from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from giaoban.reader.calendar import Calendar, base_of
from giaoban.reader.document import Document
from giaoban.reader.fold import Folded
from giaoban.reader.lexemes import Lexeme, Sentence
from giaoban.reader.measure import Judged, Setting, judge
from giaoban.reader.numbers import Number
from giaoban.reader.segment import PLACES, Segment, survey
from giaoban.reader.subject import CLUTTER, Carried, Subject, subject_of
from giaoban.terms.figure import Claim, Span
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status

STRONG_MARKS = frozenset(";")
GROWTH = (Measure.YOY, Measure.POP)


@dataclass(slots=True)
class State:
    """Điều mang theo từ số này sang số sau."""

    head: Subject | None = None
    last: Subject | None = None
    products: bool = False
    period: Period | None = None
    period_at: tuple[int, int] | None = None
    place: str | None = None
    place_at: tuple[int, int] | None = None
    lead_base: str = ""
    lead_at: tuple[int, int] | None = None
    judged: Judged | None = None
    sign: int = 0
    fresh_paragraph: bool = True
    fresh_sentence: bool = True
    estimate: bool = False

    def copy(self) -> "State":
        """Bản sao, để trở lại sau ngoặc."""
        return State(*(getattr(self, name) for name in State.__slots__))


@dataclass(slots=True)
class Reader:
    """Người đọc một văn bản: đi từng câu, giữ điều mang theo, ra các khẳng định."""

    document: Document
    text: Folded
    calendar: Calendar
    claims: list[Claim] = field(default_factory=list)
    state: State = field(default_factory=State)

    def read(self, parts: list[Sentence]) -> list[Claim]:
        """Đọc các câu theo thứ tự."""
        for sentence in parts:
            self.read_sentence(sentence)
        return self.claims

    def read_sentence(self, sentence: Sentence) -> None:
        """Đọc một câu."""
        state = self.state
        run = sentence.lexemes
        bullet = bool(run) and run[0].kind in "-+•" and run[0].start - sentence.start < 3
        if sentence.opens:
            state.fresh_paragraph = not bullet
        if not bullet:
            state.lead_base, state.lead_at, state.sign, state.judged = "", None, 0, None
        state.place, state.place_at, state.fresh_sentence, state.estimate = None, None, True, False
        if not any(lexeme.number and lexeme.number.group != "bare" for lexeme in run):
            self._without_numbers(sentence)
            return
        self._walk(sentence)

    def _without_numbers(self, sentence: Sentence) -> None:
        segment = survey(self.text, sentence.lexemes, sentence.start, sentence.end)
        self._take_period(segment, keep=True)
        if (
            sentence.opens
            and sentence.closes
            and sentence.end - sentence.start < 120
            or _ends_colon(sentence)
        ):
            heads = [lexeme for lexeme in segment.subjects if lexeme.kind == "indicator"]
            if heads and heads[-1].entry:
                state = self.state
                state.head = state.last = Subject(
                    heads[-1].entry.value, "indicator", (heads[-1].start, heads[-1].end)
                )
                state.products = False
            if any(lexeme.kind == "product_head" for lexeme in segment.subjects):
                self.state.products = True

    def _walk(self, sentence: Sentence) -> None:
        run = sentence.lexemes
        pending: list[Lexeme] = []
        stack: list[State] = []
        start = sentence.start
        i = 0
        while i < len(run):
            lexeme = run[i]
            kind = lexeme.kind
            number = lexeme.number
            if number is not None and number.group != "bare":
                tail_end = self._tail(run, i)
                self._number(Segment_(pending, start, lexeme, run[i + 1 : tail_end]), run, tail_end)
                start = run[tail_end - 1].end
                pending = []
                i = tail_end
                continue
            if kind == "(":
                stack.append(self.state.copy())
            elif kind == ")" and stack:
                outer = stack.pop()
                outer.fresh_sentence, outer.fresh_paragraph = (
                    self.state.fresh_sentence,
                    self.state.fresh_paragraph,
                )
                if any(p.kind == "(" for p in pending):
                    pending = [p for p in pending if p.kind != "("]
                else:
                    self.state = outer
            elif kind == ";":
                self._close(pending, start, lexeme)
                pending, start = [], lexeme.end
            elif kind == ":":
                self._lead(pending, start, lexeme)
            pending.append(lexeme)
            i += 1
        self._close(pending, start, None)

    def _tail(self, run: list[Lexeme], at: int) -> int:
        """Hết đuôi của số ở `at`: các đơn vị nói về gốc so sánh hay kế hoạch đứng ngay sau nó."""
        i = at + 1
        end = run[at].end
        low = self.text.low
        compared = False
        while i < len(run):
            lexeme = run[i]
            gap = low[end : lexeme.start].strip()
            if (
                lexeme.kind == "compare"
                and len(gap) <= 12
                and (i + 1 >= len(run) or run[i + 1].number is None)
            ):
                compared = True
            elif (
                lexeme.kind == "period"
                and (compared or _is_base(lexeme))
                and len(gap) <= 30
                and not gap.startswith(",")
            ):
                pass
            elif lexeme.kind == "plan" and len(gap) <= 25:
                pass
            elif lexeme.kind == "period" and i > at + 1 and run[i - 1].kind == "plan" and not gap:
                pass
            elif lexeme.kind in PLACES and i > at + 1 and run[i - 1].kind == "plan" and not gap:
                pass
            else:
                break
            end = lexeme.end
            i += 1
        while i > at + 1 and run[i - 1].kind == "compare":
            i -= 1
        return i

    def _number(self, near: "Segment_", run: list[Lexeme], after: int) -> None:
        state = self.state
        number = near.number.number
        assert number is not None
        segment = survey(self.text, near.before, near.start, number.start)
        tail = survey(self.text, near.tail, number.end, near.tail[-1].end if near.tail else number.end)
        carried = Carried(
            state.head, state.last, state.products, not state.fresh_paragraph, not state.fresh_sentence
        )
        subject = subject_of(segment, number, carried)
        subject = self._following(subject, segment, number, run, after)
        if "product_head" in {lexeme.kind for lexeme in segment.subjects}:
            state.products = True
        period, period_at = self._take_period(segment, keep=subject is not CLUTTER)
        place = self._take_place(segment)
        base, base_at = self._base(segment, tail, period)
        state.estimate |= "estimate" in segment.flags
        own = base if tail.bases else ""
        lead = base if segment.bases else state.lead_base
        if segment.bases:
            state.lead_base, state.lead_at = base, base_at
        setting = Setting(
            own or lead if tail.bases or segment.bases else "",
            state.lead_base,
            "plan" in tail.flags,
            state.judged,
            subject.code if subject else "",
            _signed(self.text.low, number),
            state.sign,
        )
        judged = judge(segment, number, setting) if subject is not None and subject is not CLUTTER else None
        if judged and number.group in ("percent", "times"):
            state.judged = judged
            if judged.measure in GROWTH and segment.verbs:
                state.sign = judged.sign
        if subject is not None:
            state.last = subject
            if subject.head and subject.kind == "indicator":
                state.head, state.products = subject, False
            elif (
                subject is not CLUTTER
                and subject.head
                and any(s.kind == "indicator" for s in segment.subjects)
            ):
                state.head = Subject(subject.code, "indicator", subject.head)
        state.fresh_sentence = state.fresh_paragraph = False
        if subject is None or subject is CLUTTER or judged is None or number.value is None:
            return
        self._claim(number, subject, judged, period, period_at, place, segment, tail)

    def _following(
        self, subject: Subject | None, segment: Segment, number: Number, run: list[Lexeme], after: int
    ) -> Subject | None:
        """ "272 nghìn tấn thức ăn gia súc": sản phẩm đứng sau số."""
        if (
            after >= len(run)
            or number.group != "physical"
            or (subject and subject.kind not in ("unknown", "indicator"))
        ):
            return subject
        follow = run[after]
        if self.text.low[number.end : follow.start].strip():
            return subject
        if follow.kind == "indicator" and follow.entry and follow.entry.value.startswith("electricity"):
            return Subject(follow.entry.value, "indicator", (follow.start, follow.end))
        if follow.kind == "product" and not (subject and subject.code in ("exports", "imports", "")):
            return Subject("product_output", "product", None, (follow.start, follow.end))
        return subject

    def _take_period(self, segment: Segment, keep: bool) -> tuple[Period | None, tuple[int, int] | None]:
        """Kỳ của số: kỳ nêu trong khúc, kỳ của cùng kỳ năm trước, hay kỳ đang mang theo."""
        state = self.state
        current, at = state.period, state.period_at
        for lexeme in segment.periods:
            words = lexeme.words
            assert words is not None
            if words.kind == "bare":
                continue
            if words.kind == "years":
                current, at = None, (lexeme.start, lexeme.end)
                continue
            found = self.calendar.resolve(words, current or state.period)
            if found:
                current, at = found, (lexeme.start, lexeme.end)
        if keep and current and not self._future(current, segment):
            state.period, state.period_at = current, at
        if (
            segment.past is not None
            and segment.past.words
            and (not segment.periods or segment.past.start > segment.periods[-1].start)
        ):
            return self.calendar.resolve(segment.past.words, current), (segment.past.start, segment.past.end)
        return current, at

    def _future(self, period: Period, segment: Segment) -> bool:
        now = self.calendar.now
        return now is not None and period.year > now

    def _take_place(self, segment: Segment) -> str | None:
        state = self.state
        home = self.document.place
        if any(lexeme.kind == "indicator" for lexeme in segment.subjects) and not state.fresh_sentence:
            state.place = state.place_at = None
        for lexeme in segment.places:
            entry = lexeme.entry
            assert entry is not None
            if entry.kind == "home":
                state.place = state.place_at = None
                continue
            if not _is_subject_place(self.text.low, segment.start, lexeme):
                continue
            if entry.kind == "district" and not (
                entry.parent and home and entry.parent.lower() in home.lower()
            ):
                continue
            state.place_at = (lexeme.start, lexeme.end)
            state.place = (
                self.text.flat[lexeme.start : lexeme.end] if entry.kind == "district" else entry.value
            )
            if home and entry.value.lower() in home.lower() and entry.kind == "place":
                state.place = home
        return state.place or home

    def _base(
        self, segment: Segment, tail: Segment, period: Period | None
    ) -> tuple[str, tuple[int, int] | None]:
        bases = tail.bases or segment.bases
        if not bases:
            return "", None
        lexeme = bases[0] if tail.bases else bases[-1]
        assert lexeme.words is not None
        meant = (
            None if lexeme.words.kind in ("same", "previous") else self.calendar.resolve(lexeme.words, period)
        )
        return base_of(lexeme.words, meant, period), (lexeme.start, lexeme.end)

    def _lead(self, pending: list[Lexeme], start: int, mark: Lexeme) -> None:
        """Trước dấu hai chấm: chỉ tiêu, kỳ, gốc của cả danh sách sau nó."""
        segment = survey(self.text, pending, start, mark.start)
        self._take_period(segment, keep=True)

    def _close(self, pending: list[Lexeme], start: int, mark: Lexeme | None) -> None:
        """Hết vế mà chưa có số: giữ lại kỳ đã nêu."""
        if pending:
            segment = survey(self.text, pending, start, pending[-1].end)
            self._take_period(segment, keep=True)

    def _claim(
        self,
        number: Number,
        subject: Subject,
        judged: Judged,
        period: Period | None,
        period_at: tuple[int, int] | None,
        place: str | None,
        segment: Segment,
        tail: Segment,
    ) -> None:
        assert number.value is not None
        start, end = self.text.span(number.start, number.end)
        value = number.value * judged.sign
        if judged.measure is Measure.PLAN and period is not None and not _own_period(segment):
            period = period.whole_year()
        if subject.code == "trade_balance" and judged.measure is Measure.LEVEL and subject.head:
            words = self.text.low[subject.head[0] : subject.head[1]]
            value = -value if "nhập siêu" in words or "thâm hụt" in words else value
        verb = segment.verb
        bases = tail.bases or segment.bases
        why = {
            "indicator": subject.head,
            "item": subject.item,
            "measure": (verb.start, verb.end) if verb else (bases[0].start, bases[0].end) if bases else None,
            "period": period_at,
            "place": self.state.place_at,
        }
        item = subject.item
        self.claims.append(
            Claim(
                quote=self.document.text[start:end],
                start=start,
                end=end,
                indicator=subject.code,
                item=self.text.flat[item[0] : item[1]] if item else None,
                measure=judged.measure,
                value=value,
                unit=number.unit,
                scale=number.scale,
                period=period,
                place=place,
                modifier=_modifier(segment),
                status=_status(segment, judged, self.state),
                base=judged.base or None if judged.measure is Measure.INDEX else None,
                confidence=0.9 if subject.head or subject.item else 0.6,
                where=self.document.where(start),
                why=MappingProxyType({name: self._spans(at) for name, at in why.items() if at}),
            )
        )

    def _spans(self, at: tuple[int, int]) -> tuple[Span, ...]:
        return (self.text.span(*at),)


@dataclass(frozen=True, slots=True)
class Segment_:
    """Quanh một số: các đơn vị trước nó từ số trước, chỗ đầu khúc, số, và đuôi."""

    before: list[Lexeme]
    start: int
    number: Lexeme
    tail: list[Lexeme]


def _is_base(lexeme: Lexeme) -> bool:
    return lexeme.words is not None and lexeme.words.kind in ("same", "previous")


def _ends_colon(sentence: Sentence) -> bool:
    return bool(sentence.lexemes) and sentence.lexemes[-1].kind == ":"


def _own_period(segment: Segment) -> bool:
    return any(p.words and p.words.kind != "bare" for p in segment.periods)


def _signed(low: str, number: Number) -> str:
    """Dấu + hay − đứng liền trước số."""
    mark = low[number.start - 1 : number.start]
    if mark == "+":
        return "+"
    before = low[number.start - 2 : number.start - 1]
    return "-" if mark == "-" and before in (" ", "(", "") else ""


ORGANISATIONS = (
    "nhiệt điện", "thủy điện", "điện lực", "hải quan", "cảng", "cửa khẩu", "công ty", "nhà máy", "thị trường", "sang", "từ", "ngân hàng",
    "khu công nghiệp", "kcn", "cụm công nghiệp", "tại", "công an", "báo", "đường", "sân bay", "khu kinh tế", "trường", "với", "bệnh viện", "quốc lộ", "cho",
    "hợp nhất với", "công ty điện lực", "phường", "đi", "ra", "vào", "cao tốc", "xã",
)  # fmt: skip


def _is_subject_place(low: str, start: int, lexeme: Lexeme) -> bool:
    before = low[max(0, lexeme.start - 24) : lexeme.start].rstrip()
    for prefix in (" tỉnh", " thành phố", " tp.", " tp"):
        before = before.removesuffix(prefix).rstrip()
    return not before.endswith(ORGANISATIONS)


def _modifier(segment: Segment) -> str:
    for kind, sign in (("more", ">"), ("compare", ">"), ("less", "<"), ("about", "~")):
        lexeme = segment.flags.get(kind)
        if lexeme is not None and segment.end - lexeme.end <= 2:
            return sign
    return "="


def _status(segment: Segment, judged: Judged, state: State) -> Status:
    if judged.measure is Measure.PLAN:
        return Status.PLAN
    if "forecast" in segment.flags:
        return Status.FORECAST
    return Status.ESTIMATE if state.estimate else Status.ACTUAL
