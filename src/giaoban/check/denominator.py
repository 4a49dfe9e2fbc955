"""Mẫu số: a share whose whole is another total of the text ("chiếm 4,89% tổng mức") is tried on that total."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from giaoban.check.equation import Instance
from giaoban.check.fact import Fact, Ledger
from giaoban.terms.period import Period

WHOLE = "whole_item"
Spot = tuple[str, Period, str]


def on_any_whole(instances: Iterable[Instance], ledger: Ledger) -> Iterator[Instance]:
    """Các đẳng thức ấy; tỷ trọng không khớp tổng của chính chỉ tiêu thì lấy tổng khác cùng kỳ mà nó khớp."""
    totals: dict[Spot, list[Fact]] = defaultdict(list)
    for fact in ledger.facts:
        if fact.measure == "level" and not fact.series.item and fact.document:
            totals[fact.document, fact.period, fact.unit].append(fact)
    for instance in instances:
        if WHOLE in instance.facts and "share" in instance.facts and instance.failed():
            yield _fitting(instance, totals)
        else:
            yield instance


def _fitting(instance: Instance, totals: dict[Spot, list[Fact]]) -> Instance:
    part = instance.facts["part"]
    for total in totals.get((part.document, part.period, part.unit), ()):
        other = Instance(instance.equation, MappingProxyType({**instance.facts, WHOLE: total}))
        if total is not part and other.confirms():
            return other
    return instance
