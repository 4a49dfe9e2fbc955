"""Gắn số vào nghĩa: sentence by sentence, each number gets subject, measure, period and place, with what is carried on."""

import re
from dataclasses import dataclass, field

from giaoban.reader.calendar import Calendar, base_of
from giaoban.reader.claim import Found, build
from giaoban.reader.document import Document
from giaoban.reader.fold import Folded
from giaoban.reader.lexemes import Lexeme, Sentence
from giaoban.reader.lexicon import lexicon
from giaoban.reader.measure import Judged, Setting, is_target, judge
from giaoban.reader.numbers import Number
from giaoban.reader.pairs import named_before
from giaoban.reader.place import named_place
from giaoban.reader.segment import ITEMS, PLACES, Segment, list_mode, survey
from giaoban.reader.state import Kept, State, Where
from giaoban.reader.subject import Carried, Subject, after_number, subject_of
from giaoban.reader.tail import tail_end
from giaoban.reader.tasks import is_task_count, task_code, task_share
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

GROWTH = (Measure.YOY, Measure.POP)
TITLE_LENGTH = 140
LINK_LENGTH = 180
WHOLE = ITEMS | PLACES | frozenset(("indicator", "product_head", "goods_head", "economy", "nothing", "price"))
SURPASSED = re.compile(
    r"(?:hơn|so với|kém|bằng|bằng với|so)(?: nhiều so với| cả)? (?:mức|tốc độ|con số|đà)(?: tăng trưởng| tăng| giảm)?(?: là| gần| hơn| khoảng)? $"
)
ALONE = re.compile(r"[,;] (?:nhưng |còn |và )?riêng (?:trong )?$")
TOPIC_HEADS = ("", "với", "ở", "tại", "riêng", "còn", "riêng tại", "còn tại", "còn ở", "đối với", "riêng ở")
PLACE_NAME = re.compile(r"[ ;,:]*((?:[A-ZĐÀ-Ỹ]\w*)(?: [A-ZĐÀ-Ỹ]\w*){1,3})(?: (?:tăng|giảm|đạt|chiếm|là))? ?")


@dataclass(slots=True)
class Reader:
    """Người đọc một văn bản: đi từng câu, giữ điều mang theo, ra các khẳng định."""

    document: Document
    text: Folded
    calendar: Calendar
    claims: list[Claim] = field(default_factory=list)
    state: State = field(default_factory=State)
    linking: bool = False
    named: dict[int, Lexeme] = field(default_factory=dict)

    def read(self, parts: list[Sentence]) -> list[Claim]:
        """Đọc các câu theo thứ tự."""
        for sentence in parts:
            run = sentence.lexemes
            if self._is_link(sentence):
                continue
            bullet = bool(run) and run[0].kind in "-+•" and run[0].start - sentence.start < 3
            self.state.new_sentence(sentence.opens, bullet)
            if any(lexeme.number and lexeme.number.group != "bare" for lexeme in run):
                self.named = named_before(self.text, run)
                self._take_topic(sentence)
                self._walk(sentence)
            elif run:
                self._without_numbers(sentence)
        return self.claims

    def _is_link(self, sentence: Sentence) -> bool:
        """Câu thuộc mục liên kết sang bài khác ("Tin liên quan" và các dòng tựa sau nó)."""
        line = self.text.flat[sentence.start : sentence.end]
        if not (sentence.opens and sentence.closes):
            self.linking = self.linking and not sentence.opens
            return self.linking
        if line.strip(" :.-•»>").lower() in lexicon().links:
            self.linking = True
        elif len(line) > LINK_LENGTH or line.rstrip().endswith("."):
            self.linking = False
        return self.linking or line.lstrip().startswith(("»", ">>"))

    def _without_numbers(self, sentence: Sentence) -> None:
        """Câu không có số: giữ kỳ, và chỉ tiêu nếu là đề mục hay câu dẫn."""
        run = sentence.lexemes
        segment = survey(self.text, run, sentence.start, sentence.end)
        self._take_period(segment)
        self.state.mode = list_mode(segment, self.state.mode, self.text.low)
        title = sentence.opens and sentence.closes and sentence.end - sentence.start < TITLE_LENGTH
        codes = {
            lexeme.entry.value for lexeme in segment.subjects if lexeme.kind == "indicator" and lexeme.entry
        }
        if title or run[-1].kind == ":" or len(codes) == 1:
            self._take_heading(segment)
        if title or run[-1].kind == ":":
            self._take_lead(segment)

    def _take_heading(self, segment: Segment) -> None:
        state = self.state
        for lexeme in segment.subjects:
            if lexeme.kind == "indicator" and lexeme.entry:
                state.head_here = True
                state.head = state.last = Subject(lexeme.entry.value, "indicator", (lexeme.start, lexeme.end))

    def _take_lead(self, segment: Segment) -> None:
        """Lời dẫn một danh sách: gốc so sánh và dấu của cả danh sách."""
        if segment.bases:
            self.state.lead_base = self._base(segment.bases[-1], self.state.period)
        self.state.planning |= is_target(segment) or _heads_plan(segment, self.text.low)
        signs = [verb.kind for verb in segment.verbs if verb.kind in ("rise", "fall")]
        if signs:
            self.state.sign = -1 if signs[-1] == "fall" else 1

    def _walk(self, sentence: Sentence) -> None:
        run = sentence.lexemes
        pending: list[Lexeme] = []
        stack: list[tuple[Kept, bool]] = []
        start = sentence.start
        i = 0
        while i < len(run):
            lexeme = run[i]
            kind = lexeme.kind
            if (
                lexeme.number is not None
                and not self._is_rate(lexeme.number)
                and (lexeme.number.group != "bare" or self._bare_task(lexeme.number, start))
            ):
                end = tail_end(self.text.low, run, i)
                whole = self._number(pending, start, run, i, end)
                while whole and end < len(run) and run[end].kind in WHOLE:
                    end += 1
                start, pending, i = run[end - 1].end, [], end
                continue
            if kind == "(":
                stack.append((self.state.opened(), not _has_subject(pending)))
                if not _has_subject(pending) and self.state.judged and self.state.judged.measure in GROWTH:
                    self.state.lead_base = self.state.judged.base
                self.state.planning = False
            elif kind == ")" and stack:
                outer, subject_too = stack.pop()
                if not any(before.kind == "(" for before in pending):
                    pending, start = [], lexeme.end
                    self.state.close(outer, subject_too)
            elif kind == ";":
                self._take_period(survey(self.text, pending, start, lexeme.start))
                pending, start = [], lexeme.end
            elif kind == ":":
                self._take_lead(survey(self.text, pending, start, lexeme.start))
            pending.append(lexeme)
            i += 1
        if pending:
            self._take_period(survey(self.text, pending, start, pending[-1].end))

    def _is_rate(self, number: Number) -> bool:
        """Giá của một đơn vị ("29.000 đồng/kg"): không phải số của chỉ tiêu."""
        return (
            number.group in ("money", "physical")
            and self.text.low.startswith("/", number.end)
            and self.text.low[number.end + 1 : number.end + 2].isalpha()
        )

    def _bare_task(self, number: Number, start: int) -> bool:
        """Số trần đếm nhiệm vụ: "được giao 486 nhiệm vụ; đã xong 286"."""
        if not self.state.task or number.value is None or number.value != int(number.value):
            return False
        low = self.text.low
        return is_task_count(low, number, start) and bool(task_code(low, number, start, ""))

    def _number(self, pending: list[Lexeme], start: int, run: list[Lexeme], at: int, end: int) -> bool:
        """Đọc một số; True nếu ngay sau nó là cái tổng mà nó là một phần."""
        state = self.state
        number = run[at].number
        assert number is not None
        segment = survey(self.text, pending, start, number.start)
        tail = self._shared_tail(run, at, end)
        named = self.named.get(number.start)
        subject = self._subject(segment, number, run, end, named)
        before = self._surpassed(segment, tail, number) or _glossed(pending, number)
        period, period_at = self._take_period(segment, tail, loose=subject is None or not subject.code)
        if named is not None and named.words is not None:
            period, period_at = self.calendar.resolve(named.words, state.period), (named.start, named.end)
        if before is not None and before.words is not None:
            period, period_at = self.calendar.resolve(before.words, period), (before.start, before.end)
        if number.unit == "%" and self.text.low.startswith("/năm", number.end):
            period = None
        self._take_place(segment, named)
        own = (
            self._base(tail.bases[0], period)
            if tail.bases
            else ""
            if segment.bases
            else self._paired(run, at)
        )
        lead = self._base(segment.bases[-1], period) if segment.bases else ""
        if lead:
            state.lead_base = lead
        elif state.lead_base == "pop" and self._is_longer(segment, period):
            state.lead_base = ""
        state.estimate |= "estimate" in segment.flags
        state.planning |= is_target(segment) and number.group != "bare"
        state.in_parts |= "whole" in segment.flags
        parts_base = (
            state.last_base if state.in_parts and subject is not None and subject.kind != "indicator" else ""
        )
        setting = Setting(
            base=own or lead,
            lead_base=state.lead_base or parts_base,
            tail_plan="plan" in tail.flags,
            of_whole=_of_whole(self.text.low, number, tail),
            previous=state.judged,
            code=subject.code if subject else "",
            signed=_sign_before(self.text.low, number),
            list_sign=state.sign,
            monthly=period is not None and period.months == 1,
            bracketed=_opens_bracket(self.text.low, number),
            planning=(
                state.planning
                and segment.past is None
                and "estimate" not in segment.flags
                and not own == "yoy"
            )
            or self._is_ahead(period),
            bracket=state.bracket,
            seen=state.seen,
            exceeds=_exceeds(self.text.low, number),
            task=subject is not None and subject.kind == "task",
        )
        judged = judge(segment, number, setting) if subject is not None and subject.code else None
        if judged and number.group in ("percent", "times"):
            if judged.measure in GROWTH:
                state.last_base = judged.base
                state.pair = state.pair if own and not tail.bases else _pair_of(state, judged, subject)
                state.sign = judged.sign
            state.judged, state.seen = judged, judged.measure
            state.bracket = judged if setting.bracketed else state.bracket
            state.levels = 0
        elif judged:
            state.levels += 1
        self._remember(subject, segment, judged)
        if subject is None or not subject.code or judged is None or number.value is None:
            return False
        state.planned = judged.measure is Measure.PLAN
        state.planning |= judged.measure is Measure.PLAN and self._is_ahead(period)
        if setting.of_whole or judged.measure is Measure.SHARE:
            subject = _of_product(subject, run, end)
        if judged.measure is Measure.PLAN:
            period = self._planned(period, segment)
        place = state.place or self.document.place
        if judged.measure is Measure.SHARE:
            place = place if state.topic else self.document.place
            if subject.code == "product_output" and state.head is not None:
                subject = Subject(state.head.code, subject.kind, state.head.head, subject.item)
        if state.place and not state.topic and not state.period_fresh and state.headline:
            period = state.headline
        state.headline = state.headline or period
        found = Found(
            number, subject, judged, period, period_at, place, state.place_at, segment, tail, state.estimate
        )
        self.claims.append(build(self.document, self.text, found))
        return judged.measure is Measure.SHARE or setting.of_whole

    def _subject(
        self, segment: Segment, number: Number, run: list[Lexeme], end: int, named: Lexeme | None
    ) -> Subject | None:
        state = self.state
        if (
            number.group == "percent"
            and state.task
            and _in_bracket(self.text.low, number)
            and not segment.subjects
        ):
            return Subject(state.task, "task")
        if number.unit == "nhiệm vụ" or number.group == "bare":
            code = task_code(self.text.low, number, segment.start, state.task)
            state.task, state.task_here = code or state.task, True
            number.unit = "nhiệm vụ"
            return Subject(code, "task") if code else None
        twin = self._twin(segment, run, number)
        if twin is not None:
            return twin
        if named is not None and named.kind == "indicator" and named.entry:
            return Subject(named.entry.value, "indicator", (named.start, named.end))
        mode = list_mode(segment, state.mode, self.text.low)
        carried = Carried(
            state.head,
            state.last,
            state.mode,
            not state.fresh_paragraph,
            not state.fresh_sentence,
            state.head_here,
        )
        subject = subject_of(segment, number, carried, mode, self.text.low)
        state.mode = mode
        return after_number(subject, segment, number, self.text.low, run[end] if end < len(run) else None)

    def _twin(self, segment: Segment, run: list[Lexeme], number: Number) -> Subject | None:
        """ "xuất khẩu ước a, nhập khẩu ước b, lần lượt giảm x và y": x của xuất khẩu."""
        if (
            "respective" not in segment.flags
            or segment.subjects
            or self.state.levels != 2
            or len(self.claims) < 2
        ):
            return None
        before = self.claims[-2]
        if before.indicator == self.claims[-1].indicator or number.group != "percent":
            return None
        return Subject(before.indicator, "indicator", None)

    def _remember(self, subject: Subject | None, segment: Segment, judged: Judged | None) -> None:
        state = self.state
        if subject is not None and subject.kind != "task":
            state.last = subject
            leads = bool(subject.head and subject.item and subject.head[0] < subject.item[0])
            shared = (
                judged is not None
                and judged.measure is Measure.SHARE
                and state.head is not None
                and not leads
            )
            if subject.head and subject.code and subject.kind != "clutter" and not shared:
                if subject.kind == "indicator":
                    state.head, state.head_here = subject, True
                elif any(lexeme.kind == "indicator" for lexeme in segment.subjects):
                    state.head, state.head_here = Subject(subject.code, "indicator", subject.head), True
        state.fresh_sentence = state.fresh_paragraph = False

    def _take_period(
        self, segment: Segment, tail: Segment | None = None, loose: bool = True
    ) -> tuple[Period | None, Where | None]:
        """Kỳ của số: kỳ nêu trong khúc, kỳ của cùng kỳ năm trước, hay kỳ đang mang theo."""
        state = self.state
        current, at = state.period, state.period_at
        for lexeme in segment.periods + (tail.periods if tail else []):
            words = lexeme.words
            assert words is not None
            if words.kind == "bare" and not _is_year_head(self.text.low, lexeme):
                continue
            where = (lexeme.start, lexeme.end)
            if words.kind == "years":
                current, at = None, where
                continue
            found = self.calendar.resolve(words, current or state.period)
            if found:
                if state.outer is None and ALONE.search(
                    self.text.low, max(0, lexeme.start - 14), lexeme.start
                ):
                    state.outer = (state.period, state.period_at)
                current, at = found, where
                state.period_fresh = True
        if current and self.calendar.is_future(current, unfinished=loose):
            state.future = current
        elif current:
            state.period, state.period_at = current, at
        past = segment.past
        if (
            past is not None
            and past.words
            and (not segment.periods or past.start > segment.periods[-1].start)
        ):
            return self.calendar.resolve(past.words, current), (past.start, past.end)
        return current, at

    def _shared_tail(self, run: list[Lexeme], at: int, end: int) -> Segment:
        """Đuôi của số, hay của số cuối nếu nó đứng trong một chuỗi số nối liền ("11,11% và 3,22% so với tháng trước")."""
        last = at
        while end < len(run) and end == last + 1 + (run[end].kind in ",;"):
            after = end + (run[end].kind in ",;" and end + 1 < len(run))
            number = run[after].number
            if number is None or number.group == "bare" or number.group != run[at].number.group:  # type: ignore[union-attr]
                break
            if self.text.low[run[last].end : number.start].strip() not in (
                "và",
                ",",
                ";",
                ", và",
                "-",
                "đến",
                "tới",
            ):
                break
            last, end = after, tail_end(self.text.low, run, after)
        tail = survey(self.text, run[last + 1 : end], run[last].end, run[end - 1].end, is_tail=True)
        if run[at].number is not None and run[at].number.group == "times":  # "gấp 2,3 lần năm 2018"
            tail.bases, tail.periods = tail.bases + tail.periods, []
        return tail

    def _paired(self, run: list[Lexeme], at: int) -> str:
        """Gốc của hai số sau "lần lượt" theo cặp gốc vừa dùng: so với tháng trước, so với cùng kỳ."""
        pair = self.state.pair
        if pair is None or self.state.levels > 1:
            return ""
        if run[at - 1].kind == "respective" and at + 1 < len(run) and run[at + 1].number is not None:
            return pair[0]
        if at >= 2 and run[at - 1].number is not None and run[at - 2].kind == "respective":
            return pair[1]
        return ""

    def _take_topic(self, sentence: Sentence) -> None:
        """Đoạn mở bằng "Với Thanh Hóa, …" nói về địa bàn ấy đến hết đoạn."""
        run = sentence.lexemes[1:] if sentence.lexemes[0].kind == "reach" else sentence.lexemes
        if sentence.opens and len(run) > 1 and run[0].kind in PLACES and run[1].kind == ",":
            head = self.text.low[sentence.start : run[0].start].strip()
            if head in TOPIC_HEADS:
                name = named_place(self.text, sentence.start, run[0], self.document.place)
                if name not in ("", "home"):
                    self.state.topic, self.state.topic_at = name, (run[0].start, run[0].end)
                    self.state.place, self.state.place_at = self.state.topic, self.state.topic_at

    def _surpassed(self, segment: Segment, tail: Segment, number: Number) -> Lexeme | None:
        """ "thấp hơn mức tăng 9,5% của cùng kỳ năm trước": số ấy là của cùng kỳ năm trước."""
        if (
            number.group != "percent"
            or not tail.bases
            or not SURPASSED.search(self.text.low, segment.start, number.start)
        ):
            return None
        words = tail.bases[0].words
        return tail.bases[0] if words is not None and words.kind in ("same", "period", "cumulative") else None

    def _is_longer(self, segment: Segment, period: Period | None) -> bool:
        """Khúc này chuyển sang một kỳ nhiều tháng, nên gốc "tháng trước" của câu thôi hiệu lực."""
        return (
            bool(segment.periods)
            and period is not None
            and (period.months == 3 or period.months > 1 == period.first)
        )

    def _is_ahead(self, period: Period | None) -> bool:
        """Kỳ của một năm sau năm đang nói: số ấy chỉ có thể là kế hoạch."""
        return period is not None and self.calendar.latest is not None and period.year > self.calendar.latest

    def _planned(self, period: Period | None, segment: Segment) -> Period | None:
        """Kỳ của một mục tiêu: kỳ nêu riêng, năm tới đã nêu trong câu, hay cả năm đang nói."""
        own = any(lexeme.words and lexeme.words.kind not in ("bare", "todate") for lexeme in segment.periods)
        if own:
            if (
                period is None
                or period.year != (self.calendar.now or 0)
                or 1 < period.first < period.last == 12
            ):
                return period  # "6 tháng cuối năm" has a target of its own
            return period.whole_year()
        if self.state.future is not None:
            return self.state.future
        return period.whole_year() if period else None

    def _take_place(self, segment: Segment, named: Lexeme | None) -> None:
        state = self.state
        if any(lexeme.kind == "indicator" for lexeme in segment.subjects) and not state.fresh_sentence:
            state.place, state.place_at = (
                state.lead_place or state.topic,
                state.lead_place_at or state.topic_at,
            )
        places = [named] if named is not None and named.kind in ("place", "district") else segment.places
        if not places and not segment.subjects and state.place and segment.nouns:
            self._unknown_place(segment)
        first = next((lexeme.start for lexeme in segment.subjects if lexeme.kind == "indicator"), 0)
        for lexeme in places:
            name = named_place(self.text, segment.start, lexeme, self.document.place)
            if name == "home":
                state.place = state.place_at = None
            elif name:
                state.place, state.place_at = name, (lexeme.start, lexeme.end)
                if state.fresh_sentence and state.topic is None and lexeme.end < first:
                    state.lead_place, state.lead_place_at = name, state.place_at

    def _unknown_place(self, segment: Segment) -> None:
        """Tên riêng lạ trong một danh sách địa bàn ("Nam Trực 12,2%; Mỹ Lộc 12,1%") cũng là địa bàn."""
        found = PLACE_NAME.fullmatch(self.text.flat, segment.start, segment.end)
        if found:
            self.state.place, self.state.place_at = found[1], found.span(1)

    def _base(self, lexeme: Lexeme, period: Period | None) -> str:
        words = lexeme.words
        assert words is not None
        meant = None if words.kind in ("same", "previous") else self.calendar.resolve(words, period)
        return base_of(words, meant, period)


YEAR_HEAD = re.compile(r":? (?:ước |chỉ |cũng )?(?:tăng|giảm|là|đạt|\d)")


EXCEEDS = re.compile(r"(?:vượt mức|vượt mục tiêu|vượt chỉ tiêu|vượt kế hoạch)(?: là| tăng)? $")
GIVEN = re.compile(r"(?: \w+){0,3}? (?:giao|đề ra|đặt ra)")


def _exceeds(low: str, number: Number) -> bool:
    """ "vượt mức 22% thành phố giao": số là kế hoạch bị vượt."""
    return (
        EXCEEDS.search(low, max(0, number.start - 24), number.start) is not None
        and GIVEN.match(low, number.end) is not None
    )


def _has_subject(pending: list[Lexeme]) -> bool:
    return any(
        lexeme.entry is not None and lexeme.kind not in ("home", "estimate", "compare") for lexeme in pending
    )


def _sign_before(low: str, number: Number) -> str:
    """Dấu + hay − đứng liền trước số."""
    mark = low[number.start - 1 : number.start]
    if mark == "+":
        return "+"
    return "-" if mark == "-" and low[number.start - 2 : number.start - 1] in (" ", "(", ":", "") else ""


def _opens_bracket(low: str, number: Number) -> bool:
    return low[number.start - 1 : number.start] == "("


def _in_bracket(low: str, number: Number) -> bool:
    """Số mở ngoặc, hay đứng sau một lời dẫn ngắn trong ngoặc: "(88,3%)", "(đạt tỷ lệ 88,3%)"."""
    return (
        re.search(
            r"\((?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương| )*$", low[max(0, number.start - 24) : number.start]
        )
        is not None
    )


def _pair_of(state: State, judged: Judged, subject: Subject | None) -> tuple[str, str] | None:
    """Cặp gốc khi hai số tăng giảm liền nhau của một chủ thể có hai gốc khác nhau."""
    before = state.judged
    if before and before.measure in GROWTH and before.base != judged.base and subject == state.last:
        return (before.base, judged.base)
    return state.pair


def _of_product(subject: Subject, run: list[Lexeme], end: int) -> Subject:
    """ "chiếm 45,4% GRDP": cái tổng là GRDP thì số nói về cơ cấu GRDP."""
    whole = run[end].entry if end < len(run) and run[end].kind == "indicator" else None
    return (
        Subject("grdp", subject.kind, (run[end].start, run[end].end), subject.item)
        if whole and whole.value == "grdp"
        else subject
    )


def _is_year_head(low: str, lexeme: Lexeme) -> bool:
    """Năm đứng một mình mà nói về số sau: "(2020 tăng 3,32%; 2021 tăng 6,38%)"."""
    before = low[max(0, lexeme.start - 2) : lexeme.start].strip()
    return before in ("(", ";", ",", "-", "") and YEAR_HEAD.match(low, lexeme.end) is not None


PLAN_LEAD = re.compile(
    r"(?:[\W\d]|\b(?:các|một số|về|theo|những|i|ii|iii|iv|v|dự kiến|xây dựng|với|phương hướng)\b)*"
)


def _heads_plan(segment: Segment, low: str) -> bool:
    """Lời dẫn mở bằng kế hoạch, mục tiêu ("Kế hoạch năm 2025: …")."""
    plan = segment.flags.get("plan")
    return plan is not None and PLAN_LEAD.fullmatch(low, segment.start, plan.start) is not None


def _glossed(pending: list[Lexeme], number: Number) -> Lexeme | None:
    """ "so với cùng kỳ năm 2020 (1,82%)": số trong ngoặc là của kỳ đứng ngay trước ngoặc."""
    if (
        number.group != "percent"
        or len(pending) < 3
        or pending[-1].kind != "("
        or pending[-2].kind != "period"
    ):
        return None
    words = pending[-2].words
    compared = any(lexeme.kind == "compare" for lexeme in pending[-4:-2])
    return (
        pending[-2]
        if compared and words is not None and words.kind in ("same", "period", "cumulative")
        else None
    )


def _of_whole(low: str, number: Number, tail: Segment) -> bool:
    """Phần trăm của một tổng: "69,25% tổng lượng điện"."""
    return number.group == "percent" and (
        low.startswith((" tổng", " trong tổng", " của tổng"), number.end) or "whole" in tail.flags
    )
