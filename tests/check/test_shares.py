"""Cơ cấu: shares add up to 100%; the shares of GRDP may leave product taxes out."""

from giaoban.check import check
from giaoban.reader import read_text
from giaoban.reader.document import Document
from giaoban.reader.read import read

HEAD = (
    "Cơ cấu GRDP quý I năm 2024 của tỉnh Ninh Thuận: công nghiệp và xây dựng chiếm {a}; dịch vụ chiếm {b}; "
)
TAIL = "nông, lâm nghiệp và thủy sản chiếm {c}{d}."


def codes(**parts: str) -> list[str]:
    text = (HEAD + TAIL).format(**{"d": ""} | parts)
    return [found.code for found in check([read_text(text, place="Ninh Thuận")])]


def test_product_taxes_may_be_left_out() -> None:
    assert "shares-sum" not in codes(a="42,1%", b="32,0%", c="21,6%")


def test_more_than_everything_is_told() -> None:
    assert "shares-sum" in codes(a="76,5%", b="71,2%", c="2,5%", d="; thuế sản phẩm chiếm 3,8%")


def test_a_full_make_up_far_from_everything_is_told() -> None:
    assert "shares-sum" in codes(a="42,1%", b="32,0%", c="11,6%", d="; thuế sản phẩm chiếm 3,8%")


def test_a_share_that_stands_in_another_list_is_told() -> None:
    """61,3% and 20,5% have changed places: with 20,5% the first list is whole."""
    text = (
        "Năm 2023, trong kim ngạch xuất khẩu của tỉnh, dệt may chiếm 61,3%; giày dép chiếm 31,2%; gỗ chiếm 28,4%; "
        "thủy sản chiếm 19,9%. Trong tổng mức bán lẻ, thực phẩm chiếm 20,5%."
    )
    found = check([read(Document.plain(text, place="Ninh Thuận", name="bao-cao"))])
    assert [one.code for one in found] == ["shares-sum"]


def test_a_part_of_a_list_is_no_whole() -> None:
    text = "Năm 2023, trong xuất khẩu, dệt may chiếm 21,3%; giày dép chiếm 11,2%; gỗ chiếm 8,4%; thủy sản chiếm 5,1%."
    assert not check([read_text(text, place="Ninh Thuận")])
