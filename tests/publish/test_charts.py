"""Biểu đồ: one specification, drawn offline, with Vietnamese letters and no invented value."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.publish.charts import Point, bar, line, png, ranking, svg

POINTS = [
    Point("2022", Decimal("11.84"), "11,84%"),
    Point("2023", None, ""),
    Point("2024", Decimal("15.24"), "15,24%"),
]


def test_drawings_carry_vietnamese_titles_and_printed_values() -> None:
    for draw in (bar, line, ranking):
        drawing = svg(draw(POINTS, "Tốc độ tăng chỉ số sản xuất ựậẵỗữợ", "%"))
        assert "Tốc độ tăng chỉ số sản xuất ựậẵỗữợ" in drawing
        assert ">15,24%<" in drawing
        assert "Liberation Sans" in drawing


def test_axis_numbers_are_vietnamese() -> None:
    points = [Point("a", Decimal("0.5"), "0,5"), Point("b", Decimal("1.5"), "1,5")]
    assert ">0,5<" in svg(bar(points, "", "%"))


def test_a_year_without_figure_keeps_its_place_and_has_no_bar() -> None:
    drawing = svg(bar(POINTS, "", "%"))
    assert ">2023<" in drawing
    assert drawing.index(">2022<") < drawing.index(">2023<") < drawing.index(">2024<")
    assert "null" not in drawing
    assert "NaN" not in drawing


def test_ranking_goes_from_high_to_low_and_marks_the_place() -> None:
    points = [Point(name, Decimal(value), value) for name, value in (("A", "1"), ("B", "3"), ("C", "-2"))]
    rows = ranking(points, "", "%", here="B")["datasets"] if "datasets" in ranking(points, "", "%") else None
    values = next(iter(rows.values())) if rows else ranking(points, "", "%", here="B")["data"]["values"]
    assert [row["label"] for row in values] == ["B", "A", "C"]
    assert [row["current"] for row in values] == [True, False, False]


def test_links_stand_only_where_a_point_has_one() -> None:
    linked = [Point("a", Decimal(1), "1", href="/so/1")]
    assert "href" in str(bar(linked, "", "%")["layer"])
    assert "href" not in str(bar(POINTS, "", "%")["layer"])


def test_png_is_a_picture() -> None:
    assert png(bar(POINTS, "", "%"), 1).startswith(b"\x89PNG")


@settings(max_examples=6, deadline=None)
@given(st.lists(st.decimals(-1000, 1000, places=2), max_size=6))
def test_any_values_can_be_drawn(values: list[Decimal]) -> None:
    points = [Point(f"k{at}", value, str(value)) for at, value in enumerate(values)]
    for draw in (bar, line, ranking):
        assert svg(draw(points, "Hình", "%")).startswith("<svg")
