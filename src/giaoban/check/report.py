"""Viết phát hiện: a judgement in words, with the arithmetic in one line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from giaoban.check.catalogue import catalogue
from giaoban.check.equation import Instance, is_tight
from giaoban.check.fact import RATIO_MEASURES, Fact
from giaoban.check.finding import Finding, Severity
from giaoban.check.judge import Judgement
from giaoban.check.mend import MEND_NAMES, SLIPS, Mend
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import MEASURE_NAMES, Measure
from giaoban.terms.number import write_number
from giaoban.terms.unit import Amount

ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
RESIDUE = Decimal("0.03")


def finding_of(judgement: Judgement) -> Finding:
    """Phát hiện của một số bị nghi."""
    fact, mend = judgement.fact, judgement.mend
    opening = "có thể chính số này sai, " if judgement.doubtful else ""
    chief = chief_of(judgement)
    check = catalogue()[chief.equation.code]
    ordered = [chief, *(one for one in judgement.broken if one is not chief)]
    lines = (evidence_line(one, fact, one is chief) for one in ordered)
    evidence = tuple(dict.fromkeys(lines)) + residue(mend, chief)
    return Finding(
        fact.document,
        check.code,
        severity_of(judgement, chief),
        fact.start,
        fact.end,
        fact.quote,
        f"{describe(fact)}: {opening}{check.title[0].lower()}{check.title[1:]}.",
        f"{check.explanation} {evidence[0]}",
        remedy_of(mend, chief) if mend else check.recommendation,
        mend.new.amount if mend and mend.kind != "period" else None,
        evidence,
        fact.where,
        mend.kind if mend else "",
    )


def said(fact: Fact, code: str, reason: str, evidence: tuple[str, ...] = ()) -> Finding:
    """Phát hiện bằng lời về một số, không có số sửa; chứng cứ chỉ là điều mà lý do chưa nói."""
    check = catalogue()[code]
    return Finding(
        fact.document,
        code,
        check.severity,
        fact.start,
        fact.end,
        fact.quote,
        f"{describe(fact)}: {reason}.",
        check.explanation,
        check.recommendation,
        None,
        evidence,
        fact.where,
    )


def residue(mend: Mend | None, chief: Instance) -> tuple[str, ...]:
    """Phần còn lệch sau khi sửa, khi lớn hơn 3%: số năm trước đã điều chỉnh, hay khác phạm vi."""
    found = chief.predicted(chief.role_of(mend.old)) if mend is not None else None
    if mend is None or found is None or not is_tight(found, mend.old.measure) or not mend.new.value:
        return ()
    if mend.kind == "period":
        return ()
    gap = found.middle / mend.new.value - 1
    if mend.old.measure in RATIO_MEASURES or abs(gap) < RESIDUE:
        return ()
    percent = write_number(abs(gap) * 100, 0)
    return (f"Sửa rồi vẫn còn lệch {percent}%: số đã được điều chỉnh về sau, hoặc hai nguồn khác phạm vi.",)


def chief_of(judgement: Judgement) -> Instance:
    """Đẳng thức nói rõ nhất: trong một văn bản trước, chặt trước."""
    mend = judgement.mend
    return max(
        judgement.broken,
        key=lambda one: (
            mend is None or one.holds(one.role_of(judgement.fact), mend.new.span),
            not one.equation.loose,
            not one.equation.mixed_units,
            one.one_document,
            one.equation.weight,
        ),
    )


def severity_of(judgement: Judgement, chief: Instance) -> Severity:
    """Mức độ: lỗi khi một lỗi tay giải thích được; nếu không thì theo phép kiểm, trong hay giữa các văn bản."""
    check = catalogue()[chief.equation.code]
    if judgement.doubtful or chief.equation.code == "magnitude" or chief.equation.mixed_units:
        return "warning"
    if not chief.one_document and any(fact.carried for fact in chief.facts.values()):
        return "warning"
    if judgement.mend is not None and judgement.mend.kind in SLIPS and not judgement.mend.is_far:
        return "error"
    aimed = chief.equation.code == "plan-share" and not chief.one_sentence  # a target, perhaps not the plan
    exact = chief.one_document and not chief.two_prices and not aimed
    return check.severity if exact else check.severity_across


def remedy_of(mend: Mend, chief: Instance) -> str:
    """Cách sửa; phép tính đã có ở chứng cứ đầu tiên, trừ khi so cỡ số."""
    if mend.kind == "period":
        at = mend.new.period.write()
        return f"“{mend.old.quote}” là số của {at} thì khớp ({MEND_NAMES[mend.kind]}): sửa kỳ, hoặc sửa số."
    line = per_month(mend, chief)
    return f"Sửa “{mend.old.quote}” thành “{mended_words(mend)}” ({MEND_NAMES[mend.kind]}){': ' if line else ''}{line}."


def mended_words(mend: Mend) -> str:
    """Số đã sửa như sẽ viết; "10/19 nhiệm vụ" giữ phần sau dấu gạch."""
    if mend.kind == "sign":
        verb = "giảm" if mend.new.value < 0 else "tăng"
        return f"{verb} {mend.new.words.removeprefix('-')}"
    _, slash, rest = mend.old.quote.partition("/")
    counted = slash and rest[:1].isdigit()
    return f"{write_number(mend.new.amount.value)}/{rest}" if counted else mend.new.words


def per_month(mend: Mend, chief: Instance) -> str:
    """Với phép so cỡ số: bình quân tháng sau khi sửa, cạnh bình quân tháng của kỳ kia."""
    others = [fact for fact in chief.facts.values() if fact is not mend.old]
    if chief.equation.code != "scale" or len(others) != 1:
        return ""
    new, other = monthly(mend.new), monthly(others[0])
    return f"bình quân tháng thành {new}, cùng cỡ với {other} của {others[0].period.write()}"


def monthly(fact: Fact) -> str:
    """Bình quân tháng của một mức."""
    return Amount(fact.amount.value / fact.period.months, fact.amount.scale, fact.amount.unit).write(2)


def evidence_line(instance: Instance, fact: Fact, with_stated: bool = True) -> str:
    """Một dòng chứng cứ: phép tính từ các số khác, số văn bản viết, và nguồn."""
    role = instance.role_of(fact)
    sources = sources_of([other for name, other in instance.facts.items() if name != role], fact)
    must = "Thường" if instance.equation.code == "magnitude" else "Phải"
    stated = f", văn bản viết {fact.words}" if with_stated else ""
    return f"{must} {instance.arithmetic(role)}{stated}.{sources}"


def confirmation(instance: Instance, fact: Fact) -> str:
    """Một dòng nói số này đã được kiểm chứng bằng gì."""
    role = instance.role_of(fact)
    others = [other for name, other in instance.facts.items() if name != role]
    return f"{instance.arithmetic(role)}.{sources_of(others, fact)}"


def sources_of(others: Sequence[Fact], fact: Fact) -> str:
    """Câu nêu căn cứ: từng số và nguồn; các số liền nhau cùng nguồn thì nêu nguồn một lần."""
    named = [(f"{describe(one)}: {one.words}", source_of(one, fact)) for one in others]
    after = [*(source for _, source in named), ""][1:]
    parts = [
        text if source == then else f"{text} [{source}]"
        for (text, source), then in zip(named, after, strict=True)
    ]
    return f" Căn cứ: {'; '.join(parts)}." if parts else ""


def source_of(other: Fact, fact: Fact) -> str:
    """Nguồn của một dữ kiện, nói với người đọc văn bản của `fact`."""
    if not other.document:
        return "sổ số liệu"
    document = "cùng văn bản" if other.document == fact.document else other.document
    place = other.where or ("" if other.quote == other.words else f"“{other.quote}”")
    return f"{document}, {place}" if place else document


def describe(fact: Fact) -> str:
    """Số này nói về gì: chỉ tiêu, phân tổ, số đo, địa bàn, kỳ."""
    return describe_parts(
        fact.series.indicator,
        fact.claim.item if fact.claim else fact.series.item,
        fact.claim.place if fact.claim else (fact.figure.key.place if fact.figure else ""),
        fact.measure,
        fact.period.write(),
    )


def describe_claim(claim: Claim) -> str:
    """Như `describe`, của một khẳng định."""
    period = claim.period.write() if claim.period else ""
    return describe_parts(claim.indicator, claim.item, claim.place, claim.measure.value, period)


def describe_parts(indicator: str, item: str | None, place: str | None, measure: str, period: str) -> str:
    """Ghép lời nói về một số."""
    names = {key.value: name for key, name in MEASURE_NAMES.items()} | {"plan_growth": "mức tăng kế hoạch"}
    name = INDICATOR_NAMES.get(indicator, indicator)
    said = "" if measure == Measure.LEVEL.value else f"({names.get(measure, measure)})"
    parts = [name, f"({item})" if item else "", place or "", period, said]
    return " ".join(part for part in parts if part)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Gộp các phát hiện về cùng một số: giữ phát hiện nặng nhất, gom chứng cứ."""
    found: dict[tuple[str, int, int], Finding] = {}
    for one in findings:
        key = (one.document, one.start, one.end)
        if key not in found:
            found[key] = one
            continue
        first, second = sorted(
            (found[key], one), key=lambda each: (ORDER[each.severity], each.code == "scale")
        )
        evidence = tuple(dict.fromkeys((*first.evidence, *second.evidence)))
        found[key] = replace(first, evidence=evidence)
    return list(found.values())


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Xếp theo văn bản, chỗ đứng, mức độ."""
    return tuple(
        sorted(findings, key=lambda one: (one.document, one.start, one.end, ORDER[one.severity], one.code))
    )


INDICATOR_NAMES = {
    "iip": "IIP",
    "industrial_output": "giá trị sản xuất công nghiệp",
    "industrial_value_added": "giá trị tăng thêm công nghiệp",
    "retail_sales_services": "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ",
    "retail_sales": "bán lẻ hàng hóa",
    "service_revenue": "doanh thu dịch vụ",
    "exports": "kim ngạch xuất khẩu",
    "imports": "kim ngạch nhập khẩu",
    "trade_turnover": "kim ngạch xuất nhập khẩu",
    "trade_balance": "cán cân thương mại",
    "grdp": "GRDP",
    "cpi": "CPI",
    "electricity_output": "điện sản xuất",
    "electricity_sales": "điện thương phẩm",
    "product_output": "sản lượng",
    "ecommerce_sales": "doanh số thương mại điện tử",
    "industrial_clusters": "cụm công nghiệp",
    "markets": "chợ",
    "tasks_assigned": "nhiệm vụ được giao",
    "tasks_completed": "nhiệm vụ hoàn thành",
    "tasks_in_progress": "nhiệm vụ đang thực hiện",
    "tasks_overdue": "nhiệm vụ quá hạn",
}
