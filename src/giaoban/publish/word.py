"""Báo cáo Word: fills the form (docxtpl) and writes the body; each printed number is a link to its proof."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from zipfile import BadZipFile

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm, Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from giaoban.publish.appendix import appendix_table, source_paragraphs
from giaoban.publish.charts import png
from giaoban.publish.content import Block, Chart, Column, Heading, Paragraph, Report, Table
from giaoban.publish.phrase import Evidence, Phrase, plain
from giaoban.publish.proof import Proof, index
from giaoban.publish.word_form import BODY_SIZE, TEXT_WIDTH, set_run_font
from giaoban.publish.word_parts import (
    ALIGNMENTS,
    add_bookmark,
    add_link,
    keep_whole,
    repeat_header,
    set_borders,
    set_cell_margins,
)
from giaoban.publish.wording import Wording
from giaoban.terms.error import InputError

TABLE_SIZE = 11
NOTE_SIZE = 12
BODY_SLOT, APPENDIX_SLOT = "⟦thân⟧", "⟦phụ lục⟧"


def write_word(
    report: Report, proofs: Sequence[Proof], form: bytes, names: Mapping[str, str], wording: Wording
) -> bytes:
    """Tệp Word của báo cáo, theo mẫu thể thức `form`; `names` là tên chỉ tiêu theo mã."""
    head = report.letterhead
    document = fill_form(form, asdict(head) | {"body": BODY_SLOT, "appendix": APPENDIX_SLOT})
    document.core_properties.title = head.abstract
    document.core_properties.author = head.issuer
    writer = Writer(document, index(proofs))
    for block in report.blocks:
        writer.write(block)
    writer.place(BODY_SLOT)
    writer.appendix(proofs, appendix_table(proofs, names, wording, report.border))
    writer.place(APPENDIX_SLOT)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fill_form(form: bytes, slots: Mapping[str, Any]) -> Any:
    """Mở mẫu thể thức và điền các chỗ trống; mẫu hỏng hay thiếu dấu thì nêu lỗi."""
    try:
        template = DocxTemplate(io.BytesIO(form))
        template.render(slots, SandboxedEnvironment(autoescape=True))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, TemplateError) as fault:
        raise wrong_form("mẫu không mở được hoặc có chỗ điền sai") from fault
    texts = [paragraph.text.strip() for paragraph in template.docx.paragraphs]
    if BODY_SLOT not in texts or APPENDIX_SLOT not in texts:
        raise wrong_form("mẫu thiếu đoạn {{ body }} hoặc {{ appendix }}")
    return template.docx


def wrong_form(got: str) -> InputError:
    """Lỗi: mẫu thể thức không dùng được."""
    return InputError(
        "tệp Word mẫu (.docx) có đoạn {{ body }} và đoạn {{ appendix }}",
        "giaoban report … --form-out mau.docx rồi sửa tệp ấy bằng Word",
        got,
        "Lấy lại mẫu chung bằng --form-out, sửa và dùng với --form.",
    )


class Writer:
    """Viết các khối vào cuối tệp, rồi chuyển về chỗ đánh dấu."""

    def __init__(self, document: Any, proofs: Mapping[Evidence, Proof]) -> None:
        self.document = document
        self.proofs = proofs
        self.marked: set[int] = set()
        self.made: list[Any] = []

    def place(self, slot: str) -> None:
        """Chuyển những khối vừa viết vào trước dấu `slot`, rồi bỏ dấu."""
        mark = next(p for p in self.document.paragraphs if p.text.strip() == slot)
        for made in self.made:
            mark._p.addprevious(made)
        self.hold_last(mark)
        mark._p.getparent().remove(mark._p)
        self.made = []

    def hold_last(self, mark: WordParagraph) -> None:
        """Giữ đoạn cuối cùng trang với phần đứng sau nó (chữ ký không đứng một mình một trang)."""
        before = mark._p.getprevious()
        if before is not None and before.tag == mark._p.tag:
            WordParagraph(before, mark._parent).paragraph_format.keep_with_next = True

    def write(self, block: Block) -> None:
        """Viết một khối."""
        if isinstance(block, Heading):
            self.paragraph(f"Heading {block.level}").add_run(block.text)
        elif isinstance(block, Paragraph):
            self.body(block)
        elif isinstance(block, Table):
            self.table(block)
        else:
            self.chart(block)

    def paragraph(self, style: str = "Normal") -> WordParagraph:
        """Một đoạn mới."""
        made: WordParagraph = self.document.add_paragraph(style=style)
        self.made.append(made._p)
        return made

    def body(self, block: Paragraph) -> None:
        """Đoạn văn: căn đều hai bên, thụt đầu dòng 1,27 cm."""
        made = self.paragraph()
        made.alignment = ALIGNMENTS["both"]
        form = made.paragraph_format
        form.first_line_indent, form.space_before, form.space_after = Cm(1.27), Pt(3), Pt(3)
        form.line_spacing, form.keep_with_next = 1.1, plain(block.phrase).endswith(":") or None
        self.phrase(made, (("- ", *block.phrase) if block.kind == "item" else block.phrase), BODY_SIZE)

    def phrase(self, paragraph: WordParagraph, phrase: Phrase, size: float, **font: bool) -> None:
        """Chữ thường và con số; con số là liên kết tới dòng chứng minh của nó."""
        for piece in phrase:
            if isinstance(piece, str):
                set_run_font(paragraph.add_run(piece), size, **font)
                continue
            proof = self.proofs.get(piece.evidence)
            if proof is None:
                set_run_font(paragraph.add_run(piece.text), size, **font)
                continue
            if proof.number not in self.marked:
                self.marked.add(proof.number)
                add_bookmark(paragraph, f"in_{proof.number}", 2 * proof.number)
            set_run_font(add_link(paragraph, piece.text, proof.anchor, proof.tooltip), size, **font)

    def caption(self, text: str, *, before: float, after: float, keep: bool) -> None:
        """Tên bảng, tên hình."""
        made = self.paragraph()
        made.alignment = ALIGNMENTS["center"]
        form = made.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
        set_run_font(made.add_run(text), 13, bold=True)

    def appendix(self, proofs: Sequence[Proof], block: Table) -> None:
        """Bảng chứng minh và danh mục nguồn; số thứ tự là dấu trang, và là liên kết về chỗ in."""
        table = self.table(block)
        for row, proof in zip(table.rows[1:], proofs, strict=True):
            paragraph = row.cells[0].paragraphs[0]
            paragraph.clear()
            add_bookmark(paragraph, proof.anchor, 2 * proof.number + 1)
            set_run_font(add_link(paragraph, f"[{proof.number}]", f"in_{proof.number}"), TABLE_SIZE)
        for source in source_paragraphs(proofs):
            self.note(source.phrase)

    def note(self, phrase: Phrase) -> None:
        """Ghi chú chữ nhỏ dưới bảng."""
        written = self.paragraph()
        self.phrase(written, phrase, NOTE_SIZE, italic=True)
        written.paragraph_format.space_before = Pt(2)

    def table(self, block: Table) -> Any:
        """Bảng có viền, đầu bảng lặp lại ở mỗi trang; ghi chú chữ nhỏ bên dưới."""
        if block.title:
            self.caption(block.title, before=10, after=4, keep=True)
        made = self.document.add_table(rows=1, cols=len(block.columns))
        self.made.append(made._tbl)
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        set_borders(made, "single")
        set_cell_margins(made, 55, 25)
        for column, width in zip(made.columns, widths(block.columns), strict=True):
            column.width = width
        self._header(made, block.columns)
        for number, row in enumerate(block.rows):
            self._row(made, block, row, keep=number < min(2, len(block.rows) - 1))
        for note in block.notes:
            self.note(note)
        return made

    def _header(self, made: Any, columns: Sequence[Column]) -> None:
        for cell, column, width in zip(made.rows[0].cells, columns, widths(columns), strict=True):
            cell.width, cell.vertical_alignment = width, WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].alignment = ALIGNMENTS["center"]
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            set_run_font(cell.paragraphs[0].add_run(column.title), TABLE_SIZE, bold=True)
        repeat_header(made.rows[0])
        keep_whole(made.rows[0])

    def _row(self, made: Any, block: Table, row: Sequence[Phrase], *, keep: bool) -> None:
        added = made.add_row()
        keep_whole(added)
        for cell, column, width, phrase in zip(
            added.cells, block.columns, widths(block.columns), row, strict=True
        ):
            cell.width, cell.vertical_alignment = width, WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph.alignment = ALIGNMENTS[column.align]
            paragraph.paragraph_format.keep_with_next = keep
            self.phrase(paragraph, phrase, TABLE_SIZE)

    def chart(self, block: Chart) -> None:
        """Hình và tên hình; chữ thay thế cho người không nhìn được."""
        made = self.paragraph()
        made.alignment = ALIGNMENTS["center"]
        made.paragraph_format.keep_with_next, made.paragraph_format.space_before = True, Pt(8)
        picture = made.add_run().add_picture(io.BytesIO(png(block.spec)), width=Mm(150))
        picture._inline.docPr.set("descr", block.title)
        self.caption(block.title, before=2, after=8, keep=False)


def widths(columns: Sequence[Column]) -> list[Length]:
    """Bề rộng các cột, chia bề rộng trang theo tỷ lệ."""
    total = sum(column.width for column in columns)
    return [Length(TEXT_WIDTH * column.width // total) for column in columns]
