"""Ghi nhớ: what a number leaves behind for the numbers after it: its subject, its measure, its base."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from giaoban.reader.context.lead import Lead
from giaoban.reader.context.state import LEADING, State
from giaoban.reader.sense.marks import in_bracket
from giaoban.reader.sense.measure import Judged, Setting
from giaoban.reader.sense.segment import CAUSES, Segment
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import LISTS, PASSING, POWER, RETAIL, TRADE, Subject
from giaoban.terms.indicator import Measure

NEARLY: Final = Decimal("0.06")  # what rounding may leave between a share and its amounts
GROWTH: Final = (Measure.YOY, Measure.POP)
TOTAL: Final = re.compile(
    r"\btổng mức(?: chung| này)?(?= (?:ước|đạt|là|tăng|giảm|cả|toàn|của|tháng|quý|\d)| *$)"
)


@dataclass
class Memory(Lead):
    """Người đọc nhớ số vừa đọc: chủ thể, số đo, gốc so sánh của nó."""

    def _note(
        self, judged: Judged | None, number: Number, subject: Subject | None, setting: Setting, paired: bool
    ) -> None:
        """Ghi nhớ số đo của số này cho các số sau."""
        state = self.state
        if judged is None:
            return
        if number.group not in ("percent", "times"):
            state.levels += 1
            self._note_amount(judged, number, subject)
            return
        if setting.verb:
            state.alike[setting.verb] = judged.measure
        if judged.measure in GROWTH:
            state.last_base = judged.base
            state.said += (setting.base,) if setting.base and not setting.bracketed else ()
            state.pair = state.pair if paired else _pair_of(state, judged, subject)
            state.sign = state.sign if setting.signed else judged.sign
        if setting.signed:
            judged = Judged(judged.measure, 1, judged.base)  # a printed sign is that number's own
        state.first = state.first or (judged, subject)
        state.judged, state.seen = judged, judged.measure
        state.bracket = judged if in_bracket(self.text.low, number) else state.bracket
        state.levels = 0

    def _also_achieved(self, segment: Segment, verb: str) -> Measure | None:
        """ "bằng 71% kế hoạch; trong đó khu vực nhà nước tăng 2% đạt 63%; …": mức đạt ấy cũng là của kế hoạch."""
        state = self.state
        grown = state.judged is not None and state.judged.measure in GROWTH
        if verb != "reach" or segment.subjects or state.fresh_sentence or not grown:
            return None
        return state.alike.get("equals")

    def _note_amount(self, judged: Judged, number: Number, subject: Subject | None) -> None:
        """Ghi nhớ một lượng, và cái tổng mà các phần kể sau nó là một phần."""
        amount = None if number.value is None else (number.value * number.scale, number.unit)
        if judged.measure is Measure.LEVEL and (number.group == "money" or number.unit == "kWh"):
            self.state.amount = amount
            if subject is not None and subject.kind == "indicator" and subject.item is None:
                self.state.sum = amount if not self.state.in_parts else self.state.sum or amount

    def _measures_part(self, number: Number) -> bool:
        """ "Tổng mức 86 tỷ, chia ra bán lẻ 57 tỷ (66,3%)": đúng bằng tỷ lệ của phần ấy trong tổng."""
        part, whole = self.state.amount, self.state.sum
        if part is None or whole is None or number.group != "percent" or number.value is None:
            return False
        if part[1] != whole[1] or not 0 < part[0] < whole[0]:
            return False
        return abs(100 * part[0] / whole[0] - number.value) <= NEARLY

    def _total(self, segment: Segment, number: Number) -> Subject | None:
        """ "tổng mức", "kim ngạch" đứng một mình, sau chuyện khác: tổng mức, kim ngạch đã nêu trước đó."""
        last = self.state.last
        if last is None or segment.subjects:
            return None
        if number.unit == "USD" and last.code not in TRADE and "kim ngạch " in segment.words:
            return self.state.traded
        if last.code not in RETAIL:
            return None
        found = TOTAL.search(self.text.low, segment.start, segment.end)
        return Subject(self.state.total, "indicator", found.span()) if found else None

    def _remember(self, subject: Subject | None, segment: Segment, judged: Judged | None) -> None:
        state = self.state
        if subject is PASSING:
            self._take_heading(segment)  # "6 tỉnh xuất khẩu trên 1 tỷ USD" still speaks of exports
        elif subject is not None and subject.kind != "task":
            among = state.mode in LISTS and subject.code in POWER and subject.kind == "indicator"
            among |= _is_good_among(subject, state)
            state.last = subject
            state.task_here = state.task_here and not subject.code
            leads = bool(subject.head and subject.item and subject.head[0] < subject.item[0])
            shared = (
                judged is not None
                and judged.measure is Measure.SHARE
                and state.head is not None
                and not leads
            )
            caused = subject.head is not None and self.text.low.endswith(CAUSES, 0, subject.head[0])
            among |= caused and state.head is not None
            if subject.head and subject.code and subject.kind != "clutter" and not (shared or among):
                if subject.kind == "indicator":
                    if subject.code in RETAIL and self.text.low.startswith("tổng ", subject.head[0]):
                        state.total = subject.code
                    if subject.code in TRADE and state.traded.code not in LEADING.get(subject.code, ()):
                        state.traded = subject
                    state.head, state.head_here = subject, True
                    state.lead_head = state.lead_head or subject
                elif any(lexeme.kind == "indicator" for lexeme in segment.subjects):
                    state.head, state.head_here = Subject(subject.code, "indicator", subject.head), True
        state.lost = subject is None
        state.fresh_sentence = state.fresh_paragraph = False


def _is_good_among(subject: Subject, state: State) -> bool:
    """ "Thép 1,3 triệu tấn; phôi thép xuất khẩu 260 nghìn tấn. Bia 52 triệu lít": một hàng giữa các sản phẩm làm ra."""
    made = state.last is not None and state.last.code == "product_output" and not state.fresh_sentence
    return made and subject.code in TRADE and subject.item is not None


def _pair_of(state: State, judged: Judged, subject: Subject | None) -> tuple[str, str] | None:
    """Cặp gốc khi hai số tăng giảm liền nhau của một chủ thể có hai gốc khác nhau."""
    before = state.judged
    if before and before.measure in GROWTH and before.base != judged.base and subject == state.last:
        return (before.base, judged.base)
    return state.pair
