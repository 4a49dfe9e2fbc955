"""Phân tổ: each wording leads to one item of its indicator, and nothing is lost of words not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.terms.breakdown import breakdown, canonical_item, items
from giaoban.terms.catalogue import indicators

CASES = [(item, indicator) for item in items() for indicator in item.indicators]


def test_codes_parents_and_indicators_exist():
    groups: dict[str, set[str]] = {}
    for item in items():
        assert item.code not in groups.setdefault(item.group, set())
        assert not item.parent or item.parent in groups[item.group]
        groups[item.group].add(item.code)
        assert set(item.indicators) <= set(indicators())
    assert {"B", "C", "D", "E"} | {f"{code:02}" for code in [*range(5, 34), *range(35, 40)]} <= groups["vsic"]


@pytest.mark.parametrize(("item", "indicator"), CASES, ids=[f"{i.name}-{code}" for i, code in CASES])
def test_a_name_is_its_own_item(item, indicator):
    assert canonical_item(indicator, item.name.upper()) == item.name
    assert breakdown(indicator, item.name).item == item.name


def test_a_wording_means_one_item_of_an_indicator():
    seen: dict[tuple[str, str], set[str]] = {}
    for item, indicator in CASES:
        for word in (item.name, *item.synonyms):
            seen.setdefault((indicator, word.casefold()), set()).add(item.name)
    assert {key: names for key, names in seen.items() if len(names) > 1} == {}


@given(st.text(max_size=30))
def test_unknown_words_stay(text):
    found = breakdown("markets", text)
    assert canonical_item("markets", found.item) == found.item


@pytest.mark.parametrize(
    ("indicator", "text", "part", "value"),
    [
        ("industrial_output", "giá so sánh 2010", "price_base", "2010"),
        ("industrial_output", "Khối các quận huyện", "scope", "khối quận, huyện quản lý"),
        ("exports", "hải quan", "source", "hải quan"),
        ("iip", "Hải Phòng cũ", "border", "cũ"),
        ("iip", "gộp Ninh Thuận và Khánh Hòa", "border", "mới"),
        ("iip", "processing and manufacturing", "item", "công nghiệp chế biến, chế tạo"),
        (
            "iip",
            "cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải",
            "item",
            "cung cấp nước, xử lý rác thải, nước thải",
        ),
    ],
)
def test_parts(indicator, text, part, value):
    assert getattr(breakdown(indicator, text), part) == value
