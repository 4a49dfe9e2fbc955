"""Đề mục và câu dẫn: sentences without a figure of their own, and what they say for the figures after them."""

import re
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import Final

from giaoban.reader.context.ground import Ground
from giaoban.reader.context.state import Where
from giaoban.reader.sense.aims import is_target
from giaoban.reader.sense.counted import COUNTED
from giaoban.reader.sense.listing import list_mode
from giaoban.reader.sense.marks import heads_plan
from giaoban.reader.sense.measure import Judged
from giaoban.reader.sense.segment import Segment, survey
from giaoban.reader.words.lexemes import Lexeme, Sentence
from giaoban.reader.words.page import LINK_LENGTH
from giaoban.reader.words.pairs import NAMING
from giaoban.reader.words.section import (
    Section,
    heads_foreseen,
    heads_to_do,
    heads_told,
    is_to_work,
    leads_parts,
    rank_of,
    stays,
)
from giaoban.reader.words.topic import Subject
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

BRACKET: Final = 40  # lexemes, up to the end of a bracket that opens its paragraph and the name after it
INDUSTRY: Final = ("công nghiệp", "ngành công nghiệp")
TITLE_LENGTH: Final = 140
CAPTION: Final = re.compile(r"[.|(–-] ?ảnh(?: minh họa| tư liệu| chụp[^:]{0,30})?(?:[:|)]| của )|^ảnh:")


@dataclass
class Lead(Ground):
    """Câu không số: đề mục, lời dẫn, chú ảnh, liên kết; giữ lại điều chúng nói cho các số sau."""

    def _is_caption(self, sentence: Sentence) -> bool:
        """Lời chú ảnh ("Nhà máy X, tháng 12/2025. Ảnh: …"): không nói tiếp chuyện của bài."""
        line_end = self.text.low.find("\n", sentence.end)
        line = self.text.low[sentence.start : line_end if line_end >= 0 else None]
        return sentence.opens and len(line) < LINK_LENGTH and CAPTION.search(line) is not None

    def _without_numbers(self, sentence: Sentence) -> None:
        """Câu không có số: giữ kỳ, và chỉ tiêu nếu là đề mục hay câu dẫn."""
        run = sentence.lexemes
        if self._is_caption(sentence):
            return
        if sentence.opens:
            self.state.main = None
        segment = survey(self.text, run, sentence.start, sentence.end)
        before = (self.state.period, self.state.period_at)
        self._leave_work(segment)
        title = sentence.opens and sentence.closes and sentence.end - sentence.start < TITLE_LENGTH
        if not title:  # "Năm ngoái giờ này công nhân nghỉ luân phiên."
            segment.periods = [said for said in segment.periods if said.words and said.words.year != -1]
        self._take_period(_told_outside(segment))
        self._leave_area(segment)
        if is_target(segment) or (self.state.future is not None and not title and "plan" in segment.flags):
            self.state.aims = self.state.future  # "Về năm 2020, hai kịch bản được nêu."
        self.state.mode = list_mode(segment, self.state.mode, self.text.low)
        if title and self.state.mode and self.state.last is not None and not self.state.last.code:
            self.state.last = None  # "4. Lao động: …", then "5. Sản phẩm chủ yếu"
        codes = {
            lexeme.entry.value for lexeme in segment.subjects if lexeme.kind == "indicator" and lexeme.entry
        }
        if title or run[-1].kind == ":" or (len(codes) == 1 and not _of_firm(segment)):
            self._take_heading(segment)
        self._open_industry(segment, codes)
        if title or run[-1].kind == ":":
            self._take_lead(segment)
        if title:
            self.state.section_plan = heads_plan(segment, self.text.low)
            self._take_section(sentence, before, is_target(segment))
            self._head_area(sentence)

    def _look_beyond(self, run: list[Lexeme], at: int) -> None:
        """ "Sau ba quý trầm (quý I giảm 3%, …), quý IV IIP bật lên": chỉ tiêu của ngoặc mở đầu đoạn nêu sau ngoặc."""
        state = self.state
        opens = state.fresh_paragraph and state.fresh_sentence and at < BRACKET
        if not opens or any(one.kind in NAMING for one in run[:at]):
            return
        rest = dropwhile(lambda one: one.kind != ")", run[at : at + BRACKET])
        named = next((one for one in rest if one.kind in NAMING or one.group not in ("", "bare")), None)
        if named is not None and named.kind == "indicator" and named.entry:
            state.head = state.last = Subject(named.entry.value, "indicator", (named.start, named.end))
            state.lost = state.fresh_paragraph = False

    def _open_industry(self, segment: Segment, codes: set[str]) -> None:
        """ "Công nghiệp của tỉnh bước đi không đều. Quý I tăng 5% …": các số sau là của công nghiệp."""
        named = next((one for one in segment.subjects if one.kind == "branch"), None)
        industry = named is not None and self.text.low[named.start : named.end] in INDUSTRY
        if named is not None and industry and not codes and self.state.head is None:
            self.state.head = self.state.last = Subject("iip", "indicator", (named.start, named.end))

    def _leave_work(self, segment: Segment) -> None:
        """ "Sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm": không kể kỳ của việc sắp làm."""
        told = segment.periods[:1]
        for lexeme in segment.periods[1:]:
            first, meant = (
                self.calendar.resolve(said.words, self.state.period) if said.words else None
                for said in (told[0], lexeme)
            )
            later = (
                first is not None
                and meant is not None
                and (self._comes_after(meant, first) or _is_plan_year(meant, first))
            )
            if not (later and is_to_work(self.text.low, lexeme.start)):
                told.append(lexeme)
        segment.periods = told

    def _take_section(
        self, sentence: Sentence, before: tuple[Period | None, Where | None], aimed: bool
    ) -> None:
        """Đề mục phương hướng mở một mục toàn mục tiêu; đề mục cùng bậc, hay không đánh số, khép mục ấy."""
        state, flat = self.state, self.text.flat
        aim = state.future or state.period
        later = (
            aim is not None
            and aim != before[0]
            and (aim == state.future or self._comes_after(aim, before[0]))
        )
        ahead = later or (aim is not None and _is_plan_year(aim, before[0]))
        if heads_to_do(flat, self.text.low, sentence.start, sentence.end, ahead) or (
            later and (aimed or heads_foreseen(self.text.low, sentence.start, sentence.end))
        ):
            rank = rank_of(flat, sentence.start, sentence.end)
            state.section = Section(rank, aim if ahead else None)
            state.period, state.period_at = before
        else:
            self._leave_section(sentence)

    def _is_item(self, sentence: Sentence, bullet: bool) -> bool:
        """Một mục ("1. Xuất khẩu 700 triệu USD", "- …") của phần phương hướng."""
        if self.state.section is None or not sentence.opens:
            return False
        if heads_told(self.text.flat, self.text.low, sentence.start, sentence.end):
            self.state.section = None
            return False
        return bullet or bool(rank_of(self.text.flat, sentence.start, sentence.end))

    def _comes_after(self, aim: Period, told: Period | None) -> bool:
        """Kỳ đến sau kỳ đang kể."""
        if told is None:
            return self._is_ahead(aim)
        return (aim.year, aim.first) > (told.year, told.last) or self._is_ahead(aim)

    def _leave_section(self, sentence: Sentence) -> None:
        """Một đề mục không ở trong mục phương hướng thì khép mục ấy; dòng trống, dòng trong ngoặc thì không."""
        line = self.text.flat[sentence.start : sentence.end].strip()
        blank = not line or (line[0], line[-1]) == ("(", ")")
        blank = blank or leads_parts(self.text.low, sentence.start, sentence.end)
        told = heads_told(self.text.flat, self.text.low, sentence.start, sentence.end)
        if told or (
            not blank and not stays(self.state.section, rank_of(self.text.flat, sentence.start, sentence.end))
        ):
            self.state.section = None

    def _take_heading(self, segment: Segment) -> None:
        state = self.state
        for lexeme in segment.subjects:
            if lexeme.kind == "indicator" and lexeme.entry:
                said = Subject(lexeme.entry.value, "indicator", (lexeme.start, lexeme.end))
                state.last = said
                if (
                    said.code not in COUNTED.values()
                ):  # a market or a cluster is counted, no branch is part of it
                    state.head, state.head_here = said, True

    def _take_lead(self, segment: Segment) -> None:
        """Lời dẫn một danh sách: gốc so sánh và dấu của cả danh sách."""
        if segment.bases:
            self.state.period = self._of_lead(segment, self.state.period) or self.state.period
            self.state.lead_base = self._base(segment.bases[-1], self.state.period)
        self.state.planning |= is_target(segment) or heads_plan(segment, self.text.low)
        if "against_plan" in segment.flags:
            self.state.lead_plan = True  # "Sản phẩm (so với KH năm): bia 9 triệu lít (99%)"
            self.state.bracket = Judged(Measure.PLAN_PCT, 1, "")
        signs = [verb.kind for verb in segment.verbs if verb.kind in ("rise", "fall")]
        if signs:
            self.state.sign = -1 if signs[-1] == "fall" else 1
        elif any(lexeme.kind == "indicator" for lexeme in segment.subjects):
            judged = self.state.judged
            self.state.judged = judged and Judged(judged.measure, 1, judged.base)
            self.state.sign = 0  # "• Xuất khẩu: 2,5 tỷ USD, giảm 2%", then "• CPI: 3,1%"


def _of_firm(segment: Segment) -> bool:
    """ "Sản xuất thiếc xuất khẩu tại Công ty X.": hàng ấy để xuất khẩu, câu không mở chuyện xuất khẩu."""
    goods = any(one.kind == "product" and two.kind == "indicator" for one, two in pairwise(segment.subjects))
    return goods and any(one.kind == "weak" for one in segment.subjects)


def _told_outside(segment: Segment) -> Segment:
    """ "Sản phẩm chủ yếu 5 tháng (trong ngoặc là tháng 5):": kỳ trong ngoặc không phải kỳ của danh sách."""
    outside = [
        said for said in segment.periods if not any(at < said.start < end for at, end in segment.brackets)
    ]
    segment.periods = outside or segment.periods
    return segment


def _is_plan_year(aim: Period, told: Period | None) -> bool:
    """ "Chỉ tiêu kế hoạch năm 2020" giữa báo cáo chín tháng năm ấy: cả năm mới là đích."""
    return told is not None and told.months < 12 == aim.months and told.year == aim.year
