"""Báo cáo sơ kết, tổng kết: from figures to a report; pure: page, command and test make the same one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from giaoban.compute import Derived, Input, Operation, Rules, derive_all
from giaoban.compute.refusal import NO_RULES
from giaoban.publish.clauses import next_period
from giaoban.publish.content import Letterhead, Report
from giaoban.publish.facts import at_home, lines_of, most_precise
from giaoban.publish.prose import lower_first
from giaoban.publish.sections import Matter, sections
from giaoban.publish.wording import Wording
from giaoban.publish.work import CODES, task_counts
from giaoban.terms.error import InputError
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period
from giaoban.terms.place import place_key


@dataclass(frozen=True)
class Order:
    """Yêu cầu làm báo cáo: địa bàn (tên trong sổ, tên đầy đủ), tỉnh, kỳ, ngày, số, người ký, địa giới của kỳ."""

    place: str
    full_name: str
    province: str
    period: Period
    day: date
    number: str = ""
    signer: str = ""
    signer_title: tuple[str, ...] = ()
    border: str = ""


@dataclass(frozen=True)
class Notebook:
    """Việc người ghi: nguyên nhân, kiến nghị, nhiệm vụ kỳ sau; số bị giữ lại kèm lý do; có việc xong chưa ghi ngày."""

    causes: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    withheld: Mapping[tuple[str, str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    undated: bool = False


EMPTY = Notebook()


def compose(
    order: Order,
    entries: Sequence[Input],
    catalogue: Mapping[str, Indicator],
    wording: Wording,
    *,
    units: Sequence[str] = (),
    notebook: Notebook = EMPTY,
    rules: Rules = NO_RULES,
) -> Report:
    """Báo cáo của một địa bàn trong một kỳ, từ số liệu của sổ (cả kỳ gốc, kế hoạch, đơn vị trực thuộc)."""
    precise = most_precise(entries)
    matter = matter_of(order, precise, catalogue, units, wording, notebook, rules)
    if not (matter.lines or matter.to_date or matter.tasks or matter.rankings):
        raise nothing_recorded(order, precise)
    return Report(letterhead(order, wording), sections(matter, wording), order.border)


def matter_of(
    order: Order,
    entries: Sequence[Input],
    catalogue: Mapping[str, Indicator],
    units: Sequence[str],
    wording: Wording,
    notebook: Notebook,
    rules: Rules,
) -> Matter:
    """Chất liệu của báo cáo: mọi số tính ra của kỳ và của lũy kế, nhiệm vụ, xếp hạng."""
    here = place_key(order.place)
    economy = [entry for entry in entries if entry.figure.key.indicator not in CODES]
    named = spoken_names(catalogue, wording)

    def derive(period: Period, places: Sequence[str] = ()) -> tuple[Derived, ...]:
        return derive_all(economy, order.place, period, named.values(), units=places, rules=rules)

    results = derive(order.period, units)
    to_date = order.period.cumulative()
    return Matter(
        place=lower_first(order.full_name),
        period=order.period,
        lines=at_home(lines_of(results, named, notebook.withheld, order.border)),
        to_date=()
        if to_date == order.period
        else at_home(lines_of(derive(to_date), named, border=order.border)),
        rankings=tuple(result for result in results if result.name is Operation.RANK),
        tasks=task_counts([e for e in entries if place_key(e.figure.key.place) == here], order.period),
        entries=tuple(economy),
        causes=notebook.causes,
        requests=notebook.requests,
        plans=notebook.plans,
        withheld=notebook.withheld,
        undated=notebook.undated,
        names={code: lower_first(indicator.name) for code, indicator in named.items()},
    )


def spoken_names(catalogue: Mapping[str, Indicator], wording: Wording) -> dict[str, Indicator]:
    """Danh mục với tên gọi trong câu báo cáo, nếu mẫu câu đặt khác."""
    return {
        code: replace(indicator, name=wording.names.get(code, indicator.name))
        for code, indicator in catalogue.items()
    }


def letterhead(order: Order, wording: Wording) -> Letterhead:
    """Thể thức của báo cáo."""
    words = wording.letterhead
    slots = {"period": order.period.write(), "next_period": next_period(order.period).write()}
    number = f"Số: {order.number}/BC-SCT" if order.number else words["number"]
    abstract = words["abstract"].format(**slots)
    day = order.day
    return Letterhead(
        parent=f"{words['parent']} {order.province}".upper(),
        issuer=words["issuer"].upper(),
        number=number,
        place_and_date=f"{_bare(order.province)}, {write_day(day)}",
        abstract=abstract,
        signer_title=order.signer_title or tuple(words["signer_title"]),
        signer=order.signer,
        recipients=_recipients(words["recipients"], order),
        appendix_title=wording.headings["appendix"].upper(),
        appendix_of=words["appendix_of"].format(day=write_day(day)),
    )


def write_day(day: date) -> str:
    """Ngày theo NĐ 30/2020: ngày dưới 10, tháng 1 và 2 có số 0 đứng trước.

    >>> write_day(date(2024, 7, 8)), write_day(date(2025, 2, 14))
    ('ngày 08 tháng 7 năm 2024', 'ngày 14 tháng 02 năm 2025')
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _bare(province: str) -> str:
    for prefix in ("Thành phố ", "Tỉnh "):
        province = province.removeprefix(prefix)
    return province


def _recipients(templates: Sequence[str], order: Order) -> tuple[str, ...]:
    names = [template.format(place=lower_first(order.province)) for template in templates]
    ends = [";"] * (len(names) - 1) + ["."]
    return tuple(name + end for name, end in zip(names, ends, strict=True))


def nothing_recorded(order: Order, entries: Sequence[Input]) -> InputError:
    """Lỗi khi sổ không có số liệu nào của địa bàn trong kỳ: nêu những kỳ có số liệu."""
    here = place_key(order.place)
    keys = [entry.figure.key for entry in entries if entry.figure.key.measure is not Measure.PLAN]
    periods = sorted({key.period for key in keys if place_key(key.place) == here}, reverse=True)
    known = ", ".join(period.code for period in periods[:6])
    return InputError(
        f"kỳ có kết quả thực hiện của {order.full_name} trong sổ",
        known or "(sổ chưa có số liệu nào của địa bàn này)",
        f"{order.period.code}: sổ không có kết quả thực hiện nào",
        "Chọn kỳ khác, hoặc đưa số liệu của kỳ này vào sổ (giaoban record import) rồi chạy lại.",
    )
