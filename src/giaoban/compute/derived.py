"""Số tính ra: a result with its formula, its inputs, or the typed reason why there is none.

`compute` runs one formula on its inputs: it gathers refusals, accepts those the rules accept, and gives both
the value and the interval of true values that the printed inputs allow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, NamedTuple, Protocol

from giaoban.compute.formula import FORMULAS, Operation, Role, total
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.number import Interval, write_number
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount, is_ratio

PERCENT_PLACES = 2
LARGEST = Decimal(10) ** 20
UNUSABLE = "unusable"
_words = lru_cache(maxsize=65_536)(str)  # a book names few sources and few moments, many times each
NULLS = {
    UNUSABLE: "không phải là số liệu dùng được",
    "none": "(-) không phát sinh",
    "uncollected": "(...) có nhưng không thu thập được",
}


class Entry(Protocol):
    """Mục trong sổ: what the book hands over of a figure."""

    @property
    def figure(self) -> Figure:
        """Số liệu."""

    @property
    def id(self) -> Any:
        """Mã của quan sát trong sổ."""

    @property
    def source(self) -> Any:
        """Nguồn đã nêu số ấy, viết ra được thành chữ."""

    @property
    def as_of(self) -> Any:
        """Ngày nguồn nêu."""

    @property
    def known_at(self) -> Any:
        """Lúc sổ biết."""

    @property
    def null(self) -> str:
        """Loại ô trống; "" là có giá trị."""


class Input(NamedTuple):
    """Đầu vào: một số liệu, vai của nó, mã quan sát và nguồn; hoặc một số chính nó được tính ra."""

    figure: Figure
    role: Role = Role.CURRENT
    id: str = ""
    source: str = ""
    known_at: str = ""
    as_of: str = ""
    null: str = ""
    derived: "Derived | None" = None

    @classmethod
    def of(cls, entry: "Figure | Entry | Input") -> "Input":
        """Đầu vào từ một số liệu hay một mục trong sổ."""
        if isinstance(entry, Input):
            return entry
        if isinstance(entry, Figure):
            return cls(entry)
        words = _words(entry.source), _words(entry.known_at), _words(entry.as_of)
        return cls(entry.figure, Role.CURRENT, str(entry.id), *words, entry.null)

    def write_amount(self, *, signed: bool = False) -> str:
        """Giá trị như đã ghi; số tính ra thì làm tròn để đọc; số trống thì nói là trống."""
        if self.null:
            return NULLS.get(self.null, "(trống)")
        return write_amount(self.figure.amount, self.derived.places if self.derived else None, signed=signed)

    def as_role(self, role: Role) -> "Input":
        """Cùng đầu vào ở vai khác."""
        return self if role is self.role else Input(self.figure, role, *self[2:])

    def write(self) -> str:
        """Một dòng: vai, kỳ, giá trị, trạng thái, mã và nguồn."""
        key = self.figure.key
        what = f"{self.role.vietnamese} — {key.place}, {key.period.write()}: {self.write_amount()}"
        origin = [f"số liệu {self.id}"] if self.id else []
        origin += [self.source] if self.source else []
        origin += ["tính ra"] if self.derived else [self.figure.status.vietnamese]
        return f"{what} ({'; '.join(origin)})"

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON."""
        key, amount = self.figure.key, self.figure.amount
        shown: dict[str, Any] = {
            "role": self.role.value,
            "id": self.id,
            "indicator": key.indicator,
            "item": key.item or None,
            "place": key.place,
            "period": key.period.code,
            "measure": key.measure.value,
            "value": None if self.null else json_number(amount.value),
            "unit": amount.unit,
            "scale": amount.scale,
            "null": self.null or None,
            "status": self.figure.status.value,
            "source": self.source,
        }
        return shown | ({"derived": self.derived.as_json()} if self.derived else {})


@dataclass(frozen=True)
class Derived:
    """Số tính ra: phép tính, khóa, giá trị hoặc lời từ chối, đầu vào, số người ta nêu và chênh lệch.

    `amount` carries all computed digits; `places` is how many a reader sees. `bounds` are the true values where
    the method itself gives them (a model, a rank). `stated` is the same ratio as somebody typed it, `gap` computed
    minus stated.
    """

    name: Operation
    key: FigureKey
    amount: Amount | None = None
    inputs: tuple[Input, ...] = ()
    refusal: Refusal | None = None
    bounds: Interval | None = None
    stated: Input | None = None
    gap: Decimal | None = None
    gap_note: str = ""
    notes: tuple[str, ...] = ()
    sentence: str = ""
    places: int = PERCENT_PLACES

    @property
    def title(self) -> str:
        """Tên của số tính ra."""
        return FORMULAS[self.name].name

    @property
    def formula(self) -> str:
        """Công thức bằng lời."""
        return FORMULAS[self.name].write()

    @property
    def shown(self) -> Amount | None:
        """Số đưa ra đọc: số tính được; nếu bị từ chối thì số đã nêu; nếu không có thì None."""
        return self.amount or (self.stated.figure.amount if self.stated else None)

    @cached_property
    def interval(self) -> Interval | None:
        """Khoảng giá trị thật mà các đầu vào đã in cho phép; None nếu bị từ chối hay không tính được khoảng."""
        if self.amount is None or self.bounds is not None:
            return self.bounds
        return span_of(FORMULAS[self.name].apply, self.inputs)

    @property
    def agrees(self) -> bool | None:
        """Số tính được và số đã nêu có khớp trong phạm vi làm tròn; None nếu thiếu một trong hai."""
        if self.stated is None or self.interval is None:
            return None
        return self.interval.meets(self.stated.figure.interval)

    @property
    def working(self) -> str:
        """Phép tính với số thật: '154.700 tỷ đồng ÷ 144 nghìn tỷ đồng × 100 − 100 = 7,43%'."""
        if self.amount is None or self.name in (Operation.LEVEL, Operation.RANK, Operation.NOWCAST):
            return ""
        words = {role.value: " + ".join(self._amounts(role)) for role in Role}
        words["pairs"] = " + ".join(self._pairs())
        return f"{FORMULAS[self.name].fill(words)} = {self.write()}"

    def _pairs(self) -> list[str]:
        """Từng phần nhân quyền số hay tỷ lệ của nó, cho các công thức gộp."""
        parts = self._amounts(Role.PART)
        factors = self._amounts(Role.WEIGHT) or self._amounts(Role.PORTION)
        return [f"{part} × {factor}" for part, factor in zip(parts, factors, strict=False)]

    def _amounts(self, role: Role) -> list[str]:
        return [i.write_amount(signed=True) for i in self.inputs if i.role is role]

    def write(self) -> str:
        """Giá trị viết kiểu Việt Nam, đã làm tròn để đọc; hoặc lời từ chối."""
        if self.amount is None:
            return str(self.refusal) if self.refusal else "—"
        return write_amount(self.amount, self.places)

    def leaves(self) -> tuple[Input, ...]:
        """Mọi số đã ghi sổ đứng sau số này, kể cả qua các số tính ra."""
        found = [leaf for i in self.inputs for leaf in (i.derived.leaves() if i.derived else (i,))]
        return tuple(dict.fromkeys(found))

    def as_input(self, role: Role) -> Input:
        """Số này làm đầu vào cho một phép tính khác."""
        if self.amount is None:
            raise ValueError(f"{self.name} was refused: {self.refusal}")
        return Input(Figure(self.key, self.amount), role, derived=self)

    def explain(self) -> str:
        """Giải trình bằng tiếng Việt: công thức, phép tính, đầu vào, ghi chú, chênh lệch với số đã nêu."""
        lines = [f"{self.title} — {self.key.place}, {self.key.period.write()}: {self.write()}"]
        lines.append(f"Công thức: {self.formula}")
        lines += [f"Phép tính: {self.working}"] if self.working else []
        lines += [f"Đầu vào: {i.write()}" for i in self.inputs]
        for i in self.inputs:
            lines += [f"    {line}" for line in i.derived.explain().splitlines()] if i.derived else []
        lines += [f"Số đã nêu: {self.stated.write()}"] if self.stated else []
        lines += [self.gap_note] if self.gap_note else []
        lines += [f"Ghi chú: {note}" for note in self.notes]
        lines += [self.sentence] if self.sentence else []
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON của số tính ra, với công thức, phép tính, đầu vào và lời từ chối."""
        key, amount, refusal = self.key, self.amount, self.refusal
        return {
            "name": self.name.value,
            "title": self.title,
            "indicator": key.indicator,
            "item": key.item or None,
            "scope": key.scope or None,
            "place": key.place,
            "period": key.period.code,
            "value": json_number(round(amount.value, 6)) if amount else None,
            "unit": amount.unit if amount else None,
            "scale": amount.scale if amount else None,
            "text": self.write(),
            "interval": [json_number(round(end, 6)) for end in (self.interval.low, self.interval.high)]
            if self.interval
            else None,
            "refusal": {"reason": refusal.reason.value, "message": str(refusal)} if refusal else None,
            "formula": self.formula,
            "working": self.working,
            "inputs": [i.as_json() for i in self.inputs or ((self.stated,) if self.stated else ())],
            "stated": self.stated.as_json() if self.stated else None,
            "agrees": self.agrees,
            "gap": json_number(round(self.gap, 6)) if self.gap is not None else None,
            "gap_note": self.gap_note,
            "notes": list(self.notes),
            "sentence": self.sentence,
        }


def compute(
    name: Operation,
    key: FigureKey,
    inputs: Sequence[Input],
    *,
    scale: int = 1,
    refusals: Iterable[Refusal] = (),
    rules: Rules = NO_RULES,
    places: int = PERCENT_PLACES,
) -> Derived:
    """Tính một công thức trên các đầu vào, trừ khi có lời từ chối không được chấp nhận."""
    refusal, notes = rules.sift([*null_refusals(inputs), *refusals])
    if refusal:
        return Derived(name, key, None, tuple(inputs), refusal, notes=notes)
    formula = FORMULAS[name]
    unit = formula.unit or inputs[0].figure.amount.unit
    value = formula.apply(*(i.figure.amount.base for i in inputs))
    return Derived(
        name,
        key,
        Amount(value / scale, scale, unit),
        tuple(inputs),
        notes=(*notes, *status_notes(inputs), *border_notes(inputs)),
        places=places,
    )


def null_refusals(inputs: Iterable[Input]) -> list[Refusal]:
    """Lời từ chối cho mỗi đầu vào trống: "(-)" và "(...)" đều không phải số 0."""
    return [
        Refusal(Reason.NULL, f"{i.role.vietnamese} {i.figure.key.period.write()}: {i.write_amount()}")
        for i in inputs
        if i.null
    ]


def usable(one: Input) -> Input:
    """Đầu vào; giá trị vô hạn, không phải số hay lớn quá mọi số liệu có thể có thì coi là trống."""
    amount = one.figure.amount
    if amount.value.is_finite() and abs(amount.value) * amount.scale < LARGEST:
        return one
    figure = replace(one.figure, amount=replace(amount, value=Decimal(0)))
    return one._replace(figure=figure, null=UNUSABLE)


def span_of(apply: Any, inputs: Sequence[Input]) -> Interval | None:
    """Khoảng kết quả: mỗi công thức đơn điệu theo từng đầu vào, nên hai đầu nằm ở các góc."""
    ends = [(i.derived.interval if i.derived else None) or i.figure.interval for i in inputs]
    if apply is total:  # it rises with every term, however many there are
        return Interval(total(*(span.low for span in ends)), total(*(span.high for span in ends)))
    if len(ends) > 6:
        return None
    try:
        corners = [apply(*corner) for corner in product(*((span.low, span.high) for span in ends))]
    except ArithmeticError:
        return None
    return Interval(min(corners), max(corners))


def status_notes(inputs: Sequence[Input]) -> tuple[str, ...]:
    """Ghi chú khi các đầu vào không cùng trạng thái (ước tính so với chính thức)."""
    stated = {i.figure.status: None for i in inputs if not i.derived}
    if len(stated) < 2:
        return ()
    names = dict.fromkeys(status.vietnamese for status in stated if status is not Status.PLAN)
    return (f"Các đầu vào không cùng trạng thái: {', '.join(names)}.",) if len(names) > 1 else ()


def border_notes(inputs: Sequence[Input]) -> tuple[str, ...]:
    """Ghi chú của những đầu vào tính lại theo địa giới (chính xác, hay xấp xỉ với căn cứ nào): đi theo con số."""
    moved = (i.derived for i in inputs if i.derived and i.derived.name is Operation.RESTATED)
    return tuple(dict.fromkeys(note for one in moved for note in one.notes))


def write_amount(amount: Amount, places: int | None = None, *, signed: bool = False) -> str:
    """Viết đại lượng để đọc; số âm trong phép tính được đặt trong ngoặc."""
    if amount.unit == "hạng":
        return f"thứ {write_number(amount.value)}"
    if amount.unit.startswith("điểm") or is_ratio(amount.unit):
        tail = "%" if amount.unit in ("%", "index") else f" {amount.unit}"
        text = write_number(amount.value, places) + tail
    else:
        text = amount.write(_level_places(amount) if places is not None else None)
    return f"({text})" if signed and amount.value < 0 else text


def _level_places(amount: Amount) -> int:
    exponent = amount.value.normalize().as_tuple().exponent
    shown = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return min(shown, 1 if abs(amount.value) >= 100 else 2)


def json_number(value: Decimal) -> int | float:
    """Số cho JSON: nguyên thì int."""
    return int(value) if value == value.to_integral_value() else float(value)
