"""Dữ kiện: what the book and the engine know of each series of a place and period, ready to be printed.

A ratio that somebody stated is printed as stated while it agrees with the recomputed one (it was made from
unrounded levels); where the two differ, or the engine refused, the base is withheld and the reason is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from giaoban.compute import Derived, Input, Operation, Reason, Role
from giaoban.compute.refusal import ACCEPTED
from giaoban.publish.phrase import Evidence, Phrase, Printed
from giaoban.publish.prose import MODIFIER_WORDS, lower_first, round_for_reading, shown_places, write_percent
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.number import write_number
from giaoban.terms.unit import Amount

SeriesKey = tuple[str, str, str, str, str, str]
NOTHING_WITHHELD: Mapping[tuple[str, str, str], str] = MappingProxyType({})
NAMED_BY_ITEM = frozenset({"product_output"})
RATIOS = (Operation.GROWTH_YOY, Operation.GROWTH_POP, Operation.PLAN_SHARE, Operation.SHARE)


@dataclass(frozen=True)
class Ratio:
    """Tỷ lệ để in: giá trị, bằng chứng, trạng thái của số, và có khớp với mức trong sổ không."""

    value: Decimal
    evidence: Evidence
    estimate: bool
    consistent: bool

    @property
    def printed(self) -> Printed:
        """Con số không dấu, với dấu %."""
        return Printed(write_percent(abs(self.rounded)), self.evidence)

    @property
    def rounded(self) -> Decimal:
        """Giá trị như in."""
        return round_for_reading(self.value)


@dataclass(frozen=True)
class Line:
    """Dòng chỉ tiêu: một chuỗi trong kỳ, mọi số tính ra về nó, tổng thể chứa nó, lý do có số bị giữ lại."""

    key: FigureKey
    name: str
    indicator: Indicator | None
    results: Mapping[Operation, Derived]
    whole: str = ""
    withheld: str = ""
    border: str = ""
    exceeds: bool = False

    @property
    def is_main(self) -> bool:
        """Chỉ tiêu chung: không phân tổ, không giới hạn phạm vi, đúng địa giới của kỳ, không theo nguồn riêng."""
        return not self.within

    @property
    def is_part(self) -> bool:
        """Phân tổ của chỉ tiêu chung, cùng phạm vi và địa giới với nó."""
        named = self.key.indicator in NAMED_BY_ITEM
        return bool(self.key.item) and self.within == self.key.item and not named

    @property
    def has_figures(self) -> bool:
        """Có ít nhất một con số in được về kết quả của kỳ, hoặc có số bị giữ lại phải nói rõ."""
        shown = (self.ratio(operation) for operation in RATIOS)
        return self.level is not None or bool(self.withheld) or self.is_over_whole or any(shown)

    @property
    def title(self) -> str:
        """Tên đầy đủ: chỉ tiêu, phân tổ, phạm vi, nguồn."""
        return title_of(self.name, self.key, self.border)

    @property
    def within(self) -> str:
        """Phần của chỉ tiêu mà dòng này nói tới: phân tổ, phạm vi, nguồn riêng, địa giới khác."""
        return within_words(self.key, self.border)

    def ratio(self, operation: Operation) -> Ratio | None:
        """Tỷ lệ để in, hoặc None nếu không có số nào dùng được."""
        result = self.results.get(operation)
        if result is None or (operation is Operation.SHARE and self.is_over_whole):
            return None
        return ratio_of(result)

    def refusal(self, operation: Operation) -> str:
        """Lý do không in được tỷ lệ hay mức gốc."""
        result = self.results.get(operation)
        if result is None:
            return ""
        if result.refusal:
            return str(result.refusal)
        return result.gap_note if result.agrees is False else ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Những chỗ khác nhau mà cán bộ đã chấp nhận khi tính các số của dòng này, kèm ghi chú."""
        notes = (note for result in self.results.values() for note in result.notes)
        return tuple(dict.fromkeys(note for note in notes if note.startswith(ACCEPTED)))

    @property
    def level(self) -> Input | None:
        """Mức của kỳ; mức nghi sai bậc thì không đưa ra."""
        result = self.results.get(Operation.LEVEL) or self.results.get(Operation.CUMULATIVE)
        if result is None or result.amount is None or self.is_suspect or self.is_over_whole:
            return None
        if result.name is Operation.LEVEL and result.inputs:
            return result.inputs[0]
        return result.as_input(Role.CURRENT)

    @property
    def is_suspect(self) -> bool:
        """Mức của kỳ hay mức gốc nghi sai bậc: phép tính đã từ chối vì lệch nhiều lần."""
        refusals = (result.refusal for result in self.results.values() if result.name in RATIOS)
        return any(refusal and refusal.reason is Reason.SUSPECT for refusal in refusals)

    @property
    def is_over_whole(self) -> bool:
        """Mức lớn hơn tổng thể chứa nó: một trong hai số sai hoặc khác phạm vi."""
        share = self.results.get(Operation.SHARE)
        return self.exceeds or (share is not None and share.amount is not None and share.amount.value > 100)

    @property
    def base(self) -> Input | None:
        """Mức cùng kỳ năm trước, chỉ khi phép so sánh đứng được và khớp số đã nêu."""
        growth = self.results.get(Operation.GROWTH_YOY)
        if growth is None or growth.amount is None or growth.agrees is False:
            return None
        return next((i for i in growth.inputs if i.role is Role.BASE), None)

    @property
    def plan(self) -> Input | None:
        """Kế hoạch bằng mức, chỉ khi phép so sánh đứng được và khớp số đã nêu."""
        share = self.results.get(Operation.PLAN_SHARE)
        if share is None or share.amount is None or share.agrees is False:
            return None
        return next((i for i in share.inputs if i.role is Role.PLAN), None)

    @property
    def planned_growth(self) -> Input | None:
        """Kế hoạch bằng tốc độ tăng."""
        gap = self.results.get(Operation.GROWTH_GAP)
        if gap is None or gap.amount is None:
            return None
        return next((i for i in gap.inputs if i.role is Role.PLAN_GROWTH), None)

    def computed(self, operation: Operation) -> Printed | None:
        """Một số tính ra, viết để đọc, kèm công thức; None nếu bị từ chối."""
        result = self.results.get(operation)
        if result is None or result.amount is None:
            return None
        shown = replace(result.amount, value=abs(result.amount.value))
        return Printed(write_shown(shown, result.places), Evidence.of_derived(result))


def ratio_of(result: Derived) -> Ratio | None:
    """Chọn con số để in: số đã nêu nếu có (làm từ mức chưa làm tròn), không thì số tính ra."""
    if result.stated:
        note = result.gap_note or (f"{result.refusal}" if result.refusal else "")
        stated = result.stated.figure
        evidence = Evidence.of_input(result.stated, note)
        return Ratio(stated.amount.value, evidence, _is_estimate(result.stated), result.agrees is not False)
    if result.amount is None:
        return None
    current = next((i for i in result.inputs), None)
    estimate = current is not None and _is_estimate(current)
    return Ratio(round_places(result.amount.value), Evidence.of_derived(result), estimate, True)


def round_places(value: Decimal, places: int = 2) -> Decimal:
    """Làm tròn một số tính ra còn hai số lẻ, như mọi số tính ra trong báo cáo."""
    return value.quantize(Decimal(1).scaleb(-places), "ROUND_HALF_UP")


def _is_estimate(recorded: Input) -> bool:
    return recorded.figure.status.rank == 0


def write_shown(amount: Amount, places: int = 2) -> str:
    """Viết một số tính ra để đọc.

    >>> write_shown(Amount(Decimal("18.9583333"), 10**12, "VND"))
    '18,96 nghìn tỷ đồng'
    """
    rounded = replace(amount, value=round_places(amount.value, min(places, 1 if amount.value >= 1000 else 2)))
    if amount.unit.startswith("điểm"):
        return f"{write_number(rounded.value)} {amount.unit}"
    return rounded.write()


def evidence_text(evidence: Evidence) -> str:
    """Con số đầy đủ với bậc và đơn vị, không dấu, như in trong câu."""
    amount = replace(evidence.figure.amount, value=abs(evidence.figure.amount.value))
    if evidence.operation:
        return write_shown(amount, evidence.figure.places or 0)
    return amount.write(shown_places(amount.value))


def level_printed(level: Input, note: str = "") -> Phrase:
    """Mức viết ra câu chữ: "hơn " và con số với bậc, đơn vị."""
    figure = level.figure
    amount = figure.amount
    text = write_shown(amount) if level.derived else amount.write(shown_places(amount.value))
    return tuple(
        p for p in (MODIFIER_WORDS[figure.modifier], Printed(text, Evidence.of_input(level, note))) if p
    )


def lines_of(
    results: Iterable[Derived],
    catalogue: Mapping[str, Indicator],
    withheld: Mapping[tuple[str, str, str], str] = NOTHING_WITHHELD,
    border: str = "",
) -> tuple[Line, ...]:
    """Gom các số tính ra theo chuỗi, giữ thứ tự; các xếp hạng không thuộc chuỗi nào."""
    grouped: dict[SeriesKey, dict[Operation, Derived]] = {}
    keys: dict[SeriesKey, FigureKey] = {}
    for result in results:
        if result.name is Operation.RANK:
            continue
        series = series_key(result.key)
        keys.setdefault(series, replace(result.key, measure=Measure.LEVEL))
        grouped.setdefault(series, {}).setdefault(result.name, result)
    return tuple(
        Line(
            keys[series],
            name_of(series[0], catalogue),
            catalogue.get(series[0]),
            MappingProxyType(held),
            whole_of(held, series[0], catalogue),
            withheld.get(series[:3], ""),
            border,
        )
        for series, held in grouped.items()
    )


def title_of(name: str, key: FigureKey, border: str = "") -> str:
    """Tên đầy đủ của một chuỗi để đứng trong câu.

    >>> from giaoban.terms.period import Period
    >>> title_of("sản lượng", FigureKey("product_output", "Ninh Thuận", Period.parse("2024"), item="muối"))
    'sản lượng muối'
    """
    direct = [key.item] if key.indicator in NAMED_BY_ITEM else []
    name = " ".join(part for part in (name, *direct, key.scope) if part)
    rest = within_words(replace(key, scope="", item="" if direct else key.item), border)
    return f"{name} ({rest})" if rest else name


def within_words(key: FigureKey, border: str = "") -> str:
    """Phân tổ, phạm vi, nguồn riêng, và địa giới khi khác địa giới `border` của kỳ."""
    source = f"số liệu của {key.source}" if key.source else ""
    moved = border_words(key.border) if key.border != border else ""
    return ", ".join(part for part in (key.item, key.scope, source, moved) if part)


def border_words(border: str) -> str:
    """Tên của một địa giới.

    >>> border_words("2025-07-01"), border_words("")
    ('địa giới từ ngày 01/7/2025', 'địa giới cũ')
    """
    if not border:
        return "địa giới cũ"
    year, month, day = border.split("-")
    return f"địa giới từ ngày {day}/{int(month)}/{year}"


def series_key(key: FigureKey) -> SeriesKey:
    """Chuỗi của một khóa trong một địa bàn: chỉ tiêu, phân tổ, phạm vi, giá, địa giới, nguồn."""
    return key.indicator, key.item, key.scope, key.price_base, key.border, key.source


def at_home(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Các chuỗi có số để in; bỏ chuỗi theo địa giới khác khi chính nó có số theo địa giới của kỳ."""
    lines = [line for line in against_whole(lines) if line.has_figures]
    home = {series_key(line.key)[:4] for line in lines if line.key.border == line.border}
    return tuple(
        line for line in lines if line.key.border == line.border or series_key(line.key)[:4] not in home
    )


def against_whole(lines: Sequence[Line]) -> list[Line]:
    """Đánh dấu phân tổ hay phạm vi có mức lớn hơn mức chung của chính chỉ tiêu ấy: một trong hai số sai."""
    wholes = {line.key.indicator: line.level.figure for line in lines if line.is_main and line.level}

    def exceeds(line: Line) -> bool:
        whole = wholes.get(line.key.indicator)
        if whole is None or line.is_main or line.level is None:
            return False
        part = line.level.figure
        return part.amount.unit == whole.amount.unit and part.interval.low > whole.interval.high

    return [replace(line, exceeds=True) if exceeds(line) else line for line in lines]


def whole_of(held: Mapping[Operation, Derived], code: str, catalogue: Mapping[str, Indicator]) -> str:
    """Tên tổng thể của tỷ trọng: chỉ tiêu mẹ, hay chính chỉ tiêu khi dòng là một phân tổ."""
    inputs = held[Operation.SHARE].inputs if Operation.SHARE in held else ()
    wholes = [i.figure.key.indicator for i in inputs if i.role is Role.WHOLE]
    return name_of(wholes[0] if wholes else code, catalogue)


def name_of(code: str, catalogue: Mapping[str, Indicator]) -> str:
    """Tên chỉ tiêu để đứng giữa câu."""
    return lower_first(catalogue[code].name) if code in catalogue else code


def most_precise(entries: Sequence[Input]) -> tuple[Input, ...]:
    """Bỏ những lần nêu thô của cùng một con số: 15,2% khi sổ đã có 15,24% cùng khóa và cùng trạng thái kế hoạch.

    A coarser statement is left out only if its interval holds the finer one's; real contradictions stay.
    """
    by_key: dict[FigureKey, list[Input]] = {}
    for entry in entries:
        by_key.setdefault(replace(entry.figure.key, source=""), []).append(entry)
    return tuple(entry for held in by_key.values() for entry in held if not _is_coarse(entry, held))


def _is_coarse(entry: Input, others: Sequence[Input]) -> bool:
    span = entry.figure.interval
    for other in others:
        inner = other.figure.interval
        if inner != span and inner.low >= span.low and inner.high <= span.high:
            return True
    return False
