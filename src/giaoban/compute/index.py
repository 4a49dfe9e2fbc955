"""Chỉ số sản xuất công nghiệp: Laspeyres from product volumes and base-year weights, up the VSIC tree.

A product's index is its volume over the base volume; a branch's index is Σ I·W ÷ Σ W over what it holds, level by
level; a merged place's index is the same mean over its parts. An index of several months is made from the months'
summed volumes: indices themselves are never added or averaged over time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from giaoban.compute.derived import Derived, Input, compute
from giaoban.compute.formula import Operation, Role
from giaoban.compute.growth import base_refusals
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, context_differences, differences
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.unit import Amount

IIP = "iip"


@dataclass(frozen=True)
class Branch:
    """Ngành (VSIC) hoặc sản phẩm: mã, tên, quyền số trong ngành chứa nó (giá trị tăng thêm năm gốc), các phần.

    A leaf (no parts) is a product; its code names its volumes.
    """

    code: str
    name: str
    weight: Decimal | None
    parts: tuple["Branch", ...] = ()

    def products(self) -> Iterator["Branch"]:
        """Các sản phẩm ở dưới."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.products()


def volume_index(current: Input, base: Input, *, rules: Rules = NO_RULES) -> Derived:
    """Chỉ số của một sản phẩm: sản lượng kỳ này so với sản lượng gốc của cùng số tháng, gốc = 100."""
    refusals = [*base_refusals(base), *differences(current.figure, base.figure, rules)]
    here, there = current.figure.key.period, base.figure.key.period
    if here.months != there.months:
        refusals.append(Refusal(Reason.PART_PERIOD, f"{here.write()} so với {there.write()}"))
    key = replace(current.figure.key, measure=Measure.INDEX)
    inputs = (current.as_role(Role.CURRENT), base.as_role(Role.ORIGIN))
    return compute(Operation.VOLUME_INDEX, key, inputs, refusals=refusals, rules=rules)


def weighted_index(
    key: FigureKey, parts: Sequence[tuple[Derived, Decimal | None]], *, rules: Rules = NO_RULES
) -> Derived:
    """Chỉ số gộp Σ I·W ÷ Σ W của các phần; từ chối nếu một phần thiếu chỉ số hay thiếu quyền số."""
    inputs = [*(_part(part) for part, _ in parts), *(_weight(part.key, weight) for part, weight in parts)]
    refusals = [refusal for part, weight in parts for refusal in _part_refusals(part, weight)]
    first = parts[0][0].key
    for part, _ in parts[1:]:
        refusals += _context(first, part.key, rules)
    return compute(Operation.INDEX, key, inputs, refusals=refusals, rules=rules)


def _part(part: Derived) -> Input:
    amount = part.amount or Amount(Decimal(0), 1, "index")
    return Input(Figure(part.key, amount), Role.PART, derived=part)


def _weight(key: FigureKey, weight: Decimal | None) -> Input:
    amount = Amount(weight or Decimal(0), 1, "")
    return Input(Figure(replace(key, indicator="quyền số"), amount, places=12), Role.WEIGHT)


def _part_refusals(part: Derived, weight: Decimal | None) -> Iterator[Refusal]:
    label = part.key.item or part.key.place
    if part.refusal:
        yield Refusal(part.refusal.reason, f"{label}: {part.refusal.detail}")
    if weight is None or weight <= 0:
        yield Refusal(Reason.NO_WEIGHTS, f"{label} không có quyền số lớn hơn 0")


def _context(first: FigureKey, key: FigureKey, rules: Rules) -> list[Refusal]:
    found = list(
        context_differences(replace(first, border=""), replace(key, border=""), replace(rules, events=()))
    )
    if first.period != key.period:
        found.append(Refusal(Reason.PART_PERIOD, f"{first.period.write()} so với {key.period.write()}"))
    return found


def index_tree(
    tree: Branch, volumes: Mapping[str, tuple[Input, Input]], key: FigureKey, *, rules: Rules = NO_RULES
) -> dict[str, Derived]:
    """Chỉ số của mọi ngành và sản phẩm trong cây, theo mã; `volumes` cho sản lượng kỳ này và sản lượng gốc.

    >>> sorted(branch.code for branch in Branch("C", "", None, (Branch("vải", "", None),)).products())
    ['vải']
    """
    found: dict[str, Derived] = {}

    def climb(branch: Branch) -> Derived:
        here = replace(key, item=branch.name if branch is not tree else key.item, measure=Measure.INDEX)
        if branch.parts:
            result = weighted_index(here, [(climb(part), part.weight) for part in branch.parts], rules=rules)
        elif branch.code in volumes:
            result = replace(volume_index(*volumes[branch.code], rules=rules), key=here)
        else:
            missing = Refusal(Reason.MISSING, f"không có sản lượng của {branch.name}")
            result = Derived(Operation.VOLUME_INDEX, here, refusal=missing)
        found[branch.code] = result
        return result

    climb(tree)
    return found


def index_growth(now: Derived, before: Derived, operation: Operation = Operation.GROWTH_YOY) -> Derived:
    """Tăng trưởng từ hai chỉ số cùng gốc: chỉ số kỳ này so với chỉ số cùng kỳ (hay kỳ trước), không trừ nhau."""
    base_role = Role.BASE if operation is Operation.GROWTH_YOY else Role.PREVIOUS
    refusals = [r.refusal for r in (now, before) if r.refusal]
    measure = Measure.YOY if operation is Operation.GROWTH_YOY else Measure.POP
    inputs = [_part(now).as_role(Role.CURRENT), _part(before).as_role(base_role)]
    return compute(operation, replace(now.key, measure=measure), inputs, refusals=refusals)


def merged_index(
    key: FigureKey, parts: Sequence[tuple[Derived, Decimal | None]], *, rules: Rules = NO_RULES
) -> Derived:
    """Chỉ số của địa bàn gộp: bình quân chỉ số các phần, quyền số là giá trị tăng thêm năm gốc của từng phần."""
    return weighted_index(replace(key, measure=Measure.INDEX), parts, rules=rules)
