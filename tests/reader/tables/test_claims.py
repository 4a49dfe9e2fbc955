"""Bảng thống kê đủ kiểu: mỗi ô số thành một khẳng định đúng chỉ tiêu, phần chia, số đo, kỳ, đơn vị, địa bàn."""

import pytest

from giaoban.reader import read
from giaoban.reader.document import Document

FORM = """SỞ CÔNG THƯƠNG TỈNH QUẢNG NINH
MỘT SỐ CHỈ TIÊU CHỦ YẾU NGÀNH CÔNG THƯƠNG THÁNG 6 VÀ 6 THÁNG ĐẦU NĂM 2024

TT | Chỉ tiêu | ĐVT | KH 2024 | TH 6T/2023 | TH T5/2024 | Ước T6/2024 | T6 so T5 (%) | 6T so CK (%) | 6T so KH (%)
1 | Giá trị SXCN (giá SS 2010) | Tỷ đồng | 120.000 | 55.000 | 9.800 | 10.100 | 103,1 | 106,0 | 48,6
 | - Công nghiệp khai khoáng | '' | 50.000 | 22.000 | 4.000 | 4.100 | 102,5 | 104,5 | 46,0
2 | Kim ngạch xuất khẩu | Triệu USD | 3.200 | 1.450 | 260 | 275 | 105,8 | 107,6 | 48,8"""

SERVICES = """Biểu 3. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng tháng 9 năm 2023
Đơn vị tính: Tỷ đồng

\tThực hiện tháng 8\tCộng dồn 9 tháng\tCộng dồn 9 tháng so với cùng kỳ năm trước (%)
TỔNG SỐ\t5.123,4\t45.678,9\t112,3
Bán lẻ hàng hóa\t3.800,1\t34.000,5\t111,0
Dịch vụ lưu trú, ăn uống\t700,2\t6.100,4\t118,9"""

PLACES = """Giá trị sản xuất công nghiệp theo địa bàn 6 tháng đầu năm 2024 (tỷ đồng, giá so sánh 2010)

STT | Địa phương | Kế hoạch năm 2024 | Thực hiện 6 tháng 2023 | So với cùng kỳ (%)
1 | Huyện Thủy Nguyên | 5.200 | 2.100 | 119,05
2 | Quận Hải An | 3.100 | 1.400 | 113,57
 | Tổng cộng | 8.300 | 3.500 | 116,86"""

YEARS = """Xuất nhập khẩu các năm
Năm | Kim ngạch xuất khẩu (triệu USD) | Tăng trưởng (%) | Kim ngạch nhập khẩu (triệu USD) | Tăng trưởng (%)
2022 | 25.300 | 5,4 | 23.100 | 2,7
2023 | 26.100 | 3,2 | 22.900 | -0,9"""

SIGNS = """Sản phẩm công nghiệp chủ yếu tháng 3 năm 2025

Tên sản phẩm | Đơn vị tính | Thực hiện tháng 2/2025 | Quý I/2025 | Tăng/giảm so với cùng kỳ (%): Quý I
Xi măng | 1000 tấn | 450,2 | 1.400,3 | -3,1
Thép cán | Tấn | 12.345 | 38.000 | (2,4)
Điện sản xuất | Triệu kWh | 1.200 | 3.700 | 12,4"""

TASKS = """Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2024
Đơn vị | Tổng số nhiệm vụ giao | Đã hoàn thành | Đang thực hiện | Quá hạn
Phòng Quản lý công nghiệp | 19 | 10 | 9 | 0
Phòng Quản lý thương mại | 24 | 20 | 3 | 1"""

ENGLISH = """Kim ngạch xuất khẩu theo tháng (triệu USD)
Tháng | Năm 2023 | Năm 2024
Tháng 1 | 1,234.5 | 1,345.6
Tháng 2 | 1,034.5 | 14,145.6"""

MARKETS = """Kim ngạch xuất khẩu 8 tháng năm 2025
Mặt hàng | Lượng (tấn) | Trị giá (triệu USD) | So với cùng kỳ: Lượng (%) | So với cùng kỳ: Trị giá (%)
Gạo | 500.123 | 260,5 | 105,2 | 98,7
Cà phê | 80.456 | 400,1 | 92,3 | 140,2"""

OTHER = """Một số chỉ tiêu quý I năm 2025
Chỉ tiêu | Đơn vị | Quý I/2024 | Quý I/2025 | Tăng, giảm (%)
Tổng sản phẩm trên địa bàn (GRDP) theo giá so sánh 2010 | Tỷ đồng | 12.345 | 13.210 | 7,0
- Dịch vụ | Tỷ đồng | 4.000 | 4.210 | 5,25
Thu ngân sách | Tỷ đồng | 3.000 | 3.300 | 10,0
Số doanh nghiệp thành lập mới | Doanh nghiệp | 120 | 140 | 16,7"""

MONTHS = """GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP THEO THÁNG NĂM 2023
(Theo giá so sánh 2010), đơn vị tính: tỷ đồng
Khu vực\t01/2023\t02/2023\tCả năm\t
Khu vực FDI\t150\t160\t2.105\t
Chia theo huyện\t\t\t\t
DN ngoài nhà nước\t15\t16,5\t210\t"""

SHORT = """Chỉ tiêu chủ yếu 8 tháng năm 2025
TT | Nội dung | ĐVT | KH 2025 | 8T/2025 | Tỷ lệ (%): So với CK
1 | TMBL HH và DV | nghìn tỷ đồng | 145 | 97,9 | 110,7
1.1 | Chỉ số sản xuất công nghiệp | % | 9,5 | 8,8 | 8,9
1.2 | KNXK | triệu USD | 1.900 | 1.188 | 107,5"""

SHARED = """Kết quả bán lẻ hàng hóa theo địa bàn quý II năm 2024 (tỷ đồng)
Địa bàn | Quý I/2024 | Quý II/2024
TX. Việt Yên | 105 | 120
Lục Ngạn | 70 | 50
H. Sơn Động | 10 | 32
Toàn tỉnh | 185 | 202"""

LATE = """Nhiệm vụ UBND tỉnh giao (từ ngày 01/01/2024 đến ngày 30/9/2024)
Đơn vị | Tổng số nhiệm vụ | Đã hoàn thành | | Đang thực hiện |
 | | Đúng hạn | Quá hạn | Trong hạn | Quá hạn
Văn phòng | 25 | 19 | 2 | 1 | 3"""

PRICES = """Chỉ số giá tiêu dùng tháng 5 năm 2024
 | Tháng 5 năm 2024 so với | |
 | Tháng 5 năm 2023 | Tháng 12 năm 2023 | Tháng 4 năm 2024
Chỉ số giá tiêu dùng | 104,12 | 101,18 | 100,21
Giao thông | 106,02 | 103,30 | 98,31"""

OFFICE = """CỤC THỐNG KÊ TỈNH AN GIANG
Hàng hóa xuất khẩu tháng 4 năm 2022
Lượng: Nghìn tấn; Trị giá: Triệu USD

 | Ước tháng 4 năm 2022 | | Cộng dồn 4 tháng năm 2022 |
 | Lượng | Trị giá | Lượng | Trị giá
Gạo | 41,5 | 21,6 | 168,3 | 87,2
Thủy sản | 11,8 | 32,1 | 45,1 | 119,8"""

TOLD_SHORT = """Phụ lục báo cáo tháng 8/2022
Chỉ tiêu | ĐVT | TH T8/21 | TH 8T/21 | ƯTH 8T/22 | T8/22 so T7/22 | 8T/22 so 8T/21
GTSXCN (giá SS 2010) | Tỷ đ | 68.100 | 510.200 | 562.100 | 102,5 | 110,2
KNXK | Tr.USD | 2.410 | 18.100 | 20.310 | 104,3 | 112,2"""

PLACED = """Giá trị sản xuất công nghiệp (giá so sánh 2010) theo huyện, tỷ đồng
Chỉ tiêu | Huyện Quỳnh Phụ | Huyện Hưng Hà
Kế hoạch năm 2022 | 8.400 | 12.100
Thực hiện 6 tháng năm 2021 | 3.610 | 5.205
Ước 6 tháng năm 2022 | 4.005 | 5.870
So với cùng kỳ (%) | 110,9 | 112,8"""

ONLINE = """DOANH THU THƯƠNG MẠI ĐIỆN TỬ
Năm | Doanh thu (tỷ đồng) | So với năm trước (%) | Tỷ trọng trong tổng mức bán lẻ (%)
2023 | 5.010 | 128,3 | 7,5
Ước 2024 | 6.350 | 126,7 | 8,6"""

FAR_BASE = """Xuất khẩu theo thị trường 9 tháng năm 2024
Thị trường | Trị giá 9T/2024 (triệu USD) | Tăng/giảm so với 9T/2023 (%) | KH 2025 so với TH 2024 (%)
EU | 3.105,7 | 9,8 | 104,1
Nhật Bản | 2.210,0 | -2,4 | 103,2"""

MINING, HOTELS, QN = "Công nghiệp khai khoáng", "Dịch vụ lưu trú, ăn uống", "Quảng Ninh"

# text, the figure's print → indicator, item, measure, base, period, unit, scale, value, place
CASES = [
    (FORM, "120.000", ("industrial_output", None, "plan", None, "2024", "VND", 10**9, 120000, QN)),
    (FORM, "22.000", ("industrial_output", MINING, "level", None, "2023-H1", "VND", 10**9, 22000, QN)),
    (FORM, "102,5", ("industrial_output", MINING, "index", "pop", "2024-M06", "%", 1, 102.5, QN)),
    (FORM, "275", ("exports", None, "level", None, "2024-M06", "USD", 10**6, 275, QN)),
    (FORM, "48,8", ("exports", None, "plan_pct", None, "2024-H1", "%", 1, 48.8, QN)),
    (SERVICES, "5.123,4", ("retail_sales_services", None, "level", None, "2023-M08", "VND", 10**9, 5123.4, "Mẫu")),
    (SERVICES, "111,0", ("retail_sales", None, "index", "yoy", "2023-M01..M09", "%", 1, 111, "Mẫu")),
    (SERVICES, "700,2", ("service_revenue", HOTELS, "level", None, "2023-M08", "VND", 10**9, 700.2, "Mẫu")),
    (PLACES, "5.200", ("industrial_output", None, "plan", None, "2024", "VND", 10**9, 5200, "Huyện Thủy Nguyên")),
    (PLACES, "1.400", ("industrial_output", None, "level", None, "2023-H1", "VND", 10**9, 1400, "Quận Hải An")),
    (PLACES, "116,86", ("industrial_output", None, "index", "yoy", "2024-H1", "%", 1, 116.86, "Mẫu")),
    (YEARS, "5,4", ("exports", None, "yoy", "yoy", "2022", "%", 1, 5.4, "Mẫu")),
    (YEARS, "0,9", ("imports", None, "yoy", "yoy", "2023", "%", 1, -0.9, "Mẫu")),
    (SIGNS, "450,2", ("product_output", "Xi măng", "level", None, "2025-M02", "tấn", 1000, 450.2, "Mẫu")),
    (SIGNS, "2,4", ("product_output", "Thép cán", "yoy", "yoy", "2025-Q1", "%", 1, -2.4, "Mẫu")),
    (SIGNS, "3.700", ("electricity_output", None, "level", None, "2025-Q1", "kWh", 10**6, 3700, "Mẫu")),
    (TASKS, "10", ("tasks_completed", "Phòng Quản lý công nghiệp", "level", None, "2024-H1", "nhiệm vụ", 1, 10, "Mẫu")),
    (TASKS, "1", ("tasks_overdue", "Phòng Quản lý thương mại", "level", None, "2024-H1", "nhiệm vụ", 1, 1, "Mẫu")),
    (ENGLISH, "14,145.6", ("exports", None, "level", None, "2024-M02", "USD", 10**6, 14145.6, "Mẫu")),
    (MARKETS, "500.123", ("exports", "Gạo", "level", None, "2025-M01..M08", "tấn", 1, 500123, "Mẫu")),
    (MARKETS, "105,2", ("exports", "Gạo (lượng)", "index", "yoy", "2025-M01..M08", "%", 1, 105.2, "Mẫu")),
    (MARKETS, "98,7", ("exports", "Gạo", "index", "yoy", "2025-M01..M08", "%", 1, 98.7, "Mẫu")),
    (MONTHS, "150", ("industrial_output", "Khu vực FDI", "level", None, "2023-M01", "VND", 10**9, 150, "Mẫu")),
    (MONTHS, "210", ("industrial_output", "DN ngoài nhà nước", "level", None, "2023", "VND", 10**9, 210, "Mẫu")),
    (SHORT, "97,9", ("retail_sales_services", None, "level", None, "2025-M01..M08", "VND", 10**12, 97.9, "Mẫu")),
    (SHORT, "110,7", ("retail_sales_services", None, "index", "yoy", "2025-M01..M08", "%", 1, 110.7, "Mẫu")),
    (SHORT, "8,9", ("iip", None, "yoy", "yoy", "2025-M01..M08", "%", 1, 8.9, "Mẫu")),
    (SHORT, "1.900", ("exports", None, "plan", None, "2025", "USD", 10**6, 1900, "Mẫu")),
    (SHARED, "105", ("retail_sales", None, "level", None, "2024-Q1", "VND", 10**9, 105, "TX. Việt Yên")),
    (SHARED, "32", ("retail_sales", None, "level", None, "2024-Q2", "VND", 10**9, 32, "H. Sơn Động")),
    (SHARED, "202", ("retail_sales", None, "level", None, "2024-Q2", "VND", 10**9, 202, "Mẫu")),
    (LATE, "2", ("tasks_completed", "Văn phòng", "level", None, "2024-M01..M09", "nhiệm vụ", 1, 2, "Mẫu")),
    (LATE, "3", ("tasks_overdue", "Văn phòng", "level", None, "2024-M01..M09", "nhiệm vụ", 1, 3, "Mẫu")),
    (PRICES, "101,18", ("cpi", None, "index", "dec", "2024-M05", "%", 1, 101.18, "Mẫu")),
    (PRICES, "98,31", ("cpi", "Giao thông", "index", "pop", "2024-M05", "%", 1, 98.31, "Mẫu")),
    (OFFICE, "168,3", ("exports", "Gạo", "level", None, "2022-M01..M04", "tấn", 1000, 168.3, "An Giang")),
    (OFFICE, "32,1", ("exports", "Thủy sản", "level", None, "2022-M04", "USD", 10**6, 32.1, "An Giang")),
    (TOLD_SHORT, "68.100", ("industrial_output", None, "level", None, "2021-M08", "VND", 10**9, 68100, "Mẫu")),
    (TOLD_SHORT, "104,3", ("exports", None, "index", "pop", "2022-M08", "%", 1, 104.3, "Mẫu")),
    (TOLD_SHORT, "110,2", ("industrial_output", None, "index", "yoy", "2022-M01..M08", "%", 1, 110.2, "Mẫu")),
    (PLACED, "8.400", ("industrial_output", None, "plan", None, "2022", "VND", 10**9, 8400, "Huyện Quỳnh Phụ")),
    (PLACED, "112,8", ("industrial_output", None, "index", "yoy", "2022-H1", "%", 1, 112.8, "Huyện Hưng Hà")),
    (ONLINE, "6.350", ("ecommerce_sales", None, "level", None, "2024", "VND", 10**9, 6350, "Mẫu")),
    (ONLINE, "7,5", ("ecommerce_sales", None, "share", None, "2023", "%", 1, 7.5, "Mẫu")),
    (FAR_BASE, "2,4", ("exports", "Nhật Bản", "yoy", "yoy", "2024-M01..M09", "%", 1, -2.4, "Mẫu")),
    (FAR_BASE, "104,1", ("exports", "EU", "index", "yoy", "2025", "%", 1, 104.1, "Mẫu")),
    (OTHER, "4.210", ("grdp", "Dịch vụ", "level", None, "2025-Q1", "VND", 10**9, 4210, "Mẫu")),
]  # fmt: skip


def claims(text: str):
    return read(Document.plain(text, place="Mẫu")).claims


@pytest.mark.parametrize(("text", "quote", "wanted"), CASES)
def test_a_cell_is_read_by_its_headings(text, quote, wanted):
    found = [claim for claim in claims(text) if claim.quote == quote]
    assert len(found) == 1, [claim.quote for claim in claims(text)]
    c = found[0]
    period = c.period.code if c.period else None
    assert (
        c.indicator,
        c.item,
        c.measure.value,
        c.base,
        period,
        c.unit,
        c.scale,
        float(c.value),
        c.place,
    ) == wanted
    assert text[c.start : c.end] == quote
    assert c.where.startswith("dòng ")
    assert all(text[start:end] for spans in c.why.values() for start, end in spans)


def test_other_matters_are_no_claims():
    assert {claim.quote for claim in claims(OTHER)}.isdisjoint({"3.000", "3.300", "120", "140"})


def test_an_unstated_money_unit_lowers_the_confidence():
    text = "Xuất khẩu năm 2024\nMặt hàng | Năm 2023 | Năm 2024\nGạo | 12,5 | 13,5\nCà phê | 7,5 | 8,5"
    assert all(claim.confidence < 0.6 for claim in claims(text))
