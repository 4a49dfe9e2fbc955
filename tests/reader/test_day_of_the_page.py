"""Ngày của bài đọc từ dòng ngày, mục tiêu đã hoàn thành, tên tỉnh sau chữ "như", tỉnh cũ."""

import pytest

from giaoban.reader.read import read_text


def told(text: str, home: str = "Lào Cai") -> list[tuple[str, float, str, str | None]]:
    """Số đo, giá trị, kỳ, địa bàn của từng khẳng định."""
    claims = read_text(text, None, home).claims
    return [(c.measure.value, float(c.value), str(c.period), c.place) for c in claims]


def test_the_line_of_the_day_tells_the_year() -> None:
    text = (
        "Công thương về đích sớm\nCập nhật 05/12/2019 | Lượt xem 1.204\n\nTháng 11, xuất khẩu đạt 30 triệu USD; "
        "cộng 11 tháng 320 triệu USD.\nBước sang năm 2020, Sở trình các chỉ tiêu: xuất khẩu 400 triệu USD; "
        "bán lẻ 900 tỷ đồng."
    )
    assert [claim[:3] for claim in told(text)] == [
        ("level", 30, "2019-M11"),
        ("level", 320, "2019-M01..M11"),
        ("plan", 400, "2020"),
        ("plan", 900, "2020"),
    ]


def test_a_day_within_a_paragraph_is_not_the_day_of_the_page() -> None:
    text = (
        "Bảy tháng năm 2021, IIP tăng 4% so với cùng kỳ. Hội nghị ngày 12/12/2020 đã bàn về xuất khẩu, công nghiệp và "
        "thương mại của tỉnh. Xuất khẩu tăng 6%."
    )
    assert [period for *_, period, _ in told(text)] == ["2021-M01..M07"] * 2


@pytest.mark.parametrize(
    "done", ["hoàn thành mục tiêu tăng trưởng đề ra", "vượt mục tiêu phấn đấu", "đạt chỉ tiêu phấn đấu"]
)
def test_what_has_been_achieved_is_no_aim(done: str) -> None:
    text = f"10 tháng năm 2014, các ngành {done}, chủ yếu ở: khai khoáng tăng 31%; dệt tăng 22%."
    assert [claim[0] for claim in told(text)] == ["yoy", "yoy"]


def test_as_thanh_hoa_is_no_district() -> None:
    text = "Năm 2024, GRDP tăng 13%, vượt nhiều tỉnh như Thanh Hóa (12%) và Hải Phòng (11%)."
    assert [place for *_, place in told(text)] == ["Lào Cai", "Thanh Hóa", "Hải Phòng"]


def test_a_former_province_is_spoken_of_to_the_end_of_its_sentence() -> None:
    text = "Quý I/2025, khu vực công nghiệp của Yên Bái (cũ) tăng 8%; giá trị sản xuất công nghiệp đạt 900 tỷ đồng."
    assert [place for *_, place in told(text)] == ["Yên Bái (cũ)"] * 2


def test_the_year_of_what_is_to_come_is_not_the_year_of_the_text() -> None:
    text = "Kinh tế Lào Cai 2022 qua con số\n- GRDP: +9%.\nPhương hướng 2023: GRDP tăng 10%."
    assert [claim[:3] for claim in told(text)] == [("yoy", 9, "2022"), ("plan", 10, "2023")]
