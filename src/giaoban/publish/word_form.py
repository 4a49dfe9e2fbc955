"""Thể thức văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I): the Word form of a report, with slots that docxtpl fills.

A department may take this form (`giaoban report --form-out`), change it in Word, and give it back with `--form`:
only the slots and the two marks `{{ body }}` and `{{ appendix }}` must stay.
"""

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Mm, Pt
from docx.text.paragraph import Paragraph

from giaoban.publish.word_parts import (
    ALIGNMENTS,
    add_field,
    add_rule,
    element,
    set_borders,
    set_cell_margins,
    set_font,
)

PAGE = (Mm(210), Mm(297))
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(16)
TEXT_WIDTH = Length(PAGE[0] - LEFT - RIGHT)
BODY_SIZE = 14
HEAD_LEFT, HEAD_RIGHT = Mm(65), Mm(99)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = Mm(60)
BODY_MARK, APPENDIX_MARK = "{{ body }}", "{{ appendix }}"


def review_form() -> bytes:
    """Tệp Word mẫu: khổ giấy, lề, phông, đầu văn bản, chữ ký, nơi nhận, phụ lục."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _letterhead(document)
    _title(document)
    document.add_paragraph(BODY_MARK)
    _signature(document)
    document.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = False
    _appendix_title(document)
    document.add_paragraph(APPENDIX_MARK)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        TOP,
        BOTTOM,
        LEFT,
        RIGHT,
    )
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGNMENTS["center"]
    header.paragraph_format.first_line_indent = Pt(0)
    header.paragraph_format.space_before = header.paragraph_format.space_after = Pt(0)
    add_field(header, "PAGE")


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    set_font(normal, BODY_SIZE)
    language = normal.element.rPr.find(qn("w:lang"))
    if language is None:
        normal.element.rPr.append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for name in ("Header", "Footer"):
        set_font(document.styles[name], BODY_SIZE)
    for name in ("Heading 1", "Heading 2"):
        style = document.styles[name]
        set_font(style, BODY_SIZE, bold=True)
        form = style.paragraph_format
        form.first_line_indent, form.alignment = Cm(1.27), ALIGNMENTS["both"]
        form.space_before, form.space_after, form.keep_with_next = Pt(8), Pt(4), True


def line(parent: Any, text: str, size: float, *, align: str = "center", **font: bool) -> Paragraph:
    """Một dòng chữ không thụt đầu."""
    made: Paragraph = parent.add_paragraph()
    made.alignment = ALIGNMENTS[align]
    set_run_font(made.add_run(text), size, **font)
    return made


def set_run_font(run: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Cỡ và kiểu chữ của một đoạn chữ; phông và màu theo kiểu chung."""
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold or None, italic or None


def layout_table(document: Any, left: Length, right: Length) -> Any:
    """Bảng hai cột không viền, để xếp khối chữ."""
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    set_borders(table, "none")
    set_cell_margins(table, 0)
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = width
        column.cells[0].width = width
        first = column.cells[0].paragraphs[0]._p
        first.getparent().remove(first)
    return table


def _letterhead(document: Any) -> None:
    left, right = layout_table(document, HEAD_LEFT, HEAD_RIGHT).rows[0].cells
    line(left, "{{ parent }}", 12)
    line(left, "{{ issuer }}", 13, bold=True)
    rule(left, HEAD_LEFT, Mm(22))
    line(left, "{{ number }}", 13).paragraph_format.space_before = Pt(4)
    line(right, NATION, 13, bold=True)
    line(right, MOTTO, 14, bold=True)
    rule(right, HEAD_RIGHT, MOTTO_WIDTH)
    line(right, "{{ place_and_date }}", 14, italic=True).paragraph_format.space_before = Pt(4)


def rule(parent: Any, room: Length, width: Length) -> None:
    """Nét kẻ giữa khối chữ rộng `room`."""
    side = Length((room - width) // 2)
    add_rule(parent.add_paragraph(), side, side)


def _title(document: Any) -> None:
    line(document, "BÁO CÁO", BODY_SIZE, bold=True).paragraph_format.space_before = Pt(18)
    abstract = line(document, "{{ abstract }}", BODY_SIZE, bold=True).paragraph_format
    abstract.left_indent = abstract.right_indent = Mm(12)
    rule(document, TEXT_WIDTH, Mm(55))
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _signature(document: Any) -> None:
    line(document, "", 8).paragraph_format.keep_with_next = True
    table = layout_table(document, Mm(82), Mm(82))
    left, right = table.rows[0].cells
    line(left, "Nơi nhận:", 12, align="left", bold=True, italic=True)
    line(left, "{%p for recipient in recipients %}", 11, align="left")
    line(left, "- {{ recipient }}", 11, align="left")
    line(left, "{%p endfor %}", 11, align="left")
    line(right, "{%p for title in signer_title %}", BODY_SIZE)
    line(right, "{{ title }}", BODY_SIZE, bold=True)
    line(right, "{%p endfor %}", BODY_SIZE)
    for _ in range(4):
        right.add_paragraph()
    right.paragraphs[-1].alignment = ALIGNMENTS["center"]
    line(right, "{{ signer }}", BODY_SIZE, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(element("cantSplit", val="true"))


def _appendix_title(document: Any) -> None:
    line(document, "Phụ lục", BODY_SIZE, bold=True)
    line(document, "{{ appendix_title }}", BODY_SIZE, bold=True)
    line(document, "{{ appendix_of }}", BODY_SIZE, italic=True).paragraph_format.space_after = Pt(3)
    rule(document, TEXT_WIDTH, Mm(40))
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)
