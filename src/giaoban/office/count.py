"""Đếm nhiệm vụ: how many, by class and state, each rate with its denominator; the classes always add up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from giaoban.office.models import KINDS, Task
from giaoban.terms.number import write_number
from giaoban.terms.period import Period

DONE = ("done_in_time", "done_late", "done")


@dataclass(frozen=True)
class TaskCount:
    """Số nhiệm vụ của một loại (hay tất cả): được giao và từng trạng thái; được giao = tổng các trạng thái."""

    kind: str
    name: str
    done_in_time: int = 0
    done_late: int = 0
    done: int = 0
    running: int = 0
    overdue: int = 0

    @property
    def assigned(self) -> int:
        """Được giao."""
        return self.completed + self.running + self.overdue

    @property
    def completed(self) -> int:
        """Đã hoàn thành: đúng hạn, quá hạn, và không rõ hạn."""
        return self.done_in_time + self.done_late + self.done

    @property
    def left(self) -> int:
        """Chưa hoàn thành."""
        return self.running + self.overdue

    @property
    def rate(self) -> Decimal | None:
        """Phần trăm hoàn thành trên số được giao; None nếu không có nhiệm vụ."""
        return None if not self.assigned else Decimal(self.completed * 100) / self.assigned

    def write(self) -> str:
        """Một câu, luôn kèm mẫu số.

        >>> TaskCount("", "Tất cả", done=120, running=31).write()
        'hoàn thành 120/151 nhiệm vụ được giao (79,47%), 31 đang thực hiện'
        """
        if self.rate is None:
            return "không có nhiệm vụ được giao"
        parts = [
            f"hoàn thành {self.completed}/{self.assigned} nhiệm vụ được giao ({write_number(self.rate, 2)}%)"
        ]
        shown = {"trong hạn": self.done_in_time, "sau hạn": self.done_late}
        parts += [f"{count} {name}" for name, count in shown.items() if count]
        parts += [f"{self.running} đang thực hiện"] if self.running else []
        parts += [f"{self.overdue} quá hạn"] if self.overdue else []
        return ", ".join(parts)


@dataclass(frozen=True)
class TaskTable:
    """Bảng đếm: tất cả, và từng loại."""

    day: date
    total: TaskCount
    by_kind: tuple[TaskCount, ...]


def count_tasks(tasks: Iterable[Task], day: date) -> TaskTable:
    """Đếm theo loại và trạng thái vào một ngày."""
    states: dict[str, Counter[str]] = {}
    for task in tasks:
        states.setdefault(task.kind, Counter())[task.state_on(day)] += 1
    kinds = [kind for kind in KINDS if kind in states]
    whole: Counter[str] = sum(states.values(), Counter())
    return TaskTable(
        day,
        TaskCount("all", "Tất cả", **whole),
        tuple(TaskCount(kind, KINDS[kind], **states[kind]) for kind in kinds),
    )


def tasks_of(place: str, period: Period) -> list[Task]:
    """Nhiệm vụ giao cho một địa bàn (mã) trong năm của kỳ, đến hết kỳ."""
    last = period.dates()[1]
    return list(
        Task.objects.filter(place=place, assigned_on__gte=date(period.year, 1, 1), assigned_on__lte=last)
    )
