"""Bản thảo và nguồn: of each figure of a draft, whether the sources say it, contradict it, or are silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from giaoban.check.checker import facts_of
from giaoban.check.fact import Fact
from giaoban.check.report import describe, source_of
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim

Answer = Literal["confirmed", "contradicted", "silent"]


@dataclass(frozen=True)
class Compared:
    """Kết quả đối chiếu một số của bản thảo: nguồn có nêu, trái với nguồn, hay nguồn không nêu."""

    claim: Claim
    verdict: Answer
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON: khẳng định, kết luận và căn cứ."""
        return self.claim.as_json() | {"verdict": self.verdict, "by": self.by}


def compare(draft: Reading, sources: Sequence[Reading]) -> list[Compared]:
    """Đối chiếu từng số của bản thảo với mọi nguồn."""
    stock = [fact for source in sources for fact in facts_of(source, set())]
    own = {id(fact.claim): fact for fact in facts_of(draft, set())}
    return [
        _compare(claim, own[id(claim)], stock) if id(claim) in own else Compared(claim, "silent")
        for claim in draft.claims
    ]


def _compare(claim: Claim, fact: Fact, stock: Sequence[Fact]) -> Compared:
    same = [
        one
        for one in stock
        if one.measure == fact.measure
        and one.period == fact.period
        and same_series(one, fact)
        and (not one.unit or not fact.unit or one.unit == fact.unit)
    ]
    for one in same:
        if agrees(fact, one):
            return Compared(claim, "confirmed", _by(one, fact))
    if same:
        return Compared(claim, "contradicted", _by(same[0], fact))
    stray = [one for one in stock if _same_number(one, fact)]
    if stray:
        return Compared(claim, "contradicted", f"Nguồn nêu số này cho chỗ khác: {_by(stray[0], fact)}")
    return Compared(claim, "silent")


def same_series(one: Fact, other: Fact) -> bool:
    """Cùng chuỗi: chỉ tiêu, phân tổ, địa bàn; giá không nêu thì coi như cùng giá."""
    a, b = one.series, other.series
    place = a.place == b.place or a.place.startswith("?") or b.place.startswith("?")
    basis = a.basis == b.basis or not a.basis or not b.basis
    return a.indicator == b.indicator and a.item == b.item and place and basis


def agrees(draft: Fact, source: Fact) -> bool:
    """Bản thảo nói đúng nguồn: hai khoảng gặp nhau (làm tròn, khác bậc, "hơn", "gần" đều tính)."""
    return draft.span.meets(source.span)


def _same_number(one: Fact, fact: Fact) -> bool:
    """Cùng một con số (đủ dài để không phải ngẫu nhiên), dù gắn với chỉ tiêu, kỳ hay nơi khác."""
    digits = len(fact.amount.value.normalize().as_tuple().digits)
    return digits >= 3 and fact.amount.unit == one.amount.unit and _equal(one, fact)


def _equal(one: Fact, fact: Fact) -> bool:
    return abs(one.value - fact.value) <= abs(one.value) * Decimal("0.0001")


def _by(source: Fact, fact: Fact) -> str:
    return f"{describe(source)}: {source.words} [{source_of(source, fact)}]"
