"""Nhiệm vụ trong báo cáo: counts by class with their denominators, always from recorded figures or the task book."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban.compute import Derived, Input, share
from giaoban.publish.facts import ratio_of
from giaoban.publish.phrase import Evidence, Phrase, Printed, fill
from giaoban.publish.prose import upper_first
from giaoban.publish.wording import Wording
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.period import Period

CODES = ("tasks_assigned", "tasks_completed", "tasks_in_progress", "tasks_overdue")


@dataclass(frozen=True)
class TaskCounts:
    """Số nhiệm vụ của một loại ("" là tất cả): được giao, hoàn thành, đang làm, quá hạn; chưa biết thì None."""

    kind: str
    assigned: Input | None = None
    completed: Input | None = None
    running: Input | None = None
    overdue: Input | None = None

    @property
    def completion(self) -> Derived | None:
        """Tỷ lệ hoàn thành trên số được giao, luôn kèm mẫu số."""
        if self.completed is None or self.assigned is None:
            return None
        result = share(self.completed, self.assigned)
        return result if result.amount else None


def task_counts(entries: Iterable[Input], period: Period) -> tuple[TaskCounts, ...]:
    """Số nhiệm vụ theo loại của một kỳ, từ các số liệu nhiệm vụ đã ghi sổ; tổng đứng trước."""
    held: dict[str, dict[str, Input]] = {}
    for entry in entries:
        key = entry.figure.key
        if key.indicator in CODES and key.period == period and key.measure is Measure.LEVEL:
            held.setdefault(key.item, {})[key.indicator] = entry
    ordered = sorted(held.items(), key=lambda kind: (bool(kind[0]), kind[0]))
    return tuple(TaskCounts(kind, *(counts.get(code) for code in CODES)) for kind, counts in ordered)


def task_sentences(counts: Sequence[TaskCounts], period: Period, wording: Wording) -> tuple[Phrase, ...]:
    """Các câu về nhiệm vụ."""
    said = [sentence for count in counts for sentence in _results(count, period, wording)]
    said += [sentence for count in counts if not count.kind for sentence in _left(count, wording)]
    return tuple(said)


def _results(count: TaskCounts, period: Period, wording: Wording) -> Iterable[Phrase]:
    slots: dict[str, Phrase | str] = {"period": upper_first(period.write()), "kind": count.kind}
    slots |= {name: (number,) for name, number in _numbers(count).items()}
    tail = "_class" if count.kind else ""
    if "share" in slots:
        yield fill(wording.sentences[f"tasks{tail or '_all'}"], slots)
        return
    for name in ("assigned", "completed"):
        if name in slots and f"tasks_{name}{tail}" in wording.sentences:
            yield fill(wording.sentences[f"tasks_{name}{tail}"], slots)


def _left(count: TaskCounts, wording: Wording) -> Iterable[Phrase]:
    for name, held in (("running", count.running), ("overdue", count.overdue)):
        if held and held.figure.amount.value:
            yield fill(wording.sentences[f"tasks_{name}"], {name: (count_printed(held),)})


def _numbers(count: TaskCounts) -> dict[str, Printed]:
    named = {
        "assigned": count.assigned,
        "completed": count.completed,
        "running": count.running,
        "overdue": count.overdue,
    }
    numbers = {name: count_printed(held) for name, held in named.items() if held}
    ratio = ratio_of(count.completion) if count.completion else None
    return numbers | ({"share": ratio.printed} if ratio else {})


def count_printed(held: Input) -> Printed:
    """Một số đếm, kèm bằng chứng."""
    return Printed(write_number(held.figure.amount.base, 0), Evidence.of_input(held))
