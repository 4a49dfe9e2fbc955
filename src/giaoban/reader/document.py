"""Văn bản: a document as the reader sees it, and what a reading of it gives.

Formats (docx, pdf, html …) become a `Document` at the edge; the reader itself is a pure function of it. `text` is
Unicode NFC, and every block, cell, claim and quantity points into it by character offsets.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from giaoban.terms.figure import Claim
from giaoban.terms.unit import Amount

BlockKind = Literal["title", "heading", "paragraph", "table", "footnote"]

LONE = re.compile("[\ud800-\udfff]")  # half a surrogate pair


@dataclass(frozen=True)
class Cell:
    """Ô của bảng: hàng, cột (từ 0), số hàng và số cột nó gộp, chỗ chữ của nó trong văn bản, nơi trong bản gốc."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int
    where: str = ""


@dataclass(frozen=True)
class Table:
    """Bảng: các ô theo thứ tự đọc (ô của một hàng nối bằng " | ", hàng nối bằng xuống dòng trong `text`)."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int


@dataclass(frozen=True)
class Block:
    """Khối: một đoạn, tiêu đề, bảng hay chú thích, với chỗ của nó trong văn bản và trong bản gốc ("trang 3")."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    where: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Document:
    """Văn bản: mã, chữ (NFC), ngày công bố, địa bàn của người đọc, các khối.

    With no blocks the text is plain: the reader finds its paragraphs by its line breaks.
    """

    id: str
    text: str
    published: date | None = None
    place: str | None = None
    blocks: tuple[Block, ...] = ()

    @classmethod
    def plain(
        cls, text: str, published: date | None = None, place: str | None = None, name: str = ""
    ) -> "Document":
        """Văn bản thuần chữ, chuẩn hóa NFC; nửa ký tự lẻ (không ghi ra UTF-8 được) thành ký tự thay thế.

        >>> Document.plain("Hải Phòng").text
        'Hải Phòng'
        """
        text = unicodedata.normalize("NFC", text)
        try:
            text.encode()
        except UnicodeEncodeError:
            text = LONE.sub("\ufffd", text)
        return cls(name, text, published, place)

    def where(self, start: int) -> str:
        """Nơi trong bản gốc của chỗ `start` ("trang 3", "Sheet1!C5"), rỗng nếu không biết."""
        at = bisect_right(self.blocks, start, key=lambda block: block.start) - 1
        if at < 0 or start >= self.blocks[at].end:
            return ""
        block = self.blocks[at]
        cells = block.table.cells if block.table else ()
        named = (cell.where for cell in cells if cell.start <= start < cell.end and cell.where)
        return next(named, block.where)


class Quantity(NamedTuple):
    """Đại lượng: một con số có đơn vị trong văn bản, gắn được với chỉ tiêu hay không.

    `value` is None where the printed number cannot be read for sure: it is reported, never guessed.
    """

    start: int
    end: int
    quote: str
    value: Decimal | None
    unit: str
    scale: int = 1

    @property
    def amount(self) -> Amount | None:
        """Đại lượng như đã in, hoặc None nếu không đọc được chắc chắn."""
        return None if self.value is None else Amount(self.value, self.scale, self.unit)

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON của đại lượng."""
        value: int | float | None = None
        if self.value is not None:
            value = int(self.value) if self.value == int(self.value) else float(self.value)
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "value": value,
            "unit": self.unit,
            "scale": self.scale,
        }


@dataclass(frozen=True)
class Reading:
    """Kết quả đọc: văn bản, các khẳng định và mọi đại lượng trong đó, theo thứ tự xuất hiện."""

    document: Document
    claims: tuple[Claim, ...] = ()
    quantities: tuple[Quantity, ...] = ()
