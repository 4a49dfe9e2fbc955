"""Tựa báo cáo kể cả việc sắp làm; địa bàn chỉ nêu để so, không kèm số nào."""

import pytest

from giaoban.reader.read import read_text

TITLES = {
    "Báo cáo kết quả thực hiện nhiệm vụ 3 tháng đầu năm; phương hướng nhiệm vụ các tháng tiếp theo năm 2021": "2021-Q1",
    "Kết quả công nghiệp tháng 8 và kế hoạch những tháng còn lại của năm 2022": "2022-M08",
}
ASIDE = (
    ", cao hơn trung bình cả nước",
    ", vượt mức tăng chung của cả nước",
    ", thấp hơn bình quân chung cả nước",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_tells_the_period_of_the_results(title: str) -> None:
    found = read_text(
        f"{title}\n\nXuất khẩu ước đạt 629 triệu USD, tăng 1,6% so với cùng kỳ.", place="Thái Nguyên"
    )
    assert [str(claim.period) for claim in found.claims] == [TITLES[title]] * 2


@pytest.mark.parametrize("aside", ASIDE)
def test_a_place_compared_without_a_number_is_not_told_of(aside: str) -> None:
    text = (
        f"Quý I/2024, chỉ số sản xuất công nghiệp tăng 27%{aside}, trong đó ngành chế biến, chế tạo tăng 29%."
    )
    assert [claim.place for claim in read_text(text, place="Hà Nam").claims] == ["Hà Nam"] * 2


@pytest.mark.parametrize(("town", "province"), [("Việt Yên", "Bắc Giang"), ("Buôn Hồ", "Đắk Lắk")])
def test_a_town_is_known_however_its_rank_is_written(town: str, province: str) -> None:
    found = read_text(f"GTSX công nghiệp quý I/2024: {town} tăng 4%.", place=province)
    assert [claim.place for claim in found.claims] == [town]


@pytest.mark.parametrize(
    "said",
    [
        "hội nghị tổng kết năm 2022 và triển khai nhiệm vụ năm 2023",
        "Hội nghị đánh giá kết quả công tác năm 2022, phương hướng nhiệm vụ năm 2023",
    ],
)
def test_the_year_of_a_meeting_is_the_year_it_looks_back_on(said: str) -> None:
    found = read_text(
        f"Sáng 6/1/2023, Sở Công Thương tổ chức {said}.\nXuất khẩu đạt 1,2 tỷ USD, tăng 8%.", place="Sơn La"
    )
    assert [str(claim.period) for claim in found.claims] == ["2022"] * 2


@pytest.mark.parametrize("base", ["với tháng 9", "với tháng trước", "với tháng 9/2021"])
def test_a_growth_told_with_a_month_is_a_growth_on_it(base: str) -> None:
    text = f"GTSX công nghiệp tháng 10/2021 ước đạt 310 tỷ đồng, tăng 0,5% {base}; khai khoáng đạt 12 tỷ đồng"
    found = read_text(f"{text}, giảm 3% với cùng kỳ.", place="Lai Châu").claims
    assert [claim.measure for claim in found] == ["level", "pop", "level", "yoy"]
    assert {str(claim.period) for claim in found} == {"2021-M10"}
