"""Số lạc kỳ: a sum, or a rate, that one figure of the same passage, dated to another period, would make whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from giaoban.check.equation import Instance
from giaoban.check.fact import Fact
from giaoban.check.finding import Finding
from giaoban.check.judge import Judgement
from giaoban.check.report import chief_of, describe, finding_of

SUMS = ("counts-sum", "shares-sum", "list-sum")
RATE = "counts-share"
NEAR = 1  # sentences apart, at most


class Strays:
    """Các số của từng văn bản, để tìm số bị ghi nhầm kỳ."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.alike: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            self.alike[fact.document, fact.measure, fact.unit].append(fact)

    def finding_of(self, judgement: Judgement) -> Finding:
        """Phát hiện của một số bị nghi, có nói số lạc kỳ nếu chính nó làm tổng thiếu."""
        finding = finding_of(judgement)
        line = self._line(chief_of(judgement))
        if not line:
            return finding
        return replace(finding, remedy=f"{line} {finding.remedy}", evidence=(*finding.evidence, line))

    def _line(self, instance: Instance) -> str:
        """Số nào, nếu cũng của kỳ này, làm tổng vừa đủ; không có hay có nhiều thì không nói."""
        if instance.equation.code not in (*SUMS, RATE):
            return ""
        role = "part" if instance.equation.code == RATE else next(iter(instance.facts))
        fact = instance.facts[role]
        found = [
            other
            for other in self.alike[fact.document, fact.measure, fact.unit]
            if abs(other.sentence - fact.sentence) <= NEAR
            and other.series.place == fact.series.place
            and other.period != fact.period
            and _closes(instance, role, other)
        ]
        if len(found) != 1:
            return ""
        stray = found[0]
        name = describe(stray)
        return (
            f"{name[0].upper()}{name[1:]} “{stray.quote}”: nếu số này cũng của {fact.period.write()} thì vừa đủ; "
            "có thể kỳ của nó bị ghi nhầm."
        )


def _closes(instance: Instance, role: str, other: Fact) -> bool:
    """Thêm số ấy vào các bộ phận (hay vào mẫu số của tỷ lệ) thì đẳng thức giữ được."""
    if instance.equation.code == RATE:
        part = instance.facts[role]
        return (part.span / (part.span + other.span)).meets(instance.facts["share"].span)
    wanted = instance.predicted(role)
    if wanted is None:
        return False
    added = wanted + other.span if role == "whole" else wanted - other.span
    return added.meets(instance.facts[role].span)
