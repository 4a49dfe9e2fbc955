"""Góc nhìn: one series of one place at one period, and what the shelf holds around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from giaoban.compute.derived import Input
from giaoban.compute.formula import Role
from giaoban.compute.refusal import NO_RULES, Refusal, Rules, border_version, context_differences, place_id
from giaoban.compute.restate import Parts, restate
from giaoban.compute.shelf import Shelf
from giaoban.compute.span import additive, cumulative, tile
from giaoban.terms.figure import FigureKey
from giaoban.terms.indicator import Indicator, Measure
from giaoban.terms.period import Period


@dataclass(frozen=True)
class View:
    """Góc nhìn: kệ số liệu, một chuỗi (khóa ở kỳ đang xét), chỉ tiêu, quy tắc.

    What was found is kept: `held` are this series' levels by period, `levels` those of every series looked at.
    """

    shelf: Shelf
    key: FigureKey
    indicators: Mapping[str, Indicator]
    rules: Rules = NO_RULES
    levels: dict[FigureKey, dict[Period, Input | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    held: dict[Period, Input | None] = field(default_factory=dict, compare=False, repr=False)
    refused: dict[FigureKey, Refusal | None] = field(default_factory=dict, compare=False, repr=False)

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
        """Số của chuỗi ở một kỳ và số đo; mức có thể là tổng các kỳ nhỏ hơn, hay số tính lại theo địa giới."""
        if period is None:
            return None
        if measure is not Measure.LEVEL:
            return self.shelf.at(self.key, period, measure, ratio=ratio, rules=self.rules)
        if period not in self.held:
            found = self.shelf.at(self.key, period, rules=self.rules)
            found = found or self._summed(self.key.with_period(period))
            self.held[period] = self._on_border(found, period) if self.rules.events else found
        return self.held[period]

    def _on_border(self, found: Input | None, period: Period) -> Input | None:
        """Số trên địa giới của chuỗi; khác địa giới thì tính lại từ các đơn vị cũ nếu được."""
        key = self.key.with_period(period)
        day = border_version(self.key, self.rules.events)
        events = tuple(
            e for e in self.rules.events if e.day == day and place_id(e.new) == place_id(key.place)
        )
        if not events or (found and border_version(found.figure.key, self.rules.events) == day):
            return found
        old = [replace(key, place=event.old, border="") for event in events]
        parts = Parts(events, tuple(self._part(one, day) for one in old))
        if not parts.known:
            return found
        result = restate(replace(key, border=self.key.border), parts, self.indicator, rules=self.rules)
        if result.amount:
            return result.as_input(Role.CURRENT)
        self.refused[key] = result.refusal
        return found

    def why_not(self, period: Period | None) -> Refusal | None:
        """Vì sao không tính lại được mức của kỳ ấy theo địa giới của chuỗi; None nếu không phải vì thế."""
        if period is None or not self.refused:
            return None
        return self.refused.get(self.key.at(period, Measure.LEVEL))

    def _part(self, key: FigureKey, day: date | None) -> Input | None:
        """Mức của một đơn vị cũ trên địa giới cũ."""
        found = self.shelf.find(key, rules=self.rules) or self._summed(key)
        if found is None or border_version(found.figure.key, self.rules.events) == day:
            return None
        return found

    def known(self, period: Period, measure: Measure = Measure.LEVEL, *, ratio: bool = False) -> Input | None:
        """Như `at`, nhưng số trống thì coi như chưa có."""
        found = self.at(period, measure, ratio=ratio)
        return None if found is None or found.null else found

    def recorded(self, period: Period) -> bool:
        """Mức của kỳ ấy có ghi sổ (không phải cộng hay tính lại mới có)."""
        return self.shelf.at(self.key, period, rules=self.rules) is not None

    def stated(self, measure: Measure, period: Period | None = None) -> Input | None:
        """Tỷ lệ mà người ta đã nêu, đúng khóa."""
        found = self.shelf.at(self.key, period or self.key.period, measure, ratio=True)
        if found is None or found.null or context_differences(found.figure.key, self.key):
            return None
        return found

    def of(self, indicator: str, item: str = "") -> "View":
        """Góc nhìn của chuỗi khác: chỉ tiêu khác, phân tổ khác."""
        return self.on(self.key.of(indicator, item))

    def on(self, key: FigureKey) -> "View":
        """Góc nhìn của khóa khác trên cùng kệ; việc đã tìm thì dùng chung."""
        held = self.levels.setdefault(key, {})
        return View(self.shelf, key, self.indicators, self.rules, self.levels, held, self.refused)

    def _summed(self, key: FigureKey) -> Input | None:
        levels = {one.figure.key.period: one for one in self.shelf.levels(key)}
        pieces = tile(key.period, levels)
        if not pieces or additive(levels[pieces[0]].figure, self.indicator):
            return None
        result = cumulative(
            [levels[p] for p in pieces], key.period, indicator=self.indicator, rules=self.rules
        )
        return result.as_input(Role.CURRENT) if result.amount else None
