"""Bảng đếm nhiệm vụ: counts by class whose parts add up, every rate with its denominator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from giaoban.compute import Input
from giaoban.office.count import TaskCount, count_tasks
from giaoban.office.models import Task
from giaoban.publish.prose import upper_first, write_percent
from giaoban.publish.work import TaskCounts
from giaoban.terms.number import write_number
from giaoban.web.cards import series_link


@dataclass(frozen=True)
class Tally:
    """Dòng đếm: loại, các ô (chữ, đường dẫn), tỷ lệ hoàn thành kèm mẫu số, và lời cảnh báo nếu không cộng đúng."""

    kind: str
    cells: tuple[tuple[str, str], ...]
    rate: str
    note: str = ""


def tally_rows(counts: Iterable[TaskCounts]) -> list[Tally]:
    """Dòng đếm từ số liệu nhiệm vụ đã ghi sổ."""
    return [
        Tally(
            upper_first(count.kind) or "Tất cả",
            tuple(
                recorded_cell(one) for one in (count.assigned, count.completed, count.running, count.overdue)
            ),
            rate_words(number(count.completed), number(count.assigned)),
            adding_note(count),
        )
        for count in counts
    ]


def recorded_cell(held: Input | None) -> tuple[str, str]:
    """Một ô: số và đường dẫn; chưa biết thì gạch ngang."""
    if held is None:
        return "–", ""
    return write_number(held.figure.amount.base, 0), series_link(held.figure.key)


def number(held: Input | None) -> int | None:
    """Giá trị nguyên của một số đếm."""
    return None if held is None else int(held.figure.amount.base)


def rate_words(done: int | None, assigned: int | None) -> str:
    """Tỷ lệ hoàn thành, luôn kèm mẫu số.

    >>> rate_words(120, 151)
    '120/151 = 79,47%'
    """
    if done is None or not assigned:
        return ""
    return f"{done}/{assigned} = {write_percent(Decimal(done) * 100 / assigned)}"


def adding_note(count: TaskCounts) -> str:
    """Lời nhắc khi hoàn thành + đang làm + quá hạn không bằng số được giao."""
    parts = [number(one) for one in (count.completed, count.running, count.overdue)]
    assigned = number(count.assigned)
    if assigned is None or parts[0] is None or parts[1] is None:
        return ""
    total = sum(part or 0 for part in parts)
    if total == assigned:
        return ""
    return f"cộng lại được {total}, khác số được giao {assigned}"


def counted_rows(tasks: Sequence[Task], day: date) -> list[Tally]:
    """Dòng đếm từ sổ công việc vào một ngày; dòng đầu là tổng, các dòng sau cộng lại đúng bằng nó."""
    table = count_tasks(tasks, day)
    if not table.total.assigned:
        return []
    kinds = table.by_kind if any(count.kind for count in table.by_kind) else ()
    rows = [counted_row(count) for count in (table.total, *kinds)]
    undated = sum(task.done and task.done_on is None for task in tasks)
    if not undated:
        return rows
    note = f"{undated} việc xong chưa ghi ngày xong, tính theo tình trạng đã ghi"
    return [replace(rows[0], note="; ".join(filter(None, (rows[0].note, note)))), *rows[1:]]


def counted_row(count: TaskCount) -> Tally:
    """Dòng đếm của một loại nhiệm vụ."""
    numbers = (count.assigned, count.completed, count.running, count.overdue)
    note = f"trong đó {count.done_late} hoàn thành sau hạn" if count.done_late else ""
    cells = tuple((str(number), "") for number in numbers)
    return Tally(upper_first(count.name), cells, rate_words(count.completed, count.assigned), note)
