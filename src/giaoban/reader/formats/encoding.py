"""Bảng mã: bytes → chữ Unicode NFC. UTF-8, UTF-16, Windows-1258, TCVN3 (.VnTime), VNI, VISCII, và UTF-8 mã hai lần.

A legacy encoding is taken only when the result reads as Vietnamese: its accented words are Vietnamese syllables.
What cannot be told for sure is refused, never read as fact.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from types import MappingProxyType

from giaoban.terms.error import InputError

TCVN3_UPPER = (
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽé"
    "ẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
VISCII_UPPER = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃ"
    "ẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
TCVN3 = MappingProxyType({0xA0 + place: letter for place, letter in enumerate(TCVN3_UPPER)})
VISCII = MappingProxyType(
    {0x80 + place: letter for place, letter in enumerate(VISCII_UPPER)}
    | {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
)
CP1258 = MappingProxyType({code: bytes((code,)).decode("cp1258", "replace") for code in range(0x80, 0x100)})
VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
VNI_ALONE = MappingProxyType(dict(zip("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ", strict=True)))
VNI_PAIRS = MappingProxyType(
    {base + mark: letter for base, marks in VNI_MARKS.items() for mark, letter in marks.items()}
    | {
        base.upper() + form: letter.upper()
        for base, marks in VNI_MARKS.items()
        for mark, letter in marks.items()
        for form in (mark, mark.upper())
    }
)
VNI = re.compile("|".join([*sorted(VNI_PAIRS, key=len, reverse=True), *VNI_ALONE]))

WORD = re.compile(r"[^\W\d_]+")
ACCENTED = re.compile(r"[^\x00-\x7f]")
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:iêu|yêu|ươi|ươu|uôi|oai|oay|oao|oeo|uây|uyê|uya|uyu|uêu|iê|yê|ươ|uô|oa|oă|oe|oo|uâ|uê|uy|uơ|ia|ưa|ua|"
    r"ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[ckmnpt])?"
)
MODERN = re.compile(r"[ăđĩũơưạ-ỹĂĐĨŨƠƯẠ-Ỹ]")
STRANGE = re.compile(
    r"[a-z][\xa1-\xbf\xad\xd7\xf7][a-z]|[§®][^\s\d]", re.IGNORECASE
)  # a sign inside a word: "t¨ng"
LONGEST_SHORT = 4
SAMPLE = 200_000
SURE, LIKELY, UNREADABLE = 0.9, 0.75, 0.5
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def is_syllable(word: str) -> bool:
    """Một từ có phải âm tiết tiếng Việt viết đúng (một dấu thanh, vần có thật).

    >>> is_syllable("nghiệp"), is_syllable("ĐƯỜNG"), is_syllable("nghiÖp")
    (True, True, False)
    """
    bare, tones = TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def plausibility(text: str) -> float:
    """Phần các từ có dấu (không kể chữ viết tắt: "ĐVT") là âm tiết tiếng Việt; 1 nếu không có từ nào có dấu."""
    words = [word for word in WORD.findall(text[:SAMPLE]) if ACCENTED.search(word)]
    words = [word for word in words if len(word) > LONGEST_SHORT or not word.isupper()]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def _by_table(table: MappingProxyType[int, str]) -> Callable[[str], str]:
    return lambda text: text.translate(table)


def _from_vni(text: str) -> str:
    return VNI.sub(lambda found: VNI_PAIRS.get(found[0]) or VNI_ALONE[found[0]], text)


def _from_double_utf8(text: str) -> str:
    for western in ("cp1252", "latin-1"):
        try:
            return text.encode(western).decode("utf-8")
        except UnicodeError:
            continue
    return text


# Each takes the bytes shown as Western letters (cp1252 or Latin-1), as a wrong font or program shows them.
FONTS: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "TCVN3": _by_table(TCVN3),
        "VNI": _from_vni,
        "Windows-1258": _by_table(CP1258),
        "VISCII": _by_table(VISCII),
        "UTF-8 hai lần": _from_double_utf8,
    }
)


def decode(data: bytes, name: str = "") -> str:
    """Chữ của một tệp văn bản, NFC; từ chối tệp nhị phân và bảng mã không nhận ra chắc chắn."""
    text = _decode_unicode(data)
    if text is None:
        text = _decode_legacy(data, name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(CONTROLS.findall(text[:SAMPLE])) > 2 + len(text[:SAMPLE]) // 1000:
        raise _binary(name)
    return modern([unicodedata.normalize("NFC", CONTROLS.sub(" ", text))])[0]


def _decode_unicode(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2].count(0)), ("utf-16-be", head[::2].count(0))):
        if len(data) % 2 == 0 and zeros > len(head) // 8:
            return data.decode(encoding, "replace")
    return None


def _decode_legacy(data: bytes, name: str) -> str:
    sample = data[:4096]
    if sum(byte < 9 for byte in sample) > len(sample) // 100:
        raise _binary(name)
    shown = data.decode("latin-1")
    best, score = _best_font(shown)
    if score < SURE:
        raise _unsure(name)
    return best(shown)


def _best_font(shown: str) -> tuple[Callable[[str], str], float]:
    turned = [(font, font(shown[:SAMPLE])) for font in FONTS.values()]
    scored = [(plausibility(unicodedata.normalize("NFC", text)), font) for font, text in turned if text]
    score, best = max(scored, key=lambda pair: pair[0])
    return best, score


def modern(texts: Iterable[str]) -> list[str]:
    """Các đoạn chữ (đã là Unicode), đoạn nào gõ bằng phông cũ (.VnTime, VNI-Times) thì đổi sang Unicode.

    >>> modern(["ChØ sè s¶n xuÊt c«ng nghiÖp th¸ng 6 n¨m 2020 t¨ng 5% so víi cïng kú"])
    ['Chỉ số sản xuất công nghiệp tháng 6 năm 2020 tăng 5% so với cùng kỳ']
    """
    given = list(texts)
    whole = "\n".join(given)
    if whole.isascii() or plausibility(whole) >= SURE:
        return given
    doubtful = [text for text in given if _is_doubtful(text)]
    shown = "\n".join(map(_as_western, doubtful)) or whole
    best, score = _best_font(shown)
    if score >= LIKELY and score > plausibility(shown):
        given = [_better(text, best) if _is_doubtful(text) else text for text in given]
    words = [word for word in WORD.findall("\n".join(given)[:SAMPLE]) if ACCENTED.search(word)]
    if len(words) > 20 and sum(map(is_syllable, words)) < UNREADABLE * len(words):
        raise _unsure("")
    return given


def _is_doubtful(text: str) -> bool:
    """No letter that only Unicode has: a text typed in an old font is shown in Western letters."""
    return not MODERN.search(text) and (plausibility(text) < SURE or STRANGE.search(text) is not None)


def _as_western(text: str) -> str:
    try:
        return text.encode("cp1252").decode("latin-1")
    except UnicodeError:
        return text


def _better(text: str, turn: Callable[[str], str]) -> str:
    turned = unicodedata.normalize("NFC", turn(_as_western(text)))
    before, after = plausibility(text), plausibility(turned)
    return turned if after > before or (after >= SURE and STRANGE.search(text)) else text


def _unsure(name: str) -> InputError:
    return InputError(
        "văn bản tiếng Việt mã Unicode (UTF-8)",
        "trong Word hoặc Notepad: Lưu thành…, chọn bảng mã UTF-8",
        f"{name or 'văn bản'} dùng bảng mã hoặc phông chữ không nhận ra chắc chắn",
        "Mở tệp bằng chương trình đã soạn nó, chuyển mã sang Unicode (UTF-8), lưu lại rồi đọc tệp mới.",
    )


def _binary(name: str) -> InputError:
    return InputError(
        "tệp văn bản, Word (.docx), PDF, trang web (.html) hoặc bảng tính (.xlsx, .xls)",
        "bao-cao-thang-6.docx",
        f"tệp {name or 'đã cho'} là tệp nhị phân, không phải văn bản",
        "Chọn đúng tệp báo cáo; nếu là tệp ảnh hay tệp nén, hãy giải nén hoặc lấy bản có chữ.",
    )
