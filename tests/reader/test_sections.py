"""Mục phương hướng của một báo cáo: its items are targets of the period the heading names, until the next heading."""

from datetime import date

import pytest

from giaoban.reader import read_text

JULY = date(2021, 7, 8)


def _said(text: str, published: date | None = JULY) -> list[tuple[str, str, str]]:
    claims = read_text(text, published, "Hà Nam").claims
    return [(claim.indicator, claim.measure.value, str(claim.period)) for claim in claims]


HEAD = "Sáu tháng đầu năm 2021, xuất khẩu đạt 300 triệu USD.\n\n"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM\n1. Xuất khẩu 350 triệu USD.\n2. Bán lẻ hàng hóa 9.000 tỷ đồng.",
            [("exports", "plan", "2021-H2"), ("retail_sales", "plan", "2021-H2")],
        ),
        (
            "B. Nhiệm vụ quý III/2021\n1. Thương mại\n- Xuất khẩu 180 triệu USD.\n2. Công nghiệp\n- IIP tăng 9%.",
            [("exports", "plan", "2021-Q3"), ("iip", "plan", "2021-Q3")],
        ),
        (
            "2. Mục tiêu 6 tháng cuối năm\na) Thành lập thêm 2 cụm công nghiệp.\n3. Tình hình huyện An Bình\n"
            "- Xuất khẩu đạt 12 triệu USD.",
            [("industrial_clusters", "plan", "2021-H2"), ("exports", "level", "2021-H1")],
        ),
        (
            "Phần thứ hai: NHIỆM VỤ THÁNG 8\n1. Nhập khẩu 20 triệu USD, tăng 6% so với cùng kỳ.",
            [("imports", "plan", "2021-M08"), ("imports", "plan", "2021-M08")],
        ),
        (
            "I. Nhiệm vụ đã làm 6 tháng đầu năm\n1. Nhập khẩu 120 triệu USD.",
            [("imports", "level", "2021-H1")],
        ),
    ],
)
def test_items_of_what_is_to_be_done(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert _said(HEAD + text)[1:] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "7 tháng năm 2022 xuất khẩu 5 tỷ USD. Nhập khẩu cùng thời gian 6 tỷ USD; cán cân lệch về nhập 1 tỷ USD.",
            ["exports 5", "imports 6", "trade_balance -1"],
        ),
        (
            "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ năm 2022 là 90 nghìn tỷ đồng; hàng hóa 70 nghìn tỷ.",
            ["retail_sales_services 90", "retail_sales 70"],
        ),
        (
            "Tháng 5/2022, CPI nhích 0,2% so với tháng trước, bình quân 5 tháng 2,8%.",
            ["cpi 0.2 pop", "cpi 2.8 yoy"],
        ),
        (
            "Tháng 6/2022, CPI nhích 0,2% so với tháng trước, bình quân quý cao hơn 3,1%.",
            ["cpi 0.2 pop", "cpi 3.1 yoy"],
        ),
        (
            "Sở được giao 90 nhiệm vụ, đã xong 71 (trễ hạn 4), còn 2 quá hạn.",
            ["tasks_assigned 90", "tasks_completed 71", "tasks_completed 4", "tasks_overdue 2"],
        ),
        (
            "Năm 2022, IIP tăng 4%.\n\nTháng 5 thì khác, vì mưa bão đã dứt: toàn ngành vượt 9%.",
            ["iip 4", "iip 9"],
        ),
        (
            "Xuất khẩu năm 2023 đạt 5 tỷ USD; tháng 4 441,5 triệu USD; quý 2 412 triệu USD.",
            ["exports 5", "exports 441.5", "exports 412"],
        ),
        (
            "Năm 2023, tỉnh được giao tăng trưởng GRDP 8%; quý IV/2023 phải kéo xuất khẩu lên 2 tỷ USD.",
            ["grdp 8 plan", "exports 2 plan"],
        ),
        (
            "Mục tiêu năm 2024 là IIP tăng 9%, xuất khẩu 6 tỷ USD, bán lẻ cộng dịch vụ tăng 12%.",
            ["iip 9 plan", "exports 6 plan", "retail_sales_services 12 plan"],
        ),
        ("Quý II/2024, IIP tăng 9%, bỏ xa quý I (6%).", ["iip 9 yoy", "iip 6 yoy"]),
        (
            "Phường nhận 60 nhiệm vụ; đến nay xong 41, chưa tới hạn 18, còn 1 nhiệm vụ quá hạn.",
            ["tasks_assigned 60", "tasks_completed 41", "tasks_in_progress 18", "tasks_overdue 1"],
        ),
        (
            'Năm 2022, bán lẻ hàng hóa đạt 5.000 tỷ đồng. Bà Hoa kể: "Năm đó tôi bán được 3 tỷ đồng, có tháng 2 tỷ".',
            ["retail_sales 5000"],
        ),
        (
            "Năm 2022, IIP tăng 4%.\nCùng chuyên mục: Nhà máy mới | IIP tháng 2 tăng 7%",
            ["iip 4"],
        ),
    ],
)
def test_parts_told_in_passing(text: str, claims: list[str]) -> None:
    found = read_text(text, None, "Hà Nam").claims
    said = [f"{claim.indicator} {claim.value} {claim.measure.value}" for claim in found]
    assert len(said) == len(claims)
    assert all(one.startswith(other) for one, other in zip(said, claims, strict=True)), said
