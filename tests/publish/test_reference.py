"""Trang tra cứu chỉ tiêu: complete and fresh."""

from giaoban.publish.reference import PAGE, reference
from giaoban.terms.catalogue import indicators


def test_the_indicator_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "chạy `make docs`"


def test_every_indicator_has_its_entry() -> None:
    page = reference()
    for indicator in indicators().values():
        assert f"## {indicator.name}\n" in page
        assert f"`{indicator.code}`" in page
