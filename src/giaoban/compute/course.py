"""Chặng đường trong năm: plan, year to date and last year's shape of a series, stated or implied."""

from giaoban.compute.derived import Input, compute
from giaoban.compute.formula import Operation, Role
from giaoban.compute.growth import growth
from giaoban.compute.pace import Course
from giaoban.compute.view import View
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.status import Status
from giaoban.terms.unit import is_ratio

RUNNING = (Status.ESTIMATE, Status.FORECAST)


def course_of(view: View) -> Course | None:
    """Chặng đường của chuỗi: lũy kế đến kỳ này (hay lũy kế gần nhất của năm), kế hoạch và nhịp năm trước."""
    plan = plan_of(view)
    to_date = to_date_of(view) if plan else None
    if to_date is None or plan is None:
        return None
    year = view.known(view.key.period.whole_year())
    last_year, last_to_date = shape_of(view, to_date.figure.key.period) or (None, None)
    estimate = year if year and not year.derived and year.figure.status in RUNNING else None
    return Course(view.name, plan, to_date, last_year, last_to_date, estimate)


def to_date_of(view: View) -> Input | None:
    """Lũy kế dùng để tính chặng còn lại: kỳ đang xét nếu là lũy kế, không thì kỳ lũy kế gần nhất."""
    ends = {one.figure.key.period.last for one in view.shelf.levels(view.key)}
    for last in sorted((end for end in ends if end <= min(11, view.key.period.last)), reverse=True):
        found = view.known(Period(view.key.period.year, 1, last))
        if found and not is_ratio(found.figure.amount.unit):
            return found
    return None


def plan_of(view: View) -> Input | None:
    """Kế hoạch năm bằng mức: đã ghi sổ, hay suy ra từ tỷ lệ đạt, hay từ tốc độ tăng kế hoạch."""
    year = view.key.period.whole_year()
    return view.known(year, Measure.PLAN) or _plan_from_share(view, year) or _plan_from_growth(view, year)


def _plan_from_share(view: View, year: Period) -> Input | None:
    for period in dict.fromkeys((view.key.period, year)):
        percent = view.stated(Measure.PLAN_PCT, period)
        if percent is None or percent.figure.amount.value <= 0 or not period.is_cumulative:
            continue
        level = view.known(period)
        if level is None:
            continue
        key = view.key.with_period(year)
        inputs = (level.as_role(Role.CURRENT), percent.as_role(Role.PLAN_PCT))
        return _derived(Operation.IMPLIED_PLAN, key, inputs, Role.PLAN)
    return None


def _plan_from_growth(view: View, year: Period) -> Input | None:
    planned = view.known(year, Measure.PLAN, ratio=True)
    last_year = view.known(year.last_year()) if planned else None
    if planned is None or last_year is None or is_ratio(last_year.figure.amount.unit):
        return None
    inputs = (last_year.as_role(Role.LAST_YEAR), planned.as_role(Role.PLAN_GROWTH))
    return _derived(Operation.PLAN_LEVEL, view.key.with_period(year), inputs, Role.PLAN)


def shape_of(view: View, to_date: Period) -> tuple[Input, Input] | None:
    """Cả năm trước và lũy kế cùng kỳ: cùng đã ghi sổ, không thì cùng suy ra, không thì lẫn."""
    spans = (view.key.period.whole_year(), to_date)
    recorded = [recorded_base(view, span) for span in spans]
    implied = [implied_base(view, span) for span in spans]
    mixed = [held or guessed for held, guessed in zip(recorded, implied, strict=True)]
    for year, part in (recorded, implied, mixed):
        if year and part and year.figure.amount.base > part.figure.amount.base > 0:
            return year, part
    return None


def recorded_base(view: View, period: Period) -> Input | None:
    """Mức cùng kỳ năm trước đã ghi sổ, trừ khi tỷ lệ đã nêu cho thấy nó sai bậc."""
    base, level = view.known(period.last_year()), view.known(period)
    if base is None or level is None:
        return base
    return (
        base
        if growth(level, base, stated=view.stated(Measure.YOY, period), rules=view.rules).amount
        else None
    )


def implied_base(view: View, period: Period) -> Input | None:
    """Mức cùng kỳ năm trước suy ra từ mức và tốc độ tăng đã nêu của kỳ này."""
    level, rate = view.known(period), view.stated(Measure.YOY, period)
    if level is None or rate is None or rate.figure.amount.value <= -100 or rate.figure.amount.unit != "%":
        return None
    inputs = (level.as_role(Role.CURRENT), rate.as_role(Role.GROWTH))
    return _derived(
        Operation.IMPLIED_BASE, level.figure.key.with_period(period.last_year()), inputs, Role.BASE
    )


def _derived(operation: Operation, key: FigureKey, inputs: tuple[Input, ...], role: Role) -> Input:
    result = compute(operation, key, inputs, scale=inputs[0].figure.amount.scale)
    return result.as_input(role)
