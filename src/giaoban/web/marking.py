"""Đánh dấu: a checked text as blocks of pieces, each figure a mark with its verdict; pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from giaoban.check import Finding, Review
from giaoban.check.finding import Standing
from giaoban.reader.document import Block, Reading
from giaoban.terms.figure import Claim

BlockShape = Literal["title", "heading", "paragraph", "footnote", "table"]
SENTENCE_END = re.compile(r"(?<=[.!?…;])\s+(?=[A-ZÀ-ỸĐ])")
LONGEST_SENTENCE = 700
UNSURE = 0.7  # a claim read with less confidence goes to a person to confirm


@dataclass(frozen=True)
class Mark:
    """Con số được đánh dấu: khẳng định (None: phát hiện hay đại lượng không gắn chỉ tiêu), kết luận, phát hiện."""

    number: int
    start: int
    end: int
    quote: str
    standing: Standing | Literal["untied"]
    claim: Claim | None = None
    by: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def unsure(self) -> bool:
        """Đọc chưa chắc, nhờ người xác nhận."""
        return self.claim is not None and self.claim.confidence < UNSURE


@dataclass(frozen=True)
class Piece:
    """Mẩu chữ: chữ thường, hoặc con số có dấu."""

    text: str
    start: int
    mark: Mark | None = None


@dataclass(frozen=True)
class Shape:
    """Khối để hiện: đoạn, đề mục, hoặc bảng gồm các hàng ô."""

    kind: BlockShape
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple["TableCell", ...], ...] = ()


@dataclass(frozen=True)
class TableCell:
    """Ô của bảng."""

    pieces: tuple[Piece, ...]
    row_span: int
    column_span: int


def marks_of(reading: Reading, review: Review) -> tuple[Mark, ...]:
    """Mọi con số của văn bản theo thứ tự: khẳng định, phát hiện ngoài khẳng định, đại lượng không gắn chỉ tiêu."""
    name = reading.document.id
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in review.findings:
        if finding.document == name:
            found.setdefault((finding.start, finding.end), []).append(finding)
    rows: list[Mark] = []
    for verdict in review.verdicts:
        claim = verdict.claim
        if verdict.document == name:
            here = tuple(found.pop((claim.start, claim.end), ()))
            rows.append(
                Mark(0, claim.start, claim.end, claim.quote, verdict.standing, claim, verdict.by, here)
            )
    for (start, end), findings in found.items():
        worst: Standing = "contradicted" if any(f.severity == "error" for f in findings) else "warned"
        rows.append(Mark(0, start, end, findings[0].quote, worst, findings=tuple(findings)))
    tied = [(mark.start, mark.end) for mark in rows]
    rows += [
        Mark(0, q.start, q.end, q.quote, "untied")
        for q in reading.quantities
        if not any(start < q.end and q.start < end for start, end in tied)
    ]
    rows.sort(key=lambda mark: (mark.start, mark.end))
    return tuple(
        Mark(number, m.start, m.end, m.quote, m.standing, m.claim, m.by, m.findings)
        for number, m in enumerate(rows, 1)
    )


def shapes_of(reading: Reading, marks: Sequence[Mark]) -> tuple[Shape, ...]:
    """Các khối của văn bản, mỗi con số là một mẩu có dấu."""
    document = reading.document
    cutter = Cutter(document.text, marks)
    blocks = document.blocks or tuple(plain_blocks(document.text))
    return tuple(shape_of(block, cutter) for block in blocks)


def plain_blocks(text: str) -> Iterable[Block]:
    """Các đoạn của văn bản thuần chữ, theo chỗ xuống dòng."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Block(line.start(), line.end())


def shape_of(block: Block, cutter: "Cutter") -> Shape:
    """Một khối để hiện."""
    if block.table is None:
        return Shape(block.kind if block.kind != "table" else "paragraph", cutter.cut(block.start, block.end))
    rows: dict[int, list[TableCell]] = {}
    for cell in block.table.cells:
        pieces = cutter.cut(cell.start, cell.end)
        rows.setdefault(cell.row, []).append(TableCell(pieces, cell.row_span, cell.column_span))
    return Shape("table", rows=tuple(tuple(rows[number]) for number in sorted(rows)))


class Cutter:
    """Cắt một khoảng chữ thành các mẩu quanh những con số không chồng nhau."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self.marks: list[Mark] = []
        for mark in marks:
            if not self.marks or mark.start >= self.marks[-1].end:
                self.marks.append(mark)
        self.starts = [mark.start for mark in self.marks]

    def cut(self, start: int, end: int) -> tuple[Piece, ...]:
        """Các mẩu của khoảng [start, end)."""
        pieces, at = [], start
        for mark in self.marks[bisect_left(self.starts, start) : bisect_right(self.starts, end)]:
            if mark.end > end:
                continue
            if mark.start > at:
                pieces.append(Piece(self.text[at : mark.start], at))
            pieces.append(Piece(self.text[mark.start : mark.end], mark.start, mark))
            at = mark.end
        if at < end:
            pieces.append(Piece(self.text[at:end], at))
        return tuple(pieces)


def sentence_at(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Câu chứa con số và chỗ của con số trong câu.

    >>> sentence_at("Một. Xuất khẩu đạt 17,2 tỷ USD. Hai.", 19, 30)
    ('Xuất khẩu đạt 17,2 tỷ USD.', 14, 25)
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    breaks = [0, *(found.end() for found in SENTENCE_END.finditer(line)), len(line)]
    low = max((b for b in breaks if b <= start - first), default=0)
    high = min((b for b in breaks if b >= end - first), default=len(line))
    low = max(low, end - first - LONGEST_SENTENCE // 2)
    high = min(high, low + LONGEST_SENTENCE)
    sentence = line[low:high].rstrip()
    return sentence, start - first - low, end - first - low
