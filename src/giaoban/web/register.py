"""Sổ theo dõi phát hiện: what the checks find in the book, with the state that people gave to each."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.urls import reverse

from giaoban.check.book import BookFinding, check_book
from giaoban.check.finding import SEVERITY_NAMES
from giaoban.publish.draft import standing
from giaoban.record.entry import Recorded
from giaoban.record.read import statements
from giaoban.terms.catalogue import indicators
from giaoban.terms.error import InputError
from giaoban.terms.figure import Figure
from giaoban.web.models import Settlement, State

ORDER = {"error": 0, "warning": 1, "note": 2}
States = tuple[tuple[str, str], ...]


def name_of(finding: BookFinding) -> str:
    """Tên của phát hiện theo nội dung: phép kiểm, khóa và giá trị; chạy lại vẫn là tên ấy."""
    amount = finding.figure.amount if finding.figure else None
    value = f"{amount.base.normalize():f} {amount.unit}" if amount else finding.message
    parts = (finding.code, finding.place, finding.period, finding.indicator, finding.item, value)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=64)
def found_in(place: str, _book: int) -> tuple[tuple[BookFinding, ...], dict[Figure, int]]:
    """Mọi phát hiện giữa các số của địa bàn, và mã của từng số liệu."""
    rows = standing(statements(place=place))
    return tuple(check_book([(row.figure, str(row.source)) for row in rows], indicators())), ids_of(rows)


def ids_of(rows: Iterable[Recorded]) -> dict[Figure, int]:
    """Mã trong sổ của từng số liệu."""
    return {row.figure: row.id for row in rows}


def latest(place: str) -> dict[str, Settlement]:
    """Lần xử lý sau cùng của mỗi phát hiện."""
    return {row.finding: row for row in Settlement.objects.filter(place=place).order_by("id")}


def states_of(place: str) -> States:
    """(phát hiện, trạng thái) của địa bàn."""
    return tuple(sorted((name, row.state) for name, row in latest(place).items()))


def rows_of(
    findings: Iterable[BookFinding], ids: dict[Figure, int], states: dict[str, str]
) -> list[dict[str, Any]]:
    """Các phát hiện để hiện: còn mở trước, lỗi trước."""
    rows = [
        {
            "name": name_of(one),
            "severity": one.severity,
            "severity_name": SEVERITY_NAMES[one.severity].capitalize(),
            "message": one.message,
            "evidence": one.evidence,
            "href": reverse("observation", args=[ids[one.figure]]) if one.figure in ids else "",
            "state": State(states.get(name_of(one), State.OPEN)),
        }
        for one in findings
    ]
    return sorted(rows, key=lambda row: (row["state"] != State.OPEN, ORDER[str(row["severity"])]))


def settle(place: str, book: int, name: str, state: str, note: str, author: str) -> Settlement:
    """Đặt trạng thái cho một phát hiện đang có; giải trình và chấp nhận thì phải nêu lý do."""
    finding = next((one for one in found_in(place, book)[0] if name_of(one) == name), None)
    if finding is None or state not in State.values:
        raise InputError(
            "một phát hiện đang có trong sổ và một trạng thái",
            ", ".join(State.labels),
            f"{name[:12]}… {state}",
            "Tải lại trang Phát hiện: số liệu có thể vừa được sửa.",
        )
    if state in (State.EXPLAINED, State.ACCEPTED) and not note.strip():
        raise InputError(
            "lý do, khi giải trình hoặc chấp nhận",
            "Hải quan và Sở tính khác phạm vi",
            "(trống)",
            "Ghi lý do rồi lưu lại.",
        )
    return Settlement.objects.create(
        finding=name, place=place, message=finding.message, state=state, note=note.strip(), author=author
    )
