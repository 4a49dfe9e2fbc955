"""Đo đối chiếu bản thảo với nguồn: 200 sentences made from the labelled claims of the seeds.

    python -m bench.bench_against [--seed 1] [--count 200]

Each sentence states one claim as printed, in another scale or rounded (to be confirmed), or with a digit, scale, unit,
indicator, period or place changed (to be contradicted), in a wording of its own. Beside it: a plain search of the
printed number in the sources. Prints how many of each kind are judged right.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from bench.row import Row
from giaoban.check.against import compare
from giaoban.check.fact import item_key
from giaoban.reader import read, read_text
from giaoban.reader.document import Document, Reading
from giaoban.reader.home import at_home
from giaoban.terms.number import write_number
from giaoban.terms.period import Period
from giaoban.terms.unit import SCALE_NAMES

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "seeds.jsonl"
NAMES = {
    "iip": "chỉ số sản xuất công nghiệp (IIP)",
    "industrial_output": "giá trị sản xuất công nghiệp",
    "retail_sales_services": "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ",
    "retail_sales": "tổng mức bán lẻ hàng hóa",
    "exports": "kim ngạch xuất khẩu",
    "imports": "kim ngạch nhập khẩu",
}
OTHER = {
    "iip": "retail_sales_services",
    "industrial_output": "retail_sales_services",
    "retail_sales_services": "industrial_output",
    "retail_sales": "industrial_output",
    "exports": "imports",
    "imports": "exports",
}
UNITS = {"USD": "USD", "VND": "đồng"}
PLACES = ("Quảng Ninh", "Bắc Ninh", "Đồng Nai", "Thanh Hóa")
RIGHT = ("as printed", "other scale", "rounded")
WRONG = ("digit", "scale", "unit", "indicator", "period", "place")


@dataclass(frozen=True)
class Statement:
    """Một câu thử: loại, chữ, câu trả lời đúng, chữ số in."""

    kind: str
    text: str
    expected: str
    printed: str


def usable(claim: dict[str, Any]) -> bool:
    """Khẳng định đặt thành câu được: chỉ tiêu có tên, không phân tổ, mức hay tốc độ, có kỳ."""
    simple = claim["indicator"] in NAMES and claim["item"] is None and claim["period"]
    measured = claim["measure"] in ("level", "yoy") and claim["value"] != 0
    return bool(simple and measured and not (claim["indicator"] == "iip" and claim["measure"] == "level"))


def amount_words(value: Decimal, scale: int, unit: str) -> str:
    """Số, bậc, đơn vị."""
    number = write_number(value)
    return f"{number}%" if unit == "%" else f"{number} {SCALE_NAMES[scale]} {UNITS[unit]}"


def sentence(claim: dict[str, Any], rng: random.Random) -> str:
    """Câu nói khẳng định bằng lời khác câu gốc."""
    period, place = Period.parse(claim["period"]).write(), claim["place"]
    name, words = NAMES[claim["indicator"]], amount_words(claim["value"], claim["scale"], claim["unit"])
    modifier = {">": "hơn ", "<": "gần ", "~": "khoảng "}.get(claim["modifier"], "")
    if claim["measure"] == "yoy":
        verb = "giảm" if claim["value"] < 0 else "tăng"
        words = f"{verb} {modifier}{words.lstrip('-')} so với cùng kỳ năm trước"
    else:
        words = f"đạt {modifier}{words}"
    forms = (
        f"{period[0].upper()}{period[1:]}, {name} của {place} {words}.",
        f"Theo báo cáo, {name} của {place} {period} {words}.",
        f"{name[0].upper()}{name[1:]} của {place} trong {period} {words}.",
    )
    return rng.choice(forms)


def altered(claim: dict[str, Any], kind: str, rng: random.Random) -> dict[str, Any] | None:
    """Khẳng định sau khi đổi theo loại; None nếu loại ấy không áp được."""
    change = ALTERATIONS[kind]
    copy = dict(claim) | {"value": Decimal(str(claim["value"])), "scale": int(claim["scale"])}
    return change(copy, rng)


def as_printed(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Giữ nguyên."""
    return claim


def other_scale(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Cùng số, bậc khác (17,2 tỷ = 17.200 triệu)."""
    if claim["unit"] == "%":
        return None
    factor = 1000 if claim["scale"] in (10**9, 10**12) else Decimal("0.001")
    scale = int(claim["scale"] / factor)
    value = (claim["value"] * factor).normalize() + 0
    return claim | {"value": value, "scale": scale} if scale in (10**6, 10**9, 10**12) else None


def rounded(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Làm tròn bớt một hai chữ số."""
    digits = claim["value"].normalize().as_tuple()
    if len(digits.digits) < 3 or claim["modifier"] != "=":
        return None
    drop = digits.exponent + 1
    value = claim["value"].quantize(Decimal(1).scaleb(drop), ROUND_HALF_UP)
    value = value if value == value.to_integral() else value.normalize()
    return claim | {"value": value + 0, "modifier": "~"} if value and value != claim["value"] else None


def digit(claim: dict[str, Any], rng: random.Random) -> dict[str, Any] | None:
    """Đổi một chữ số."""
    text = f"{claim['value']:f}"
    places = [index for index, char in enumerate(text) if char.isdigit() and (index or char != "0")][:3]
    index = rng.choice(places)
    new = rng.choice([char for char in "123456789" if char != text[index]])
    return claim | {"value": Decimal(text[:index] + new + text[index + 1 :])}


def scale(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Nhầm bậc: tỷ thành triệu hay ngược lại."""
    if claim["unit"] == "%":
        return None
    return claim | {"scale": 10**6 if claim["scale"] >= 10**9 else 10**9}


def unit(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Nhầm đơn vị tiền."""
    if claim["unit"] == "%":
        return None
    return claim | {"unit": "VND" if claim["unit"] == "USD" else "USD"}


def indicator(claim: dict[str, Any], _rng: random.Random) -> dict[str, Any] | None:
    """Đúng số, gắn vào chỉ tiêu khác."""
    return claim | {"indicator": OTHER[claim["indicator"]]}


def period(claim: dict[str, Any], rng: random.Random) -> dict[str, Any] | None:
    """Đúng số, nói kỳ khác."""
    now = Period.parse(claim["period"])
    return claim | {"period": rng.choice([now.last_year(), now.last_year(2)]).code}


def place(claim: dict[str, Any], rng: random.Random) -> dict[str, Any] | None:
    """Đúng số, nói nơi khác."""
    return claim | {"place": rng.choice(PLACES)}


ALTERATIONS: dict[str, Callable[[dict[str, Any], random.Random], dict[str, Any] | None]] = {
    "as printed": as_printed,
    "other scale": other_scale,
    "rounded": rounded,
    "digit": digit,
    "scale": scale,
    "unit": unit,
    "indicator": indicator,
    "period": period,
    "place": place,
}


def statements(claims: list[dict[str, Any]], count: int, rng: random.Random) -> Iterator[Statement]:
    """`count` câu, các loại xen nhau; câu trùng với điều nguồn có nêu thì bỏ."""
    said = {key_of(claim) for claim in claims}
    kinds = [*RIGHT * 2, *WRONG]
    made = 0
    while made < count:
        claim = rng.choice(claims)
        new = altered(claim, kinds[made % len(kinds)], rng)
        if new is None or (kinds[made % len(kinds)] in WRONG and key_of(new) in said):
            continue
        kind = kinds[made % len(kinds)]
        yield Statement(
            kind,
            sentence(new, rng),
            "confirmed" if kind in RIGHT else "contradicted",
            write_number(new["value"]),
        )
        made += 1


def key_of(claim: dict[str, Any]) -> tuple[Any, ...]:
    """Điều đã nói: chỉ tiêu, số đo, kỳ, nơi, giá trị."""
    item = item_key(claim["item"] or "")[0]
    value = Decimal(str(claim["value"])) * int(claim["scale"])
    return claim["indicator"], item, claim["measure"], claim["period"], claim["place"], claim["unit"], value


def answer(statement: Statement, sources: list[Reading]) -> str:
    """Kết luận của Giaoban về số của câu (câu không đọc ra số nào thì "unread")."""
    reading = read_text(statement.text)
    compared = compare(reading, sources)
    return compared[0].verdict if compared else "unread"


def search(statement: Statement, text: str) -> str:
    """Cách tìm thẳng: con số có đứng trong nguồn không."""
    return "confirmed" if statement.printed in text else "contradicted"


def judged(count: int, seed: int, errors: bool) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Số câu, số câu Giaoban đúng, số câu cách tìm thẳng đúng, theo loại."""
    rows = [json.loads(line) for line in SEEDS.read_text("utf-8").splitlines()]
    sources = [read(at_home(Document.plain(row["text"], place=row["place"], name=row["id"]))) for row in rows]
    text = "\n".join(row["text"] for row in rows)
    claims = [claim for row in rows for claim in row["claims"] if usable(claim)]
    total, ours, plain = Counter[str](), Counter[str](), Counter[str]()
    for one in statements(claims, count, random.Random(seed)):
        total[one.kind] += 1
        said = answer(one, sources)
        ours[one.kind] += said == one.expected
        plain[one.kind] += search(one, text) == one.expected
        if errors and said != one.expected:
            print(one.kind, said, "|", one.text)
    return total, ours, plain


def run(quick: bool) -> list[Row]:
    """Cho `make bench`: phần câu đúng theo loại, bên cạnh tìm thẳng con số."""
    total, ours, plain = judged(100 if quick else 200, 1, errors=False)
    return [
        Row(f"đúng: {kind}", 100 * ours[kind] / total[kind], "%", "tìm số", 100 * plain[kind] / total[kind])
        for kind in total
    ]


def main() -> None:
    """In bảng đúng sai theo loại."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    total, ours, plain = judged(chosen.count, chosen.seed, chosen.errors)
    print(f"{'loại':<12} {'câu':>4} {'Giaoban':>8} {'tìm số':>8}")
    for kind in total:
        print(
            f"{kind:<12} {total[kind]:>4} {ours[kind] / total[kind]:>8.1%} {plain[kind] / total[kind]:>8.1%}"
        )
    print(
        f"{'cả thảy':<12} {total.total():>4} {ours.total() / total.total():>8.1%} {plain.total() / total.total():>8.1%}"
    )


if __name__ == "__main__":
    main()
