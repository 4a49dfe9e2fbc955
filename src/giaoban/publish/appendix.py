"""Phụ lục nguồn số liệu: one row a printed number: the sentence it makes, where it came from, how computed."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from giaoban.compute import Operation
from giaoban.publish.clauses import last_year_words, previous_words
from giaoban.publish.content import Column, Paragraph, Table
from giaoban.publish.facts import evidence_text, title_of
from giaoban.publish.proof import Origin, Proof
from giaoban.publish.prose import direction, lower_first, status_verb, upper_first
from giaoban.publish.wording import Wording
from giaoban.terms.indicator import Measure
from giaoban.terms.unit import is_ratio

COLUMNS = (
    Column("Số", 8, "center"),
    Column("Con số trong báo cáo", 62, "left"),
    Column("Nguồn hoặc cách tính", 46, "left"),
)


def appendix_table(
    proofs: Sequence[Proof], names: Mapping[str, str], wording: Wording, border: str = ""
) -> Table:
    """Bảng chứng minh: mỗi con số in ra một dòng, nói lại thành câu; `border` là địa giới của kỳ."""
    labels = source_labels(proofs)
    rows = tuple(
        (
            (f"[{proof.number}]",),
            (proof_sentence(proof, names, wording, border),),
            (origin_words(proof, labels),),
        )
        for proof in proofs
    )
    return Table("", COLUMNS, rows)


def source_paragraphs(proofs: Sequence[Proof]) -> tuple[Paragraph, ...]:
    """Danh mục nguồn: ký hiệu, tên, ngày công bố, địa chỉ."""
    return tuple(
        Paragraph((f"{label}: {source_words(origin)}.",), "note") for origin, label in _labelled(proofs)
    )


def proof_sentence(proof: Proof, names: Mapping[str, str], wording: Wording, border: str = "") -> str:
    """Con số nói lại thành một câu đầy đủ: chỉ tiêu, phân tổ, địa bàn, kỳ, số đo."""
    figure = proof.evidence.figure
    key, value = figure.key, figure.amount.value
    text = evidence_text(proof.evidence)
    rest = key.period.rest_of_year()
    slots = {
        "name": title_of(lower_first(names.get(key.indicator, key.indicator)), key, border),
        "place": key.place,
        "period": key.period.write(),
        "rest": (rest or key.period).write(),
        "last_year": last_year_words(key.period),
        "previous": previous_words(key.period),
        "text": text,
        "verb": status_verb(figure.status),
        "change": f"{direction(value)} {text}" if value else "bằng",
        "compared": "cao hơn" if value > 0 else "thấp hơn",
    }
    return upper_first(wording.proofs[sentence_kind(proof)].format_map(slots)) + "."


def sentence_kind(proof: Proof) -> str:
    """Mẫu câu của một chứng minh: theo phép tính, không thì theo số đo."""
    operation, key = proof.evidence.operation, proof.evidence.key
    if operation in (Operation.PACE, Operation.PACE_RATE, Operation.GROWTH_GAP):
        return operation.value
    if proof.evidence.figure.amount.unit.startswith("điểm"):
        return "difference"
    if key.measure is Measure.PLAN and is_ratio(proof.evidence.figure.amount.unit):
        return "plan_growth"
    if key.measure is Measure.LEVEL and key.indicator.startswith("tasks_"):
        return "count"
    if operation is Operation.SHARE and key.indicator.startswith("tasks_"):
        return "task_share"
    return key.measure.value


def origin_words(proof: Proof, labels: Mapping[tuple[str, str, str], str]) -> str:
    """Nguồn của số đã ghi sổ, hay công thức và các số đứng sau của số tính ra."""
    cited = "; ".join(f"SL{origin.id} ({labels[_source(origin)]})" for origin in proof.origins)
    return f"Tính: {proof.evidence.formula}; từ {cited}" if proof.evidence.operation else cited


def source_words(origin: Origin) -> str:
    """Tên nguồn, ngày công bố, địa chỉ."""
    title = origin.title or urlsplit(origin.url).hostname or "nguồn chưa nêu tên"
    day = "/".join(reversed(origin.published.split("-")))
    parts = [title, f"công bố {day}" if day else "", origin.url]
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def source_labels(proofs: Iterable[Proof]) -> dict[tuple[str, str, str], str]:
    """Ký hiệu N1, N2… của mỗi nguồn, theo thứ tự gặp."""
    return {_source(origin): label for origin, label in _labelled(proofs)}


def _labelled(proofs: Iterable[Proof]) -> list[tuple[Origin, str]]:
    first: dict[tuple[str, str, str], Origin] = {}
    for proof in proofs:
        for origin in proof.origins:
            first.setdefault(_source(origin), origin)
    return [(origin, f"N{number}") for number, origin in enumerate(first.values(), 1)]


def _source(origin: Origin) -> tuple[str, str, str]:
    return origin.url, origin.title, origin.published
