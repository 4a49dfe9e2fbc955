"""Danh mục chỉ tiêu: the indicators of `definitions/indicators.toml` as values; every stage reads the same list."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from giaoban.terms.indicator import Indicator


def read_definition(name: str) -> dict[str, Any]:
    """Đọc một tệp định nghĩa TOML của gói, theo tên ("indicators.toml")."""
    return tomllib.loads((files("giaoban") / "definitions" / name).read_text(encoding="utf-8"))


@cache
def indicators() -> Mapping[str, Indicator]:
    """Mọi chỉ tiêu, theo mã.

    >>> indicators()["iip"].kind, indicators()["exports"].unit
    ('index', 'USD')
    """
    found = {
        code: Indicator(
            code=code,
            name=entry["name"],
            unit=entry["unit"],
            kind=entry["kind"],
            adds_over_time=entry["adds_over_time"],
            adds_over_places=entry["adds_over_places"],
            synonyms=tuple(entry.get("synonyms", ())),
            parts=tuple(entry.get("parts", ())),
            direction=entry.get("direction", "up"),
            source=entry.get("source", ""),
        )
        for code, entry in read_definition("indicators.toml").items()
    }
    return MappingProxyType(found)
