"""Marking: findings → the same findings, each with what was said about it: by the settings, in the text, before."""

from collections.abc import Sequence
from dataclasses import replace

from checker.calibration import Calibrations, calibrated, from_table
from checker.checks import Check, all_checks
from checker.checks.translation import Translation
from checker.finding import Severity
from checker.marking.comments import commented
from checker.marking.rules import met, ruled, weighed
from checker.pipeline import Comparison
from checker.settings import Ignore, Settings

__all__ = ["corrections", "marked", "rules_met", "worth_showing"]


def corrections(settings: Settings) -> Calibrations:
    """How sure the settings say that findings are. Raises SettingsError for a check or a figure that can't be right."""
    return from_table(settings.calibration, all_checks(), place=settings.place("calibration"))


def marked(comparison: Comparison, settings: Settings, checks: Sequence[Check]) -> Comparison:
    """The comparison with the confidence and the severities that the settings give, and its findings suppressed that a
    rule of the settings or a comment in the text covers; comments that cover none are findings of their own. `checks`
    are those that ran. How sure a check is was measured by its own severities, so that is corrected first.

    Raises SettingsError as `corrections` does."""
    sure = replace(comparison, findings=calibrated(comparison.findings, corrections(settings)))
    return ruled(weighed(commented(sure, checks), settings), settings)


def rules_met(comparison: Comparison, settings: Settings) -> tuple[Ignore, ...]:
    """The rules of the settings that something in a marked comparison speaks for. Texts that are no translations of
    each other were not compared: that speaks for all of them."""
    if any(finding.check == Translation.name for finding in comparison.findings):
        return settings.rules
    return tuple(met(comparison, settings.rules))


def worth_showing(comparison: Comparison, settings: Settings) -> Comparison:
    """The comparison without the findings below the settings' `min_severity`."""
    least = Severity(settings.min_severity).rank
    return replace(comparison, findings=tuple(one for one in comparison.findings if one.severity.rank >= least))
