"""Hình trên trang: the charts of publish, drawn once per edition of the book, in a wide and a narrow size."""

from collections.abc import Mapping
from functools import lru_cache
from textwrap import wrap
from types import MappingProxyType

from giaoban.compute import Input
from giaoban.publish.charts import Spec, svg
from giaoban.publish.content import Chart
from giaoban.publish.draft import YEARS_BACK, standing
from giaoban.publish.pictures import growth_chart, history_chart
from giaoban.record.read import statements
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.web.desk import Sector, sector

WIDTHS: Mapping[str, int] = MappingProxyType({"rong": 340, "hep": 130})
LABELS: Mapping[str, int] = MappingProxyType({"rong": 38, "hep": 24})  # letters a line of a label
TALLER = MappingProxyType({1: 1.0, 2: 1.35, 3: 1.75})  # room for labels of so many lines


def growth_picture(here: Sector) -> Chart | None:
    """Tốc độ tăng so với cùng kỳ của các chỉ tiêu chung."""
    title = "Tăng, giảm so với cùng kỳ năm trước"
    return growth_chart([line for line in here.lines if line.is_main], title)


@lru_cache(maxsize=512)
def history_picture(place: str, key: FigureKey, _book: int) -> Chart | None:
    """Tốc độ tăng của một chuỗi ở cùng kỳ các năm."""
    years = (key.period.year - YEARS_BACK, key.period.year)
    rows = statements(place=place, indicator=key.indicator, item=key.item, scope=key.scope, years=years)
    entries = [Input.of(row) for row in standing(rows)]
    return history_chart(entries, key, "Tăng, giảm so với cùng kỳ, các năm", key.period, Measure.YOY)


@lru_cache(maxsize=256)
def drawn(place: str, period: Period, book: int, series: tuple[str, str, str], width: str) -> str:
    """Hình SVG; `series` rỗng là hình chung của kỳ. Không đủ số để vẽ thì trả chuỗi rỗng."""
    here = sector(place, period, book)
    if any(series):
        indicator, item, scope = series
        key = FigureKey(indicator, here.name, period, item=item, scope=scope)
        picture = history_picture(here.code, key, book)
    else:
        picture = growth_picture(here)
    if picture is None:
        return ""
    return svg(fitted(picture.spec, width))


def fitted(spec: Spec, width: str) -> Spec:
    """Bản vẽ cho một cỡ: bề rộng của nó, và tên dài được ngắt dòng để vừa màn hình."""
    datasets = {
        name: [{**row, "label": "\n".join(wrap(row["label"], LABELS[width]))} for row in rows]
        for name, rows in spec["datasets"].items()
    }
    lines = max((row["label"].count("\n") + 1 for rows in datasets.values() for row in rows), default=1)
    height = spec["height"] * TALLER.get(lines, 2)
    config = {**spec.get("config", {}), "lineBreak": "\n"}
    return {**spec, "width": WIDTHS[width], "height": height, "config": config, "datasets": datasets}
