"""Đẳng thức trên khoảng: rounding never raises an alarm; one slip is found and mended."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.check import check, review
from tests.check.builders import claim, reading

LEVELS = st.decimals("100", "99999", places=4, allow_nan=False)
GROWTHS = st.decimals("-0.4", "0.6", places=6, allow_nan=False)


def printed(value: Decimal, places: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places)))


@given(LEVELS, GROWTHS, st.integers(0, 2), st.integers(0, 2))
def test_rounding_raises_no_alarm(
    base: Decimal, growth: Decimal, level_places: int, growth_places: int
) -> None:
    level = base * (1 + growth)
    found = check(
        [
            reading(
                claim("exports", "level", "2021", printed(level, level_places), "USD", scale=10**6),
                claim("exports", "yoy", "2021", printed(growth * 100, growth_places)),
                claim("exports", "level", "2020", printed(base, level_places), "USD", scale=10**6),
            )
        ]
    )
    assert not [one for one in found if one.severity == "error"]


@given(LEVELS, LEVELS)
def test_parts_that_add_up_raise_no_alarm(exports: Decimal, imports: Decimal) -> None:
    found = check(
        [
            reading(
                claim("trade_turnover", "level", "2021", printed(exports + imports, 1), "USD", scale=10**6),
                claim("exports", "level", "2021", printed(exports, 1), "USD", scale=10**6),
                claim("imports", "level", "2021", printed(imports, 1), "USD", scale=10**6),
            )
        ]
    )
    assert not [one for one in found if one.code == "parts-sum"]


@given(st.decimals("2000", "60000", places=1, allow_nan=False), st.decimals("0.01", "0.5", places=4))
def test_a_lost_thousand_is_found_and_mended(base: Decimal, growth: Decimal) -> None:
    wrong = claim("exports", "level", "2020", printed(base, 1), "USD", scale=10**3)
    later = [
        claim("exports", "level", "2021", printed(base * (1 + growth), 1), "USD", scale=10**6),
        claim("exports", "yoy", "2021", printed(growth * 100, 2)),
    ]
    found = check([reading(wrong, name="2020"), reading(*later, name="2021")])
    (error,) = [one for one in found if one.severity == "error"]
    assert (error.document, error.start) == ("2020", wrong.start)
    assert error.suggestion is not None
    assert error.suggestion.base == wrong.amount.base * 1000


def test_swapped_digits_are_put_back() -> None:
    found = check(
        [
            reading(
                claim("trade_turnover", "level", "2023", "4975", "USD", scale=10**6),
                claim("exports", "level", "2023", "2750", "USD", scale=10**6),
                claim("imports", "level", "2023", "2252", "USD", scale=10**6),
            )
        ]
    )
    assert "2225" in {str(one.suggestion.value) for one in found if one.suggestion}


def test_revision_between_documents_is_no_error() -> None:
    """Số ước 19,0 tỷ, năm sau suy ra 20,4 tỷ: điều chỉnh, không phải lỗi."""
    old = reading(claim("exports", "level", "2020", "19.0", "USD", scale=10**9), name="a")
    new = reading(
        claim("exports", "level", "2021", "25112", "USD", scale=10**6),
        claim("exports", "yoy", "2021", "23.19"),
        name="b",
    )
    assert not [one for one in check([old, new]) if one.severity == "error"]


def test_what_holds_is_confirmed() -> None:
    """154.700 tỷ tăng 7,58% khớp với hơn 144 nghìn tỷ của năm trước."""
    old = reading(
        claim("retail_sales_services", "level", "2020", "144", "VND", scale=10**12, modifier=">"), name="a"
    )
    new = reading(
        claim("retail_sales_services", "level", "2021", "154700", "VND", scale=10**9),
        claim("retail_sales_services", "yoy", "2021", "7.58"),
        name="b",
    )
    found = review([old, new])
    assert {verdict.standing for verdict in found.verdicts} == {"confirmed"}
    assert found.share_confirmed == 1


@pytest.mark.parametrize(
    ("stated", "standing"), [("15.2", "confirmed"), ("15.15", "confirmed"), ("15.1", "unconfirmed")]
)
def test_a_growth_is_confirmed_by_the_same_growth_only(stated: str, standing: str) -> None:
    """Sổ ghi 15,2%: 15,15% là số ấy in kỹ hơn, 15,1% là số khác dù lệch chưa tới một điểm."""
    book = reading(claim("iip", "yoy", "2025-H1", "15.2"), name="a")
    text = reading(claim("iip", "yoy", "2025-H1", stated), name="b")
    assert {one.standing for one in review([book, text]).verdicts} == {standing}


def test_counts_that_add_up_are_confirmed() -> None:
    done = claim("tasks_completed", "level", "2021-H1", "120", "nhiệm vụ")
    running = claim("tasks_in_progress", "level", "2021-H1", "31", "nhiệm vụ")
    given_ = claim("tasks_assigned", "level", "2021-H1", "151", "nhiệm vụ")
    found = review([reading(given_, done, running)])
    assert [verdict.standing for verdict in found.verdicts] == ["confirmed"] * 3


def test_nothing_in_nothing_out() -> None:
    assert review([]).findings == ()
    assert review([reading()]).share_confirmed == 0
