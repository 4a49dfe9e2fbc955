"""Biểu các tháng: one row through successive files: cumulatives that cannot be, silent revisions, lost thousands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from giaoban.check.company import significant
from giaoban.check.finding import Finding, Severity
from giaoban.check.sheets import Row, cell_finding, cell_of, written
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import Interval, write_number
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

REVISED = Decimal("0.01")
SLIGHT = Decimal("0.005")
LEAP = Decimal(5)
THOUSAND = (Decimal(400), Decimal(2500))
MEAN = Decimal("0.0001")
STEP = Decimal("0.02")  # what an index printed with two decimals must move, a month's share of the gap


def vintage_findings(rows: Iterable[Row]) -> Iterator[Finding]:
    """Phát hiện trên các biểu nối nhau của cùng một hàng."""
    chains: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row_period(row) is not None:
            chains[row.key].append(row)
    for chain in chains.values():
        chain.sort(key=lambda row: row_period(row) or Period(1900, 1, 1))
        lost = list(_lost_thousands(chain))
        known = {(one.document, one.where) for one in lost}
        yield from lost
        for row in chain:
            yield from _impossible_in_row(row, known)
        for at, (before, row) in enumerate(pairwise(chain)):
            if row.document != before.document:
                yield from _against_previous(chain[: at + 1], row, known)
        yield from _means(chain)


def row_period(row: Row) -> Period | None:
    """Kỳ của biểu: kỳ lũy kế (hay kỳ duy nhất) có ô mức muộn nhất."""
    periods = [
        one.period for one in row.cells if one.period and one.measure in (Measure.LEVEL, Measure.INDEX)
    ]
    latest = [period for period in periods if period.is_cumulative]
    return max(latest, key=lambda period: (period.year, period.last), default=None)


def _months(period: Period) -> tuple[Period, Period | None]:
    month = Period(period.year, period.last, period.last)
    return month, Period(period.year, 1, period.last - 1) if period.last > 1 else None


def _impossible_in_row(row: Row, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Lũy kế nhỏ hơn tháng, ở năm nay và năm trước."""
    period = row_period(row)
    if period is None or row.kind != "flow" or period.last == 1:
        if period is not None and row.kind == "index":
            yield from _zero_index(row, period)
        return
    for year in (period, period.last_year()):
        month = row.level(_months(year)[0])
        whole = row.level(year)
        if month is None or whole is None or (row.document, whole.where) in known:
            continue
        if whole.interval.high < month.interval.low:
            reason = f"lũy kế {written(whole)} nhỏ hơn riêng tháng {written(month)}"
            line = f"Ô {cell_of(whole)}: {written(whole)}; ô {cell_of(month)}: {written(month)}."
            yield cell_finding(row, whole, "impossible-cumulative", reason, (line,))


def _zero_index(row: Row, period: Period) -> Iterator[Finding]:
    for claim in row.levels(period):
        if claim.value == 0:
            line = f"Ô {cell_of(claim)} ghi 0: chỉ số lũy kế không thể bằng 0 khi tháng có số."
            yield cell_finding(row, claim, "impossible-cumulative", "chỉ số lũy kế bằng 0", (line,))
            return


def _against_previous(others: Sequence[Row], row: Row, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Biểu này với biểu liền trước; lũy kế thì với biểu trước gần nhất có lũy kế."""
    before = others[-1]
    period, earlier = row_period(row), row_period(before)
    if period is None or earlier is None or earlier.year != period.year or earlier.last >= period.last:
        return
    yield from _revised_months(before, row, earlier, known)
    yield from _copied_columns(before, row, earlier, period)
    yield from _plans(before, row, known)
    if period.last - earlier.last == 1:
        for year, old in ((period, earlier), (period.last_year(), earlier.last_year())):
            if row.kind == "flow":
                yield from _cumulative_step(others, row, year, known)
            elif row.kind == "index":
                yield from _index_step(before, row, year, old)


def _revised_months(before: Row, row: Row, earlier: Period, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Tháng trước trong biểu này khác số của chính tháng ấy trong biểu trước."""
    month = _months(earlier)[0]
    old, new = before.level(month), row.level(month)
    if old is None or new is None or not old.value or not new.value or (row.document, new.where) in known:
        return
    change = new.amount.base / old.amount.base - 1
    if old.unit != new.unit or (abs(change) < SLIGHT and new.interval.meets(old.interval)):
        return
    percent = f"{'+' if change > 0 else ''}{write_number(change * 100, 1 if abs(change) >= SLIGHT else 2)}%"
    line = f"{_there(before, old)}; biểu này, ô {cell_of(new)}: {written(new)} ({percent})."
    yield cell_finding(
        row,
        new,
        "revised",
        f"số tháng trước sửa từ {written(old)} thành {written(new)} ({percent}) mà không nêu",
        (line,),
        severity="warning" if abs(change) >= REVISED else "note",
    )


def _copied_columns(before: Row, row: Row, earlier: Period, period: Period) -> Iterator[Finding]:
    """Số tháng này của năm trước (với chỉ số: so với tháng trước) giống hệt biểu trước: chép cả cột."""
    this, last = _months(period)[0], _months(earlier)[0]
    if row.kind == "index":
        old, new = before.on_previous(last), row.on_previous(this)
    else:
        old, new = before.level(last.last_year()), row.level(this.last_year())
    if old is None or new is None or old.value != new.value or not new.value:
        return
    if significant(new.amount) >= 3 + (row.kind == "index"):
        yield _unchanged(before, row, new, old)


def _unchanged(before: Row, row: Row, new: Claim, old: Claim) -> Finding:
    line = f"{before.document}, ô {cell_of(old)} cũng là {written(old)}."
    return cell_finding(row, new, "unchanged", f"{written(new)} giống hệt số của kỳ trước đó", (line,))


def _plans(before: Row, row: Row, known: set[tuple[str, str]]) -> Iterator[Finding]:
    old, new = before.plan, row.plan
    if old is None or new is None or not old.value or not new.value or (row.document, new.where) in known:
        return
    ratio = new.amount.base / old.amount.base
    if abs(ratio - 1) > SLIGHT and not THOUSAND[0] < max(ratio, 1 / ratio) < THOUSAND[1]:
        line = f"{_there(before, old)}; biểu này, ô {cell_of(new)}: {written(new)}."
        yield cell_finding(
            row, new, "revised", f"kế hoạch sửa từ {written(old)} thành {written(new)}", (line,)
        )


def _cumulative_step(
    others: Sequence[Row], row: Row, year: Period, known: set[tuple[str, str]]
) -> Iterator[Finding]:
    """Lũy kế = lũy kế trước (kể cả phần tháng trước đã sửa) + các tháng từ đó đến nay."""
    whole, before = row.level(year), _last_with_cumulative(others, year)
    if whole is None or before is None or (row.document, whole.where) in known:
        return
    end = Period(year.year, 1, (row_period(before) or year).last)
    old = before.level(end)
    rows = [*others, row]
    months = [_latest(rows, Period(year.year, at, at)) for at in range(end.last + 1, year.last + 1)]
    added = [one for one in months if one is not None]
    if old is None or len(added) < len(months) or whole.interval.high < added[-1].interval.low:
        return  # nothing to add, or already said
    if whole.interval.high < old.interval.low or (whole.value == old.value and added[-1].value > 0):
        yield _stands_still(row, whole, old, before)
        return
    shift = _revision(before, rows, end)
    expected = sum((one.interval for one in added), old.interval + shift)
    gap = whole.amount.base - expected.middle
    if expected.meets(whole.interval):
        return
    slight = abs(gap) <= SLIGHT * max(whole.amount.base, expected.middle)
    scale = whole.scale
    fixed = f" + phần sửa {write_number(shift.middle / scale, 2)}" if shift.middle else ""
    line = (
        f"{' + '.join(written(one) for one in (old, *added))}{fixed} = {write_number(expected.middle / scale, 2)}, "
        f"ô {cell_of(whole)} ghi {written(whole)}: lệch {write_number(gap / scale, 2)}."
    )
    reason = f"lũy kế lệch {write_number(gap / scale, 2)} so với lũy kế trước cộng tháng này"
    severity: Severity = "note" if slight else "warning"
    yield cell_finding(row, whole, "revised-cumulative", reason, (line,), severity=severity)


def _last_with_cumulative(others: Sequence[Row], year: Period) -> Row | None:
    """Biểu trước gần nhất có lũy kế của năm ấy."""
    for one in reversed(others):
        period = row_period(one)
        old = one.level(Period(year.year, 1, period.last)) if period and period.last < year.last else None
        if old is not None and old.value:
            return one
    return None


def _latest(rows: Sequence[Row], month: Period) -> Claim | None:
    """Số của một tháng ở biểu mới nhất có ghi nó."""
    return next((found for row in reversed(rows) if (found := row.level(month))), None)


def _stands_still(row: Row, whole: Claim, old: Claim, before: Row) -> Finding:
    word = "bằng đúng" if whole.value == old.value else "nhỏ hơn"
    reason = f"lũy kế {written(whole)} {word} lũy kế kỳ trước {written(old)}"
    line = f"Ô {cell_of(whole)}: {written(whole)}; {_there(before, old)}."
    return cell_finding(row, whole, "impossible-cumulative", reason, (line,))


def _revision(before: Row, rows: Sequence[Row], old_year: Period) -> Interval:
    """Phần mà số tháng cuối của lũy kế trước đã sửa từ biểu ấy đến biểu mới nhất."""
    month = _months(old_year)[0]
    old, new = before.level(month), _latest(rows, month)
    if old is None or new is None or new.interval.meets(old.interval):
        return Interval.point(0)
    return new.interval - old.interval


def _index_step(before: Row, row: Row, period: Period, earlier: Period) -> Iterator[Finding]:
    """Chỉ số lũy kế nằm giữa chỉ số lũy kế trước và chỉ số tháng, với quyền số hợp lý của một tháng."""
    whole, month, old = row.level(period), row.level(_months(period)[0]), before.level(earlier)
    if whole is None or month is None or old is None or not whole.value or not old.value:
        return
    if whole.value == old.value and abs(month.value - old.value) > period.last * STEP:
        yield _unchanged(before, row, whole, old)
        return
    revised = row.level(_months(earlier)[0])
    bounds = f"lũy kế trước: {_there(before, old)}; tháng: {written(month)} (ô {cell_of(month)})"
    line = f"Ô {cell_of(whole)} ghi {written(whole)}; {bounds}."
    outside = f"chỉ số lũy kế {written(whole)} nằm ngoài {written(old)} và {written(month)}"
    if _between(whole, old, month):
        heavy = _weight(whole, month, old) > Decimal(3) / period.last
        if heavy and not _explained(before, revised, whole, old):
            reason = f"chỉ số lũy kế {written(whole)} quá gần chỉ số riêng tháng {written(month)}"
            yield cell_finding(row, whole, "impossible-cumulative", reason, (line,), severity="warning")
    elif _between(whole, old, month, *([revised] if revised else [])):
        yield cell_finding(row, whole, "revised-cumulative", f"{outside}: các tháng trước đã bị sửa", (line,))
    else:
        yield cell_finding(row, whole, "impossible-cumulative", outside, (line,))


def _between(whole: Claim, *parts: Claim) -> bool:
    """Nằm giữa các chỉ số ấy, trong phạm vi làm tròn."""
    low, high = min(one.interval.low for one in parts), max(one.interval.high for one in parts)
    return low <= whole.interval.high and whole.interval.low <= high


def _there(row: Row, claim: Claim) -> str:
    return f"{row.document}, ô {cell_of(claim)}: {written(claim)}"


def _explained(before: Row, revised: Claim | None, whole: Claim, old: Claim) -> bool:
    """Số tháng trước đã sửa cùng chiều với lũy kế: lũy kế đổi nhiều là vì thế."""
    estimate = before.level(revised.period) if revised else None
    if revised is None or estimate is None:
        return False
    change = revised.value - estimate.value
    return abs(change) > 1 and (change > 0) == (whole.value > old.value)


def _weight(whole: Claim, month: Claim, old: Claim) -> Decimal:
    """Quyền số mà tháng này phải có để lũy kế thành như thế."""
    span = month.value - old.value
    return (whole.value - old.value) / span if abs(span) > 2 else Decimal(0)


def _means(chain: Sequence[Row]) -> Iterator[Finding]:
    """Chỉ số lũy kế là trung bình cộng của các chỉ số tháng."""
    months: dict[Period, Decimal] = {}
    for row in chain:
        period = row_period(row)
        if period is None or row.kind != "index":
            continue
        for claim in row.cells:
            if (
                claim.measure is Measure.INDEX
                and claim.base != "pop"
                and claim.period
                and claim.period.months == 1
            ):
                months[claim.period] = claim.value
        values = [months.get(Period(period.year, number, number)) for number in range(1, period.last + 1)]
        whole = row.level(period)
        known = [value for value in values if value is not None]
        if whole is None or len(known) < 3 or len(known) < len(values) or len(set(known)) == 1:
            continue
        mean = sum(known, Decimal(0)) / len(known)
        if abs(mean - whole.value) <= MEAN:
            total = " + ".join(write_number(value) for value in known)
            line = f"({total}) ÷ {len(known)} = {write_number(mean, 2)} (ô {cell_of(whole)})."
            yield cell_finding(
                row, whole, "index-mean", "chỉ số lũy kế là trung bình cộng các tháng", (line,)
            )


def _lost_thousands(chain: Sequence[Row]) -> Iterator[Finding]:
    """Ô kém hay gấp khoảng nghìn lần mức bình quân tháng của hàng; ô tháng lệch hẳn mọi tháng khác."""
    if not chain or chain[0].kind == "index":
        return
    cells = [
        (row, one)
        for row in chain
        for one in row.cells
        if one.measure in (Measure.LEVEL, Measure.PLAN) and one.value > 0
    ]
    levels = sorted(_per_month(one) for _, one in cells if one.measure is Measure.LEVEL)
    if len(levels) < 4:
        return
    middle = levels[len(levels) // 2]
    for row, claim in cells:
        ratio = middle / _per_month(claim)
        if THOUSAND[0] < ratio < THOUSAND[1]:
            yield _thousand(row, claim, Decimal(1000), middle)
        elif THOUSAND[0] < 1 / ratio < THOUSAND[1]:
            yield _thousand(row, claim, Decimal("0.001"), middle)
        elif _leaps(row, claim, middle):
            yield _leap(row, claim, middle)


def _per_month(claim: Claim) -> Decimal:
    months = claim.period.months if claim.period else 12
    return claim.amount.base / months


def _thousand(row: Row, claim: Claim, factor: Decimal, middle: Decimal) -> Finding:
    value = (claim.value * factor).normalize() + 0
    words = "mất ba chữ số" if factor > 1 else "thừa ba chữ số"
    mean, usual = (write_number(one / claim.scale, 2) for one in (_per_month(claim), middle))
    line = (
        f"Bình quân tháng {mean}, cả hàng khoảng {usual}: {words}, {written(claim)} → {write_number(value)}."
    )
    return cell_finding(
        row,
        claim,
        "lost-thousand",
        f"{written(claim)} {words}",
        (line,),
        Amount(value, claim.scale, claim.unit),
    )


def _leaps(row: Row, claim: Claim, middle: Decimal) -> bool:
    """Tháng gấp trên 5 lần (hay dưới 1/5) cả bình quân lẫn số cùng tháng của năm kia."""
    period = claim.period
    if period is None or period.months != 1 or claim.measure is not Measure.LEVEL or row.kind != "flow":
        return False
    other = row.level(period.last_year()) or row.level(period.last_year(-1))
    ratios = [claim.amount.base / middle]
    if other is not None and other.value > 0:
        ratios.append(claim.amount.base / other.amount.base)
    return all(ratio > LEAP for ratio in ratios) or all(ratio < 1 / LEAP for ratio in ratios)


def _leap(row: Row, claim: Claim, middle: Decimal) -> Finding:
    factor = Decimal("0.1") if claim.value > middle else Decimal(10)
    value = (claim.value * factor).normalize() + 0
    line = f"{written(claim)} lệch hẳn cùng kỳ; cả hàng khoảng {write_number(middle / claim.scale, 2)} mỗi tháng."
    reason = f"{written(claim)} lệch hẳn cỡ so với các tháng"
    return cell_finding(row, claim, "scale", reason, (line,), Amount(value, claim.scale, claim.unit))
