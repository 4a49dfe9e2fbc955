"""Tính toán: figures in, derived figures out, each with formula and inputs, or a typed refusal."""

from giaoban.compute.derived import Derived, Input
from giaoban.compute.formula import FORMULAS, Operation, Role
from giaoban.compute.growth import growth, growth_gap
from giaoban.compute.overview import derive_all, rankings
from giaoban.compute.pace import Course, pace
from giaoban.compute.part import contribution, contributions, plan_share, share
from giaoban.compute.rank import rank
from giaoban.compute.refusal import Reason, Refusal, Rules
from giaoban.compute.span import cumulative, remaining, remaining_growth

__all__ = [
    "FORMULAS",
    "Course",
    "Derived",
    "Input",
    "Operation",
    "Reason",
    "Refusal",
    "Role",
    "Rules",
    "contribution",
    "contributions",
    "cumulative",
    "derive_all",
    "growth",
    "growth_gap",
    "pace",
    "plan_share",
    "rank",
    "rankings",
    "remaining",
    "remaining_growth",
    "share",
]
