"""Bản thảo và nguồn: of each figure of a draft, whether the sources say it, contradict it, or are silent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from giaoban.check.checker import all_facts
from giaoban.check.fact import RATIO_MEASURES, Fact
from giaoban.check.report import describe, source_of
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim
from giaoban.terms.period import Period

Answer = Literal["confirmed", "contradicted", "silent"]
ANY_PERIOD = Period(2000, 1, 12)
CLOSE = Decimal("0.0001")


@dataclass(frozen=True)
class Compared:
    """Kết quả đối chiếu một số của bản thảo: nguồn có nêu, trái với nguồn, hay nguồn không nêu."""

    claim: Claim
    verdict: Answer
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON: khẳng định, kết luận và căn cứ."""
        return self.claim.as_json() | {"verdict": self.verdict, "by": self.by}


class Stock:
    """Kho số của các nguồn, tra theo chỉ tiêu và số đo, và theo chính con số."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.by_meaning: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.by_digits: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self.by_meaning[fact.series.indicator, fact.measure].append(fact)
            self.by_digits[digits_of(fact)].append(fact)

    def same_key(self, fact: Fact, any_period: bool) -> list[Fact]:
        """Các số cùng chỉ tiêu, phân tổ, số đo, địa bàn và kỳ."""
        return [
            one
            for one in self.by_meaning[fact.series.indicator, fact.measure]
            if (any_period or one.period == fact.period) and same_series(one, fact)
        ]

    def same_number(self, fact: Fact) -> list[Fact]:
        """Các số đúng con số ấy mà gắn với điều khác; số ít chữ số chỉ tính khi cùng chỉ tiêu và số đo."""
        return [one for one in self.by_digits[digits_of(fact)] if _same_number(one, fact)]


def compare(draft: Reading, sources: Sequence[Reading]) -> list[Compared]:
    """Đối chiếu từng số của bản thảo với mọi nguồn."""
    stock = Stock(fact for source in sources for fact in all_facts(_dated(source)))
    own = {id(fact.claim): fact for fact in all_facts(draft)}
    undated = {(one.start, one.end): one for one in all_facts(_dated(draft))}
    found = []
    for claim in draft.claims:
        dated = own.get(id(claim))
        fact = dated or undated.get((claim.start, claim.end))
        found.append(
            _compare(claim, fact, stock, dated is None) if fact is not None else Compared(claim, "silent")
        )
    return found


def _dated(reading: Reading) -> Reading:
    """Cùng bài đọc, khẳng định không rõ kỳ mang một kỳ giả để vẫn so được con số."""
    claims = tuple(claim if claim.period else claim._replace(period=ANY_PERIOD) for claim in reading.claims)
    return replace(reading, claims=claims)


def _compare(claim: Claim, fact: Fact, stock: Stock, any_period: bool) -> Compared:
    same = stock.same_key(fact, any_period)
    like = [one for one in same if _same_unit(one, fact)]
    for one in like:
        if fact.span.overlaps(one.span):
            return Compared(claim, "confirmed", _by(one, fact))
    if like:
        return Compared(claim, "contradicted", f"Nguồn ghi số khác: {_by(like[0], fact)}")
    elsewhere = stock.same_number(fact)
    if elsewhere:
        return Compared(claim, "contradicted", f"Nguồn nêu số này cho chỗ khác: {_by(elsewhere[0], fact)}")
    if same:
        return Compared(claim, "contradicted", f"Nguồn tính bằng đơn vị khác: {_by(same[0], fact)}")
    return Compared(claim, "silent")


def same_series(one: Fact, other: Fact) -> bool:
    """Cùng chuỗi: chỉ tiêu, phân tổ, địa bàn; địa bàn hay giá không nêu thì coi như cùng."""
    a, b = one.series, other.series
    place = a.home == b.home or a.place.startswith("?") or b.place.startswith("?")
    basis = a.basis == b.basis or not a.basis or not b.basis
    return a.indicator == b.indicator and a.item == b.item and place and basis


def digits_of(fact: Fact) -> str:
    """Các chữ số có nghĩa của một số, không kể bậc: "17,2 tỷ" và "17.200 triệu" là một."""
    return f"{abs(fact.amount.value).normalize():f}".replace(".", "").strip("0")


def _same_unit(one: Fact, fact: Fact) -> bool:
    if fact.measure in RATIO_MEASURES:
        return True
    return one.unit == fact.unit


def _same_number(one: Fact, fact: Fact) -> bool:
    """Cùng một con số; ít chữ số thì phải cùng chỉ tiêu và số đo mới không phải ngẫu nhiên."""
    alike = one.series.indicator == fact.series.indicator and one.measure == fact.measure
    if alike:
        return True
    ratios = one.measure in RATIO_MEASURES, fact.measure in RATIO_MEASURES
    exact = abs(one.value - fact.value) <= abs(one.value) * CLOSE
    return len(digits_of(fact)) >= 2 and ratios[0] == ratios[1] and (exact or not all(ratios))


def _by(source: Fact, fact: Fact) -> str:
    return f"{describe(source)}: {source.words} [{source_of(source, fact)}]"
