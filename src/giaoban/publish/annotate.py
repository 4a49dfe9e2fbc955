"""Chú giải: the same Word file with a comment at every figure that a check speaks of.

A Word file keeps its own form and gains comments; a text, PDF, web page or workbook becomes a Word file first.
"""

import copy
import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from giaoban.check.finding import SEVERITY_NAMES, Finding
from giaoban.publish.word_form import LEFT, PAGE, RIGHT
from giaoban.reader.document import Block, Document
from giaoban.reader.formats.docx import paragraph_text
from giaoban.reader.formats.parts import one_line
from giaoban.terms.error import InputError

AUTHOR = "Giaoban"
COMMENT_STYLES = (
    ("annotation text", "CommentText", WD_STYLE_TYPE.PARAGRAPH, 10),
    ("annotation reference", "CommentReference", WD_STYLE_TYPE.CHARACTER, 8),
)
PARAGRAPH, CELL, RUN, TEXT = qn("w:p"), qn("w:tc"), qn("w:r"), qn("w:t")


def annotate(document: Document, findings: Iterable[Finding], word: bytes | None = None) -> bytes:
    """Tệp Word có nhận xét tại từng con số bị nêu; `word` là tệp Word gốc, None nếu gốc là loại tệp khác.

    A finding whose words are not found in the file (in a footnote, a text box) is told in a comment on the first
    paragraph, so that none is lost.
    """
    file = write_word(document) if word is None else _opened(word, document)
    _comment_styles(file)
    anchors = Anchors(file, document)
    for finding in sorted(findings, key=lambda found: (found.start, found.end)):
        runs = anchors.runs(finding)
        file.add_comment(runs, text=comment_text(finding), author=AUTHOR, initials="GB")
    return _saved(file)


def _opened(word: bytes, document: Document) -> Word:
    """The file itself; a new one for a file with macros under the name docx, which Word would not open either."""
    try:
        return docx.Document(io.BytesIO(word))
    except ValueError:
        return write_word(document)


def _comment_styles(word: Word) -> None:
    """Kiểu chữ của lời nhận xét như Word tự đặt: chữ nhỏ, nếu tệp chưa có."""
    there = {style.style_id for style in word.styles}
    for name, style_id, kind, size in COMMENT_STYLES:
        if style_id not in there:
            style = word.styles.add_style(name, kind)
            style.element.set(qn("w:styleId"), style_id)
            style.font.size = Pt(size)
            if kind is WD_STYLE_TYPE.PARAGRAPH:
                style.base_style = word.styles["Normal"]
                style.paragraph_format.space_after = Pt(2)


def comment_text(finding: Finding) -> str:
    """Lời nhận xét: mức độ, điều đọc được, cách sửa, phép tính (hay lời giải thích nếu không có).

    The mend stands before the arithmetic: a narrow margin shows the first lines only.

    >>> comment_text(Finding("", "unit", "error", 0, 1, "5 tỷ", "Chỉ số không có đơn vị tiền.", "", "Xem lại."))
    'LỖI · Chỉ số không có đơn vị tiền.\\nXem lại.'
    """
    reason = finding.evidence[0] if finding.evidence else finding.why
    lines = [f"{SEVERITY_NAMES[finding.severity].upper()} · {finding.message}", finding.remedy, reason]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def write_word(document: Document) -> Word:
    """Văn bản thành tệp Word: mỗi khối một đoạn hay một bảng, chữ giữ nguyên."""
    word = docx.Document()
    font = word.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(13)
    section = word.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin, section.right_margin = LEFT, RIGHT
    for block in document.blocks or _lines(document.text):
        if block.table is not None:
            _write_table(word, document, block)
            word.add_paragraph()
        else:
            bold = block.kind in ("title", "heading")
            word.add_paragraph().add_run(document.text[block.start : block.end]).bold = bold
    return word


def _lines(text: str) -> list[Block]:
    return [Block(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text) if found[0].strip()]


def _write_table(word: Word, document: Document, block: Block) -> None:
    assert block.table is not None
    table = word.add_table(block.table.rows, block.table.columns, style="Table Grid")
    grid = [row.cells for row in table.rows]
    for cell in block.table.cells:
        bottom = min(cell.row + cell.row_span, block.table.rows) - 1
        right = min(cell.column + cell.column_span, block.table.columns) - 1
        one = grid[cell.row][cell.column]
        if (bottom, right) != (cell.row, cell.column):
            one = one.merge(grid[bottom][right])
        one.text = document.text[cell.start : cell.end].strip()


def _saved(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


class Anchors:
    """Chỗ neo: từ chỗ đứng trong văn bản đã đọc đến các run của tệp Word."""

    def __init__(self, word: Word, document: Document) -> None:
        self.word, self.document = word, document
        self.paragraphs = list(word.element.body.iter(PARAGRAPH))
        self.texts = [one_line(paragraph_text(paragraph)) for paragraph in self.paragraphs]
        self.places, self.starts = _by_text(enumerate(self.texts)), _by_text(_units(document))
        if not self.paragraphs:
            raise InputError(
                "tệp Word có ít nhất một đoạn", "bao-cao.docx", "tệp không có đoạn nào", "Kiểm tra lại tệp."
            )

    def runs(self, finding: Finding) -> Sequence[Run]:
        """Run đầu và run cuối phủ đúng con số; run của đoạn đầu tiên nếu không tìm thấy."""
        document = self.document
        start, end = _unit(document, finding.start)
        unit = one_line(document.text[start:end])
        quote = one_line(document.text[finding.start : finding.end])
        before = one_line(document.text[start : finding.start]).count(quote)
        nth = bisect_left(self.starts.get(unit, []), start)
        same = self.places.get(unit) or [
            i for i, text in enumerate(self.texts) if quote in text and text in unit
        ]
        if same and quote:
            covered = self._cover(self.paragraphs[same[min(nth, len(same) - 1)]], quote, before)
            if covered:
                return covered
        return self._first()

    def _first(self) -> Sequence[Run]:
        paragraph = self.paragraphs[0]
        found = paragraph.find(f".//{RUN}")
        if found is None:
            found = paragraph._add_r()
        return [Run(found, self.word)]

    def _cover(self, paragraph: Any, quote: str, nth: int) -> Sequence[Run]:
        runs = [run for run in paragraph.iter(RUN) if paragraph_text(run)]
        whole = "".join(paragraph_text(run) for run in runs)
        pattern = r"\s+".join(re.escape(word) for word in quote.split())
        found = list(re.finditer(pattern, whole))
        if not found:
            return ()
        match = found[min(nth, len(found) - 1)]
        covered = _split(runs, match.start(), match.end())
        return [Run(covered[0], self.word), Run(covered[-1], self.word)]


def _unit(document: Document, place: int) -> tuple[int, int]:
    """The paragraph or cell of the text in which `place` stands."""
    for block in document.blocks:
        if block.start <= place < block.end:
            for cell in block.table.cells if block.table else ():
                if cell.start <= place < cell.end:
                    return cell.start, cell.end
            return block.start, block.end
    line = document.text.rfind("\n", 0, place) + 1
    return line, document.text.find("\n", place) if "\n" in document.text[place:] else len(document.text)


def _units(document: Document) -> Iterable[tuple[int, str]]:
    """Where each paragraph or cell starts, and its words."""
    for block in document.blocks:
        spans = [(c.start, c.end) for c in block.table.cells] if block.table else [(block.start, block.end)]
        yield from ((start, one_line(document.text[start:end])) for start, end in spans)


def _by_text(units: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, text in units:
        found.setdefault(text, []).append(place)
    return {text: sorted(places) for text, places in found.items()}


def _split(runs: Sequence[Any], start: int, end: int) -> list[Any]:
    """The runs that cover [start, end) exactly, cut where they are plain text."""
    covered: list[Any] = []
    place = 0
    for run in runs:
        text = paragraph_text(run)
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first < last:
            covered.append(_cut(run, text, first, last))
    return covered


def _cut(run: Any, text: str, first: int, last: int) -> Any:
    plain = [child.tag for child in run if child.tag != qn("w:rPr")] == [TEXT]
    if not plain or (first, last) == (0, len(text)):
        return run
    for piece, after in ((text[last:], True), (text[:first], False)):
        if piece:
            other = copy.deepcopy(run)
            _write(other, piece)
            (run.addnext if after else run.addprevious)(other)
    _write(run, text[first:last])
    return run


def _write(run: Any, text: str) -> None:
    node = run.find(TEXT)
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
