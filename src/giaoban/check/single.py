"""Kiểm từng số: what one claim alone can show: a unit that its indicator cannot have, an ambiguous wording."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from giaoban.check.catalogue import catalogue
from giaoban.check.finding import Finding
from giaoban.check.report import describe_claim
from giaoban.check.sheets import in_sheet
from giaoban.reader.document import Document
from giaoban.terms.catalogue import read_definition
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import write_number
from giaoban.terms.unit import is_money, is_ratio

AMOUNTS = (Measure.LEVEL, Measure.PLAN, Measure.CHANGE_ABS)
ENERGY = frozenset({"electricity_output", "electricity_sales"})
NOT_ENERGY = frozenset({"USD", "tấn", "m3", "m2", "lít", "đôi", "chiếc", "cái", "viên"})
BROKEN = (
    (re.compile(r"\d[.,]?[lIO](?=[\d%\s]|$)|\b[lIO][.,]?\d"), "lẫn chữ cái với chữ số"),
    (re.compile(r"\d\s?[.,]\s?%"), "thừa dấu trước %"),
    (re.compile(r"\d t (?:kWh|USD|đồng)\b"), "thiếu chữ của bậc"),
)
MOVED = re.compile(r"(?:tăng|giảm)(?: (?:hơn|trên|gần|khoảng|thêm))? ?\Z")
ALONE = re.compile(r"\s*(?:so |\))")
NEAR = 20
TASKS = frozenset({"tasks_assigned", "tasks_completed", "tasks_in_progress", "tasks_overdue"})


def single_findings(
    document: Document, claims: Sequence[Claim], kinds: Mapping[str, str]
) -> Iterator[Finding]:
    """Phát hiện trên từng khẳng định, không cần số nào khác."""
    for claim in claims:
        wrong = wrong_unit(claim, kinds)
        if wrong:
            yield single_finding(document, claim, "unit-kind", wrong)
        elif odd_unit(claim):
            usual = " hoặc ".join(odd_unit(claim)[:2])
            yield single_finding(
                document, claim, "product-unit", f"tính bằng {claim.unit}, thường là {usual}"
            )
        elif broken := misprint(document.text, claim):
            yield single_finding(document, claim, "misprint", f"“{claim.quote}” {broken}")
        elif claim.unit == "lần" and claim.measure in (Measure.YOY, Measure.POP):
            yield from _ambiguous(document, claim)


def wrong_unit(claim: Claim, kinds: Mapping[str, str]) -> str:
    """Vì sao đơn vị không hợp với loại chỉ tiêu; rỗng nếu hợp."""
    kind, unit = kinds.get(claim.indicator, "flow"), claim.unit
    level = claim.measure in AMOUNTS
    if kind in ("index", "rate") and is_money(unit):
        return f"chỉ số không tính bằng {_unit_name(unit)}"
    if claim.measure in (Measure.SHARE, Measure.PLAN_PCT, Measure.INDEX) and not is_ratio(unit):
        return f"tỷ lệ không tính bằng {_unit_name(unit)}"
    if not level:
        return ""
    if claim.indicator in TASKS and is_money(unit):
        return "số nhiệm vụ không tính bằng tiền"
    if claim.indicator in ENERGY and unit in NOT_ENERGY:
        return f"sản lượng điện không tính bằng {_unit_name(unit)}"
    return ""


@cache
def _product_units() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = read_definition("product_units.toml")["product"]
    return tuple((re.compile(row["names"], re.I), tuple(row["units"])) for row in rows)


def odd_unit(claim: Claim) -> tuple[str, ...]:
    """Các đơn vị mà sản phẩm này dùng, khi khẳng định mang đơn vị vật lý khác; rỗng nếu hợp hay không biết."""
    physical = claim.unit and not is_ratio(claim.unit) and not is_money(claim.unit)
    if claim.indicator != "product_output" or claim.measure not in AMOUNTS or not claim.item or not physical:
        return ()
    units = next((units for names, units in _product_units() if names.search(claim.item)), ())
    return () if claim.unit in units else units


def misprint(text: str, claim: Claim) -> str:
    """Con số in hỏng thế nào; rỗng nếu lành.

    >>> from decimal import Decimal
    >>> amount = {"indicator": "iip", "value": Decimal("16.1"), "unit": "%", "start": 5}
    >>> misprint("tăng 16,l%.", Claim("16,l%", end=10, measure=Measure.YOY, **amount))
    'lẫn chữ cái với chữ số'
    """
    if in_sheet(claim):
        return ""
    broken = next((words for pattern, words in BROKEN if pattern.search(claim.quote)), "")
    growth = claim.measure in (Measure.YOY, Measure.POP) and claim.unit == "%"
    moved = MOVED.search(text, max(0, claim.start - NEAR), claim.start)
    bare = growth and moved and claim.quote[-1:].isdigit() and ALONE.match(text, claim.end)
    return broken or ("thiếu dấu %" if bare else "")


def _unit_name(unit: str) -> str:
    return {"VND": "đồng", "": "số không có đơn vị"}.get(unit, unit)


def _ambiguous(document: Document, claim: Claim) -> Iterator[Finding]:
    before = document.text[max(0, claim.start - 12) : claim.start].casefold()
    if "gấp" in before or "bằng" in before or "tăng" not in before:
        return
    first, second = (write_number((times * 100).normalize() + 0) for times in (claim.value, claim.value - 1))
    if claim.value <= 1:
        return
    message = (
        f"“tăng {claim.quote}” hiểu được hai cách: tăng thêm {first}% hoặc gấp {claim.quote} (tăng {second}%)"
    )
    yield single_finding(document, claim, "ambiguous-times", message)


def single_finding(document: Document, claim: Claim, code: str, reason: str) -> Finding:
    """Phát hiện theo mã phép kiểm, với lý do riêng của con số này."""
    check = catalogue()[code]
    return Finding(
        document.id,
        code,
        check.severity,
        claim.start,
        claim.end,
        claim.quote,
        f"{describe_claim(claim)}: {reason}.",
        check.explanation,
        check.recommendation,
        None,
        (),
        claim.where,
    )
