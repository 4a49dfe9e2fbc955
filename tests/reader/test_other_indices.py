"""Chỉ số khác và các ngành của nó, ngưỡng, cá biệt, kịch bản, chữ trong ngoặc: figures beside the one told of."""

import pytest

from giaoban.reader.read import read_text

CASES = {
    # the branches of another index are its own, until an index of ours is named
    "Quý I/2024, một số ngành có chỉ số tiêu thụ giảm: dệt giảm 16%; sản xuất giấy giảm 3%. Ứng với chỉ số tiêu thụ "
    "giảm, chỉ số sản xuất công nghiệp giảm 4%.": ["iip yoy -4 2024-Q1"],
    "Chỉ số tồn kho quý I/2024 tăng 9%; trong đó dệt tăng 7%. IIP tăng 2%; dệt tăng 5%.": [
        "iip yoy 2 2024-Q1",
        "iip yoy 5 2024-Q1",
    ],
    # one firm among many, a threshold, and what they still speak of
    "Xuất khẩu quý I/2024 tăng 5%, thậm chí có doanh nghiệp tăng 60-70%.": ["exports yoy 5 2024-Q1"],
    "Quý I/2024 có 6 tỉnh, thành phố gồm TP. Hồ Chí Minh, Bắc Ninh, Bình Dương, Thái Nguyên, Hải Phòng và Bắc Giang "
    "xuất khẩu trên 3 tỷ USD. Tỉnh đạt 2 tỷ USD.": ["exports level 2 2024-Q1"],
    "Tăng trưởng đã ở mốc 2 con số; GRDP năm 2024 tăng 9%.": ["grdp yoy 9 2024"],
    # the plan of a part of the year is of that part
    "GRDP 6 tháng năm 2022 tăng 12%, cao hơn kịch bản (KB tăng 10%); cùng kỳ tăng 9%.": [
        "grdp yoy 12 2022-H1",
        "grdp plan 10 2022-H1",
        "grdp yoy 9 2021-H1",
    ],
    # a base said of a whole before its parts
    "CPI tháng 6/2023 có 9/11 nhóm hàng tăng so với tháng trước; trong đó, nhóm giáo dục tăng 0,5% (làm tăng CPI chung "
    "0,1%); giao thông tăng 0,2%.": ["cpi pop 0.5 2023-M06", "cpi pop 0.2 2023-M06"],
    "Xuất khẩu của khối doanh nghiệp có vốn đầu tư trực tiếp nước ngoài (FDI) tháng 7/2017 đạt 12 tỷ USD.": [
        "exports level 12 2017-M07"
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_what_stands_beside(text: str) -> None:
    claims = read_text(text, place="Hà Nam").claims
    found = [f"{c.indicator} {c.measure.value} {c.as_json()['value']:g} {c.period}" for c in claims]
    assert found == CASES[text]


def test_groups_of_consumer_prices_stand_on_the_base_of_their_index() -> None:
    retail = "Bán lẻ tháng 6/2022 tăng 12% so với cùng kỳ. "
    groups = "nhóm giao thông tăng 3,4%, nhóm giáo dục giảm 0,1%."
    monthly = read_text(f"{retail}Chỉ số giá tiêu dùng tăng 0,6%; trong đó {groups}", place="Bến Tre").claims
    assert [claim.measure.value for claim in monthly] == ["yoy", "pop", "pop", "pop"]
    yearly = read_text(f"CPI tháng 6/2022 tăng 3% so với cùng kỳ năm trước; {groups}", place="Bến Tre").claims
    assert [claim.measure.value for claim in yearly] == ["yoy", "yoy", "yoy"]


def test_groups_of_consumer_prices_are_of_the_month_again() -> None:
    text = (
        "CPI tháng 9/2018 tăng 0,6% so tháng trước; bình quân 9 tháng tăng 3,2%. Nhóm giáo dục tăng 7,9% do học phí, "
        "nhóm giao thông 0,8%."
    )
    claims = read_text(text, place="An Giang").claims
    assert [f"{claim.measure.value} {claim.period}" for claim in claims] == [
        "pop 2018-M09",
        "yoy 2018-M01..M09",
        "pop 2018-M09",
        "pop 2018-M09",
    ]
