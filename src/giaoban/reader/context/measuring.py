"""Hoàn cảnh của số: all that its measure is judged by, from its segment, its tail and what is carried on."""

import re
from dataclasses import dataclass
from typing import Final

from giaoban.reader.context.ground import Standing
from giaoban.reader.context.memory import Memory
from giaoban.reader.sense.aims import is_target
from giaoban.reader.sense.marks import (
    exceeds,
    falls_inside,
    half_of_plan,
    is_past,
    of_whole,
    opens_bracket,
    sign_before,
)
from giaoban.reader.sense.measure import Setting
from giaoban.reader.sense.segment import Segment
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.topic import RETAIL, Subject
from giaoban.terms.period import Period

THEN_GROWS: Final = re.compile(
    r",? (?:và )?(?:tăng|giảm) (?:nhẹ |mạnh |hơn |gần |khoảng )?\d"
)  # "đạt 51,7%, tăng 17,8%"
CREATES: Final = re.compile(r"\b(?:thành lập|xây|hình thành|mở) (?:(?:mới|thêm)\b|(?:được |ít nhất )*$)")


@dataclass
class Measuring(Memory):
    """Người đọc cân một số: gốc, dấu, kế hoạch hay thực hiện, trong ngoặc hay ngoài."""

    def _setting(
        self, segment: Segment, tail: Segment, number: Number, subject: Subject | None, standing: Standing
    ) -> Setting:
        state, low, period = self.state, self.text.low, standing.period
        part = state.in_parts and subject is not None
        part = part and subject is not None and (subject.kind != "indicator" or subject.code in RETAIL)
        part = part and not (subject is not None and subject.code == "cpi")  # groups of goods: on last month
        own = standing.own
        verb = segment.verb.kind if segment.verb else ""
        ahead = self._is_ahead(period)
        aimed = (state.planning or (ahead and not self._foreseen(number))) and (
            "forecast" not in segment.flags or is_target(segment) or state.aims is not None
        )
        return Setting(
            base=own or standing.lead,
            lead_base=state.lead_base
            or (_for(state.last_base, period) if part else "")
            or self._only_base(segment, subject, period),
            tail_plan="plan" in tail.flags or half_of_plan(low, number),
            of_whole=of_whole(low, number, tail) or self._measures_part(number),
            previous=state.judged,
            code=subject.code if subject else "",
            signed=self._sign(number, standing, task=subject is not None and subject.kind == "task"),
            list_sign=state.sign,
            monthly=period is not None and period.months == 1,
            bracketed=opens_bracket(low, number),
            past=standing.past,
            planning=aimed and (ahead or self._is_planned(segment, tail, subject, own)),
            bracket=state.bracket,
            after_plan=state.planned,
            market=subject is not None and subject.kind == "market",
            seen=state.seen,
            verb=verb,
            alike=state.alike.get(verb) or self._also_achieved(segment, verb),
            exceeds=exceeds(low, number) or standing.plan is not None,
            after_level=state.levels > 0,
            led_by_plan=state.lead_plan,
            again=self._says_more(segment, subject),
            then_grows=THEN_GROWS.match(low, number.end) is not None,
            task=subject is not None and subject.kind == "task",
        )

    def _is_planned(self, segment: Segment, tail: Segment, subject: Subject | None, own: str) -> bool:
        """Đang kể mục tiêu, mà số này không phải số đếm đang có, số ước, hay số so với cùng kỳ."""
        state = self.state
        if not state.planning or segment.past is not None or "estimate" in segment.flags:
            return False
        aimed = is_target(segment) or state.section is not None
        aimed = aimed or CREATES.search(self.text.low, segment.start, segment.end) is not None
        if subject is not None and subject.kind == "counted" and not aimed:
            return state.planned and not state.fresh_sentence
        compared = own == "yoy" and is_past(tail) and state.section is None
        return not compared or (state.planned and not segment.subjects)

    def _says_more(self, segment: Segment, subject: Subject | None) -> bool:
        """Một số nữa của chính thứ vừa kể mức và mức tăng, không nêu thêm điều gì."""
        state = self.state
        new = segment.subjects or segment.periods or segment.bases or segment.places or segment.nouns
        return not new and not state.fresh_sentence and state.amount is not None and subject == state.last

    def _sign(self, number: Number, standing: Standing, *, task: bool) -> str:
        """Dấu viết liền số; số trong ngoặc của kỳ gốc có dấu riêng của nó."""
        if standing.past and not task:
            return "-" if falls_inside(self.text.low, number) else "+"
        return sign_before(self.text.low, number)


def _for(base: str, period: Period | None) -> str:
    """Gốc mang theo, nếu hợp với kỳ ấy: chỉ tháng và quý mới so với kỳ trước."""
    return "" if base == "pop" and period is not None and period.months not in (1, 3) else base
