"""Hình trong báo cáo: growth of the main indicators side by side, a series through the years, a ranking of places."""

from collections.abc import Sequence

from giaoban.compute import Input, Operation
from giaoban.publish.charts import Point, bar, ranking
from giaoban.publish.content import Chart
from giaoban.publish.facts import Line, Ratio
from giaoban.publish.phrase import Evidence, Printed
from giaoban.publish.prose import upper_first, write_percent
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.place import place_key

MINUS = "−"
FEWEST_BARS = 2
FEWEST_YEARS = 3
MOST_YEARS = 6
CHART_WIDTH = 300


def growth_chart(lines: Sequence[Line], title: str) -> Chart | None:
    """Tốc độ tăng so với cùng kỳ của các chỉ tiêu chung; ít hơn hai chỉ tiêu thì không vẽ."""
    shown = [(line, ratio) for line in lines if (ratio := line.ratio(Operation.GROWTH_YOY))]
    if len(shown) < FEWEST_BARS:
        return None
    points = [Point(upper_first(line.title), r.rounded, signed(r)) for line, r in shown]
    return Chart(
        title,
        ranking(points, "", "%", width=CHART_WIDTH),
        tuple(Printed(signed(r), r.evidence) for _, r in shown),
    )


def history_chart(
    entries: Sequence[Input], key: FigureKey, title: str, period: Period, measure: Measure
) -> Chart | None:
    """Một chuỗi tỷ lệ ở cùng kỳ của các năm; ít hơn ba năm thì không vẽ."""
    held = history(entries, key, period, measure)[-MOST_YEARS:]
    if len(held) < FEWEST_YEARS or held[-1].figure.key.period != period:
        return None
    by_year = {one.figure.key.period.year: one for one in held}
    points = [_point(year, by_year.get(year)) for year in range(min(by_year), max(by_year) + 1)]
    numbers = tuple(Printed(_text(one), Evidence.of_input(one)) for one in held)
    return Chart(title, bar(points, "", "%"), numbers)


def _point(year: int, one: Input | None) -> Point:
    return Point(str(year), one.figure.amount.value, _text(one)) if one else Point(str(year), None, "")


def history(entries: Sequence[Input], key: FigureKey, period: Period, measure: Measure) -> list[Input]:
    """Số của chuỗi ở cùng kỳ các năm, mỗi năm một số, năm cũ trước."""
    years: dict[int, Input] = {}
    for entry in entries:
        here = entry.figure.key
        at = here.period
        same = (here.indicator, here.item, here.scope, here.measure) == (
            key.indicator,
            key.item,
            key.scope,
            measure,
        )
        if (
            same
            and at.year <= period.year
            and place_key(here.place) == place_key(key.place)
            and at.last_year(at.year - period.year) == period
        ):
            years[at.year] = entry
    return [years[year] for year in sorted(years)]


def _text(one: Input) -> str:
    value = one.figure.amount.value
    return (MINUS if value < 0 else "") + write_percent(abs(value))


def signed(ratio: Ratio) -> str:
    """Tỷ lệ có dấu, để in trong hình."""
    return (MINUS if ratio.rounded < 0 else "") + ratio.printed.text
