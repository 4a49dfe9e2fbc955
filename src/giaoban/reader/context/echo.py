"""Số nhắc lại: a headline repeats a figure of the body, and the body says of when it is."""

from collections import defaultdict
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from giaoban.terms.figure import Claim

ROUNDED: Final = Decimal("0.02")  # "trên 257 nghìn tỷ" of the headline is "257.436 tỷ" of the body
HEADLINE: Final = 2  # claims that a headline may hold
LOOKED: Final = 40  # dated figures of one kind looked at, so that the time stays linear
Kind = tuple[str, str, str]


def with_echoes(claims: list[Claim]) -> list[Claim]:
    """Các khẳng định, trong đó số chưa được nêu kỳ nhận kỳ của số giống nó mà văn bản nêu kỳ.

    A figure alike has the same indicator, measure, unit, place and value, or nearly the value where the first is said
    to be rounded; where no word gave the first its indicator, it takes that too. The first that is dated wins.
    """
    headed = all("indicator" in claim.why for claim in claims[:HEADLINE])
    if headed and all("period" in claim.why for claim in claims):
        return claims
    dated: dict[Kind, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period and "period" in claim.why and len(dated[_kind(claim)]) < LOOKED:
            dated[_kind(claim)].append(claim)
    led = [_headed(claim, dated[_kind(claim)]) for claim in claims[:HEADLINE]]
    return [
        claim
        if "period" in claim.why or (at >= HEADLINE and _is_plain(claim))
        else _echo(claim, dated[_kind(claim)])
        for at, claim in enumerate([*led, *claims[HEADLINE:]])
    ]


def _is_plain(claim: Claim) -> bool:
    """ "7%", "10%": số tròn, nhiều nơi trong bài cùng nói mà không phải nhắc lại nhau."""
    return len(claim.value.normalize().as_tuple().digits) == 1


def _kind(claim: Claim) -> Kind:
    return (claim.measure.value, claim.unit, claim.place or "")


def _headed(claim: Claim, alike: list[Claim]) -> Claim:
    """Số của tựa đã nêu kỳ mà chưa nêu chỉ tiêu: chỉ tiêu của số giống hệt nó, cùng kỳ, trong bài."""
    if "indicator" in claim.why or len(claim.value.as_tuple().digits) <= 2:
        return claim
    for other in alike:
        if "indicator" in other.why and (claim.value, claim.period) == (other.value, other.period):
            return claim._replace(indicator=other.indicator, item=other.item)
    return claim


def _echo(claim: Claim, alike: list[Claim]) -> Claim:
    same = next((other for other in alike if _is_same(claim, other)), None)
    if same is None:
        return claim
    why = MappingProxyType({**same.why, **claim.why})
    item = claim.item if claim.indicator == same.indicator else same.item
    return claim._replace(indicator=same.indicator, item=item, period=same.period, why=why)


def _is_same(claim: Claim, other: Claim) -> bool:
    one, two = claim.value * claim.scale, other.value * other.scale
    if claim.indicator != other.indicator:
        return one == two and "indicator" not in claim.why and len(claim.value.as_tuple().digits) > 1
    if one == two:
        return True
    if claim.modifier == "=" or (claim.item or "").lower() != (other.item or "").lower():
        return False
    return abs(one - two) <= ROUNDED * abs(two) and (claim.modifier != ">" or one < two)
