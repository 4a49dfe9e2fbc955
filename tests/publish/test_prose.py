"""Lời văn: what prose says of a number, the reader understands again."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.publish.prose import (
    join_words,
    lower_first,
    readable,
    round_for_reading,
    sentence,
    shown_places,
    write_change,
    write_percent,
    write_points,
)
from giaoban.reader import read_text
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.number import read_number
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

HALF = Period.parse("2024-H1")
PERCENTS = st.decimals(-90, 900, places=2).map(lambda value: Decimal(value))
LEVELS = st.decimals(Decimal("0.1"), Decimal(9999), places=1)


def figure(measure: Measure, value: Decimal, scale: int = 1, unit: str = "%") -> Figure:
    key = FigureKey("retail_sales_services", "Hải Phòng", HALF, measure)
    return Figure(key, Amount(value, scale, unit), Status.ESTIMATE)


@given(PERCENTS)
def test_a_written_percent_reads_back(value: Decimal) -> None:
    assert read_number(write_percent(value).removesuffix("%")) == value


@given(PERCENTS)
def test_a_change_says_its_sign_in_words(value: Decimal) -> None:
    words = write_change(value)
    assert "-" not in words
    assert words.startswith("tăng " if value > 0 else "giảm " if value < 0 else "bằng ")


@settings(deadline=None)  # the first reading loads the lexicon
@given(LEVELS, PERCENTS.filter(bool), st.sampled_from([10**6, 10**9]))
def test_the_reader_reads_the_sentence_back(level: Decimal, change: Decimal, scale: int) -> None:
    text = sentence(
        "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng",
        HALF,
        [figure(Measure.LEVEL, level, scale, "VND"), figure(Measure.YOY, change)],
    )
    claims = read_text(text, published=date(2024, 7, 8), place="Hải Phòng").claims
    said = [(c.measure, c.value * c.scale, c.period) for c in claims]
    assert said == [(Measure.LEVEL, level * scale, HALF), (Measure.YOY, change, HALF)]


def test_computed_digits_are_rounded_half_up_to_two_places() -> None:
    assert round_for_reading(Decimal("7.435")) == Decimal("7.44")
    assert round_for_reading(Decimal("15.6")) == Decimal("15.6")
    assert shown_places(Decimal("1E+3")) == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "bằng cùng kỳ"), ("0.001", "bằng cùng kỳ"), ("-0.004", "bằng cùng kỳ"), ("0.005", "tăng 0,01%")],
)
def test_no_change_is_never_a_rise_of_zero(value: str, words: str) -> None:
    assert write_change(Decimal(value)) == words


def test_small_words() -> None:
    assert write_points(Decimal("2.41")) == "cao hơn 2,41 điểm phần trăm"
    assert readable(Amount(Decimal(95892826), 10**6, "VND")).scale == 10**12
    assert readable(Amount(Decimal(12), 1, "chợ")).scale == 1
    assert join_words([]) == ""
    assert lower_first("IIP") == "IIP"
