"""Lối nói của báo miền Nam: kịch bản năm sau, cộng dồn sau tháng một, "đạt 48,6%" không nói kế hoạch, số bị hơn."""

import pytest

from giaoban.reader.read import read_text

CASES = {
    "Các đại biểu đánh giá năm 2019 ngành công thương về đích. GRDP ước tăng 6,5%.": ["grdp yoy 6.5 2019"],
    "Năm 2019 IIP tăng 9%, thấp hơn mức 10,4% của năm 2018.": ["iip yoy 9 2019", "iip yoy 10.4 2018"],
    "Năm 2019, GRDP tăng 6%.\n\n11 tháng, xuất khẩu 800 triệu USD.\n\nVề năm 2020, hai kịch bản được nêu. Kịch bản 1, "
    "GRDP tăng 7%; kịch bản 2 tăng 8%. Các chỉ tiêu theo kịch bản 1: xuất khẩu 1 tỷ USD; bán lẻ 90 tỷ đồng.": [
        "grdp yoy 6 2019",
        "exports level 800 2019-M01..M11",
        "grdp plan 7 2020",
        "grdp plan 8 2020",
        "exports plan 1 2020",
        "retail_sales plan 90 2020",
    ],
    "Tháng 2/2026, IIP giảm 1%. Bù lại tháng 1 tăng 19% nên cộng dồn vẫn tăng 9%. Dệt tăng 4%.": [
        "iip yoy -1 2026-M02",
        "iip yoy 19 2026-M01",
        "iip yoy 9 2026-M01..M02",
        "iip yoy 4 2026-M01..M02",
    ],
    "6 tháng đầu năm 2016, bán lẻ ước 31.204 tỷ đồng, tăng 9,1%, đạt 48,6%.": [
        "retail_sales level 31204 2016-H1",
        "retail_sales yoy 9.1 2016-H1",
        "retail_sales plan_pct 48.6 2016-H1",
    ],
    "IIP quý I/2016 tăng 9%.\n\nĐiện: đầu tư 41 km đường dây.": ["iip yoy 9 2016-Q1"],
    "Năm 2017, Sở được giao 387 nhiệm vụ, hoàn thành đúng hạn 341, hoàn thành trễ hạn 29, đang làm 17 nhiệm vụ.": [
        "tasks_assigned level 387 2017",
        "tasks_completed level 341 2017",
        "tasks_completed level 29 2017",
        "tasks_in_progress level 17 2017",
    ],
    "GRDP quý I/2026 tăng 8,1%, cao hơn hẳn quý I năm ngoái (6,8%).": [
        "grdp yoy 8.1 2026-Q1",
        "grdp yoy 6.8 2025-Q1",
    ],
    "IIP tháng 3/2026 hơn tháng 2 tới 16% vì tháng 2 nghỉ Tết; so tháng 3/2025 thì tăng 12%. Ba tháng, IIP tăng 10%. "
    "Sản lượng gạo xay xát 3 tháng 1 triệu tấn (+7%).": [
        "iip pop 16 2026-M03",
        "iip yoy 12 2026-M03",
        "iip yoy 10 2026-Q1",
        "product_output level 1 2026-Q1",
        "product_output yoy 7 2026-Q1",
    ],
    "Năm 2017 xuất khẩu 500 triệu USD. Niên vụ 2016 - 2017, cà phê xuất khẩu 184 tấn, kim ngạch 401 triệu USD.": [
        "exports level 500 2017",
        "exports level 184 None",
        "exports level 401 None",
    ],
    "8 tháng năm 2014, xuất khẩu 10 tỷ USD, đạt 61% KH. Trong đó FDI 8 tỷ USD.": [
        "exports level 10 2014-M01..M08",
        "exports plan_pct 61 2014-M01..M08",
        "exports level 8 2014-M01..M08",
    ],
    "9 tháng năm 2012, sản phẩm đạt khá so KH năm: thủy sản đông lạnh 74% (31 tấn), nước mắm 71% (29 triệu lít).": [
        "product_output plan_pct 74 2012-M01..M09",
        "product_output level 31 2012-M01..M09",
        "product_output plan_pct 71 2012-M01..M09",
        "product_output level 29 2012-M01..M09",
    ],
    "Năm 2023 điện thương phẩm đạt 3,27 tỷ kWh. Công nghiệp tiêu thụ 1.128 triệu kWh (34,5%), nông nghiệp - thủy sản "
    "tăng 3%.": [
        "electricity_sales level 3.27 2023",
        "electricity_sales level 1128 2023",
        "electricity_sales share 34.5 2023",
        "electricity_sales yoy 3 2023",
    ],
    "11 tháng năm 2021, nhập khẩu tăng 33%. Số tờ khai 201.430, tăng 6%.": ["imports yoy 33 2021-M01..M11"],
    "GRDP 6 tháng năm 2025 tăng 7,2%, thấp hơn mức 7,5% của vùng.": [
        "grdp yoy 7.2 2025-H1",
        "grdp yoy 7.5 2025-H1",
    ],
    "IIP 6 tháng năm 2025 tăng 9% - quý I 8%, quý II 10%. Xuất khẩu tăng 5%.": [
        "iip yoy 9 2025-H1",
        "iip yoy 8 2025-Q1",
        "iip yoy 10 2025-Q2",
        "exports yoy 5 2025-H1",
    ],
    "IIP tháng 11/2023 giảm 1,9% so tháng trước do lọc dầu giảm công suất, so cùng kỳ tăng 4,6%.": [
        "iip pop -1.9 2023-M11",
        "iip yoy 4.6 2023-M11",
    ],
    "5 tháng năm 2026, IIP tăng 9%.\n\nTrong 1.056 nhiệm vụ tỉnh giao từ đầu năm, 812 nhiệm vụ đã hoàn thành.": [
        "iip yoy 9 2026-M01..M05",
        "tasks_assigned level 1056 2026-M01..M05",
        "tasks_completed level 812 2026-M01..M05",
    ],
    "Năm 2015, GTSXCN ước 4.512 tỷ đồng, tăng 9,5% so với thực hiện năm 2014 (4.121 tỷ đồng).": [
        "industrial_output level 4512 2015",
        "industrial_output yoy 9.5 2015",
        "industrial_output level 4121 2014",
    ],
    "Năm 2015, xuất khẩu tăng 13%/năm, chưa đạt Nghị quyết (19%/năm).": [
        "exports yoy 13 None",
        "exports plan 19 None",
    ],
    "Tháng 5/2026, xuất khẩu tăng 4%.\n\nTỉnh dồn sức để 6 tháng đầu năm IIP tăng 9%; xuất khẩu 1,8 tỷ USD.": [
        "exports yoy 4 2026-M05",
        "iip plan 9 2026-H1",
        "exports plan 1.8 2026-H1",
    ],
    "IIP 5 tháng năm 2026 tăng 9%. Các sản phẩm tăng khá gồm điện gió (34%), giày (12%).": [
        "iip yoy 9 2026-M01..M05",
        "electricity_output yoy 34 2026-M01..M05",
        "product_output yoy 12 2026-M01..M05",
    ],
    "CPI tháng 7/2018 giảm 0,05%. Chỉ số giá vàng giảm 1,1%, đô la Mỹ tăng 0,9%.": ["cpi pop -0.05 2018-M07"],
    "IIP nửa đầu năm 2019 tăng 11%. Khai khoáng tăng tới 60% và chiếm 16% giá trị tăng thêm; chế biến, chế tạo 10%.": [
        "iip yoy 11 2019-H1",
        "iip yoy 60 2019-H1",
        "iip share 16 2019-H1",
        "iip yoy 10 2019-H1",
    ],
    "6 tháng năm 2023 nhập siêu 249 triệu USD.\n\nSản lượng dầu thô khai thác 4 triệu tấn, giảm 5%; khí đốt 3 tỷ m3.": [
        "trade_balance level -249 2023-H1",
        "product_output level 4 2023-H1",
        "product_output yoy -5 2023-H1",
        "product_output level 3 2023-H1",
    ],
    "4. Lao động tháng 4/2023 tăng 1,09%.\n5. Sản phẩm chủ yếu (trong ngoặc so cùng kỳ)\n- Đá khai thác: 353 m3 (112%)"
    "\n- Bia: 4 tấn (97%)": [
        "product_output level 353 2023-M04",
        "product_output index 112 2023-M04",
        "product_output level 4 2023-M04",
        "product_output index 97 2023-M04",
    ],
    "IIP 9 tháng năm 2024 mới tăng 6%. Nếu quý IV không đạt 14% thì khó về đích. Bán lẻ tăng 12%.": [
        "iip yoy 6 2024-M01..M09",
        "iip plan 14 2024-Q4",
        "retail_sales yoy 12 2024-M01..M09",
    ],
    "9 tháng năm 2024, gạo xuất khẩu tăng 18%.\n\nĐiện gió đã vận hành 111 MW, sản lượng 231 triệu kWh.": [
        "exports yoy 18 2024-M01..M09",
        "electricity_output level 231 2024-M01..M09",
    ],
    "Hết tháng 5/2023, IIP giảm 1,4% và sau 6 tháng thì đã dương 0,3%. Riêng tháng 6, IIP tăng từ 2% của tháng 5 "
    "lên 6%.": [
        "iip yoy -1.4 2023-M01..M05",
        "iip yoy 0.3 2023-H1",
        "iip yoy 2 2023-M05",
        "iip yoy 6 2023-M06",
    ],
    "GRDP năm 2022 tăng 10%; tỷ trọng nông nghiệp từ 45% năm 2021 xuống 42%, công nghiệp - xây dựng từ 17% lên 19%.": [
        "grdp yoy 10 2022",
        "grdp share 45 2021",
        "grdp share 42 2022",
        "grdp share 17 2021",
        "grdp share 19 2022",
    ],
    "6 tháng năm 2023, nhập khẩu co từ 1,2 tỷ USD cùng kỳ xuống còn 0,9 tỷ USD.": [
        "imports level 1.2 2022-H1",
        "imports level 0.9 2023-H1",
    ],
    "Năm 2022, dịch vụ chiếm 45% GRDP.\n2. Chỉ số sản xuất công nghiệp cả năm: 119,8% so với năm 2021. Cụ thể: chế "
    "biến 108%; khai khoáng 71%.": [
        "grdp share 45 2022",
        "iip index 119.8 2022",
        "iip index 108 2022",
        "iip index 71 2022",
    ],
    "GRDP quý I/2026 tăng 9%, cao hơn 1,6 điểm so với quý I/2025; trong đó công nghiệp tăng 12%.": [
        "grdp yoy 9 2026-Q1",
        "grdp yoy 12 2026-Q1",
    ],
    "Quý I/2026 xuất khẩu tăng 9%. Hoa Kỳ mua 2,7 tỷ USD, tương đương 30%; kế đó Trung Quốc 11%.": [
        "exports yoy 9 2026-Q1",
        "exports level 2.7 2026-Q1",
        "exports share 30 2026-Q1",
        "exports share 11 2026-Q1",
    ],
    "8 tháng năm 2014, bán lẻ 47 tỷ đồng (+12%; 66% KH); xuất khẩu 601 triệu USD, kém cùng kỳ 6%, 54% KH.": [
        "retail_sales level 47 2014-M01..M08",
        "retail_sales yoy 12 2014-M01..M08",
        "retail_sales plan_pct 66 2014-M01..M08",
        "exports level 601 2014-M01..M08",
        "exports yoy -6 2014-M01..M08",
        "exports plan_pct 54 2014-M01..M08",
    ],
    "6 tháng năm 2023, cán cân thương mại vẫn dương 720 triệu USD.": ["trade_balance level 720 2023-H1"],
    "Năm 2017 xuất khẩu tăng 16%. Năm 2018, ngành nhắm tới: GTSXCN 27.400 tỷ đồng (+12,7%); xuất khẩu 950 triệu USD.": [
        "exports yoy 16 2017",
        "industrial_output plan 27400 2018",
        "industrial_output plan 12.7 2018",
        "exports plan 950 2018",
    ],
    "9 tháng năm 2025, GRDP tăng 10,1%.\n\nTrong 3 tháng còn lại, để cả năm GRDP đạt 10% thì quý IV phải tăng 9%.": [
        "grdp yoy 10.1 2025-M01..M09",
        "grdp plan 10 2025",
        "grdp plan 9 2025-Q4",
    ],
    "5 tháng năm 2021 xuất khẩu tăng 31%, riêng gỗ tăng 48%, đạt 298 triệu USD - 55,8% tổng kim ngạch.": [
        "exports yoy 31 2021-M01..M05",
        "exports yoy 48 2021-M01..M05",
        "exports level 298 2021-M01..M05",
        "exports share 55.8 2021-M01..M05",
    ],
    "IIP tháng 4/2020 giảm 23% so với tháng 3, tháng 5 tăng 12%, tháng 6 ước tăng 9%. Quý II giảm 4% so với cùng kỳ và "
    "cả 6 tháng giảm 1%. Cùng kỳ năm ngoái 6 tháng tăng 8%.": [
        "iip pop -23 2020-M04",
        "iip pop 12 2020-M05",
        "iip pop 9 2020-M06",
        "iip yoy -4 2020-Q2",
        "iip yoy -1 2020-H1",
        "iip yoy 8 2019-H1",
    ],
    "Năm 2017, xuất siêu 1,3 tỷ USD. FDI xuất 12 tỷ USD và nhập 10 tỷ USD; khối trong nước xuất 2 tỷ USD.": [
        "trade_balance level 1.3 2017",
        "exports level 12 2017",
        "imports level 10 2017",
        "exports level 2 2017",
    ],
    "7 tháng năm 2019, xuất khẩu tăng 3%.\n\nNhà máy điện phát 4.418 triệu kWh. Đạm urê 512.000 tấn, tăng 9%.": [
        "exports yoy 3 2019-M01..M07",
        "electricity_output level 4418 2019-M01..M07",
        "product_output level 512000 2019-M01..M07",
        "product_output yoy 9 2019-M01..M07",
    ],
    "Năm 2013, xuất khẩu 381 triệu USD, tăng 1,6%, đạt 84,7% NQ (gạo 164.000 tấn; giày 118 triệu USD).": [
        "exports level 381 2013",
        "exports yoy 1.6 2013",
        "exports plan_pct 84.7 2013",
        "exports level 164000 2013",
        "exports level 118 2013",
    ],
    "Năm 2015, điện lực Vĩnh Long bán 862 triệu kWh, tăng 9,9%: cho công nghiệp 332 triệu kWh.": [
        "electricity_sales level 862 2015",
        "electricity_sales yoy 9.9 2015",
        "electricity_sales level 332 2015",
    ],
}


@pytest.mark.parametrize(("text", "claims"), CASES.items())
def test_voices(text: str, claims: list[str]) -> None:
    read = read_text(text, place="Đồng Tháp").claims
    assert [f"{c.indicator} {c.measure.value} {c.as_json()['value']:g} {c.period}" for c in read] == claims


def test_names_of_plants_are_no_places() -> None:
    text = "Quý I/2026, hai nhà máy đường An Khê và Ayun Pa làm ra 200 nghìn tấn đường."
    assert [claim.place for claim in read_text(text, place="Gia Lai").claims] == ["Gia Lai"]
