"""Sửa số liệu: how each unit's "ước" differs from its later figure; the triangle of vintages and its bias."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from giaoban.compute.derived import Derived, Entry, Input, compute, write_amount
from giaoban.compute.formula import POINTS, Operation, Role
from giaoban.compute.growth import base_refusals
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.number import write_number
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount, is_ratio

Group = tuple[str, str, str]


@dataclass(frozen=True)
class Vintages:
    """Các lần nêu của một khóa, theo ngày nêu: một hàng của tam giác sửa số liệu."""

    key: FigureKey
    stated: tuple[Input, ...]

    @property
    def estimate(self) -> Input | None:
        """Số ước đầu tiên."""
        return next((one for one in self.stated if one.figure.status is Status.ESTIMATE), None)

    @property
    def later(self) -> Input | None:
        """Số sau cùng chắc hơn số ước."""
        found = [one for one in self.stated if one.figure.status.rank > Status.ESTIMATE.rank]
        return max(found, key=lambda one: one.figure.status.rank, default=None)

    def revision(self) -> Derived | None:
        """Mức sửa: số sau cùng so với số ước, tính bằng %; với tỷ lệ thì bằng điểm phần trăm."""
        first, last = self.estimate, self.later
        if first is None or last is None:
            return None
        if is_ratio(first.figure.amount.unit):
            return _in_points(self.key, last, first)
        inputs = (last.as_role(Role.LATER), first.as_role(Role.ESTIMATE))
        return compute(Operation.REVISION, self.key, inputs, refusals=base_refusals(first))


def _in_points(key: FigureKey, last: Input, first: Input) -> Derived:
    gap = last.figure.amount.value - first.figure.amount.value
    inputs = (last.as_role(Role.LATER), first.as_role(Role.ESTIMATE))
    return Derived(Operation.REVISION, key, Amount(gap, 1, POINTS), inputs)


def triangle(statements: "Iterable[Figure | Entry | Input]") -> tuple[Vintages, ...]:
    """Tam giác sửa số liệu: mỗi khóa một hàng, các lần nêu theo ngày nêu (kế hoạch và số trống đứng ngoài)."""
    rows: dict[FigureKey, list[Input]] = {}
    for entry in statements:
        one = Input.of(entry)
        if one.figure.status.rank >= 0 and not one.null:
            rows.setdefault(one.figure.key, []).append(one)
    ordered = sorted(rows.items(), key=lambda row: (_group(row[0]), row[0].period))
    return tuple(Vintages(key, tuple(sorted(some, key=_stated_order))) for key, some in ordered)


def _stated_order(one: Input) -> tuple[str, str, int, str]:
    return one.as_of, one.known_at, len(one.id), one.id


def _group(key: FigureKey) -> Group:
    return key.indicator, key.place, key.measure.value


@dataclass(frozen=True)
class Bias:
    """Độ chệch của số ước một đơn vị về một chỉ tiêu: số lần, trung bình, trung vị, độ lớn trung bình."""

    indicator: str
    place: str
    unit: str
    revisions: tuple[Derived, ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Các mức sửa."""
        return tuple(one.amount.value for one in self.revisions if one.amount)

    @property
    def mean(self) -> Decimal:
        """Trung bình: dương là ước thấp hơn thực tế."""
        return sum(self.values, Decimal(0)) / len(self.values)

    @property
    def middle(self) -> Decimal:
        """Trung vị."""
        return median(self.values)

    @property
    def size(self) -> Decimal:
        """Độ lớn trung bình của mức sửa, không kể dấu."""
        return sum(map(abs, self.values), Decimal(0)) / len(self.values)

    def write(self, name: str = "") -> str:
        """Một câu."""
        lean = (
            "ước thấp hơn" if self.mean > 0 else "ước cao hơn" if self.mean < 0 else "ước không lệch so với"
        )
        mean = write_amount(Amount(abs(self.mean), 1, self.unit), 2)
        size = write_number(self.size, 2)
        return (
            f"{self.place}, {name or self.indicator}: qua {len(self.values)} kỳ, {lean} số sau cùng trung bình {mean} "
            f"(mỗi kỳ lệch {size})."
        )


def biases(rows: Iterable[Vintages]) -> tuple[Bias, ...]:
    """Độ chệch của số ước, theo chỉ tiêu, đơn vị và số đo."""
    groups: dict[Group, list[Derived]] = {}
    for row in rows:
        revision = row.revision()
        if revision and revision.amount:
            groups.setdefault(_group(row.key), []).append(revision)
    return tuple(
        Bias(group[0], group[1], found[0].amount.unit if found[0].amount else "%", tuple(found))
        for group, found in sorted(groups.items())
    )
