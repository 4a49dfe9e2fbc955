"""Sổ đính chính: what was published stays, the correction stands over it, and the guard fails once it is mended."""

from dataclasses import replace
from decimal import Decimal

import pytest

from giaoban.record.chain import breaks
from giaoban.record.corrections import apply_corrections, corrections, guards
from giaoban.record.demo import load_demo_figures
from giaoban.record.entry import NewObservation
from giaoban.record.read import read, statements
from giaoban.record.write import write_observations
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(db):
    load_demo_figures()
    return apply_corrections()


def value(place, indicator, period):
    found = read(
        place=place, indicator=indicator, measure="level", period=Period.parse(period), item="", scope=""
    )
    return [row.figure.amount.write() for row in found]


def test_every_correction_meets_the_figure_it_corrects(book):
    assert [guard.state for guard in book] == ["due"] * len(corrections())
    assert [guard.state for guard in guards()] == ["done"] * len(corrections())


def test_the_right_figure_stands_and_the_wrong_one_stays_on_record(book):
    assert value("Hải Phòng", "exports", "2024-H1") == ["17,2 tỷ USD"]
    assert value("Hải Phòng", "exports", "2020") == ["19 tỷ USD"]
    assert value("Ninh Thuận", "iip", "2024-H1") == []
    assert value("Hải Phòng", "retail_sales", "2024-M02") == []
    assert value("Hải Phòng", "retail_sales", "2024-M01..M02") == ["30.107,5 tỷ đồng"]
    said = statements(place="Hải Phòng", indicator="exports", measure="level", period=Period.parse("2024-H1"))
    assert [row.figure.amount.write() for row in said] == ["17,2 triệu USD", "17,2 tỷ USD"]
    assert "nhầm bậc" in said[1].source.title
    assert "17,6 tỷ USD" in said[1].sentence


def test_applying_twice_or_loading_again_adds_nothing(book):
    before = statements()
    apply_corrections()
    load_demo_figures()
    apply_corrections()
    assert statements() == before
    assert not [broken for _, broken in breaks() if broken]


def test_the_guard_fails_once_the_source_is_mended(book):
    said = statements(indicator="exports", period=Period.parse("2024-H1"), place="Hải Phòng", measure="level")
    [wrong] = [row for row in said if row.figure.amount.scale == 10**6]
    mended = replace(wrong.figure, amount=Amount(Decimal("17.2"), 10**9, "USD"))
    write_observations([NewObservation(mended, wrong.source)], author="an")
    assert [guard.state for guard in guards()].count("mended") == 1


def test_an_empty_book_has_nothing_to_correct(db):
    assert {guard.state for guard in apply_corrections()} == {"absent"}
    assert statements() == []
