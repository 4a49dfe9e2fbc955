"""Bộ phận và tổng thể: share of the plan, share of the whole, contribution to growth (sums exactly)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from giaoban.compute.derived import Derived, Input, compute
from giaoban.compute.formula import POINTS, Operation, Role, change_percent
from giaoban.compute.growth import base_refusals
from giaoban.compute.refusal import (
    NO_RULES,
    Reason,
    Refusal,
    Rules,
    context_differences,
    differences,
)
from giaoban.compute.stated import beside
from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Measure
from giaoban.terms.unit import Amount

REST = "phần còn lại"
TOLERATED = frozenset({Reason.INDICATOR, Reason.ITEM})


def plan_share(
    current: Input, plan: Input, *, stated: Input | None = None, rules: Rules = NO_RULES
) -> Derived:
    """Tỷ lệ đạt kế hoạch: mức của kỳ so với kế hoạch của kỳ ấy hay của cả năm."""
    here, there = current.figure.key.period, plan.figure.key.period
    refusals = [r for r in differences(current.figure, plan.figure, rules) if r.reason is not Reason.STATUS]
    if plan.figure.amount.value <= 0:
        refusals.insert(0, Refusal(Reason.PLAN_ZERO, f"kế hoạch {there.write()} không lớn hơn 0"))
    if here not in there or (there.months == 12 and not here.is_cumulative):
        refusals.append(Refusal(Reason.PART_PERIOD, f"kế hoạch {there.write()}, thực hiện {here.write()}"))
    key = current.figure.key.at(here, Measure.PLAN_PCT)
    inputs = (current.as_role(Role.CURRENT), plan.as_role(Role.PLAN))
    return beside(compute(Operation.PLAN_SHARE, key, inputs, refusals=refusals, rules=rules), stated, rules)


def share(part: Input, whole: Input, *, stated: Input | None = None, rules: Rules = NO_RULES) -> Derived:
    """Tỷ trọng của một bộ phận (phân tổ hay chỉ tiêu con) trong tổng thể cùng kỳ."""
    key = part.figure.key.at(part.figure.key.period, Measure.SHARE)
    inputs = (part.as_role(Role.PART), whole.as_role(Role.WHOLE))
    refusals = _whole_refusals(part.figure, whole.figure, rules)
    if whole.figure.amount.value <= 0:
        refusals.insert(0, Refusal(Reason.BASE_ZERO, "tổng thể không lớn hơn 0"))
    return beside(compute(Operation.SHARE, key, inputs, refusals=refusals, rules=rules), stated, rules)


def _whole_refusals(part: Figure, whole: Figure, rules: Rules) -> list[Refusal]:
    found = [r for r in differences(part, whole, rules) if r.reason not in TOLERATED]
    if part.key.period != whole.key.period:
        detail = f"bộ phận {part.key.period.write()}, tổng thể {whole.key.period.write()}"
        found.append(Refusal(Reason.PART_PERIOD, detail))
    return found


def contribution(
    part: Input, part_base: Input, whole: Input, whole_base: Input, *, rules: Rules = NO_RULES
) -> Derived:
    """Điểm phần trăm mà một bộ phận góp vào tăng trưởng của tổng thể."""
    refusals = [
        *base_refusals(whole_base),
        *_whole_refusals(part.figure, whole.figure, rules),
        *_whole_refusals(part_base.figure, whole_base.figure, rules),
        *_year_apart(whole.figure, whole_base.figure, rules),
    ]
    key = part.figure.key.at(part.figure.key.period, Measure.YOY)
    inputs = (
        part.as_role(Role.PART),
        part_base.as_role(Role.PART_BASE),
        whole_base.as_role(Role.WHOLE_BASE),
    )
    return compute(Operation.CONTRIBUTION, key, inputs, refusals=refusals, rules=rules)


def _year_apart(current: Figure, base: Figure, rules: Rules) -> list[Refusal]:
    found = list(context_differences(current.key, base.key, rules))
    if current.key.period.last_year() != base.key.period:
        detail = f"kỳ này {current.key.period.write()}, gốc {base.key.period.write()}"
        found.append(Refusal(Reason.PART_PERIOD, detail))
    return found


def contributions(
    parts: Sequence[tuple[Input, Input]],
    whole: Input,
    whole_base: Input,
    *,
    places: int = 2,
    rules: Rules = NO_RULES,
) -> tuple[Derived, ...]:
    """Đóng góp của mọi bộ phận và "phần còn lại"; cộng lại đúng bằng tăng trưởng chung.

    The contributions are rounded together (largest remainders), so that the printed points add up to the
    printed growth of the whole to the last digit.
    """
    found = [contribution(now, base, whole, whole_base, rules=rules) for now, base in parts]
    if any(one.amount is None for one in found):
        return tuple(found)
    rest = _rest(parts, whole, whole_base)
    if rest:
        found.append(contribution(*rest, whole, whole_base, rules=rules))
    growth_points = change_percent(whole.figure.amount.base, whole_base.figure.amount.base)
    exact = [one.amount.value for one in found if one.amount]
    rounded = round_together(exact, growth_points, places)
    note = "Các đóng góp được làm tròn cùng nhau để cộng lại đúng bằng tăng trưởng chung."
    return tuple(
        replace(one, amount=Amount(value, 1, POINTS), notes=(*one.notes, note))
        for one, value in zip(found, rounded, strict=True)
    )


def _rest(
    parts: Sequence[tuple[Input, Input]], whole: Input, whole_base: Input
) -> tuple[Input, Input] | None:
    left = [_minus(whole, [now for now, _ in parts]), _minus(whole_base, [base for _, base in parts])]
    return None if all(i.figure.amount.value == 0 for i in left) else (left[0], left[1])


def _minus(whole: Input, parts: Sequence[Input]) -> Input:
    amount = whole.figure.amount
    left = amount.base - sum(part.figure.amount.base for part in parts)
    key = replace(whole.figure.key, item=REST)
    return Input(
        replace(whole.figure, key=key, amount=Amount(left / amount.scale, amount.scale, amount.unit))
    )


def round_together(values: Sequence[Decimal], total: Decimal, places: int) -> tuple[Decimal, ...]:
    """Làm tròn các số sao cho tổng của chúng đúng bằng `total` đã làm tròn (phần dư lớn nhất).

    >>> round_together([Decimal("0.335"), Decimal("0.335"), Decimal("0.33")], Decimal(1), 2)
    (Decimal('0.34'), Decimal('0.33'), Decimal('0.33'))
    """
    step = Decimal(1).scaleb(-places)
    floors = [value.quantize(step, ROUND_FLOOR) for value in values]
    missing = int((round_half_up(total, places) - sum(floors)) / step)
    order = sorted(range(len(values)), key=lambda n: (floors[n] - values[n], n))
    lifted = {n: missing // len(values) + (at < missing % len(values)) for at, n in enumerate(order)}
    return tuple(floor + step * lifted[n] for n, floor in enumerate(floors))


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Làm tròn nửa lên, như cách in trong báo cáo.

    >>> round_half_up(Decimal("0.125"), 2), round_half_up(Decimal("-0.125"), 2)
    (Decimal('0.13'), Decimal('-0.13'))
    """
    return value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")
