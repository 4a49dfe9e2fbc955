"""Toàn cảnh: what the leadership reads of a place and period, on the published figures of Hải Phòng."""

import csv
import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from giaoban.compute import Derived, Input, Operation, Reason, Rules, derive_all
from giaoban.compute.shelf import Shelf
from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount
from tests.compute.builders import RETAIL, number, rate


@pytest.fixture(scope="module")
def published(shared: Path) -> list[Input]:
    """Kho số liệu đã công bố của ../shared, như sổ trao lại."""
    with (shared / "figures" / "figures.csv").open(encoding="utf-8") as file:
        return [_entry(n, row) for n, row in enumerate(csv.DictReader(file), 2)]


def _entry(line: int, row: dict[str, str]) -> Input:
    key = FigureKey(
        row["indicator"], row["place"], Period.parse(row["period"]), Measure(row["measure"]), row["item"]
    )
    amount = Amount(Decimal(row["value"]), int(row["scale"]), row["unit"])
    figure = Figure(key, amount, Status(row["status"]))
    return Input(figure, id=str(line), source=row["url"], known_at=row["published"])


def _all(entries: list[Input], place: str, period: str, **options: object) -> tuple[Derived, ...]:
    return derive_all(entries, place, Period.parse(period), indicators().values(), **options)  # type: ignore[arg-type]


def _one(found: tuple[Derived, ...], name: Operation, indicator: str, item: str = "") -> Derived:
    (only,) = [d for d in found if (d.name, d.key.indicator, d.key.item) == (name, indicator, item)]
    return only


def test_retail_growth_of_2021_recomputed_agrees_with_the_printed_one(published: list[Input]) -> None:
    result = _one(_all(published, "Hải Phòng", "2021"), Operation.GROWTH_YOY, "retail_sales_services")
    assert result.stated is not None
    assert result.stated.figure.amount.value == Decimal("7.58")
    assert result.agrees
    assert [i.id for i in result.leaves()] == ["49", "23"]


def test_pace_sentence_of_2021(published: list[Input]) -> None:
    result = _one(_all(published, "Hải Phòng", "2021"), Operation.PACE, "retail_sales_services")
    assert result.key.period == Period(2021, 1, 10)
    assert (
        "2 tháng còn lại phải đạt thêm 34.722,6 tỷ đồng, bình quân 17.361,3 tỷ đồng mỗi tháng"
        in result.sentence
    )
    assert "còn thiếu khoảng 5.910,5 tỷ đồng so với kế hoạch năm" in result.sentence


def test_imports_of_the_last_two_months_of_2021_are_implied_to_fall(published: list[Input]) -> None:
    result = _one(_all(published, "Hải Phòng", "2021"), Operation.REMAINING_GROWTH, "imports")
    assert result.write() == "-8,45%"


def test_a_wrong_million_does_not_become_a_growth(published: list[Input]) -> None:
    result = _one(_all(published, "Hải Phòng", "2021"), Operation.GROWTH_YOY, "exports")
    assert result.refusal is not None
    assert result.refusal.reason is Reason.SUSPECT


def test_iip_of_2020_against_its_planned_growth(published: list[Input]) -> None:
    result = _one(_all(published, "Hải Phòng", "2020"), Operation.GROWTH_GAP, "iip")
    assert result.write() == "-7,95 điểm phần trăm"


@pytest.mark.parametrize("place", ["Hải Phòng", "Ninh Thuận", "Hải Dương", "Khánh Hòa"])
def test_every_number_of_every_period_has_formula_and_recorded_inputs(
    published: list[Input], place: str
) -> None:
    known = {one.id for one in published}
    for period in {one.figure.key.period for one in published}:
        for result in _all(published, place, period.code):
            assert result.formula
            assert result.amount or result.refusal
            assert result.explain()
            json.dumps(result.as_json())
            ids = {leaf.id for leaf in result.leaves()} - {""}
            assert ids <= known
            assert ids or result.stated


def test_the_order_of_the_book_changes_nothing(published: list[Input]) -> None:
    shuffled = random.Random(7).sample(published, len(published))
    plain = {repr(d.as_json()) for d in _all(published, "Ninh Thuận", "2024-Q1")}
    other = {repr(d.as_json()) for d in _all(shuffled, "Ninh Thuận", "2024-Q1")}
    assert plain == other


def test_leaders_are_ranked(published: list[Input]) -> None:
    units = [
        "quận Kiến An",
        "quận Hồng Bàng",
        "quận Lê Chân",
        "huyện Tiên Lãng",
        "quận Hải An",
        "huyện An Dương",
    ]
    found = [d for d in _all(published, "Hải Phòng", "2021", units=units) if d.name is Operation.RANK]
    assert [(d.key.place, d.write()) for d in found][:2] == [
        ("quận Kiến An", "thứ 1"),
        ("quận Hồng Bàng", "thứ 2"),
    ]


def test_months_are_summed_when_the_total_was_never_typed() -> None:
    months = [number(n, f"2024-M{n:02}", id=f"a{n}") for n in range(1, 7)]
    months += [number(n, f"2023-M{n:02}", id=f"b{n}") for n in range(1, 7)]
    found = derive_all(months, "Hải Phòng", Period.parse("2024-H1"), [RETAIL])
    level = _one(found, Operation.CUMULATIVE, "retail_sales_services")
    assert level.amount == Amount(Decimal(21), 10**9, "VND")
    growth = _one(found, Operation.GROWTH_YOY, "retail_sales_services")
    assert growth.write() == "0,00%"
    assert len(growth.leaves()) == 12


def test_the_surest_then_the_latest_figure_is_taken() -> None:
    entries = [
        number(5, status=Status.OFFICIAL, known_at="2024-01-01", id="chính thức"),
        number(6, status=Status.ESTIMATE, known_at="2026-01-01", id="ước"),
        number(7, status=Status.OFFICIAL, known_at="2025-01-01", id="chính thức, sửa"),
    ]
    for order in (entries, entries[::-1]):
        found = Shelf.of(order).find(entries[0].figure.key)
        assert found is not None
        assert found.id == "chính thức, sửa"


def test_a_base_of_another_source_is_found_and_refused_by_name() -> None:
    entries = [number(9, source="Sở"), number(8, "2023", source="Hải quan")]
    result = _one(
        derive_all(entries, "Hải Phòng", Period.parse("2024")), Operation.GROWTH_YOY, "retail_sales_services"
    )
    assert result.refusal is not None
    assert result.refusal.reason is Reason.SOURCE
    rules = Rules(accept={Reason.SOURCE: "cùng phương pháp"})
    found = derive_all(entries, "Hải Phòng", Period.parse("2024"), rules=rules)
    assert _one(found, Operation.GROWTH_YOY, "retail_sales_services").write() == "12,50%"


def test_a_stated_ratio_without_levels_is_kept_and_shown() -> None:
    found = derive_all([rate("15.24", "2024-H1", indicator="iip")], "Hải Phòng", Period.parse("2024-H1"))
    result = _one(found, Operation.GROWTH_YOY, "iip")
    assert result.amount is None
    assert result.shown == Amount(Decimal("15.24"), 1, "%")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400"])
def test_what_is_no_usable_number_is_named_and_not_computed_with(value: str) -> None:
    for now, base in ((value, "100"), ("100", value)):
        entries = [number(now), number(base, "2023"), number(value, measure=Measure.PLAN, status=Status.PLAN)]
        found = derive_all(entries, "Hải Phòng", Period.parse("2024"), [RETAIL])
        growth = _one(found, Operation.GROWTH_YOY, "retail_sales_services")
        assert growth.refusal is not None
        assert growth.refusal.reason is Reason.NULL
        assert "không phải là số liệu dùng được" in growth.explain()
