"""Phát hiện trong văn bản và trang theo dõi: recognised at every new run by what they are about, with their state.

A finding of a text is named by the text, the check and the figure it speaks of, not by where the figure stands: a text
may be edited around it. One that was mended and is found again is opened again; one that is gone is mended.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.core import signing

from giaoban.check.finding import Finding
from giaoban.reader.document import Document, Reading
from giaoban.terms.error import InputError
from giaoban.web.models import Settlement, State

NAME_LENGTH = 160
SALT = "giaoban.finding"
DAY = 24 * 3600


def title_of(document: Document) -> str:
    """Tên của văn bản: dòng chữ đầu tiên."""
    line = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    return line[:NAME_LENGTH]


def name_of(document: str, reading: Reading, finding: Finding) -> str:
    """Tên của phát hiện theo nội dung: văn bản, phép kiểm, con số nói về gì và là bao nhiêu."""
    claim = next(
        (one for one in reading.claims if (one.start, one.end) == (finding.start, finding.end)), None
    )
    parts = [document, finding.code, " ".join(finding.quote.split())]
    if claim is not None:
        period = claim.period.code if claim.period else ""
        parts += [claim.indicator, claim.item or "", claim.measure.value, period, claim.place or ""]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def latest(document: str = "") -> dict[tuple[str, str], Settlement]:
    """Lần xử lý sau cùng của mỗi phát hiện, theo (văn bản, tên phát hiện); mọi văn bản nếu không nêu."""
    rows = Settlement.objects.exclude(document="").order_by("id")
    held = rows.filter(document=document) if document else rows
    return {(row.document, row.finding): row for row in held}


def settle(document: str, plain: Mapping[str, Any], state: str, note: str, author: str) -> Settlement:
    """Đặt trạng thái cho một phát hiện của văn bản; giải trình và chấp nhận thì phải nêu lý do."""
    if state not in State.values:
        raise InputError("một trạng thái", ", ".join(State.labels), state, "Chọn trong danh sách.")
    if state in (State.EXPLAINED, State.ACCEPTED) and not note.strip():
        raise missing_reason()
    return Settlement.objects.create(
        finding=plain["name"],
        document=document,
        message=told(plain),
        severity=plain["severity"],
        state=state,
        note=note.strip()[:500],
        author=author,
    )


def missing_reason() -> InputError:
    """Lỗi: chưa nêu lý do."""
    return InputError(
        "lý do, khi giải trình hoặc chấp nhận",
        "Hải quan và Sở tính khác phạm vi",
        "(trống)",
        "Ghi lý do rồi lưu lại.",
    )


def reopen(document: str, found: Iterable[Mapping[str, Any]], author: str) -> list[Mapping[str, Any]]:
    """Mở lại những phát hiện đã ghi là sửa mà nay lại thấy."""
    held = latest(document)
    again = []
    for one in found:
        row = held.get((document, one["name"]))
        if row is not None and row.state == State.MENDED:
            settle(document, one, State.OPEN, "thấy lại ở lần kiểm tra sau", author)
            again.append(one)
    return again


def close(document: str, gone: Iterable[Mapping[str, Any]], author: str) -> None:
    """Ghi là đã sửa những phát hiện còn mở mà không còn thấy nữa; đã giải trình, chấp nhận thì giữ nguyên."""
    held = latest(document)
    for one in gone:
        row = held.get((document, one["name"]))
        if row is None or row.state == State.OPEN:
            settle(document, one, State.MENDED, "không còn thấy ở lần kiểm tra sau", author)


def sealed(document: str, plain: Mapping[str, Any]) -> str:
    """Phát hiện đã ký, đi cùng trang: xử lý được mà không phải lưu văn bản."""
    kept = {"name": plain["name"], "message": told(plain), "severity": plain["severity"]}
    return signing.dumps(kept | {"document": document}, salt=SALT, compress=True)


def told(plain: Mapping[str, Any]) -> str:
    """Lời của phát hiện, kèm con số bị nêu và cách sửa, để đọc được khi văn bản không còn ở đó.

    >>> told({"quote": "17,2 triệu USD", "message": "không khớp.", "remedy": "Sửa bậc."})
    '“17,2 triệu USD”: không khớp. Sửa bậc.'
    """
    if not plain.get("quote"):
        return str(plain["message"])
    return f"“{plain['quote']}”: {plain['message']} {plain.get('remedy', '')}".strip()


def opened(token: str) -> dict[str, str]:
    """Mở phát hiện đã ký; bị sửa hoặc quá một ngày thì từ chối."""
    try:
        plain: dict[str, str] = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature as error:
        raise InputError(
            "một phát hiện trên trang vừa mở",
            "bấm Xử lý cạnh phát hiện",
            "phát hiện đã bị sửa, hoặc trang mở quá một ngày",
            "Tải lại trang rồi làm lại.",
        ) from error
    return plain


def rows_found(document: str, reading: Reading, found: Iterable[Finding]) -> dict[Finding, dict[str, Any]]:
    """Các phát hiện của một văn bản vừa kiểm tra: tên, lời, mức độ."""
    return {
        one: {
            "name": name_of(document, reading, one),
            "message": told({"quote": one.quote, "message": one.message, "remedy": one.remedy}),
            "severity": one.severity,
        }
        for one in found
    }
