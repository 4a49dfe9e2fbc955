"""Số đã đổi: figures that differ between two versions of the same page, as nobody announces; pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure

Subject = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Change:
    """Một số đã đổi: về chỉ tiêu nào, bản trước in gì, bản này in gì (rỗng: không còn nêu)."""

    about: str
    before: str
    after: str

    def as_json(self) -> dict[str, str]:
        """Dạng JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return change_words(self.as_json())


def change_words(plain: Mapping[str, str]) -> str:
    """Một số đã đổi, thành câu."""
    after = f"“{plain['after']}”" if plain["after"] else "không còn nêu"
    return f"{plain['about']}: “{plain['before']}” → {after}"


def changes_between(before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """Các số của bản trước mà bản này in khác đi, hoặc không còn nêu; câu chữ đổi mà số giữ thì không kể."""
    old, new = by_subject(before), by_subject(after)
    found: list[Change] = []
    for subject, claims in old.items():
        gone, come = without(claims, new[subject]), without(new[subject], claims)
        for number, claim in enumerate(gone):
            found.append(Change(about(claim), claim.quote, come[number].quote if number < len(come) else ""))
    return found


def by_subject(claims: Sequence[Claim]) -> defaultdict[Subject, list[Claim]]:
    """Các khẳng định theo điều chúng nói tới."""
    found: defaultdict[Subject, list[Claim]] = defaultdict(list)
    for one in claims:
        period = one.period.code if one.period else ""
        found[
            one.indicator, one.item or "", one.measure.value, period, one.place or "", one.status.value
        ].append(one)
    return found


def without(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    """Những khẳng định mà các khẳng định kia không nêu cùng giá trị."""
    held = Counter((one.amount.base, one.amount.unit) for one in others)
    left = []
    for claim in claims:
        value = (claim.amount.base, claim.amount.unit)
        if held[value]:
            held[value] -= 1
        else:
            left.append(claim)
    return left


def about(claim: Claim) -> str:
    """Con số nói về gì, để đọc."""
    known = indicators().get(claim.indicator)
    parts = [
        f"{known.name if known else claim.indicator}{f' ({claim.item})' if claim.item else ''}",
        claim.measure.vietnamese if claim.measure is not Measure.LEVEL else "",
        claim.period.write() if claim.period else "",
        claim.place or "",
    ]
    return ", ".join(part for part in parts if part)
