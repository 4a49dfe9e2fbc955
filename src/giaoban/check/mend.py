"""Cách sửa: the single changes that a slip of the hand makes, tried backwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from giaoban.check.equation import is_tight
from giaoban.check.fact import PERCENT, RATIO_MEASURES, Fact, is_percent
from giaoban.terms.number import Interval
from giaoban.terms.unit import SCALE_NAMES, Amount, is_money

MendKind = Literal["scale", "shift", "sign", "swap", "item", "digit", "recompute", "period"]
PRIOR: dict[MendKind, Decimal] = {
    "scale": Decimal("0.00"),
    "sign": Decimal("0.02"),
    "shift": Decimal("0.05"),
    "swap": Decimal("0.08"),
    "item": Decimal("0.25"),
    "digit": Decimal("0.30"),
    "recompute": Decimal("0.40"),
    "period": Decimal("0.35"),
}
MEND_NAMES: dict[MendKind, str] = {
    "scale": "bậc bị nhầm",
    "sign": "tăng, giảm bị nhầm",
    "shift": "dấu thập phân bị lệch",
    "swap": "hai chữ số bị đảo",
    "digit": "một chữ số bị nhầm",
    "recompute": "số phải tính lại",
    "item": "chép nhầm số của mục khác",
    "period": "kỳ bị nhầm",
}


SLIPS: tuple[MendKind, ...] = ("scale", "shift", "swap", "sign")  # of the hand; they prove an error


@dataclass(frozen=True)
class Mend:
    """Cách sửa: loại, dữ kiện sau khi sửa."""

    kind: MendKind
    old: Fact
    new: Fact

    @property
    def prior(self) -> Decimal:
        """Mức khó tin của cách sửa: dịch hai chữ số, đổi bậc một triệu lần hiếm hơn."""
        return PRIOR[self.kind] + (Decimal("0.25") if self.is_far else Decimal(0))

    @property
    def is_far(self) -> bool:
        """Dịch hai chữ số trở lên, hay đổi bậc một triệu lần."""
        sized = self.kind in ("scale", "shift") and bool(self.old.value)
        return sized and not _usual(self.new.value / self.old.value)

    @property
    def line(self) -> str:
        """Một dòng nói cách sửa."""
        return f"{MEND_NAMES[self.kind]}: {self.old.words} → {self.new.words}"


def _usual(ratio: Decimal) -> bool:
    return any(
        abs(ratio - usual) <= usual / 100
        for usual in (Decimal(1000), Decimal("0.001"), Decimal(10), Decimal("0.1"))
    )


def mends(fact: Fact) -> Iterator[Mend]:
    """Các cách sửa một số, không cần biết số đúng."""
    if fact.measure not in RATIO_MEASURES:
        yield from _scales(fact)
    yield from _shifts(fact)
    if fact.measure in ("yoy", "pop", "change_abs") and fact.amount.value:
        yield Mend("sign", fact, fact.at(-fact.span, _with_value(fact, -fact.amount.value)))
    yield from _swaps(fact)


def exchanged(fact: Fact, others: Sequence[Fact]) -> Iterator[Mend]:
    """Lấy số của mục khác cùng văn bản, cùng kỳ, cùng số đo: hai mục bị đổi chỗ."""
    for other in others:
        if (
            other.series != fact.series
            and other.amount != fact.amount
            and is_tight(other.span, other.measure)
        ):
            yield Mend("item", fact, fact.at(other.span, other.amount))


def _with_value(fact: Fact, value: Decimal) -> Amount:
    return Amount(value, fact.amount.scale, fact.amount.unit)


def _scales(fact: Fact) -> Iterator[Mend]:
    amount = fact.amount
    named = amount.scale > 1 or is_money(amount.unit)
    for power in (3, -3, 6, -6):
        factor = Decimal(10) ** power
        scale = int(amount.scale * factor) if amount.scale * factor >= 1 else 0
        if named and scale in SCALE_NAMES:
            changed = Amount(amount.value, scale, amount.unit)
        elif abs(power) == 3:
            changed = _with_value(fact, amount.value * factor)
        else:
            continue
        yield Mend("scale", fact, fact.at(_times(fact.span, factor), changed))


def _times(span: Interval, factor: Decimal) -> Interval:
    return Interval(span.low * factor, span.high * factor)


def _shifts(fact: Fact) -> Iterator[Mend]:
    for factor in (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01")):
        if fact.span.low == fact.span.high and fact.amount.value * factor % 1:
            continue
        changed = _with_value(fact, (fact.amount.value * factor).normalize() + 0)
        yield Mend("shift", fact, fact.at(_times(fact.span, factor), changed))


def _swaps(fact: Fact) -> Iterator[Mend]:
    digits = f"{abs(fact.amount.value):f}"
    for index in range(len(digits)):
        other = index + 1 if digits[index + 1 : index + 2] != "." else index + 2
        if digits[index] == "." or other >= len(digits) or digits[index] == digits[other]:
            continue
        if index == 0 and digits[other] == "0" and "." not in digits[:2]:
            continue
        swapped = list(digits)
        swapped[index], swapped[other] = swapped[other], swapped[index]
        value = Decimal("".join(swapped)).copy_sign(fact.amount.value)
        yield Mend("swap", fact, moved(fact, value))


def moved(fact: Fact, value: Decimal) -> Fact:
    """Cùng dữ kiện, số in khác, khoảng dời theo."""
    unit = PERCENT if is_percent(fact.amount.unit) else Decimal(1)
    gap = (value - fact.amount.value) * fact.amount.scale * unit
    return fact.at(Interval(fact.span.low + gap, fact.span.high + gap), _with_value(fact, value))


def rewritten(fact: Fact, wanted: Interval) -> Mend | None:
    """Viết lại số theo giá trị tính được: "digit" nếu chỉ một chữ số khác, nếu không thì "recompute"."""
    if not is_tight(wanted, fact.measure):
        return None
    unit = PERCENT if is_percent(fact.amount.unit) else Decimal(1)
    exponent = fact.amount.value.as_tuple().exponent
    places = Decimal(1).scaleb(min(0, exponent) if isinstance(exponent, int) else 0)
    places = max(places, Decimal("0.01")) if is_percent(fact.amount.unit) else places
    value = (wanted.middle / fact.amount.scale / unit).quantize(places, ROUND_HALF_UP)
    if value == fact.amount.value.quantize(places, ROUND_HALF_UP) or (
        value < 0 < fact.amount.value and _positive(fact)
    ):
        return None
    old, new = f"{fact.amount.value:f}", f"{value:f}"
    one_digit = len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) == 1
    return Mend("digit" if one_digit else "recompute", fact, moved(fact, value))


def _positive(fact: Fact) -> bool:
    """Mức, kế hoạch, tỷ trọng không âm; cán cân thì có thể."""
    return fact.measure in ("level", "plan", "plan_pct", "share") and fact.series.indicator != "trade_balance"


def oddity(fact: Fact) -> Decimal:
    """Mức lạ thường của một số, để chọn giữa hai cách sửa ngang nhau: tốc độ quá lớn, tỷ lệ kế hoạch quá xa nhịp."""
    value = abs(fact.value)
    if is_money(fact.unit) and fact.amount.scale <= 1000:
        return Decimal("0.2")
    if fact.measure in ("yoy", "pop"):
        return Decimal("0.12") if value > 1 else Decimal("0.05") if value > Decimal("0.5") else Decimal(0)
    if fact.measure == "plan_pct":
        pace = Decimal(fact.period.months) / 12
        return Decimal("0.2") if value > 2 * pace or value * 2 < pace else Decimal(0)
    return Decimal("0.2") if fact.measure == "share" and value > 1 else Decimal(0)
