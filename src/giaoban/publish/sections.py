"""Các phần của báo cáo: situation, results by group, tasks, weaknesses, requests, the next period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from giaoban.compute import Derived, Input, Operation, Role
from giaoban.publish.clauses import capital, last_year_words, line_sentence, next_period, parts_sentence
from giaoban.publish.content import Block, Chart, Heading, Paragraph
from giaoban.publish.facts import Line, Ratio, ratio_of
from giaoban.publish.indicator_table import indicator_table
from giaoban.publish.phrase import Evidence, Phrase, Printed, fill, join
from giaoban.publish.pictures import growth_chart, history_chart
from giaoban.publish.prose import direction, lower_first, upper_first, write_percent
from giaoban.publish.wording import Group, Wording
from giaoban.publish.work import TaskCounts, count_printed, task_sentences
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period

Slots = dict[str, Phrase | str]
MOST_CHARTS = 3


@dataclass(frozen=True)
class Matter:
    """Chất liệu của báo cáo: địa bàn (tên đầy đủ), kỳ, các chuỗi, lũy kế, xếp hạng, nhiệm vụ, việc người ghi.

    `causes`, `requests` and `plans` are sentences that people recorded (accounts of unfinished tasks,
    recommendations, conclusions); `withheld` maps a series to why its figure is not printed.
    """

    place: str
    period: Period
    lines: tuple[Line, ...]
    to_date: tuple[Line, ...] = ()
    rankings: tuple[Derived, ...] = ()
    tasks: tuple[TaskCounts, ...] = ()
    entries: tuple[Input, ...] = ()
    causes: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    withheld: Mapping[tuple[str, str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    undated: bool = False

    @property
    def main(self) -> tuple[Line, ...]:
        """Các chỉ tiêu chung."""
        return tuple(line for line in self.lines if line.is_main)

    @property
    def main_to_date(self) -> tuple[Line, ...]:
        """Các chỉ tiêu chung, lũy kế từ đầu năm, khi kỳ báo cáo là một tháng hay một quý."""
        return tuple(line for line in self.to_date if line.is_main)


def sections(matter: Matter, wording: Wording) -> tuple[Block, ...]:
    """Thân báo cáo."""
    opening = fill(wording.sentences["opening"], _period_slots(matter))
    parts: tuple[tuple[str, list[Block]], ...] = (
        ("situation", list(_situation(matter, wording))),
        ("results", list(_results(matter, wording))),
        ("tasks", _paragraphs(_tasks(matter, wording))),
        ("weaknesses", list(_weaknesses(matter, wording))),
        ("requests", _recorded(matter.requests, wording.sentences["requests_missing"])),
        ("next", list(_next(matter, wording))),
    )
    blocks: list[Block] = [Paragraph(opening)]
    for number, (name, content) in enumerate(parts, 1):
        title = wording.headings[name].format(next_period=next_period(matter.period).write())
        blocks += [Heading(f"{roman(number)}. {title.upper()}"), *content]
    return tuple(blocks)


def roman(number: int) -> str:
    """Số La Mã của đề mục.

    >>> roman(4), roman(9)
    ('IV', 'IX')
    """
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1]


def _period_slots(matter: Matter) -> Slots:
    return {
        "last_year": last_year_words(matter.period),
        "place": matter.place,
        "period": matter.period.write(),
        "next_period": next_period(matter.period).write(),
    }


def _paragraphs(phrases: Sequence[Phrase], kind: str = "body") -> list[Block]:
    return [Paragraph(capital(phrase), kind) for phrase in phrases]


def _recorded(texts: Sequence[str], missing: str) -> list[Block]:
    return _paragraphs([(text,) for text in texts], "item") if texts else [Paragraph((missing,))]


def _situation(matter: Matter, wording: Wording) -> Iterator[Block]:
    changes = [(line, r.rounded) for line in matter.main if (r := line.ratio(Operation.GROWTH_YOY))]
    rising = [line.name for line, change in changes if change > 0]
    falling = [line.name for line, change in changes if change < 0]
    slots: Slots = {**_period_slots(matter), "period": upper_first(matter.period.write())}
    said = []
    if rising:
        alone = "situation_one_up" if len(rising) == 1 else "situation_all_up"
        name = "situation_up" if falling else alone
        said.append(fill(wording.sentences[name], {**slots, "names": join(rising, "; ")}))
    if falling:
        said.append(fill(wording.sentences["situation_down"], {**slots, "names": join(falling, "; ")}))
    if not changes and matter.lines:
        names = join(list(dict.fromkeys(line.name for line in matter.lines)), "; ")
        said.append(fill(wording.sentences["situation_levels"], {**slots, "names": names}))
    met = [
        line.name
        for line in matter.main
        if (share := line.ratio(Operation.PLAN_SHARE)) and share.value >= 100
    ]
    if met:
        said.append(fill(wording.sentences["situation_met"], {"names": join(met, "; ")}))
    said.append((wording.sentences["situation_closing" if matter.lines else "situation_empty"],))
    yield Paragraph(join(said, " "))


def _results(matter: Matter, wording: Wording) -> Iterator[Block]:
    number = 0
    for group in groups_of(matter, wording):
        blocks = list(_group(matter, group, wording))
        if blocks:
            number += 1
            yield Heading(f"{number}. {group.title}", 2)
            yield from blocks
    ranked = list(_rankings(matter, wording))
    if ranked:
        yield Heading(f"{number + 1}. {wording.headings['ranking']}", 2)
        yield from ranked
    if matter.lines:
        yield indicator_table(matter.lines, matter.place, matter.period, wording)
    yield from _charts(matter, wording)


def _tasks(matter: Matter, wording: Wording) -> Sequence[Phrase]:
    """Các câu về nhiệm vụ; không có số nào thì nói rõ vì sao."""
    said = task_sentences(matter.tasks, matter.period, wording)
    why = wording.sentences["tasks_undated" if matter.undated else "tasks_none"]
    return said or (fill(why, {"period": matter.period.write()}),)


def groups_of(matter: Matter, wording: Wording) -> tuple[Group, ...]:
    """Các nhóm chỉ tiêu, thêm nhóm cuối cho những chỉ tiêu chưa xếp nhóm."""
    known = {code for group in wording.groups for code in group.indicators}
    codes = dict.fromkeys(line.key.indicator for line in (*matter.lines, *matter.to_date))
    others = tuple(code for code in codes if code not in known)
    return (*wording.groups, Group(wording.headings["others"], others))


def _group(matter: Matter, group: Group, wording: Wording) -> Iterator[Block]:
    for code in group.indicators:
        for lines in (matter.lines, matter.to_date):
            said = _indicator([line for line in lines if line.key.indicator == code], matter.place, wording)
            if said:
                yield Paragraph(join(said, " "))


def _indicator(lines: Sequence[Line], place: str, wording: Wording) -> list[Phrase]:
    """Câu về chỉ tiêu chung, về tốc độ tăng kế hoạch, về các phân tổ của nó; rồi từng câu về các dòng khác."""
    whole = [line for line in lines if line.is_main]
    parts = [line for line in lines if whole and line.is_part]
    others = [line for line in lines if line not in whole and line not in parts]
    said = [sentence for line in whole if (sentence := line_sentence(line, place, wording))]
    said += [sentence for line in whole if (sentence := _planned_growth(line, wording))]
    said += [sentence for sentence in (parts_sentence(parts, wording),) if sentence]
    return said + [sentence for line in others if (sentence := line_sentence(line, place, wording))]


def _planned_growth(line: Line, wording: Wording) -> Phrase | None:
    planned, gap = line.planned_growth, line.results.get(Operation.GROWTH_GAP)
    if planned is None or gap is None or gap.amount is None or not line.key.period.is_cumulative:
        return None
    value = planned.figure.amount.value
    slots: Slots = {
        "year": str(line.key.period.year),
        "period": line.key.period.write(),
        "planned": (Printed(write_percent(abs(value)), Evidence.of_input(planned)),),
        "compared": "cao hơn" if gap.amount.value > 0 else "thấp hơn",
        "gap": (printed,) if (printed := line.computed(Operation.GROWTH_GAP)) else "",
    }
    name = "planned_fall" if value < 0 else "planned_growth" if gap.amount.value else "planned_growth_met"
    return fill(wording.sentences[name], slots)


def _rankings(matter: Matter, wording: Wording) -> Iterator[Block]:
    tables: dict[tuple[str, str, str, Measure], list[Derived]] = {}
    for result in matter.rankings:
        if result.amount:
            key = result.key
            tables.setdefault((key.indicator, key.item, key.scope, key.measure), []).append(result)
    for (code, item, _, measure), results in tables.items():
        if measure is Measure.YOY and len(results) > 1:
            name = matter.names.get(code, code) + (f" ({item})" if item else "")
            places = join([_ranked(result) for result in results], "; ")
            slots: Slots = {**_period_slots(matter), "by": "tốc độ tăng", "name": name, "places": places}
            yield Paragraph(capital(fill(wording.sentences["ranking"], slots)))


def _ranked(result: Derived) -> Phrase:
    peer = result.inputs[0]
    value = peer.figure.amount.value
    number = Printed(write_percent(abs(value)), Evidence.of_input(peer))
    return (f"{result.key.place} {direction(value)} ", number)


def _charts(matter: Matter, wording: Wording) -> Iterator[Chart]:
    drawn: list[Chart] = []
    title = wording.tables["growth_chart"]
    period = matter.period.write()
    growth = growth_chart(
        matter.main, title.format(number=1, period=period, last_year=last_year_words(matter.period))
    )
    drawn += [growth] if growth else []
    for line in matter.main:
        if len(drawn) < MOST_CHARTS:
            name = wording.tables["history_chart"].format(
                number=len(drawn) + 1, name=line.name, kind=period_kind(matter.period)
            )
            chart = history_chart(matter.entries, line.key, name, matter.period, Measure.YOY)
            drawn += [chart] if chart else []
    yield from drawn


def period_kind(period: Period) -> str:
    """Tên kỳ không kèm năm.

    >>> period_kind(Period.parse("2024-H1"))
    '6 tháng đầu năm'
    """
    return period.write().removesuffix(f" {period.year}") if period.months < 12 else "cả năm"


def _weaknesses(matter: Matter, wording: Wording) -> Iterator[Block]:
    lines = matter.main if matter.period.is_cumulative else (*matter.main, *matter.main_to_date)
    found = [weak for line in lines for weak in _weak_line(line, wording)]
    found += _weak_parts(matter, wording)
    found += _weak_tasks(matter, wording)
    for (code, *parts), reason in matter.withheld.items():
        within = ", ".join(part for part in parts if part)
        name = matter.names.get(code, code) + (f" ({within})" if within else "")
        found.append(fill(wording.sentences["weak_withheld"], {"name": name, "reason": reason}))
    if found:
        yield from _paragraphs(found, "item")
    else:
        yield Paragraph((wording.sentences["weak_none"],))
    if found:
        yield Paragraph((f"{wording.headings['causes']}:",))
        yield from _recorded(matter.causes, wording.sentences["causes_missing"])


def _weak_line(line: Line, wording: Wording) -> Iterator[Phrase]:
    slots: Slots = {
        "name": line.name,
        "period": line.key.period.write(),
        "last_year": last_year_words(line.key.period),
    }
    growth = line.ratio(Operation.GROWTH_YOY)
    if growth and growth.rounded < 0 and _should_rise(line):
        yield capital(fill(wording.sentences["weak_down"], {**slots, "change": (growth.printed,)}))
    gap = line.results.get(Operation.GROWTH_GAP)
    printed = line.computed(Operation.GROWTH_GAP)
    if gap and gap.amount and gap.amount.value < 0 and printed and line.key.period.is_cumulative:
        yield fill(wording.sentences["weak_growth"], {**slots, "gap": (printed,)})
    share = line.ratio(Operation.PLAN_SHARE)
    if share and line.key.period.is_cumulative and _is_behind(share, line.key.period):
        name = "weak_plan_year" if line.key.period.months == 12 else "weak_plan"
        yield capital(fill(wording.sentences[name], {**slots, "plan_share": (share.printed,)}))


def _weak_parts(matter: Matter, wording: Wording) -> Iterator[Phrase]:
    """Mỗi chỉ tiêu một câu về những phân tổ của nó giảm so với cùng kỳ."""
    falling: dict[str, list[Phrase]] = {}
    for line in matter.lines:
        growth = line.ratio(Operation.GROWTH_YOY)
        if line.is_part and growth and growth.rounded < 0 and _should_rise(line):
            falling.setdefault(line.name, []).append((f"{lower_first(line.within)} giảm ", growth.printed))
    for name, parts in falling.items():
        slots: Slots = {**_period_slots(matter), "name": name, "parts": join(parts, "; ")}
        yield fill(wording.sentences["weak_parts"], slots)


def _should_rise(line: Line) -> bool:
    return line.indicator is None or line.indicator.direction == "up"


def _is_behind(share: Ratio, period: Period) -> bool:
    return share.value * 12 < 100 * period.last


def _weak_tasks(matter: Matter, wording: Wording) -> list[Phrase]:
    found = []
    for count in matter.tasks:
        for name, held in (("tasks", count.running), ("overdue", count.overdue)):
            if not count.kind and held and held.figure.amount.value:
                number: Phrase = (count_printed(held),)
                slots: Slots = {"period": matter.period.write(), "running": number, "overdue": number}
                found.append(fill(wording.sentences[f"weak_{name}"], slots))
    return found


def _next(matter: Matter, wording: Wording) -> Iterator[Block]:
    lines = matter.main if matter.period.is_cumulative else matter.main_to_date
    targets = [target for line in lines if (target := _target(line, wording))]
    if targets:
        yield Paragraph((wording.sentences["targets"],))
        yield from _paragraphs(targets, "item")
    said: list[Phrase] = [(text,) for text in matter.plans]
    for name in ("running", "overdue"):
        held = [getattr(count, name) for count in matter.tasks if not count.kind]
        if any(one and one.figure.amount.value for one in held):
            said.append((wording.sentences["keep_tasks" if name == "running" else "keep_overdue"],))
    said.append((wording.sentences["keep_reporting"],))
    yield from _paragraphs(said, "item")


def _target(line: Line, wording: Wording) -> Phrase | None:
    rest = line.key.period.rest_of_year()
    if rest is None:
        return None
    slots: Slots = {"name": line.name, "rest": rest.write()}
    pace, rate = line.computed(Operation.PACE), line.results.get(Operation.PACE_RATE)
    share = line.ratio(Operation.PLAN_SHARE)
    if share and share.value >= 100:
        return fill(wording.sentences["plan_met"], slots)
    if pace:
        return fill(wording.sentences["pace"], {**slots, "pace": (pace,)})
    needed = ratio_of(rate) if rate else None
    if rate is None or needed is None:
        return None
    assumed = [i.source for i in rate.inputs if i.role is Role.SHARE and i.source]
    slots |= {
        "verb": direction(needed.rounded),
        "pace": (needed.printed,),
        "assumed": f" ({assumed[0]})" if assumed else "",
    }
    return fill(wording.sentences["pace_growth"], slots)
