"""Ba cách nhìn qua lần đổi địa giới: as published on the old border, as published on the new, and restated."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from giaoban.compute.derived import Derived, Entry, Input
from giaoban.compute.formula import Operation
from giaoban.compute.refusal import Reason, Refusal, Rules, border_version, place_id
from giaoban.compute.restate import Parts, restate
from giaoban.compute.shelf import Shelf
from giaoban.compute.view import View
from giaoban.terms.figure import Figure, FigureKey
from giaoban.terms.indicator import Indicator
from giaoban.terms.period import Period


@dataclass(frozen=True)
class BorderViews:
    """Một kỳ dưới ba cách nhìn: đã công bố (địa giới cũ), mới (địa giới mới), tính lại (cũ gộp theo mới)."""

    period: Period
    published: Input | None
    new: Input | None
    restated: Derived

    def as_json(self) -> dict[str, Any]:
        """Dạng JSON."""
        return {
            "period": self.period.code,
            "published": self.published.as_json() if self.published else None,
            "new": self.new.as_json() if self.new else None,
            "restated": self.restated.as_json(),
        }


def border_views(
    figures: "Iterable[Figure | Entry | Input]",
    key: FigureKey,
    periods: Iterable[Period],
    indicator: Indicator | None,
    rules: Rules,
) -> tuple[BorderViews, ...]:
    """Ba cách nhìn của một chuỗi (`key` mang địa giới mới) qua các kỳ."""
    shelf = Shelf.of(figures)
    return tuple(_views(shelf, replace(key, period=period), indicator, rules) for period in periods)


def _views(shelf: Shelf, key: FigureKey, indicator: Indicator | None, rules: Rules) -> BorderViews:
    rules = rules.of(key).of(replace(key, border=""))  # waived where the series stands on either border
    day = border_version(key, rules.events)
    events = tuple(e for e in rules.events if e.day == day and place_id(e.new) == place_id(key.place))
    plain = replace(rules, events=())
    catalogue = {indicator.code: indicator} if indicator else {}
    stated = shelf.find(key, rules=rules) or shelf.find(key, ratio=True, rules=rules)
    new = stated if stated and border_version(stated.figure.key, rules.events) == day else None
    old = [
        View(shelf, each, catalogue, plain).known(key.period) or shelf.find(each, ratio=True)
        for each in (replace(key, place=event.old, border="") for event in events)
    ]
    held = [one if one and border_version(one.figure.key, rules.events) != day else None for one in old]
    published = next(
        (one for one in held if one and place_id(one.figure.key.place) == place_id(key.place)), None
    )
    if not any(held):
        why = Refusal(Reason.MISSING, f"không có số trên địa giới cũ cho {key.period.write()}")
        return BorderViews(key.period, published, new, Derived(Operation.RESTATED, key, refusal=why))
    return BorderViews(
        key.period, published, new, restate(key, Parts(events, tuple(held)), indicator, rules=rules)
    )
