"""Ví dụ trong lời giải thích (doctest) của mọi module đều đúng."""

import doctest
import importlib
import pkgutil

import pytest

import giaoban

NOT_RUN = ("migrations", ".wsgi")
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(giaoban.__path__, "giaoban.")
    if not any(part in found.name for part in NOT_RUN)
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    """Chạy các ví dụ của một module."""
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
