"""Bảng chỉ tiêu: level, same period, change, plan, share of plan; a cell that would mislead gives its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from giaoban.compute import Derived, Input, Operation, Reason
from giaoban.compute.derived import write_amount
from giaoban.compute.formula import POINTS
from giaoban.publish.content import Column, Table
from giaoban.publish.facts import Line, Ratio, round_places, write_shown
from giaoban.publish.phrase import Evidence, Phrase, Printed, fill
from giaoban.publish.prose import lower_first, shown_places, upper_first
from giaoban.publish.wording import Wording
from giaoban.terms.number import write_number
from giaoban.terms.period import Period
from giaoban.terms.unit import SCALE_NAMES, UNIT_NAMES, Amount, is_ratio

CORRECTED = "Đính chính:"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def indicator_table(lines: Sequence[Line], place: str, period: Period, wording: Wording) -> Table:
    """Bảng 1 của báo cáo: mỗi chuỗi một dòng, ghi chú bằng chữ cái dưới bảng."""
    notes = Notes()
    rows = tuple(
        _row(mark, name, line, wording, notes) if line else _head_row(mark, name)
        for mark, name, line in _named(lines, wording)
    )
    title = wording.tables["indicators"].format(period=period.write(), place=place)
    index_note: tuple[Phrase, ...] = (
        ((wording.notes["index"],),) if any(_is_index(line) for line in lines) else ()
    )
    corrected = tuple(_corrected(line, wording) for line in lines if _correction(line))
    accepted = tuple(_accepted(line, note, wording) for line in lines for note in line.accepted)
    notes_below = (*notes.written(), *corrected, *accepted, *index_note)
    return Table(title, _columns(period, wording), rows, notes_below)


def _correction(line: Line) -> str:
    """Lý do đính chính của mức đang in, "" nếu không có đính chính."""
    source = line.level.source if line.level else ""
    return source.removeprefix(CORRECTED).rsplit(",", 1)[0].strip() if source.startswith(CORRECTED) else ""


def _corrected(line: Line, wording: Wording) -> Phrase:
    return fill(wording.notes["corrected"], {"name": upper_first(line.title), "reason": _correction(line)})


def _accepted(line: Line, note: str, wording: Wording) -> Phrase:
    slots = {"name": upper_first(line.title), "note": lower_first(note).rstrip(".")}
    return fill(wording.notes["accepted"], slots)


@dataclass
class Notes:
    """Ghi chú dưới bảng: mỗi lý do một chữ cái."""

    reasons: list[Phrase] = field(default_factory=list)

    def mark(self, reason: Phrase | str) -> Phrase:
        """Ký hiệu của một lý do, như "(a)"."""
        reason = (reason,) if isinstance(reason, str) else reason
        if reason not in self.reasons:
            self.reasons.append(reason)
        return (f"({_letter(self.reasons.index(reason))})",)

    def written(self) -> tuple[Phrase, ...]:
        """Các dòng ghi chú."""
        return tuple((f"({_letter(at)}) ", *reason) for at, reason in enumerate(self.reasons))


def _letter(at: int) -> str:
    return LETTERS[at % 26] * (1 + at // 26)


def _columns(period: Period, wording: Wording) -> tuple[Column, ...]:
    tail = "_year" if period.months == 12 else ""
    change, share = (
        wording.tables[name + tail].format(year=period.year) for name in ("change_column", "share_column")
    )
    return (
        Column("STT", 6, "center"),
        Column("Chỉ tiêu", 27, "left"),
        Column("Đơn vị tính", 10, "center"),
        Column(f"Thực hiện {period.write()}", 13),
        Column(f"Thực hiện {period.last_year().write()}", 13),
        Column(change, 13),
        Column(f"Kế hoạch năm {period.year}", 12),
        Column(share, 12),
    )


def _named(lines: Sequence[Line], wording: Wording) -> Iterator[tuple[str, str, Line | None]]:
    """Số thứ tự, tên, dòng; các phân tổ đứng dưới chỉ tiêu chung, hay dưới tên của nó khi không có số chung."""
    number, above = 0, ""
    for line in lines:
        if not (line.is_part and line.key.indicator == above):
            number, above = number + 1, line.key.indicator if line.is_main or line.is_part else ""
            yield (
                str(number),
                upper_first(line.name if line.is_part else line.title),
                None if line.is_part else line,
            )
        if line.is_part:
            yield "", wording.tables["part_row"].format(part=upper_first(line.within)), line


def _head_row(mark: str, name: str) -> tuple[Phrase, ...]:
    return ((mark,), (name,), *((("",),) * 6))


def _row(mark: str, name: str, line: Line, wording: Wording, notes: Notes) -> tuple[Phrase, ...]:
    scale, unit = _unit_of(line)
    return (
        (mark,),
        (name,),
        (" ".join(part for part in (SCALE_NAMES[scale], UNIT_NAMES.get(unit, unit)) if part),),
        _level_cell(line, wording, notes),
        _base_cell(line, scale, wording, notes),
        _growth_cell(line, wording, notes),
        _plan_cell(line, scale, wording, notes),
        _plan_share_cell(line, wording, notes),
    )


def _is_index(line: Line) -> bool:
    kind = line.indicator.kind if line.indicator else ""
    return line.level is None and (kind in ("index", "rate") or line.key.indicator == "iip")


def _unit_of(line: Line) -> tuple[int, str]:
    level = line.level
    if level:
        return level.figure.amount.scale, level.figure.amount.unit
    return 1, "%"


def _number(held: Input, scale: int) -> Phrase:
    amount = held.figure.amount.rescaled(scale)
    value = round_places(amount.value) if held.derived else amount.value
    return (Printed(write_number(value + 0), Evidence.of_input(held)),)


def _level_cell(line: Line, wording: Wording, notes: Notes) -> Phrase:
    if line.level:
        return _number(line.level, line.level.figure.amount.scale)
    if _is_index(line):
        return (wording.tables["not_applicable"],)
    if line.withheld:
        return notes.mark(fill(wording.notes["withheld"], {"reason": line.withheld}))
    reason = "suspect_level" if line.is_suspect else "over_whole" if line.is_over_whole else "no_level"
    return notes.mark(wording.notes[reason])


def _base_cell(line: Line, scale: int, wording: Wording, notes: Notes) -> Phrase:
    if line.base:
        return _number(line.base, scale)
    if _is_index(line):
        return (wording.tables["not_applicable"],)
    return notes.mark(_reason(line, Operation.GROWTH_YOY, wording.notes["no_base"], wording))


def _growth_cell(line: Line, wording: Wording, notes: Notes) -> Phrase:
    ratio = line.ratio(Operation.GROWTH_YOY)
    if ratio:
        return (_signed(ratio),)
    return notes.mark(_reason(line, Operation.GROWTH_YOY, wording.notes["no_growth"], wording))


def _signed(ratio: Ratio) -> Printed:
    value = ratio.rounded
    return Printed(write_number(value, shown_places(value)), ratio.evidence)


def _plan_cell(line: Line, scale: int, wording: Wording, notes: Notes) -> Phrase:
    if line.plan and not is_ratio(line.plan.figure.amount.unit):
        return _number(line.plan, scale)
    if line.planned_growth:
        value = line.planned_growth.figure.amount.value
        word = "tăng " if value >= 0 else "giảm "
        text = f"{write_number(abs(value), shown_places(value))}%"
        return (word, Printed(text, Evidence.of_input(line.planned_growth)))
    return notes.mark(_reason(line, Operation.PLAN_SHARE, wording.notes["no_plan"], wording))


def _plan_share_cell(line: Line, wording: Wording, notes: Notes) -> Phrase:
    ratio = line.ratio(Operation.PLAN_SHARE)
    if ratio:
        return (_signed(ratio),)
    if line.planned_growth:
        return notes.mark(wording.notes["plan_is_growth"])
    return notes.mark(_reason(line, Operation.PLAN_SHARE, wording.notes["no_plan"], wording))


def _reason(line: Line, operation: Operation, missing: str, wording: Wording) -> Phrase:
    """Lý do để trống ô: thiếu số, số đã nêu lệch số tính lại, hay lời từ chối của phép tính."""
    result = line.results.get(operation)
    if result is None or (result.refusal and result.refusal.reason is Reason.MISSING):
        return (missing,)
    if result.refusal:
        suspect = result.refusal.reason is Reason.SUSPECT
        return (wording.notes["suspect_level"] if suspect else str(result.refusal),)
    if result.agrees is False and result.gap is not None:
        return fill(wording.notes["gap"], {"gap": (_gap(result, wording),)})
    return (missing,)


def _gap(result: Derived, wording: Wording) -> Printed:
    """Chênh lệch giữa số tính lại và số đã nêu, với phép trừ của nó."""
    assert result.gap is not None
    assert result.stated is not None
    points = Amount(abs(result.gap), 1, POINTS)
    text = write_shown(points)
    evidence = Evidence.of_derived(replace(result, amount=points))
    working = f"{result.write()} và {write_amount(result.stated.figure.amount)} lệch nhau {text}"
    formula = wording.notes["gap_formula"].format(formula=result.formula)
    whole = replace(
        evidence,
        inputs=(*evidence.inputs, result.stated),
        formula=formula,
        working=f"{result.working}; {working}",
    )
    return Printed(text, whole)
