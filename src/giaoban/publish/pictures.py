"""Hình trong báo cáo: growth of the main indicators side by side, a series through the years, a ranking of places."""

from collections.abc import Sequence

from giaoban.compute import Input, Operation
from giaoban.publish.charts import Point, bar, ranking
from giaoban.publish.content import Chart
from giaoban.publish.facts import Line, Ratio, write_percent
from giaoban.publish.phrase import Evidence, Printed
from giaoban.publish.prose import upper_first
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Measure
from giaoban.terms.period import Period
from giaoban.terms.place import place_key

MINUS = "−"
FEWEST_BARS = 2
FEWEST_YEARS = 3
MOST_YEARS = 6
LONGEST_LABEL = 34


def growth_chart(lines: Sequence[Line], title: str) -> Chart | None:
    """Tốc độ tăng so với cùng kỳ của các chỉ tiêu chung; ít hơn hai chỉ tiêu thì không vẽ."""
    shown = [(line, ratio) for line in lines if (ratio := line.ratio(Operation.GROWTH_YOY))]
    if len(shown) < FEWEST_BARS:
        return None
    points = [Point(short(upper_first(line.title)), r.rounded, signed(r)) for line, r in shown]
    return Chart(title, ranking(points, "", "%"), tuple(Printed(signed(r), r.evidence) for _, r in shown))


def history_chart(
    entries: Sequence[Input], key: FigureKey, title: str, period: Period, measure: Measure
) -> Chart | None:
    """Một chuỗi tỷ lệ ở cùng kỳ của các năm; ít hơn ba năm thì không vẽ."""
    held = history(entries, key, period, measure)[-MOST_YEARS:]
    if len(held) < FEWEST_YEARS or held[-1].figure.key.period != period:
        return None
    points = []
    for one in held:
        value = one.figure.amount.value
        points.append(Point(str(one.figure.key.period.year), value, _text(one)))
    numbers = tuple(Printed(_text(one), Evidence.of_input(one)) for one in held)
    return Chart(title, bar(points, "", "%"), numbers)


def history(entries: Sequence[Input], key: FigureKey, period: Period, measure: Measure) -> list[Input]:
    """Số của chuỗi ở cùng kỳ các năm, mỗi năm một số, năm cũ trước."""
    years: dict[int, Input] = {}
    for entry in entries:
        here = entry.figure.key
        same = (here.indicator, here.item, here.scope, here.measure) == (
            key.indicator,
            key.item,
            key.scope,
            measure,
        )
        at = here.period
        if (
            same
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


def short(name: str) -> str:
    """Tên vừa một nhãn trục.

    >>> short("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng")
    'Tổng mức bán lẻ hàng hóa và doanh…'
    """
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rsplit(" ", 1)[0] + "…"
