"""Các số đứng cạnh nhau: the numbers of one document that could have been written one in place of another."""

from collections import defaultdict
from collections.abc import Iterable

from giaoban.check.fact import Fact, Series
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

COPIED_DIGITS = 3  # fewer digits are equal by chance


class Company:
    """Các số đứng cùng văn bản, cùng số đo và đơn vị: nơi một số có thể bị chép nhầm sang."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.alike: dict[tuple[str, str, str, Period], list[Fact]] = defaultdict(list)
        self.equal: dict[tuple[str, str, str, Amount], list[Fact]] = defaultdict(list)
        self.keys: dict[tuple[str, str, str, Amount], set[tuple[Series, Period]]] = defaultdict(set)
        for fact in facts:
            if fact.document:
                key = (fact.document, fact.measure, fact.amount.unit, fact.amount)
                self.alike[fact.document, fact.measure, fact.unit, fact.period].append(fact)
                self.equal[key].append(fact)
                self.keys[key].add((fact.series, fact.period))

    def same_period(self, fact: Fact) -> list[Fact]:
        """Các số cùng kỳ."""
        found = self.alike.get((fact.document, fact.measure, fact.unit, fact.period), [])
        return [one for one in found if one is not fact]

    def copied(self, fact: Fact) -> bool:
        """Có số của chỗ khác đứng trước giống hệt (đủ chữ số để không phải ngẫu nhiên)."""
        if significant(fact.amount) < COPIED_DIGITS:
            return False
        found = self.equal.get((fact.document, fact.measure, fact.amount.unit, fact.amount), [])
        return any(
            one.start < fact.start and (one.series, one.period) != (fact.series, fact.period) for one in found
        )

    def repeated(self, fact: Fact, digits: int = COPIED_DIGITS) -> bool:
        """Chỉ tiêu, phân tổ hay kỳ khác của cùng văn bản cũng mang đúng số này."""
        if significant(fact.amount) < digits:
            return False
        return len(self.keys.get((fact.document, fact.measure, fact.amount.unit, fact.amount), ())) > 1

    def elsewhere(self, fact: Fact, document: str) -> bool:
        """Số này (sau khi làm tròn) đứng ở chỉ tiêu hay phân tổ khác của văn bản `document`: dễ là đổi chỗ hai mục."""
        others = self.alike.get((document, fact.measure, fact.unit, fact.period), ())
        return any(
            one.series != fact.series
            and one.span.meets(fact.span)
            and max(significant(one.amount), significant(fact.amount)) >= COPIED_DIGITS
            for one in others
        )


def significant(amount: Amount) -> int:
    """Số chữ số có nghĩa.

    >>> from decimal import Decimal
    >>> significant(Amount(Decimal("8.68"), 1, "%")), significant(Amount(Decimal("1300"), 10**9, "VND"))
    (3, 2)
    """
    return len(amount.value.normalize().as_tuple().digits)
