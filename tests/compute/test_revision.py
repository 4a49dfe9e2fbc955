"""Sửa số liệu: what an "ước" became, and whether a unit leans one way."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Input
from giaoban.compute.revision import biases, triangle
from giaoban.terms.status import Status
from tests.compute.builders import number, rate

levels = st.decimals(min_value=1, max_value=10**6, places=1)


def _pair(estimate: Decimal | str, later: Decimal | str, period: str) -> list[Input]:
    return [
        number(estimate, period, status=Status.ESTIMATE, known_at="2024-07-01"),
        number(later, period, status=Status.OFFICIAL, known_at="2025-10-01"),
    ]


@given(st.lists(st.tuples(levels, st.integers(-50, 50)), min_size=1, max_size=12))
def test_the_bias_is_the_mean_of_what_was_done_to_the_estimates(rows: list[tuple[Decimal, int]]) -> None:
    entries = [
        one
        for n, (level, percent) in enumerate(rows, 1)
        for one in _pair(level, level * (100 + percent) / 100, f"2024-M{n:02}")
    ]
    (bias,) = biases(triangle(entries))
    wanted = sum(percent for _, percent in rows) / Decimal(len(rows))
    assert round(bias.mean, 8) == round(wanted, 8)
    assert bias.size >= abs(bias.mean) - Decimal("1e-9")


def test_rows_are_periods_and_columns_vintages() -> None:
    entries = [
        *_pair("110", "121", "2024-M02"),
        *_pair("100", "105", "2024-M01"),
        number(9, status=Status.PLAN),
    ]
    rows = triangle(entries[::-1])
    assert [[str(one.figure.amount.value) for one in row.stated] for row in rows] == [
        ["100", "105"],
        ["110", "121"],
    ]
    revisions = [row.revision() for row in rows]
    assert [one.write() for one in revisions if one] == ["5,00%", "10,00%"]
    assert biases(rows)[0].write("bán lẻ") == (
        "Hải Phòng, bán lẻ: qua 2 kỳ, ước thấp hơn số sau cùng trung bình 7,50% (mỗi kỳ lệch 7,50)."
    )


def test_a_rate_is_revised_in_points_and_an_estimate_alone_has_no_revision() -> None:
    entries = [rate("7.5", status=Status.ESTIMATE), rate("7.1", status=Status.PRELIMINARY)]
    (row,) = triangle(entries)
    revision = row.revision()
    assert revision is not None
    assert revision.write() == "-0,40 điểm phần trăm"
    assert triangle(entries[:1])[0].revision() is None
