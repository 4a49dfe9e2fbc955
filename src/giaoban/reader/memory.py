"""Ghi nhớ: what a number leaves behind for the numbers after it: its subject, its measure, its base."""

from dataclasses import dataclass

from giaoban.reader.lead import Lead
from giaoban.reader.marks import in_bracket
from giaoban.reader.measure import Judged, Setting
from giaoban.reader.numbers import Number
from giaoban.reader.segment import Segment
from giaoban.reader.state import State
from giaoban.reader.topic import LISTS, PASSING, POWER, RETAIL, Subject
from giaoban.terms.indicator import Measure

GROWTH = (Measure.YOY, Measure.POP)


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
        state.judged, state.seen = judged, judged.measure
        state.bracket = judged if in_bracket(self.text.low, number) else state.bracket
        state.levels = 0

    def _remember(self, subject: Subject | None, segment: Segment, judged: Judged | None) -> None:
        state = self.state
        if subject is PASSING:
            self._take_heading(segment)  # "6 tỉnh xuất khẩu trên 1 tỷ USD" still speaks of exports
        elif subject is not None and subject.kind != "task":
            state.last = subject
            state.task_here = state.task_here and not subject.code
            leads = bool(subject.head and subject.item and subject.head[0] < subject.item[0])
            shared = (
                judged is not None
                and judged.measure is Measure.SHARE
                and state.head is not None
                and not leads
            )
            among = state.mode in LISTS and subject.code in POWER and subject.kind == "indicator"
            if subject.head and subject.code and subject.kind != "clutter" and not (shared or among):
                if subject.kind == "indicator":
                    if subject.code in RETAIL and self.text.low.startswith("tổng ", subject.head[0]):
                        state.total = subject.code
                    state.head, state.head_here = subject, True
                    state.lead_head = state.lead_head or subject
                elif any(lexeme.kind == "indicator" for lexeme in segment.subjects):
                    state.head, state.head_here = Subject(subject.code, "indicator", subject.head), True
        state.lost = subject is None
        state.fresh_sentence = state.fresh_paragraph = False


def _pair_of(state: State, judged: Judged, subject: Subject | None) -> tuple[str, str] | None:
    """Cặp gốc khi hai số tăng giảm liền nhau của một chủ thể có hai gốc khác nhau."""
    before = state.judged
    if before and before.measure in GROWTH and before.base != judged.base and subject == state.last:
        return (before.base, judged.base)
    return state.pair
