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
    ],
)
def test_official_documents(text: str, claims: list[Row]) -> None:
    assert _said(text) == claims
