"""Sổ theo dõi phát hiện: what the checks find in the book, with the state that people gave to each."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
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
from giaoban.web.texts import missing_reason

ORDER = {"error": 0, "warning": 1, "note": 2}
States = tuple[tuple[str, str, datetime], ...]


def name_of(finding: BookFinding) -> str:
    """Tên của phát hiện theo nội dung: phép kiểm, khóa và giá trị; chạy lại vẫn là tên ấy."""
    amount = finding.figure.amount if finding.figure else None
    value = f"{amount.base.normalize():f} {amount.unit}" if amount else finding.message
    parts = (finding.code, finding.place, finding.period, finding.indicator, finding.item, value)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@lru_cache(maxsize=64)
def found_in(place: str, _book: int) -> tuple[tuple[BookFinding, ...], dict[Figure, Recorded]]:
    """Mọi phát hiện giữa các số của địa bàn, và dòng sổ của từng số liệu."""
    said = statements(place=place)
    rows = standing(said)
    return tuple(check_book([(row.figure, str(row.source)) for row in rows], indicators())), by_figure(said)


def by_figure(rows: Iterable[Recorded]) -> dict[Figure, Recorded]:
    """Dòng sổ sau cùng nêu từng số liệu."""
    return {row.figure: row for row in sorted(rows, key=lambda row: row.id) if not row.null}


def histories(place: str) -> dict[str, list[Settlement]]:
    """Mọi lần xử lý của mỗi phát hiện, cũ trước."""
    held: dict[str, list[Settlement]] = {}
    for row in Settlement.objects.filter(place=place, document="").order_by("id"):
        held.setdefault(row.finding, []).append(row)
    return held


def states_of(place: str) -> States:
    """(phát hiện, trạng thái, lúc đặt) của địa bàn."""
    return tuple(sorted((name, rows[-1].state, rows[-1].at) for name, rows in histories(place).items()))


def state_now(settled: tuple[str, datetime] | None, stated: Recorded | None) -> tuple[State, bool]:
    """Trạng thái bây giờ, và có phải mở lại: đã sửa mà sau đó sổ lại nhận đúng số ấy thì mở lại."""
    if settled is None:
        return State.OPEN, False
    state, at = State(settled[0]), settled[1]
    if state is State.MENDED and stated is not None and stated.known_at > at:
        return State.OPEN, True
    return state, False


def rows_of(
    findings: Iterable[BookFinding], stated: dict[Figure, Recorded], states: States
) -> list[dict[str, Any]]:
    """Các phát hiện để hiện: còn mở trước, lỗi trước."""
    held = {name: (state, at) for name, state, at in states}
    rows = [row_of(one, stated.get(one.figure) if one.figure else None, held) for one in findings]
    return sorted(rows, key=lambda row: (row["state"] != State.OPEN, ORDER[str(row["severity"])]))


def row_of(
    finding: BookFinding, stated: Recorded | None, held: dict[str, tuple[str, datetime]]
) -> dict[str, Any]:
    """Một phát hiện để hiện."""
    name = name_of(finding)
    state, again = state_now(held.get(name), stated)
    return {
        "name": name,
        "finding": finding,
        "severity": finding.severity,
        "severity_name": SEVERITY_NAMES[finding.severity].capitalize(),
        "message": finding.message,
        "evidence": finding.evidence,
        "href": reverse("observation", args=[stated.id]) if stated else "",
        "state": state,
        "again": again,
    }


def gone_rows(findings: Iterable[BookFinding], history: dict[str, list[Settlement]]) -> list[Settlement]:
    """Những phát hiện đã xử lý mà nay không còn thấy, mới xử lý trước."""
    here = {name_of(one) for one in findings}
    return sorted((rows[-1] for name, rows in history.items() if name not in here), key=lambda row: -row.pk)


def find(place: str, book: int, name: str) -> BookFinding:
    """Phát hiện mang tên ấy, đang có trong sổ."""
    for one in found_in(place, book)[0]:
        if name_of(one) == name:
            return one
    raise InputError(
        "một phát hiện đang có trong sổ",
        "bấm Xử lý ở một dòng của trang Phát hiện",
        f"{name[:12]}…",
        "Tải lại trang Phát hiện: số liệu có thể vừa được sửa.",
    )


def settle(place: str, book: int, name: str, state: str, note: str, author: str) -> Settlement:
    """Đặt trạng thái cho một phát hiện đang có; giải trình và chấp nhận thì phải nêu lý do."""
    finding = find(place, book, name)
    if state not in State.values:
        raise InputError("một trạng thái", ", ".join(State.labels), state, "Chọn trong danh sách.")
    if state in (State.EXPLAINED, State.ACCEPTED) and not note.strip():
        raise missing_reason()
    return Settlement.objects.create(
        finding=name,
        place=place,
        message=finding.message,
        severity=finding.severity,
        state=state,
        note=note.strip()[:500],
        author=author,
    )
