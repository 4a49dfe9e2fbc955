"""Một số địa phương có doanh thu tăng, các năm bị vượt kể liền, nhiều năm nay, chợ biên giới."""

from giaoban.reader.read import read_text


def told(text: str) -> list[str]:
    """Chỉ tiêu, số đo, giá trị, kỳ, địa bàn của từng khẳng định."""
    claims = read_text(text, None, "Hà Nam").claims
    return [f"{c.indicator} {c.measure.value} {c.as_json()['value']:g} {c.period} {c.place}" for c in claims]


def test_takings_of_provinces_are_those_spoken_of() -> None:
    text = (
        "Tháng 1/2018, doanh thu dịch vụ lưu trú, ăn uống tăng 14%.\n\nQuán Nhật mở đã gần chục năm nay.\n\n"
        "Một số địa phương có doanh thu tăng khá như Quảng Ninh tăng 29%; Hà Nội tăng 8%."
    )
    assert told(text)[1:] == [
        "service_revenue yoy 29 2018-M01 Quảng Ninh",
        "service_revenue yoy 8 2018-M01 Hà Nội",
    ]


def test_several_years_outdone() -> None:
    text = (
        "GRDP 6 tháng năm 2013 tăng 7,6%, thấp hơn mức tăng 9,3% của cùng kỳ 2011 và 10,1% của cùng kỳ 2010."
    )
    assert told(text)[1:] == ["grdp yoy 9.3 2011-H1 Hà Nam", "grdp yoy 10.1 2010-H1 Hà Nam"]


def test_markets_at_the_border_are_where_goods_pass() -> None:
    text = "Năm 2017, hàng hóa xuất nhập khẩu qua cửa khẩu và các cặp chợ biên giới đạt 715 triệu USD."
    assert told(text) == ["trade_turnover level 715 2017 Hà Nam"]


def test_a_figure_of_several_places_is_put_down_for_the_first() -> None:
    text = "Tháng 5/2023, sản xuất công nghiệp của Bình Dương và Đồng Nai đều tăng 3%; Long An, Tây Ninh cùng giảm 2%."
    assert told(text) == ["iip yoy 3 2023-M05 Bình Dương", "iip yoy -2 2023-M05 Long An"]


def test_places_said_after_their_figures() -> None:
    text = (
        "6 tháng năm 2025, IIP tăng 9% tại Long An và 8% tại Tây Ninh; xuất khẩu 5 tỷ USD ở Long An, "
        "3 tỷ USD ở Tây Ninh."
    )
    assert told(text) == [
        "iip yoy 9 2025-H1 Long An",
        "iip yoy 8 2025-H1 Tây Ninh",
        "exports level 5 2025-H1 Long An",
        "exports level 3 2025-H1 Tây Ninh",
    ]


def test_what_is_named_as_a_cause_leads_no_list() -> None:
    text = (
        "8 tháng năm 2024, IIP của Khánh Hòa tăng 21%, Trà Vinh tăng 20%, nhờ điện sản xuất (lần lượt 80% và 34%). "
        "Ở Đông Nam Bộ: Bình Phước 15%, Tây Ninh 13%."
    )
    assert told(text) == [
        "iip yoy 21 2024-M01..M08 Khánh Hòa",
        "iip yoy 20 2024-M01..M08 Trà Vinh",
        "electricity_output yoy 80 2024-M01..M08 Khánh Hòa",
        "electricity_output yoy 34 2024-M01..M08 Trà Vinh",
        "iip yoy 15 2024-M01..M08 Bình Phước",
        "iip yoy 13 2024-M01..M08 Tây Ninh",
    ]


def test_short_names_of_levels_are_no_part_of_a_place() -> None:
    text = "5 tháng năm 2021, giá trị sản xuất công nghiệp ở TX An Nhơn 3.120 tỷ đồng; TX. Hoài Nhơn 2.280 tỷ đồng."
    claims = read_text(text, None, "Bình Định").claims
    assert [claim.place for claim in claims] == ["An Nhơn", "Hoài Nhơn"]


def test_a_former_province_named_in_a_bracket() -> None:
    text = (
        "9 tháng năm 2025, GRDP Đắk Lắk tăng 6,6%: phía tây (Đắk Lắk cũ) 6,9%, phía đông (Phú Yên cũ) 6,1%."
    )
    claims = read_text(text, None, "Đắk Lắk").claims
    assert [claim.place for claim in claims] == ["Đắk Lắk", "Đắk Lắk (cũ)", "Phú Yên (cũ)"]
