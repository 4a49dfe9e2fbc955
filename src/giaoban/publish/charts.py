"""Biểu đồ: Vega-Lite specifications of a series or a ranking, one for the page and the Word report alike.

A specification is plain data; `svg` and `png` draw it offline. The font falls back to Liberation Sans, which
the drawing library carries and which has every Vietnamese letter.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import altair as alt
import vl_convert

Spec = dict[str, Any]

FONT = "Liberation Sans, Arial, sans-serif"
INK, QUIET, GRID = "#1f2933", "#5f6b7a", "#e3e7ec"
BLUE, PALE, RED = "#1b5e9e", "#a9c4e0", "#b3261e"
LOCALE = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"]}}
ROW_HEIGHT = 26
WIDTH, HEIGHT = 520, 190


@dataclass(frozen=True)
class Point:
    """Điểm: nhãn trên trục, giá trị (None: chưa có số, để trống), chữ in, nhóm (chuỗi), đường dẫn."""

    label: str
    value: Decimal | None
    text: str
    group: str = ""
    href: str = ""


def bar(points: Sequence[Point], title: str, unit: str, *, width: int = WIDTH) -> Spec:
    """Cột đứng theo kỳ; cột cuối (kỳ này) đậm màu."""
    base = alt.Chart(_data(points, current=points[-1].label if points else "")).encode(
        x=alt.X("label:N", sort=None, title=None, axis=alt.Axis(labelAngle=0), scale=_labels(points)),
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=True)),
    )
    above = base.transform_filter("isValid(datum.value) && datum.value >= 0").mark_text(dy=-8, color=INK)
    below = base.transform_filter("isValid(datum.value) && datum.value < 0").mark_text(dy=10, color=INK)
    bars = _linked(base.mark_bar(size=_bar_size(len(points), width)), points).encode(color=_current_color())
    labels = (mark.encode(text="text:N") for mark in (above, below))
    return _finish(alt.layer(bars, *labels), title, width, HEIGHT)


def line(points: Sequence[Point], title: str, unit: str, *, width: int = WIDTH) -> Spec:
    """Đường theo kỳ, mỗi nhóm một đường; một nhóm thì in số ở từng điểm."""
    groups = list(dict.fromkeys(point.group for point in points))
    base = alt.Chart(_data(points)).encode(
        x=alt.X(
            "label:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelAngle=0, labelOverlap=True),
            scale=_labels(points),
        ),
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False, nice=True)),
    )
    legend = alt.Legend(title=None, orient="bottom") if len(groups) > 1 else None
    color = alt.Color("group:N", legend=legend, scale=alt.Scale(range=[BLUE, RED, "#3b7d4f", "#8a5a00"]))
    dots = _linked(base.mark_line(point=alt.OverlayMarkDef(size=45, filled=True), strokeWidth=2), points)
    layers: list[alt.Chart] = [dots.encode(color=color)]
    if len(groups) < 2:
        halo = base.mark_text(dy=-12, stroke="white", strokeWidth=4, color="white")
        layers += [halo.encode(text="text:N"), base.mark_text(dy=-12, color=INK).encode(text="text:N")]
    return _finish(alt.layer(*layers), title, width, HEIGHT)


def ranking(points: Sequence[Point], title: str, unit: str, *, here: str = "", width: int = WIDTH) -> Spec:
    """Thanh ngang xếp hạng các địa bàn từ cao xuống thấp; `here` là địa bàn được tô đậm."""
    ordered = sorted(points, key=lambda point: point.value or Decimal(0), reverse=True)
    base = alt.Chart(_data(ordered, current=here)).encode(
        y=alt.Y(
            "label:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=330),
        ),
        x=alt.X("value:Q", title=unit, axis=alt.Axis(tickCount=5), scale=_room_for_labels(points)),
    )
    right = base.transform_filter("isValid(datum.value) && datum.value >= 0").mark_text(
        align="left", dx=5, color=INK
    )
    left = base.transform_filter("isValid(datum.value) && datum.value < 0").mark_text(
        align="right", dx=-5, color=INK
    )
    bars = _linked(base.mark_bar(size=ROW_HEIGHT - 9), ordered)
    bars = bars.encode(color=_current_color() if here else alt.value(BLUE))
    labels = (mark.encode(text="text:N") for mark in (right, left))
    return _finish(alt.layer(bars, *labels), title, width, max(1, len(points)) * ROW_HEIGHT)


def svg(spec: Spec) -> str:
    """Vẽ ra SVG."""
    drawing: str = vl_convert.vegalite_to_svg(json.dumps(spec))
    return drawing


def png(spec: Spec, scale: float = 3) -> bytes:
    """Vẽ ra PNG; `scale` là số điểm ảnh trên một điểm của bản vẽ."""
    picture: bytes = vl_convert.vegalite_to_png(json.dumps(spec), scale=scale)
    return picture


def _labels(points: Sequence[Point]) -> alt.Scale:
    """Mọi nhãn theo thứ tự đã cho, kể cả nhãn chưa có số."""
    return alt.Scale(domain=list(dict.fromkeys(point.label for point in points)))


def _room_for_labels(points: Sequence[Point]) -> alt.Scale:
    return alt.Scale(zero=True, padding=55 if any((point.value or 0) < 0 for point in points) else 0)


def _data(points: Sequence[Point], current: str | None = None) -> alt.InlineData:
    rows = [
        {
            "label": point.label,
            "value": None if point.value is None else float(point.value),
            "text": point.text,
            "group": point.group,
            "href": point.href,
            "current": point.label == current,
        }
        for point in points
    ]
    return alt.InlineData(values=rows)


def _linked(chart: alt.Chart, points: Sequence[Point]) -> alt.Chart:
    tooltip = [alt.Tooltip("label:N", title="Kỳ, đơn vị"), alt.Tooltip("text:N", title="Số liệu")]
    linked = chart.encode(tooltip=tooltip)
    return linked.encode(href="href:N") if any(point.href for point in points) else linked


def _current_color() -> Any:
    return alt.condition("datum.current", alt.value(BLUE), alt.value(PALE))


def _bar_size(count: int, width: int) -> int:
    return max(6, min(56, int(width / max(count, 1) * 0.6)))


def _finish(chart: alt.LayerChart | alt.FacetChart, title: str, width: int, height: int) -> Spec:
    drawn = (
        chart.properties(
            title=alt.TitleParams(title, anchor="start", fontSize=14, color=INK, offset=14) if title else "",
            width=width,
            height=height,
        )
        .configure(font=FONT, background="white", padding=8, locale=LOCALE)
        .configure_axis(
            labelColor=QUIET, titleColor=QUIET, titleFontWeight="normal", gridColor=GRID, labelFontSize=11
        )
        .configure_axisX(domainColor=QUIET, tickColor=QUIET)
        .configure_view(stroke=None)
        .configure_text(fontSize=11, font=FONT)
    )
    spec: Spec = drawn.to_dict()
    return spec
