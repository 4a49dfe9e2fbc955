"""Nhầm kỳ: the number is right, its period is not."""

from giaoban.check import check
from giaoban.reader import read_text
from tests.check.builders import claim, reading


def test_a_month_that_is_as_large_as_its_cumulative() -> None:
    (found,) = check([read_text("Tháng 11/2022, kim ngạch xuất nhập khẩu của Bắc Ninh đạt 78,6 tỷ USD.")])
    assert (found.quote, found.suggestion) == ("78,6 tỷ USD", None)
    assert "“78,6 tỷ USD” là số của 11 tháng đầu năm 2022 thì khớp" in found.remedy


def test_a_quarter_told_as_the_half_year() -> None:
    book = reading(
        claim("exports", "level", "2023-Q2", "800.1", "USD", scale=10**6),
        claim("exports", "yoy", "2024-Q2", "12.5"),
        claim("exports", "level", "2024-Q1", "1512.4", "USD", scale=10**6),
        name="trước",
    )
    told = reading(claim("exports", "level", "2024-H1", "900.1", "USD", scale=10**6))
    (found,) = [one for one in check([book, told]) if one.document == "văn bản"]
    assert "quý II năm 2024 thì khớp" in found.remedy


def test_a_number_that_fits_nowhere_keeps_its_period() -> None:
    facts = [
        claim("exports", "level", "2023", "800", "USD", scale=10**6),
        claim("exports", "yoy", "2024", "12.5"),
    ]
    (found,) = check([reading(*facts, claim("exports", "level", "2024", "731", "USD", scale=10**6))])
    assert "kỳ" not in found.remedy
