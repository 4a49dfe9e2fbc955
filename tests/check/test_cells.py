"""Cột của biểu: the rows under a total add up to it."""

from decimal import Decimal

from giaoban.check import check, review
from giaoban.reader.document import Document, Reading
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.period import Period


def column(*rows: tuple[str | None, str]) -> Reading:
    claims = [
        Claim(write_number(Decimal(value)), at * 50, at * 50 + 5, "exports", Measure.LEVEL, Decimal(value), "USD",
              10**6, item, Period.parse("2024-H1"), "Bình Phước", where=f"XK!C{7 + at}")
        for at, (item, value) in enumerate(rows)
    ]  # fmt: skip
    return Reading(Document.plain("", name="bieu.xlsx"), tuple(claims))


RIGHT = ((None, "1845.6"), ("hạt điều", "742.1"), ("gỗ", "611.3"), ("giày dép", "302.2"), ("khác", "190.0"))


def test_a_column_that_adds_up_is_confirmed() -> None:
    assert review([column(*RIGHT)]).share_confirmed == 1


def test_a_cell_with_two_digits_exchanged() -> None:
    (found,) = check([column(*RIGHT[:2], ("gỗ", "161.3"), *RIGHT[3:])])
    assert (found.code, found.where, str(found.suggestion and found.suggestion.value)) == (
        "list-sum",
        "XK!C9",
        "611.3",
    )


def test_some_rows_of_many_are_no_sum() -> None:
    assert not check([column(*RIGHT[:4])])
