"""Con số: Vietnamese reading and writing of numbers, and the interval that a printed number stands for.

A stated figure is a `Decimal`. Vietnamese prints a decimal comma and a point for thousands; real texts break
that ("693.8 tỷ" beside "1.470 tỷ"), so one printed form can have more than one reading: `readings` gives them
all, the likeliest first.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from giaoban.terms.error import InputError

GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+")
GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+")
MODIFIERS = ("=", ">", "<", "~")


def readings(text: str) -> tuple[Decimal, ...]:
    """Các cách đọc một số đã in, cách dễ đúng nhất đứng đầu; rỗng nếu không đọc được.

    >>> readings("3.300,63"), readings("17,2"), readings("693.8")
    ((Decimal('3300.63'),), (Decimal('17.2'),), (Decimal('693.8'),))
    >>> readings("14.000")
    (Decimal('14000'), Decimal('14.000'))
    """
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"\d[\d.,]*", digits) or digits[-1] in ".,":
        return ()
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return (Decimal(digits),)
    if points and commas:
        return _two_marks(digits)
    mark = "." if points else ","
    grouped = (GROUPED_POINT if points else GROUPED_COMMA).fullmatch(digits)
    whole, plain = Decimal(digits.replace(mark, "")), digits.replace(mark, ".")
    if digits.count(mark) > 1:
        return (whole,) if grouped else ()
    decimal = Decimal(plain)
    if not grouped or digits.startswith("0"):
        return (decimal,)
    return (whole, decimal) if points else (decimal, whole)


def _two_marks(digits: str) -> tuple[Decimal, ...]:
    last = max(digits.rfind("."), digits.rfind(","))
    mark = digits[last]
    other = "," if mark == "." else "."
    head, tail = digits[:last], digits[last + 1 :]
    pattern = GROUPED_COMMA if other == "," else GROUPED_POINT
    if mark in head or not pattern.fullmatch(head):
        return ()
    return (Decimal(f"{head.replace(other, '')}.{tail}"),)


def read_number(text: str) -> Decimal:
    """Đọc một số viết kiểu Việt Nam; nêu lỗi nếu không đọc được chắc chắn.

    >>> read_number("125.887,9")
    Decimal('125887.9')
    """
    negative = text.startswith(("-", "−"))
    found = readings(text[negative:])
    if not found:
        raise InputError("số viết kiểu Việt Nam", "125.887,9", text, "Dùng dấu phẩy cho phần thập phân.")
    return -found[0] if negative else found[0]


def write_number(value: Decimal, places: int | None = None) -> str:
    """Viết một số kiểu Việt Nam: dấu phẩy thập phân, dấu chấm ngăn hàng nghìn.

    `places` is the number of decimals; None keeps those the value has.

    >>> write_number(Decimal("125887.9")), write_number(Decimal("-0.5"), 2), write_number(Decimal("1E+3"))
    ('125.887,9', '-0,50', '1.000')
    """
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, order=True)
class Interval:
    """Khoảng giá trị thật mà một số đã in có thể đại diện: [low, high].

    >>> Interval(Decimal(1), Decimal(2)) * Interval(Decimal(3), Decimal(4))
    Interval(low=Decimal('3'), high=Decimal('8'))
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"low {self.low} > high {self.high}")

    @classmethod
    def point(cls, value: Decimal | int) -> "Interval":
        """Khoảng chỉ gồm một giá trị."""
        return cls(Decimal(value), Decimal(value))

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: "Interval") -> bool:
        """Hai khoảng có giá trị chung."""
        return self.low <= other.high and other.low <= self.high

    def overlaps(self, other: "Interval") -> bool:
        """Hai khoảng chung nhau một đoạn (chạm nhau ở mút chưa đủ: 7,57 làm tròn không phải là 7,58)."""
        point = self.low == self.high or other.low == other.high
        return self.meets(other) if point else self.low < other.high and other.low < self.high

    @property
    def middle(self) -> Decimal:
        """Điểm giữa của khoảng."""
        return (self.low + self.high) / 2

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        if Decimal(0) in other:
            raise ZeroDivisionError("khoảng chia chứa số 0")
        return self * Interval(1 / other.high, 1 / other.low)


def decimals(printed: str) -> int:
    """Số chữ số thập phân mà cách in cho thấy, theo cách đọc dễ đúng nhất.

    >>> decimals("17,2"), decimals("14.000"), decimals("28,870")
    (1, 0, 3)
    """
    found = readings(printed)
    exponent = found[0].as_tuple().exponent if found else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def printed_interval(value: Decimal, places: int, modifier: str = "=") -> Interval:
    """Khoảng giá trị thật của một số in với `places` số lẻ và từ chỉ mức (hơn, gần, khoảng).

    "=" half a unit of the last place on each side; ">" (hơn, trên) from the value to one such unit above; "<"
    (gần, dưới) the mirror of it; "~" one unit on each side. A whole number that ends in zeros ("14.000 tỷ") is
    as coarse as its zeros when it carries a modifier.

    >>> printed_interval(Decimal("17.2"), 1, ">")
    Interval(low=Decimal('17.2'), high=Decimal('17.3'))
    >>> printed_interval(Decimal("28.87"), 2)
    Interval(low=Decimal('28.865'), high=Decimal('28.875'))
    """
    if modifier not in MODIFIERS:
        raise ValueError(f"modifier {modifier!r}: one of {MODIFIERS}")
    step = Decimal(1).scaleb(-places)
    if modifier == "=":
        return Interval(value - step / 2, value + step / 2)
    step = _coarse_step(value, step)
    below = Decimal(0) if modifier == ">" else step
    above = Decimal(0) if modifier == "<" else step
    if value < 0:
        below, above = above, below
    return Interval(value - below, value + above)


def _coarse_step(value: Decimal, step: Decimal) -> Decimal:
    digits = str(abs(int(value))) if step == 1 else ""
    zeros = len(digits) - len(digits.rstrip("0"))
    return step.scaleb(min(zeros, len(digits) - 1)) if zeros else step
