"""Danh mục hàng xuất nhập khẩu: lượng, tiền, mức tăng về lượng và về trị giá, tỷ trọng; gốc nói một lần cho cả hai."""

import pytest

from giaoban.reader import read_text

CASES = {
    "Tháng 5/2019, xuất khẩu tiêu đạt 30 nghìn tấn, trị giá 75 triệu USD, tăng 4% về lượng nhưng giảm 3% về trị giá so "
    "với tháng trước.": ["level 2019-M05", "level 2019-M05", "pop 2019-M05", "pop 2019-M05"],
    "Tháng 5/2019, xuất khẩu điều 30 nghìn tấn, 75 triệu USD, lượng giảm 4%, trị giá giảm 3% so với tháng trước.": [
        "level 2019-M05",
        "level 2019-M05",
        "pop 2019-M05",
        "pop 2019-M05",
    ],
    "Tháng 5/2019, xuất khẩu chè tăng lần lượt 4% và 6% về lượng và trị giá so với tháng trước.": [
        "pop 2019-M05",
        "pop 2019-M05",
    ],
    "Kim ngạch xuất khẩu tháng 5/2019 một số mặt hàng như sau:\n"
    "Tiêu: đạt 30 nghìn tấn, tăng 4% về lượng so với tháng trước;\n"
    "Điều: đạt 20 nghìn tấn, giảm 2% về lượng;": [
        "level 2019-M05",
        "pop 2019-M05",
        "level 2019-M05",
        "pop 2019-M05",
    ],
    "Năm 2017 IIP tăng 3%, năm 2018 tăng 8%. Năm 2018 công nghiệp khởi sắc. Năm 2019, sản lượng đạm ước đạt 800 nghìn "
    "tấn, đạt 99% kế hoạch; toàn tỉnh hiện có 90 chợ.": [
        "yoy 2017",
        "yoy 2018",
        "level 2019",
        "plan_pct 2019",
        "level 2019",
    ],
    "Tháng 6/2024 bán lẻ hàng hóa đạt 99 tỷ đồng. Tính riêng quý II/2024 đạt 280 tỷ đồng, tăng 6% so với cùng kỳ và "
    "tăng 4% so với quý trước. Trong đó, may mặc tăng 9%, xăng dầu tăng 3% so với cùng kỳ.": [
        "level 2024-M06",
        "level 2024-Q2",
        "yoy 2024-Q2",
        "pop 2024-Q2",
        "yoy 2024-Q2",
        "yoy 2024-Q2",
    ],
    "Tháng 3/2022 bán lẻ hàng hóa tăng 9%. Một số nhóm hàng tăng trên 10% so cùng kỳ, như: xăng dầu tăng 12%; may mặc "
    "chiếm 6%, tăng 11%.": ["yoy 2022-M03", "yoy 2022-M03", "share 2022-M03", "yoy 2022-M03"],
    "Lũy kế 5 tháng năm 2012 xuất khẩu đạt 530 triệu USD, so cùng kỳ tăng 32%, so kế hoạch năm đạt 37%.": [
        "level 2012-M01..M05",
        "yoy 2012-M01..M05",
        "plan_pct 2012-M01..M05",
    ],
    "Tháng 7/2017, các ngành tăng so với tháng trước là: dệt (tăng 7%); khai khoáng (tăng 2%). Riêng điện giảm 5%.": [
        "pop 2017-M07",
        "pop 2017-M07",
        "pop 2017-M07",
    ],
    "Sản phẩm công nghiệp tháng 9/2022: gạo đạt 90 tấn (tăng 6% so tháng trước và tăng 2% so cùng kỳ); cám đạt 40 tấn "
    "(tăng 3% và bằng 96%).": [
        "level 2022-M09",
        "pop 2022-M09",
        "yoy 2022-M09",
        "level 2022-M09",
        "pop 2022-M09",
        "index 2022-M09",
    ],
    "Tháng 1/2024 xuất khẩu hạt điều đạt 90 triệu USD, là đà để đạt chỉ tiêu xuất khẩu điều năm 2024 (tăng 9%).": [
        "level 2024-M01",
        "plan 2024",
    ],
    "Năm 2024 quy mô GRDP đạt 90 nghìn tỷ đồng, tương đương gần 2% GDP cả nước.": [
        "level 2024",
        "share 2024",
    ],
    "Quý I/2020 IIP tăng 5%; có 12 nhóm sản phẩm tăng trên 20%, 4 nhóm sản phẩm tăng 15%-20%, 5 nhóm ngành giảm từ 2% "
    "đến 3%.": ["yoy 2020-Q1"],
}
PLACES = {
    "Năm 2022 xuất khẩu tôm cả nước đạt 4 tỷ USD, chiếm 40% xuất khẩu thủy sản. Sóc Trăng bán được 900 triệu USD, "
    "chiếm 22%; Cà Mau 1 tỷ USD.": ["Việt Nam", "Việt Nam", "Sóc Trăng", "Sóc Trăng", "Cà Mau"],
    "Năm 2024 IIP tăng 5%.\nTỉnh Bến Tre: xứ dừa\nIIP của Bến Tre tăng 11%. Xuất khẩu đạt 1 tỷ USD.\n"
    "Bán lẻ đạt 9 tỷ đồng.\nCà Mau: cực Nam\nXuất khẩu đạt 1,2 tỷ USD.": [
        "Cà Mau",
        "Bến Tre",
        "Bến Tre",
        "Bến Tre",
        "Cà Mau",
    ],
    "Năm 2020 bán lẻ hàng hóa của Việt Nam đạt 900 tỷ đồng, cả nước tăng 5%.\nĐối với Đà Nẵng, bán lẻ trên địa bàn "
    "thành phố đạt 60 tỷ đồng.\nBán lẻ của Hà Nội đạt 90 tỷ đồng. Trong đó, may mặc của thành phố đạt 9 tỷ đồng.": [
        "Việt Nam",
        "Việt Nam",
        "Đà Nẵng",
        "Hà Nội",
        "Hà Nội",
    ],
    "Năm 2022 xuất khẩu thủy sản của Việt Nam đạt 11 tỷ USD.\nMỹ mua 2 tỷ USD, chiếm 19% kim ngạch của cả nước.": [
        "Việt Nam",
        "Việt Nam",
        "Việt Nam",
    ],
    "Năm 2025 GRDP đạt 90 nghìn tỷ đồng; Bến Tre chiếm 30%, Trà Vinh 31% và Vĩnh Long 39%.": ["Cà Mau"] * 4,
}


CODES = {
    "Chỉ số sản xuất sản phẩm 5 tháng năm 2023 có 22/41 sản phẩm tăng: bộ phận của bi tăng 60%; tàu chở người tăng "
    "25%; áo cho người lớn tăng 2%; điện thương phẩm tăng 8%; giấy vệ sinh tăng 5%.": [
        "product_output",
        "product_output",
        "product_output",
        "electricity_sales",
        "product_output",
    ],
    "Điện thương phẩm tháng 5/2023 đạt 260 triệu kWh, trong đó điện phục vụ công nghiệp 119 triệu kWh, tăng "
    "2,1%so cùng kỳ.": [
        "electricity_sales",
        "electricity_sales",
        "electricity_sales",
    ],
    "Tháng 5/2023 IIP tăng 5%, trong đó chế biến, chế tạo chiếm 88% toàn ngành, tăng 6%; nhiều ngành tăng "
    "2-3 con số.": [
        "iip",
        "iip",
        "iip",
    ],
    "Tháng 7/2017, xuất khẩu của khối doanh nghiệp có vốn đầu tư trực tiếp nước ngoài (FDI) đạt 12 tỷ USD.": [
        "exports"
    ],
    "Tháng 7/2017, doanh thu thương mại dịch vụ đạt 90 tỷ đồng.": ["retail_sales_services"],
    "Tháng 7/2017, doanh thu lưu trú tăng 3%. Theo đó, doanh thu của một số địa phương tăng cao như: Huế tăng 9%.": [
        "service_revenue",
        "service_revenue",
    ],
    "Cơ cấu kinh tế năm 2022: nông nghiệp chiếm tỷ trọng 5,87 tổng GRDP; dịch vụ 15,9%.": ["grdp", "grdp"],
    "Hoạt động xuất khẩu tháng 7/2017 tỉnh đạt kim ngạch hơn 300 triệu USD.": ["exports"],
    "Tháng 5/2023, tổng mức bán lẻ hàng hóa và doanh thu tăng 5%.": ["retail_sales_services"],
}


@pytest.mark.parametrize("text", CODES)
def test_indicator(text: str) -> None:
    assert [claim.indicator for claim in read_text(text, None, "Cà Mau").claims] == CODES[text]


@pytest.mark.parametrize("text", CASES)
def test_measure_and_period(text: str) -> None:
    claims = read_text(text, None, "Cà Mau").claims
    assert [f"{claim.measure.value} {claim.period}" for claim in claims] == CASES[text]


@pytest.mark.parametrize("text", PLACES)
def test_place(text: str) -> None:
    assert [claim.place for claim in read_text(text, None, "Cà Mau").claims] == PLACES[text]


@pytest.mark.parametrize("led", ["như;", "như:", "như", "gồm:"])
def test_goods_whose_output_grew(led: str) -> None:
    text = (
        "Một số sản phẩm chính có giá trị sản xuất công nghiệp 5 tháng năm 2024 tăng so với cùng kỳ"
        f" {led} ván ép (tăng 30%); bột đá (tăng 4%); điện thương phẩm (tăng 12%)."
    )
    found = read_text(text, place="Lào Cai").claims
    assert [claim.indicator for claim in found] == ["product_output", "product_output", "electricity_sales"]


def test_one_good_sold_among_goods_made() -> None:
    text = (
        "IIP 11 tháng năm 2017 tăng 47%: thép 1,35 triệu tấn; phôi thép xuất khẩu 260 nghìn tấn."
        " Bia 52 triệu lít, tăng 7%."
    )
    found = [claim.indicator for claim in read_text(text, place="Hà Tĩnh").claims]
    assert found == ["iip", "product_output", "exports", "product_output", "product_output"]


def test_the_day_of_most_power_is_no_sale() -> None:
    text = "Tháng 3/2023, điện thương phẩm đạt 271 triệu kWh, tăng 5%; ngày cao nhất 9,63 triệu kWh."
    assert len(read_text(text, place="Phú Thọ").claims) == 2
