"""Khẳng định: constructions of the trade, each with what it says; clutter says nothing."""

import pytest

from giaoban.reader import read_text

CASES = {
    "Xuất khẩu và nhập khẩu 9 tháng năm 2024 lần lượt đạt 8,2 tỷ USD và 6,1 tỷ USD.": [
        "exports level 8.2 2024-M01..M09",
        "imports level 6.1 2024-M01..M09",
    ],
    "GRDP quý I, quý II năm 2024 tăng tương ứng là 6,5%; 7,2%.": [
        "grdp yoy 6.5 2024-Q1",
        "grdp yoy 7.2 2024-Q2",
    ],
    "IIP 9 tháng năm 2024 tăng 8,6% (cùng kỳ năm trước giảm 0,3%).": [
        "iip yoy 8.6 2024-M01..M09",
        "iip yoy -0.3 2023-M01..M09",
    ],
    "IIP tháng 6/2024 bằng 108,8% tháng trước và tăng 13% so với cùng kỳ.": [
        "iip index 108.8 2024-M06",
        "iip yoy 13 2024-M06",
    ],
    "So với tháng trước, IIP tháng 5/2024: khai khoáng giảm 3,1%; chế biến, chế tạo tăng 2,2%.": [
        "iip pop -3.1 2024-M05",
        "iip pop 2.2 2024-M05",
    ],
    "Bán lẻ hàng hóa tháng 7/2024 ước 3.200 tỷ đồng, đạt 48% kế hoạch, chiếm 75,1% tổng mức và tăng 9,9%.": [
        "retail_sales level 3200 2024-M07",
        "retail_sales plan_pct 48 2024-M07",
        "retail_sales share 75.1 2024-M07",
        "retail_sales yoy 9.9 2024-M07",
    ],
    "Năm 2023 nhập siêu 1,2 tỷ USD.": ["trade_balance level -1.2 2023"],
    "Ở chiều giảm tháng 4/2024 có sản xuất đồ uống 7,7%, dệt 3,2%.": [
        "iip yoy -7.7 2024-M04",
        "iip yoy -3.2 2024-M04",
    ],
    "Năm 2025, tỉnh phấn đấu GRDP tăng 8,5%; xuất khẩu đạt 5 tỷ USD.": [
        "grdp plan 8.5 2025",
        "exports plan 5 2025",
    ],
    "Từ 1-1 đến 5-11-2023, Sở được giao 48 nhiệm vụ; đã xong 28; 18 nhiệm vụ còn trong hạn; 2 nhiệm vụ quá hạn.": [
        "tasks_assigned level 48 2023-M01..M11",
        "tasks_completed level 28 2023-M01..M11",
        "tasks_in_progress level 18 2023-M01..M11",
        "tasks_overdue level 2 2023-M01..M11",
    ],
    "IIP năm 2023 tăng 5%, thấp hơn mức tăng 9,5% của cùng kỳ năm trước.": [
        "iip yoy 5 2023",
        "iip yoy 9.5 2022",
    ],
    "Giá trị sản xuất công nghiệp năm 2023 (tỷ đồng): khai khoáng 1.250,5; chế biến, chế tạo 45.300.": [
        "industrial_output level 1250.5 2023",
        "industrial_output level 45300 2023",
    ],
    "Bán lẻ tháng 5/2018 tăng 1,2% so với tháng trước và tăng 9% so với cùng kỳ; dịch vụ khác tăng 2% và tăng 7%.": [
        "retail_sales pop 1.2 2018-M05",
        "retail_sales yoy 9 2018-M05",
        "service_revenue pop 2 2018-M05",
        "service_revenue yoy 7 2018-M05",
    ],
    "1. Chỉ tiêu kế hoạch năm 2022\n- Giá trị sản xuất (giá so sánh 2010): 8.300 tỷ đồng.": [
        "industrial_output plan 8300 2022",
    ],
    "GRDP quý I/2016 tăng 8% (quý I/2015 tăng 7,9% (2) so với cùng kỳ); dịch vụ tăng 6,3%.": [
        "grdp yoy 8 2016-Q1",
        "grdp yoy 7.9 2015-Q1",
        "grdp yoy 6.3 2016-Q1",
    ],
    "Cơ cấu kinh tế chuyển dịch: tỷ trọng công nghiệp tăng từ 31% năm 2015 lên 36,5% năm 2019.": [
        "grdp share 31 2015",
        "grdp share 36.5 2019",
    ],
    "Xuất khẩu năm 2019: dệt may đạt 12 triệu USD (đạt 40% kế hoạch, tăng 3%); gỗ đạt 9 triệu USD (đạt 51%).": [
        "exports level 12 2019",
        "exports plan_pct 40 2019",
        "exports yoy 3 2019",
        "exports level 9 2019",
        "exports plan_pct 51 2019",
    ],
    "GRDP quý I/2021 tăng 4%, thấp hơn kế hoạch năm 2021 (tăng 7-8%).": [
        "grdp yoy 4 2021-Q1",
        "grdp plan 7 2021",
        "grdp plan 8 2021",
    ],
    "Chỉ tiêu tháng 7 năm 2021 (+ tăng/- giảm) so với cùng kỳ (%)\nXuất khẩu +8,4\nNhập khẩu -3,1\nDân số 900.": [
        "exports yoy 8.4 2021-M07",
        "imports yoy -3.1 2021-M07",
    ],
    "Xuất khẩu 5 tháng năm 2020 đạt 50% kế hoạch năm (90 triệu USD). Trong đó, gạo 30 triệu USD.": [
        "exports plan_pct 50 2020-M01..M05",
        "exports plan 90 2020",
        "exports level 30 2020-M01..M05",
    ],
    "Xuất khẩu tháng 4/2019 giảm 2% so với tháng 3; 4 tháng tăng 6% so với cùng kỳ; nhập khẩu tháng 4 tăng 5%.": [
        "exports pop -2 2019-M04",
        "exports yoy 6 2019-M01..M04",
        "imports pop 5 2019-M04",
    ],
    "Hết tháng 8/2017, xuất khẩu đạt 70 triệu USD; nhập khẩu tháng 8 đạt 3 triệu USD, lũy kế 25 triệu USD.": [
        "exports level 70 2017-M01..M08",
        "imports level 3 2017-M08",
        "imports level 25 2017-M01..M08",
    ],
    "Đến hết tháng 9/2019, tỉnh có 21 cụm công nghiệp.": ["industrial_clusters level 21 2019-M09"],
    "CPI tháng 8/2024 tăng 0,12%.": ["cpi pop 0.12 2024-M08"],
    "Năm 2022, bán lẻ và dịch vụ 80 tỷ đồng, tăng 9%, chia ra bán lẻ 60 tỷ đồng (75%), ăn uống 20 tỷ đồng (25%).": [
        "retail_sales_services level 80 2022",
        "retail_sales_services yoy 9 2022",
        "retail_sales level 60 2022",
        "retail_sales share 75 2022",
        "service_revenue level 20 2022",
        "service_revenue share 25 2022",
    ],
    "Quý I/2022, IIP tăng 5%. Dẫn đầu là sản xuất kim loại với 92%; kế đó là may mặc (27%).": [
        "iip yoy 5 2022-Q1",
        "iip yoy 92 2022-Q1",
        "iip yoy 27 2022-Q1",
    ],
    "Năm 2022, xuất khẩu tăng 9%. Nhật Bản là bạn hàng số một (31%), kế đến Hoa Kỳ (21%).": [
        "exports yoy 9 2022",
        "exports share 31 2022",
        "exports share 21 2022",
    ],
}


def said(text: str) -> list[str]:
    """Mỗi khẳng định trên một dòng gọn."""
    claims = read_text(text, place="Hưng Yên").claims
    return [f"{c.indicator} {c.measure} {c.as_json()['value']} {c.period}" for c in claims]


@pytest.mark.parametrize("text", CASES)
def test_construction(text: str) -> None:
    assert said(text) == CASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách 9 tháng ước đạt 12.500 tỷ đồng, bằng 85% dự toán, tăng 12% so với cùng kỳ.",
        "Vốn FDI đăng ký đạt 1,2 tỷ USD, gấp 1,9 lần cùng kỳ; khách du lịch tăng 21,2%.",
        "Sản lượng lúa đạt 350 nghìn tấn, tăng 2%.",
        "Toàn tỉnh có 1.250 doanh nghiệp thành lập mới, tăng 15%.",
        "Khai khoáng đóng góp 0,5 điểm phần trăm.",
        "Giá xăng tăng 3%, lên 23.000 đồng/lít.",
        "Quyết định số 645/QĐ-TTg ngày 15/5/2020; điện thoại 0294.3855.000.",
    ],
)
def test_clutter_is_no_claim(text: str) -> None:
    assert said(text) == []


def test_why_points_at_the_words() -> None:
    text = "IIP tháng 6/2024 của Bắc Ninh tăng 5,2% so với cùng kỳ."
    (claim,) = read_text(text, place="Hải Phòng").claims
    words = {name: [text[slice(*span)] for span in spans] for name, spans in claim.why.items()}
    assert words == {
        "indicator": ["IIP"],
        "measure": ["tăng"],
        "period": ["tháng 6/2024"],
        "place": ["Bắc Ninh"],
    }
    assert text[claim.start : claim.end] == claim.quote == "5,2%"
    assert 0 < claim.confidence <= 1
