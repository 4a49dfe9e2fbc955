"""Tính lại theo địa giới: history on today's borders (or yesterday's), exact, approximate with its basis, or refused.

A level that adds over places is the sum of what the old units gave: exact where whole units were joined, approximate
where one was split and the share is known by some basis. An index needs its parts' weights and a rate its numerator
and denominator; without them there is no honest number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from giaoban.compute.derived import Derived, Input, compute
from giaoban.compute.formula import Operation, Role, percent_of
from giaoban.compute.index import merged_index
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, context_differences, place_id
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.place import Succession
from giaoban.terms.unit import Amount, is_ratio

EXACT = "Chính xác: gộp trọn các đơn vị cũ"
ABOUT = "Xấp xỉ: chia theo"


@dataclass(frozen=True)
class Parts:
    """Các phần của một đơn vị mới: từng lần kế tục và số liệu của đơn vị cũ (None nếu chưa có)."""

    events: tuple[Succession, ...]
    figures: tuple[Input | None, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Những đơn vị cũ chưa có số."""
        pairs = zip(self.events, self.figures, strict=True)
        return tuple(event.old for event, figure in pairs if figure is None or figure.null)

    @property
    def known(self) -> list[tuple[Succession, Input]]:
        """Các phần có số."""
        pairs = zip(self.events, self.figures, strict=True)
        return [(event, figure) for event, figure in pairs if figure is not None and not figure.null]


def restate(
    key: FigureKey, parts: Parts, indicator: Indicator | None = None, *, rules: Rules = NO_RULES
) -> Derived:
    """Số của đơn vị mới (`key`, với địa giới của nó) tính lại từ số của các đơn vị cũ."""
    known = parts.known
    refusals = [
        *_kind_refusals([figure for _, figure in known], indicator),
        *_part_refusals(parts),
        *_apart(known, rules),
    ]
    inputs = [
        *(figure.as_role(Role.PART) for _, figure in known),
        *(_portion(figure, event.share or Decimal(0), event.basis) for event, figure in known),
    ]
    scale = min((figure.figure.amount.scale for _, figure in known), default=1)
    result = compute(Operation.RESTATED, key, inputs, scale=scale, refusals=refusals, rules=rules)
    return replace(result, notes=(*result.notes, *basis_notes(parts.events)))


def basis_notes(events: Sequence[Succession]) -> tuple[str, ...]:
    """Ghi chú về cách tính: chính xác, hay xấp xỉ với căn cứ nào, theo nghị quyết nào."""
    resolutions = ", ".join(dict.fromkeys(event.resolution for event in events))
    split = [event for event in events if event.share != 1]
    if not split:
        names = ", ".join(event.old for event in events)
        return (f"{EXACT} ({names}) theo {resolutions}.",)
    each = "; ".join(_split_words(event) for event in split)
    return (f"{ABOUT} {each}; theo {resolutions}.",)


def _split_words(event: Succession) -> str:
    if event.share is None:
        return f"{event.old}: không rõ phần chuyển sang"
    percent = f"{event.share * 100:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{event.basis or 'căn cứ không nêu'} ({event.old}: {percent}%)"


def _kind_refusals(figures: Sequence[Input], indicator: Indicator | None) -> list[Refusal]:
    name = indicator.name if indicator else figures[0].figure.key.indicator if figures else "chỉ tiêu"
    kind = indicator.kind if indicator else None
    indices = [f for f in figures if f.figure.key.measure is Measure.INDEX or f.figure.amount.unit == "index"]
    if kind == "index" or indices:
        return [Refusal(Reason.NO_WEIGHTS, f"{name} của địa bàn gộp cần quyền số của từng đơn vị cũ")]
    if kind == "rate" or any(is_ratio(f.figure.amount.unit) for f in figures):
        return [Refusal(Reason.NO_PARTS, f"{name} là tỷ lệ, cần tử số và mẫu số của từng đơn vị cũ")]
    if indicator and not indicator.adds_over_places:
        return [Refusal(Reason.NOT_ADDITIVE, f"{name} không cộng được theo địa bàn")]
    return []


def _part_refusals(parts: Parts) -> list[Refusal]:
    found = [Refusal(Reason.NO_SHARE, _split_words(event)) for event in parts.events if event.share is None]
    if parts.missing:
        found.append(Refusal(Reason.MISSING, f"không có số của {', '.join(parts.missing)}"))
    if not parts.events:
        found.append(Refusal(Reason.MISSING, "không rõ đơn vị này hình thành từ đâu"))
    return found


def _apart(known: Sequence[tuple[Succession, Input]], rules: Rules) -> list[Refusal]:
    """Các phần phải cùng phạm vi, lịch, giá và nguồn với nhau; địa giới thì đương nhiên khác."""
    keys = [replace(figure.figure.key, border="") for _, figure in known]
    plain = replace(rules, events=())
    return [refusal for key in keys[1:] for refusal in context_differences(keys[0], key, plain)]


def _portion(figure: Input, share: Decimal, basis: str | None) -> Input:
    key = replace(figure.figure.key, indicator="tỷ lệ chia")
    return Input(
        replace(figure.figure, key=key, amount=Amount(share, 1, ""), places=12),
        Role.PORTION,
        source=basis or "",
    )


def restate_index(
    key: FigureKey, parts: Sequence[tuple[Derived, Decimal | None]], *, rules: Rules = NO_RULES
) -> Derived:
    """Chỉ số của đơn vị mới từ chỉ số của các đơn vị cũ, khi đã biết quyền số của từng đơn vị."""
    return merged_index(key, parts, rules=rules)


def split_back(whole: Input, reference: Mapping[str, Input], wanted: str) -> Derived:
    """Số của một đơn vị cũ, chia từ số của đơn vị mới theo cơ cấu của một kỳ đã biết; luôn là xấp xỉ.

    `reference` holds every old unit's level in one period on the old border.
    """
    key = replace(whole.figure.key, place=wanted, border="")
    total = sum(one.figure.amount.base for one in reference.values())
    part = next((one for place, one in reference.items() if place_id(place) == place_id(wanted)), None)
    if part is None or total <= 0:
        why = Refusal(Reason.NO_SHARE, f"không có cơ cấu cũ để tách {wanted} khỏi {whole.figure.key.place}")
        return Derived(Operation.RESTATED, key, inputs=(whole,), refusal=why)
    share = percent_of(part.figure.amount.base, Decimal(total)) / 100
    basis = f"cơ cấu {part.figure.key.period.write()}"
    inputs = (whole.as_role(Role.PART), _portion(whole, share, basis))
    kind = _kind_refusals([whole], None)
    result = compute(Operation.RESTATED, key, inputs, scale=whole.figure.amount.scale, refusals=kind)
    percent = f"{share * 100:.2f}".replace(".", ",")
    return replace(result, notes=(*result.notes, f"{ABOUT} {basis} ({wanted}: {percent}%)."))
