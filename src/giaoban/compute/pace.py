"""Nhịp cần đạt: what each remaining month must bring to reach the plan, told in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from giaoban.compute.derived import Derived, Input, compute, write_amount
from giaoban.compute.formula import Operation, Role, percent_of
from giaoban.compute.part import plan_share
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, differences
from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.unit import Amount


@dataclass(frozen=True)
class Course:
    """Chặng đường của một chỉ tiêu trong năm: kế hoạch, lũy kế, nhịp năm trước, số ước cả năm (nếu có)."""

    name: str
    plan: Input
    to_date: Input
    last_year: Input | None = None
    last_to_date: Input | None = None
    estimate: Input | None = None

    @property
    def months_left(self) -> int:
        """Số tháng còn lại của năm."""
        return 12 - self.to_date.figure.key.period.last

    @property
    def shape(self) -> tuple[Input, Input] | None:
        """Nhịp năm trước: cả năm và lũy kế cùng kỳ, nếu cả hai đều biết và hợp lý."""
        if self.last_year is None or self.last_to_date is None:
            return None
        year, part = self.last_year.figure.amount.base, self.last_to_date.figure.amount.base
        return (self.last_year, self.last_to_date) if year > part > 0 else None


def pace(course: Course, rules: Rules = NO_RULES) -> tuple[Derived, ...]:
    """Mức cần mỗi tháng, tốc độ tăng cần đạt, và cả năm nếu giữ nhịp năm trước; câu kể nằm ở số đầu."""
    needed = _per_month(course, rules)
    if needed.amount is None:
        return (needed,)
    others = _by_shape(course, rules)
    return (replace(needed, sentence=_sentence(course, needed, others)), *others)


def pace_rate(
    name: str, actual: Input, planned: Input, *, share: Decimal | None = None, rules: Rules = NO_RULES
) -> Derived:
    """Tốc độ tăng mà các tháng còn lại cần đạt để cả năm tăng như kế hoạch (cho chỉ số, tỷ lệ không có mức).

    `share` is the part of last year, in %, that the months gone by made; unknown, they count as equal months.
    """
    key, plan_key = actual.figure.key, planned.figure.key
    rest = key.period.rest_of_year()
    refusals = [r for r in differences(actual.figure, planned.figure, rules) if r.reason is not Reason.STATUS]
    if rest is None or not key.period.is_cumulative or plan_key.period != key.period.whole_year():
        detail = f"kế hoạch {plan_key.period.write()}, thực hiện {key.period.write()}"
        refusals.append(Refusal(Reason.PART_PERIOD, detail))
    part = share if share is not None else percent_of(Decimal(key.period.last), Decimal(12))
    weight = replace(actual.figure, amount=Amount(part, 1, "%"), places=12)
    inputs = (
        planned.as_role(Role.PLAN_GROWTH),
        actual.as_role(Role.GROWTH),
        Input(weight, Role.SHARE, source="" if share is not None else "coi các tháng năm trước bằng nhau"),
    )
    key = replace(key, period=rest or key.period)
    result = compute(Operation.PACE_RATE, key, inputs, refusals=refusals, rules=rules)
    return replace(result, sentence=_rate_sentence(name, result, actual, planned))


def _rate_sentence(name: str, result: Derived, actual: Input, planned: Input) -> str:
    if result.amount is None:
        return ""
    head = actual.figure.key.period.write()
    left = 12 - actual.figure.key.period.last
    return (
        f"{head[0].upper()}{head[1:]}, {name} {_rate_words(actual.figure.amount)}; để cả năm "
        f"{_rate_words(planned.figure.amount)} như kế hoạch, {left} tháng còn lại phải "
        f"{_rate_words(result.amount)} so với cùng kỳ năm trước."
    )


def _rate_words(rate: Amount) -> str:
    word = "tăng" if rate.value >= 0 else "giảm"
    return f"{word} {write_amount(Amount(abs(rate.value), 1, '%'), 2)}"


def _per_month(course: Course, rules: Rules) -> Derived:
    plan, to_date = course.plan, course.to_date
    key = replace(to_date.figure.key, measure=Measure.LEVEL)
    refusals = [r for r in differences(to_date.figure, plan.figure, rules) if r.reason is not Reason.STATUS]
    refusals += _calendar_refusals(course)
    left = _months_left(course)
    inputs = (plan.as_role(Role.PLAN), to_date.as_role(Role.TO_DATE), left)
    scale = to_date.figure.amount.scale
    return compute(Operation.PACE, key, inputs, scale=scale, refusals=refusals, rules=rules)


def _calendar_refusals(course: Course) -> list[Refusal]:
    whole, part = course.plan.figure.key.period, course.to_date.figure.key.period
    found = []
    if course.plan.figure.amount.value <= 0:
        found.append(Refusal(Reason.PLAN_ZERO, f"kế hoạch {whole.write()} không lớn hơn 0"))
    if whole.months != 12 or whole.year != part.year or not part.is_cumulative:
        found.append(
            Refusal(
                Reason.PART_PERIOD, f"kế hoạch {whole.write()}, thực hiện {part.write()} không phải lũy kế"
            )
        )
    if course.months_left == 0:
        found.append(Refusal(Reason.PART_PERIOD, f"{part.write()} đã hết, không còn tháng nào"))
    return found


def _months_left(course: Course) -> Input:
    rest = course.to_date.figure.key.period.rest_of_year()
    key = course.to_date.figure.key.with_period(rest or course.to_date.figure.key.period)
    amount = Amount(Decimal(course.months_left), 1, "tháng")
    status = course.to_date.figure.status
    return Input(Figure(replace(key, indicator="tháng còn lại"), amount, status, places=12), Role.MONTHS_LEFT)


def _by_shape(course: Course, rules: Rules) -> tuple[Derived, ...]:
    if course.shape is None:
        return ()
    last_year, last_to_date = course.shape
    rest = course.to_date.figure.key.period.rest_of_year()
    key = course.to_date.figure.key
    before = (last_year.as_role(Role.LAST_YEAR), last_to_date.as_role(Role.LAST_TO_DATE))
    to_date = course.to_date.as_role(Role.TO_DATE)
    refusals = [r for i in before for r in differences(course.to_date.figure, i.figure, rules)]
    growth_key = replace(key, period=rest or key.period, measure=Measure.YOY)
    plan = course.plan.as_role(Role.PLAN)
    growth = compute(
        Operation.PACE_GROWTH, growth_key, (plan, to_date, *before), refusals=refusals, rules=rules
    )
    outlook = compute(
        Operation.OUTLOOK,
        key.with_period(key.period.whole_year()),
        (to_date, *before),
        scale=to_date.figure.amount.scale,
        refusals=refusals,
        rules=rules,
    )
    return growth, outlook


def _sentence(course: Course, needed: Derived, others: Sequence[Derived]) -> str:
    assert needed.amount is not None
    opening = _so_far(course)
    missing = course.plan.figure.amount.base - course.to_date.figure.amount.base
    if missing <= 0:
        return f"{opening}; đã đạt kế hoạch năm."
    scale, unit = needed.amount.scale, needed.amount.unit
    whole = write_amount(Amount(missing / scale, scale, unit), 1)
    months = f"{course.months_left} tháng còn lại" if course.months_left > 1 else "tháng còn lại"
    each = f", bình quân {needed.write()} mỗi tháng" if course.months_left > 1 else ""
    said = [f"{opening}. Để đạt kế hoạch năm, {months} phải đạt thêm {whole}{each}{_times(course, needed)}"]
    said += [_growth_words(other) for other in others if other.name is Operation.PACE_GROWTH and other.amount]
    tail = [_outlook_words(course, o) for o in others if o.name is Operation.OUTLOOK and o.amount]
    return " ".join([", ".join(said) + ".", *tail, *_estimate_words(course)])


def _estimate_words(course: Course) -> list[str]:
    if course.estimate is None:
        return []
    estimate, plan = course.estimate.figure.amount, course.plan.figure.amount
    short = Amount((plan.base - estimate.base) / estimate.scale, estimate.scale, estimate.unit)
    said = f"Số ước cả năm là {write_amount(estimate)}"
    if short.value <= 0:
        return [f"{said}, đạt kế hoạch năm."]
    return [f"{said}, còn thiếu {_about(course)}{write_amount(short, 1)} so với kế hoạch năm."]


def _so_far(course: Course) -> str:
    key, amount = course.to_date.figure.key, course.to_date.figure.amount
    item = f" ({key.item})" if key.item else ""
    done = plan_share(course.to_date, course.plan)
    share = (
        f", bằng {done.write()} kế hoạch năm {key.period.year} ({_plan_words(course)})" if done.amount else ""
    )
    head = key.period.write()
    return f"{head[0].upper()}{head[1:]}, {course.name}{item} đạt {write_amount(amount)}{share}"


def _plan_words(course: Course) -> str:
    return _about(course) + write_amount(course.plan.figure.amount, 1)


def _about(course: Course) -> str:
    return "khoảng " if course.plan.derived else ""


def _times(course: Course, needed: Derived) -> str:
    assert needed.amount is not None
    mean = course.to_date.figure.amount.base / course.to_date.figure.key.period.last
    if mean <= 0:
        return ""
    against = f"bình quân {course.to_date.figure.key.period.last} tháng đầu năm"
    if needed.amount.base < mean:
        return f", bằng {write_number(percent_of(needed.amount.base, mean), 2)}% {against}"
    return f", gấp {write_number(needed.amount.base / mean, 2)} lần {against}"


def _growth_words(growth: Derived) -> str:
    assert growth.amount is not None
    return f"tức {_rate_words(growth.amount)} so với cùng kỳ năm trước"


def _outlook_words(course: Course, outlook: Derived) -> str:
    assert outlook.amount is not None
    share = write_number(percent_of(outlook.amount.base, course.plan.figure.amount.base), 2)
    year = course.to_date.figure.key.period.year
    said = f"Nếu giữ nhịp như năm {year - 1}, cả năm {year} ước đạt {outlook.write()}"
    return f"{said}, bằng {share}% kế hoạch năm."
