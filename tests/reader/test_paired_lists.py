"""Cặp đôi: values said after the names or amounts they belong to; short words that only their place explains."""

import pytest

from giaoban.reader import read_text

CASES = {
    "Quý I/2021, xuất khẩu 3,2 tỷ USD, nhập khẩu 2,9 tỷ USD; đạt 24% và 22% kế hoạch năm.": [
        "exports level 2021-Q1",
        "imports level 2021-Q1",
        "exports plan_pct 2021-Q1",
        "imports plan_pct 2021-Q1",
    ],
    "Bán lẻ tháng 5/2023 ước 900 tỷ đồng, lũy kế 4.400 tỷ đồng; so cùng kỳ lần lượt tăng 3% và 4%.": [
        "retail_sales level 2023-M05",
        "retail_sales level 2023-M01..M05",
        "retail_sales yoy 2023-M05",
        "retail_sales yoy 2023-M01..M05",
    ],
    "Năm 2016, xuất khẩu đạt 90 triệu USD; tổng mức bán lẻ 800 tỷ đồng. Năm 2017 phấn đấu tương ứng 95 triệu USD, "
    "880 tỷ đồng.": [
        "exports level 2016",
        "retail_sales level 2016",
        "exports plan 2017",
        "retail_sales plan 2017",
    ],
    "Năm 2022, xuất nhập khẩu đạt 3 tỷ USD; xuất 1,2 tỷ USD, nhập 1,8 tỷ USD. Tháng 1/2023: 200 triệu USD.": [
        "trade_turnover level 2022",
        "exports level 2022",
        "imports level 2022",
        "trade_turnover level 2023-M01",
    ],
    "Tháng 8/2020 IIP bằng 99% tháng 7 và bằng 104% tháng 8 năm trước.": [
        "iip index 2020-M08",
        "iip index 2020-M08",
    ],
    "Năm 2021 xuất khẩu đạt 1,1 tỷ USD, hoàn thành 98% chỉ tiêu cả năm; riêng cá tra góp 0,7 tỷ USD.": [
        "exports level 2021",
        "exports plan_pct 2021",
        "exports level 2021",
    ],
    "Quý II/2022 công nghiệp tăng cao, góp 2 điểm phần trăm vào mức tăng 8,1% của GRDP.": [
        "grdp yoy 2022-Q2"
    ],
    "Năm 2019 giá trị sản xuất công nghiệp tăng 9%. Theo loại hình, FDI tăng 11%, nhà nước giảm 2%.": [
        "industrial_output yoy 2019",
        "industrial_output yoy 2019",
        "industrial_output yoy 2019",
    ],
    "11 tháng năm 2018, sợi sản xuất được 20 nghìn tấn, bia 9 triệu lít.": [
        "product_output level 2018-M01..M11",
        "product_output level 2018-M01..M11",
    ],
    "Bán lẻ tháng 9/2021 còn 200 tỷ đồng, chưa bằng một nửa tháng 9/2020; 9 tháng 3.000 tỷ đồng.": [
        "retail_sales level 2021-M09",
        "retail_sales level 2021-M01..M09",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_each_value_finds_its_name(text: str) -> None:
    read = [f"{claim.indicator} {claim.measure.value} {claim.period}" for claim in read_text(text).claims]
    assert read == CASES[text]


def test_two_periods_of_the_whole_are_those_of_its_parts() -> None:
    text = (
        "Giá trị sản xuất công nghiệp tháng 5/2020 đạt 90 tỷ đồng, 5 tháng 400 tỷ đồng.\n"
        "Trong đó: nhà nước 30 tỷ đồng và 150 tỷ đồng; ngoài nhà nước 60 tỷ đồng và 250 tỷ đồng."
    )
    periods = [str(claim.period) for claim in read_text(text, None, "Hà Nam").claims]
    assert periods == ["2020-M05", "2020-M01..M05"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ba sản phẩm tăng khá so cùng kỳ năm 2020 là đường, bia và phân bón. Mức tăng lần lượt là 9%, 7% và 2%.",
            ["product_output đường 9", "product_output bia 7", "product_output phân bón 2"],
        ),
        (
            "Xuất khẩu 5 tháng năm 2021 dựa vào gạo, thủy sản. Hai nhóm này lần lượt tăng 11% và 4%.",
            ["exports gạo 11", "exports thủy sản 4"],
        ),
        (
            "Tháng 3/2022, có 2 ngành giảm so cùng kỳ là khai khoáng và sản xuất giấy. Mức giảm tương ứng 2% và 3%.",
            ["iip khai khoáng -2", "iip sản xuất giấy -3"],
        ),
    ],
)
def test_goods_are_named_in_the_sentence_before_their_values(text: str, told: list[str]) -> None:
    claims = read_text(text, place="Bến Tre").claims
    assert [f"{c.indicator} {c.item} {c.as_json()['value']:g}" for c in claims] == told


def test_two_growths_of_one_amount_are_not_of_two_amounts() -> None:
    text = (
        "Tổng mức bán lẻ và doanh thu dịch vụ tháng 4/2018 đạt 197 tỷ đồng, tăng 0,8% so tháng trước và 9,9% so cùng"
        " kỳ; trong đó tổng mức bán lẻ đạt 46 tỷ đồng, tăng 0,7% và 9,2%."
    )
    found = read_text(text, place="Hưng Yên").claims[3:]
    assert [(claim.indicator, claim.measure) for claim in found] == [
        ("retail_sales", "level"),
        ("retail_sales", "pop"),
        ("retail_sales", "yoy"),
    ]
