"""Kỳ của các mục tiêu trong một câu; ngành cấp 1 trong đoạn không nói mua bán; thuế trong cơ cấu GRDP."""

from datetime import date

from giaoban.reader.read import read_text

DAY = date(2023, 10, 5)


def test_targets_of_one_sentence_share_the_quarter() -> None:
    text = (
        "Trong quý IV/2023, tỉnh phấn đấu giá trị sản xuất công nghiệp đạt 8.200 tỷ đồng; tổng mức bán lẻ hàng hóa "
        "21.000 tỷ đồng; kim ngạch xuất khẩu 45 triệu USD, cả năm đạt 190 triệu USD."
    )
    claims = read_text(text, DAY, "Kon Tum").claims
    assert [(claim.measure.value, str(claim.period)) for claim in claims] == [
        ("plan", "2023-Q4"),
        ("plan", "2023-Q4"),
        ("plan", "2023-Q4"),
        ("plan", "2023"),
    ]


def test_sections_of_industry_in_a_paragraph_of_their_own() -> None:
    text = (
        "Nhập khẩu 9 tháng năm 2023 đạt 120 triệu USD, giảm 7,3%.\n"
        "Tháng 9 so với tháng 8: khai khoáng -3,1%; chế biến, chế tạo +2,2%; điện +7,9%."
    )
    claims = read_text(text, DAY, "Kon Tum").claims[2:]
    assert [(c.indicator, c.measure.value, float(c.value)) for c in claims] == [
        ("iip", "pop", -3.1),
        ("iip", "pop", 2.2),
        ("iip", "pop", 7.9),
    ]


def test_goods_go_on_being_imports() -> None:
    text = (
        "Nhập khẩu 9 tháng năm 2023 đạt 120 triệu USD, trong đó sắt thép giảm 7,3%; máy móc thiết bị tăng 4%."
    )
    assert [c.indicator for c in read_text(text, DAY, "Kon Tum").claims] == ["imports"] * 3


def test_taxes_are_a_part_of_the_make_up() -> None:
    text = "Cơ cấu GRDP năm 2022: công nghiệp - xây dựng 31,9%; dịch vụ 57,6%; thuế 6,4%."
    assert [(c.indicator, c.measure.value) for c in read_text(text, DAY, "Kon Tum").claims] == [
        ("grdp", "share")
    ] * 3


def test_an_aim_ahead_ends_with_its_sentence() -> None:
    text = "9 tháng năm 2022, IIP tăng 4%. Xuất khẩu quý IV phải đạt 90 triệu USD. Bán lẻ hàng hóa tăng 6%."
    periods = [str(claim.period) for claim in read_text(text, None, "Nghệ An").claims]
    assert periods == ["2022-M01..M09", "2022-Q4", "2022-M01..M09"]


def test_what_one_strives_to_complete_is_an_aim() -> None:
    text = "Quý I/2022, IIP tăng 4%. Huyện nỗ lực hoàn thành giá trị sản xuất công nghiệp cả năm 90 tỷ đồng."
    assert [claim.measure.value for claim in read_text(text, None, "Nghệ An").claims] == ["yoy", "plan"]


def test_a_year_told_only_by_a_day_to_report_by() -> None:
    text = "Từ 1/1 đến 6/7, UBND tỉnh giao 83 nhiệm vụ. Các sở báo cáo trước ngày 20.7.2020."
    assert [str(claim.period) for claim in read_text(text, None, "Nghệ An").claims] == ["2020-M01..M07"]


def test_aims_of_next_year_told_on_as_expected() -> None:
    text = (
        "9 tháng năm 2022, IIP tăng 4%.\nSở dự kiến chỉ tiêu của ngành năm 2023. Trong đó IIP tăng 7%; bán lẻ hàng"
        " hóa tăng 9% so với năm 2022. Xuất khẩu dự kiến đạt 90 triệu USD."
    )
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Gia Lai").claims]
    assert told == [("yoy", "2022-M01..M09"), *[("plan", "2023")] * 3]


def test_an_aim_of_the_month_that_its_sentence_turns_to() -> None:
    text = "Tháng 10/2022, IIP tăng 4%.\nNhiệm vụ tháng 11: giữ đà; phấn đấu xuất khẩu 9 triệu USD, bán lẻ 8 tỷ đồng."
    assert [str(claim.period) for claim in read_text(text, None, "Gia Lai").claims][1:] == ["2022-M11"] * 2


def test_parts_of_an_aim_in_a_bracket_and_an_aim_surpassed() -> None:
    text = (
        "Năm 2022, xuất khẩu đạt 90 triệu USD, vượt so với mục tiêu tỉnh đặt ra cho cả năm là 80 triệu USD.\nNăm 2023,"
        " tỉnh đặt mục tiêu xuất khẩu 99 triệu USD (trong đó gạo đạt 9 triệu USD)."
    )
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Gia Lai").claims]
    assert told == [("level", "2022"), ("plan", "2022"), ("plan", "2023"), ("plan", "2023")]


def test_progress_after_the_plan() -> None:
    text = "9 tháng năm 2022, xuất khẩu 72 triệu USD; kế hoạch cả năm là 100 triệu USD nên tiến độ chỉ 72%."
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Gia Lai").claims]
    assert told[1:] == [("plan", "2022"), ("plan_pct", "2022-M01..M09")]


def test_what_the_province_sets_forth_for_a_year() -> None:
    text = "Năm 2022, IIP tăng 4%. Năm 2023 tỉnh đề ra: IIP tăng 7%; bán lẻ 90 tỷ đồng. Năm 2024, huyện đặt ra IIP 5%."
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Gia Lai").claims]
    assert told == [("yoy", "2022"), ("plan", "2023"), ("plan", "2023"), ("plan", "2024")]
