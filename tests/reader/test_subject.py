"""Chủ thể: what a number is about where the words nearest it say something else."""

import pytest

from giaoban.reader import read_text

CASES = {
    "9 tháng năm 2022, GRDP tăng 4%.\nLũy kế 9 tháng đạt 90 tỷ đồng, bằng 95% dự toán tỉnh giao.": ["grdp 4"],
    "Quý I/2022, doanh thu bán lẻ hàng hóa và một số ngành dịch vụ tăng 9%.": ["retail_sales_services 9"],
    "Quý I/2022 xuất khẩu đạt 90 triệu USD. Gạo, gỗ, tôm mang về nhiều nhất: 40, 30 và 9 triệu USD.": [
        "exports 90",
        "exports 40",
        "exports 30",
        "exports 9",
    ],
    "Quý I/2022 điện thương phẩm 90 triệu kWh. Điện gió phát lên lưới 30 triệu kWh.": [
        "electricity_sales 90",
        "electricity_output 30",
    ],
    "Công nghiệp của tỉnh chưa đều. Quý I/2022 tăng 5%.": ["iip 5"],
    "Quý I/2022, Sở hoàn thành 87 nhiệm vụ, gồm 80 đúng hạn, 7 quá hạn.": [
        "tasks_completed 87",
        "tasks_completed 80",
        "tasks_completed 7",
    ],
    "CPI tháng 4/2024 tăng 0,3%. Trong khi đó, chỉ số giá viễn thông giảm 0,2%.": ["cpi 0.3", "cpi -0.2"],
    "Tháng 7/2022 xuất khẩu tăng 4% so với tháng trước (phần lớn là tôm); khai thác cao lanh đạt 900 tấn, tăng 6%; sợi"
    " len 80 tấn, tăng 2 lần.": [
        "exports 4",
        "product_output 900",
        "product_output 6",
        "product_output 80",
        "product_output 2",
    ],
    "Quý II/2022 IIP tăng 4%. Nhiều sản phẩm lập mức mới: ren móc 90 nghìn cái, tăng 6%. Ngược lại có bia (giảm 3%).": [
        "iip 4",
        "product_output 90",
        "product_output 6",
        "product_output -3",
    ],
    "Quý II/2022, tổng giá trị sản xuất các ngành đạt 900 tỷ đồng, tăng 8%.": [],
    "Theo đánh giá của Sở, quý II/2022, công nghiệp khai thác khoáng sản tăng 4%, công nghiệp điện, nước tăng 6%.": [
        "iip 4",
        "iip 6",
    ],
    "Xuất khẩu quý II/2022 giảm 9%. Giá trị xuất khẩu giảm do giá cà phê hạ 15%.": ["exports -9"],
    "Quý II/2022, thu xuất nhập khẩu 90 tỷ đồng, đạt 40% dự toán.": [],
    "GRDP năm 2022 tăng 6%, thấp hơn kế hoạch đề ra là 7%.": ["grdp 6", "grdp 7"],
    "Tháng 1/2025 một số ngành có chỉ số sản xuất giảm như: dệt giảm 9%; xi măng giảm 5%.": [
        "iip -9",
        "iip -5",
    ],
    "Quý I/2012 nhiều sản phẩm giảm do lượng tồn kho lớn, như: phân lân giảm 10%, DAP tăng 3%.": [
        "product_output -10",
        "product_output 3",
    ],
    "Tháng 5/2024 xuất khẩu 7 triệu USD, nhập khẩu 3 triệu USD. Số thu thuế tương ứng 8 tỷ đồng, đạt 142% dự toán.": [
        "exports 7",
        "imports 3",
    ],
    "Quý I/2024 tổng kim ngạch qua địa bàn đạt 5 tỷ USD; năng lực thông quan gấp 4 lần.": [
        "trade_turnover 5"
    ],
    "Công nghiệp quý II/2024: vượt xa kịch bản đề ra (kịch bản tăng 9,7%).": ["iip 9.7"],
    "Tháng 5/2022, sản xuất bia chai trên địa bàn đạt 300 nghìn lít, tăng 4%.": [
        "product_output 300",
        "product_output 4",
    ],
    "5 tháng năm 2022 xuất khẩu đạt 90 triệu USD: cà phê 900 tấn/3,5 triệu USD.": [
        "exports 90",
        "exports 900",
        "exports 3.5",
    ],
    "5 tháng năm 2022 xuất khẩu tăng 9%. Giá hồ tiêu xuất khẩu giảm 12%.": ["exports 9"],
    "Năm 2022, bán lẻ 900 tỷ đồng, tăng 5%. Xuất khẩu giảm 4%, vì điều giảm cả lượng và giá: 900 tấn và 2 triệu USD,"
    " lần lượt giảm 6% và 8%.": [
        "retail_sales 900",
        "retail_sales 5",
        "exports -4",
        "exports 900",
        "exports 2",
        "exports -6",
        "exports -8",
    ],
    "Giá trị sản xuất công nghiệp tháng 9/2022 đạt 90 tỷ đồng; trong đó nhà máy Sông Nâu đạt 60 tỷ đồng. Chín tháng đạt"
    " 800 tỷ đồng.": ["industrial_output 90", "industrial_output 800"],
    "Quý I/2021, sản phẩm có chỉ số sản xuất công nghiệp tăng khá: đá xẻ 12 nghìn m3, tăng 4%; kem tăng 2%.": [
        "product_output 12",
        "product_output 4",
        "product_output 2",
    ],
    "Công nghiệp quý I/2021 có một số sản phẩm tăng so với cùng kỳ: thịt đông lạnh tăng 5%; rượu giảm 4,1.": [
        "product_output 5",
        "product_output -4.1",
    ],
    "IIP tháng 8/2023 giảm 16%; trong đó ngành chế biến, chế tạo chiếm tỷ trọng lớn nhất giảm 17%.": [
        "iip -16",
        "iip -17",
    ],
    "Năm 2019 nhập khẩu giảm 2%. Cộng cả năm, thành phố xuất 1.596 triệu USD, tăng 4,9%.": [
        "imports -2",
        "exports 1596",
        "exports 4.9",
    ],
    "Tổng mức bán ra và doanh thu dịch vụ quý I/2017 tăng 6%. Thu về hoạt động XNK đạt 1.943 tỷ đồng.": [
        "retail_sales_services 6",
    ],
    "CPI quý I/2017 tăng 2%. Hàng Việt chiếm thị phần khoảng 80%.": ["cpi 2"],
    "Đến 30/9/2023 tỉnh có 2 chợ hạng 1, 9 chợ hạng 2.": ["markets 2", "markets 9"],
    "Năm 2023, toàn tỉnh có 21 cụm công nghiệp, tổng diện tích 1.240 ha.": [
        "industrial_clusters 21",
        "industrial_clusters 1240",
    ],
    "Tháng 3/2024 IIP tăng5,5%; sản xuất đồ uống giảm1,2%.": ["iip 5.5", "iip -1.2"],
    "Giám đốc Sở Kế hoạch và Đầu tư cho biết GRDP năm 2022 tăng 7,1%.": ["grdp 7.1"],
    "Cơ cấu kinh tế năm 2023 chuyển dịch đúng hướng: dịch vụ tăng 6,2%.": ["grdp 6.2"],
    "Một số sản phẩm góp phần nâng chỉ số sản xuất quý II/2022 như: kali tăng 4,4%, cửa cuốn tăng 7,3%.": [
        "product_output 4.4",
        "product_output 7.3",
    ],
    "Xuất khẩu năm 2023 tăng 9%. Hạt tiêu là mặt hàng xuất khẩu lớn nhất, với sản lượng 30.000 tấn; điều 9.000 tấn.": [
        "exports 9",
        "exports 30000",
        "exports 9000",
    ],
    "CPI tháng 4/2024 tăng 0,3%, trong đó nhóm thuốc và dịch vụ y tế tăng 0,1%, nhóm giáo dục giảm 0,2%.": [
        "cpi 0.3",
        "cpi 0.1",
        "cpi -0.2",
    ],
    "Xuất khẩu gạo năm 2022 đạt 90 triệu USD, tăng 4,1% về lượng và 6,3% về trị giá.": [
        "exports 90",
        "exports 4.1",
        "exports 6.3",
    ],
    "Từ 1/1 đến 31/5/2022, Sở được giao 60 nhiệm vụ. Phòng Công nghiệp được giao 12, hoàn thành 7, quá hạn 2.": [
        "tasks_assigned 60",
        "tasks_assigned 12",
        "tasks_completed 7",
        "tasks_overdue 2",
    ],
    "Từ 1/1 đến 31/5/2022, Sở có 9 nhiệm vụ hoàn thành quá hạn, có nhiệm vụ quá hạn 40 ngày.": [
        "tasks_completed 9"
    ],
    "Bán lẻ hàng hóa tháng 12/2023 đạt 5.100 tỷ đồng; các siêu thị giảm giá từ 20 - 40%.": [
        "retail_sales 5100"
    ],
    "Bán lẻ hàng hóa quý I/2019 tăng 9,1%, lưu trú, ăn uống tăng 7%, du lịch tăng 6,6% và dịch vụ khác tăng 5%.": [
        "retail_sales 9.1",
        "service_revenue 7",
        "service_revenue 6.6",
        "service_revenue 5",
    ],
    "IIP tháng 2/2020 của ngành khai khoáng, chế tạotăng3,4%; lao động trong các doanh nghiệp công nghiệp tăng 2%.": [
        "iip 3.4"
    ],
    "Năm 2019 các cơ sở đã sản xuất được 5.200 tấn sợi, tăng 3%; gần 1,9 triệu m2 vải, giảm 2%.": [
        "product_output 5200",
        "product_output 3",
        "product_output 1.9",
        "product_output -2",
    ],
    "Doanh số thương mại điện tử năm 2022 đạt 900 tỷ đồng, với khoảng 30-35% doanh nghiệp tham gia sàn.": [
        "ecommerce_sales 900"
    ],
    "Xuất khẩu năm 2021 tăng 8%; có 6 nhóm hàng đạt trên 1 tỷ USD: hồ tiêu 1,2 tỷ USD, điều tăng 4%.": [
        "exports 8",
        "exports 1.2",
        "exports 4",
    ],
    "GRDP năm 2022 tăng 9%, trong đó ngành vận tải, kho bãi tăng 12%; thu ngân sách tăng 7%.": [
        "grdp 9",
        "grdp 12",
    ],
    "IIP toàn ngành tăng 4,5%, sản phẩm tăng chậm; năm 2020.": ["iip 4.5"],
    "Nuôi tôm năm 2020 được 300 ha. Trong đó, sản lượng tôm sú đạt 4.100 tấn, tăng 3%.": [],
    "Bán lẻ năm 2020 tăng 6%; tỉnh có 1.200 tỷ đồng vốn đầu tư công.": ["retail_sales 6"],
    "Sản phẩm công nghiệp quý I/2018: túi bằng giấy tăng 6%; bồn chứa bằng thép 4%.": [
        "product_output 6",
        "product_output 4",
    ],
    "Bán lẻ hàng hóa năm 2016 đạt 900 tỷ đồng, ngành dịch vụ đạt 150 tỷ đồng, tăng 4,25 so với cùng kỳ.": [
        "retail_sales 900",
        "service_revenue 150",
        "service_revenue 4.25",
    ],
    "IIP tháng 5/2023 tăng 4%; kính xây dựng tăng 7%; giày dép tăng 9%; xi măng giảm 2%.": [
        "iip 4",
        "product_output 7",
        "product_output 9",
        "product_output -2",
    ],
    "Khởi công khu nhà xưởng tại Cụm công nghiệp Tân Mỹ, 410 tỷ đồng.": [],
    "Quý I/2022, doanh thu dịch vụ đạt 90 tỷ đồng (quý I/2021 giảm 8%).": [
        "service_revenue 90",
        "service_revenue -8",
    ],
    "Nửa cuối năm 2022 phải làm được 50 tỷ đồng giá trị sản xuất công nghiệp và 2 triệu USD xuất khẩu thì mới kịp.": [
        "industrial_output 50",
        "exports 2",
    ],
    "Quý I/2022, Sở nhận 98 nhiệm vụ, đã xử lý xong 87, 11 nhiệm vụ đang trong hạn.": [
        "tasks_assigned 98",
        "tasks_completed 87",
        "tasks_in_progress 11",
    ],
    "Quý I/2022, TMBLHH và DT dịch vụ đạt 90 tỷ đồng.": ["retail_sales_services 90"],
    "Năm 2022 GRDP tăng 8%. Cơ cấu: 43% là công nghiệp, 35% dịch vụ.": ["grdp 8", "grdp 43", "grdp 35"],
    "Năm 2022, alumin chiếm 22% kim ngạch xuất khẩu của tỉnh.": ["exports 22"],
    "Quý I/2022. Điện: sản xuất 6 triệu kWh; thương phẩm 7 triệu kWh.": [
        "electricity_output 6",
        "electricity_sales 7",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_subject(text: str) -> None:
    claims = read_text(text, place="Bắc Kạn").claims
    assert [f"{claim.indicator} {claim.as_json()['value']:g}" for claim in claims] == CASES[text]


def test_what_is_made_for_export_is_made() -> None:
    text = (
        "Quý I/2024, chế biến hạt tiêu xuất khẩu sản xuất được 3.400 tấn, tăng 6,9%. "
        "Các nhà máy bia sản xuất được 9,4 triệu lít, đạt 25,3% kế hoạch năm."
    )
    claims = read_text(text, place="Bình Định").claims
    assert {claim.indicator for claim in claims} == {"product_output"}


@pytest.mark.parametrize(
    "bodies", ["các bộ, ngành, địa phương", "các sở, ban, ngành, địa phương", "các đơn vị, địa phương"]
)
def test_bodies_named_before_are_no_breakdown(bodies: str) -> None:
    text = f"Với sự chỉ đạo của {bodies}, kết quả năm 2021: IIP trên địa bàn thành phố ước tăng 18,5% so với cùng kỳ."
    (claim,) = read_text(text, place="Hải Phòng").claims
    assert (claim.indicator, claim.item) == ("iip", None)
