"""Ước tháng và mùa vụ: a short-term estimate with its back-test beside it, and seasonally adjusted series.

Both rest on statsmodels. The estimate is exponential smoothing of the logarithms with a damped trend and a yearly
season; the back-test makes every estimate of the last year again from what was known then, and the same for the
simplest rival, "the same month of last year × growth of the last three months".
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import STL

from giaoban.compute.derived import Derived, Input, compute
from giaoban.compute.formula import Operation, Role
from giaoban.compute.refusal import Reason, Refusal
from giaoban.terms.figure import Figure
from giaoban.terms.number import Interval, write_number
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import Amount

YEAR = 12
SHORTEST = 4 * YEAR
TESTED = YEAR
Values = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class BackTest:
    """Thử lại: từng tháng của năm cuối, số thật, số ước lúc ấy của mô hình và của cách đơn giản."""

    months: tuple[tuple[Period, float, float, float], ...]

    @property
    def error(self) -> float:
        """Sai số tuyệt đối trung bình của mô hình, %."""
        return float(np.mean([abs(guess / actual - 1) * 100 for _, actual, guess, _ in self.months]))

    @property
    def simple_error(self) -> float:
        """Sai số tuyệt đối trung bình của cách đơn giản, %."""
        return float(np.mean([abs(simple / actual - 1) * 100 for _, actual, _, simple in self.months]))

    @property
    def spread(self) -> tuple[float, float]:
        """Nhân tử của khoảng 80%: số thật so với số ước trong lần thử lại."""
        ratios = [actual / guess for _, actual, guess, _ in self.months]
        low, high = np.quantile(ratios, [0.1, 0.9])
        return float(low), float(high)

    def write(self) -> str:
        """Một câu in cạnh số ước."""
        model, simple = (write_number(Decimal(str(e)), 2) for e in (self.error, self.simple_error))
        better = "thấp hơn" if self.error < self.simple_error else "không thấp hơn"
        return (
            f"Thử lại trên {len(self.months)} tháng gần nhất: sai số trung bình {model}%, {better} cách lấy cùng kỳ "
            f"nhân đà tăng ba tháng ({simple}%)."
        )


@dataclass(frozen=True)
class Nowcast:
    """Ước tháng: số ước (hay lời từ chối) và lần thử lại."""

    estimate: Derived
    back_test: BackTest | None = None


def nowcast(months: Sequence[Input]) -> Nowcast:
    """Ước tháng kế tiếp của một chuỗi tháng liền nhau; từ chối nếu chuỗi ngắn, đứt quãng hay có số không dương."""
    last = months[-1].figure if months else None
    if last is None:
        raise ValueError("nowcast needs at least one month")
    key = last.key.with_period(next_month(last.key.period))
    inputs = tuple(one.as_role(Role.TERM) for one in months)
    refusal = unfit(months, SHORTEST)
    if refusal:
        return Nowcast(Derived(Operation.NOWCAST, key, inputs=inputs, refusal=refusal))
    values = series_of(months)
    test = back_test(values, [one.figure.key.period for one in months])
    value = Decimal(str(round(smooth(values), 6)))
    low, high = (Decimal(str(round(float(value) * factor, 6))) for factor in test.spread)
    amount = Amount(value / last.amount.scale, last.amount.scale, last.amount.unit)
    estimate = Derived(
        Operation.NOWCAST,
        key,
        amount,
        inputs,
        bounds=Interval(low, high),
        notes=(test.write(), SPREAD_NOTE),
    )
    return Nowcast(estimate, test)


SPREAD_NOTE = "Khoảng là khoảng 80% theo sai số của lần thử lại."


def next_month(period: Period) -> Period:
    """Tháng kế tiếp."""
    if period.last == YEAR:
        return Period(period.year + 1, 1, 1)
    return Period(period.year, period.last + 1, period.last + 1)


def unfit(months: Sequence[Input], shortest: int) -> Refusal | None:
    """Vì sao một chuỗi tháng không dùng được cho mô hình mùa vụ."""
    spans = [one.figure.key.period for one in months]
    if any(span.months != 1 for span in spans):
        return Refusal(Reason.PART_PERIOD, "chuỗi phải gồm các tháng đơn")
    gap = next((later for earlier, later in pairwise(spans) if next_month(earlier) != later), None)
    if gap:
        return Refusal(Reason.MISSING, f"chuỗi đứt quãng trước {gap.write()}")
    if len(months) < shortest:
        return Refusal(Reason.TOO_SHORT, f"có {len(months)} tháng, cần từ {shortest} tháng")
    if any(one.null or one.figure.amount.value <= 0 for one in months):
        return Refusal(Reason.BASE_NEGATIVE, "chuỗi có tháng trống, bằng 0 hay âm")
    return None


def series_of(months: Sequence[Input]) -> Values:
    """Chuỗi giá trị ở đơn vị gốc."""
    return np.array([float(one.figure.amount.base) for one in months])


def smooth(values: Values) -> float:
    """Ước giá trị kế tiếp bằng san mũ có xu thế tắt dần và mùa vụ, trên lôgarit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the optimiser's convergence notes; the back-test judges the result
        model = ExponentialSmoothing(
            np.log(values), trend="add", damped_trend=True, seasonal="add", seasonal_periods=YEAR
        )
        return float(np.exp(model.fit().forecast(1)[0]))


def simple(values: Values) -> float:
    """Cách đơn giản: cùng tháng năm trước nhân đà tăng của ba tháng gần nhất."""
    return float(values[-YEAR] * values[-3:].sum() / values[-YEAR - 3 : -YEAR].sum())


def back_test(values: Values, periods: Sequence[Period], tested: int = TESTED) -> BackTest:
    """Ước lại từng tháng của năm cuối, chỉ từ những tháng trước nó."""
    span = range(len(values) - tested, len(values))
    return BackTest(
        tuple((periods[n], float(values[n]), smooth(values[:n]), simple(values[:n])) for n in span)
    )


def seasonally_adjusted(months: Sequence[Input]) -> tuple[Derived, ...]:
    """Chuỗi đã hiệu chỉnh mùa vụ (STL vững, trên lôgarit); mỗi tháng kèm hệ số mùa vụ của nó."""
    refusal = unfit(months, 3 * YEAR)
    if refusal:
        return tuple(
            Derived(Operation.ADJUSTED, one.figure.key, inputs=(one,), refusal=refusal) for one in months
        )
    factors = np.exp(STL(np.log(series_of(months)), period=YEAR, robust=True).fit().seasonal)
    return tuple(_adjusted(one, float(factor)) for one, factor in zip(months, factors, strict=True))


def _adjusted(month: Input, factor: float) -> Derived:
    amount = Amount(Decimal(str(round(factor, 6))), 1, "")
    key = replace(month.figure.key, indicator="hệ số mùa vụ")
    weight = Input(Figure(key, amount, Status.UNSTATED, places=6), Role.WEIGHT, source="STL")
    scale = month.figure.amount.scale
    return compute(Operation.ADJUSTED, month.figure.key, (month.as_role(Role.CURRENT), weight), scale=scale)
