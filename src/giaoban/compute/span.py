"""Lũy kế và phần còn lại: sums over the months, and what the year's figure implies for its rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from giaoban.compute.derived import Derived, Input, compute
from giaoban.compute.formula import Operation, Role
from giaoban.compute.refusal import NO_RULES, Reason, Refusal, Rules, differences
from giaoban.terms.figure import Figure
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period
from giaoban.terms.unit import is_ratio

WHY_NOT = {
    "index": "chỉ số không cộng và không lấy bình quân; cần sản lượng và quyền số",
    "rate": "tỷ lệ không cộng; cần tử số và mẫu số",
    "stock": "số thời điểm không cộng theo thời gian",
    "flow": "chỉ tiêu không cộng theo thời gian",
}


def tile(period: Period, available: Iterable[Period]) -> tuple[Period, ...]:
    """Những kỳ rời nhau ghép vừa khít `period`, ít mảnh nhất, mảnh dài trước; rỗng nếu không ghép được.

    >>> months = [Period(2024, m, m) for m in range(1, 13)] + [Period(2024, 1, 3)]
    >>> [piece.code for piece in tile(Period(2024, 1, 5), months)]
    ['2024-Q1', '2024-M04', '2024-M05']
    """
    pieces: dict[int, list[Period]] = {}
    for piece in available:
        if piece in period and piece != period:
            pieces.setdefault(piece.first, []).append(piece)
    best: dict[int, tuple[Period, ...]] = {period.first: ()}
    for month in range(period.first, period.last + 1):
        if month not in best:
            continue
        for piece in pieces.get(month, ()):
            path = (*best[month], piece)
            held = best.get(piece.last + 1)
            if held is None or len(path) < len(held):
                best[piece.last + 1] = path
    return best.get(period.last + 1, ())


def additive(figure: Figure, indicator: Indicator | None) -> Refusal | None:
    """Lời từ chối nếu mức của chỉ tiêu không cộng được theo thời gian."""
    name = indicator.name if indicator else figure.key.indicator
    if is_ratio(figure.amount.unit) or (indicator and indicator.kind in ("index", "rate")):
        kind = indicator.kind if indicator and indicator.kind in ("index", "rate") else "rate"
        return Refusal(Reason.NOT_ADDITIVE, f"{name}: {WHY_NOT[kind]}")
    if indicator and not indicator.adds_over_time:
        return Refusal(Reason.NOT_ADDITIVE, f"{name}: {WHY_NOT[indicator.kind]}")
    return None


def cumulative(
    terms: Sequence[Input], period: Period, *, indicator: Indicator | None = None, rules: Rules = NO_RULES
) -> Derived:
    """Tổng của các kỳ rời nhau phủ kín `period`; từ chối nếu thiếu tháng, trùng tháng hay không cộng được."""
    first = terms[0].figure
    refusals = [additive(first, indicator), _covers(terms, period)]
    refusals += [refusal for term in terms[1:] for refusal in differences(first, term.figure, rules)]
    key = first.key.at(period, Measure.LEVEL)
    inputs = [term.as_role(Role.TERM) for term in terms]
    scale = min(term.figure.amount.scale for term in terms)
    found = [refusal for refusal in refusals if refusal]
    return compute(Operation.CUMULATIVE, key, inputs, scale=scale, refusals=found, rules=rules)


def _covers(terms: Sequence[Input], period: Period) -> Refusal | None:
    spans = [term.figure.key.period for term in terms]
    if _end_to_end(spans, period):
        return None
    months = [month for span in spans for month in range(span.first, span.last + 1)]
    outside = [span.write() for span in spans if span not in period]
    if outside:
        return Refusal(Reason.PART_PERIOD, f"{outside[0]} không nằm trong {period.write()}")
    twice = sorted({month for month in months if months.count(month) > 1})
    if twice:
        return Refusal(Reason.PART_PERIOD, f"tháng {twice[0]} được tính hai lần")
    missing = sorted(set(range(period.first, period.last + 1)) - set(months))
    if missing:
        return Refusal(Reason.MISSING, f"thiếu tháng {', '.join(map(str, missing))} của {period.write()}")
    return None


def _end_to_end(spans: Sequence[Period], period: Period) -> bool:
    """Các kỳ nối nhau đúng thứ tự, từ đầu đến cuối `period`: trường hợp thường gặp."""
    at = period.first
    for span in spans:
        if span.year != period.year or span.first != at:
            return False
        at = span.last + 1
    return at == period.last + 1


def remaining(
    year: Input, to_date: Input, *, indicator: Indicator | None = None, rules: Rules = NO_RULES
) -> Derived:
    """Mức của phần còn lại của năm mà số cả năm (thường là số ước) kéo theo."""
    rest = to_date.figure.key.period.rest_of_year()
    key = replace(year.figure.key, period=rest or year.figure.key.period)
    inputs = (year.as_role(Role.YEAR), to_date.as_role(Role.TO_DATE))
    found = [additive(year.figure, indicator), _one_year(year, to_date)]
    refusals = [*(refusal for refusal in found if refusal), *differences(year.figure, to_date.figure, rules)]
    scale = min(i.figure.amount.scale for i in inputs)
    return compute(Operation.REMAINING, key, inputs, scale=scale, refusals=refusals, rules=rules)


def _one_year(year: Input, to_date: Input) -> Refusal | None:
    whole, part = year.figure.key.period, to_date.figure.key.period
    if whole.months == 12 and part.is_cumulative and part.months < 12 and part.year == whole.year:
        return None
    return Refusal(Reason.PART_PERIOD, f"cần số cả năm và lũy kế, có {whole.write()} và {part.write()}")


def remaining_growth(
    year: Input, to_date: Input, last_year: Input, last_to_date: Input, *, rules: Rules = NO_RULES
) -> Derived:
    """Tăng trưởng của phần còn lại của năm mà số cả năm kéo theo, so với cùng phần ấy năm trước."""
    rest = to_date.figure.key.period.rest_of_year()
    key = replace(year.figure.key, period=rest or year.figure.key.period, measure=Measure.YOY)
    inputs = (
        year.as_role(Role.YEAR),
        to_date.as_role(Role.TO_DATE),
        last_year.as_role(Role.LAST_YEAR),
        last_to_date.as_role(Role.LAST_TO_DATE),
    )
    found = [_one_year(year, to_date), _one_year(last_year, last_to_date), _left(last_year, last_to_date)]
    refusals = [refusal for refusal in found if refusal]
    for other in inputs[1:]:
        refusals += differences(year.figure, other.figure, rules)
    return compute(Operation.REMAINING_GROWTH, key, inputs, refusals=refusals, rules=rules)


def _left(last_year: Input, last_to_date: Input) -> Refusal | None:
    if last_year.figure.amount.base > last_to_date.figure.amount.base:
        return None
    return Refusal(Reason.BASE_ZERO, "phần còn lại của năm trước không lớn hơn 0")
