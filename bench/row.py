"""Một dòng kết quả đo: our figure beside the floor or the peer; the ratio is computed, never typed."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """Một phép đo. `against` là tên của sàn hoặc của công cụ đem so, `other` là số của nó, cùng đơn vị."""

    name: str
    figure: float
    unit: str
    against: str = ""
    other: float | None = None

    @property
    def ratio(self) -> float | None:
        """Số của ta chia cho số đem so.

        >>> Row("đọc", 3.0, "s", "sàn", 2.0).ratio
        1.5
        """
        return self.figure / self.other if self.other else None


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Thời gian (giây) của một việc: trung vị của vài lần."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)
