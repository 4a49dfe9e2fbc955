"""Trang hướng dẫn: every formula and every refusal stands in docs/guide/compute.md as the code has it."""

from pathlib import Path

import pytest

from giaoban.compute import FORMULAS, Operation, Reason

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "compute.md"


@pytest.mark.parametrize("operation", [one for one in Operation if one is not Operation.LEVEL])
def test_every_formula_is_in_the_guide(operation: Operation) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    formula = FORMULAS[operation]
    assert any(formula.name in line and f"| {formula.write()} |" in line for line in text.splitlines())


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_is_in_the_guide(reason: Reason) -> None:
    line = next(
        line for line in GUIDE.read_text(encoding="utf-8").splitlines() if f"`{reason.value}`" in line
    )
    assert line.rstrip().endswith("| có |" if reason.acceptable else "| không |")
