"""Chuyện khác xen giữa bài: decrees, foundings, credit, menus and links change no claim of the text."""

import pytest

from giaoban.reader import read_text

REPORT = [
    "Công nghiệp giữ nhịp",
    "Lũy kế 9 tháng năm 2023, chỉ số sản xuất công nghiệp tăng 6,4% so với cùng kỳ. Riêng tháng 9 tăng 8,1%.",
    "Khai khoáng giảm 2,5%; chế biến, chế tạo tăng 7,2%.",
    "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 21.350 tỷ đồng, tăng 9,8%.",
    "Kim ngạch xuất khẩu ước 812 triệu USD, bằng 74,5% kế hoạch.",
]
OTHERS = [
    "Căn cứ Nghị định số 15/2018/NĐ-CP ngày 2/2/2018 của Chính phủ và Luật Thương mại năm 2005, Sở có hướng dẫn.",
    "Công ty Bao bì Thành Đạt thành lập năm 1999, hiện có 420 lao động, thu nhập bình quân 9 triệu đồng/tháng.",
    "Dư nợ cho vay đến cuối tháng 7 là 38.200 tỷ đồng, tăng 5,1% so với đầu năm.",
    "Vốn đầu tư công quý II giải ngân được 1.930 tỷ đồng, đạt 41% kế hoạch.",
    "Giấy phép số 34/GP-STTTT cấp ngày 6/8/2015. © 2015 Sở Công Thương.",
    "Kỷ niệm 70 năm Ngày truyền thống ngành (14/5/1951 - 14/5/2021), Sở tổ chức hội thao.",
    "Trang chủ | Công nghiệp | Xuất nhập khẩu | Năng lượng",
    "Thời tiết: Hà Nội 28°C | Đà Nẵng 31°C | Cần Thơ 33°C",
    "Tin liên quan: Xuất khẩu hồ tiêu năm 2014 đạt 1,2 tỷ USD",
    "Cầu Bến Lở dài 210 m, khởi công năm 2016, hoàn thành vào quý IV/2018.",
]


def said(paragraphs: list[str]) -> list[tuple[str, str, str, str, str | None]]:
    claims = read_text("\n\n".join(paragraphs), place="Cao Bằng").claims
    return [(c.quote, c.indicator, str(c.measure), str(c.period), c.place) for c in claims]


def test_the_report_alone_is_read() -> None:
    assert [(quote, period) for quote, _, _, period, _ in said(REPORT)] == [
        ("6,4%", "2023-M01..M09"),
        ("8,1%", "2023-M09"),
        ("2,5%", "2023-M01..M09"),
        ("7,2%", "2023-M01..M09"),
        ("21.350 tỷ đồng", "2023-M01..M09"),
        ("9,8%", "2023-M01..M09"),
        ("812 triệu USD", "2023-M01..M09"),
        ("74,5%", "2023-M01..M09"),
    ]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("at", range(len(REPORT) + 1))
def test_other_matters_change_no_claim(other: str, at: int) -> None:
    assert said([*REPORT[:at], other, *REPORT[at:]]) == said(REPORT)


def test_the_day_of_a_report_is_its_own() -> None:
    text = "Báo cáo số 45/BC-SCT ngày 20/6/2022: chỉ số sản xuất công nghiệp 6 tháng tăng 5,5%."
    assert [str(claim.period) for claim in read_text(text).claims] == ["2022-H1"]


def test_a_founding_tells_the_year_where_nothing_else_does() -> None:
    text = (
        "Nghị quyết số 12/NQ-HĐND ngày 8/12/2021 giao chỉ tiêu. Kim ngạch xuất khẩu tháng 3 đạt 20 triệu USD."
    )
    assert [str(claim.period) for claim in read_text(text).claims] == ["2021-M03"]
