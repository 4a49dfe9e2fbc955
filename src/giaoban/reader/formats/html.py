"""Trang web: phần chính của trang (trafilatura chọn), theo thứ tự của trang, bảng giữ là bảng (selectolax).

Menus, adverts, lists of other news are dropped: a paragraph stays if trafilatura holds it to be main text.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from giaoban.reader.document import BlockKind, Document
from giaoban.reader.formats.encoding import decode
from giaoban.reader.formats.parts import (
    Grid,
    GridCell,
    Paragraph,
    Part,
    assemble,
    damaged,
    empty,
    listed,
    one_line,
)

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
CLUTTER = "script, style, noscript, template, svg, nav, iframe, button, select, aside, footer"
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr td th thead "
        "tbody tfoot figure figcaption address center body caption",
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLANKS = re.compile(r"[ \t\r\n\f]+")
ITEM = "- "
LETTERS = re.compile(r"[\W_]+")
CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|dl|font|blockquote|center|form|b|i|u|em|strong|a)\b",
    re.IGNORECASE,
)
DEEPEST = 5_000
MENU_ITEM = 40  # letters
MAX_SPAN = 100


def open_html(data: bytes, name: str, published: date | None = None, place: str | None = None) -> Document:
    """Mở trang web đã lưu."""
    page = _decode(data, name)
    if _depth(page) > DEEPEST:
        raise damaged(name, "html", "thẻ lồng nhau quá sâu")
    tree = LexborHTMLParser(page)
    if tree.body is None or not tree.body.text(strip=True):
        raise empty(name)
    for node in tree.css(CLUTTER):
        node.decompose()
    for item in tree.css("li"):
        if _is_menu_item(item):
            item.decompose()
    parts = list(_parts(tree.body))
    main = _main_text(page)
    chosen = [part for part in parts if _is_main(part, main)]
    worthy = sum(len(part.text) for part in chosen if isinstance(part, Paragraph)) > len(main) / 2
    return assemble(_numbered(chosen if worthy else parts), name, published, place)


def _is_menu_item(item: LexborNode) -> bool:
    """A list's item that is a short link and no more."""
    link = item.css_first("a")
    words = link.text(strip=True) if link is not None else ""
    return 0 < len(words) < MENU_ITEM and item.css_first("ul, ol") is None and words == item.text(strip=True)


def _depth(page: str) -> int:
    """How deep the page's containers stand in one another; a parser's time grows with its square."""
    steps = (-1 if found[1] else 1 for found in CONTAINER.finditer(page))
    return max(accumulate(steps), default=0)


def _decode(data: bytes, name: str) -> str:
    stated = CHARSET.search(data[:4096])
    charset = stated.group(1).decode().lower() if stated else ""
    if charset in ("windows-1258", "utf-16"):
        return data.decode(charset, "replace")
    return decode(data, name)


def _main_text(page: str) -> str:
    """Trafilatura's choice as bare letters, to look each paragraph up in."""
    found = trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True)
    return _letters(found or "")


def _letters(text: str) -> str:
    return LETTERS.sub("", text).lower()


def _is_main(part: Part, main: str) -> bool:
    if isinstance(part, Grid):
        return True
    return part.kind == "title" or _letters(part.text) in main


def _numbered(parts: list[Part]) -> Iterator[Part]:
    count = 0
    for part in parts:
        if isinstance(part, Paragraph):
            count += 1
            yield Paragraph(part.text, part.kind, f"đoạn {count}")
        else:
            yield part


def _parts(root: LexborNode) -> Iterator[Part]:
    """Paragraphs and tables in the order of the page; text between two block elements is a paragraph."""
    stack: list[tuple[LexborNode | None, BlockKind]] = [(root, "paragraph")]
    words: list[str] = []
    tables = 0
    while stack:
        node, kind = stack.pop()
        if node is None:
            yield from _flush(words, kind)
            words.clear()
        elif node.tag == "-text":
            words.append(BLANKS.sub(" ", node.text(deep=False) or ""))
        elif node.tag == "br":
            yield from _flush(words, kind)
        elif node.tag == "table" and (grid := _grid(node, tables + 1)).has_figures:
            yield from _flush(words, kind)
            tables += 1
            yield grid
        else:
            block = node.tag in BLOCKS
            if block:
                yield from _flush(words, kind)
                kind = "title" if node.tag == "h1" else "heading" if node.tag in HEADINGS else "paragraph"
                stack.append((None, kind))
                words += [ITEM] if node.tag == "li" and not words else []
            stack.extend((child, kind) for child in reversed(list(node.iter(include_text=True))))
    yield from _flush(words, "paragraph")


def _flush(words: list[str], kind: BlockKind) -> Iterator[Part]:
    text = one_line("".join(words))
    if text == ITEM.strip():  # waits for the words of its item
        return
    words.clear()
    if text:
        yield Paragraph(listed(text.removeprefix(ITEM)) if text.startswith(ITEM) else text, kind)


def _grid(table: LexborNode, number: int) -> Grid:
    """The table's own rows; a table inside a cell makes this one a layout, read cell by cell."""
    where = f"bảng {number}"
    if any(inner != table for inner in table.css("table")):
        return Grid(())
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.css("tr")):
        column = 0
        for node in line.css("td, th"):
            while (row, column) in taken:
                column += 1
            rows, columns = _span(node, "rowspan"), _span(node, "colspan")
            taken |= {(row + down, column + right) for down in range(rows) for right in range(columns)}
            text = BLANKS.sub(" ", node.text(separator=" ")).strip(" ")  # a no-break space is an indentation
            place = f"{where}, hàng {row + 1}, cột {column + 1}"
            if text.strip():
                cells.append(GridCell(text.rstrip(), row, column, rows, columns, place))
            column += columns
    return Grid(tuple(cells), where)


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or ""
    return max(1, min(int(value), MAX_SPAN)) if value.isdigit() else 1
