"""Gấp chữ: the text as the recognisers see it, and the way back to the text as written.

`flat` has every run of blanks (and every line break inside a wrapped paragraph) as one space, one way of placing
tone marks ("hoá" is "hóa") and one of spelling ("quí", "kì", "tỉ" are "quý", "kỳ", "tỷ"); `low` is the same in small
letters, character for character; `words` is `low` with every mark that is neither letter nor digit as a space, for
phrase matching.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from giaoban.terms.tone import new_tone

LOOKALIKES: Final = dict(
    zip("⁄−–—‐‑\u00a0\u202f\u2009\t’“”²³ð●▪◦➢►✓", '/-----    \'""23đ••••••', strict=True)
)
LOOKALIKE: Final = re.compile("[" + "".join(LOOKALIKES) + "]")
NOTHING: Final = "\r\f\v\u200b\ufeff\u00ad"  # written, not seen
# every branch below opens with a character of its own, so that the search leaps from one to the next
BLANKS: Final = re.compile(
    r" (?=[ \n\r])[ \n\r]*|\n[ \n\r]*|" + "|".join(f"{mark}[{NOTHING}]*" for mark in NOTHING)
)
STAR: Final = re.compile(r"^\*(?= )", re.MULTILINE)  # the mark of a list's item
GLUED: Final = re.compile(
    "|".join(rf"{verb}(?:(?<=\w{verb})|(?=\w))" for verb in ("tăng", "giảm"))
    + r"|đạt(?=\d)|ước(?=\d)|chiếm(?=\d)|và(?<=\w..)(?!\w)"
)
SHORT_I: Final = re.compile(r"(?<![^\W_])(?:[Qq]uí|[Kk]ì|[Tt]ỉ|QUÍ|KÌ|TỈ)(?![^\W_])")
SIGNS: Final = ("quí", "Quí", "QUÍ", " kì", " Kì", " tỉ ", "/tỉ", " Tỉ ")
LONG_Y: Final = str.maketrans("íìỉÍÌỈ", "ýỳỷÝỲỶ")
NOT_WORD: Final = re.compile(r"[^\w ]")
COMMON: Final = ',.%-;()\n/:"_'  # taken out before the search for the rest, which is slow
LETTERED: Final = re.compile(r"[a-zđ]\)")  # "a) …": an item, however its line before ends
HARD_END: Final = re.compile(r"[.:;!?…\"”)]\s*$")
ITEM: Final = re.compile(r"[-+•*] |(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]{2,4})[.)] [^\W\d]")
WRAP_WIDEST, SHORTEST = 140, 30
NARROWEST, FEWEST = 50, 2  # of a paragraph wrapped by itself: its width, its breaks

CAPITAL: Final = (
    "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"  # for the inside of [ ]
)


@dataclass(frozen=True)
class Folded:
    """Chữ đã gấp: `flat`, `low`, `words` cùng độ dài, và các mốc để về chỗ trong văn bản gốc."""

    flat: str
    low: str
    words: str
    marks: tuple[int, ...]
    shifts: tuple[int, ...]

    def source(self, position: int) -> int:
        """Chỗ trong văn bản gốc của chỗ `position` trong chữ đã gấp."""
        return position + self.shifts[bisect_right(self.marks, position) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Khoảng trong văn bản gốc của khoảng [start, end) không rỗng."""
        if len(self.marks) == 1:
            return start, end
        marks, shifts = self.marks, self.shifts
        at = bisect_right(marks, start)
        shift = shifts[at - 1]
        if at == len(marks) or end <= marks[at]:
            return start + shift, end + shift
        return start + shift, end + shifts[bisect_right(marks, end - 1) - 1]


def fold(text: str) -> Folded:
    """Gấp một văn bản NFC.

    >>> fold("Hàng  hoá tăng").low
    'hàng hóa tăng'
    """
    text = LOOKALIKE.sub(lambda found: LOOKALIKES[found[0]], text)
    text = STAR.sub("-", text) if "*" in text else text
    breaks = wrapped_breaks(text)
    pieces: list[str] = []
    marks, shifts = [0], [0]
    done = length = 0
    for start, end, new in _edits(text):
        if new == "\n" and text.find("\n", start, end) in breaks:
            new = " "
        pieces += (text[done:start], new)
        length += start - done + len(new)
        done = end
        marks.append(length)
        shifts.append(end - length)
    pieces.append(text[done:])
    flat = new_tone("".join(pieces))
    if any(sign in flat for sign in SIGNS):
        flat = SHORT_I.sub(lambda found: found[0].translate(LONG_Y), flat)
    low = flat.lower()
    if len(low) != len(flat):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in flat)
    words = low
    for mark in COMMON:
        words = words.replace(mark, " ")
    words = NOT_WORD.sub(" ", words)
    return Folded(flat, low, words, tuple(marks), tuple(shifts))


def _edits(text: str) -> list[tuple[int, int, str]]:
    """Các chỗ phải sửa khi gấp: khoảng trắng thừa, và động từ viết dính ("chế tạotăng1,36%")."""
    edits = []
    for found in BLANKS.finditer(text):
        blank = found.group()
        new = "" if blank[0] in NOTHING else "\n" if "\n" in blank else " "
        edits.append((found.start(), found.end(), new))
    glued = []
    for found in GLUED.finditer(text):
        start, end = found.span()
        if found.group() not in ("đạt", "ước", "chiếm") and text[start - 1 : start].isalpha():
            glued.append((start, start, " "))
        if text[end : end + 1].isalnum():
            glued.append((end, end, " "))
    return sorted(edits + glued) if glued else edits


def wrapped_breaks(text: str) -> frozenset[int]:
    """Chỗ xuống dòng chỉ do ngắt dòng (đoạn bị bẻ dòng ở một độ rộng), không phải hết đoạn.

    In a wrapped text every line is filled: the first word of the next line would not have fitted.
    """
    lines = text.split("\n")
    width = max((len(line) for line in lines if "|" not in line), default=0)  # no row of a table is wrapped
    at, soft = -1, []
    block: list[tuple[int, str, str]] = []  # the breaks of the paragraph so far: place, line, line after
    for line, after in pairwise(lines):
        at += len(line) + 1
        word = after.split(" ", 1)[0]
        if not line.strip() or not word.strip():
            soft += _filled(block)
            block = []
            continue
        block.append((at, line, after))
        listed = ITEM.match(after) is not None and HARD_END.search(line[-3:]) is not None
        filled = width <= WRAP_WIDEST and len(line) + 1 + len(word) > width and not listed
        filled = filled and "|" not in after
        goes_on = word[0].islower() and LETTERED.match(word) is None and not HARD_END.search(line[-3:])
        if len(line) > SHORTEST and (filled or goes_on):
            soft.append(at)
    return frozenset(soft + _filled(block))


def _filled(block: list[tuple[int, str, str]]) -> list[int]:
    """Các chỗ xuống dòng của một đoạn mà mọi dòng đều đầy, trong một văn bản có dòng dài hơn."""
    if len(block) < FEWEST:
        return []
    width = max(len(line) for _, line, _ in block)
    full = all(len(line) + 1 + len(after.split(" ", 1)[0]) > width for _, line, after in block)
    return [at for at, _, _ in block] if full and NARROWEST <= width <= WRAP_WIDEST else []
