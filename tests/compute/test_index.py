"""IIP: a worked example by hand, and what must hold of any index."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from giaoban.compute import Derived, Input, Operation, Reason, Role, cumulative
from giaoban.compute.index import Branch, index_growth, index_tree, merged_index, weighted_index
from giaoban.terms.figure import FigureKey
from giaoban.terms.period import Period
from tests.compute.builders import number

weights = st.decimals(min_value="0.1", max_value=100, places=1)
volumes = st.decimals(min_value=1, max_value=10**5, places=1)
pairs = st.tuples(volumes, volumes, weights)
MAY = FigureKey("iip", "Hải Phòng", Period(2024, 5, 5))


def _volume(value: Decimal | int | str, product: str, period: str = "2024-M05") -> Input:
    return number(value, period, unit="tấn", scale=1, indicator="product_output", item=product)


def _leaf(product: str, weight: Decimal | int | str | None) -> Branch:
    return Branch(product, product, None if weight is None else Decimal(weight))


def _value(result: Derived) -> Decimal:
    assert result.amount is not None, result.refusal
    return result.amount.value


EXAMPLE = Branch(
    "toàn ngành",
    "toàn ngành",
    None,
    (
        Branch("B", "khai khoáng", Decimal(10), (_leaf("đá", 1),)),
        Branch(
            "C",
            "chế biến, chế tạo",
            Decimal(75),
            (
                Branch("13", "dệt", Decimal(20), (_leaf("sợi", 60), _leaf("vải", 40))),
                Branch("24", "kim loại", Decimal(55), (_leaf("thép", 1),)),
            ),
        ),
        Branch("D", "điện", Decimal(15), (_leaf("điện", 1),)),
    ),
)


def test_a_worked_example_by_hand() -> None:
    """Đá 90; dệt (120×60 + 105×40)/100 = 114; thép 110; chế biến (114×20 + 110×55)/75 = 111,0667; điện 108.

    Toàn ngành: (90×10 + 111,0667×75 + 108×15) / 100 = (900 + 8330 + 1620) / 100 = 108,5.
    """
    now = {"đá": (90, 100), "sợi": (240, 200), "vải": (84, 80), "thép": (1100, 1000), "điện": (54, 50)}
    held = {p: (_volume(a, p), _volume(b, p, "2023-M05")) for p, (a, b) in now.items()}
    found = index_tree(EXAMPLE, held, MAY)
    assert _value(found["13"]) == 114
    assert round(_value(found["C"]), 4) == Decimal("111.0667")
    assert round(_value(found["toàn ngành"]), 10) == Decimal("108.5")
    assert found["C"].key.item == "chế biến, chế tạo"
    assert found["C"].working == "(114,00% × 20 + 110,00% × 55) ÷ (20 + 55) = 111,07%"
    assert (
        len([leaf for leaf in found["toàn ngành"].leaves() if leaf.figure.key.indicator == "product_output"])
        == 10
    )


@given(pairs)
def test_one_branch_of_any_weight_is_the_whole(one: tuple[Decimal, Decimal, Decimal]) -> None:
    now, base, weight = one
    tree = Branch("x", "x", None, (_leaf("p", weight),))
    found = index_tree(tree, {"p": (_volume(now, "p"), _volume(base, "p", "2023-M05"))}, MAY)
    assert round(_value(found["x"]), 12) == round(_value(found["p"]), 12)


@given(st.lists(weights, min_size=1, max_size=6), volumes, volumes)
def test_branches_all_alike_give_their_common_index(some: list[Decimal], now: Decimal, base: Decimal) -> None:
    tree = Branch("x", "x", None, tuple(_leaf(f"p{n}", w) for n, w in enumerate(some)))
    held = {f"p{n}": (_volume(now, f"p{n}"), _volume(base, f"p{n}", "2023-M05")) for n in range(len(some))}
    found = index_tree(tree, held, MAY)
    assert round(_value(found["x"]), 12) == round(now / base * 100, 12)


@given(st.lists(pairs, min_size=1, max_size=5))
def test_a_merged_place_lies_between_its_parts(parts: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    indices = []
    for n, (now, base, weight) in enumerate(parts):
        key = replace(MAY, place=f"phần {n}")
        tree = Branch("x", "x", None, (_leaf("p", 1),))
        held = {"p": (_volume(now, "p"), _volume(base, "p", "2023-M05"))}
        indices.append((index_tree(tree, held, key)["x"], weight))
    merged = _value(merged_index(MAY, indices))
    values = [_value(index) for index, _ in indices]
    slack = Decimal("1e-15") * max(values)
    assert min(values) - slack <= merged <= max(values) + slack


@given(st.lists(st.tuples(volumes, volumes), min_size=2, max_size=12))
def test_the_cumulative_index_lies_between_its_months_and_is_not_their_mean(
    months: list[tuple[Decimal, Decimal]],
) -> None:
    tree = Branch("x", "x", None, (_leaf("p", 1),))

    def of(now: Input, base: Input, period: Period) -> Decimal:
        return _value(index_tree(tree, {"p": (now, base)}, replace(MAY, period=period))["x"])

    now = [_volume(a, "p", f"2024-M{n:02}") for n, (a, _) in enumerate(months, 1)]
    base = [_volume(b, "p", f"2023-M{n:02}") for n, (_, b) in enumerate(months, 1)]
    each = [of(a, b, a.figure.key.period) for a, b in zip(now, base, strict=True)]
    span = Period(2024, 1, len(months))
    sums = [cumulative(now, span), cumulative(base, span.last_year())]
    total = of(sums[0].as_input(Role.CURRENT), sums[1].as_input(Role.BASE), span)
    slack = Decimal("1e-15") * max(each)
    assert min(each) - slack <= total <= max(each) + slack
    volume = sum(a for a, _ in months) / sum(b for _, b in months) * 100
    assert round(total, 10) == round(volume, 10)


@given(st.lists(pairs, min_size=2, max_size=5))
def test_growth_comes_from_two_indices_on_one_base(parts: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    tree = Branch("x", "x", None, tuple(_leaf(f"p{n}", w) for n, (_, _, w) in enumerate(parts)))
    base = {f"p{n}": _volume(100, f"p{n}", "2020-M05") for n in range(len(parts))}
    now = {p: (_volume(parts[n][0], p), base[p]) for n, p in enumerate(base)}
    then = {p: (_volume(parts[n][1], p, "2023-M05"), base[p]) for n, p in enumerate(base)}
    a, b = (
        index_tree(tree, now, MAY)["x"],
        index_tree(tree, then, replace(MAY, period=Period(2023, 5, 5)))["x"],
    )
    assume(_value(b) > 0)
    assert round(_value(index_growth(a, b)), 10) == round(_value(a) / _value(b) * 100 - 100, 10)


def test_without_weights_or_volumes_there_is_no_index() -> None:
    held = {p: (_volume(1, p), _volume(1, p, "2023-M05")) for p in "ab"}
    no_weight = index_tree(Branch("x", "x", None, (_leaf("a", 1), _leaf("b", None))), held, MAY)["x"]
    assert no_weight.refusal is not None
    assert no_weight.refusal.reason is Reason.NO_WEIGHTS
    no_volume = index_tree(Branch("x", "x", None, (_leaf("a", 1), _leaf("c", 1))), held, MAY)["x"]
    assert no_volume.refusal is not None
    assert no_volume.refusal.reason is Reason.MISSING
    assert "không có sản lượng của c" in str(no_volume.refusal)
    zero = index_tree(Branch("x", "x", None, (_leaf("a", 0),)), held, MAY)["x"]
    assert zero.refusal is not None


def test_indices_of_different_periods_do_not_mix() -> None:
    held = {"a": (_volume(1, "a"), _volume(1, "a", "2023-M05"))}
    tree = Branch("x", "x", None, (_leaf("a", 1),))
    one = index_tree(tree, held, MAY)["x"]
    other = replace(one, key=replace(one.key, period=Period(2024, 6, 6)))
    mixed = weighted_index(MAY, [(one, Decimal(1)), (other, Decimal(1))])
    assert mixed.name is Operation.INDEX
    assert mixed.refusal is not None
    assert mixed.refusal.reason is Reason.PART_PERIOD
