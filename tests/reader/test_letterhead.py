"""Đầu văn bản: the issuing body names the home of the document."""

import pytest

from giaoban.reader.formats.open import open_document
from giaoban.reader.letterhead import home_place

HEAD = "UBND THÀNH PHỐ HẢI PHÒNG\nSỞ CÔNG THƯƠNG\nBÁO CÁO\nIIP 6 tháng đầu năm 2024 tăng 15,24%."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD, "Hải Phòng"),
        ("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ninh Thuận"),
        ("UBND TỈNH NINH THUẬN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ninh Thuận"),
        ("BỘ CÔNG THƯƠNG\nHà Nội, ngày 5 tháng 7 năm 2024", None),
        ("Chiều nay, UBND thành phố Hải Phòng họp.", None),
        ("", None),
    ],
)
def test_home_place(text: str, place: str | None) -> None:
    assert home_place(text) == place


def test_a_known_home_stands() -> None:
    data = HEAD.encode()
    assert open_document(data, "a.txt").place == "Hải Phòng"
    assert open_document(data, "a.txt", place="Khánh Hòa").place == "Khánh Hòa"
