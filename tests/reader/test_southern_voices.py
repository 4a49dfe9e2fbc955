"""Lối kể của báo phía Nam: chuyện năm ngoái mở bài, hải quan, bảng trải thành dòng, kịch bản của quý, khoảng số."""

import pytest

from giaoban.reader import read_text

CASES = {
    "Năm ngoái giờ này xưởng nghỉ luân phiên. Ngày 01/04/2024, tháng 3, IIP tăng 4,6% so cùng kỳ.": [
        "iip yoy 2024-M03"
    ],
    "Tổng kim ngạch xuất nhập khẩu 10 tháng năm 2023 đạt 8 tỷ USD. Cụ thể: xuất khẩu 4 tỷ USD; nhập khẩu 4 tỷ USD. "
    "Riêng hàng qua biên giới đạt 1,6 tỷ USD.": [
        "trade_turnover level 2023-M01..M10",
        "exports level 2023-M01..M10",
        "imports level 2023-M01..M10",
        "trade_turnover level 2023-M01..M10",
    ],
    "IIP 9 tháng năm 2025: 112,1%\n- Chế biến, chế tạo: 113,5%\n4. Kim ngạch xuất khẩu: 2,9 tỷ USD; 116,2%\n"
    "5. CPI bình quân: 103,1%\nNhận xét: Công nghiệp 9 tháng tăng 12,1%.": [
        "iip index 2025-M01..M09",
        "iip index 2025-M01..M09",
        "exports level 2025-M01..M09",
        "exports index 2025-M01..M09",
        "cpi index 2025-M01..M09",
        "iip yoy 2025-M01..M09",
    ],
    "Hai tháng đầu năm 2026, IIP tăng 12%. Kịch bản quý I đặt ra IIP tăng 13%, bán lẻ hàng hóa 65.000 tỷ đồng.": [
        "iip yoy 2026-M01..M02",
        "iip plan 2026-Q1",
        "retail_sales plan 2026-Q1",
    ],
    "GRDP năm 2022 tăng 7%. Trong năm 2023, dự báo GRDP có thể tăng từ 6,5% - 7,2%.": [
        "grdp yoy 2022",
        "grdp yoy 2023",
        "grdp yoy 2023",
    ],
    "Xuất khẩu 9 tháng năm 2023 đạt 800 triệu USD.\nSản lượng chế biến tôm 118 tấn, giảm 14%; phân đạm 712.000 tấn; "
    "khí thương phẩm 1.050 triệu m3.": [
        "exports level 2023-M01..M09",
        "product_output level 2023-M01..M09",
        "product_output yoy 2023-M01..M09",
        "product_output level 2023-M01..M09",
        "product_output level 2023-M01..M09",
    ],
    "Tháng 8/2021 bán lẻ hàng hóa giảm 18% so với tháng trước.\nBa mặt hàng bán chạy là lương thực (tăng 8% so với "
    "tháng trước), thuốc men. Ngược lại, xăng dầu rớt 44%, may mặc rớt 71%.\nBà Tư bán rau mỗi phần 100.000 đồng.": [
        "retail_sales pop 2021-M08",
        "retail_sales pop 2021-M08",
        "retail_sales pop 2021-M08",
        "retail_sales pop 2021-M08",
    ],
    "Quý I/2024 IIP tăng 4%. Ở chiều tăng có dệt 9,8%, giấy 7,7%, cao su và plastic 6,2%.": [
        "iip yoy 2024-Q1"
    ]
    * 4,
    "Trong kỳ 1 tháng 2/2026, xuất khẩu đạt 20 tỷ USD, giảm 18% (tương ứng giảm 4 tỷ USD) so với kỳ 2 tháng 01/2026; "
    "lũy kế đến ngày 15/2/2026 đạt 63 tỷ USD, tăng 33%, tương ứng tăng 16 tỷ USD so với cùng kỳ.": [
        "exports level 2026-M02",
        "exports pop 2026-M02",
        "exports change_abs 2026-M02",
        "exports level 2026-M01..M02",
        "exports yoy 2026-M01..M02",
        "exports change_abs 2026-M01..M02",
    ],
    "Thống kê đến ngày 15/2/2026, xuất khẩu đạt 63 tỷ USD. Kỳ 1 tháng 2/2026, cán cân thâm hụt 948 triệu USD.": [
        "exports level 2026-M01..M02",
        "trade_balance level 2026-M02",
    ],
    "Quý I/2025, khu vực dịch vụ chiếm 51% GRDP, công nghiệp 38%, còn lại 11% là thuế sản phẩm.": [
        "grdp share 2025-Q1"
    ]
    * 3,
    "Quý I/2025 thương mại điện tử tăng 11%.\nKhu vực công nghiệp tăng 5%. Trong đó, chế biến, chế tạo tăng 7%.": [
        "ecommerce_sales yoy 2025-Q1",
        "grdp yoy 2025-Q1",
        "grdp yoy 2025-Q1",
    ],
    "Năm 2024, IIP tăng 8%. Quý I tăng 4%, quý II 7%, hai quý cuối lần lượt 9% và 11%.\nXuất khẩu cả năm 7 tỷ USD. "
    "Nhập khẩu 5 tỷ USD.": [
        "iip yoy 2024",
        "iip yoy 2024-Q1",
        "iip yoy 2024-Q2",
        "iip yoy 2024-Q3",
        "iip yoy 2024-Q4",
        "exports level 2024",
        "imports level 2024",
    ],
    "Bán lẻ hàng hóa tháng 5/2020 ước 2.300 tỷ đồng, tăng 26% so tháng trước (tháng 4 giãn cách), giảm 3% so cùng kỳ; "
    "LK 11.410 tỷ đồng.": [
        "retail_sales level 2020-M05",
        "retail_sales pop 2020-M05",
        "retail_sales yoy 2020-M05",
        "retail_sales level 2020-M01..M05",
    ],
    "Nhập khẩu 11 tháng năm 2019 đạt 15 tỷ USD, xấp xỉ cùng kỳ (giảm 0,6%); trong đó FDI 14 tỷ USD.": [
        "imports level 2019-M01..M11",
        "imports yoy 2019-M01..M11",
        "imports level 2019-M01..M11",
    ],
    "Nửa năm 2022, bán lẻ hàng hóa ước 56 tỷ đồng, đạt 51,7%, tăng 17,8%. Điện thương phẩm 8 tỷ kWh, điện cho sản xuất "
    "công nghiệp chiếm 79%.": [
        "retail_sales level 2022-H1",
        "retail_sales plan_pct 2022-H1",
        "retail_sales yoy 2022-H1",
        "electricity_sales level 2022-H1",
        "electricity_sales share 2022-H1",
    ],
    "Năm 2025 thương mại điện tử chiếm 8,7% tổng mức bán lẻ. Năm 2024, tỷ lệ này là 7,9%; số nhà bán giảm 7%.": [
        "ecommerce_sales share 2025",
        "ecommerce_sales share 2024",
    ],
    "Năm 2018 xuất khẩu đạt 627 triệu USD; thủy sản chiếm 97%. Thị trường: Nhật Bản 27%, Mỹ 21%.": [
        "exports level 2018",
        "exports share 2018",
        "exports share 2018",
        "exports share 2018",
    ],
    "Tháng 1/2026 bán lẻ hàng hóa tăng 13%.\nNăm 2026 Tây Ninh phải tăng trưởng ít nhất 10%.": [
        "retail_sales yoy 2026-M01",
        "grdp plan 2026",
    ],
    "Hai tháng năm 2026 nhập siêu 2,9 tỷ USD trong khi cùng kỳ xuất siêu 1,8 tỷ USD.": [
        "trade_balance level 2026-M01..M02",
        "trade_balance level 2025-M01..M02",
    ],
    "Về mặt hàng, 5 tháng năm 2023 sợi dệt xuất khẩu 300 tấn, lốp xe 7 triệu USD.": [
        "exports level 2023-M01..M05"
    ]
    * 2,
    "6 tháng năm 2023 xuất khẩu đạt 1,7 tỷ USD, chưa được một nửa kế hoạch (41,4%).": [
        "exports level 2023-H1",
        "exports plan_pct 2023-H1",
    ],
    "Năm 2014 xuất khẩu tăng 8%.\nDự kiến năm 2015\n- Xuất khẩu tăng 9,6%\n- Tổng mức bán lẻ tăng 13,5%": [
        "exports yoy 2014",
        "exports plan 2015",
        "retail_sales plan 2015",
    ],
    "Xuất khẩu sang Mỹ đạt 30 tỷ USD.\nTính riêng trong tháng 6/2020, xuất khẩu đạt 21 tỷ USD; tháng 6 "
    "tăng 9,5% so với tháng 5.\nXuất khẩu 6 tháng đầu năm giảm 1%.": [
        "exports level 2020-H1",
        "exports level 2020-M06",
        "exports pop 2020-M06",
        "exports yoy 2020-H1",
    ],
    "Năm 2025 xuất khẩu đạt 4,6 tỷ USD. Dự kiến năm 2026 xuất khẩu đạt 5 tỷ USD, tăng 8%.": [
        "exports level 2025",
        "exports level 2026",
        "exports yoy 2026",
    ],
    "Từ đầu năm 2024 đến 31/8, Sở được giao 300 nhiệm vụ, xong 289 nhiệm vụ (đúng hạn 284, trễ 5), "
    "quá hạn chưa xong 2. Riêng tháng 8: giao mới 41.": [
        "tasks_assigned level 2024-M01..M08",
        *["tasks_completed level 2024-M01..M08"] * 3,
        "tasks_overdue level 2024-M01..M08",
        "tasks_assigned level 2024-M08",
    ],
}


def test_a_figure_that_opens_its_sentence_is_of_the_place_it_ranks() -> None:
    text = "Tháng 7/2025, với kim ngạch xuất khẩu gần 8,7 tỷ USD. Với 8,7 tỷ USD, Bắc Ninh vượt qua TPHCM."
    assert [claim.place for claim in read_text(text, None, "Việt Nam").claims] == ["Việt Nam", "Bắc Ninh"]


@pytest.mark.parametrize("text", CASES)
def test_claims(text: str) -> None:
    claims = read_text(text, None, "Tây Ninh").claims
    assert [f"{claim.indicator} {claim.measure.value} {claim.period}" for claim in claims] == CASES[text]
