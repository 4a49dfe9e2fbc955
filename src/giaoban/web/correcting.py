"""Đính chính từ một phát hiện: a wrong published figure goes to the register of corrections with its guard.

What was published stays in the book; the correction is a later statement that stands over it, and its guard says when
the source has mended itself.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from giaoban.check.book import BookFinding
from giaoban.reader import read
from giaoban.reader.document import Document
from giaoban.record.corrections import (
    Correction,
    Guard,
    apply_corrections,
    corrections,
    guards,
    read_correction,
)
from giaoban.record.entry import Recorded
from giaoban.terms.error import InputError
from giaoban.terms.unit import Amount
from giaoban.web import register
from giaoban.web.models import Filed, State

GUARD_NAMES: Mapping[str, str] = {
    "done": "đã đính chính",
    "due": "cần ghi",
    "absent": "sổ không có số này",
    "mended": "nguồn đã tự sửa, mục này hết việc",
}


def filed(place: str = "") -> tuple[Correction, ...]:
    """Các đính chính lập từ trang Phát hiện; mọi địa bàn nếu không nêu."""
    rows = Filed.objects.order_by("id")
    return tuple(
        read_correction(row.entry | {"day": date.fromisoformat(row.entry["day"])})
        for row in (rows.filter(place=place) if place else rows)
    )


def all_corrections() -> tuple[Correction, ...]:
    """Mọi đính chính đã biết: của bộ định nghĩa và lập từ trang Phát hiện."""
    return (*corrections(), *filed())


def guards_of(place: str, name: str) -> list[tuple[Guard, str]]:
    """Các đính chính của một địa bàn (mã, tên), kèm tình trạng để đọc."""
    known = tuple(one for one in corrections() if one.place == name)
    return [(guard, GUARD_NAMES[guard.state]) for guard in guards((*known, *filed(place)))]


def correct(place: str, book: int, name: str, asked: Mapping[str, str], author: str) -> Guard:
    """Lập đính chính cho số bị nêu, ghi số đúng (hay rút số sai) vào sổ và ghi phát hiện là đã giải trình."""
    finding = register.find(place, book, name)
    stated = register.found_in(place, book)[1].get(finding.figure) if finding.figure else None
    reason, evidence = asked.get("reason", "").strip(), asked.get("evidence", "").strip()
    if stated is None or not reason or not evidence:
        raise InputError(
            "lý do và căn cứ, cho một phát hiện có con số trong sổ",
            "nhầm bậc: triệu USD, đúng là tỷ USD; căn cứ: 6 tháng 2025 đạt 17,6 tỷ USD, tăng 3,3%",
            "thiếu lý do hoặc căn cứ" if stated else "phát hiện không chỉ vào một con số",
            "Ghi đủ lý do và căn cứ rồi bấm lại.",
        )
    becomes = amount_in(asked.get("becomes", ""), stated)
    entry = entry_of(stated, becomes, reason, evidence)
    with transaction.atomic():
        Filed.objects.create(finding=name, place=place, entry=entry, author=author)
        (guard,) = apply_corrections((read_correction(entry | {"day": date.fromisoformat(entry["day"])}),))
        if guard.state != "due":
            raise InputError(
                "một số chưa đính chính, nguồn vẫn nêu như thế",
                "số đang mở trên trang Phát hiện",
                GUARD_NAMES[guard.state],
                "Tải lại trang Phát hiện: số liệu có thể vừa được sửa.",
            )
        register.settle(place, book, name, State.EXPLAINED, f"đã ghi đính chính: {reason}", author)
    return guard


def entry_of(stated: Recorded, becomes: Amount | None, reason: str, evidence: str) -> dict[str, Any]:
    """Một mục như trong sổ đính chính."""
    key = stated.figure.key
    entry: dict[str, Any] = {
        "place": key.place,
        "indicator": key.indicator,
        "period": key.period.code,
        "url": stated.source.url,
        "title": stated.source.title,
        "stated": plain(stated.figure.amount),
        "reason": reason,
        "evidence": evidence.rstrip("."),
        "day": timezone.localdate().isoformat(),
    }
    return entry | ({"becomes": plain(becomes)} if becomes else {})


def plain(amount: Amount) -> dict[str, Any]:
    """Đại lượng như viết trong sổ đính chính."""
    return {"value": str(amount.value), "scale": amount.scale, "unit": amount.unit}


def amount_in(words: str, stated: Recorded) -> Amount | None:
    """Số đúng mà người dùng viết; để trống là rút số sai, chưa biết số đúng."""
    if not words.strip():
        return None
    found = [one.amount for one in read(Document.plain(words)).quantities]
    amount = found[0] if len(found) == 1 else None
    if amount is None or amount.unit != stated.figure.amount.unit or amount == stated.figure.amount:
        raise InputError(
            f"một con số khác, cùng đơn vị với {stated.figure.amount.write()}; để trống nếu chưa biết số đúng",
            "17,2 tỷ USD",
            words[:100],
            "Sửa lại số đúng, hoặc xóa ô ấy để rút số sai.",
        )
    return amount


def suggested(finding: BookFinding) -> dict[str, str]:
    """Điền sẵn đơn đính chính: số phép kiểm đề nghị, lý do, căn cứ."""
    evidence = finding.evidence[0] if finding.evidence else finding.message
    return {
        "becomes": finding.suggestion.write() if finding.suggestion else "",
        "reason": reason_of(finding),
        "evidence": evidence.rstrip("."),
    }


def reason_of(finding: BookFinding) -> str:
    """Lý do điền sẵn: nhầm bậc thì nói từ bậc nào sang bậc nào."""
    stated, right = finding.figure.amount if finding.figure else None, finding.suggestion
    if stated is None or right is None:
        return ""
    if stated.value == right.value and stated.unit == right.unit:
        return f"nhầm bậc: {stated.write()}, đúng là {right.write()}"
    return f"nguồn ghi {stated.write()}, đúng là {right.write()}"
