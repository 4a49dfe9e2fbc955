"""Phụ lục nguồn số liệu: one row a printed number: what it says, where it came from, how it was computed."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from giaoban.publish.content import Column, Paragraph, Table
from giaoban.publish.proof import Origin, Proof
from giaoban.publish.prose import upper_first
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure

COLUMNS = (
    Column("Số thứ tự", 8, "center"),
    Column("Con số trong báo cáo", 24, "left"),
    Column("Nội dung", 42, "left"),
    Column("Nguồn hoặc cách tính", 42, "left"),
)
MEASURE_WORDS = {
    Measure.LEVEL: "mức thực hiện",
    Measure.PLAN: "kế hoạch",
    Measure.PLAN_PCT: "tỷ lệ đạt kế hoạch năm",
}


def appendix_table(proofs: Sequence[Proof], names: Mapping[str, str]) -> Table:
    """Bảng chứng minh: mỗi con số in ra một dòng."""
    labels = source_labels(proofs)
    rows = tuple(
        (
            (str(proof.number),),
            (proof.text,),
            (content_words(proof.evidence.key, names),),
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


def content_words(key: FigureKey, names: Mapping[str, str]) -> str:
    """Nội dung của một con số: chỉ tiêu, phân tổ, số đo, kỳ, địa bàn."""
    name = upper_first(names.get(key.indicator, key.indicator))
    within = ", ".join(part for part in (key.item, key.scope) if part)
    measure = MEASURE_WORDS.get(key.measure, key.measure.vietnamese)
    return f"{name}{f' ({within})' if within else ''}; {measure}; {key.period.write()}; {key.place}"


def origin_words(proof: Proof, labels: Mapping[tuple[str, str, str], str]) -> str:
    """Nguồn của số đã ghi sổ, hay công thức và các số đứng sau của số tính ra."""
    cited = [f"SL{origin.id} ({labels[_source(origin)]})" for origin in proof.origins]
    said = "; ".join(cited)
    if proof.evidence.formula and len(cited) > 1:
        said = f"Tính: {proof.evidence.formula}; từ {said}"
    elif proof.evidence.formula:
        said = f"Tính từ {said}: {proof.evidence.formula}"
    return said


def source_words(origin: Origin) -> str:
    """Tên nguồn, ngày công bố, địa chỉ."""
    title = origin.title or urlsplit(origin.url).hostname or "nguồn chưa nêu tên"
    parts = [title, f"công bố {origin.published}" if origin.published else "", origin.url]
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
