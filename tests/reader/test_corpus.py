"""Văn bản của dự án: a floor under the score on texts that the reader was not written on."""

import json
from datetime import date
from pathlib import Path

import pytest

from giaoban.reader import read_text

CORPUS = Path(__file__).parent / "corpus"
FLOORS = {"first": 0.92, "second": 0.90, "third": 0.88}


def key(claim: dict[str, object]) -> tuple[object, ...]:
    """What the strict level compares: where, how much, of what, measured how, when, where."""
    amount = float(str(claim["value"])) * float(str(claim["scale"]))
    place = str(claim["place"]).removeprefix("TP. ").casefold()
    return (
        claim["end"],
        f"{amount:.10g}",
        claim["unit"],
        claim["indicator"],
        claim["measure"],
        claim["period"],
        place,
    )


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_strict_score_on_texts_not_written_on(name: str) -> None:
    right = wanted = read = 0
    for line in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        gold = {key(claim) for claim in doc["claims"]}
        published = date.fromisoformat(doc["published"]) if doc["published"] else None
        claims = {key(claim.as_json()) for claim in read_text(doc["text"], published, doc["place"]).claims}
        right, wanted, read = right + len(gold & claims), wanted + len(gold), read + len(claims)
    assert 2 * right / (wanted + read) >= FLOORS[name]
