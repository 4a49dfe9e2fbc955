"""Danh mục phép kiểm: every example fires on the number it names, and the page is fresh."""

import pytest

from giaoban.check import check
from giaoban.check.catalogue import Check, catalogue
from giaoban.check.reference import PAGE, reference
from giaoban.reader import read
from giaoban.reader.document import Document
from giaoban.reader.home import at_home
from giaoban.terms.catalogue import indicators

WITH_EXAMPLE = [one for one in catalogue().values() if one.example]
OF_TABLES = {"table-ratio", "index-ratio", "index-mean", "impossible-cumulative", "lost-thousand"}
OF_TABLES |= {"revised", "revised-cumulative"}


@pytest.mark.parametrize("one", WITH_EXAMPLE, ids=lambda one: one.code)
def test_the_example_is_flagged(one: Check) -> None:
    reading = read(at_home(Document.plain(one.example, name="ví dụ")))
    found = check([reading], indicators=indicators())
    assert (one.code, one.flags) in {(finding.code, finding.quote) for finding in found}


def test_every_check_has_an_example_or_is_of_tables() -> None:
    assert {one.code for one in catalogue().values() if not one.example} <= OF_TABLES


def test_every_check_explains_and_recommends() -> None:
    for one in catalogue().values():
        assert one.title
        assert one.explanation.endswith(".")
        assert one.recommendation.endswith(".")


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "chạy `make docs`"
