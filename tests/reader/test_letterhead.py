"""Đầu văn bản: the issuing body names the home of the document."""

import pytest

from giaoban.reader import read_text
from giaoban.reader.formats.open import open_document
from giaoban.reader.words.letterhead import home_place

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


@pytest.mark.parametrize("day", ["Thứ Ba, 14/06/2011 11:00", "14-06-2011"])
def test_the_clock_of_the_site_is_not_the_day_of_the_article(day: str) -> None:
    text = f"Thứ Tư, 27/11/2024 13:37\nCông nghiệp tăng tốc\n{day}\nQuý I năm nay, xuất khẩu đạt 9 triệu USD."
    assert [str(claim.period) for claim in read_text(text, None, "Phú Yên").claims] == ["2011-Q1"]
