"""Số trong ngoặc nói rõ kỳ gốc hay kế hoạch vừa nêu trước ngoặc."""

from datetime import date

import pytest

from giaoban.reader.read import read_text

BEFORE, PLAN = "2023-H1", "2024-H1"


@pytest.mark.parametrize(
    ("said", "measure", "value", "period"),
    [
        ("tăng 4,5% so với cùng kỳ năm 2023 (8,8 tỷ USD)", "level", 8.8, BEFORE),
        ("tăng 4,5%, cao hơn cùng kỳ năm trước (3,1%)", "yoy", 3.1, BEFORE),
        ("tăng 4,5%, thấp hơn mức tăng của cùng kỳ năm trước (tăng 6,1%)", "yoy", 6.1, BEFORE),
        ("tăng 4,5%, cao hơn cùng kỳ năm trước (giảm 2,5%)", "yoy", -2.5, BEFORE),
        ("tăng 4,5% (0,4 tỷ USD) so với cùng kỳ", "change_abs", 0.4, PLAN),
        ("tăng 4,5%, thấp hơn kịch bản đề ra (5,2%)", "plan", 5.2, PLAN),
        ("tăng 4,5%, vượt tốc độ tăng so với kế hoạch đề ra đầu năm là 4,2%", "plan", 4.2, "2024"),
        ("tăng 4,5%, cao hơn tốc độ tăng của quý I (3,9%)", "yoy", 3.9, "2024-Q1"),
    ],
)
def test_bracket_glosses_what_stands_before_it(said: str, measure: str, value: float, period: str) -> None:
    text = f"6 tháng đầu năm 2024, kim ngạch xuất khẩu của tỉnh ước đạt 9,2 tỷ USD, {said}."
    claims = read_text(text, date(2024, 6, 28), "Thái Bình").claims
    found = [claim for claim in claims if float(claim.value) == value]
    assert [(c.indicator, c.measure.value, str(c.period)) for c in found] == [("exports", measure, period)]
