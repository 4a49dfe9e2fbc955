"""Cách nói ít gặp: một điều của báo cáo nói bằng lời khác thì vẫn là điều ấy."""

import pytest

from giaoban.reader import read_text
from giaoban.terms.figure import Claim


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, place="Hưng Yên").claims


@pytest.mark.parametrize("word", ["thêm", "tăng", "nhích"])
def test_several_rises_after_a_fall(word: str) -> None:
    found = read(f"Tháng 6/2022, mạch in mất 11%, trong khi giày và bánh kẹo {word} lần lượt 19% và 6%.")
    assert [claim.amount.value for claim in found] == [-11, 19, 6]


@pytest.mark.parametrize("tail", [".", ";", ", xuất khẩu 82%."])
def test_a_share_of_the_target(tail: str) -> None:
    assert (
        read(f"Bán lẻ 6 tháng năm 2019 đạt 38.340 tỷ đồng, hoàn thành 49,6% chỉ tiêu{tail}")[1].measure
        == "plan_pct"
    )


@pytest.mark.parametrize("fallen", ["rơi xuống", "lùi về", "tụt xuống"])
def test_a_growth_that_comes_down_to_another(fallen: str) -> None:
    found = read(f"IIP quý I/2020 tăng 9,6%, {fallen} 3,3% trong quý II và kết thúc bằng 8,1% của quý IV.")
    assert [claim.measure for claim in found] == ["yoy"] * 3
    assert all(claim.amount.value > 0 for claim in found)


def test_indices_of_branches_in_brackets() -> None:
    found = read("Nửa đầu năm 2022, IIP đạt 111,4%, các ngành đi lên là dệt (112,6%), giấy (103,2%).")
    assert {claim.measure for claim in found} == {"index"}


def test_the_period_of_what_was_surpassed_ends_with_it() -> None:
    found = read("IIP quý II/2019 chỉ tăng 6,1%, bằng một nửa mức 12,3% của quý I. Giảm nhiều có bia (7,5%).")
    assert [str(claim.period) for claim in found] == ["2019-Q2", "2019-Q1", "2019-Q2"]


def test_a_rate_of_the_plan() -> None:
    found = read("IIP 9 tháng năm 2018 tăng 25%, cao hơn kế hoạch tỉnh giao là tăng 22%.")
    assert [claim.measure for claim in found] == ["yoy", "plan"]


def test_the_year_turned_to_is_not_the_year_told_of() -> None:
    found = read(
        "Nghị quyết giao cho năm 2020: IIP 10,5%.\nKết quả cả năm tăng 7%.\nSang năm 2021, tỉnh đặt mục tiêu 8%."
    )
    assert [str(claim.period) for claim in found] == ["2020", "2020", "2021"]


def test_a_past_year_told_in_passing_ends_with_its_sentence() -> None:
    found = read(
        "Năm 2024, IIP tăng 13%, trong khi năm 2023 chỉ tăng 9%.\nXuất khẩu đạt 6,5 tỷ USD, tăng 16%."
    )
    assert [str(claim.period) for claim in found] == ["2024", "2023", "2024", "2024"]


@pytest.mark.parametrize("led", ["Chỉ tính", "Nếu chỉ tính", "Tính riêng", "Chỉ xét"])
def test_a_month_set_apart_is_told_of_in_its_sentence(led: str) -> None:
    found = read(
        f"Mười tháng năm 2023, IIP tăng 9%.\n{led} tháng 10, IIP tăng 3%.\nXuất khẩu đạt 128 triệu USD."
    )
    assert [str(claim.period) for claim in found] == ["2023-M01..M10", "2023-M10", "2023-M01..M10"]


def test_two_growths_alone_in_a_bracket() -> None:
    found = read(
        "Bán lẻ tháng 7/2021: 5.020 tỷ đồng (giảm 13% so với tháng trước; giảm 10% so với cùng kỳ)."
        " Xuất khẩu tháng 7: 138 triệu USD (giảm 4%; tăng 16%)."
    )
    assert [claim.measure for claim in found] == ["level", "pop", "yoy"] * 2


def test_sectors_after_the_size_of_the_economy() -> None:
    found = read(
        "GRDP năm 2025 tăng 7,8% (kế hoạch 8%), quý IV tăng 8,6%. Quy mô GRDP 121 nghìn tỷ đồng: dịch vụ 50%."
    )
    assert [(claim.measure, str(claim.period)) for claim in found][2:] == [
        ("yoy", "2025-Q4"),
        ("level", "2025"),
        ("share", "2025"),
    ]


def test_tasks_given_counted_barely() -> None:
    found = read("Bảy tháng năm 2021, nhiệm vụ giao: Tỉnh giao 153, hoàn thành 117, đang thực hiện 36.")
    assert [claim.indicator for claim in found] == ["tasks_assigned", "tasks_completed", "tasks_in_progress"]


@pytest.mark.parametrize(
    "told",
    [
        "tăng 1,1% và 16,2% so với tháng trước và cùng kỳ",
        "tăng 1,1% và tăng 16,2% so với tháng trước và cùng kỳ năm trước",
        "tăng 1,1% và 16,2% lần lượt so với tháng trước, cùng kỳ",
        "giảm 1,1% nhưng tăng 16,2% so với tháng trước và so với cùng kỳ",
    ],
)
def test_two_growths_on_two_bases_told_after_them(told: str) -> None:
    found = read(f"Bán lẻ tháng 11/2025 ước 24.100 tỷ đồng, {told}.")
    assert [claim.measure for claim in found] == ["level", "pop", "yoy"]


def test_indices_after_a_count_of_branches() -> None:
    found = read(
        "IIP 6 tháng năm 2016 so cùng kỳ: chế biến, chế tạo 108,8%; điện 107,1%.\n"
        "Có 5 ngành cấp II tăng trên 10%: dệt 118%; giấy 112,6%. Ba ngành giảm: kim loại 96,1%; da giày 88%."
    )
    assert [claim.measure for claim in found] == ["index"] * 6


def test_the_sign_of_an_item_ends_with_it() -> None:
    found = read("Năm 2023:\n• Xuất khẩu: 2,5 tỷ USD, giảm 1,8%\n• CPI bình quân: 3,1%")
    assert [claim.amount.value > 0 for claim in found] == [True, False, True]


def test_late_tasks_that_must_be_done() -> None:
    found = read(
        "Bảy tháng năm 2019, tỉnh giao 1.906 nhiệm vụ. Chủ tịch yêu cầu 27 nhiệm vụ chậm phải xong trước 31/8."
    )
    assert [claim.indicator for claim in found] == ["tasks_assigned", "tasks_overdue"]


def test_growths_of_one_thing_over_the_years_of_another() -> None:
    found = read(
        "IIP luôn tăng cao: năm 2016 tăng 17,1%; 2017: 21,6%; 2018: 25,2%."
        " GRDP các năm tương ứng tăng 11%; 14% và 16,3%."
    )
    assert [(claim.indicator, str(claim.period)) for claim in found][3:] == [
        ("grdp", "2016"),
        ("grdp", "2017"),
        ("grdp", "2018"),
    ]


@pytest.mark.parametrize("summed", ["cộng lại", "gộp lại được", "lũy kế"])
def test_two_quarters_summed(summed: str) -> None:
    found = read(
        f"Bán lẻ quý I/2024 đạt 17.100 tỷ đồng, quý II 17.900 tỷ đồng, {summed} 35.000 tỷ đồng, tăng 14%."
    )
    assert [str(claim.period) for claim in found] == ["2024-Q1", "2024-Q2", "2024-H1", "2024-H1"]


def test_a_growth_that_was_positive_beside_one_that_is_negative() -> None:
    found = read("Quý I/2019, IIP âm 12,3%, trong khi quý I/2018 dương 31,1%.")
    assert [claim.amount.value > 0 for claim in found] == [False, True]


def test_a_price_base_in_a_bracket_is_no_price() -> None:
    found = read(
        "Giá trị sản xuất công nghiệp quý I/2019 đạt 238 tỷ đồng (giá 2010), bằng 21% kế hoạch, tăng 3%."
    )
    assert [claim.measure for claim in found] == ["level", "plan_pct", "yoy"]


def test_what_is_left_of_a_growth_without_prices() -> None:
    found = read("Bán lẻ 9 tháng năm 2012 đạt 1.715 tỷ đồng, tăng 17%; loại trừ yếu tố giá còn 6,7%.")
    assert [claim.measure for claim in found] == ["level", "yoy", "yoy"]


def test_goods_sold_told_by_a_short_word_after_a_bracket() -> None:
    found = read(
        "9 tháng năm 2012 xuất siêu 34 triệu USD. Khu vực FDI (kể cả dầu thô) xuất 52,6 tỷ USD, tăng 35%."
    )
    assert [claim.indicator for claim in found] == ["trade_balance", "exports", "exports"]


@pytest.mark.parametrize(
    "told",
    [
        "Khu vực FDI đóng góp 80% giá trị sản xuất công nghiệp của tỉnh",
        "Khu vực FDI góp 70% kim ngạch xuất khẩu",
    ],
)
def test_a_part_that_contributes_a_share_of_the_whole(told: str) -> None:
    found = read(f"Nửa đầu năm 2022, công nghiệp đi lên. {told}.")
    assert [claim.measure for claim in found] == ["share"]
