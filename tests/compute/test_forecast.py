"""Ước tháng và mùa vụ: close on series that have a season, refused on series that cannot bear a model."""

from decimal import Decimal
from math import pi, sin

import numpy as np
import pytest

from giaoban.compute import Input, Reason
from giaoban.compute.forecast import nowcast, seasonally_adjusted
from giaoban.terms.period import Period
from tests.compute.builders import number


def _series(months: int, noise: float = 0.01) -> list[Input]:
    rng = np.random.default_rng(1)
    found = []
    for n in range(months):
        value = 1000 * 1.008**n * (1 + 0.15 * sin(2 * pi * n / 12)) * (1 + noise * rng.standard_normal())
        found.append(
            number(Decimal(str(round(value, 1))), Period(2019 + n // 12, n % 12 + 1, n % 12 + 1).code)
        )
    return found


def test_the_estimate_is_near_the_truth_and_its_back_test_stands_beside() -> None:
    series = _series(73)
    result = nowcast(series[:-1])
    truth = series[-1].figure
    assert result.estimate.amount is not None
    assert result.estimate.key.period == truth.key.period
    assert abs(result.estimate.amount.base / truth.amount.base - 1) < Decimal("0.05")
    assert result.back_test is not None
    assert len(result.back_test.months) == 12
    assert result.back_test.error < 3
    assert "Thử lại trên 12 tháng gần nhất: sai số trung bình" in result.estimate.explain()
    assert result.estimate.interval is not None
    assert result.estimate.interval.low < result.estimate.amount.base * Decimal("1.05")


def _spoiled(kind: str) -> list[Input]:
    series = _series(60)
    if kind == "short":
        return series[:30]
    if kind == "gap":
        return [*series[:20], *series[21:]]
    if kind == "zero":
        return [*series[:-1], number(0, series[-1].figure.key.period.code)]
    return [*series[:-1], number(5, "2023-Q4")]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("short", Reason.TOO_SHORT),
        ("gap", Reason.MISSING),
        ("zero", Reason.BASE_NEGATIVE),
        ("quarter", Reason.PART_PERIOD),
    ],
)
def test_unfit_series_are_refused_by_name(kind: str, reason: Reason) -> None:
    refusals = [nowcast(_spoiled(kind)).estimate.refusal, seasonally_adjusted(_spoiled(kind)[:30])[0].refusal]
    assert refusals[0] is not None
    assert refusals[0].reason is reason


def test_adjusting_takes_the_season_out_and_keeps_the_level() -> None:
    series = _series(60, noise=0.0)
    found = seasonally_adjusted(series)
    values = [float(one.amount.value) for one in found if one.amount]
    raw = [float(one.figure.amount.value) for one in series]
    assert len(values) == 60
    assert abs(sum(values) / sum(raw) - 1) < 0.02
    steps, raw_steps = (np.diff(np.log(some)) for some in (values, raw))
    assert steps.std() < raw_steps.std() / 10
    assert "hệ số mùa vụ" in found[0].explain()
