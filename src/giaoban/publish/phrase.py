"""Câu chữ có số: prose as pieces, where each printed number is a value that carries its evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

from giaoban.compute import Derived, Input, Operation, Role
from giaoban.terms.figure import Figure, FigureKey


@dataclass(frozen=True)
class Evidence:
    """Bằng chứng của một con số in ra: số liệu, các số trong sổ đứng sau nó, phép tính, công thức, ghi chú.

    One recorded figure has one input and no operation; a computed one has its operation and all recorded inputs.
    """

    figure: Figure
    inputs: tuple[Input, ...]
    operation: Operation | None = None
    formula: str = ""
    working: str = ""
    note: str = field(default="", compare=False)

    @classmethod
    def of_input(cls, recorded: Input, note: str = "") -> "Evidence":
        """Bằng chứng của một số đã ghi sổ (hoặc của số được tính ra, nếu đầu vào là số tính ra)."""
        if recorded.derived:
            return cls.of_derived(recorded.derived, note)
        return cls(recorded.figure, (recorded.as_role(Role.CURRENT),), note=note)

    @classmethod
    def of_derived(cls, derived: Derived, note: str = "") -> "Evidence":
        """Bằng chứng của một số tính ra."""
        if derived.amount is None:
            raise ValueError(f"{derived.name} was refused: {derived.refusal}")
        leaves = derived.leaves()
        recorded = tuple(leaf for leaf in leaves if leaf.id) or leaves
        figure = Figure(derived.key, derived.amount, places=derived.places)
        return cls(figure, recorded, derived.name, derived.formula, derived.working, note)

    @property
    def key(self) -> FigureKey:
        """Khóa của con số."""
        return self.figure.key


@dataclass(frozen=True)
class Printed:
    """Con số in ra: chữ như in và bằng chứng của nó."""

    text: str
    evidence: Evidence


Piece = str | Printed
Phrase = tuple[Piece, ...]


def plain(phrase: Iterable[Piece]) -> str:
    """Chữ của một câu, không có bằng chứng.

    >>> plain(("tăng ", "13,46%"))
    'tăng 13,46%'
    """
    return "".join(piece if isinstance(piece, str) else piece.text for piece in phrase)


def fill(template: str, slots: Mapping[str, "Phrase | str"]) -> Phrase:
    """Điền các chỗ trống `{tên}` của một mẫu câu.

    >>> fill("{name} ước đạt {level}", {"name": "Xuất khẩu", "level": ("17,2", " tỷ USD")})
    ('Xuất khẩu', ' ước đạt ', '17,2', ' tỷ USD')
    """
    pieces: list[Piece] = []
    for text, slot, _, _ in Formatter().parse(template):
        pieces += [text] if text else []
        if slot is not None:
            value = slots[slot]
            pieces += [value] if isinstance(value, str) else value
    return tuple(piece for piece in pieces if piece != "")


def slots_of(template: str) -> tuple[str, ...]:
    """Tên các chỗ trống của một mẫu câu.

    >>> slots_of("{name} ước đạt {level}")
    ('name', 'level')
    """
    return tuple(slot for _, slot, _, _ in Formatter().parse(template) if slot)


def join(phrases: Iterable["Phrase | str"], between: str = ", ", last: str | None = None) -> Phrase:
    """Nối các câu chữ bằng `between`; `last` thay cho dấu nối cuối cùng.

    >>> plain(join(["a", "b", "c"], last=" và "))
    'a, b và c'
    """
    parts = list(phrases)
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            pieces.append(last if last is not None and number == len(parts) - 1 else between)
        pieces += [part] if isinstance(part, str) else part
    return tuple(pieces)


def printed_in(phrase: Iterable[Piece]) -> tuple[Printed, ...]:
    """Các con số in ra trong một câu."""
    return tuple(piece for piece in phrase if isinstance(piece, Printed))
