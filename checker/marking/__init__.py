"""Marking: findings → the same findings, each with what was said about it: by the settings, in the text, before."""

from collections.abc import Sequence

from checker.checks import Check
from checker.marking.comments import commented
from checker.marking.rules import ruled, weighed
from checker.pipeline import Comparison
from checker.settings import Settings

__all__ = ["marked"]


def marked(comparison: Comparison, settings: Settings, checks: Sequence[Check]) -> Comparison:
    """The comparison with the severities that the settings give, and its findings suppressed that a rule of the
    settings or a comment in the text covers; comments that cover none are findings of their own. `checks` are those
    that ran."""
    return ruled(weighed(commented(comparison, checks), settings), settings)
