"""Nội dung báo cáo: a document as a tree of frozen values, before any format (Word, workbook, page)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from giaoban.publish.phrase import Phrase, Printed, printed_in


@dataclass(frozen=True)
class Heading:
    """Đề mục; bậc 1 là phần (I, II), bậc 2 là mục (1, 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Đoạn văn; `kind` là "body", "item" (gạch đầu dòng), hay "note" (ghi chú dưới bảng)."""

    phrase: Phrase
    kind: str = "body"


@dataclass(frozen=True)
class Column:
    """Cột của bảng: đầu cột, bề rộng tương đối, căn lề."""

    title: str
    width: int
    align: str = "right"


@dataclass(frozen=True)
class Table:
    """Bảng: tên, cột, dòng (mỗi ô là một câu chữ có số), ghi chú dưới bảng."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Biểu đồ: tên, bản vẽ Vega-Lite, và các con số nằm trong hình."""

    title: str
    spec: dict[str, Any]
    numbers: tuple[Printed, ...] = ()


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True)
class Letterhead:
    """Thể thức (NĐ 30/2020/NĐ-CP): cơ quan chủ quản, cơ quan ban hành, số, nơi, ngày, người ký, nơi nhận."""

    parent: str
    issuer: str
    number: str
    place_and_date: str
    abstract: str
    signer_title: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    appendix_title: str
    appendix_of: str


@dataclass(frozen=True)
class Report:
    """Báo cáo: thể thức, thân, địa giới của kỳ (ngày bắt đầu, "" là địa giới cũ)."""

    letterhead: Letterhead
    blocks: tuple[Block, ...]
    border: str = ""

    def numbers(self) -> Iterator[tuple[str, Printed]]:
        """Mọi con số in ra theo thứ tự, kèm phần hay bảng chứa nó."""
        where = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                where = (
                    block.text if block.level == 1 or not where else f"{where.split(' / ')[0]} / {block.text}"
                )
            for printed in numbers_of(block):
                yield (where if isinstance(block, Paragraph) else getattr(block, "title", where)), printed


def numbers_of(block: Block) -> tuple[Printed, ...]:
    """Các con số in ra của một khối."""
    if isinstance(block, Paragraph):
        return printed_in(block.phrase)
    if isinstance(block, Table):
        cells = (*(cell for row in block.rows for cell in row), *block.notes)
        return tuple(number for cell in cells for number in printed_in(cell))
    return block.numbers if isinstance(block, Chart) else ()
