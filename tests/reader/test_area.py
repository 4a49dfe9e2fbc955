"""Địa bàn và kỳ mang theo: a sentence that goes on is about the place of the one before; an aside keeps its period."""

from datetime import date

import pytest

from giaoban.reader import read_text


def places(text: str) -> list[str | None]:
    """Địa bàn của từng khẳng định."""
    return [claim.place for claim in read_text(text, date(2024, 11, 6), "Tiền Giang").claims]


def test_a_sentence_that_goes_on_keeps_the_place() -> None:
    text = (
        "IIP tháng 10/2024 của cả nước tăng 4% so với tháng trước. Tính chung 10 tháng, IIP tăng 8,3%. "
        "Kim ngạch xuất khẩu 10 tháng đạt 5 tỷ USD."
    )
    assert places(text) == ["Việt Nam", "Việt Nam", "Tiền Giang"]


@pytest.mark.parametrize(
    ("home", "district"),
    [("Bắc Giang", "huyện Lục Ngạn"), ("Yên Bái", "huyện Trấn Yên"), ("Long An", "Bến Lức")],
)
def test_a_district_is_of_the_province_that_bore_its_code(home: str, district: str) -> None:
    text = f"Giá trị sản xuất công nghiệp của {district} năm 2018 đạt 599 tỷ đồng."
    (claim,) = read_text(text, None, home).claims
    assert claim.place is not None
    assert district.endswith(claim.place.removeprefix("huyện "))


def test_a_place_of_its_own_ends_it() -> None:
    text = "IIP tháng 10 của cả nước tăng 4%. Cụ thể, IIP của tỉnh Long An tăng 9,1%."
    assert places(text) == ["Việt Nam", "tỉnh Long An"]


def test_the_period_of_an_aside_stays_there() -> None:
    text = (
        "Năm 2024, xuất khẩu đạt 5 tỷ USD; vốn huy động đến cuối tháng 10/2024 đạt 60.000 tỷ đồng; "
        "chỉ số giá tiêu dùng tăng 3,2%."
    )
    read = read_text(text, date(2024, 12, 28), "Tiền Giang")
    assert [str(claim.period) for claim in read.claims] == ["2024", "2024"]


def test_what_stands_now_is_of_the_period_of_the_text() -> None:
    text = (
        "Quý III/2024, kim ngạch xuất khẩu đạt 1,2 tỷ USD. Mục tiêu năm 2025 xuất khẩu đạt 6 tỷ USD. "
        "Toàn tỉnh hiện có 27 cụm công nghiệp."
    )
    assert str(read_text(text, date(2024, 10, 3), "Tiền Giang").claims[-1].period) == "2024-Q3"


def test_short_forms_of_the_same_period() -> None:
    text = "IIP tháng 9 tăng 1,5% so với tháng trước, tăng 17,3% CK; khai khoáng giảm 2,1% SVCK."
    measures = [claim.measure.value for claim in read_text(text, date(2024, 10, 3), "Tiền Giang").claims]
    assert measures == ["pop", "yoy", "yoy"]


def test_a_caption_does_not_set_the_period() -> None:
    text = (
        "Năm 2024, GRDP tăng 7,1%.\nXưởng may ở Cai Lậy, tháng 11/2024. Ảnh: Minh Trí\n"
        "Giá trị sản xuất công nghiệp tăng 9,4%."
    )
    read = read_text(text, date(2025, 1, 9), "Tiền Giang")
    assert [str(claim.period) for claim in read.claims] == ["2024", "2024"]


def test_days_with_points_make_a_span() -> None:
    text = "Từ ngày 1.1 đến ngày 6.7, UBND tỉnh giao 315 nhiệm vụ."
    assert str(read_text(text, date(2024, 7, 9), "Tiền Giang").claims[0].period) == "2024-M01..M07"


def test_a_year_that_has_just_begun_is_a_plan() -> None:
    text = "GRDP năm 2025 theo giá hiện hành đạt 140.000 tỷ đồng; xuất khẩu đạt 7 tỷ USD."
    january = read_text(text, date(2025, 1, 15), "Tiền Giang").claims
    december = read_text(text, date(2025, 12, 15), "Tiền Giang").claims
    assert {claim.measure.value for claim in january} == {"plan"}
    assert {claim.measure.value for claim in december} == {"level"}


def test_a_base_does_not_reach_into_the_next_clause() -> None:
    text = "Xuất khẩu tháng 7/2024 giảm 1,6% so với tháng trước và 7 tháng/2024 đạt 81 triệu USD, tăng 19,8%."
    claims = read_text(text, date(2024, 8, 3), "Tiền Giang").claims
    assert [(claim.measure.value, str(claim.period)) for claim in claims] == [
        ("pop", "2024-M07"),
        ("level", "2024-M01..M07"),
        ("yoy", "2024-M01..M07"),
    ]


def test_a_place_in_the_name_of_a_company_is_not_the_place() -> None:
    text = "Sợi của Công ty TNHH Dệt Vĩnh Long tăng mạnh, đạt 563 tấn, tăng 6%. Sợi tại Vĩnh Long đạt 90 tấn."
    assert "Vĩnh Long" not in places(text)[:2]


def test_a_line_broken_in_its_middle_is_one() -> None:
    text = "Chỉ số sản xuất công nghiệp của tỉnh tháng 8/2024 tăng khoảng 9,53%\nso với tháng 7/2024.\nHết"
    assert read_text(text, date(2024, 9, 3), "Tiền Giang").claims[0].measure.value == "pop"


def test_places_in_a_bracket_are_not_the_place_outside_it() -> None:
    text = "Toàn tỉnh (sau hợp nhất Tiền Giang, Đồng Tháp) có chỉ số sản xuất công nghiệp tăng 5,5%."
    assert places(text) == ["Tiền Giang"]


def test_a_target_said_before_a_colon_governs_the_list() -> None:
    text = "Chỉ tiêu năm 2024 của Tiền Giang: GRDP tăng từ 8 - 8,5%; kim ngạch xuất khẩu 510 triệu USD."
    claims = read_text(text, date(2023, 12, 28), "Tiền Giang").claims
    assert {claim.measure.value for claim in claims} == {"plan"}


def periods(text: str) -> list[str]:
    """Kỳ của từng khẳng định."""
    return [str(claim.period) for claim in read_text(text, date(2024, 9, 6), "Tiền Giang").claims]


def test_a_month_comes_before_its_running_total() -> None:
    text = (
        "Xuất khẩu 8 tháng năm 2024 đạt 4 tỷ USD. Nhập khẩu đạt 210 triệu USD, tăng 3,1%; lũy kế 1,6 tỷ USD, "
        "tăng 9%.\nGạo xuất khẩu đạt 41 nghìn tấn, lũy kế 300 nghìn tấn."
    )
    month, total = "2024-M08", "2024-M01..M08"
    assert periods(text) == [total, month, month, total, total, month, total]


def test_growth_on_the_month_before_is_of_a_month() -> None:
    text = "IIP 8 tháng năm 2024 tăng 6%. Bán lẻ hàng hóa đạt 6.100 tỷ đồng, tăng 1,2% so với tháng trước."
    assert periods(text) == ["2024-M01..M08", "2024-M08", "2024-M08"]


def test_a_base_tells_the_length_of_the_period() -> None:
    text = (
        "8 tháng năm 2024, IIP tăng 6%. Nếu so với tháng 8/2023 thì IIP tăng nhẹ (2,4%). "
        "Nhập khẩu tháng 8/2024 đạt 90 triệu USD. Xuất khẩu tăng 4,5% so với 8 tháng năm 2023."
    )
    assert periods(text) == ["2024-M01..M08", "2024-M08", "2024-M08", "2024-M01..M08"]


def test_work_being_done_is_not_the_present() -> None:
    text = (
        "Tháng 8/2024, tỉnh được giao 31 nhiệm vụ. Lũy kế 8 tháng đã tiếp nhận 240 nhiệm vụ, "
        "đã thực hiện xong 190 nhiệm vụ."
    )
    assert periods(text) == ["2024-M08", "2024-M01..M08", "2024-M01..M08"]


def test_a_period_said_before_a_bracket_lasts_after_it() -> None:
    text = (
        "GRDP quý I tăng 4,1%, quý II tăng 6,3%. Về cơ cấu 6 tháng đầu năm, công nghiệp chiếm "
        "cao nhất (45,2%) trong GRDP, kế đến là dịch vụ (31,7%)."
    )
    assert periods(text) == ["2024-Q1", "2024-Q2", "2024-H1", "2024-H1"]


def test_a_year_said_beside_a_run_of_years_is_in_force() -> None:
    text = (
        "Năm 2023, xuất khẩu đạt 5 tỷ USD. Năm 2024 là năm thứ tư của kế hoạch 2021 - 2025. "
        "Tỉnh phấn đấu xuất khẩu đạt 5,6 tỷ USD, tăng 12% so với năm 2023."
    )
    read = read_text(text, date(2024, 1, 20), "Tiền Giang")
    assert [str(claim.period) for claim in read.claims] == ["2023", "2024", "2024"]


def test_a_sentence_apart_keeps_its_period_to_itself() -> None:
    text = (
        "8 tháng năm 2024, xuất khẩu đạt 2 tỷ USD. Riêng quý II, xuất khẩu đạt 0,7 tỷ USD. "
        "Nhập khẩu đạt 1 tỷ USD."
    )
    assert periods(text) == ["2024-M01..M08", "2024-Q2", "2024-M01..M08"]


def test_months_gained_are_no_period() -> None:
    text = "8 tháng năm 2024, xuất khẩu đạt 2 tỷ USD. Dệt may về đích trước 4 tháng với 0,6 tỷ USD."
    assert periods(text) == ["2024-M01..M08", "2024-M01..M08"]


def test_the_day_of_a_report_is_no_period() -> None:
    text = "Quý II/2024, xuất khẩu đạt 2 tỷ USD. Báo cáo đưa ra đầu tháng 8/2024 cho thấy nhập khẩu đạt 1 tỷ USD."
    assert periods(text) == ["2024-Q2", "2024-Q2"]


def test_the_period_of_a_target_ends_with_its_sentence() -> None:
    text = (
        "6 tháng đầu năm 2024, GRDP tăng 7,3%. Để cả năm đạt mục tiêu tăng 8%, 6 tháng cuối năm GRDP phải tăng "
        "8,6%. Xuất khẩu đạt 2 tỷ USD."
    )
    assert periods(text)[-1] == "2024-H1"


def test_this_year_is_the_year_of_the_text() -> None:
    text = (
        "Năm 2023, xuất khẩu tăng 8% so với năm 2022. Nhập khẩu năm 2023 đạt 2 tỷ USD. "
        "Bảy tháng đầu năm nay, IIP tăng 6,1%."
    )
    assert periods(text)[-1] == "2024-M01..M07"


def test_last_year_in_a_bracket_holds_to_its_end() -> None:
    text = (
        "Cơ cấu GRDP quý II/2024: công nghiệp chiếm 41%, dịch vụ chiếm 36% (cơ cấu của cùng kỳ năm trước "
        "lần lượt là: 40,2%; 36,5%). Xuất khẩu đạt 2 tỷ USD."
    )
    assert periods(text) == ["2024-Q2", "2024-Q2", "2023-Q2", "2023-Q2", "2024-Q2"]


def test_a_stock_is_of_a_month() -> None:
    text = "8 tháng năm 2024, xuất khẩu đạt 2 tỷ USD. Toàn tỉnh có 31 cụm công nghiệp."
    assert periods(text) == ["2024-M01..M08", "2024-M08"]


def test_a_place_said_before_any_number_is_that_of_what_follows() -> None:
    text = (
        "Trên địa bàn thành phố Vĩnh Long, 8 tháng đầu năm 2024 sản xuất công nghiệp giữ đà tăng. "
        "Trong đó, giá trị sản xuất công nghiệp đạt 9.100 tỷ đồng, tăng 8%; tổng mức bán lẻ đạt 7.000 tỷ đồng."
    )
    assert len(places(text)) == 3
    assert all(place and "Vĩnh Long" in place for place in places(text))


def test_the_half_year_told_with_its_month_is_the_period_of_the_text() -> None:
    text = (
        "Xuất khẩu tháng 6/2024 đạt 90 triệu USD; lũy kế 6 tháng đạt 500 triệu USD. "
        "Đến nay, tỉnh có 14 cụm công nghiệp."
    )
    assert periods(text) == ["2024-M06", "2024-H1", "2024-H1"]


def test_added_up_to_the_end_of_a_month_runs_from_january() -> None:
    text = "Xuất khẩu cộng dồn đến cuối tháng 8 năm 2024 đạt 90 triệu USD, giảm 1,5%."
    claims = read_text(text, date(2024, 9, 5), "Tiền Giang").claims
    assert {str(claim.period) for claim in claims} == {"2024-M01..M08"}


def test_a_place_in_the_name_of_a_company_with_figures() -> None:
    text = "Xưởng rang tại Công ty TNHH B52 Coffee Việt Nam.\nCụ thể, năm 2022 xuất khẩu cà phê đạt 90 triệu USD."
    assert [claim.place for claim in read_text(text, None, "Đắk Lắk").claims] == ["Đắk Lắk"]


def test_districts_of_the_highlands_spelled_otherwise() -> None:
    text = "Quý I/2022, công nghiệp các huyện: Đăk Tô 90 tỷ đồng, Đăk Glei 80 tỷ đồng."
    assert [claim.place for claim in read_text(text, None, "Kon Tum").claims] == ["Đăk Tô", "Đăk Glei"]
