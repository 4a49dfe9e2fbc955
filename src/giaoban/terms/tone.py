"""Chỗ đặt dấu thanh: "hoá", "thuỷ" as the older rule writes them, "hóa", "thủy" as the newer one does."""

import re

import ahocorasick_rs

TONED = {
    f"{first}{second}": f"{toned}{plain}"
    for first, plain, tones, moved in (
        ("o", "a", "óòỏõọ", "áàảãạ"),
        ("o", "e", "óòỏõọ", "éèẻẽẹ"),
        ("u", "y", "úùủũụ", "ýỳỷỹỵ"),
    )
    for toned, second in zip(tones, moved, strict=True)
}
OLD_TONE = re.compile(r"[oO][áàảãạéèẻẽẹÁÀẢÃẠÉÈẺẼẸ](?!\w)|(?<![qQ])[uU][ýỳỷỹỵÝỲỶỸỴ](?!\w)")
PAIRS = ahocorasick_rs.AhoCorasick(  # looked for first: few texts hold any, and the automaton is the faster
    [
        first + second
        for pair in TONED
        for first in (pair[0], pair[0].upper())
        for second in (pair[1], pair[1].upper())
    ]
)


def new_tone(text: str) -> str:
    """Viết dấu thanh theo lối mới, độ dài không đổi.

    >>> new_tone("Giao Thuỷ, Thanh Hoá, quý")
    'Giao Thủy, Thanh Hóa, quý'
    """
    places = [at for _, at, _ in PAIRS.find_matches_as_indexes(text)]
    pieces: list[str] = []
    done = 0
    for found in filter(None, (OLD_TONE.match(text, at) for at in places)):
        pieces += (text[done : found.start()], _moved(found))
        done = found.end()
    return "".join(pieces) + text[done:] if pieces else text


def _moved(found: re.Match[str]) -> str:
    pair = found.group()
    new = TONED[pair.lower()]
    return "".join(b.upper() if a.isupper() else b for a, b in zip(pair, new, strict=True))
