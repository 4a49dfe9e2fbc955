"""Các số đứng cạnh nhau: the numbers of one document that could have been written one in place of another."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from giaoban.check.fact import Fact, Series
from giaoban.terms.number import Interval
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

COPIED_DIGITS = 3  # fewer digits are equal by chance
NEAR_DIGITS = (
    2  # but two are telling where one of two values for one key stands at another item of the period
)
FAR_DIGITS = 4  # and three are not, where any period will do
Key = tuple[Series, Period]


class Shelf:
    """Giá số: các số xếp theo độ lớn, để tìm những số rơi vào một khoảng; một điều nói lại thì giữ một lần."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        kept: dict[tuple[Series, Period, Amount, Interval], Fact] = {}
        for fact in facts:
            kept.setdefault((fact.series, fact.period, fact.amount, fact.span), fact)
        self.facts = sorted(kept.values(), key=lambda one: one.span.low)
        self.lows = [one.span.low for one in self.facts]
        self.widest = max((one.span.high - one.span.low for one in self.facts), default=Decimal(0))

    def meeting(self, span: Interval) -> list[Fact]:
        """Các số có giá trị chung với khoảng ấy, theo thứ tự trong văn bản."""
        first, last = bisect_left(self.lows, span.low - self.widest), bisect_right(self.lows, span.high)
        return sorted(
            (one for one in self.facts[first:last] if one.span.meets(span)), key=attrgetter("start")
        )


class Company:
    """Các số cùng văn bản, cùng số đo và đơn vị: nơi một số có thể bị chép nhầm sang."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.facts = [fact for fact in facts if fact.document]

    def meeting(self, fact: Fact, span: Interval, document: str | None = None) -> list[Fact]:
        """Các số khác của văn bản này (hay của văn bản `document`), ở mọi kỳ, rơi vào khoảng `span`."""
        where = fact.document if document is None else document
        shelf = self._shelves.get((where, fact.measure, fact.amount.unit))
        return [one for one in shelf.meeting(span) if one is not fact] if shelf else []

    def copied(self, fact: Fact) -> bool:
        """Có số của chỗ khác đứng trước giống hệt (đủ chữ số để không phải ngẫu nhiên)."""
        if significant(fact.amount) < COPIED_DIGITS:
            return False
        return any(
            start < fact.start and key != (fact.series, fact.period) for key, start in self._earliest(fact)
        )

    def repeated(self, fact: Fact, digits: int = COPIED_DIGITS) -> bool:
        """Chỉ tiêu, phân tổ hay kỳ khác của cùng văn bản cũng mang đúng số này."""
        return significant(fact.amount) >= digits and len(self._earliest(fact)) > 1

    def elsewhere(self, fact: Fact, document: str) -> bool:
        """Số này (sau khi làm tròn) đứng ở chỉ tiêu hay phân tổ khác của văn bản `document`: dễ là đổi chỗ hai mục."""
        return any(
            (one.series, one.period) != (fact.series, fact.period)
            and min(significant(one.amount), significant(fact.amount))
            >= (NEAR_DIGITS if one.period == fact.period else FAR_DIGITS)
            for one in self.meeting(fact, fact.span, document)
        )

    def _earliest(self, fact: Fact) -> list[tuple[Key, int]]:
        return self._equal.get((fact.document, fact.measure, fact.amount), [])

    @cached_property
    def _equal(self) -> dict[tuple[str, str, Amount], list[tuple[Key, int]]]:
        """Hai chuỗi, kỳ đầu tiên mang cùng một số, và chỗ đứng đầu tiên của mỗi bên."""
        found: dict[tuple[str, str, Amount], list[tuple[Key, int]]] = defaultdict(list)
        for fact in sorted(self.facts, key=attrgetter("start")):
            held, key = found[fact.document, fact.measure, fact.amount], (fact.series, fact.period)
            if len(held) < 2 and all(key != other for other, _ in held):
                held.append((key, fact.start))
        return dict(found)

    @cached_property
    def _shelves(self) -> dict[tuple[str, str, str], Shelf]:
        groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            groups[fact.document, fact.measure, fact.amount.unit].append(fact)
        return {key: Shelf(group) for key, group in groups.items()}


def significant(amount: Amount) -> int:
    """Số chữ số có nghĩa.

    >>> from decimal import Decimal
    >>> significant(Amount(Decimal("8.68"), 1, "%")), significant(Amount(Decimal("1300"), 10**9, "VND"))
    (3, 2)
    """
    return len(amount.value.normalize().as_tuple().digits)
