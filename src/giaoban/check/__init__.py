"""Kiểm tra: findings on readings and on the book; pure, handed values only."""

from giaoban.check.checker import check, review
from giaoban.check.finding import Finding, Review, Verdict

__all__ = ["Finding", "Review", "Verdict", "check", "review"]
