"""Đo bộ đọc: scores on labelled texts by level and by kind, and speed beside what else reads Vietnamese numbers.

    python -m bench.bench_reader [--by indicator|measure|period|place] [--mb 50]

A third of `dev.jsonl` and `dev-long.jsonl` is set aside by document: sorted by the sha256 of the id, the first third.
The reader was tuned on the rest and on the seeds; only the three totals of the set-aside third were ever looked at.
Levels are those of the shared scorer: quantity (amount, unit), core (+ indicator, measure), strict (+ period, place).
"""

import argparse
import hashlib
import importlib
import json
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.row import Row
from giaoban.reader import read_text
from giaoban.terms.place import place_key

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
AIMS = {"quantity": 0.99, "core": 0.95, "strict": 0.90}
LEVELS = {"quantity": 2, "core": 4, "strict": 6}
Facts = tuple[Any, ...]
Doc = dict[str, Any]


def documents(name: str) -> list[Doc]:
    """Các văn bản có nhãn của một tệp."""
    lines = (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def split(docs: list[Doc]) -> tuple[list[Doc], list[Doc]]:
    """Phần để riêng (một phần ba theo mã băm) và phần dùng để chỉnh."""
    ordered = sorted(docs, key=lambda doc: hashlib.sha256(doc["id"].encode()).hexdigest())
    third = len(ordered) // 3
    return ordered[:third], ordered[third:]


def facts(claim: dict[str, Any]) -> Facts:
    """Điều một khẳng định nói, theo thứ tự các mức chấm."""
    place = place_key(claim["place"] or "")
    amount = float(f"{claim['value'] * claim.get('scale', 1):.10g}")
    return (amount, claim["unit"], claim["indicator"], claim["measure"], claim.get("period"), place)


def read_claims(doc: Doc) -> list[dict[str, Any]]:
    """Các khẳng định đọc được của một văn bản."""
    published = date.fromisoformat(doc["published"]) if doc["published"] else None
    claims = [claim.as_json() for claim in read_text(doc["text"], published, doc["place"]).claims]
    ignored = doc.get("ignore", [])
    return [c for c in claims if not touches(c, ignored) or touches(c, doc["claims"])]


def touches(claim: dict[str, Any], spans: Iterable[dict[str, Any]]) -> bool:
    """Có chồng lên một trong các khoảng không."""
    return any(min(claim["end"], s["end"]) > max(claim["start"], s["start"]) for s in spans)


def matched(gold: list[dict[str, Any]], read: list[dict[str, Any]], depth: int) -> list[bool]:
    """Nhãn nào được đọc đúng đến mức `depth`."""
    left = list(read)
    hits = []
    for claim in gold:
        wanted = facts(claim)[:depth]
        found = next((c for c in left if touches(c, [claim]) and facts(c)[:depth] == wanted), None)
        hits.append(found is not None)
        if found is not None:
            left.remove(found)
    return hits


def f1(docs: list[Doc], level: str) -> float:
    """F1 của một mức trên các văn bản."""
    right = wanted = got = 0
    for doc in docs:
        read = read_claims(doc)
        right += sum(matched(doc["claims"], read, LEVELS[level]))
        wanted, got = wanted + len(doc["claims"]), got + len(read)
    return 2 * right / (wanted + got) if wanted + got else 0.0


def by_kind(docs: list[Doc], name: str) -> Iterator[tuple[str, int, int]]:
    """Số nhãn và số đọc đúng (mức strict) theo chỉ tiêu, số đo, loại kỳ, hay địa bàn nhà và địa bàn khác."""
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for doc in docs:
        for claim, hit in zip(doc["claims"], matched(doc["claims"], read_claims(doc), 6), strict=True):
            kind = kind_of(claim, name, doc)
            wanted[kind] += 1
            right[kind] += hit
    for kind, count in wanted.most_common():
        yield kind, count, right[kind]


def kind_of(claim: dict[str, Any], name: str, doc: Doc) -> str:
    """Loại của một nhãn theo `name`."""
    if name == "period":
        code = claim["period"] or "không"
        return re.sub(r"\d", "", code.split("-")[-1]) or "năm"
    if name == "place":
        return "địa bàn nhà" if place_key(claim["place"]) == place_key(doc["place"]) else "địa bàn khác"
    return str(claim[name])


def varied(megabytes: float) -> list[str]:
    """Văn bản lớn từ các văn bản khác nhau, xếp lẫn, số đổi ngẫu nhiên."""
    dice = random.Random(1)
    texts = [doc["text"] for name in ("seeds", "dev", "dev-long") for doc in documents(name)]
    made: list[str] = []
    size = 0.0
    while size < megabytes * 1e6:
        text = re.sub(r"\d(?=[\d.,]*%)", lambda _: str(dice.randint(1, 9)), dice.choice(texts))
        made.append(text)
        size += len(text.encode())
    return made


def megabytes_a_second(work: Callable[[str], object], texts: list[str]) -> float:
    """Tốc độ (MB mỗi giây của bộ xử lý) của một việc trên các văn bản."""
    start = time.process_time()
    for text in texts:
        work(text)
    spent = time.process_time() - start
    return sum(len(text.encode()) for text in texts) / 1e6 / max(spent, 1e-9)


def peers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Các công cụ khác có trên máy này."""
    number = re.compile(r"\d[\d.,]*")
    yield "regex số trần", number.findall
    try:
        tagger = importlib.import_module("underthesea")
        yield "underthesea NER", tagger.ner
    except ImportError:
        pass
    try:
        duckling = importlib.import_module("duckling")
        yield "Duckling tiếng Việt", _duckling(duckling)
    except ImportError:
        pass


def _duckling(duckling: Any) -> Callable[[str], object]:
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", int(time.time()))
    context = duckling.Context(now, duckling.default_locale_lang(duckling.parse_lang("VI")))
    wanted = [duckling.parse_dimensions([kind])[0] for kind in ("number", "quantity", "amount-of-money")]
    return lambda text: duckling.parse(text, context, wanted, False)


def run(quick: bool) -> list[Row]:
    """Bảng đo: điểm, tốc độ, bộ nhớ."""
    rows = [Row("seeds, strict", f1(documents("seeds"), "strict"), "F1", "đích", 0.98)]
    for name in ("dev", "dev-long"):
        held, tuned = split(documents(name))
        rows += [
            Row(f"{name} để riêng, {level}", f1(held, level), "F1", "đích", AIMS[level]) for level in LEVELS
        ]
        rows.append(Row(f"{name} phần chỉnh, strict", f1(tuned, "strict"), "F1"))
        rows.append(Row(f"{name} cả tệp, strict", f1(held + tuned, "strict"), "F1", "đích", 0.95))
    texts = varied(1 if quick else 50)
    read_text(texts[0])
    speed = megabytes_a_second(read_text, texts)
    few = texts[:20]
    for peer, work in peers():
        rows.append(Row("đọc đủ khẳng định", speed, "MB/s", peer, megabytes_a_second(work, few)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(Row("bộ nhớ cao nhất", peak, "MB"))
    return rows


def main() -> None:
    """In bảng theo loại trên phần chỉnh, hay đo tốc độ trên `--mb` MB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", choices=("indicator", "measure", "period", "place"), default="indicator")
    parser.add_argument("--mb", type=float, default=0)
    args = parser.parse_args()
    if args.mb:
        texts = varied(args.mb)
        read_text(texts[0])
        print(f"{megabytes_a_second(read_text, texts):.2f} MB/s trên {args.mb:g} MB")
        return
    docs = documents("seeds") + [doc for name in ("dev", "dev-long") for doc in split(documents(name))[1]]
    for kind, wanted, right in by_kind(docs, args.by):
        print(f"{kind:28} {right:4} / {wanted:4}  {right / wanted:.3f}")


if __name__ == "__main__":
    main()
