"""Từ vựng: the phrases of the definition files as one automaton, and what each phrase is.

Phrases are matched on words only (marks become spaces), longest first, at word ends. A kind is the name of the list
that holds the phrase ("rise", "branch", "market" …); "indicator", "place" and "country" come from their own tables.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import ahocorasick_rs

from giaoban.terms.catalogue import indicators, read_definition

LEVEL_WORDS = {
    "province": ("tỉnh", "thành phố", "tp", "tp."),
    "district": ("huyện", "quận", "thị xã", "thành phố", "tp", "tp.", "thị trấn", "h.", "q.", "tx", "tx."),
}
COUNTRY = (
    "cả nước",
    "toàn quốc",
    "việt nam",
    "nước ta",
    "toàn quốc gia",
    "bình quân cả nước",
    "bình quân chung cả nước",
)
HOME = (
    "toàn tỉnh",
    "toàn thành phố",
    "toàn tp",
    "trên địa bàn tỉnh",
    "trên địa bàn thành phố",
    "địa bàn tỉnh",
    "địa bàn thành phố",
)
SHORT_PLACES = {
    "tphcm": "Hồ Chí Minh",
    "tp.hcm": "Hồ Chí Minh",
    "tp hcm": "Hồ Chí Minh",
    "tp. hcm": "Hồ Chí Minh",
    "hcm": "Hồ Chí Minh",
    "br-vt": "Bà Rịa - Vũng Tàu",
    "brvt": "Bà Rịa - Vũng Tàu",
    "bà rịa-vũng tàu": "Bà Rịa - Vũng Tàu",
    "bà rịa – vũng tàu": "Bà Rịa - Vũng Tàu",
    "tt-huế": "Thừa Thiên Huế",
    "tt huế": "Thừa Thiên Huế",
    "thừa thiên - huế": "Thừa Thiên Huế",
    "thừa thiên-huế": "Thừa Thiên Huế",
    "đắc lắc": "Đắk Lắk",
    "đăk lăk": "Đắk Lắk",
    "đắk lắc": "Đắk Lắk",
    "đắc nông": "Đắk Nông",
    "đăk nông": "Đắk Nông",
    "sài gòn": "Hồ Chí Minh",
    "bắc cạn": "Bắc Kạn",
    "vũng tàu": "Vũng Tàu",
}


ANYWHERE = "*"  # a place of which only the name is known
LIKE = "Như "  # "các tỉnh như Thanh Hóa" names no huyện Như Thanh
OR = "/"  # between the provinces that have a district of one name


class Entry(NamedTuple):
    """Mục từ: loại, giá trị (mã chỉ tiêu, tên địa bàn), và địa bàn cấp trên (có thể nhiều) với nơi có."""

    kind: str
    value: str
    parent: str = ""


def as_words(phrase: str) -> str:
    """Cụm từ như đứng trong chữ gấp chỉ còn từ: dấu câu là khoảng trắng."""
    return re.sub(r"[^\w]|_", " ", unicodedata.normalize("NFC", phrase).lower())


def _variants(phrase: str) -> set[str]:
    """Các cách ngắt của một cụm: "chế biến, chế tạo" cũng là "chế biến chế tạo", "chế biến - chế tạo"."""
    found = {phrase}
    if ", " in phrase:
        found |= {
            phrase.replace(", ", " "),
            phrase.replace(", ", " - "),
            phrase.replace(", ", "; "),
            phrase.replace(", ", " và ", 1),
        }
        head, _, tail = phrase.rpartition(", ")
        found.add(f"{head} và {tail}")
    if " - " in phrase:
        found |= {phrase.replace(" - ", "-"), phrase.replace(" - ", ", "), phrase.replace(" - ", " ")}
    return found


def _shortened(phrase: str, table: Mapping[str, list[str]]) -> set[str]:
    """Cụm từ với các chữ viết tắt: "giá trị sản xuất công nghiệp" cũng là "gtsx công nghiệp", "giá trị sxcn"."""
    if " " not in phrase or not any(long in phrase for long in table):
        return {phrase}
    found = {phrase}
    for long, shorts in table.items():
        found |= {said.replace(long, short) for said in found if long in said for short in shorts}
    return {said for said in found if " " in said.strip()} | {phrase}


class Lexicon:
    """Từ vựng đã dựng: `find` gives every phrase of a folded text."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.shorts: Mapping[str, list[str]] = read_definition("abbreviations.toml")
        for indicator in indicators().values():
            if not indicator.code.startswith("tasks_"):
                self._add(indicator.synonyms, Entry("indicator", indicator.code))
        clutter = read_definition("clutter.toml")
        self._add(clutter["strong"], Entry("strong", ""))
        for table in ("subjects.toml", "phrases.toml"):
            for kind, phrases in read_definition(table).items():
                self._add(phrases, Entry(kind, ""))
        for item in read_definition("items.toml")["vsic"]["items"]:
            self._add([item["name"], *item.get("synonyms", ())], Entry("branch", ""))
        self._add(clutter["weak"], Entry("weak", ""))
        self.links = frozenset(clutter["links"])
        self._add(COUNTRY, Entry("place", "Việt Nam"))
        self._add(HOME, Entry("home", ""))
        self._places()
        patterns = list(self.entries)
        self.meanings = [self.entries[pattern] for pattern in patterns]
        self.automaton = ahocorasick_rs.AhoCorasick(
            [f" {pattern}" for pattern in patterns], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def _add(self, phrases: list[str] | tuple[str, ...], entry: Entry) -> None:
        for phrase in phrases:
            for variant in {short for said in _variants(phrase) for short in _shortened(said, self.shorts)}:
                self.entries.setdefault(as_words(variant), entry)

    def _places(self) -> None:
        rows = list(
            csv.DictReader((files("giaoban") / "definitions" / "places.csv").read_text("utf-8").splitlines())
        )
        owners = _owners(rows)
        for short, name in SHORT_PLACES.items():
            self._add((short,), Entry("place", name))
        for row in rows:
            if row["level"] not in LEVEL_WORDS:
                continue
            bare = _bare(row["name"])
            parent = owners[bare] if row["level"] == "district" else ""
            entry = Entry("place" if row["level"] == "province" else "district", bare, parent)
            spelled = () if bare.isdigit() or bare.startswith(LIKE) else _spellings(bare)
            self._add(spelled, entry)
            self._add(
                [f"{word} {name}" for word in LEVEL_WORDS[row["level"]] for name in (spelled or (bare,))],
                entry,
            )

    def find(self, words: str) -> list[tuple[int, int, Entry]]:
        """Mọi cụm từ trong chữ gấp chỉ còn từ, với chỗ của nó."""
        padded = f" {words} "
        found = []
        meanings = self.meanings
        for index, start, end in self.automaton.find_matches_as_indexes(padded):
            if padded[end] == " ":
                found.append((start, end - 1, meanings[index]))
        return found


def _owners(rows: list[dict[str, str]]) -> dict[str, str]:
    """Các tỉnh có huyện mang tên ấy; một mã tỉnh có thể đã đổi tên khi sáp nhập, huyện là của cả tên cũ, tên mới."""
    names: dict[str, list[str]] = {}
    for row in rows:
        if row["level"] == "province":
            names.setdefault(row["code"], []).append(_bare(row["name"]))
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row["level"] == "district":
            found.setdefault(_bare(row["name"]), {}).update(dict.fromkeys(names[row["parent"]]))
    return {name: OR.join(owners) for name, owners in found.items()}


def _bare(name: str) -> str:
    for prefix in ("Thành phố ", "Thành Phố ", "Tỉnh ", "Quận ", "Huyện ", "Thị xã ", "Thị Xã "):
        name = name.removeprefix(prefix)
    return name


def _other_i(name: str) -> str:
    """ "Phú Quí" cũng viết "Phú Quý"."""
    return re.sub("[íìỉĩị](?= |$)", lambda found: "ýỳỷỹỵ"["íìỉĩị".index(found[0])], name)


def _spellings(name: str) -> tuple[str, ...]:
    flat = name.replace("oà", "òa").replace("oá", "óa").replace("uỷ", "ủy").replace("uý", "úy")
    highland = {flat.replace("Đắk", said) for said in ("Đăk", "Đak", "Đắc")}
    return tuple({name, flat, _other_i(flat), flat.replace(" - ", "-")} | highland)


@cache
def lexicon() -> Lexicon:
    """Từ vựng của gói, dựng một lần."""
    return Lexicon()
