"""Đo bộ kiểm tra: errors put into correct figures, and how many the checker finds, names and mends.

    python -m bench.bench_check [--corpus FILE…] [--limit 300] [--seed 1] [--errors]

Labelled claims of texts, and the figures of the demo record (each page a document), are the correct figures; those
labelled suspect are left out. *Found* is an alarm at the false figure or one whose evidence names it; *placed* is an
alarm that stands at it (a one-sided equation knows that a number is false, seldom which). One error at a time is
put in, and the documents of that province are checked together.
*Detectable* is what an equation can see: one that held on the correct figures and fails on the false one. *Right* is
the share of new findings that point at the false figure or name it in their evidence. A contradiction that the correct
figures already hold is not new when it is laid to another figure of its equation. Beside it: the same equations on
points with a fixed tolerance of 1%. Then false alarms on the untouched texts, and speed on 1.000 documents.
"""

import argparse
import csv
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.bench_reader import split
from bench.row import Row, seconds
from giaoban.check import Finding, review
from giaoban.check.checker import all_facts, document_instances, facts_of, find_instances, known_kinds
from giaoban.check.equation import Instance
from giaoban.check.fact import RATIO_MEASURES, Fact, build_ledger
from giaoban.reader.document import Document, Reading
from giaoban.terms.catalogue import indicators
from giaoban.terms.figure import Claim
from giaoban.terms.indicator import Measure
from giaoban.terms.number import Interval, write_number
from giaoban.terms.period import Period
from giaoban.terms.place import place_key

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = ("scale", "shift", "swap", "sign", "period", "item", "copy")
KIND_NAMES = {
    "scale": "nhầm bậc",
    "shift": "lệch dấu thập phân",
    "swap": "đảo chữ số",
    "sign": "nhầm dấu",
    "period": "nhầm kỳ",
    "item": "đổi chỗ hai mục",
    "copy": "chép số bên cạnh",
}
ONE_PERCENT = Decimal("0.01")
Spot = tuple[str, str, int]
Changed = dict[int, Claim]  # id of the correct claim → the false one


@dataclass(frozen=True)
class Case:
    """Một lỗi đặt vào: loại, các khẳng định thật và giả."""

    kind: str
    changed: Changed
    victims: tuple[Claim, ...]


def claim_of(row: dict[str, Any]) -> Claim:
    """Khẳng định của một nhãn."""
    return Claim(
        row["quote"],
        row["start"],
        row["end"],
        row["indicator"],
        Measure(row["measure"]),
        Decimal(str(row["value"])),
        row["unit"],
        int(row.get("scale", 1)),
        row.get("item"),
        Period.parse(row["period"]) if row.get("period") else None,
        row.get("place"),
        row.get("modifier", "="),
        base=row.get("base"),
    )


def corpus_readings(path: Path) -> Iterator[Reading]:
    """Văn bản có nhãn, bỏ các số bị ngờ."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        claims = tuple(claim_of(one) for one in row["claims"] if not one.get("suspect"))
        yield Reading(Document.plain(row["text"], place=row["place"], name=row["id"]), claims)


def opened(paths: Sequence[Path]) -> set[str]:
    """Mã các văn bản được mở ra xem: không phải phần `bench_reader` để riêng."""
    found: set[str] = set()
    for path in paths:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found |= {row["id"] for row in (split(rows)[1] if path.stem.startswith("dev") else rows)}
    return found


def record_readings(path: Path) -> Iterator[Reading]:
    """Sổ mẫu: mỗi trang nguồn là một văn bản, mỗi số một khẳng định."""
    pages: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["indicator"] != "indicator":
                pages[row["url"] + row["published"]].append(row)
    suspect = {("exports", "17.2"), ("iip", "3300.63"), ("exports", "19"), ("imports", "17.5")}
    for page, rows in pages.items():
        claims = []
        for index, row in enumerate(rows):
            if (row["indicator"], row["value"]) in suspect:
                continue
            quote = f"{write_number(Decimal(row['value']))} {row['unit']}"
            data: dict[str, Any] = row | {
                "quote": quote,
                "start": index * 100,
                "end": index * 100 + len(quote),
            }
            claims.append(claim_of(data | {"item": row["item"] or None}))
        yield Reading(Document.plain("", name=page), tuple(claims))


def cases(reading: Reading, claim: Claim, rng: random.Random) -> Iterator[Case]:
    """Các lỗi có thể đặt vào một khẳng định."""
    for kind, change in CHANGES.items():
        changed = change(reading, claim, rng)
        if changed:
            victims = tuple(one for one in reading.claims if id(one) in changed)
            yield Case(kind, changed, victims)


def with_value(claim: Claim, value: Decimal) -> Claim:
    """Khẳng định mang số khác, in theo kiểu Việt Nam."""
    words = claim.quote.lstrip("0123456789.,/ ")
    return claim._replace(value=value, quote=f"{write_number(abs(value))} {words}".strip())


def scale_slip(_: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Tỷ thành triệu, triệu thành tỷ."""
    if claim.unit not in ("VND", "USD") or claim.scale not in (10**6, 10**9, 10**12):
        return {}
    scale = claim.scale // 1000 if claim.scale > 10**6 else rng.choice([10**3, 10**9])
    return {id(claim): claim._replace(scale=scale)}


def shift_slip(_: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Dấu thập phân lệch một chữ số."""
    if "/" in claim.quote or not claim.value:
        return {}
    if claim.value == claim.value.to_integral() and claim.unit not in ("VND", "USD", "%"):
        return {}
    value = (claim.value * rng.choice([Decimal(10), Decimal("0.1")])).normalize() + 0
    return {id(claim): with_value(claim, value)}


def swap_slip(_: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Hai chữ số liền nhau đảo chỗ."""
    text = f"{abs(claim.value):f}"
    spots = [
        i
        for i in range(len(text) - 1)
        if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1]
    ]
    spots = [i for i in spots if not (i == 0 and text[1] == "0")]
    if not spots or "/" in claim.quote:
        return {}
    at = rng.choice(spots)
    value = Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :]).copy_sign(claim.value)
    return {id(claim): with_value(claim, value)}


def sign_slip(_: Reading, claim: Claim, __: random.Random) -> Changed:
    """Tăng thành giảm."""
    if claim.measure not in (Measure.YOY, Measure.POP) or not claim.value or claim.unit == "lần":
        return {}
    return {id(claim): with_value(claim, -claim.value)}


def period_slip(_: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Năm trước, tháng thành lũy kế, lũy kế thành tháng."""
    if claim.period is None:
        return {}
    now = claim.period
    choices = [now.last_year(), now.last_year(-1)]
    if now.months == 1 and now.first > 1:
        choices.append(now.cumulative())
    elif now.months > 1:
        choices.append(Period(now.year, now.last, now.last))
    return {id(claim): claim._replace(period=rng.choice(choices))}


def item_slip(reading: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Hai mục của một danh sách đổi số cho nhau."""
    others = [one for one in _alike(reading, claim) if one.item != claim.item and one.value != claim.value]
    if not others or not claim.item:
        return {}
    other = rng.choice(others)
    return {id(claim): _takes(claim, other), id(other): _takes(other, claim)}


def copy_slip(reading: Reading, claim: Claim, rng: random.Random) -> Changed:
    """Chép nhầm một số cùng loại đứng gần."""
    others = [one for one in _alike(reading, claim) if one.amount != claim.amount]
    return {id(claim): _takes(claim, rng.choice(others))} if others else {}


def _alike(reading: Reading, claim: Claim) -> list[Claim]:
    return [
        one
        for one in reading.claims
        if one is not claim
        and one.measure == claim.measure
        and one.unit == claim.unit
        and "/" not in one.quote
    ]


def _takes(claim: Claim, other: Claim) -> Claim:
    words = other.quote
    if "/" in claim.quote:  # "120/151 nhiệm vụ" keeps its denominator: 31 in its place is "31/151 nhiệm vụ"
        words = f"{write_number(other.value)}/{claim.quote.partition('/')[2]}"
    return claim._replace(value=other.value, scale=other.scale, quote=words, modifier=other.modifier)


CHANGES: dict[str, Callable[[Reading, Claim, random.Random], Changed]] = {
    "scale": scale_slip,
    "shift": shift_slip,
    "swap": swap_slip,
    "sign": sign_slip,
    "period": period_slip,
    "item": item_slip,
    "copy": copy_slip,
}


def changed_readings(readings: Sequence[Reading], changed: Changed) -> list[Reading]:
    """Các bài đọc mang số giả."""
    return [
        replace(one, claims=tuple(changed.get(id(claim), claim) for claim in one.claims))
        if any(id(claim) in changed for claim in one.claims)
        else one
        for one in readings
    ]


def instances_of(readings: Sequence[Reading]) -> list[Instance]:
    """Mọi lần áp đẳng thức trên các bài đọc."""
    papers = [facts_of(reading, set()) for reading in readings]
    ledger = build_ledger(fact for paper in papers for fact in paper)
    found = find_instances(ledger, known_kinds(indicators()))
    return found + [instance for paper in papers for instance in document_instances(paper)]


def detectable(case: Case, clean: Sequence[Instance], false: Sequence[Reading]) -> bool:
    """Một đẳng thức đúng trên số thật thì hỏng trên số giả.

    The equations are bound to the true figures and the false one is put in afterwards, so an error that makes the
    checker lose an equation (a list no longer taken for one, a key no longer trusted) still counts as detectable.
    A false period moves the number to another place: there an equation counts that it breaks where it has come to.
    """
    if case.kind == "period":
        keys = {id(claim) for claim in case.changed.values()}
        return any(
            one.failed()
            for one in instances_of(false)
            if any(id(f.claim) in keys for f in one.facts.values())
        )
    facts = {
        id(fact.claim): fact for reading in false for fact in all_facts(reading) if _is_false(fact, case)
    }
    by_true = {true: facts[id(new)] for true, new in case.changed.items() if id(new) in facts}
    for instance in clean:
        mine = [fact for fact in instance.facts.values() if id(fact.claim) in by_true]
        if mine and not instance.failed():
            for fact in mine:
                instance = instance.substitute(fact, by_true[id(fact.claim)])
            if instance.failed():
                return True
    return False


def _is_false(fact: Fact, case: Case) -> bool:
    return any(fact.claim is claim for claim in case.changed.values())


def point_findings(instances: Sequence[Instance]) -> set[int]:
    """Cách đơn giản: đẳng thức trên các số như in, dung sai 1%; nêu số ở vế được thử."""
    flagged = set()
    for instance in instances:
        role = instance.target
        points = {name: Interval.point(fact.value) for name, fact in instance.facts.items()}
        found = instance.predicted(role, points)
        fact = instance.facts[role]
        if found is None:
            continue
        slack = ONE_PERCENT if fact.measure in RATIO_MEASURES else abs(fact.value) * ONE_PERCENT
        if not found.low - slack <= fact.value <= found.high + slack:
            flagged.add(id(fact.claim))
    return flagged


@dataclass
class Tally:
    """Số đếm của một loại lỗi."""

    put: int = 0
    seen: int = 0
    found: int = 0
    placed: int = 0
    raised: int = 0
    right: int = 0
    mended: int = 0
    first: int = 0
    plain_found: int = 0
    plain_raised: int = 0
    plain_right: int = 0


def measure(
    groups: Sequence[list[Reading]], limit: int, seed: int, shown: Set[str] = frozenset()
) -> dict[str, Tally]:
    """Đặt từng lỗi vào, kiểm tra, đếm; lỗi sót của các văn bản ở `shown` thì in ra."""
    rng = random.Random(seed)
    tallies = {kind: Tally() for kind in KINDS}
    pool = [
        (group, case, reading.document.id in shown)
        for group in groups
        for reading in group
        for claim in reading.claims
        for case in cases(reading, claim, rng)
    ]
    rng.shuffle(pool)
    cache: dict[int, tuple[list[Instance], Known, set[int]]] = {}
    for group, case, show in pool:
        tally = tallies[case.kind]
        if tally.put >= limit:
            continue
        tally.put += 1
        if id(group) not in cache:
            clean = instances_of(group)
            cache[id(group)] = clean, Known.of(group, clean), point_findings(clean)
        clean, before, plain_before = cache[id(group)]
        false = changed_readings(group, case.changed)
        count(tally, case, clean, before, plain_before, false, show)
    return tallies


@dataclass(frozen=True)
class Known:
    """Điều có sẵn trên số đúng: phát hiện, và số của các đẳng thức vốn đã hỏng (nay có thể đổ cho số khác)."""

    found: set[Spot]
    broken: set[Spot]

    @classmethod
    def of(cls, group: Sequence[Reading], clean: Sequence[Instance]) -> "Known":
        broken = {
            (fact.document, instance.equation.code, fact.start)
            for instance in clean
            if instance.failed()
            for fact in instance.facts.values()
        }
        return cls({_spot(one) for one in review(group).findings}, broken)


def _spot(finding: Finding) -> Spot:
    return finding.document, finding.code, finding.start


def count(
    tally: Tally,
    case: Case,
    clean: Sequence[Instance],
    before: Known,
    plain_before: set[int],
    false: Sequence[Reading],
    show: bool,
) -> None:
    """Cộng kết quả của một lỗi vào bảng."""
    places = {
        (r.document.id, claim.start) for r in false for claim in r.claims if claim in case.changed.values()
    }
    new = [one for one in review(false).findings if one.severity != "note" and _spot(one) not in before.found]
    hits = [one for one in new if (one.document, one.start) in places]
    right = [one for one in new if one in hits or _names(one, case)]
    tally.right += len(right)
    tally.raised += len(right) + sum(one not in right and _spot(one) not in before.broken for one in new)
    seen = detectable(case, clean, false)
    if seen:
        tally.seen += 1
        tally.placed += bool(hits)
        found = bool(right)
        tally.found += found
        if show and not found:
            print(
                "SÓT",
                case.kind,
                [(c.quote, c.indicator, c.item, c.measure.value, str(c.period)) for c in case.victims],
            )
            print("   ", [c.quote for c in case.changed.values()], [(f.code, f.quote) for f in new])
    wanted = {claim.start: claim for claim in case.victims}
    offered = [one for one in hits if one.suggestion is not None]
    if offered and seen:
        tally.mended += 1
        first = offered[0]
        suggestion, true = first.suggestion, wanted.get(first.start)
        tally.first += bool(suggestion and true and _alike_amount(suggestion.base, true.amount.base))
    plain = point_findings(instances_of(false)) - plain_before
    keys = {id(claim) for claim in case.changed.values()}
    tally.plain_raised += len(plain)
    tally.plain_right += len(plain & keys)
    tally.plain_found += bool(seen and plain & keys)


def _alike_amount(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Decimal("0.005")


def _names(finding: Finding, case: Case) -> bool:
    """Phát hiện đứng ở số khác nhưng chứng cứ nêu số giả."""
    text = " ".join(finding.evidence)
    return any(claim.amount.write() in text or f"“{claim.quote}”" in text for claim in case.changed.values())


def by_place(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Gom văn bản theo địa bàn của số đầu tiên: chỉ các văn bản ấy đối chiếu được với nhau."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        names = Counter(place_key(claim.place) for claim in reading.claims if claim.place)
        groups[names.most_common(1)[0][0] if names else ""].append(reading)
    return list(groups.values())


def share(part: int, whole: int) -> str:
    """Tỷ lệ, hay gạch ngang khi mẫu số là 0."""
    return f"{part / whole:.1%}" if whole else "-"


def print_table(name: str, tallies: dict[str, Tally]) -> None:
    """In bảng của một nguồn số."""
    put, seen = (sum(getattr(one, what) for one in tallies.values()) for what in ("put", "seen"))
    print(
        f"\n{name}: {put} lỗi đặt vào, {seen} lỗi có đẳng thức thấy được, {put - seen} lỗi không đẳng thức nào thấy"
    )
    print(
        f"{'loại lỗi':<20}{'đặt':>5}{'thấy được':>11}{'tìm ra':>8}{'đúng chỗ':>10}"
        f"{'nêu đúng':>10}{'gợi ý đúng':>12}{'1%: tìm':>9}{'đúng':>7}"
    )
    for kind, one in tallies.items():
        print(
            f"{KIND_NAMES[kind]:<20}{one.put:>5}{one.seen:>11}{share(one.found, one.seen):>8}"
            f"{share(one.placed, one.seen):>10}"
            f"{share(one.right, one.raised):>10}{share(one.first, one.mended):>12}"
            f"{share(one.plain_found, one.seen):>9}{share(one.plain_right, one.plain_raised):>7}"
        )


def false_alarms(readings: Sequence[Reading]) -> None:
    """Số phát hiện trên văn bản chưa đụng đến."""
    found = review(readings).findings
    claims = sum(len(reading.claims) for reading in readings)
    counts = Counter(one.severity for one in found)
    print(
        f"\nChưa đụng đến: {claims} số, {dict(counts)}, lỗi trên 200 số: {counts['error'] * 200 / max(1, claims):.2f}"
    )


def copied(readings: Sequence[Reading], documents: int) -> list[Reading]:
    """Đủ số văn bản ấy, mỗi bản một mã."""
    pool = (list(readings) * (documents // len(readings) + 1))[:documents]
    return [
        replace(one, document=replace(one.document, id=f"{one.document.id}#{i}"))
        for i, one in enumerate(pool)
    ]


def speed(readings: Sequence[Reading], documents: int) -> None:
    """Một nghìn văn bản, đối chiếu tất cả với nhau; và một phần tư số ấy, để thấy chi phí tăng thế nào."""
    copies = copied(readings, documents)
    for part in (documents // 4, documents):
        start = time.perf_counter()
        review(copies[:part])
        took = time.perf_counter() - start
        print(f"{part} văn bản, tất cả với tất cả: {took:.2f} s, {part / took:.0f} văn bản/s")


def run(quick: bool) -> list[Row]:
    """Cho `make bench`: lỗi tìm ra bên cạnh cách so điểm 1%, báo động sai, tốc độ."""
    texts = [one for name in ("dev", "seeds") for one in corpus_readings(SHARED / "corpus" / f"{name}.jsonl")]
    tallies = measure(by_place(texts), 20 if quick else 100, 1)
    rows = [
        Row(
            f"tìm ra: {KIND_NAMES[kind]}",
            100 * one.found / max(1, one.seen),
            "%",
            "so điểm 1%",
            100 * one.plain_found / max(1, one.seen),
        )
        for kind, one in tallies.items()
    ]
    errors = sum(one.severity == "error" for one in review(texts).findings)
    claims = sum(len(reading.claims) for reading in texts)
    copies = copied(texts, 250 if quick else 1000)
    rate = len(copies) / seconds(lambda: review(copies), rounds=1)
    return [
        *rows,
        Row("lỗi nêu trên văn bản chưa đụng đến", errors * 200 / claims, "trên 200 số"),
        Row("kiểm tra tất cả với tất cả", rate, "văn bản/s"),
    ]


def main() -> None:
    """Chạy và in các bảng."""
    options = argparse.ArgumentParser(description=__doc__)
    default = [SHARED / "corpus" / "dev.jsonl", SHARED / "corpus" / "seeds.jsonl"]
    options.add_argument("--corpus", type=Path, nargs="*", default=default)
    options.add_argument("--limit", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    texts = [reading for path in chosen.corpus for reading in corpus_readings(path)]
    open_texts = opened(chosen.corpus) if chosen.errors else set()
    print_table("Văn bản có nhãn", measure(by_place(texts), chosen.limit, chosen.seed, open_texts))
    record = list(record_readings(SHARED / "figures" / "figures.csv"))
    pages = {one.document.id for one in record} if chosen.errors else set()
    print_table("Sổ mẫu", measure(by_place(record), chosen.limit // 4, chosen.seed, pages))
    false_alarms(texts)
    speed(texts, 1000)


if __name__ == "__main__":
    main()
