"""Chứng minh số liệu: each printed number, the observations behind it, its formula, its source sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from giaoban.compute.derived import Input, json_number
from giaoban.publish.content import Report
from giaoban.publish.phrase import Evidence
from giaoban.terms.figure import FigureKey


@dataclass(frozen=True)
class Origin:
    """Gốc của một số trong sổ: mã, tên nguồn, địa chỉ, ngày công bố, câu gốc, ngày ghi sổ."""

    id: str
    title: str = ""
    url: str = ""
    published: str = ""
    sentence: str = ""
    known_at: str = ""


@dataclass(frozen=True)
class Proof:
    """Chứng minh một con số: số thứ tự, các cách in, các chỗ in, bằng chứng, gốc của từng đầu vào."""

    number: int
    texts: tuple[str, ...]
    where: tuple[str, ...]
    evidence: Evidence
    origins: tuple[Origin, ...]

    @property
    def text(self) -> str:
        """Cách in đầu tiên (thường có bậc và đơn vị)."""
        return self.texts[0]

    @property
    def anchor(self) -> str:
        """Tên dấu trang trong tệp Word và trên trang web."""
        return f"so_{self.number}"

    @property
    def tooltip(self) -> str:
        """Lời hiện ra khi rê chuột vào con số: phép tính, rồi nguồn và câu gốc của từng số đứng sau."""
        sources = [
            f"SL{origin.id}, {origin.title or origin.url}{f': “{origin.sentence}”' if origin.sentence else ''}"
            for origin in self.origins
        ]
        return "; ".join([self.evidence.working, *sources] if self.evidence.working else sources)

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON."""
        key = self.evidence.key
        return {
            "number": self.number,
            "anchor": self.anchor,
            "text": self.text,
            "texts": list(self.texts),
            "where": list(self.where),
            **key_json(key),
            "formula": self.evidence.formula or None,
            "working": self.evidence.working or None,
            "note": self.evidence.note or None,
            "observations": [
                observation_json(recorded, origin)
                for recorded, origin in zip(self.evidence.inputs, self.origins, strict=True)
            ],
        }


def key_json(key: FigureKey) -> dict[str, Any]:
    """Khóa của số liệu dưới dạng JSON."""
    return {
        "indicator": key.indicator,
        "item": key.item or None,
        "scope": key.scope or None,
        "place": key.place,
        "period": key.period.code,
        "measure": key.measure.value,
    }


def observation_json(recorded: Input, origin: Origin) -> dict[str, Any]:
    """Một số liệu trong sổ dưới dạng JSON."""
    amount = recorded.figure.amount
    return {
        "id": recorded.id,
        "role": recorded.role.value,
        **key_json(recorded.figure.key),
        "value": json_number(amount.value),
        "unit": amount.unit,
        "scale": amount.scale,
        "status": recorded.figure.status.value,
        "source": origin.title,
        "url": origin.url,
        "published": origin.published,
        "sentence": origin.sentence,
        "known_at": origin.known_at,
    }


NO_ORIGINS: Mapping[str, Origin] = MappingProxyType({})


def prove(report: Report, origins: Mapping[str, Origin] = NO_ORIGINS) -> tuple[Proof, ...]:
    """Đánh số các con số in ra; cùng bằng chứng ở nhiều chỗ, nhiều cách in là một chứng minh."""
    texts: dict[Evidence, list[str]] = {}
    places: dict[Evidence, list[str]] = {}
    for where, printed in report.numbers():
        for held, value in ((texts, printed.text), (places, where)):
            seen = held.setdefault(printed.evidence, [])
            if value not in seen:
                seen.append(value)
    return tuple(
        Proof(
            number,
            tuple(texts[evidence]),
            tuple(where),
            evidence,
            tuple(origins.get(i.id, Origin(i.id, i.source)) for i in evidence.inputs),
        )
        for number, (evidence, where) in enumerate(places.items(), 1)
    )


def index(proofs: Iterable[Proof]) -> dict[Evidence, Proof]:
    """Tra chứng minh theo bằng chứng của con số in ra."""
    return {proof.evidence: proof for proof in proofs}
