"""Số lạc kỳ: the finding of a sum names the figure that another period has taken away."""

from giaoban.check import check
from tests.check.builders import claim, reading

WHEN = "2023-M01..M11"


def counts(period: str) -> list[tuple[str, str]]:
    claims = [
        claim("tasks_assigned", "level", WHEN, "486", "nhiệm vụ"),
        claim("tasks_completed", "level", WHEN, "286", "nhiệm vụ"),
        claim("tasks_in_progress", "level", WHEN, "187", "nhiệm vụ"),
        claim("tasks_overdue", "level", period, "13", "nhiệm vụ"),
    ]
    return [(found.code, found.remedy) for found in check([reading(*claims)])]


def test_the_figure_of_another_period_is_named() -> None:
    ((code, remedy),) = counts("2022-M01..M11")
    assert code == "counts-sum"
    assert "“13”" in remedy
    assert "kỳ của nó bị ghi nhầm" in remedy


def test_a_whole_sum_is_left_alone() -> None:
    assert not counts(WHEN)


def test_the_denominator_of_a_rate_is_named() -> None:
    claims = [
        claim("tasks_assigned", "level", WHEN, "627", "nhiệm vụ"),
        claim("tasks_completed", "level", WHEN, "250", "nhiệm vụ"),
        claim("tasks_completed", "share", WHEN, "91.9", "%"),
        claim("tasks_overdue", "level", "2022-M01..M11", "22", "nhiệm vụ"),
    ]
    (found,) = check([reading(*claims)])
    assert found.code == "counts-share"
    assert "“22”" in found.remedy
