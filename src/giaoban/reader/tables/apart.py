"""Bảng và lời: tách bảng khỏi lời văn, để phần đọc lời không đọc ô bảng như câu."""

from collections.abc import Sequence
from dataclasses import replace

from giaoban.reader.document import Block, Document, Quantity
from giaoban.reader.formats.txt import plain_blocks, plain_tables
from giaoban.reader.tables.claims import table_claims
from giaoban.terms.figure import Claim

SENTENCE = 50


def apart(document: Document) -> tuple[Document, list[Claim], str]:
    """Văn bản (đã tìm bảng nếu là chữ thuần), khẳng định trong các bảng, và lời văn.

    The prose is as long as the text: the cells of every table that gave claims are blank lines in it, but for
    cells as long as a sentence.
    """
    if not document.blocks and plain_tables(document.text):
        document = replace(document, blocks=plain_blocks(document.text))
    read = [(block, table_claims(document, block)) for block in document.blocks if block.table]
    claims = [claim for _, found in read for claim in found]
    return document, claims, _without([block for block, found in read if found], document.text)


def _without(tables: Sequence[Block], text: str) -> str:
    pieces: list[str] = []
    done = 0
    for block in tables:
        cells = block.table.cells if block.table else ()
        pieces.append(text[done : block.start])
        done = block.start
        for cell in sorted((c for c in cells if c.end - c.start >= SENTENCE), key=lambda c: c.start):
            pieces += ["\n" * (cell.start - done), text[cell.start : cell.end]]
            done = cell.end
        pieces.append("\n" * (block.end - done))
        done = block.end
    return "".join(pieces) + text[done:]


def quantity_of(claim: Claim) -> Quantity:
    """Đại lượng của một khẳng định trong bảng."""
    return Quantity(claim.start, claim.end, claim.quote, abs(claim.value), claim.unit, claim.scale)
