"""Các số đứng cạnh nhau: the numbers of one document that could have been written one in place of another."""

from collections import defaultdict
from collections.abc import Iterable

from giaoban.check.fact import Fact, Series
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

COPIED_DIGITS = 3  # fewer digits are equal by chance
NEAR_DIGITS = (
    2  # but two are telling where one of two values for one key stands at another item of the period
)
FAR_DIGITS = 4  # and three are not, where any period will do


class Company:
    """Các số đứng cùng văn bản, cùng số đo và đơn vị: nơi một số có thể bị chép nhầm sang."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.alike: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        self.equal: dict[tuple[str, str, str, Amount], list[Fact]] = defaultdict(list)
        self.keys: dict[tuple[str, str, str, Amount], set[tuple[Series, Period]]] = defaultdict(set)
        for fact in facts:
            if fact.document:
                key = (fact.document, fact.measure, fact.amount.unit, fact.amount)
                self.alike[fact.document, fact.measure, fact.amount.unit].append(fact)
                self.equal[key].append(fact)
                self.keys[key].add((fact.series, fact.period))

    def others(self, fact: Fact, document: str | None = None) -> list[Fact]:
        """Các số cùng số đo, cùng đơn vị của văn bản này (hay của văn bản `document`), ở mọi kỳ."""
        where = fact.document if document is None else document
        found = self.alike.get((where, fact.measure, fact.amount.unit), ())
        return [one for one in found if one is not fact]

    def same_period(self, fact: Fact) -> list[Fact]:
        """Các số cùng kỳ."""
        return [one for one in self.others(fact) if one.period == fact.period]

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
        return any(
            (one.series, one.period) != (fact.series, fact.period)
            and one.span.meets(fact.span)
            and min(significant(one.amount), significant(fact.amount))
            >= (NEAR_DIGITS if one.period == fact.period else FAR_DIGITS)
            for one in self.others(fact, document)
        )


def significant(amount: Amount) -> int:
    """Số chữ số có nghĩa.

    >>> from decimal import Decimal
    >>> significant(Amount(Decimal("8.68"), 1, "%")), significant(Amount(Decimal("1300"), 10**9, "VND"))
    (3, 2)
    """
    return len(amount.value.normalize().as_tuple().digits)
