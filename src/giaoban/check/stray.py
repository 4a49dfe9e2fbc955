"""Số lạc kỳ: a sum, or a rate, that one figure of the same passage, dated to another period, would make whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

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
        self.alike: dict[tuple[str, int, str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            self.alike[fact.document, fact.sentence, fact.measure, fact.unit].append(fact)

    def finding_of(self, judgement: Judgement) -> Finding:
        """Phát hiện của một số bị nghi, có nói số lạc kỳ nếu chính nó làm tổng thiếu."""
        finding = finding_of(judgement)
        line = self._line(chief_of(judgement))
        if not line:
            return finding
        return replace(finding, remedy=f"{line} {finding.remedy}", evidence=(*finding.evidence, line))

    def _line(self, instance: Instance) -> str:
        """Số nào, nếu cũng của kỳ này, làm tổng vừa đủ; không có, hay hai số vừa như nhau, thì không nói."""
        if instance.equation.code not in (*SUMS, RATE):
            return ""
        role = "part" if instance.equation.code == RATE else next(iter(instance.facts))
        fact = instance.facts[role]
        near = (
            other
            for sentence in range(fact.sentence - NEAR, fact.sentence + NEAR + 1)
            for other in self.alike.get((fact.document, sentence, fact.measure, fact.unit), ())
            if other.series.place == fact.series.place and other.period != fact.period
        )
        gaps = sorted(
            (
                (gap, number, one)
                for number, one in enumerate(near)
                if (gap := _gap(instance, role, one)) is not None
            )
        )
        if not gaps or (len(gaps) > 1 and gaps[0][0] == gaps[1][0]):
            return ""
        stray = gaps[0][2]
        name = describe(stray)
        return (
            f"{name[0].upper()}{name[1:]} “{stray.quote}”: nếu số này cũng của {fact.period.write()} thì vừa đủ; "
            "có thể kỳ của nó bị ghi nhầm."
        )


def _gap(instance: Instance, role: str, other: Fact) -> Decimal | None:
    """Thêm số ấy vào các bộ phận (hay vào mẫu số của tỷ lệ) thì còn lệch bao nhiêu; None nếu đẳng thức vẫn hỏng."""
    fact = instance.facts[role]
    if instance.equation.code == RATE:
        wanted, added = instance.facts["share"].span, fact.span / (fact.span + other.span)
    else:
        rest = instance.predicted(role)
        if rest is None:
            return None
        wanted, added = fact.span, rest + other.span if role == "whole" else rest - other.span
    return abs(added.middle - wanted.middle) if added.meets(wanted) else None
