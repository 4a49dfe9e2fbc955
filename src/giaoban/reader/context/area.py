"""Địa bàn của một số: said beside it, at the head of its sentence or paragraph, or carried on from before."""

import re
from dataclasses import dataclass, field
from typing import Final

from giaoban.reader.context.state import State
from giaoban.reader.document import Document
from giaoban.reader.sense.district import is_city
from giaoban.reader.sense.segment import PLACES, Segment
from giaoban.reader.words.calendar import Calendar
from giaoban.reader.words.fold import CAPITAL, Folded
from giaoban.reader.words.lexemes import Lexeme, Sentence
from giaoban.reader.words.numbers import Number
from giaoban.reader.words.place import named_place
from giaoban.terms.figure import Claim
from giaoban.terms.place import place_key

GOING_ON: Final = re.compile(
    r"[^\w]{0,20}(?:tính chung|tính cả|lũy kế|cộng dồn|chung|trong đó|cụ thể|trong số đó|theo đó)\b"
)
HERE: Final = (",", ".", ";", ")", " và ", "\n")
OWNED_BY: Final = ("của", "ở", "của tỉnh")
SHARED: Final = re.compile(
    r"(?:mức|nhịp|tốc độ|mặt bằng|trung bình|bình quân|con số|đà)"
    r"(?: tăng trưởng| tăng| giảm| chung| bình quân)*(?: là)? $"
)
TOPIC_HEADS: Final = (
    "",
    "với",
    "ở",
    "tại",
    "riêng",
    "còn",
    "riêng tại",
    "còn tại",
    "còn ở",
    "đối với",
    "riêng ở",
    "tính",
    "xét",
    "tính trên",
)
THAT_DISTRICT: Final = re.compile(
    r"(?:\b(?:toàn|Toàn|của|cả|Cả|trong|địa bàn) (?:huyện|thị xã|quận|xã|phường)\b"
    rf"|, huyện (?:đã|mới|chỉ|đi|đạt|có|ước|thực hiện|sản xuất|làm|thu|vượt|hoàn thành)\b)(?! [{CAPITAL}])"
)
OPENED: Final = re.compile(r"[\W\d]*(?:(?:cụ thể|trong đó|theo đó|như vậy), )?với (?:[^\W\d]+ ){0,8}")
RANKED: Final = re.compile(
    r",? (?:đã |hiện |đang |vẫn |tiếp tục |bất ngờ |tạm |cũng )*"
    r"(?:vượt|dẫn|đứng|vươn|trở thành|trở lại|xếp|giữ|soán|qua mặt|chiếm vị trí|là (?:địa phương|tỉnh|thành phố|nơi))\b"
)
TOGETHER: Final = re.compile(r",? (?:cùng|đều|cũng đều)(?!\w)")
ALSO: Final = (",", "và", ", và", "với", "cùng", "cùng với", "hay", "lẫn", "bằng", "ngang")
NATION: Final = place_key("Việt Nam")
NUMBERING: Final = re.compile(r"[\W\d]{0,20}(?:[ivx]{1,4}\. )?")
PLACE_NAME: Final = re.compile(
    rf"[ ;,:]*((?:[{CAPITAL}]\w*)(?: [{CAPITAL}]\w*){{1,3}})(?: (?:tăng|giảm|đạt|chiếm|là))? ?"
)


@dataclass
class Area:
    """Địa bàn: văn bản, điều đang mang theo, và các lối nêu địa bàn của một số, một câu, một đoạn."""

    document: Document
    text: Folded
    calendar: Calendar
    home: str | None = None
    claims: list[Claim] = field(default_factory=list)
    state: State = field(default_factory=State)
    named: dict[int, Lexeme] = field(default_factory=dict)
    earlier: list[Lexeme] = field(default_factory=list)  # the last sentence with figures
    before: list[Lexeme] = field(default_factory=list)  # the sentence before this one
    row: list[Claim] = field(default_factory=list)  # the last line that says what its values are

    def _take_area(self, sentence: Sentence) -> None:
        """Câu nối tiếp ("Tính chung 10 tháng, …") nói về địa bàn của câu trước, nếu nó không nêu địa bàn nào."""
        state = self.state
        kinds = {lexeme.kind for lexeme in sentence.lexemes}
        parts = not sentence.opens and "sector" in kinds and kinds.isdisjoint(("indicator", "strong"))
        going_on = (parts or GOING_ON.match(self.text.low, sentence.start)) and not any(
            lexeme.kind in PLACES and not (lexeme.kind == "home" and self._is_national())
            for lexeme in sentence.lexemes
        )
        state.area = state.area if going_on else None
        if state.area is not None and state.topic is None:
            state.place, state.place_at = state.lead_place, state.lead_place_at = state.area

    def _head_area(self, sentence: Sentence) -> None:
        """Tựa "Tỉnh Bến Tre: thủ phủ dừa" mở một mục về địa bàn ấy, nếu câu đầu của mục cũng nêu nó."""
        state = self.state
        state.region, state.in_region = None, False
        first = next(iter(sentence.lexemes), None)
        opens = first is not None and NUMBERING.fullmatch(self.text.low, sentence.start, first.start)
        if first is not None and first.kind == "place" and opens:
            name = named_place(self.text, sentence.start, first, self.document.place)
            state.region = first if name not in ("", "home") else None

    def _leave_area(self, segment: Segment) -> None:
        """Câu không số nêu địa bàn ("Trên địa bàn Dĩ An, 9 tháng …"): câu nối tiếp nói về địa bàn ấy."""
        self.state.area = None
        for lexeme in _outside(segment):
            name = self._named_place(segment.start, lexeme)
            if name not in ("", "home"):
                self.state.area = (name, (lexeme.start, lexeme.end))
                self.state.district = self.state.area if lexeme.kind == "district" else self.state.district

    def _take_topic(self, sentence: Sentence) -> None:
        """Đoạn mở bằng "Với Thanh Hóa, …" nói về địa bàn ấy đến hết đoạn."""
        state = self.state
        if state.region is not None and sentence.opens:
            state.in_region |= any(lexeme.entry == state.region.entry for lexeme in sentence.lexemes)
            if state.in_region and state.region.entry is not None:
                state.topic, state.topic_at = state.region.entry.value, (state.region.start, state.region.end)
                state.place, state.place_at = state.topic, state.topic_at
        run = sentence.lexemes[1:] if sentence.lexemes[0].kind == "reach" else sentence.lexemes
        if sentence.opens and len(run) > 1 and run[0].kind in PLACES and run[1].kind == ",":
            head = self.text.low[sentence.start : run[0].start].strip()
            if head in TOPIC_HEADS:
                name = self._named_place(sentence.start, run[0])
                if name not in ("", "home"):
                    self.state.topic, self.state.topic_at = name, (run[0].start, run[0].end)
                    self.state.place, self.state.place_at = self.state.topic, self.state.topic_at

    def _take_place(self, segment: Segment, named: Lexeme | None) -> None:
        state = self.state
        first = next((lexeme.start for lexeme in segment.subjects if lexeme.kind == "indicator"), -1)
        if first >= 0 and not state.fresh_sentence:
            state.place, state.place_at = (
                state.lead_place or state.topic,
                state.lead_place_at or state.topic_at,
            )
        places = [named] if named is not None and named.kind in ("place", "district") else _outside(segment)
        if not places and state.district and THAT_DISTRICT.search(self.text.flat, segment.start, segment.end):
            state.place, state.place_at = state.district
        if not places and not segment.subjects and state.place and segment.nouns:
            self._unknown_place(segment)
        aside: Lexeme | None = None
        for lexeme in self._sharing(places):
            name = self._named_place(segment.start, lexeme)
            if aside is not None and self.text.low[aside.end : lexeme.start].strip() in ALSO:
                name = ""  # "hai nhà máy đường An Khê và Ayun Pa"
            aside = lexeme if not name and lexeme.kind != "home" else None
            if name == "home":
                state.place = state.place_at = None
            elif name:
                state.place, state.place_at = name, (lexeme.start, lexeme.end)
                state.district = (name, state.place_at) if lexeme.kind == "district" else state.district
                if state.fresh_sentence and first >= 0:
                    state.area = (name, (lexeme.start, lexeme.end))
                if (
                    state.fresh_sentence
                    and state.topic is None
                    and (lexeme.end < first or name.endswith("(cũ)"))
                ):
                    state.lead_place, state.lead_place_at = name, state.place_at

    def _sharing(self, places: list[Lexeme]) -> list[Lexeme]:
        """ "Bắc Ninh và Hải Phòng cùng tăng 16,1%": một số của nhiều nơi, ghi cho nơi nêu đầu."""
        if len(places) < 2 or TOGETHER.match(self.text.low, places[-1].end) is None:
            return places
        first = len(places) - 1
        while first and self.text.low[places[first - 1].end : places[first].start].strip() in ALSO:
            first -= 1
        return places[: first + 1]

    def _named_place(self, start: int, lexeme: Lexeme) -> str:
        """Tên địa bàn của số: "home" nếu là địa bàn của văn bản, tỉnh hay huyện mà cả văn bản nói về."""
        province = self.document.place
        if lexeme.kind == "home" and (self.state.topic is not None or self._is_national()):
            return ""  # "Đối với Đà Nẵng, … trên địa bàn thành phố"
        name = named_place(self.text, start, lexeme, province)
        if self.home == province or not name:
            return name
        if name == "home" and province and "thành phố" in self.text.low[lexeme.start : lexeme.end]:
            return province if is_city(province) else "home"  # "toàn thành phố", in a text all about a town
        name = province or "" if name == "home" else name
        return "home" if self.home and place_key(name) == place_key(self.home) else name

    def _is_national(self) -> bool:
        """Văn bản nói về cả nước: "toàn tỉnh", "địa bàn thành phố" trong đó là của nơi vừa nêu."""
        return self.home is not None and place_key(self.home) == NATION

    def _place_after(self, number: Number, run: list[Lexeme]) -> str:
        """ "nhỉnh hơn nhịp 4,2% của cả nước": địa bàn của chính số ấy, nêu sau nó; "" nếu không có."""
        after = run[0] if run else None
        if len(run) > 1 and run[0].kind == "," and self._leads(number, run[1]):
            return self._named_place(number.end, run[1])
        if after is None or after.kind not in ("place", "district"):
            return ""
        gap = self.text.low[number.end : after.start].strip()
        if gap in ("tại", "ở") and self.text.low.startswith(HERE, after.end):
            return self._named_place(number.end, after)  # "tăng 9% tại Bình Định và 8% tại Gia Lai"
        if after.kind == "district" or gap not in OWNED_BY:
            return ""
        if SHARED.search(self.text.low, max(0, number.start - 40), number.start) is None:
            return ""
        return self._named_place(number.end, after)

    def _leads(self, number: Number, after: Lexeme) -> bool:
        """ "Với kim ngạch gần 8,7 tỷ USD, Bắc Ninh vươn lên …": số mở câu là của địa bàn đứng sau nó."""
        if after.kind != "place" or self.text.flat[number.end : after.start] != ", ":
            return False
        opens = OPENED.fullmatch(self.text.low, max(self.state.began, number.start - 60), number.start)
        return opens is not None and RANKED.match(self.text.low, after.end) is not None

    def _unknown_place(self, segment: Segment) -> None:
        """Tên riêng lạ trong một danh sách địa bàn ("Nam Trực 12,2%; Mỹ Lộc 12,1%") cũng là địa bàn."""
        found = PLACE_NAME.fullmatch(self.text.flat, segment.start, segment.end)
        if found:
            self.state.place, self.state.place_at = found[1], found.span(1)


def _outside(segment: Segment) -> list[Lexeme]:
    """Các địa bàn nêu ngoài ngoặc: "(sau hợp nhất Cần Thơ, Sóc Trăng) … tăng 5%" không nói về Sóc Trăng."""
    if not segment.brackets:
        return segment.places
    brackets, found = list(segment.brackets), []
    opened = segment.end  # where the first bracket opens of those that end after the place
    for lexeme in reversed(segment.places):
        while brackets and brackets[-1][1] > lexeme.start:
            opened = min(opened, brackets.pop()[0])
        renamed = segment.low[opened + 1 : lexeme.start] == "" and segment.low.startswith(" cũ)", lexeme.end)
        if opened >= lexeme.start or renamed:
            found.append(lexeme)  # "phía đông (Phú Yên cũ) 6,1%"
    return found[::-1]
