"""Lời nói kèm: mục tiêu bị vượt, cao nhất nhiều năm, cùng kỳ ấy, kế hoạch là nguyên nhân, các khu vực của một tỉnh."""

import pytest

from giaoban.reader.read import read_text

CASES = {
    "GTSX công nghiệp 10 tháng năm 2021 tăng 5%, bằng 70% kế hoạch, trong đó khu vực nhà nước tăng 2% đạt 63%.": [
        "industrial_output yoy 5 2021-M01..M10 Hà Nam",
        "industrial_output plan_pct 70 2021-M01..M10 Hà Nam",
        "industrial_output yoy 2 2021-M01..M10 Hà Nam",
        "industrial_output plan_pct 63 2021-M01..M10 Hà Nam",
    ],
    "GTSX công nghiệp quý I/2024 tăng 5%. Một số địa phương có mức tăng trưởng thấp hơn: Lý Nhân tăng 4%.": [
        "industrial_output yoy 5 2024-Q1 Hà Nam",
        "industrial_output yoy 4 2024-Q1 Lý Nhân",
    ],
    "IIP tháng 10/2024 tăng 32%; lũy kế năm 2024 tăng 11% so với cùng kỳ.": [
        "iip yoy 32 2024-M10 Hà Nam",
        "iip yoy 11 2024-M01..M10 Hà Nam",
    ],
    "Quý I/2024, nhập khẩu đạt 5 tỷ USD. Các loại hình khác đạt 4 tỷ USD, giảm 3%; loại hình quá cảnh đạt 2 tỷ USD.": [
        "imports level 5 2024-Q1 Hà Nam"
    ],
    "IIP quý I/2024 tăng 7%. Một số sản phẩm có chỉ số sản xuất tăng như: Sản xuất chế biến thực phẩm tăng 10%; "
    "chế biến gỗ tăng 58%.": [
        "iip yoy 7 2024-Q1 Hà Nam",
        "iip yoy 10 2024-Q1 Hà Nam",
        "iip yoy 58 2024-Q1 Hà Nam",
    ],
    "Quý I/2024, xuất khẩu tăng 11%, vượt xa mục tiêu đề ra.": ["exports yoy 11 2024-Q1 Hà Nam"],
    "Giai đoạn 2020 - 2024, xuất khẩu tăng bình quân 11%/năm, vượt mục tiêu đề ra.": [
        "exports yoy 11 None Hà Nam"
    ],
    "GRDP quý I/2024 tăng cao nhất trong vòng 5 năm gần đây, nhờ công nghiệp – xây dựng, tăng 21%.": [
        "grdp yoy 21 2024-Q1 Hà Nam"
    ],
    "Quý I/2024, xuất khẩu đạt 5 tỷ USD. Cùng kỳ, nhập khẩu đạt 4 tỷ USD, tăng 3%.": [
        "exports level 5 2024-Q1 Hà Nam",
        "imports level 4 2024-Q1 Hà Nam",
        "imports yoy 3 2024-Q1 Hà Nam",
    ],
    "Tháng 4/2025, IIP giảm 20% so với cùng kỳ, do kế hoạch điều tiết điện của ngành, khiến chỉ số ngành sản xuất và "
    "phân phối điện giảm 32% so với cùng kỳ.": ["iip yoy -20 2025-M04 Hà Nam", "iip yoy -32 2025-M04 Hà Nam"],
    "GRDP quý I/2024 của Quảng Ngãi tăng 11%. Ngành dịch vụ và nông nghiệp lần lượt tăng 8% và 2%.": [
        "grdp yoy 11 2024-Q1 Quảng Ngãi",
        "grdp yoy 8 2024-Q1 Quảng Ngãi",
        "grdp yoy 2 2024-Q1 Quảng Ngãi",
    ],
    "GRDP quý I/2024 tăng 7,6%, cao hơn kịch bản xây dựng đầu năm (7,5%).": [
        "grdp yoy 7.6 2024-Q1 Hà Nam",
        "grdp plan 7.5 2024-Q1 Hà Nam",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_said_in_passing(text: str) -> None:
    claims = read_text(text, None, "Hà Nam").claims
    found = [f"{c.indicator} {c.measure.value} {c.as_json()['value']:g} {c.period} {c.place}" for c in claims]
    assert found == CASES[text]
