"""So từng cặp: two values for one key, and one value that stands unchanged at two periods."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from giaoban.check.company import Company, significant
from giaoban.check.equation import PRICED, Equation, Instance, Role, widen
from giaoban.check.expression import compile_expression
from giaoban.check.fact import BOOK, Fact, Ledger, Series, place_on
from giaoban.check.finding import Finding
from giaoban.check.mend import Mend, mends
from giaoban.check.report import describe, said, source_of
from giaoban.terms.number import Interval
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

SOLVE = MappingProxyType({"value": "other", "other": "value"})
SAME = Equation(
    "two-values",
    (Role("value", ""), Role("other", "")),
    SOLVE,
    MappingProxyType({name: compile_expression(text) for name, text in SOLVE.items()}),
    across=Decimal("0.03"),
)
SIGNIFICANT = 4
RANGE = 12
QUARTER = 3


def settled(facts: Sequence[Fact]) -> list[Fact]:
    """Bỏ những số mà văn bản gắn vào một khóa nhưng không thể là một số: khóa ấy đọc chưa đủ (thiếu phân tổ).

    Two values of which one is a slip of the other stay: that is what the checks look for.
    """
    cells: dict[tuple[Series, str, Period, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        cells[fact.series, fact.measure, fact.period, fact.unit].append(fact)
    seen = Counter((fact.amount, fact.measure) for fact in facts)
    twice = {
        amount for (amount, _), times in seen.items() if times > 1 and significant(amount) >= SIGNIFICANT
    }
    company = Company(facts)
    mixed = {
        id(fact)
        for group in cells.values()
        if len(group) > 1 and _mixed(group, twice, company)
        for fact in group
    }
    return [fact for fact in facts if id(fact) not in mixed]


def _mixed(group: Sequence[Fact], twice: Set[Amount], company: Company) -> bool:
    if group[0].measure == "share":
        return False  # shares of two wholes
    apart = [group[0]]
    for fact in group[1:]:
        if not any(fact.span.meets(other.span) for other in apart):
            apart.append(fact)
        if len(apart) > 2:
            return True
    if len(apart) == 2 and _said_at_once(*apart):
        return True
    if len(apart) == 2 and any(one.amount in twice or _astray(one, one.document, company) for one in apart):
        return False  # one of them may be a copy of another number of the text
    return len(apart) == 2 and not _slip_between(*apart)


def _said_at_once(one: Fact, other: Fact) -> bool:
    """Cùng một câu mà không phải nhầm bậc: hai số ấy nói hai điều (về lượng và về giá trị, hai giá, hai mục)."""
    scales = (*mends(one), *mends(other))
    return one.sentence == other.sentence and not any(
        mend.kind == "scale" and mend.new.span.meets((other if mend.old is one else one).span)
        for mend in scales
    )


def _slip_between(one: Fact, other: Fact) -> bool:
    return _slip_of(one, other) or _slip_of(other, one)


def _slip_of(one: Fact, other: Fact) -> bool:
    """Sửa một lỗi tay ở số này thì được số kia; lỗi bậc, lỗi dấu phẩy vẫn nhận ra khi hai nguồn lệch chút ít."""
    return any(_rounded(mend).overlaps(other.span) for mend in mends(one))


def _rounded(mend: Mend) -> Interval:
    span = mend.new.span
    return widen(span, SAME.across, "level") if mend.kind in ("scale", "shift") else span


def same_key_instances(ledger: Ledger) -> Iterator[Instance]:
    """Mỗi số với số đứng trước nó của cùng khóa trong văn bản, và với số của văn bản khác hay của sổ."""
    company = Company(ledger.facts)
    for measures in ledger.cells.values():
        for periods in measures.values():
            for facts in periods.values():
                if len(facts) > 1:
                    yield from _same_key(facts, company)


def own_border_instances(ledger: Ledger) -> Iterator[Instance]:
    """Số của kỳ trước một lần sáp nhập, kể trong văn bản viết sau: trùng số trên địa giới của kỳ ấy thì là số ấy.

    Where the two differ the text may tell the figure on its new borders: that is no contradiction.
    """
    for series, measures in ledger.cells.items():
        for measure, periods in measures.items() if series.home != series.place else ():
            for period, facts in periods.items():
                place = place_on(series.home, period.dates()[1])
                old = (
                    ledger.at(replace(series, place=place), measure, period) if place != series.place else ()
                )
                before = {fact.unit: fact for fact in sorted(old, key=lambda one: one.document == BOOK)}
                for fact in facts:
                    other = before.get(fact.unit)
                    if other is not None and other.span.meets(fact.span):
                        yield Instance(SAME, {"value": fact, "other": other})


def _same_key(facts: tuple[Fact, ...], company: Company) -> Iterator[Instance]:
    last: dict[tuple[str, str], Fact] = {}
    first: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda one: one.document != BOOK):
        before = last.get((fact.document, fact.unit)) or first.get(fact.unit) or first.get("")
        if before is not None and _comparable(fact, before, company):
            yield Instance(SAME, {"value": fact, "other": before})
        last[fact.document, fact.unit] = fact
        first.setdefault(fact.unit, fact)


def _comparable(fact: Fact, before: Fact, company: Company) -> bool:
    """Hai số thật sự nói một điều: không phải hai đầu một khoảng, hai kế hoạch, hay hai giá khác nhau.

    Two prices differ by what they may; that one of two values is a slip of the other, or another number of its
    own text, is no matter of prices.
    """
    together = fact.document == before.document
    if together and (fact.figure is not None or fact.start - before.end < RANGE):
        return False
    if fact.span.meets(before.span):
        return True  # one and the same number, whatever its price base
    if fact.measure in ("plan_pct", "share") or (together and _said_at_once(fact, before)):
        return False
    if together or fact.series.indicator not in PRICED or fact.series.basis or _constant_price(fact):
        return True
    if _slip_between(fact, before):
        return True
    return _astray(fact, before.document, company) or _astray(before, fact.document, company)


def _constant_price(fact: Fact) -> bool:
    """Tốc độ tăng GRDP bao giờ cũng theo giá so sánh."""
    return fact.series.indicator == "grdp" and fact.measure in ("yoy", "plan_growth")


def _astray(fact: Fact, document: str, company: Company) -> bool:
    """Số này cũng là số của mục khác: chép nhầm sang, hay đổi chỗ hai mục."""
    return company.repeated(fact) or company.elsewhere(fact, document)


def unchanged(ledger: Ledger) -> Iterator[Finding]:
    """Số giống hệt số của kỳ liền trước hay cùng kỳ năm trước: dễ là chép lại từ báo cáo trước.

    A number that the book holds for this very period is no copy of the last report; the book itself is looked at
    by `giaoban check --record`.
    """
    for measures in ledger.cells.values():
        for measure, periods in measures.items():
            if measure in ("plan", "plan_growth"):
                continue
            for period, facts in periods.items():
                earlier = [fact for at in _last_reports(period, periods) for fact in periods[at]]
                yield from _copied(facts, earlier)


def _last_reports(period: Period, periods: Container[Period]) -> list[Period]:
    """Các kỳ của báo cáo trước: kỳ liền trước, cùng kỳ năm trước, lũy kế của tháng trước hay của quý trước."""
    wanted = [period.last_year()]
    if 12 % period.months == 0 and (period.first - 1) % period.months == 0:
        wanted.append(period.previous())
    if period.is_cumulative:
        ends = [period.last - 1] + ([period.last - QUARTER] if period.last % QUARTER == 0 else [])
        wanted += [Period(period.year, 1, end) for end in ends if end > 0]
    return [one for one in dict.fromkeys(wanted) if one in periods]


def _copied(facts: Sequence[Fact], earlier: Sequence[Fact]) -> Iterator[Finding]:
    held = {fact.amount.base for fact in facts if not fact.document}
    seen = {(fact.value, fact.unit): fact for fact in reversed(earlier)}
    for fact in facts:
        before = seen.get((fact.value, fact.unit))
        if before is not None and fact.is_stated and fact.amount.base not in held:
            yield from _same(fact, before)


def _same(fact: Fact, before: Fact) -> Iterator[Finding]:
    same_end = fact.period.year == before.period.year and fact.period.last == before.period.last
    if significant(fact.amount) < SIGNIFICANT or same_end:
        return
    reason = f"{fact.words} trùng hệt {describe(before)}"
    yield said(fact, "unchanged", reason, (f"Số trùng: {before.words} [{source_of(before, fact)}].",))
