"""Markdown: tiêu đề, đoạn, mục, bảng; dấu trình bày bỏ đi, dấu đầu mục giữ."""

from collections.abc import Iterator
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from giaoban.reader.document import Document
from giaoban.reader.formats.encoding import decode
from giaoban.reader.formats.parts import Grid, GridCell, Paragraph, Part, assemble, listed

BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def open_md(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở tệp .md."""
    tokens = MarkdownIt("commonmark").enable("table").parse(decode(data, name))
    return assemble(_parts(tokens), name, published, place)


def _parts(tokens: list[Token]) -> Iterator[Part]:
    row = column = 0
    line = 1
    heading = in_table = False
    mark = ""  # of the list item that begins
    cells: list[GridCell] = []
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        where = f"dòng {line}"
        match token.type:
            case "heading_open" | "heading_close":
                heading = token.nesting > 0
            case "list_item_open":
                mark = token.info + token.markup if token.info else "-"
            case "table_open":
                cells, row, in_table = [], -1, True
            case "tr_open":
                row, column = row + 1, -1
            case "th_open" | "td_open":
                column += 1
            case "table_close":
                in_table = False
                yield Grid(tuple(cells), cells[0].where if cells else where)
            case "inline" if in_table:
                cells.append(GridCell(_text(token), row, column, where=f"{where}, cột {column + 1}"))
            case "inline" | "fence" | "code_block":
                text = listed(_text(token), mark) if mark else _text(token)
                yield Paragraph(text, "heading" if heading else "paragraph", where)
                mark = ""


def _text(token: Token) -> str:
    if token.children is None:
        return token.content
    return "".join(BREAKS.get(child.type, child.content) for child in token.children)
