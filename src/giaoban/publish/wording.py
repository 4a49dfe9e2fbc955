"""Mẫu câu của báo cáo: reads definitions/reports/review.toml, the headings, groups and sentence templates."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Group:
    """Nhóm chỉ tiêu: tên mục và các mã chỉ tiêu theo thứ tự."""

    title: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """Mẫu câu: thể thức, đề mục, nhóm, mệnh đề, câu, tên bảng, ghi chú."""

    letterhead: Mapping[str, Any]
    headings: Mapping[str, str]
    groups: tuple[Group, ...]
    names: Mapping[str, str]
    clauses: Mapping[str, str]
    sentences: Mapping[str, str]
    tables: Mapping[str, str]
    notes: Mapping[str, str]
    proofs: Mapping[str, str]


@cache
def review_wording() -> Wording:
    """Mẫu câu của báo cáo sơ kết, tổng kết."""
    source = files("giaoban.definitions").joinpath("reports/review.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(source)
    groups = tuple(Group(group["title"], tuple(group["indicators"])) for group in raw.pop("groups"))
    return Wording(groups=groups, **raw)
