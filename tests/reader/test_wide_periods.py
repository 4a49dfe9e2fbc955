"""Sau CPI của một tháng, báo cáo lại nói nhiều tháng; tiền của "sản xuất công nghiệp" là giá trị sản xuất."""

from datetime import date

from giaoban.reader.read import read_text


def test_after_the_prices_of_a_month_the_report_goes_on() -> None:
    text = (
        "Tổng mức bán lẻ hàng hóa 6 tháng đầu năm 2012 đạt 1.300 tỷ đồng. Chỉ số giá tiêu dùng tháng 6 tăng 0,3% so "
        "với tháng 5.\n\nKim ngạch xuất khẩu đạt 1.700 nghìn USD, bằng 13,7% kế hoạch năm."
    )
    claims = read_text(text, date(2012, 7, 3), "Lào Cai").claims
    assert [(c.indicator, str(c.period)) for c in claims] == [
        ("retail_sales", "2012-H1"),
        ("cpi", "2012-M06"),
        ("exports", "2012-H1"),
        ("exports", "2012-H1"),
    ]


def test_money_of_industry_is_its_output_but_an_index_stays_an_index() -> None:
    output, growth = read_text(
        "Kết quả sản xuất công nghiệp 6 tháng năm 2013 ước đạt 520.000 triệu đồng, tăng 2,3 lần so với cùng kỳ.",
        date(2013, 6, 18),
        "Lào Cai",
    ).claims
    assert output.indicator == growth.indicator == "industrial_output"
    (wrong,) = read_text("Chỉ số IIP tháng 6/2013 đạt 3.300 tỷ đồng.", date(2013, 7, 1), "Lào Cai").claims
    assert wrong.indicator == "iip"


def test_without_the_rise_of_prices() -> None:
    text = "Bán lẻ hàng hóa quý I/2019 tăng 12,4% (nếu loại trừ yếu tố tăng giá thì mức tăng là 9,5%)."
    assert [float(c.value) for c in read_text(text, date(2019, 4, 1), "Lào Cai").claims] == [12.4, 9.5]


def test_a_month_set_apart_goes_on_for_the_branches_told_next() -> None:
    text = (
        "10 tháng năm 2022, sản xuất công nghiệp tăng 24% so với cùng kỳ.\n\nTính riêng tháng 10, chỉ số sản xuất ước "
        "tăng 6% so với tháng 9. Lĩnh vực khai khoáng tăng 12%.\n\nTổng mức bán lẻ tăng 9%."
    )
    periods = [str(claim.period) for claim in read_text(text, place="Phú Yên").claims]
    assert periods == ["2022-M01..M10", "2022-M10", "2022-M10", "2022-M01..M10"]
