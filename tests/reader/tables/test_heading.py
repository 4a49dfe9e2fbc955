"""Lời tắt của tiêu đề cột: kỳ và số đo; viết ra rồi đọc lại thì như cũ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reader.tables.heading import read_heading, resolve
from giaoban.terms.period import Period

REPORT = Period.parse("2024-H1")
CASES = {
    "Thực hiện tháng 5/2024": ("2024-M05", None, None),
    "Ước TH T6/2024": ("2024-M06", None, None),
    "6T/2024": ("2024-H1", None, None),
    "Lũy kế từ đầu năm": ("2024-H1", None, None),
    "Cùng kỳ năm trước": ("2023-H1", None, None),
    "KH năm 2024": ("2024", "plan", None),
    "% TH/KH năm": ("2024-H1", "plan_pct", None),
    "So với cùng kỳ (%)": ("2024-H1", "yoy", "yoy"),
    "Tháng trước": ("2024-M05", None, None),
    "So sánh (%)|6T/2024 với 6T/2023": ("2024-H1", "yoy", "yoy"),
    "Tháng 6/2024 so với (%)|Tháng 5/2024": ("2024-M06", "pop", "pop"),
    "Tháng 6/2024 so với (%)|Tháng 6/2023": ("2024-M06", "yoy", "yoy"),
    "Quý I/2024 so với: Quý I/2023": ("2024-Q1", "yoy", "yoy"),
    "Tốc độ tăng (%)": ("2024-H1", "yoy", "yoy"),
    "Năm 2023": ("2023", None, None),
    "Ước 6 tháng so với KH năm (%)": ("2024-H1", "plan_pct", None),
    "Ước thực hiện cả năm 2024": ("2024", None, None),
    "Kế hoạch 6 tháng cuối năm": ("2024-H2", "plan", None),
    "Chỉ số giá tháng báo cáo so với (%)|Tháng 12 năm trước": ("2024-M06", "yoy", "dec"),
    "Tỷ trọng (%)": ("2024-H1", "share", None),
    "So với (%)|KH 2024": ("2024-H1", "plan_pct", None),
    "Tháng 1, 2": ("2024-M01..M02", None, None),
    "Từ ngày 15/12/2023 đến 14/6/2024": ("2024-H1", None, None),
    "Đến hết ngày 31/5/2024": ("2024-M05", None, None),
    "Tháng 6 so với tháng 12 năm 2023 (%)": ("2024-M06", "yoy", "dec"),
    "Tháng 1/2024 so với tháng 12/2023 (%)": ("2024-M01", "pop", "pop"),
    "5T2024/5T2023": ("2024-M01..M05", "yoy", "yoy"),
    "5T2024/KH2024 (%)": ("2024-M01..M05", "plan_pct", None),
    "T5/2024/T4/2024 (%)": ("2024-M05", "pop", "pop"),
    "01/05/2024": ("2024-M05", None, None),
    "TH 2023/TH 2022 (%)": ("2023", "yoy", "yoy"),
}


@pytest.mark.parametrize("words", CASES)
def test_headings(words):
    heading = read_heading(words.split("|"))
    period = resolve(heading, REPORT)
    measure = heading.measure.value if heading.measure else None
    assert (period and period.code, measure, heading.base) == CASES[words]


SPANS = [*((m, m) for m in range(1, 13)), *((1, m) for m in range(2, 13)), (4, 6), (7, 9), (10, 12)]
periods = st.builds(lambda year, ends: Period(year, *ends), st.integers(2000, 2040), st.sampled_from(SPANS))


@given(periods)
def test_a_period_that_is_written_is_read_back(period: Period):
    assert resolve(read_heading([period.write()]), Period(period.year, 1, 12)) == period


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_heading_is_read(path):
    resolve(read_heading(path), REPORT)
