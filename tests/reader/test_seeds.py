"""Năm văn bản mẫu: the shared seeds, read as labelled."""

import json
from datetime import date
from pathlib import Path

from giaoban.reader import read_text


def test_seeds_are_read_as_labelled(shared: Path) -> None:
    right = wanted = read = 0
    for line in (shared / "corpus" / "seeds.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        published = date.fromisoformat(doc["published"]) if doc["published"] else None
        claims = read_text(doc["text"], published, doc["place"]).claims
        got = {(c.start, c.indicator, str(c.measure), str(c.period), c.place) for c in claims}
        gold = {
            (c["start"], c["indicator"], c["measure"], str(c["period"]), c["place"]) for c in doc["claims"]
        }
        right, wanted, read = right + len(got & gold), wanted + len(gold), read + len(got)
    assert 2 * right / (wanted + read) >= 0.98
