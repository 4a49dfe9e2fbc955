"""Word (.docx, .docm): đoạn, tiêu đề, bảng có ô gộp, chú thích cuối trang; giữ phần chèn, bỏ phần xóa, bỏ nhận xét.

Macros are never run: only the text parts of the file are read.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from giaoban.reader.document import BlockKind, Document
from giaoban.reader.formats.archive import members
from giaoban.reader.formats.parts import Grid, GridCell, Paragraph, Part, assemble, damaged, listed

W = {
    name: qn(f"w:{name}")
    for name in (
        "p", "tbl", "tr", "tc", "t", "tab", "br", "cr", "noBreakHyphen", "del", "moveFrom", "sdt", "pPr", "pStyle",
        "val", "style", "styleId", "name", "outlineLvl", "gridSpan", "vMerge", "tcPr", "trPr", "gridBefore", "ind",
        "left", "start", "firstLine", "footnote", "endnote", "type", "instrText", "rPr", "vanish", "r", "sdtContent",
        "customXml", "ins", "moveTo", "smartTag", "body", "hMerge", "numPr", "numId",
    )
}  # fmt: skip
SKIPPED = {
    W["del"],
    W["moveFrom"],
    W["instrText"],
    W["pPr"],
    W["tbl"],
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
WRAPPERS = {W["sdt"], W["sdtContent"], W["customXml"], W["ins"], W["moveTo"], W["smartTag"]}
MARKS = MappingProxyType(
    {W["tab"]: "\t", W["br"]: "\n", W["cr"]: "\n", W["noBreakHyphen"]: "-"}
)  # what stands for a character
NOTES = ((RELATIONSHIP_TYPE.FOOTNOTES, "footnote"), (RELATIONSHIP_TYPE.ENDNOTES, "endnote"))


def open_docx(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở tệp Word."""
    members(data, name, "docx")
    main = OpcPackage.open(io.BytesIO(data)).main_document_part
    body = parse_xml(main.blob).find(W["body"])
    if body is None:
        raise damaged(name, "docx")
    return assemble(
        [*Walk(_heading_styles(main), _listed_styles(main)).parts(body), *_notes(main)],
        name,
        published,
        place,
    )


def _related(part: Any, kind: str) -> Any:
    """The part this one points to by `kind`, parsed; None if there is none."""
    found = [link.target_part for link in part.rels.values() if link.reltype == kind and not link.is_external]
    return parse_xml(found[0].blob) if found else None


def _heading_styles(main: Any) -> dict[str, BlockKind]:
    styles = _related(main, RELATIONSHIP_TYPE.STYLES)
    kinds: dict[str, BlockKind] = {}
    for style in [] if styles is None else styles.iter(W["style"]):
        named = style.find(W["name"])
        title = "" if named is None else named.get(W["val"], "").lower()
        if title == "title":
            kinds[style.get(W["styleId"])] = "title"
        elif title.startswith("heading") or style.find(f".//{W['outlineLvl']}") is not None:
            kinds[style.get(W["styleId"])] = "heading"
    return kinds


def _listed_styles(main: Any) -> frozenset[str]:
    styles = _related(main, RELATIONSHIP_TYPE.STYLES)
    found = () if styles is None else styles.iter(W["style"])
    return frozenset(style.get(W["styleId"]) for style in found if _is_listed(style))


def _is_listed(node: Any) -> bool:
    """Whether a paragraph or its style has a mark or a number that Word draws itself."""
    number = node.find(f"{W['pPr']}/{W['numPr']}/{W['numId']}")
    return number is not None and number.get(W["val"]) != "0"


def _notes(main: Any) -> Iterator[Paragraph]:
    for kind, tag in NOTES:
        notes = _related(main, kind)
        for note in [] if notes is None else notes.iter(W[tag]):
            if note.get(W["type"]) is None:
                text = "\n".join(paragraph_text(p) for p in note.iter(W["p"]))
                yield Paragraph(text, "footnote", f"chú thích {note.get(qn('w:id'))}")


def paragraph_text(paragraph: Any) -> str:
    """Chữ của một đoạn: cả phần chèn và liên kết, không có phần đã xóa, mã trường, chữ ẩn."""
    return "".join(_pieces(paragraph))


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag == W["t"]:
            yield child.text or ""
        elif child.tag in MARKS:
            yield MARKS[child.tag]
        elif child.tag not in SKIPPED and child.find(f"{W['rPr']}/{W['vanish']}") is None:
            yield from _pieces(child)


class Walk:
    """Đi qua thân văn bản theo thứ tự, đếm đoạn và bảng."""

    def __init__(self, styles: dict[str, BlockKind], listed: frozenset[str]) -> None:
        self.styles = styles
        self.listed = listed
        self.paragraphs = 0
        self.tables = 0

    def parts(self, parent: Any) -> Iterator[Part]:
        """Các đoạn và bảng dưới `parent`."""
        for node in parent:
            if node.tag == W["p"]:
                self.paragraphs += 1
                yield self._paragraph(node)
                for box in node.iter(qn("w:txbxContent")):
                    yield from self._box(box)
            elif node.tag == W["tbl"]:
                yield from self._table(node)
            elif node.tag in WRAPPERS:
                yield from self.parts(node)

    def _box(self, box: Any) -> Iterator[Part]:
        """A text box is read once: its text is part of its paragraph already, its tables are not."""
        for table in box.iter(W["tbl"]):
            yield from self._table(table)

    def _paragraph(self, node: Any) -> Paragraph:
        named = node.find(f"{W['pPr']}/{W['pStyle']}")
        style: str = "" if named is None else named.get(W["val"], "")
        kind: BlockKind = self.styles.get(style, "paragraph")
        text = paragraph_text(node)
        item = kind == "paragraph" and (style in self.listed or _is_listed(node))
        return Paragraph(listed(text) if item else text, kind, f"đoạn {self.paragraphs}")

    def _table(self, node: Any) -> Iterator[Part]:
        self.tables += 1
        where = f"bảng {self.tables}"
        grid = Grid(tuple(_cells(node, where)), where)
        if grid.has_figures:
            yield grid
            return
        for row in _children(node, W["tr"]):  # laid out in a table, not a table of figures
            for cell in _children(row, W["tc"]):
                yield from self.parts(cell)


def _children(node: Any, tag: str) -> Iterator[Any]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def _cells(table: Any, where: str) -> Iterable[GridCell]:
    cells: dict[tuple[int, int], GridCell] = {}
    tops: dict[int, tuple[int, int]] = {}  # column → the cell that a vertical merge goes on from
    rows = [row for row in _children(table, W["tr"]) if row.find(f"{W['trPr']}/{W['del']}") is None]
    for number, row in enumerate(rows):
        column = _number(row.find(f"{W['trPr']}/{W['gridBefore']}"), 0)
        for node in _children(row, W["tc"]):
            properties = node.find(W["tcPr"])
            span = _number(None if properties is None else properties.find(W["gridSpan"]), 1)
            merge = None if properties is None else properties.find(W["vMerge"])
            if merge is not None and merge.get(W["val"]) != "restart" and column in tops:
                top = cells[tops[column]]
                cells[tops[column]] = GridCell(
                    top.text, top.row, top.column, number - top.row + 1, top.column_span, top.where
                )
            else:
                place = f"{where}, hàng {number + 1}, cột {column + 1}"
                cells[number, column] = GridCell(_cell_text(node), number, column, 1, span, place)
                tops[column] = (number, column)
            column += span
    return [cell for cell in cells.values() if cell.text.strip()]


def _cell_text(node: Any) -> str:
    paragraphs = list(node.iter(W["p"]))
    text = " ".join(filter(None, (paragraph_text(p).strip() for p in paragraphs)))
    left = node.find(f"{W['p']}/{W['pPr']}/{W['ind']}")
    shift = 0 if left is None else _twips(left)
    spaces = (
        len(paragraph_text(paragraphs[0])) - len(paragraph_text(paragraphs[0]).lstrip()) if paragraphs else 0
    )
    return " " * max(spaces, shift // 100) + text


def _twips(ind: Any) -> int:
    values = (ind.get(W["left"]) or ind.get(W["start"]) or "0", ind.get(W["firstLine"]) or "0")
    return sum(int(value) for value in values if value.lstrip("-").isdigit())


def _number(node: Any, otherwise: int) -> int:
    value = "" if node is None else node.get(W["val"], "")
    return min(int(value), 200) if value.isdigit() else otherwise
