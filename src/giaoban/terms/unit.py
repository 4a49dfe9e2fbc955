"""Đơn vị và bậc: what a number counts, and the power of ten in which it is printed."""

from dataclasses import dataclass
from decimal import Decimal

from giaoban.terms.number import write_number

MONEY = ("VND", "USD")
RATIOS = ("%", "index", "lần")
SCALE_NAMES: dict[int, str] = {
    10**12: "nghìn tỷ",
    10**9: "tỷ",
    10**6: "triệu",
    10**3: "nghìn",
    1: "",
}
UNIT_NAMES = {"VND": "đồng", "USD": "USD", "%": "%", "lần": "lần", "index": "%"}


@dataclass(frozen=True, init=False)
class Amount:
    """Đại lượng: giá trị như đã in, bậc và đơn vị (17,2 | 1e9 | USD).

    >>> Amount(Decimal("17.2"), 10**9, "USD").write()
    '17,2 tỷ USD'
    >>> Amount(Decimal("17.2"), 10**9, "USD").base == Amount(Decimal("17200"), 10**6, "USD").base
    True
    """

    value: Decimal
    scale: int
    unit: str

    def __init__(self, value: Decimal, scale: int, unit: str) -> None:
        fields = self.__dict__  # set straight, as in `Figure`
        fields["value"], fields["scale"], fields["unit"] = value, scale, unit

    @property
    def base(self) -> Decimal:
        """Giá trị tính bằng đơn vị gốc (đồng, USD, tấn …)."""
        return self.value * self.scale

    def write(self, places: int | None = None) -> str:
        """Viết kiểu Việt Nam, gồm bậc và đơn vị."""
        number = write_number(self.value, places)
        name = UNIT_NAMES.get(self.unit, self.unit)
        if self.unit in ("%", "index"):
            return f"{number}%"
        return " ".join(part for part in (number, SCALE_NAMES[self.scale], name) if part)

    def rescaled(self, scale: int) -> "Amount":
        """Cùng đại lượng, viết ở bậc khác."""
        return Amount(self.base / scale, scale, self.unit)


def is_money(unit: str) -> bool:
    """Đơn vị là tiền."""
    return unit in MONEY


def is_ratio(unit: str) -> bool:
    """Đơn vị là tỷ lệ (%, chỉ số, lần), không cộng được."""
    return unit in RATIOS
