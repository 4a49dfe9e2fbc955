"""Danh mục phép kiểm: the checks of `definitions/checks`, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from giaoban.check.equation import Equation, read_equation
from giaoban.check.finding import Severity


@dataclass(frozen=True)
class Check:
    """Phép kiểm: mã, tên, mức độ, giải thích, khuyến nghị, ví dụ (`flags` là số bị nêu trong ví dụ), đẳng thức."""

    code: str
    title: str
    severity: Severity
    severity_across: Severity
    explanation: str
    recommendation: str
    example: str
    flags: str
    equations: tuple[Equation, ...]


@cache
def catalogue() -> Mapping[str, Check]:
    """Mọi phép kiểm, theo mã."""
    folder = files("giaoban.definitions") / "checks"
    found = (
        read_check(entry.read_text("utf-8")) for entry in folder.iterdir() if entry.name.endswith(".toml")
    )
    return {check.code: check for check in sorted(found, key=lambda check: check.code)}


def read_check(text: str) -> Check:
    """Đọc một phép kiểm từ TOML."""
    table = tomllib.loads(text)
    equations = tuple(read_equation(table["code"], one) for one in table.get("equation", ()))
    return Check(
        table["code"],
        table["title"],
        table["severity"],
        table.get("severity_across", table["severity"]),
        table["explanation"],
        table["recommendation"],
        table.get("example", ""),
        table.get("flags", ""),
        equations,
    )


@cache
def all_equations() -> tuple[Equation, ...]:
    """Mọi đẳng thức của danh mục."""
    return tuple(equation for check in catalogue().values() for equation in check.equations)
