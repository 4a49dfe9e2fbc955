"""Danh sách: items named after a whole; they add up to it, their growths to its growth, their shares to 100%."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import MappingProxyType

from giaoban.check.company import COPIED_DIGITS, Company, significant
from giaoban.check.equation import Equation, Instance, Role, widen
from giaoban.check.expression import compile_expression
from giaoban.check.fact import Fact, Series
from giaoban.check.mend import MendKind, exchanged, mends
from giaoban.terms.number import Interval
from giaoban.terms.period import Period

LONGEST = 12
TAXES = Decimal("0.88")
PRECISE = Decimal("0.002")
REST = re.compile("khác|còn lại")
EXACT_SHARES = Decimal("0.003")
NEAR_WHOLE = Decimal("0.03")
SHARE_DIGITS = 2  # two equal shares in one make-up are rare, even with two digits
SECTORS = re.compile("nông|công nghiệp|xây dựng|dịch vụ|khu vực")
ECONOMY = ("nông", "xây dựng", "dịch vụ", "thuế")
SECTIONS = tuple(re.compile(words) for words in ("khai", "chế biến", "điện", "nước|rác"))
NO_CONSTANTS: Mapping[str, Interval] = MappingProxyType({})
Key = tuple[Series, str, Period, str]


def list_instances(facts: Sequence[Fact]) -> Iterator[Instance]:
    """Mọi đẳng thức của các danh sách trong một văn bản (dữ kiện theo thứ tự trong văn bản)."""
    groups: dict[Key, list[Fact]] = defaultdict(list)
    company = Company(facts)
    for fact in facts:
        whole = Series(fact.series.indicator, "", fact.series.place, fact.series.basis)
        unit = fact.unit if fact.measure == "level" else ""
        groups[whole, fact.measure, fact.period, unit].append(fact)
    for (series, measure, period, _), group in groups.items():
        if measure == "level" and len(group) > 2:
            growths = groups.get((series, "yoy", period, ""), [])
            yield from _sums(group, growths, company)
        elif measure == "share" and len(group) > 2:
            yield from _shares(group, company)
        elif measure == "yoy" and len(group) > len(SECTIONS):
            yield from _sections(group)


def _sums(group: Sequence[Fact], growths: Sequence[Fact], company: Company) -> Iterator[Instance]:
    told: dict[Series, list[Fact]] = defaultdict(list)
    for growth in growths:
        told[growth.series].append(growth)
    for whole, items in _lists(group):
        found = _best_run(whole, items, company)
        if found:
            yield found
            if not found.failed():
                yield from _growths(found, told)


def _lists(group: Sequence[Fact]) -> Iterator[tuple[Fact, list[Fact]]]:
    """Mỗi tổng thể và các bộ phận khác tên đứng sau nó, trước tổng thể kế tiếp."""
    for index, whole in enumerate(group):
        if whole.series.item or not whole.unit:
            continue
        items: dict[str, Fact] = {}
        for fact in group[index + 1 :]:
            if not fact.series.item:
                break
            items.setdefault(fact.series.item, fact)
        if len(items) > 1:
            yield whole, list(items.values())[:LONGEST]


def _best_run(whole: Fact, items: list[Fact], company: Company) -> Instance | None:
    """Dãy bộ phận liền nhau cộng đúng thành tổng; nếu không có thì dãy mà một lần sửa làm cho đúng."""
    runs = [
        items[start:end] for end in range(len(items), 1, -1) for start in range(end - 1) if end - start > 1
    ]
    instances = [_sum(whole, run) for run in runs]
    for instance in instances:
        if instance.confirms():
            return instance
    told = next(
        (one for run, one in zip(runs, instances, strict=True) if run == items and len(run) > 2), None
    )
    if told is None:
        return None
    slip = _one_slip(told, company)
    if _full(told):
        return told if slip or _branches(told) or _copied(told, company) else None
    sure = slip == "scale"  # a thousand times off is no chance
    return replace(told, equation=replace(told.equation, partial=not sure)) if slip else None


def _full(instance: Instance) -> bool:
    """Danh sách kể đủ, không chỉ kể mấy mục chính: vượt tổng, đủ bốn ngành cấp 1, hay mục cuối là phần còn lại."""
    wanted, whole = instance.predicted("whole"), instance.facts["whole"].span
    items = [fact.series.item for fact in instance.facts.values()]
    over = wanted is not None and wanted.low > whole.high
    return over or _branches(instance) or bool(REST.search(items[-1]))


def _branches(instance: Instance) -> bool:
    """Đủ bốn ngành công nghiệp cấp 1."""
    items = [fact.series.item for fact in instance.facts.values()]
    return len(items) > len(SECTIONS) and all(any(words.search(item) for item in items) for words in SECTIONS)


def _copied(instance: Instance, company: Company, digits: int = COPIED_DIGITS) -> bool:
    """Có số của danh sách giống hệt số của chỗ khác trong văn bản: dễ là chép nhầm."""
    return any(company.repeated(fact, digits) for fact in instance.facts.values())


def _one_slip(instance: Instance, company: Company) -> MendKind | None:
    """Lần sửa một số (hay lấy số của mục khác) làm cho tổng khớp chính xác: nhầm bậc trước, rồi lỗi khác."""
    if not _precise(instance.facts["whole"]):
        return None
    kinds = [
        mend.kind
        for role, fact in instance.facts.items()
        for mend in (*mends(fact), *exchanged(fact, _of_its_kind(instance, role, company)))
        if instance.holds(role, mend.new.span)
    ]
    return "scale" if "scale" in kinds else next(iter(kinds), None)


def _of_its_kind(instance: Instance, role: str, company: Company) -> list[Fact]:
    """Các số của mục khác, cùng chỉ tiêu, vừa chỗ của vai này."""
    fact = instance.facts[role]
    fitting = _fitting(instance, role, company)
    return [one for one in fitting if one.series.indicator == fact.series.indicator and _precise(one)]


def _fitting(instance: Instance, role: str, company: Company) -> list[Fact]:
    wanted, fact = instance.predicted(role), instance.facts[role]
    return company.meeting(fact, widen(wanted, instance.tolerance, fact.measure)) if wanted else []


def _precise(fact: Fact) -> bool:
    return fact.span.high - fact.span.low <= PRECISE * abs(fact.span.high)


def _sum(whole: Fact, parts: Sequence[Fact]) -> Instance:
    names = [f"part{index}" for index in range(len(parts))]
    return Instance(sum_equation(len(parts)), {"whole": whole} | dict(zip(names, parts, strict=True)))


@cache
def sum_equation(count: int) -> Equation:
    """Tổng bằng `count` bộ phận cộng lại."""
    names = [f"part{index}" for index in range(count)]
    solve = {"whole": " + ".join(names)}
    solve |= {name: " - ".join(["whole", *(other for other in names if other != name)]) for name in names}
    return _equation("list-sum", solve)


def _equation(code: str, solve: dict[str, str], loose: bool = False, within: str = "0") -> Equation:
    solvers = {name: compile_expression(text) for name, text in solve.items()}
    roles = tuple(Role(name, "") for name in solve)
    return Equation(
        code, roles, MappingProxyType(solve), MappingProxyType(solvers), Decimal(within), loose=loose
    )


def _growths(found: Instance, growths: Mapping[Series, Sequence[Fact]]) -> Iterator[Instance]:
    """Tốc độ tăng của tổng và của từng bộ phận, khi mọi số đều có tốc độ tăng."""
    paired: dict[str, Fact] = {}
    for role, fact in found.facts.items():
        mine = growths.get(fact.series, ())
        after = bisect_right(mine, fact.start, key=attrgetter("start"))
        if after == len(mine):
            return
        paired[role.replace("whole", "growth").replace("part", "growth")] = mine[after]
    if len({id(one) for one in paired.values()}) == len(paired):
        yield Instance(growth_equation(len(found.facts) - 1), dict(paired) | dict(found.facts))


@cache
def growth_equation(count: int) -> Equation:
    """Mức năm trước của tổng bằng mức năm trước của các bộ phận cộng lại."""
    bases = {index: f"part{index} / (1 + growth{index})" for index in range(count)}
    total = " + ".join(bases.values())
    solve = {"growth": f"whole / ({total}) - 1", "whole": f"({total}) * (1 + growth)"}
    for index in range(count):
        others = " - ".join(base for other, base in bases.items() if other != index)
        left = f"(whole / (1 + growth) - {others})"
        solve[f"growth{index}"] = f"part{index} / {left} - 1"
        solve[f"part{index}"] = f"{left} * (1 + growth{index})"
    return _equation("parts-growth", solve, within="0.005")


def _shares(group: Sequence[Fact], company: Company) -> Iterator[Instance]:
    """Các tỷ trọng trong một câu, khi cộng lại gần 100%, hay khi một lỗi tay giải thích được chỗ thiếu, thừa."""
    lists = list(_share_lists(group))
    homes = {id(fact): instance for instance in lists for fact in instance.facts.values()}
    listed = Company(fact for instance in lists for fact in instance.facts.values())
    for instance in lists:
        near = abs(sum((fact.value for fact in instance.facts.values()), Decimal(-1))) < NEAR_WHOLE
        if (
            instance.confirms()
            or near
            or _is_whole(instance)
            or _copied(instance, company, SHARE_DIGITS)
            or (_tells_all(instance) and _one_mend(instance))
            or _exchanged(instance, company)
            or _swapped(instance, homes, listed)
        ):
            yield instance


def _is_whole(instance: Instance) -> bool:
    """Cơ cấu GRDP nêu đủ nông nghiệp, công nghiệp, dịch vụ và thuế: phải bằng 100%, dù đang lệch bao nhiêu."""
    names = [fact.series.item for fact in instance.facts.values()]
    indicator = next(iter(instance.facts.values())).series.indicator
    return indicator == "grdp" and all(any(part in name for name in names) for part in ECONOMY)


def _share_lists(group: Sequence[Fact]) -> Iterator[Instance]:
    by_sentence: dict[int, dict[str, Fact]] = defaultdict(dict)
    for fact in group:
        by_sentence[fact.sentence].setdefault(fact.series.item, fact)
    for items in by_sentence.values():
        facts = list(items.values())
        if len(facts) > 2 and not _without_taxes(facts):
            yield Instance(
                share_equation(len(facts)), {f"part{index}": fact for index, fact in enumerate(facts)}
            )


def _tells_all(instance: Instance) -> bool:
    """Cơ cấu các khu vực kinh tế, danh sách vượt 100%, hay kết thúc bằng phần còn lại; nếu không thì có thể kể thiếu,
    và một lỗi tay chỉ chứng khi các số in đủ chi tiết để không phải ngẫu nhiên."""
    facts = list(instance.facts.values())
    over = sum((fact.value for fact in facts), Decimal(0)) > 1
    sectors = all(SECTORS.search(fact.series.item) or "thuế" in fact.series.item for fact in facts)
    exact = sum((fact.span.high - fact.span.low for fact in facts), Decimal(0)) <= EXACT_SHARES
    return over or sectors or exact or bool(REST.search(facts[-1].series.item))


def _one_mend(instance: Instance) -> bool:
    return any(
        instance.holds(role, mend.new.span) for role, fact in instance.facts.items() for mend in mends(fact)
    )


def _exchanged(instance: Instance, company: Company) -> bool:
    """Lấy một tỷ trọng khác của văn bản thay cho một số trong danh sách thì vừa đủ 100%: hai số bị đổi chỗ."""
    return any(
        significant(other.amount) >= COPIED_DIGITS and other not in instance.facts.values()
        for role, fact in instance.facts.items()
        if significant(fact.amount) >= COPIED_DIGITS
        for other in _fitting(instance, role, company)
    )


def _swapped(instance: Instance, homes: Mapping[int, Instance], lists: Company) -> bool:
    """Đổi chỗ một số của danh sách này với một số của danh sách khác thì cả hai cùng đủ 100%."""
    return any(
        homes[id(theirs)] is not instance
        and homes[id(theirs)].holds(homes[id(theirs)].role_of(theirs), mine.span)
        for role, mine in instance.facts.items()
        for theirs in _fitting(instance, role, lists)
    )


def _without_taxes(facts: Sequence[Fact]) -> bool:
    """Cơ cấu ngành của GRDP không nêu thuế sản phẩm trừ trợ cấp (thường 3 đến 12%) thì không đủ 100%."""
    total = sum((fact.value for fact in facts), Decimal(0))
    names = [fact.series.item for fact in facts]
    sectors = facts[0].series.indicator == "grdp" and any(SECTORS.search(name) for name in names)
    return sectors and TAXES < total < 1 and not any("thuế" in name for name in names)


@cache
def share_equation(count: int) -> Equation:
    """Các tỷ trọng cộng lại bằng 100%."""
    names = [f"part{index}" for index in range(count)]
    solve = {name: " - ".join(["1", *(other for other in names if other != name)]) for name in names}
    return _equation("shares-sum", solve, within="0.0005")


def _sections(group: Sequence[Fact]) -> Iterator[Instance]:
    """Tốc độ của toàn ngành nằm giữa tốc độ của bốn ngành cấp 1, khi cả bốn có mặt."""
    after: dict[re.Pattern[str], Fact] = {}
    for whole in reversed(group):
        after |= {words: whole for words in SECTIONS if words.search(whole.series.item)}
        if whole.series.item or whole.series.indicator not in ("iip", "industrial_output"):
            continue
        found = [after[words] for words in SECTIONS if words in after]
        if len(found) == len(SECTIONS) == len({id(one) for one in found}):
            yield Instance(
                section_equation(), {"whole": whole} | {f"part{i}": one for i, one in enumerate(found)}
            )


@cache
def section_equation() -> Equation:
    """Toàn ngành nằm giữa các ngành; một ngành chỉ bị nghi khi toàn ngành vượt ra ngoài các ngành kia."""
    names = [f"part{index}" for index in range(len(SECTIONS))]
    solve = {"whole": f"hull(hull({names[0]}, {names[1]}), hull({names[2]}, {names[3]}))"}
    for name in names:
        a, b, c = (other for other in names if other != name)
        solve[name] = f"beyond(whole, hull(hull({a}, {b}), {c}))"
    return _equation("sections", solve, loose=True, within="0.0005")
