"""Soát bảng địa bàn: every way in which a table of places and their successions can contradict itself."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from giaoban.terms.error import InputError
from giaoban.terms.gazetteer import Gazetteer, read_successions
from giaoban.terms.place import Succession

EVENT_COLUMNS = ("old", "new", "day", "resolution", "share", "basis")


def read_lines(path: Path) -> list[str]:
    """Các dòng của một bảng CSV mã hóa UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as failure:
        raise InputError(
            "một tệp CSV mã hóa UTF-8",
            "ke-tuc.csv",
            f"{path}: không đọc được",
            "Kiểm tra đường dẫn và mã hóa.",
        ) from failure


@dataclass(frozen=True)
class Fault:
    """Chỗ sai: dòng nào của bảng nào (đếm từ 2 như trong tệp), và vì sao."""

    table: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.table}, dòng {self.line}: {self.reason}"


def faults(here: Gazetteer) -> tuple[Fault, ...]:
    """Mọi chỗ sai của danh mục địa bàn và bảng kế tục.

    >>> from giaoban.terms.gazetteer import gazetteer
    >>> faults(gazetteer())
    ()
    """
    return (*place_faults(here), *event_faults(here), *share_faults(here), *cycle_faults(here))


def with_shares(here: Gazetteer, lines: Sequence[str]) -> Gazetteer:
    """Danh mục với tỷ lệ chia và căn cứ của một bảng kế tục do đơn vị lập; nêu mọi dòng sai của bảng ấy."""
    events, wrong = read_events(lines)
    given = {_of(event): event for event in events if event.day != date.min}
    strange = given.keys() - {_of(event) for event in here.successions}
    wrong += tuple(
        Fault("successions", line, f"danh mục không có lần kế tục {event.old} → {event.new} ngày {event.day}")
        for line, event in enumerate(events, 2)
        if _of(event) in strange
    )
    refuse((*wrong, *faults(Gazetteer(here.places, events))))
    return Gazetteer(here.places, tuple(given.get(_of(event), event) for event in here.successions))


def _of(event: Succession) -> tuple[str, str, date]:
    return event.old, event.new, event.day


def refuse(found: Sequence[Fault]) -> None:
    """Nêu lỗi nếu có dòng sai, kể ra mọi dòng."""
    if found:
        raise InputError(
            "bảng địa bàn và bảng kế tục không mâu thuẫn",
            "mã cũ hết, mã mới bắt đầu đúng ngày kế tục; các phần cộng lại bằng 1",
            f"{len(found)} dòng sai\n" + "\n".join(map(str, sorted(found, key=lambda fault: fault.line))),
            "Sửa các dòng trên rồi chạy lại. Chưa dòng nào được dùng.",
        )


def read_events(lines: Sequence[str]) -> tuple[tuple[Succession, ...], tuple[Fault, ...]]:
    """Đọc một bảng kế tục do người khác viết: các dòng đọc được, và mọi dòng không đọc được."""
    head = next(csv.reader(lines[:1]), [])
    if missing := [name for name in EVENT_COLUMNS if name not in head]:
        raise InputError(
            f"bảng kế tục có các cột {', '.join(EVENT_COLUMNS)}",
            "31,31,2025-07-01,NQ 202/2025/QH15,1,",
            f"thiếu cột {', '.join(missing)}",
            "Sửa dòng tiêu đề rồi chạy lại.",
        )
    events: list[Succession] = []
    wrong: list[Fault] = []
    for number, line in enumerate(lines[1:], 2):
        try:
            events += read_successions([lines[0], line])
        except (ValueError, ArithmeticError, KeyError, AttributeError, TypeError):
            wrong.append(Fault("successions", number, f"không đọc được ngày hoặc phần: {line!r}"))
            events.append(Succession("", "", date.min, "", None))  # keeps the lines of the others in step
    return tuple(events), tuple(wrong)


def place_faults(here: Gazetteer) -> Iterator[Fault]:
    """Ngày ngược, hai bản của một mã chồng nhau, cấp trên không có."""
    lines = {id(place): line for line, place in enumerate(here.places, 2)}
    for place in here.places:
        line = lines[id(place)]
        if place.since and place.until and place.since >= place.until:
            yield Fault("places", line, f"{place.name} hết hiệu lực trước khi có")
        if place.parent and place.parent not in here.by_code:
            yield Fault("places", line, f"{place.name} thuộc mã {place.parent}, mã ấy không có")
    for code, versions in here.by_code.items():
        for earlier, later in pairwise(versions):
            if earlier.until is None or later.since is None or earlier.until > later.since:
                yield Fault("places", lines[id(later)], f"hai bản của mã {code} chồng ngày nhau")


def event_faults(here: Gazetteer) -> Iterator[Fault]:
    """Đơn vị cũ không hết, hoặc đơn vị mới không bắt đầu vào ngày kế tục; thiếu nghị quyết; phần ngoài (0, 1]."""
    for line, event in enumerate(here.successions, 2):
        if event.day == date.min:
            continue
        if not any(place.until == event.day for place in here.by_code.get(event.old, ())):
            yield Fault("successions", line, f"mã {event.old} không hết hiệu lực ngày {event.day}")
        if not any(place.since == event.day for place in here.by_code.get(event.new, ())):
            yield Fault("successions", line, f"mã {event.new} không bắt đầu từ ngày {event.day}")
        if not event.resolution:
            yield Fault("successions", line, f"kế tục {event.old} → {event.new} không có nghị quyết")
        if event.share is not None and not 0 < event.share <= 1:
            yield Fault("successions", line, f"phần {event.share} không nằm trong (0, 1]")
        if event.share is not None and event.share < 1 and not event.basis:
            yield Fault("successions", line, f"phần {event.share} không nói căn cứ (dân số, diện tích …)")


def share_faults(here: Gazetteer) -> Iterator[Fault]:
    """Các phần đã biết của một đơn vị cũ không cộng thành 1, hoặc chỉ biết vài phần mà đã đủ 1."""
    parts: dict[tuple[str, date], list[tuple[int, Succession]]] = defaultdict(list)
    for line, event in enumerate(here.successions, 2):
        parts[event.old, event.day].append((line, event))
    for (code, day), rows in parts.items():
        known = [event.share for _, event in rows if event.share is not None]
        total, complete = sum(known, Decimal(0)), len(known) == len(rows)
        if known and ((complete and total != 1) or (not complete and total >= 1)):
            reason = f"các phần của mã {code} ngày {day} cộng lại {total}, không phải 1"
            yield Fault("successions", rows[0][0], reason if complete else f"{reason} (còn phần chưa rõ)")


def cycle_faults(here: Gazetteer) -> Iterator[Fault]:
    """Kế tục vòng tròn trong một ngày: A thành B mà B lại thành A."""
    into: dict[tuple[str, date], list[tuple[str, int]]] = defaultdict(list)
    for line, event in enumerate(here.successions, 2):
        if event.old != event.new and event.share == 1:
            into[event.old, event.day].append((event.new, line))
    for code, day in list(into):
        seen, ahead = {code}, [code]
        while ahead:
            for new, line in into.get((ahead.pop(), day), ()):
                if new == code:
                    yield Fault("successions", line, f"kế tục vòng tròn qua mã {code} ngày {day}")
                elif new not in seen:
                    seen.add(new)
                    ahead.append(new)
