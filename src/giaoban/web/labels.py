"""Nhãn từ người dùng: a person says a figure was read right or wrong; exported in the form of the label corpus."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from giaoban.web.models import Confirmation

NOT_LABELS = ("where", "why", "confidence")


def confirm(plain: dict[str, Any], author: str, *, right: bool) -> Confirmation:
    """Giữ một xác nhận: câu, khẳng định với vị trí trong câu."""
    sentence, start, end = plain["sentence"]
    claim = {name: value for name, value in plain["claim"].items() if name not in NOT_LABELS}
    return Confirmation.objects.create(
        text=sentence,
        claim=claim | {"start": start, "end": end},
        right=right,
        published=plain["published"],
        place=plain["home"],
        author=author,
    )


def label_lines(rows: Iterable[Confirmation]) -> Iterator[str]:
    """Các dòng JSON, mỗi câu một dòng; số đọc sai đứng riêng ở `rejected`."""
    sentences: dict[tuple[str, str, str], list[Confirmation]] = {}
    for row in rows:
        sentences.setdefault((row.text, row.published, row.place), []).append(row)
    for (text, published, place), held in sentences.items():
        last = {(row.claim["start"], row.claim["end"], row.claim["measure"]): row for row in held}
        judged = sorted(last.values(), key=lambda row: row.claim["start"])
        line = {
            "id": f"xac-nhan-{held[0].pk}",
            "url": "",
            "published": published or None,
            "place": place or None,
            "text": text,
            "claims": [row.claim for row in judged if row.right],
            "ignore": [],
            "rejected": [row.claim for row in judged if not row.right],
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"
