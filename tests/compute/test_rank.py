"""Xếp hạng: ranks do not depend on order or noise, ties share a rank, misfits stay out with the reason."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from giaoban.compute import Reason, rank
from tests.compute.builders import number, rate

values = st.lists(st.decimals(-100, 100, places=2), min_size=1, max_size=12)


def _ranks(values: list[Decimal]) -> dict[str, int]:
    peers = [rate(value, place=f"đơn vị {n}") for n, value in enumerate(values)]
    return {one.key.place: int(one.amount.value) for one in rank(peers) if one.amount}


@given(values, st.randoms())
def test_ranks_do_not_depend_on_the_order_given(values: list[Decimal], random) -> None:
    peers = [rate(value, place=f"đơn vị {n}") for n, value in enumerate(values)]
    shuffled = random.sample(peers, len(peers))
    as_map = [{one.key.place: one.amount for one in rank(group)} for group in (peers, shuffled)]
    assert as_map[0] == as_map[1]


@given(values)
def test_a_rank_is_one_more_than_the_number_ahead(values: list[Decimal]) -> None:
    ranks = _ranks(values)
    for n, value in enumerate(values):
        assert ranks[f"đơn vị {n}"] == 1 + sum(other > value for other in values)


@given(values)
def test_noise_below_the_rounding_changes_no_rank(values: list[Decimal]) -> None:
    noisy = [value + Decimal("0.000000001") * (n % 3 - 1) for n, value in enumerate(values)]
    assert _ranks(values) == _ranks(noisy)


def test_ties_share_a_rank_and_the_next_one_is_skipped() -> None:
    found = rank([rate(v, place=p) for v, p in [("5", "A"), ("7.001", "B"), ("7.004", "C"), ("1", "D")]])
    assert [one.write() for one in found] == ["thứ 1", "thứ 1", "thứ 3", "thứ 4"]
    assert found[0].sentence == "B xếp thứ 1 trong 4 đơn vị có số liệu, đồng hạng với 1 đơn vị khác."


def test_levels_on_different_scales_rank_by_their_worth() -> None:
    peers = [number(2, place="A", scale=10**9), number(1500, place="B", scale=10**6)]
    assert [one.key.place for one in rank(peers)] == ["A", "B"]


def test_a_unit_with_another_scope_stays_out() -> None:
    peers = [rate(5, place="A"), rate(6, place="B"), rate(50, place="C", scope="khối doanh nghiệp")]
    *_, last = rank(peers)
    assert last.refusal is not None
    assert last.refusal.reason is Reason.SCOPE
    assert last.key.place == "C"


def test_lowest_first() -> None:
    found = rank([rate(5, place="A"), rate(3, place="B")], lowest_first=True)
    assert found[0].key.place == "B"
