"""Hàng và cột viết thành chữ: rows of bare values under a line that says what its values are."""

from giaoban.reader.read import read_text

LONG = (
    "\n\nMột câu dài hơn hẳn các dòng trên, như một trang thật vẫn có, để các dòng ấy không bị coi là bị bẻ dòng giữa "
    "chừng."
)


def told(text: str) -> list[str]:
    """Chỉ tiêu, số đo, giá trị, kỳ, địa bàn của từng khẳng định."""
    claims = read_text(text + LONG, None, "Tây Ninh").claims
    return [f"{c.indicator} {c.measure.value} {c.as_json()['value']:g} {c.period} {c.place}" for c in claims]


def test_branches_under_the_whole_industry() -> None:
    text = (
        "Chỉ số sản xuất công nghiệp\nToàn ngành: tháng 3/2021 so tháng trước 124,9%; so cùng kỳ 111,2%; quý I so cùng "
        "kỳ 108,6%\n- Khai khoáng: 131%; 98,4%; 93,2%"
    )
    assert told(text)[3:] == [
        "iip index 131 2021-M03 Tây Ninh",
        "iip index 98.4 2021-M03 Tây Ninh",
        "iip index 93.2 2021-Q1 Tây Ninh",
    ]


def test_provinces_under_the_first_that_names_its_trades() -> None:
    text = (
        "Năm 2023:\nBình Dương: xuất khẩu 31 tỷ USD, nhập khẩu 21 tỷ USD (xuất siêu 10 tỷ USD)\n"
        "Đồng Nai: 21,6 tỷ USD, 15,8 tỷ USD (5,8 tỷ USD)"
    )
    assert told(text)[3:] == [
        "exports level 21.6 2023 Đồng Nai",
        "imports level 15.8 2023 Đồng Nai",
        "trade_balance level 5.8 2023 Đồng Nai",
    ]


def test_a_row_of_another_width_is_left_as_read() -> None:
    text = "IIP tháng 7/2018 tăng 3,8% so tháng trước và tăng 8,2% so cùng kỳ:\n- Khai khoáng: 1%; 2%; 3%"
    assert [claim.split()[2] for claim in told(text)[2:]] == ["1", "2", "3"]
