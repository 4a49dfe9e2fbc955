"""Mẫu số: a share whose whole is another total of the text ("chiếm 4,89% tổng mức") is tried on that total."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from giaoban.check.company import Company
from giaoban.check.equation import Instance
from giaoban.check.fact import Ledger

WHOLE = "whole_item"


def on_any_whole(instances: Iterable[Instance], ledger: Ledger) -> Iterator[Instance]:
    """Các đẳng thức ấy; tỷ trọng không khớp tổng của chính chỉ tiêu thì lấy tổng khác cùng kỳ mà nó khớp."""
    totals = Company(fact for fact in ledger.facts if fact.measure == "level" and not fact.series.item)
    for instance in instances:
        if WHOLE in instance.facts and "share" in instance.facts and instance.failed():
            yield _fitting(instance, totals)
        else:
            yield instance


def _fitting(instance: Instance, totals: Company) -> Instance:
    part, wanted = instance.facts["part"], instance.predicted(WHOLE)
    for total in totals.meeting(part, wanted) if wanted else ():
        other = Instance(instance.equation, MappingProxyType({**instance.facts, WHOLE: total}))
        if total.period == part.period and other.confirms():
            return other
    return instance
