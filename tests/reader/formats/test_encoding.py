"""Bảng mã cũ về Unicode; không nhận ra chắc chắn thì từ chối."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reader.formats.encoding import (
    TCVN3,
    VNI_ALONE,
    VNI_PAIRS,
    decode,
    is_syllable,
    modern,
    plausibility,
)
from giaoban.terms.error import InputError

TONES = "\u0300\u0301\u0303\u0309\u0323"
SENTENCES = (
    "Chỉ số sản xuất công nghiệp tháng sáu ước tăng 12,5% so với cùng kỳ năm trước",
    "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng đạt 52.345,6 tỷ đồng",
    "kim ngạch xuất khẩu giảm 3,4%, nhập khẩu đường biển tăng; điện thương phẩm vượt kế hoạch quý",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n".join)


def to_1258(text: str) -> bytes:
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in TONES)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        pieces.append(base + tone)
    return "".join(pieces).encode("cp1258")


def to_tcvn3(text: str) -> bytes:
    letters = {letter: byte for byte, letter in TCVN3.items()}
    return bytes(letters.get(char, letters.get(char.lower(), ord(char) % 256)) for char in text)


def to_vni(text: str) -> str:
    letters = {letter: pair for pair, letter in {**VNI_ALONE, **VNI_PAIRS}.items()}
    return "".join(letters.get(char, char) for char in text)


def test_a_short_paragraph_in_the_old_font_of_the_others():
    old = [
        "ChØ sè s¶n xuÊt c«ng nghiÖp th¸ng 6 n¨m 2020 t¨ng 5% so víi cïng kú",
        "- Tói x¸ch t¨ng 3%",
        "Cà phê",
    ]
    assert modern(old)[1:] == ["- Túi xách tăng 3%", "Cà phê"]


def test_abbreviations_are_no_old_font():
    text = "ĐVT: Tr.kWh; ƯTH/KH, ĐVTTK: 9,2 (ĐTNN; Nestlé; café), ƯTHCN"
    assert modern([text, "ƯTH"]) == [text, "ƯTH"]


@given(texts)
def test_every_encoding_comes_back(text):
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding)) == text
    assert decode(unicodedata.normalize("NFD", text).encode()) == text
    assert decode(to_1258(text)) == text
    assert decode(to_tcvn3(text)).lower() == text.lower()
    assert decode(to_vni(text).encode("cp1252")) == text
    assert decode(text.encode().decode("latin-1").encode()) == text


def test_an_old_font_inside_a_unicode_document_is_turned_alone():
    shown = to_tcvn3(SENTENCES[1]).decode("cp1252", "replace")
    assert modern([SENTENCES[0], shown]) == [SENTENCES[0], SENTENCES[1]]


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        text = decode(data)
    except InputError:
        return
    assert unicodedata.is_normalized("NFC", text)


def test_mojibake_is_never_read_as_fact():
    spoilt = (" ".join(SENTENCES) * 3).encode().decode("cp1252", "replace").encode()
    with pytest.raises(InputError, match="UTF-8"):
        decode(spoilt)


def test_syllables():
    for word in (
        "Nguyễn",
        "quỹ",
        "khuya",
        "nghiêng",
        "ươm",
        "yêu",
        "xoong",
        "quýt",
        "gì",
        "giữa",
        "ĐẮK",
        "uỷ",
        "hoá",
    ):
        assert is_syllable(word)
    assert not any(map(is_syllable, ("nghiÖp", "thöông", "CÃ´ng", "họấ")))
    assert plausibility("no accents at all") == 1
