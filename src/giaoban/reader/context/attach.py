"""Gắn số vào nghĩa: sentence by sentence, each number gets its subject, measure, period and place."""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.reader.context.area import GOING_ON
from giaoban.reader.context.claim import Found, build
from giaoban.reader.context.columns import is_bare_row, under
from giaoban.reader.context.ground import Standing
from giaoban.reader.context.measuring import Measuring
from giaoban.reader.context.memory import GROWTH
from giaoban.reader.context.state import Kept
from giaoban.reader.sense.aims import is_target
from giaoban.reader.sense.follow import after_number, follow_of, of_product
from giaoban.reader.sense.listing import list_mode
from giaoban.reader.sense.measure import Judged, judge
from giaoban.reader.sense.segment import ITEMS, Segment, survey
from giaoban.reader.sense.subject import GOES_ON, subject_of
from giaoban.reader.sense.tail import names_whole, tail_end
from giaoban.reader.sense.wording import WORDED, worded
from giaoban.reader.words.lexemes import Lexeme, Sentence
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.pairs import NAMING, named_before
from giaoban.reader.words.tasks import is_task_count, opens_tasks, task_code, task_share
from giaoban.reader.words.topic import Carried, Subject
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

RATE: Final = re.compile(r"/(?!kh\b|kế hoạch)[^\W\d]|(?<=đơn vị) hành chính\b")
AIMS: Final = re.compile(
    r"[\W\d]{0,20}(?:(?:các |những |một số )?chỉ tiêu(?: \w+){0,3}? (?:theo )?"
    r"(?:kịch bản|kế hoạch|phấn đấu|mục tiêu|nghị quyết)(?: (?!đạt|đã|thực hiện|hoàn thành)[^\s:;.]+){0,6}:"
    r"|(?:các |những )?mục tiêu(?: \w+){0,5}?(?: là\b|:)"
    r"|(?:theo )?(?:kịch bản|kế hoạch|nghị quyết|mục tiêu)(?: \w+){0,6}? (?:đặt ra|đề ra|xác định|giao)\b"
    r"(?! (?:cho|từ|đầu)\b))"
)
PARTS: Final = re.compile(
    r"[\s\W]{0,20}(?:trong số (?:này|đó|ấy)|trong đó|cụ thể|bao gồm|trong con số (?:này|đó|ấy)|trong tổng (?:ấy|số))\b"
)
GLOSS: Final = re.compile(rf"{PARTS.pattern}|(?:tăng|giảm)(?: thêm| khoảng| trên| hơn| gần)? \d|[-+]\d")
OF_HOME: Final = re.compile(
    r" (?:tổng )?[^,.;:%\d]{0,40}(?:toàn|cả|của) (?:tỉnh|thành phố)\b"
)  # "23% sản lượng toàn tỉnh"
RECENT: Final = 40  # lexemes looked back over, so that the time stays linear


@dataclass
class Reader(Measuring):
    """Người đọc một văn bản: đi từng câu, giữ điều mang theo, ra các khẳng định."""

    def read(self, parts: list[Sentence]) -> list[Claim]:
        """Đọc các câu theo thứ tự."""
        goes_on = False
        stood, said = self.state.standing(), 0
        figures = False
        for sentence in parts:
            run = sentence.lexemes
            if sentence.opens:
                if figures and len(self.claims) == said:
                    self.state.stand_again(stood)
                stood, said, figures = self.state.standing(), len(self.claims), False
            bullet = bool(run) and run[0].kind in "-+•" and run[0].start - sentence.start < 3
            bullet |= goes_on and sentence.opens and bool(run)
            goes_on = (goes_on and not run) or (bool(run) and sentence.closes and run[-1].kind == ";")
            going_on = (
                (self.state.planned and self.state.planning) or self.state.aims is not None
            ) and GOES_ON.match(self.text.low, sentence.start) is not None
            in_parts = PARTS.match(self.text.low, sentence.start) is not None
            self.state.new_sentence(sentence.opens, bullet, in_parts, _opens_with_part(sentence))
            if in_parts and _first_base(run) == "same":
                self.state.last_base = (
                    "yoy"  # "… so với quý trước. Trong đó, A tăng 6%, B tăng 2% so với cùng kỳ"
                )
            self.state.planning |= going_on  # "Trong đó, …" after a target
            self.state.began = sentence.start
            self.state.planning |= bullet and self.state.section_plan
            if any(lexeme.number and self._is_figure(lexeme.number, sentence.start) for lexeme in run):
                figures = True
                self.state.planning |= self._is_item(sentence, bullet)
                self.named = named_before(self.text, run, self.earlier, self.before)
                self.earlier = run
                if sentence.opens and not bullet and not GOING_ON.match(self.text.low, sentence.start):
                    self.state.return_to_main()
                self._take_topic(sentence)
                self._take_area(sentence)
                made = len(self.claims)
                self._walk(sentence)
                if sentence.opens and is_bare_row(run):
                    self.claims[made:] = under(self.row, self.claims[made:])
                else:
                    self.row = self.claims[made:]
            elif run:
                self._without_numbers(sentence)
            elif self.state.section and sentence.opens and sentence.closes:
                self._leave_section(sentence)
            self.before = run
        return self.claims

    def _walk(self, sentence: Sentence) -> None:
        run = sentence.lexemes
        pending: list[Lexeme] = []
        stack: list[tuple[Kept, bool, int]] = []
        stated = 0
        start = sentence.start
        i = 0
        while i < len(run):
            lexeme = run[i]
            kind = lexeme.kind
            if (
                lexeme.number is not None
                and not self._is_rate(lexeme.number)
                and self._is_figure(lexeme.number, start)
            ):
                end = tail_end(self.text.low, run, i)
                whole = self._number(pending, start, run, i, end)
                while whole and end < len(run) and names_whole(self.text.low, run, end):
                    end += 1
                start, pending, i, stated = run[end - 1].end, [], end, stated + 1
                continue
            if kind == "(":
                self._look_beyond(run, i)
                spoken = self._before_bracket(pending[-RECENT:])
                stack.append((self.state.opened(), not spoken, stated))
                self.state.around = self.state.period
                if not spoken and self.state.judged and self.state.judged.measure in GROWTH:
                    self.state.lead_base = self.state.judged.base
                self.state.planning = self.state.planned and bool(GLOSS.match(self.text.low, lexeme.end))
            elif kind == ")" and stack:
                outer, subject_too, before = stack.pop()
                self.state.around = None
                if stated > before:
                    pending, start = [], lexeme.end
                    self.state.close(outer, subject_too)
                    self.state.planned = False
                else:
                    self.state.lead_base, self.state.planning = outer[0][4:6]  # nothing was stated inside
            elif kind == ";":
                leads = not stated and run[i + 1 : i + 2] and run[i + 1].kind == "whole"
                self._close(survey(self.text, pending, start, lexeme.start), leads=bool(leads))
                pending, start = [], lexeme.end
                self.state.next_clause()
            elif kind == ":":
                recent = pending[-RECENT:]
                since = start if len(recent) == len(pending) else recent[0].start
                self._take_lead(survey(self.text, recent, since, lexeme.start))
            pending.append(lexeme)
            i += 1
        if pending:
            self._take_rest(survey(self.text, pending, start, pending[-1].end))

    def _close(self, closed: Segment, *, leads: bool) -> None:
        """Hết một vế ở dấu chấm phẩy; vế không số trước "trong đó" dẫn các số sau ("9 nhóm tăng so tháng trước")."""
        self._take_rest(closed)
        if leads:
            self._take_lead(closed)
        if not closed.verbs or not self.state.last or not self.state.last.code:
            self._take_heading(closed)

    def _is_rate(self, number: Number) -> bool:
        """Giá của một đơn vị ("29.000 đồng/kg"), cỡ của hàng ("xe chở 5 người trở lên"): không phải số của chỉ tiêu."""
        if number.group == "count" and self.text.low.startswith((" trở lên", " trở xuống"), number.end):
            return True
        return number.group in ("money", "physical") and RATE.match(self.text.low, number.end) is not None

    def _is_figure(self, number: Number, start: int) -> bool:
        """Số có đơn vị, hay số trần đếm nhiệm vụ."""
        return number.group != "bare" or self._bare_task(number, start)

    def _bare_task(self, number: Number, start: int) -> bool:
        """Số trần đếm nhiệm vụ: "được giao 486 nhiệm vụ; đã xong 286"."""
        low = self.text.low
        known = bool(self.state.task) or opens_tasks(low, number, start)
        if not known or number.value is None or number.value != int(number.value):
            return False
        return is_task_count(low, number, start) and bool(task_code(low, number, start, ""))

    def _number(self, pending: list[Lexeme], start: int, run: list[Lexeme], at: int, end: int) -> bool:
        """Đọc một số; True nếu ngay sau nó là cái tổng mà nó là một phần."""
        state = self.state
        number = run[at].number
        assert number is not None
        segment = survey(self.text, pending, start, number.start)
        tail = self._shared_tail(run, at, end)
        named = self.named.get(number.start)
        if named is not None and named.kind in ITEMS and not segment.subjects:
            segment.subjects.append(named)
        subject = self._subject(segment, number, run, end, named)
        self._return_to_month(subject, segment)
        before = (state.period, state.period_at)
        standing = self._stand(segment, tail, number, run, at, named, not (subject and subject.code))
        state.estimate |= "estimate" in segment.flags
        state.planning |= (is_target(segment) or self._opens_aims(segment)) and number.group != "bare"
        self._go_on_aiming(segment)
        if "whole" in segment.flags:
            state.take_parts()
        if subject is None or not subject.code:
            self._remember(subject, segment, None)
            return False
        setting = self._setting(segment, tail, number, subject, standing)
        judged = judge(segment, number, setting)
        first = self._range_first(run, at)
        if judged is not None and first is not None:
            judged = Judged(first.measure, judged.sign, judged.base)
        self._note(judged, number, subject, setting, paired=bool(standing.own and not tail.bases))
        self._remember(subject, segment, judged)
        if judged is None or number.value is None:
            return False
        if setting.of_whole or judged.measure is Measure.SHARE:
            subject = of_product(subject, run, end)
        owner = self._place_after(number, run[end : end + 2])
        self._state_claim(number, subject, judged, standing, segment, tail, owner)
        passed = standing.past and not segment.periods and segment.past is None
        if passed or (judged.measure is Measure.PLAN and tail.periods and not segment.periods):
            state.period, state.period_at = before  # "so với chỉ tiêu 5 tỷ USD của cả năm, đã đi được 60%"
        elif judged.measure is Measure.PLAN:
            state.achieved = before if _is_part_of(before[0], state.period) else None
        taken = subject.item is not None and end < len(run) and subject.item[0] == run[end].start
        return judged.measure is Measure.SHARE or setting.of_whole or taken or bool(owner)

    def _return_to_month(self, subject: Subject | None, segment: Segment) -> None:
        """ "CPI tháng 9 tăng 0,6% …; bình quân 9 tháng tăng 3%. Nhóm giáo dục tăng 7%": các nhóm là của tháng ấy."""
        state, month = self.state, self.state.price_month
        if subject is None or subject.code != "cpi" or not subject.item or segment.periods or month is None:
            return
        unsaid = state.entered is not None and state.period == state.entered[0]
        if (
            unsaid
            and state.period is not None
            and state.period.months > 1
            and state.period.year == month.year
        ):
            state.period = month

    def _opens_aims(self, segment: Segment) -> bool:
        """ "Mục tiêu cả năm là công nghiệp tăng 8%, xuất khẩu 2 tỷ USD": cả câu kể các mục tiêu."""
        return self.state.fresh_sentence and AIMS.match(self.text.low, segment.start, segment.end) is not None

    def _state_claim(
        self,
        number: Number,
        subject: Subject,
        judged: Judged,
        standing: Standing,
        segment: Segment,
        tail: Segment,
        owner: str,
    ) -> None:
        """Nêu khẳng định: kỳ của kế hoạch, địa bàn của tỷ trọng, rồi dựng."""
        state, period = self.state, standing.period
        if state.planned and judged.measure is Measure.PLAN_PCT and state.achieved and not segment.periods:
            state.period, state.period_at = state.achieved  # "kế hoạch cả năm là 5 tỷ, nghĩa là mới xong 11%"
            period = state.period
        if subject.code == "cpi" and subject.item is None and judged.base:
            monthly = judged.measure is Measure.POP and period is not None and period.months == 1
            state.price_month = period if monthly else state.price_month
            state.prices = {period: {judged.base, *state.prices.get(period, ())}}
        state.planned = judged.measure is Measure.PLAN
        if state.planned and self._is_ahead(period):
            state.planning, state.aims = True, period
        if state.planned:
            plan = standing.plan or segment.flags.get("plan")
            scenario = plan is not None and self.text.low.startswith(("kịch bản", "kb"), plan.start)
            scenario = scenario and state.aims is None
            state.aim = period if scenario else state.aim
            period = period if scenario else self._planned(period, segment, tail)
            self._leave_plan()
        elif subject.kind == "counted" or (subject.kind == "task" and not segment.periods):
            period = self._as_of(segment, period, subject.kind == "counted")
        if number.unit == "%" and self.text.low.startswith("/năm", number.end):
            period = None  # of each of several years
        place = self.home if owner == "home" else owner or state.place or self.home
        if judged.measure is Measure.SHARE:
            whole = segment.places or OF_HOME.match(self.text.low, number.end)
            place = self.home if whole and not state.topic else place  # a part of the whole
            if subject.code == "product_output" and state.head is not None:
                subject = Subject(state.head.code, subject.kind, state.head.head, subject.item)
        if state.place and state.thin and not state.topic and not state.period_fresh and state.headline:
            period = state.headline
        state.headline = state.headline or period
        state.since += 1
        found = Found(
            number,
            subject,
            judged,
            period,
            standing.period_at,
            place,
            state.place_at,
            segment,
            tail,
            state.estimate,
        )
        self.claims.append(build(self.document, self.text, found))

    def _subject(
        self, segment: Segment, number: Number, run: list[Lexeme], end: int, named: Lexeme | None
    ) -> Subject | None:
        state = self.state
        if number.group == "percent" and all(lexeme.kind == "weak" for lexeme in segment.subjects):
            here = state.task if state.task_here else ""
            code = task_share(self.text.low, number, segment.start, here, known=bool(state.task))
            if code:
                state.task, state.task_here = code, True
                return Subject(code, "task")
        if number.unit == "nhiệm vụ" or number.group == "bare":
            code = task_code(self.text.low, number, segment.start, state.task)
            state.task, state.task_here = code or state.task, True
            number.unit = "nhiệm vụ"
            return Subject(code, "task") if code else None
        told = self._total(segment, number)
        if told is not None:
            return told
        if named is not None and named.kind == "indicator" and named.entry:
            return Subject(named.entry.value, "indicator", (named.start, named.end))
        if state.lost and not state.fresh_sentence and not segment.subjects and not segment.nouns:
            return None
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
        if subject is not None and subject is not state.last and subject.kind in WORDED:
            subject = subject.of(subject.kind, worded(segment, subject.code, subject.kind, subject.item))
        stop, follow = follow_of(run, end)
        return after_number(subject, segment, number, self.text.low, stop or number.end, follow)


def _first_base(run: list[Lexeme]) -> str:
    """Gốc so sánh đầu tiên của một câu: "same", "previous", hay rỗng."""
    kinds = (lexeme.words.kind for lexeme in run if lexeme.words is not None)
    return next((kind for kind in kinds if kind in ("same", "previous")), "")


def _opens_with_part(sentence: Sentence) -> bool:
    """Câu nối tiếp trong đoạn, mở bằng một ngành, một hàng, không bằng chỉ tiêu hay kỳ mới."""
    if sentence.opens:
        return False
    first = next((one for one in sentence.lexemes if one.kind in NAMING or one.words or one.group), None)
    return first is not None and first.kind in ITEMS


def _is_part_of(before: Period | None, after: Period | None) -> bool:
    """Các số trước là của một phần của năm mà kế hoạch này nói đến."""
    if before is None or after is None:
        return False
    return after.months == 12 > before.months and after.year == before.year
