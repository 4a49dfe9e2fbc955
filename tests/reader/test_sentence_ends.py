"""Hết câu sau "quý II.", "tháng 9."; kỳ hẹp nêu giữa câu chỉ nói đến hết câu."""

from datetime import date

import pytest

from giaoban.reader.read import read_text


@pytest.mark.parametrize("base", ["quý II", "quý 2", "tháng 8"])
def test_a_period_may_end_its_sentence(base: str) -> None:
    text = (
        "9 tháng năm 2023, giá trị sản xuất công nghiệp đạt 149.500 tỷ đồng, tăng 12,3%; quý III tăng 14,8% so với "
        f"cùng kỳ và tăng 6,2% so với {base}. Xuất khẩu giảm 0,6%; nhập khẩu giảm 9,4%."
    )
    claims = read_text(text, date(2023, 10, 1), "Hà Tĩnh").claims
    assert [str(claim.period) for claim in claims if claim.indicator in ("exports", "imports")] == [
        "2023-M01..M09"
    ] * 2


def test_a_numbered_heading_goes_on() -> None:
    text = "II. Thương mại\n1. Xuất khẩu tháng 9 năm 2023 đạt 12 triệu USD."
    (claim,) = read_text(text, date(2023, 10, 1), "Hà Tĩnh").claims
    assert (claim.indicator, str(claim.period)) == ("exports", "2023-M09")
