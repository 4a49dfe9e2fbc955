"""Cụm danh từ: what a list names is its item, whole, and its head decides what it is."""

import pytest

from giaoban.reader import read_text

LEAD = "Tháng 5/2023, chỉ số sản xuất công nghiệp tăng 4,1%; trong đó "
CASES = {
    LEAD + "ngành cung ứng điện, khí đốt, hơi nước và điều hòa giảm 2,2%.": (
        "iip",
        "ngành cung ứng điện, khí đốt, hơi nước và điều hòa",
    ),
    LEAD + "sản xuất xi măng tăng 3,6%.": ("iip", "sản xuất xi măng"),
    LEAD + "sản xuất thuốc trừ sâu và hóa chất nông nghiệp gấp 2 lần.": (
        "iip",
        "sản xuất thuốc trừ sâu và hóa chất nông nghiệp",
    ),
    LEAD + "chế biến rượu, bia và nước giải khát giảm 7%.": ("iip", "chế biến rượu, bia và nước giải khát"),
    LEAD + "ngành gốm - kính - gạch tăng 9%.": ("iip", "ngành gốm - kính - gạch"),
}


@pytest.mark.parametrize("text", CASES)
def test_head_of_the_phrase_decides(text: str) -> None:
    claim = read_text(text, place="Hà Nam").claims[-1]
    assert (claim.indicator, claim.item) == CASES[text]


def test_amount_made_is_of_the_product() -> None:
    (claim,) = read_text("Năm 2023, tỉnh sản xuất xi măng đạt 2,1 triệu tấn.", place="Hà Nam").claims
    assert claim.indicator == "product_output"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Sản phẩm công nghiệp năm 2023: quần áo trẻ em tăng 5%; khay nhựa định hình tăng 2%.", 2),
        ("Sản phẩm công nghiệp năm 2023: bạt che tăng 5%; xi măng, gạch ngói tăng 2%.", 2),
    ],
)
def test_item_is_worded_as_the_text_words_it(text: str, items: int) -> None:
    claims = read_text(text, place="Hà Nam").claims
    named = [part.split(" tăng")[0].strip() for part in text.split(":")[1].split(";")]
    assert [claim.item for claim in claims] == named[:items]
