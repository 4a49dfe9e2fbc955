"""Văn bản vào: JSON lines as `Document`s, one at a time, with one clear error for what cannot be opened."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from giaoban.reader.document import Document
from giaoban.terms.error import InputError

EXAMPLE = '{"id": "bao-cao-1", "text": "…", "published": "2024-07-07", "place": "Hải Phòng"}'
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


def documents_of_jsonl(path: Path, advance: Callable[[int], object] = int) -> Iterator[Document]:
    """Các văn bản của một tệp JSON Lines, mỗi dòng `{"id","text","published","place"}`; "-" là stdin.

    `advance` is told the size in bytes of every line that is done.
    """
    number = 0
    try:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield document_of_line(line.decode("utf-8-sig"), f"{path}, dòng {number}")
                advance(len(line))
    except UnicodeDecodeError as error:
        raise _bad_line(f"{path}, dòng {number}", "không phải UTF-8") from error
    except OSError as error:
        raise InputError(
            "tệp JSON Lines đọc được",
            EXAMPLE,
            f"{path}: không có, hoặc không được phép đọc",
            "Kiểm tra tên tệp.",
        ) from error


def document_of_line(line: str, where: str) -> Document:
    """Văn bản của một dòng JSON; nêu lỗi kèm số dòng.

    >>> document_of_line('{"id": "a", "text": "IIP tăng 5%", "place": "Hải Phòng"}', "dòng 1").place
    'Hải Phòng'
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad_line(where, "không phải JSON") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise _bad_line(where, 'không có "text" là chữ')
    published, place = row.get("published"), row.get("place")
    if not isinstance(published, str | None) or not isinstance(place, str | None):
        raise _bad_line(where, '"published" hoặc "place" không phải chữ, cũng không phải null')
    try:
        day = read_date(published) if published else None
    except InputError as error:
        raise _bad_line(where, f'"published" là {published!r}, không phải ngày') from error
    text = row["text"].encode("utf-8", "replace").decode()  # a lone surrogate cannot be printed
    return Document.plain(text, day, place or None, str(row.get("id", where)))


def read_date(text: str) -> date:
    """Ngày viết 2024-07-05 hoặc 05/07/2024.

    >>> read_date("05/07/2024"), read_date("2024-07-05T08:00:00")
    (datetime.date(2024, 7, 5), datetime.date(2024, 7, 5))
    """
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text.strip()[:10], form).date()
        except ValueError:
            continue
    raise InputError(
        "ngày công bố", "2024-07-05 hoặc 05/07/2024", text, "Viết lại ngày theo một trong hai dạng."
    )


def _bad_line(where: str, problem: str) -> InputError:
    return InputError(
        "mỗi dòng một đối tượng JSON có id, text, published, place",
        EXAMPLE,
        f"{where}: {problem}",
        "Sửa dòng ấy rồi chạy lại.",
    )
