"""Báo cáo nhanh viết tắt, nghị quyết có các điểm a), b): mỗi dòng vẫn đọc như viết đủ."""

from giaoban.reader import read_text


def told(text: str) -> list[tuple[str, str, str]]:
    found = read_text(text, place="Lai Châu").claims
    return [(claim.indicator, str(claim.measure), str(claim.period)) for claim in found]


def test_lettered_items_of_an_article() -> None:
    text = (
        "Nghị quyết về nhiệm vụ năm 2023\nĐiều 1. Mục tiêu, chỉ tiêu chủ yếu năm 2023\na) GRDP tăng 9,3%.\n"
        "b) Giá trị sản xuất công nghiệp đạt 4.300 tỷ đồng.\nKèm theo: đánh giá năm 2022\nNăm 2022 GRDP ước tăng 10%."
    )
    assert told(text) == [
        ("grdp", "plan", "2023"),
        ("industrial_output", "plan", "2023"),
        ("grdp", "yoy", "2022"),
    ]


def test_a_share_of_the_plan_in_short() -> None:
    assert told("GTSX công nghiệp 9 tháng năm 2024: 6.230 tỷ đồng; so KH 86,5%; so CK +24%.") == [
        ("industrial_output", "level", "2024-M01..M09"),
        ("industrial_output", "plan_pct", "2024-M01..M09"),
        ("industrial_output", "yoy", "2024-M01..M09"),
    ]


def test_a_month_in_short_before_its_amount() -> None:
    text = "Xuất khẩu 9 tháng năm 2024 đạt 13 triệu USD. Bán lẻ T9: 912 tỷ đồng; XNK qua CK Ma Lù Thàng 64 triệu USD."
    assert [period for _, _, period in told(text)] == ["2024-M01..M09", "2024-M09", "2024-M09"]


def test_foreign_firms_among_owners() -> None:
    text = "Xuất khẩu 4 tháng năm 2024: khu vực trong nước 3.170 triệu USD, tăng 17%; FDI 2.592 triệu USD, tăng 7%."
    assert (
        told(text)
        == [
            ("exports", "level", "2024-M01..M04"),
            ("exports", "yoy", "2024-M01..M04"),
        ]
        * 2
    )


def test_the_whole_is_told_of_again_after_its_parts() -> None:
    text = (
        "Tổng mức bán lẻ và doanh thu dịch vụ tháng 4/2024 đạt 69,8 nghìn tỷ đồng. Trong tổng số: bán lẻ hàng hóa 44,6"
        " nghìn tỷ đồng; lữ hành 2,6 nghìn tỷ đồng.\nTính chung 4 tháng: 279,5 nghìn tỷ đồng."
    )
    assert told(text)[-1] == ("retail_sales_services", "level", "2024-M01..M04")


def test_power_sold_in_short() -> None:
    assert told("9 tháng năm 2024: điện SX 5.810 tr.kWh; điện TP 9T: 243 tr.kWh.") == [
        ("electricity_output", "level", "2024-M01..M09"),
        ("electricity_sales", "level", "2024-M01..M09"),
    ]


def test_a_share_of_the_resolution() -> None:
    text = "GTSX công nghiệp 6 tháng năm 2022 đạt 812 tỷ đồng, tăng 11,5%, bằng 51,3% nghị quyết."
    assert [measure for _, measure, _ in told(text)] == ["level", "yoy", "plan_pct"]


def test_tasks_given_by_the_province() -> None:
    text = "Nửa đầu năm 2022, nhiệm vụ UBND tỉnh giao: 126; hoàn thành 108; đang thực hiện 18."
    assert [name for name, _, _ in told(text)] == ["tasks_assigned", "tasks_completed", "tasks_in_progress"]


def test_tasks_given_since_the_new_year() -> None:
    text = "8 tháng năm 2025, nhiệm vụ tỉnh giao từ đầu năm: 388; đã hoàn thành 341 (trong đó 4 trễ hạn); 47 còn hạn."
    assert [name for name, _, _ in told(text)] == [
        "tasks_assigned",
        *["tasks_completed"] * 2,
        "tasks_in_progress",
    ]
