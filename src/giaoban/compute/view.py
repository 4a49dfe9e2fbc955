"""Góc nhìn: one series of one place at one period, and what the shelf holds around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from giaoban.compute.derived import Input
from giaoban.compute.formula import Role
from giaoban.compute.refusal import NO_RULES, Rules
from giaoban.compute.shelf import Shelf
from giaoban.compute.span import additive, cumulative, tile
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period


@dataclass(frozen=True)
class View:
    """Góc nhìn: kệ số liệu, một chuỗi (khóa ở kỳ đang xét), chỉ tiêu của nó và quy tắc so sánh."""

    shelf: Shelf
    key: FigureKey
    indicators: Mapping[str, Indicator]
    rules: Rules = NO_RULES

    @property
    def indicator(self) -> Indicator | None:
        """Chỉ tiêu của chuỗi, nếu danh mục có."""
        return self.indicators.get(self.key.indicator)

    @property
    def name(self) -> str:
        """Tên chỉ tiêu, viết thường chữ đầu (trừ chữ viết tắt) để đứng giữa câu."""
        name = self.indicator.name if self.indicator else self.key.indicator
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    def at(
        self, period: Period | None, measure: Measure = Measure.LEVEL, *, ratio: bool = False
    ) -> Input | None:
        """Số của chuỗi ở một kỳ và số đo; mức có thể là tổng các kỳ nhỏ hơn."""
        if period is None:
            return None
        key = replace(self.key, period=period, measure=measure)
        found = self.shelf.find(key, ratio=ratio, rules=self.rules)
        return self._summed(key) if found is None and measure is Measure.LEVEL else found

    def known(self, period: Period, measure: Measure = Measure.LEVEL, *, ratio: bool = False) -> Input | None:
        """Như `at`, nhưng số trống thì coi như chưa có."""
        found = self.at(period, measure, ratio=ratio)
        return None if found is None or found.null else found

    def stated(self, measure: Measure, period: Period | None = None) -> Input | None:
        """Tỷ lệ mà người ta đã nêu, đúng khóa."""
        key = replace(self.key, period=period or self.key.period, measure=measure)
        found = self.shelf.exact(key, ratio=True)
        return None if found is None or found.null else found

    def of(self, indicator: str, item: str = "") -> "View":
        """Góc nhìn của chuỗi khác: chỉ tiêu khác, phân tổ khác."""
        return replace(self, key=replace(self.key, indicator=indicator, item=item))

    def _summed(self, key: FigureKey) -> Input | None:
        levels = {one.figure.key.period: one for one in self.shelf.levels(key)}
        pieces = tile(key.period, levels)
        if not pieces or additive(levels[pieces[0]].figure, self.indicator):
            return None
        result = cumulative(
            [levels[p] for p in pieces], key.period, indicator=self.indicator, rules=self.rules
        )
        return result.as_input(Role.CURRENT) if result.amount else None
