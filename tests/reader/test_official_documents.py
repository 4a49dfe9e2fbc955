"""Văn bản hành chính: resolutions, monthly reports and the statistics office's pages, read in their own manner."""

import pytest

from giaoban.reader import read_text

Row = tuple[str, str, float, str]


def _said(text: str) -> list[Row]:
    claims = read_text(text, None, "Kon Tum").claims
    return [(c.indicator, c.measure.value, float(c.value), str(c.period)) for c in claims]


RESOLUTION = (
    "NGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2021\n\n"
    "Điều 1. Kết quả năm 2020: xuất khẩu ước đạt 130 triệu USD, tăng 4% so với năm 2019.\n\n"
)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            RESOLUTION + "Điều 2. Các chỉ tiêu chủ yếu năm 2021\n1. Về kinh tế\n(1) GRDP tăng 9%.\n"
            "(2) Xuất khẩu đạt 150 triệu USD.\n2. Về xã hội\n(3) Giảm nghèo 2%.",
            [
                ("exports", "level", 130, "2020"),
                ("exports", "yoy", 4, "2020"),
                ("grdp", "plan", 9, "2021"),
                ("exports", "plan", 150, "2021"),
            ],
        ),
        (
            "Tháng 8/2022, IIP bằng 106% so với cùng kỳ; chế biến tăng 7% (tăng 1% so với tháng trước); khai khoáng "
            "giảm 2% (tăng 3% so với tháng trước).",
            [
                ("iip", "index", 106, "2022-M08"),
                ("iip", "yoy", 7, "2022-M08"),
                ("iip", "pop", 1, "2022-M08"),
                ("iip", "yoy", -2, "2022-M08"),
                ("iip", "pop", 3, "2022-M08"),
            ],
        ),
        (
            "Chỉ số sử dụng lao động tháng 8/2022 tăng 2% so với cùng kỳ; khu vực nhà nước giảm 1%, FDI tăng 3%.",
            [],
        ),
        (
            "Tháng 8/2022, các sản phẩm tăng so với cùng kỳ gồm: bia, nước giải khát... tăng 6%; xe chở từ 9 người trở "
            "lên tăng 4%.",
            [("product_output", "yoy", 6, "2022-M08"), ("product_output", "yoy", 4, "2022-M08")],
        ),
        (
            "Tháng 8/2022 IIP tăng 5%; lũy kế 8 tháng tăng 6%.\nTrong kỳ được giao 30 nhiệm vụ.",
            [
                ("iip", "yoy", 5, "2022-M08"),
                ("iip", "yoy", 6, "2022-M01..M08"),
                ("tasks_assigned", "level", 30, "2022-M08"),
            ],
        ),
        (
            "Giá trị sản xuất công nghiệp.\na) Tháng 3/2021 ước đạt 28 tỷ đồng, chia ra: nhà nước 4 tỷ đồng; ngoài nhà "
            "nước 21 tỷ đồng; FDI 3 tỷ đồng.",
            [("industrial_output", "level", amount, "2021-M03") for amount in (28, 4, 21, 3)],
        ),
        (
            "7 tháng năm 2020, kim ngạch xuất nhập khẩu đạt 4 triệu USD, nhập khẩu 1 triệu USD.\nNhiệm vụ: phấn đấu "
            "đến cuối năm GTSXCN đạt 49 tỷ đồng; kim ngạch đạt 9 triệu USD.",
            [
                ("trade_turnover", "level", 4, "2020-M01..M07"),
                ("imports", "level", 1, "2020-M01..M07"),
                ("industrial_output", "plan", 49, "2020"),
                ("trade_turnover", "plan", 9, "2020"),
            ],
        ),
        (
            "Báo cáo ngày 04/12/2020\nCÁC CHỈ TIÊU CHỦ YẾU NĂM 2021\n(Kèm theo Tờ trình số 12/TTr-UBND)\n"
            "- Xuất khẩu: trên 9 triệu USD\n- Nhập khẩu phấn đấu 5 triệu USD (tăng 15%)",
            [("exports", "plan", 9, "2021"), ("imports", "plan", 5, "2021"), ("imports", "plan", 15, "2021")],
        ),
        (
            "Các sản phẩm so với cùng kỳ năm 2021: gạch 30 triệu viên, tăng 5%; đá 8 nghìn m3 (2 nghìn m3), tăng 9%.",
            [
                ("product_output", "level", 30, "2022"),
                ("product_output", "yoy", 5, "2022"),
                ("product_output", "level", 8, "2022"),
                ("product_output", "level", 2, "2022"),
                ("product_output", "yoy", 9, "2022"),
            ],
        ),
        (
            "Điện thương phẩm quý I/2023 đạt 70 triệu kWh, đạt 24% kế hoạch Tổng công ty giao, tăng 3% so với cùng kỳ.",
            [
                ("electricity_sales", "level", 70, "2023-Q1"),
                ("electricity_sales", "plan_pct", 24, "2023-Q1"),
                ("electricity_sales", "yoy", 3, "2023-Q1"),
            ],
        ),
        (
            "Năm 2022 được giao 90 nhiệm vụ; hoàn thành 88 nhiệm vụ (trước và đúng hạn 80, chậm 8).",
            [
                ("tasks_assigned", "level", 90, "2022"),
                ("tasks_completed", "level", 88, "2022"),
                ("tasks_completed", "level", 80, "2022"),
                ("tasks_completed", "level", 8, "2022"),
            ],
        ),
        (
            "IIP tháng 4/2018 tăng 5%; 4 tháng tăng 6%. Xuất khẩu ước 80 triệu USD, 4 tháng đạt 300 triệu USD.",
            [
                ("iip", "yoy", 5, "2018-M04"),
                ("iip", "yoy", 6, "2018-M01..M04"),
                ("exports", "level", 80, "2018-M04"),
                ("exports", "level", 300, "2018-M01..M04"),
            ],
        ),
        (
            "09/12/2025\n\nNghị quyết về kế hoạch kinh tế - xã hội năm 2026\n\nNăm 2025, GRDP ước tăng 8%.\n\n"
            "Nghị quyết đề ra 25 chỉ tiêu, trong đó có: GRDP tăng 10%; thành lập mới 3 cụm công nghiệp.",
            [
                ("grdp", "yoy", 8, "2025"),
                ("grdp", "plan", 10, "2026"),
                ("industrial_clusters", "plan", 3, "2026"),
            ],
        ),
        (
            "Năm 2022, tiến độ hạ tầng 2 cụm công nghiệp còn chậm.",
            [("industrial_clusters", "level", 2, "2022")],
        ),
        (
            "Ngày 12/12/2012\n\nĐiều 1. Giao chỉ tiêu kế hoạch năm 2013 như sau:\n1. GTSXCN: 33 tỷ đồng.\nTrong đó:\n"
            "- Nhà nước 6 tỷ đồng;\n- FDI 27 tỷ đồng.\n2. Xuất khẩu: 2 triệu USD.",
            [("industrial_output", "plan", amount, "2013") for amount in (33, 6, 27)]
            + [("exports", "plan", 2, "2013")],
        ),
        (
            "Thực hiện kịch bản quý II/2022: GRDP tăng 8%; xuất khẩu đạt 5 triệu USD so với kế hoạch 6 triệu USD.",
            [
                ("grdp", "yoy", 8, "2022-Q2"),
                ("exports", "level", 5, "2022-Q2"),
                ("exports", "plan", 6, "2022"),
            ],
        ),
        (
            "GTSXCN tháng 3/2016 so với tháng trước tăng 22% (tháng 2 nghỉ Tết), so với cùng kỳ tăng 7%; điện thương "
            "phẩm 4 triệu kWh, tổn thất 6%.",
            [
                ("industrial_output", "pop", 22, "2016-M03"),
                ("industrial_output", "yoy", 7, "2016-M03"),
                ("electricity_sales", "level", 4, "2016-M03"),
            ],
        ),
        (
            "Sở KH&ĐT báo cáo: IIP tháng 7/2023 tăng 5%.",
            [("iip", "yoy", 5, "2023-M07")],
        ),
        (
            "Năm 2023 hoàn thành 90 nhiệm vụ, trong đó quá hạn 14 nhiệm vụ; đang thực hiện 30 nhiệm vụ, trong đó quá "
            "hạn 2 nhiệm vụ.",
            [
                ("tasks_completed", "level", 90, "2023"),
                ("tasks_completed", "level", 14, "2023"),
                ("tasks_in_progress", "level", 30, "2023"),
                ("tasks_overdue", "level", 2, "2023"),
            ],
        ),
        (
            "Kim ngạch XK tháng 8/2010: 2 triệu USD; lũy kế: 9 triệu USD. Mặt hàng chủ yếu: chè 1 triệu USD.",
            [
                ("exports", "level", 2, "2010-M08"),
                ("exports", "level", 9, "2010-M01..M08"),
                ("exports", "level", 1, "2010-M01..M08"),
            ],
        ),
        (
            "6 tháng năm 2021 có 4/14 chỉ tiêu đạt 100% trở lên. GRDP tăng 7%.",
            [("grdp", "yoy", 7, "2021-H1")],
        ),
        (
            "6 tháng năm 2021, một số sản phẩm có chỉ số sản xuất tăng so với cùng kỳ như: sản xuất chế biến thực phẩm "
            "tăng 10%; chế biến gỗ tăng 5%; sản xuất xe có động cơ tăng 3%.",
            [("iip", "yoy", value, "2021-H1") for value in (10, 5, 3)],
        ),
        (
            "Tháng 9/2022, GTSXCN đạt 67 tỷ đồng.\n\nDây chuyền làm thiếc xuất khẩu tại Công ty Kim loại màu.\n\n"
            "Trong đó, khu vực nhà nước đạt 5 tỷ đồng.",
            [("industrial_output", "level", 67, "2022-M09"), ("industrial_output", "level", 5, "2022-M09")],
        ),
        (
            "Năm 2024 nhận 31 nhiệm vụ; quá hạn chưa hoàn thành 2 nhiệm vụ.\nChỉ tiêu năm 2025: xuất khẩu đạt 30 "
            "triệu USD; thành lập 2 cụm công nghiệp.",
            [
                ("tasks_assigned", "level", 31, "2024"),
                ("tasks_overdue", "level", 2, "2024"),
                ("exports", "plan", 30, "2025"),
                ("industrial_clusters", "plan", 2, "2025"),
            ],
        ),
        (
            "Năm 2019 GRDP tăng 7,3% (chỉ tiêu 7 - 7,5%), xuất khẩu 3 tỷ USD (NQ: 2 tỷ USD): FDI 1 tỷ USD.",
            [
                ("grdp", "yoy", 7.3, "2019"),
                ("grdp", "plan", 7, "2019"),
                ("grdp", "plan", 7.5, "2019"),
                ("exports", "level", 3, "2019"),
                ("exports", "plan", 2, "2019"),
                ("exports", "level", 1, "2019"),
            ],
        ),
        (
            "Tháng 6/2021 có 53 chợ.\nMục tiêu\n- Đến năm 2025: xây mới 10 chợ, cải tạo 18 chợ.",
            [
                ("markets", "level", 53, "2021-M06"),
                ("markets", "plan", 10, "2025"),
                ("markets", "plan", 18, "2025"),
            ],
        ),
        (
            "Tháng 5/2023, tổng số nhiệm vụ phải thực hiện 40; đã thực hiện 35 (trước hạn 10, đúng hạn 22, trễ hạn 3); "
            "chưa thực hiện 5 (trong hạn 4, quá hạn 1).",
            [
                ("tasks_assigned", "level", 40, "2023-M05"),
                ("tasks_completed", "level", 35, "2023-M05"),
                ("tasks_completed", "level", 10, "2023-M05"),
                ("tasks_completed", "level", 22, "2023-M05"),
                ("tasks_completed", "level", 3, "2023-M05"),
                ("tasks_in_progress", "level", 5, "2023-M05"),
                ("tasks_in_progress", "level", 4, "2023-M05"),
                ("tasks_overdue", "level", 1, "2023-M05"),
            ],
        ),
        (
            "Năm 2022 hoàn thành 88 nhiệm vụ (trong đó 8 nhiệm vụ quá hạn); còn 2 nhiệm vụ.",
            [
                ("tasks_completed", "level", 88, "2022"),
                ("tasks_completed", "level", 8, "2022"),
                ("tasks_in_progress", "level", 2, "2022"),
            ],
        ),
        (
            "Sản phẩm chủ yếu 11 tháng năm 2018 (so với KH năm): clinker 3 triệu tấn (91%); bia 9 triệu lít (105%).",
            [
                ("product_output", "level", 3, "2018-M01..M11"),
                ("product_output", "plan_pct", 91, "2018-M01..M11"),
                ("product_output", "level", 9, "2018-M01..M11"),
                ("product_output", "plan_pct", 105, "2018-M01..M11"),
            ],
        ),
        (
            "Năm 2024\na) GTSXCN: Nghị quyết 86 tỷ đồng; ước thực hiện 87 tỷ đồng; đạt 101%.",
            [
                ("industrial_output", "plan", 86, "2024"),
                ("industrial_output", "level", 87, "2024"),
                ("industrial_output", "plan_pct", 101, "2024"),
            ],
        ),
    ],
)
def test_official_documents(text: str, claims: list[Row]) -> None:
    assert _said(text) == claims


@pytest.mark.parametrize("told", ["lũy kế thực hiện", "LK XK", "lũy kế đến tháng báo cáo", "tính đến hết T8"])
def test_running_totals(told: str) -> None:
    claims = read_text(
        f"Xuất khẩu tháng 8/2023 đạt 5 triệu USD; {told} đạt 30 triệu USD.", None, "Kon Tum"
    ).claims
    assert [str(claim.period) for claim in claims] == ["2023-M08", "2023-M01..M08"]
