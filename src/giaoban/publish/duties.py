"""Nhiệm vụ từ sổ nhiệm vụ: the task book counted as figures of a period, and the overdue tasks to finish next."""

from collections.abc import Iterable
from decimal import Decimal

from giaoban.compute import Input
from giaoban.office.count import TaskCount, count_tasks, tasks_of
from giaoban.office.models import Task
from giaoban.publish.proof import Origin
from giaoban.publish.work import CODES
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

TASK_BOOK = "Sổ nhiệm vụ"
MOST_OVERDUE = 10


def office_counts(code: str, place: str, period: Period) -> list[tuple[Input, Origin]]:
    """Số nhiệm vụ đếm vào ngày cuối kỳ, chung và theo loại, như những số liệu của kỳ; kèm gốc của chúng.

    A task done on an unknown day says nothing of any one day, so then there is no count.
    """
    tasks = tasks_of(code, period)
    if not tasks or undated(tasks):
        return []
    last = period.dates()[1]
    table = count_tasks(tasks, last)
    counts = [(table.total, ""), *((one, f"nhiệm vụ {one.name}") for one in table.by_kind)]
    found = [made for count, item in counts for made in task_inputs(count, item, place, period)]
    return [(one, Origin(one.id, TASK_BOOK, published=last.isoformat())) for one in found]


def undated(tasks: Iterable[Task]) -> bool:
    """Có việc đã xong mà chưa ghi ngày xong."""
    return any(task.done and task.done_on is None for task in tasks)


def task_inputs(count: TaskCount, item: str, place: str, period: Period) -> list[Input]:
    """Các số đếm của một loại nhiệm vụ."""
    values = (count.assigned, count.completed, count.running, count.overdue)
    made = []
    for indicator, value in zip(CODES, values, strict=True):
        key = FigureKey(indicator, place, period, item=item)
        mark = f"NV-{indicator.removeprefix('tasks_')}-{count.kind or 'khac'}"
        made.append(Input(Figure(key, Amount(Decimal(value), 1, "nhiệm vụ")), id=mark, source=TASK_BOOK))
    return made


def overdue_plans(code: str, period: Period) -> tuple[str, ...]:
    """Câu về từng nhiệm vụ quá hạn vào cuối kỳ: đơn vị chủ trì và hạn."""
    last = period.dates()[1]
    late = [task for task in tasks_of(code, period) if task.state_on(last) == "overdue" and task.term]
    ordered = sorted(late, key=lambda task: str(task.term))[:MOST_OVERDUE]
    return tuple(
        f"{task.lead} hoàn thành nhiệm vụ quá hạn: {task.title} (hạn {task.term:%d/%m/%Y})."
        for task in ordered
    )
