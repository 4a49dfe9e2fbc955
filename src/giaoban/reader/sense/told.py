"""Các lời nêu kỳ của một văn bản, chia theo việc chúng làm: its own times, bases, times of other matters."""

from dataclasses import dataclass, field
from typing import Final

from giaoban.reader.sense.segment import HEADS, ITEMS
from giaoban.reader.words.against import glosses_base, is_of_index
from giaoban.reader.words.fold import Folded
from giaoban.reader.words.lexemes import Lexeme, Sentence
from giaoban.reader.words.periods import Words
from giaoban.reader.words.section import heads_year, is_to_work

SUBJECTS: Final = ITEMS | HEADS
OTHER: Final = frozenset(("strong", "weak"))
MEETING: Final = "hội nghị"  # "Hội nghị tổng kết năm 2024" names the year of the text
LATE: Final = 9999  # no year of the sentence was told yet
ASIDE: Final = (
    "so với", "so", "với", "hơn", "hơn cả", "kém", "kém cả", "thua", "bằng", "gấp", "vượt", "nền", "dưới", "trên mức",
    "nền của", "đến", "tới", "từ", "trước", "sau", "giá", "so sánh", "đến hết", "tầm nhìn",
)  # fmt: skip


@dataclass
class Told:
    """Lời nêu kỳ của bài (`stated`), gốc và mốc (`bases`), kỳ của chuyện khác trong bài (`elsewhere`).

    `apart` are those set apart ("riêng quý IV tăng 9%"): what stands before them is of a longer time.
    """

    stated: list[Words] = field(default_factory=list)
    bases: list[Words] = field(default_factory=list)
    elsewhere: list[Words] = field(default_factory=list)
    apart: set[Words] = field(default_factory=set)

    @property
    def whole(self) -> list[Words]:
        """Lời nêu kỳ của các số đứng trước mọi lời nêu kỳ."""
        apart = {words[2:5] for words in self.apart}
        return [words for words in self.stated if words[2:5] not in apart] or self.stated


def told(text: Folded, parts: list[Sentence], clock: Lexeme | None) -> Told:
    """Mọi lời nêu kỳ của các câu; `clock` là đồng hồ của trang, không phải kỳ nào.

    "Phương hướng năm 2023: …" makes no year of the text, unless it tells of no other.
    """
    said = Told()
    ahead: list[Words] = []
    last: Words | None = None
    for sentence in parts:
        own, year = _is_own(sentence, text.low), LATE
        for lexeme in sentence.lexemes:
            words = lexeme.words
            if words is None or lexeme is clock:
                continue
            if _is_base(text, lexeme, last):
                said.bases.append(words)
            elif (
                heads_year(text.flat, text.low, lexeme.start)
                or (words.year > year and is_to_work(text.low, lexeme.start))
                or _is_turned_to(sentence, text.low, lexeme)
            ):
                ahead.append(words)
            else:
                (said.stated if own or _is_of_report(words) else said.elsewhere).append(words)
            last = words
            year = words.year if words.year > 1 and words.kind != "date" else year
            if text.low.endswith(("riêng ", "riêng trong ", "bước sang "), 0, lexeme.start):
                said.apart.add(words)
    (said.bases if any(words.year > 1 for words in said.stated) else said.stated).extend(ahead)
    return said


def _is_turned_to(sentence: Sentence, low: str, lexeme: Lexeme) -> bool:
    """ "Sang năm 2021, tỉnh đặt mục tiêu …", sau khi kể năm 2020: năm ấy còn ở trước mặt."""
    turned = low.endswith("sang ", 0, lexeme.start)
    return turned and any(one.kind == "target" for one in sentence.lexemes)


def _is_own(sentence: Sentence, low: str) -> bool:
    """Câu nói chuyện của bài: không có con số, hay số của một chỉ tiêu chứ không phải của tín dụng, công ty, dự án."""
    groups = {lexeme.group for lexeme in sentence.lexemes}
    first = next(
        (
            one.kind
            for one in sentence.lexemes
            if one.kind in SUBJECTS and not low.startswith(MEETING, one.start)
        ),
        "",
    )
    return first not in OTHER if first else groups <= {"", "bare"} or "count" in groups


def _is_of_report(words: Words) -> bool:
    """Tháng, quý, mấy tháng: whatever it tells of, a report tells of its own; years and days may be of anything."""
    return words.kind not in ("date", "bare") and words.last - words.first != 11


def _is_base(text: Folded, lexeme: Lexeme, last: Words | None) -> bool:
    before = text.low[max(0, lexeme.start - 12) : lexeme.start].rstrip()
    compared = before.endswith(ASIDE) and not before.endswith("đánh giá")
    return compared or glosses_base(text.low, lexeme, last) or is_of_index(text.low, lexeme)
