"""Cơ cấu: shares add up to 100%; the shares of GRDP may leave product taxes out."""

from giaoban.check import check
from giaoban.reader import read_text

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
