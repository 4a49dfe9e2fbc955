"""Kỳ đổi và trở về: năm sắp đến, quý mới bắt đầu, kỳ nói sau số, kỳ trong ngoặc của một danh sách."""

from datetime import date

import pytest

from giaoban.reader.read import read_text


def told(text: str, day: date | None = None) -> list[tuple[str, float, str]]:
    """Số đo, giá trị, kỳ của từng khẳng định."""
    claims = read_text(text, day, "Hà Nam").claims
    return [(claim.measure.value, float(claim.value), str(claim.period)) for claim in claims]


@pytest.mark.parametrize("lead", ["Bước vào năm mới", "Sang năm", "Đón năm mới", "Bước sang năm sau"])
def test_the_year_to_come(lead: str) -> None:
    text = f"Xuất khẩu năm 2024 đạt 730 triệu USD. {lead}, tỉnh đặt mục tiêu xuất khẩu 800 triệu USD."
    assert told(text, date(2025, 1, 5))[1] == ("plan", 800, "2025")
    assert told(text, date(2024, 12, 30))[1] == ("plan", 800, "2025")


def test_a_quarter_begun_days_ago_has_only_plans() -> None:
    text = "Chín tháng năm 2025 xuất khẩu 1,7 tỷ USD. Ba tháng cuối năm tỉnh tính thu thêm 600 triệu USD."
    assert told(text, date(2025, 10, 4))[1] == ("plan", 600, "2025-Q4")


def test_a_period_after_its_number() -> None:
    text = "Tháng 6/2019 IIP tăng 7%. Sản phẩm: xi măng 342 nghìn tấn nửa đầu năm, hơn cùng kỳ 5%."
    assert told(text)[1:] == [("level", 342, "2019-H1"), ("yoy", 5, "2019-H1")]


def test_the_period_of_the_first_bracket_is_of_the_next_ones() -> None:
    text = (
        "Bốn tháng năm 2023, IIP tăng 0,2%. Các ngành hồi sức là may mặc (5% trong tháng), bao bì (8%), sợi (11%). "
        "Điện tăng 4%."
    )
    assert [period for *_, period in told(text)] == ["2023-M01..M04", *["2023-M04"] * 3, "2023-M01..M04"]


def test_more_after_a_fall_is_a_rise() -> None:
    text = (
        "Năm 2020, xi măng sản xuất 4,9 triệu tấn, hụt 3%; bia 12 triệu lít, hơn 6%; IIP quý IV trở lại 2%."
    )
    assert [value for _, value, _ in told(text)] == [4.9, -3, 12, 6, 2]


def test_an_index_after_a_share_of_the_plan() -> None:
    text = "Xuất khẩu năm 2020 dừng ở 730 triệu USD, bằng 91,3% kế hoạch và 97,8% năm ngoái."
    assert told(text)[1:] == [("plan_pct", 91.3, "2020"), ("index", 97.8, "2020")]


def test_a_good_called_a_branch() -> None:
    (claim,) = read_text(
        "IIP: thủy sản chế biến, ngành lớn nhất, quý I/2025 nhích 9%.", None, "Hà Nam"
    ).claims
    assert claim.indicator == "iip"


def test_an_index_called_this_index_in_a_month_apart() -> None:
    text = (
        "IIP quý I/2024 hơn cùng kỳ 5%.\n\nNếu tách riêng tháng 3, chỉ số này hơn tháng 2 đến 14% vì tháng 2 trùng "
        "Tết, hơn tháng 3/2023 6%.\n\nXuất khẩu thu 7 tỷ USD."
    )
    assert told(text)[1:] == [("pop", 14, "2024-M03"), ("yoy", 6, "2024-M03"), ("level", 7, "2024-Q1")]


def test_a_base_right_before_the_bracket() -> None:
    text = "IIP tháng 9/2023 khá lên so với tháng trước (+4,6%) nhưng chưa bằng được cùng kỳ (-1,1%); quý III giảm 2%."
    assert told(text) == [("pop", 4.6, "2023-M09"), ("yoy", -1.1, "2023-M09"), ("yoy", -2, "2023-Q3")]


def test_a_target_in_a_bracket_is_of_the_year_outside_it() -> None:
    text = "Năm nay GRDP tăng 13,4% (năm 2021: 6,9%; mục tiêu: 7,5%)."
    assert told(text, date(2022, 12, 29)) == [
        ("yoy", 13.4, "2022"),
        ("yoy", 6.9, "2021"),
        ("plan", 7.5, "2022"),
    ]


def test_two_growths_of_two_indicators_named_a_sentence_before() -> None:
    text = "So với tháng 7/2020, IIP mất 4%, bán lẻ mất 15%. Lũy kế bảy tháng, hai con số này lần lượt là -8% và -12%."
    claims = read_text(text, None, "Hà Nam").claims
    assert [claim.indicator for claim in claims] == ["iip", "retail_sales"] * 2


def test_an_amount_after_a_pause_is_no_change() -> None:
    text = "Doanh thu lưu trú tháng 8/2020 đạt 38 tỷ đồng; ăn uống khá hơn, 540 tỷ đồng."
    assert [measure for measure, *_ in told(text)] == ["level", "level"]


def test_a_target_for_a_year() -> None:
    text = "GRDP năm 2022 tăng 9%. Tỉnh đặt mục tiêu cho năm 2023: GRDP tăng 8%."
    assert told(text)[1] == ("plan", 8, "2023")


def test_the_pace_of_last_year_is_said_once() -> None:
    text = "Hai tháng đầu năm 2019, IIP tăng 6,9%, kém nhịp 7,3% của hai tháng đầu năm ngoái; xuất khẩu 298 tỷ đồng."
    assert [period for *_, period in told(text)] == ["2019-M01..M02", "2018-M01..M02", "2019-M01..M02"]


def test_aims_told_in_a_row() -> None:
    text = (
        "Xuất khẩu hai tháng năm 2019 đạt 298 triệu USD.\n\nMục tiêu ấy là cả năm công nghiệp tăng 8% (chế biến 8,3%, "
        "nước và rác thải 6%); bán lẻ và dịch vụ 132 tỷ đồng; xuất khẩu 2,2 tỷ USD."
    )
    claims = read_text(text, date(2019, 3, 18), "Hà Nam").claims[1:]
    assert [claim.indicator for claim in claims] == ["iip"] * 3 + ["retail_sales_services", "exports"]
    assert {(claim.measure.value, str(claim.period)) for claim in claims} == {("plan", "2019")}


def test_quarters_told_apart_last_to_the_end_of_their_sentence() -> None:
    text = (
        "Sáu tháng năm 2022, kinh tế tỉnh tăng 8,4%: quý I 6,4%, quý II 10%. Công nghiệp - xây dựng tăng 11%."
    )
    assert [period for *_, period in told(text)] == ["2022-H1", "2022-Q1", "2022-Q2", "2022-H1"]


def test_shares_of_the_plan_in_brackets_down_a_list() -> None:
    text = (
        "Sản phẩm công nghiệp năm 2019: gang 10 nghìn tấn (bằng 108% kế hoạch, tăng 15%); "
        "thép 4,8 triệu tấn (88%, tăng 23%); bia 60 triệu lít (105%)."
    )
    assert [measure for measure, *_ in told(text) if measure != "level"] == [
        "plan_pct",
        "yoy",
        "plan_pct",
        "yoy",
        "plan_pct",
    ]


def test_this_year_in_january_when_the_year_past_is_named() -> None:
    text = "Xuất khẩu năm 2019 đạt 960 triệu USD. Năm nay, ngành đặt đích xuất khẩu 1,1 tỷ USD."
    assert told(text, date(2020, 1, 13))[1] == ("plan", 1.1, "2020")


def test_visitors_drive_the_revenue_of_services() -> None:
    text = "Nửa đầu năm 2022, du khách trở lại đẩy doanh thu lưu trú, ăn uống lên trên 56%, lữ hành gần 73%."
    assert [claim.indicator for claim in read_text(text, None, "Hà Nam").claims] == ["service_revenue"] * 2


def test_what_stands_before_a_part_said_apart() -> None:
    text = "Kinh tế tỉnh ước tăng 7,4%; riêng quý IV tăng 8,9%. IIP 12 tháng tăng 7%."
    assert [period for *_, period in told(text, date(2024, 12, 30))] == ["2024", "2024-Q4", "2024"]


def test_a_contribution_said_by_the_way() -> None:
    text = "IIP quý III/2021 giảm 5%. Bia, sản phẩm đóng góp lớn, tháng 9 làm ra 2 triệu lít."
    assert told(text)[1:] == [("level", 2, "2021-M09")]


def test_fruit_is_harvested_not_made() -> None:
    text = "Xuất khẩu quý II/2023 đạt 10 tỷ USD.\n\nVải thiều được mùa: sản lượng 203.000 tấn."
    assert told(text) == [("level", 10, "2023-Q2")]


def test_the_quarters_of_a_year_in_a_row() -> None:
    text = "Xuất khẩu năm 2023 tăng 3%. Bốn quý, chỉ số sản xuất công nghiệp lần lượt tăng 2,2%; 5,9%; 8%; 11,3%."
    assert [period for *_, period in told(text)[1:]] == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]


def test_months_side_by_side() -> None:
    text = "Quý I/2020, IIP giảm 1,6%; các tháng 1 và 2 còn tăng lần lượt 0,8% và 1,5%."
    assert [period for *_, period in told(text)] == ["2020-Q1", "2020-M01", "2020-M02"]


def test_growths_of_amounts_whose_months_follow_them() -> None:
    text = "Bán lẻ đạt 3.340 tỷ đồng trong tháng 4/2022 và 13.120 tỷ đồng trong bốn tháng, tăng tương ứng 9% và 5%."
    assert [period for *_, period in told(text)[2:]] == ["2022-M04", "2022-M01..M04"]


def test_steps_within_a_period_last_to_the_end_of_the_sentence() -> None:
    text = (
        "Nửa đầu năm 2024, IIP tăng 13%, cao hơn hẳn mức 6,8% cùng kỳ năm trước. Mức tăng được bồi dần: 9,6% sau hai "
        "tháng, 11% sau quý I. Điện tăng 4%."
    )
    assert [period for *_, period in told(text)] == [
        "2024-H1",
        "2023-H1",
        "2024-M01..M02",
        "2024-Q1",
        "2024-H1",
    ]


def test_the_whole_quarter_right_before_its_amount() -> None:
    text = "Bán lẻ tháng 3/2020 đạt 3.470 tỷ đồng; tính cả quý 12.050 tỷ đồng, tăng 3%."
    assert [period for *_, period in told(text)] == ["2020-M03", "2020-Q1", "2020-Q1"]


def test_a_headline_with_its_period_takes_the_indicator_of_the_body() -> None:
    text = "Công nghiệp tăng 8,71% sau nửa năm\n\nNửa đầu năm 2022, giá trị sản xuất công nghiệp tăng 8,71%."
    claims = read_text(text, date(2022, 7, 5), "Hà Nam").claims
    assert [claim.indicator for claim in claims] == ["industrial_output"] * 2


def test_a_branch_that_drives_growth_and_then_its_figures() -> None:
    text = (
        "Bảy tháng năm 2021, IIP tăng 17%. Chế biến gỗ là ngành kéo tăng trưởng: bảy tháng 26%, tháng 7 19%."
    )
    assert told(text)[1:] == [("yoy", 26, "2021-M01..M07"), ("yoy", 19, "2021-M07")]


def test_a_year_told_only_by_the_base() -> None:
    text = "Tháng 8, IIP của tỉnh tăng 16,2% so với cùng kỳ năm 2022; lũy kế 8 tháng tăng 12,6%."
    assert [period for *_, period in told(text)] == ["2023-M08", "2023-M01..M08"]


def test_a_hope_for_the_year_is_no_turn_to_it() -> None:
    text = "Nửa đầu năm 2023, xuất khẩu giảm 5%, phải chạy nhanh mới mong cả năm không âm. Bán lẻ 39 tỷ đồng."
    assert [period for *_, period in told(text, date(2023, 6, 30))] == ["2023-H1", "2023-H1"]


def test_months_not_begun_are_no_turn_to_them() -> None:
    text = (
        "Nửa năm 2023, xuất khẩu giảm 12%.\n\nSáu tháng cuối năm phải tăng ít nhất 10%, ông Chung nói. Bán lẻ "
        "39 tỷ đồng."
    )
    assert [period for *_, period in told(text, date(2023, 6, 30))] == ["2023-H1", "2023-H2", "2023-H1"]


def test_half_of_last_years_growth() -> None:
    text = "IIP quý I/2023 tăng 3,2%, bằng một nửa cùng kỳ (6,5%). Điện tăng 4%."
    assert told(text) == [("yoy", 3.2, "2023-Q1"), ("yoy", 6.5, "2022-Q1"), ("yoy", 4, "2023-Q1")]


def test_parts_of_a_quarter_told_alone() -> None:
    text = (
        "Chín tháng năm 2020, IIP tăng 5,8%. Riêng quý III, IIP tăng 7,3%, cao hơn quý II (2%).\n\n"
        "Trong đó, khai khoáng giảm 4%; dệt tăng 3%.\n\nXuất khẩu tăng 9%."
    )
    assert [period for *_, period in told(text)] == [
        "2020-M01..M09",
        "2020-Q3",
        "2020-Q2",
        "2020-Q3",
        "2020-Q3",
        "2020-M01..M09",
    ]


def test_the_plan_of_the_year_among_nine_months() -> None:
    text = (
        "I. Kết quả\nChín tháng năm 2020, xuất khẩu đạt 20 tỷ USD.\nII. Chỉ tiêu kế hoạch năm 2020\n"
        "- Xuất khẩu: 29 tỷ USD.\nIII. Tình hình khác\nNhập khẩu đạt 11 tỷ USD."
    )
    assert told(text) == [
        ("level", 20, "2020-M01..M09"),
        ("plan", 29, "2020"),
        ("level", 11, "2020-M01..M09"),
    ]


def test_what_has_lasted_since_a_year_is_not_of_it() -> None:
    text = (
        "8 tháng năm 2022, IIP tăng 4%.\nHạn có từ nửa cuối mùa mưa năm 2021 kéo dài đến nay nên ngành sản xuất điện"
        " giảm 7%."
    )
    assert [str(claim.period) for claim in read_text(text, None, "Gia Lai").claims] == ["2022-M01..M08"] * 2


def test_the_first_figures_are_of_the_text_s_own_year() -> None:
    text = "GRDP tỉnh tăng 6%, hơn mức tăng 4% của quý I/2021. Quý I/2022, IIP tăng 5%; năm 2022 còn dài."
    assert next(str(claim.period) for claim in read_text(text, None, "Gia Lai").claims) == "2022-Q1"


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("Tính đến giữa tháng 9/2021", "2021-M01..M09"),
        ("Tính đến tháng 9/2021", "2021-M01..M09"),
        ("Đến cuối tháng 9/2021", "2021-M01..M09"),
        ("Đến hết quý III/2021", "2021-M01..M09"),
        ("Từ tháng 7 đến hết tháng 9/2021", "2021-Q3"),
        ("Năm 2021, từ tháng 7 đến tháng 9", "2021-Q3"),
    ],
)
def test_up_to_a_month(when: str, period: str) -> None:
    assert told(f"{when}, xuất khẩu đạt 5 triệu USD, tăng 4%.") == [("level", 5, period), ("yoy", 4, period)]


def test_a_stock_up_to_a_month_is_of_that_month() -> None:
    assert told("Tính đến giữa tháng 9/2021, tỉnh có 35 cụm công nghiệp.") == [("level", 35, "2021-M09")]


def test_growth_beside_a_share_of_the_plan_is_no_pair_of_bases() -> None:
    text = "Tháng 9/2021 IIP tăng 5% so tháng 8, tăng 8% so cùng kỳ. Bán lẻ 9 tháng tăng 2% và bằng 68% kế hoạch."
    assert told(text)[2:] == [("yoy", 2, "2021-M01..M09"), ("plan_pct", 68, "2021-M01..M09")]


def test_the_year_of_the_work_ahead_is_not_the_text_s() -> None:
    text = "Kinh tế Kon Tum 2022\n- Xuất khẩu 90 triệu USD.\nPhương hướng 2023: xuất khẩu 99 triệu USD."
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Kon Tum").claims]
    assert told == [("level", "2022"), ("plan", "2023")]


def test_the_best_of_some_years_is_no_period() -> None:
    text = "11 tháng năm 2019, bia tăng 16%, mức tốt nhất ba năm qua. Xi măng kém hơn cùng kỳ 3%."
    assert {str(claim.period) for claim in read_text(text, None, "Kon Tum").claims} == {"2019-M01..M11"}


def test_months_told_apart_last_to_the_end_of_their_sentence() -> None:
    text = "IIP quý I/2023 nhích 1,3%; theo tháng thì tháng 1 giảm 9%, tháng 2 tăng 11%. GRDP tăng 5%."
    periods = [str(claim.period) for claim in read_text(text, None, "Kon Tum").claims]
    assert periods == ["2023-Q1", "2023-M01", "2023-M02", "2023-Q1"]


def test_an_amount_of_last_year_surpassed_and_the_aim_after_a_share() -> None:
    text = "9 tháng năm 2023, xuất khẩu 12 tỷ USD, vượt luôn con số 11 tỷ USD của cùng kỳ, đạt 80% kế hoạch 15 tỷ USD."
    told = [(claim.measure.value, str(claim.period)) for claim in read_text(text, None, "Kon Tum").claims]
    assert told[:2] == [("level", "2023-M01..M09"), ("level", "2022-M01..M09")]
    assert told[2:] == [("plan_pct", "2023-M01..M09"), ("plan", "2023")]


def test_a_year_with_a_result_then_its_plan_in_a_bracket() -> None:
    text = "Tổng kết năm 2012: xuất khẩu 90 triệu USD (KH 99 triệu USD). Bia bằng 92% năm 2011; năm 2011 khó khăn."
    periods = [str(claim.period) for claim in read_text(text, None, "Kon Tum").claims]
    assert periods == ["2012", "2012", "2012"]


def test_an_indicator_named_after_the_bracket_that_opens_its_paragraph() -> None:
    text = "GRDP năm 2023 tăng 8%.\nSau hai quý ì ạch (quý I giảm 3%, quý II tăng 1%), quý III IIP bật 22%."
    told = [(c.indicator, str(c.period)) for c in read_text(text, None, "Kon Tum").claims]
    assert told[1:] == [("iip", "2023-Q1"), ("iip", "2023-Q2"), ("iip", "2023-Q3")]


def test_a_title_with_a_year_alone() -> None:
    text = "Kinh tế Phú Yên 2021\nXuất khẩu 90 triệu USD. Nửa đầu năm IIP giảm 2%; cả năm còn 3%."
    told = [(str(c.period), int(c.value)) for c in read_text(text, None, "Phú Yên").claims]
    assert told == [("2021", 90), ("2021-H1", -2), ("2021", 3)]
