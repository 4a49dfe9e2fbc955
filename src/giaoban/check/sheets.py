"""Biểu số liệu: the rows of a workbook, and the ratios typed in them against the levels beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giaoban.check.bind import SHIFTS
from giaoban.check.catalogue import catalogue
from giaoban.check.fact import item_key
from giaoban.check.finding import Finding, Severity
from giaoban.check.report import describe_claim
from giaoban.reader.document import Reading
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import Interval, write_number
from giaoban.terms.period import Period
from giaoban.terms.unit import Amount

CELL = re.compile(r"^(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)$")
HUNDRED = Interval.point(100)
TYPED = Decimal("0.02")  # a ratio rounded to two decimals, of levels rounded too


@dataclass(frozen=True)
class Row:
    """Hàng của biểu: văn bản, tờ, số hàng, chỉ tiêu và phân tổ, các ô theo cột."""

    document: str
    sheet: str
    number: int
    indicator: str
    item: str
    place: str
    kind: str
    cells: tuple[Claim, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """Khóa để tìm cùng hàng ở biểu của tháng khác."""
        return self.indicator, self.item, self.place

    def levels(self, period: Period | None) -> list[Claim]:
        """Các ô mức (chỉ số, với chỉ tiêu là chỉ số) của một kỳ, theo cột."""
        wanted = (Measure.INDEX,) if self.kind == "index" else (Measure.LEVEL,)
        return [
            one for one in self.cells if one.measure in wanted and one.period == period and one.base != "pop"
        ]

    def level(self, period: Period | None) -> Claim | None:
        """Ô mức đầu tiên của một kỳ."""
        return next(iter(self.levels(period)), None)

    def on_previous(self, period: Period) -> Claim | None:
        """Ô so với kỳ trước của một kỳ."""
        return next((one for one in self.cells if one.base == "pop" and one.period == period), None)

    @property
    def plan(self) -> Claim | None:
        """Ô kế hoạch năm."""
        return next((one for one in self.cells if one.measure is Measure.PLAN), None)


def in_sheet(claim: Claim) -> bool:
    """Khẳng định đọc từ một ô của bảng tính."""
    return CELL.match(claim.where) is not None


def rows_of(reading: Reading, kinds: Mapping[str, str]) -> list[Row]:
    """Các hàng của một bảng tính, theo thứ tự."""
    cells: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        found = CELL.match(claim.where)
        if found:
            cells[found["sheet"], int(found["row"]), claim.indicator].append(claim)
    return [
        Row(
            reading.document.id,
            sheet,
            number,
            indicator,
            item_key(group[0].item or "")[0],
            group[0].place or "",
            kinds.get(indicator, "flow"),
            tuple(group),
        )
        for (sheet, number, indicator), group in cells.items()
    ]


def row_findings(rows: Sequence[Row]) -> Iterator[Finding]:
    """Tỷ lệ gõ sai và chỉ số chia cho chỉ số, ở từng hàng."""
    for row in rows:
        if row.kind == "index":
            yield from _index_row(row)
        else:
            for claim in row.cells:
                yield from _typed_ratio(row, claim)


def _typed_ratio(row: Row, claim: Claim) -> Iterator[Finding]:
    pair = operands(row, claim)
    if pair is None:
        return
    level, base = pair
    if Decimal(0) in base.interval:
        return
    if fits(claim, level, base):
        return
    computed = level.interval / base.interval * HUNDRED
    line = f"{written(level)} ÷ {written(base)} = {write_number(computed.middle, 2)}%"
    yield cell_finding(
        row,
        claim,
        "table-ratio",
        f"tỷ lệ gõ {ratio_words(claim)}, tính lại là {write_number(computed.middle, 2)}%",
        (f"{line} (ô {cell_of(level)} ÷ ô {cell_of(base)}).",),
        _suggested(claim, computed.middle),
    )


def operands(row: Row, claim: Claim) -> tuple[Claim, Claim] | None:
    """Hai ô mà một ô tỷ lệ là thương của chúng."""
    if claim.period is None or claim.measure not in (
        Measure.INDEX,
        Measure.YOY,
        Measure.POP,
        Measure.PLAN_PCT,
    ):
        return None
    levels = row.levels(claim.period)
    level = levels[-1] if levels else None
    if claim.measure is Measure.PLAN_PCT:
        base = row.plan
    elif claim.measure is Measure.POP or claim.base == "pop":
        base = row.level(SHIFTS["previous"](claim.period))
    else:
        base = row.level(claim.period.last_year())
    return (level, base) if level is not None and base is not None else None


def ratio_interval(claim: Claim) -> Interval:
    """Tỷ lệ như phần trăm của gốc (tăng 5% là 105)."""
    if claim.measure in (Measure.YOY, Measure.POP):
        return claim.interval + HUNDRED
    return claim.interval


def ratio_words(claim: Claim) -> str:
    """Tỷ lệ như ghi trong ô, hai số lẻ."""
    return f"{write_number(claim.value, 2)}%"


def confirmed_cells(rows: Sequence[Row]) -> Iterator[tuple[Claim, str]]:
    """Các ô được kiểm chứng: tỷ lệ gõ bằng thương của hai ô, cùng hai ô ấy."""
    for row in rows:
        for claim in row.cells if row.kind != "index" else ():
            pair = operands(row, claim)
            if pair is not None and Decimal(0) not in pair[1].interval and fits(claim, *pair):
                line = f"{written(pair[0])} ÷ {written(pair[1])} = {ratio_words(claim)} (ô {cell_of(claim)})"
                yield from ((one, line) for one in (claim, *pair))


def fits(claim: Claim, level: Claim, base: Claim) -> bool:
    """Tỷ lệ gõ đúng bằng thương, trong phạm vi làm tròn."""
    computed, stated = level.interval / base.interval * HUNDRED, ratio_interval(claim)
    return stated.low - TYPED <= computed.high and computed.low <= stated.high + TYPED


def _suggested(claim: Claim, computed: Decimal) -> Amount:
    value = computed - 100 if claim.measure in (Measure.YOY, Measure.POP) else computed
    return Amount(round(value, 2), 1, claim.unit)


def _index_row(row: Row) -> Iterator[Finding]:
    """Hàng chỉ số: không chia chỉ số cho chỉ số năm trước hay cho chỉ số kế hoạch; một kỳ một chỉ số."""
    for claim in row.cells:
        own = row.levels(claim.period) if claim.period else []
        if claim.period is None or not own:
            continue
        if claim.measure is Measure.PLAN_PCT:
            plan = row.plan
            divided = [one for one in own if plan and _quotient(claim, one, plan)]
            if plan and divided:
                yield _divided(row, claim, divided[0], plan, "chỉ số kế hoạch")
        elif claim in own[1:] and not claim.interval.meets(own[0].interval):
            base = row.level(claim.period.last_year())
            if base is not None and _quotient(claim, own[0], base):
                yield _divided(row, claim, own[0], base, "chỉ số cùng kỳ năm trước")
            else:
                yield _two(row, claim, own[0])


def _quotient(claim: Claim, level: Claim, base: Claim) -> bool:
    if not base.value:
        return False
    return abs(claim.value - level.value / base.value * 100) <= Decimal("0.01")


def _divided(row: Row, claim: Claim, level: Claim, base: Claim, name: str) -> Finding:
    line = f"{written(level)} ÷ {written(base)} = {ratio_words(claim)}"
    return cell_finding(
        row,
        claim,
        "index-ratio",
        f"lấy chỉ số chia cho {name}: {line}",
        (f"{line} (ô {cell_of(level)} ÷ ô {cell_of(base)}).",),
        Amount(level.value, 1, level.unit) if claim.measure is not Measure.PLAN_PCT else None,
    )


def _two(row: Row, claim: Claim, own: Claim) -> Finding:
    line = f"Ô {cell_of(own)} ghi {ratio_words(own)}, ô {cell_of(claim)} ghi {ratio_words(claim)} cho cùng một kỳ."
    return cell_finding(
        row,
        claim,
        "table-ratio",
        f"chỉ số {ratio_words(claim)} khác chỉ số {ratio_words(own)} của cùng kỳ",
        (line,),
        Amount(own.value, 1, own.unit),
    )


def cell_of(claim: Claim) -> str:
    """Tên ô ("D13")."""
    found = CELL.match(claim.where)
    return f"{found['column']}{found['row']}" if found else claim.where


def written(claim: Claim) -> str:
    """Giá trị của ô, viết kiểu Việt Nam, tối đa hai số lẻ."""
    exponent = claim.value.as_tuple().exponent
    shown = min(2, -exponent) if isinstance(exponent, int) and exponent < 0 else 0
    return f"{write_number(claim.value, shown)}%" if claim.unit == "%" else write_number(claim.value, shown)


def cell_finding(
    row: Row,
    claim: Claim,
    code: str,
    reason: str,
    evidence: tuple[str, ...],
    suggestion: Amount | None = None,
    severity: Severity | None = None,
) -> Finding:
    """Phát hiện ở một ô."""
    check = catalogue()[code]
    remedy = check.recommendation
    if suggestion is not None:
        remedy = f"Sửa ô {cell_of(claim)} thành {suggestion.write()}."
    return Finding(
        row.document,
        code,
        severity or check.severity,
        claim.start,
        claim.end,
        claim.quote,
        f"{describe_claim(claim)}: {reason}.",
        check.explanation,
        remedy,
        suggestion,
        evidence,
        claim.where,
    )
