"""Tăng trưởng: growth on the same period, the previous one, and against planned growth; or a refusal."""

from dataclasses import replace

from giaoban.compute.derived import Derived, Input, compute, write_amount
from giaoban.compute.formula import Operation, Role
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, differences
from giaoban.compute.stated import beside
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

BASE_ROLES = {Operation.GROWTH_YOY: Role.BASE, Operation.GROWTH_POP: Role.PREVIOUS}
RATIO_MEASURES = {Operation.GROWTH_YOY: Measure.YOY, Operation.GROWTH_POP: Measure.POP}


def growth(
    current: Input,
    base: Input | None,
    operation: Operation = Operation.GROWTH_YOY,
    *,
    stated: Input | None = None,
    absent: Refusal | None = None,
    rules: Rules = NO_RULES,
) -> Derived:
    """Tăng trưởng của `current` so với `base`; `stated` là số người ta đã nêu, giữ bên cạnh.

    `operation` is GROWTH_YOY (same period last year) or GROWTH_POP (previous period of the same length); `absent`
    says why there is no base, where that is known.
    """
    period = current.figure.key.period
    key, wanted = current.figure.key.at(period, RATIO_MEASURES[operation]), base_period(period, operation)
    if base is None:
        what = wanted.write() if wanted else "kỳ trước"
        missing = absent or Refusal(Reason.MISSING, f"không có mức của {what}")
        return beside(Derived(operation, key, inputs=(current,), refusal=missing), stated)
    inputs = (current.as_role(Role.CURRENT), base.as_role(BASE_ROLES[operation]))
    refusals = [
        *base_refusals(base),
        *_period(base, wanted),
        *differences(current.figure, base.figure, rules),
    ]
    return beside(compute(operation, key, inputs, refusals=refusals, rules=rules), stated, rules)


def base_period(period: Period, operation: Operation) -> Period | None:
    """Kỳ gốc: cùng kỳ năm trước, hoặc kỳ liền trước cùng độ dài (None nếu không có)."""
    if operation is Operation.GROWTH_YOY:
        return period.last_year()
    if 12 % period.months or (period.first - 1) % period.months:
        return None
    return period.previous()


def base_refusals(base: Input) -> list[Refusal]:
    """Gốc bằng 0 hoặc âm thì không tính tỷ lệ."""
    if base.null:
        return []
    value, period = base.figure.amount.value, base.figure.key.period.write()
    if value == 0:
        return [Refusal(Reason.BASE_ZERO, f"mức của {period} bằng 0")]
    if value < 0:
        return [Refusal(Reason.BASE_NEGATIVE, f"mức của {period} là số âm, chỉ nêu được tăng giảm tuyệt đối")]
    return []


def _period(base: Input, wanted: Period | None) -> list[Refusal]:
    got = base.figure.key.period
    if got == wanted:
        return []
    need = wanted.write() if wanted else "một kỳ liền trước cùng độ dài"
    return [Refusal(Reason.PART_PERIOD, f"cần {need}, nhận được {got.write()}")]


def growth_gap(actual: Input, planned: Input, *, rules: Rules = NO_RULES) -> Derived:
    """Tốc độ tăng thực hiện so với tốc độ tăng kế hoạch, tính bằng điểm phần trăm (âm: thấp hơn kế hoạch)."""
    here, there = actual.figure.key.period, planned.figure.key.period
    refusals = [r for r in differences(actual.figure, planned.figure, rules) if r.reason is not Reason.STATUS]
    if here not in there:
        refusals.append(Refusal(Reason.PART_PERIOD, f"kế hoạch {there.write()}, thực hiện {here.write()}"))
    inputs = (actual.as_role(Role.GROWTH), planned.as_role(Role.PLAN_GROWTH))
    result = compute(Operation.GROWTH_GAP, actual.figure.key, inputs, refusals=refusals, rules=rules)
    return replace(result, sentence=_gap_sentence(result))


def _gap_sentence(result: Derived) -> str:
    if result.amount is None:
        return ""
    gap = result.amount
    actual, planned = (write_amount(i.figure.amount, 2) for i in result.inputs)
    if gap.value == 0:
        return f"Tốc độ tăng {actual}, bằng tốc độ tăng kế hoạch."
    word = "cao hơn" if gap.value > 0 else "thấp hơn"
    much = write_amount(Amount(abs(gap.value), 1, gap.unit), 2)
    return f"Tốc độ tăng {actual}, {word} tốc độ tăng kế hoạch ({planned}) {much}."
