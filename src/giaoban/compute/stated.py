"""Số đã nêu: a ratio that somebody typed, kept beside the computed one, with the gap explained."""

from dataclasses import replace
from decimal import Decimal

from giaoban.compute.derived import Derived, Input, write_amount
from giaoban.compute.formula import Operation, Role, base_of
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules
from giaoban.terms.number import write_number
from giaoban.terms.unit import Amount

SUSPECT_RATIO = Decimal(5)
"""A base this many times off the one the stated growth implies is taken as wrong, not as revised."""
DIVISORS = {
    Operation.GROWTH_YOY: Role.BASE,
    Operation.GROWTH_POP: Role.PREVIOUS,
    Operation.PLAN_SHARE: Role.PLAN,
    Operation.SHARE: Role.WHOLE,
}


def beside(result: Derived, stated: Input | None, rules: Rules = NO_RULES) -> Derived:
    """Đặt số đã nêu bên cạnh số tính được, tính chênh lệch và giải thích."""
    if stated is None:
        return result
    result = replace(result, stated=stated)
    if result.amount is None:
        return result
    gap = result.amount.value - stated.figure.amount.value
    result = replace(result, gap=gap)
    if result.agrees:
        return replace(result, gap_note="Số tính được khớp số đã nêu trong phạm vi làm tròn.")
    return _explained(result, stated, rules)


def _explained(result: Derived, stated: Input, rules: Rules) -> Derived:
    assert result.amount is not None
    assert result.gap is not None
    shift = write_number(abs(result.gap), 2)
    note = (
        f"Số tính được {result.write()}, số đã nêu {write_amount(stated.figure.amount)}, "
        f"chênh {shift} điểm phần trăm."
    )
    implied = implied_divisor(result, stated)
    divisor = next((i for i in result.inputs if i.role is DIVISORS.get(result.name)), None)
    if implied is None or divisor is None:
        return replace(result, gap_note=note)
    recorded = divisor.figure.amount
    note += (
        f" Theo số đã nêu, {divisor.role.vietnamese} phải là {write_amount(implied, 2)}, "
        f"sổ ghi {write_amount(recorded)}: {_cause(implied, recorded)}."
    )
    times = _times(implied, recorded)
    if times is not None and times >= SUSPECT_RATIO:
        return _suspected(replace(result, gap_note=note), times, rules)
    return replace(result, gap_note=note)


def implied_divisor(result: Derived, stated: Input) -> Amount | None:
    """Mức gốc (hay kế hoạch) mà tỷ lệ đã nêu kéo theo, ở bậc của mức trên tử."""
    top, ratio = result.inputs[0].figure.amount, stated.figure.amount.value
    if result.name in (Operation.GROWTH_YOY, Operation.GROWTH_POP) and ratio > -100:
        return Amount(base_of(top.value, ratio), top.scale, top.unit)
    if result.name in (Operation.PLAN_SHARE, Operation.SHARE) and ratio > 0:
        return Amount(top.value / ratio * 100, top.scale, top.unit)
    return None


def _times(implied: Amount, recorded: Amount) -> Decimal | None:
    if implied.base <= 0 or recorded.base <= 0:
        return None
    return max(implied.base / recorded.base, recorded.base / implied.base)


def _cause(implied: Amount, recorded: Amount) -> str:
    times = _times(implied, recorded)
    if times is None:
        return "hai số trái dấu"
    if times >= SUSPECT_RATIO:
        return f"lệch {write_number(times, 0)} lần, nghi sai bậc hoặc sai đơn vị"
    percent = write_number((times - 1) * 100, 2)
    return f"lệch {percent}%, có thể do số kỳ gốc đã được sửa hoặc khác phạm vi"


def _suspected(result: Derived, times: Decimal, rules: Rules) -> Derived:
    refusal, notes = rules.sift(
        [
            Refusal(
                Reason.SUSPECT, f"số gốc lệch {write_number(times, 0)} lần so với số suy ra từ tỷ lệ đã nêu"
            )
        ]
    )
    if refusal is None:
        return replace(result, notes=(*result.notes, *notes))
    return replace(result, amount=None, bounds=None, gap=None, refusal=refusal)
