"""Huyện đang nói, tháng đang nói, chỉ số trên hai gốc, tiến độ đối chiếu với kế hoạch."""

from datetime import date

from giaoban.reader import read_text


def told(text: str, published: str | None = None) -> list[tuple[str, str, str]]:
    day = date.fromisoformat(published) if published else None
    return [(c.indicator, c.measure.value, str(c.period)) for c in read_text(text, day, "Lâm Đồng").claims]


def test_that_district() -> None:
    text = "Xưởng máy ở huyện Đức Trọng dần đông lại. Quý I/2022, giá trị sản xuất công nghiệp của huyện 90 tỷ đồng."
    assert [c.place for c in read_text(text, None, "Lâm Đồng").claims] == ["huyện Đức Trọng"]
    text += " Giá trị sản xuất công nghiệp toàn tỉnh 900 tỷ đồng."
    assert [c.place for c in read_text(text, None, "Lâm Đồng").claims] == ["huyện Đức Trọng", "Lâm Đồng"]


def test_a_text_all_about_one_district() -> None:
    text = (
        "Huyện Đức Trọng sơ kết quý I/2022\nGiá trị sản xuất công nghiệp 90 tỷ đồng. Toàn huyện có 5 chợ. UBND huyện"
        " cho biết bán lẻ hàng hóa trên địa bàn huyện Đức Trọng tăng 4%.\nCùng lúc, xuất khẩu toàn tỉnh tăng 7%."
    )
    places = [c.place for c in read_text(text, None, "Lâm Đồng").claims]
    assert places == ["Huyện Đức Trọng"] * 3 + ["Lâm Đồng"]


def test_a_district_named_once_then_called_the_district() -> None:
    text = (
        "UBND huyện Đức Trọng báo cáo quý I/2022\nGiá trị sản xuất công nghiệp trên địa bàn huyện đạt 90 tỷ đồng. Toàn"
        " huyện có 5 chợ."
    )
    assert {c.place for c in read_text(text, None, "Lâm Đồng").claims} == {"huyện Đức Trọng"}


def test_a_text_all_about_one_town() -> None:
    text = (
        "TP Đà Lạt sơ kết quý I/2022\nThành phố đạt giá trị sản xuất công nghiệp 90 tỷ đồng. Toàn thành phố có 5 chợ."
        " UBND TP Đà Lạt cho biết bán lẻ hàng hóa tăng 4%."
    )
    assert {c.place for c in read_text(text, None, "Lâm Đồng").claims} == {"TP Đà Lạt"}


def test_in_the_same_month() -> None:
    text = (
        "Tháng 11, IIP tăng 4% so với cùng kỳ, kịch bản cả năm là 8%.\n"
        "Cùng tháng, bán lẻ hàng hóa 90 tỷ đồng, lũy kế 990 tỷ đồng, tương ứng tăng 6% và 5%."
    )
    assert [period for *_, period in told(text, "2022-12-05")][2:] == ["2022-M11", "2022-M01..M11"] * 2


def test_an_index_on_two_bases() -> None:
    text = "Tháng 6/2022, IIP bằng 103% tháng 5 và 101% tháng 6/2021."
    assert told(text) == [("iip", "index", "2022-M06")] * 2


def test_held_against_the_plan() -> None:
    text = "Quý I/2022, xuất khẩu 90 triệu USD, thua xa nhịp 9% của quý I/2021. Đối chiếu kế hoạch, tỉnh đi được 20%."
    assert told(text)[-1] == ("exports", "plan_pct", "2022-Q1")


def test_slower_then_its_figures() -> None:
    text = "Bán lẻ hàng hóa thì chậm hơn: bảy tháng năm 2022 được 90 tỷ đồng, tăng 5%, riêng tháng 7 tăng 7%."
    assert [period for *_, period in told(text)] == ["2022-M01..M07", "2022-M01..M07", "2022-M07"]


def test_a_commune_named_before_a_small_letter_is_no_place() -> None:
    text = (
        "Xã Mường Bi năm 2025\nGiá trị sản xuất công nghiệp trên địa bàn xã ước đạt 24 tỷ đồng, tăng 8%. Toàn xã có 3"
        " chợ. UBND xã cho biết bán lẻ hàng hóa của xã tăng 12%."
    )
    assert {c.place for c in read_text(text, None, "Phú Thọ").claims} == {"Xã Mường Bi"}


def test_the_previous_one_told_by_a_bare_word() -> None:
    text = (
        "Giá trị sản xuất công nghiệp tháng 10/2018: 114 tỷ đồng, so với trước tăng 3%, so cùng kỳ tăng 27%."
    )
    assert told(text)[1:] == [
        ("industrial_output", "pop", "2018-M10"),
        ("industrial_output", "yoy", "2018-M10"),
    ]
