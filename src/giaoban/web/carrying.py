"""Văn bản đi cùng trang: a checked file travels in its result page, signed, so that nothing is kept on the server.

A Word file travels whole, that it may come back in its own form; of any other file its text and blocks are enough.
"""

import base64
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core import signing

from giaoban.reader.document import Block, Cell, Document, Table
from giaoban.reader.formats.open import open_document
from giaoban.terms.error import InputError

SALT = "giaoban.file"
DAY = 24 * 3600
MOST = 2_400_000  # characters; Django refuses a longer field


def carried(document: Document, word: bytes | None) -> str:
    """Văn bản đã ký để trang mang theo; rỗng nếu quá lớn, khi ấy người dùng chọn lại tệp."""
    plain: dict[str, Any] = {
        "name": document.id,
        "published": document.published.isoformat() if document.published else "",
        "place": document.place or "",
    }
    if word is not None:
        plain["word"] = base64.b64encode(word).decode()
    else:
        plain |= {"text": document.text, "blocks": [asdict(block) for block in document.blocks]}
    token = signing.dumps(plain, salt=SALT, compress=True)
    return token if len(token) <= MOST else ""


def brought(token: str) -> tuple[Document, bytes | None]:
    """Văn bản mang theo trang, và tệp Word gốc nếu có; bị sửa hoặc quá một ngày thì từ chối."""
    try:
        plain: dict[str, Any] = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature as error:
        raise InputError(
            "văn bản vừa được kiểm tra trên trang này",
            "bấm Tải bản Word có chú giải ngay sau khi kiểm tra",
            "trang đã bị sửa hoặc mở quá một ngày",
            "Kiểm tra lại văn bản rồi tải.",
        ) from error
    published = date.fromisoformat(plain["published"]) if plain["published"] else None
    place = plain["place"] or None
    if "word" in plain:
        word = base64.b64decode(plain["word"])
        return open_document(word, plain["name"], published, place), word
    blocks = tuple(block_of(one) for one in plain["blocks"])
    return Document(plain["name"], plain["text"], published, place, blocks), None


def block_of(plain: dict[str, Any]) -> Block:
    """Một khối từ dạng đã ký."""
    table = plain.pop("table")
    if table is not None:
        cells = tuple(Cell(**cell) for cell in table["cells"])
        table = Table(cells, table["rows"], table["columns"])
    return Block(**plain, table=table)
