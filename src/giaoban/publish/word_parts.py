"""Mảnh của tệp Word: the few pieces of WordprocessingML that python-docx has no call for."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
TOOLTIP_LENGTH = 250
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def element(tag: str, **attributes: str) -> Any:
    """Một phần tử WordprocessingML với các thuộc tính không tiền tố của nó."""
    made = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def set_font(style: Any, size: float, *, bold: bool | None = None, italic: bool | None = None) -> None:
    """Phông Times New Roman, màu đen, cỡ chữ, cho một kiểu (style) hay một đoạn chữ (run)."""
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    if bold is not None:
        style.font.bold = bold
    if italic is not None:
        style.font.italic = italic
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def add_rule(paragraph: Paragraph, left: Length, right: Length) -> None:
    """Nét kẻ ngang mảnh dưới một khối chữ: viền trên của một đoạn trống, thụt hai bên."""
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = left, right
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_before = Pt(4), Pt(2)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Trường tự tính của Word, như số trang (PAGE)."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            run.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.text = text
            run.append(code)


def add_link(paragraph: Paragraph, text: str, anchor: str, tooltip: str = "") -> Run:
    """Chữ là liên kết tới một dấu trang trong cùng tệp, giữ màu đen; `tooltip` hiện ra khi rê chuột."""
    link = element("hyperlink", anchor=anchor, history="1")
    if tooltip:
        link.set(qn("w:tooltip"), tooltip[:TOOLTIP_LENGTH])
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Dấu trang ở cuối phần chữ hiện có của đoạn."""
    paragraph._p.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def set_cell_width(cell: Any, width: Length) -> None:
    """Bề rộng ô, ghi cả cho LibreOffice và Word."""
    cell.width = width


def set_borders(table: Any, kind: str) -> None:
    """Viền bảng: "single" hay "none"."""
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val=kind, sz="4", space="0", color="000000"))
    table._tbl.tblPr.append(borders)


def set_cell_margins(table: Any, sides: int, ends: int = 0) -> None:
    """Lề trong của ô, tính bằng phần hai mươi điểm."""
    margins = element("tblCellMar")
    for side, width in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        margins.append(element(side, w=str(width), type="dxa"))
    table._tbl.tblPr.append(margins)


def repeat_header(row: Any) -> None:
    """Dòng đầu bảng lặp lại ở mỗi trang."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))


def keep_whole(row: Any) -> None:
    """Dòng không bị cắt qua hai trang."""
    row._tr.get_or_add_trPr().append(element("cantSplit", val="true"))
