"""Confidence corrected by what a desk has decided: a check says how sure it is, decisions say how often it was right.

**Estimate.** Of the findings of a check that were confirmed or dismissed (n, confirmed k) the measured confidence is
the mean of a Beta distribution: (k + w·m) / (n + w). The prior's mean m is the check's own mean figure for these very
findings and its weight w = 10, so that ten decisions count as much as the check's word; below 20 decisions nothing is
estimated. Findings of one severity are estimated apart where they have 20 decisions too; their prior's mean is then
what the decisions on the other severities, if there are 20, make of their own figure: no decision counts twice.

**Use.** All figures of the check are moved by the same distance on the scale of log-odds, so that what it is surer of
stays what it is surer of (Platt 1999, with the intercept alone).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import exp, log
from typing import Any

from checker.decision import Decision, Judgement, last
from checker.errors import SettingsError
from checker.finding import Finding, Severity
from checker.settings import unknown

MINIMUM = 20
PRIOR_WEIGHT = 10.0
_MARGIN = 0.01  # nothing is certain, and log-odds end before 0 and 1
_SETTLED = (Judgement.CONFIRMED, Judgement.DISMISSED)
_WHOLE = ""  # the severity under which the estimate for a whole check stands


@dataclass(frozen=True, slots=True)
class Calibration:
    """The mean confidence that a check `stated`, what decisions `measured`, and from how many `decisions`."""

    stated: float
    measured: float
    decisions: int

    def corrected(self, confidence: float) -> float:
        """What the check's figure is worth."""
        odds = _log_odds(confidence) + _log_odds(self.measured) - _log_odds(self.stated)
        return round(_within(1 / (1 + exp(-odds))), 3)


# By check, then by severity; under "" that of the whole check.
Calibrations = Mapping[str, Mapping[str, Calibration]]


def calibrated(findings: Iterable[Finding], calibrations: Calibrations) -> tuple[Finding, ...]:
    """The findings with their confidence corrected where there is an estimate; what the check said stays in `stated`.
    """
    return tuple(_corrected(finding, calibrations.get(finding.check, {})) for finding in findings)


def estimated(decisions: Iterable[Decision]) -> dict[str, dict[str, Calibration]]:
    """What a history of decisions tells of each check; nothing of one with fewer than MINIMUM decisions.

    Of the decisions on a finding the last counts. Those that do not record what the check had said are passed over.
    """
    by_check: dict[str, list[Decision]] = defaultdict(list)
    for one in last(decisions).values():
        if usable(one):
            by_check[one.check].append(one)
    return {check: _of_check(some) for check, some in sorted(by_check.items()) if len(some) >= MINIMUM}


def usable(decision: Decision) -> bool:
    """Whether a decision settles a finding whose confidence it records."""
    return decision.judgement in _SETTLED and decision.confidence is not None


def from_table(table: Mapping[str, Any], checks: Collection[str], *, place: str) -> Calibrations:
    """The calibrations in the settings' table `[calibration]`, as `as_table` has made it.

    Raises SettingsError for a check that is not among `checks`, a key or a figure that can't be right.
    """
    for check in table:
        if check not in checks:
            raise unknown(check, checks, place=place, what="check")
    return {check: {_WHOLE: _calibration(figures, f"calibration.{check}", place)} | {
        severity.value: _calibration(figures[severity.value], f"calibration.{check}.{severity}", place)
        for severity in Severity if severity.value in figures} for check, figures in table.items()}


def as_table(calibrations: Calibrations) -> dict[str, dict[str, Any]]:
    """The calibrations as the settings keep them: `[calibration.number]`, and `[calibration.number.high]` below it."""
    return {check: _figures(ones[_WHOLE]) | {severity: _figures(one) for severity, one in ones.items() if severity}
            for check, ones in calibrations.items()}


def _corrected(finding: Finding, calibrations: Mapping[str, Calibration]) -> Finding:
    one = calibrations.get(finding.severity.value, calibrations.get(_WHOLE))
    if one is None or finding.stated is not None:
        return finding  # once is enough: since then the settings may have given it another severity
    return replace(finding, confidence=one.corrected(finding.own_confidence), stated=finding.own_confidence)


def _of_check(decisions: Sequence[Decision]) -> dict[str, Calibration]:
    found = {_WHOLE: _estimate(decisions)}
    for level in reversed(Severity):
        some, others = ([one for one in decisions if (one.severity is level) == of_it] for of_it in (True, False))
        if others and len(some) >= MINIMUM:
            found[level.value] = _estimate(some, others)
    return found


def _estimate(decisions: Sequence[Decision], others: Sequence[Decision] = ()) -> Calibration:
    stated = _within(sum(one.confidence or 0.0 for one in decisions) / len(decisions))
    prior = _estimate(others).corrected(stated) if len(others) >= MINIMUM else stated
    right = sum(one.judgement is Judgement.CONFIRMED for one in decisions)
    measured = (right + PRIOR_WEIGHT * prior) / (len(decisions) + PRIOR_WEIGHT)
    return Calibration(round(stated, 3), round(_within(measured), 3), len(decisions))


def _calibration(figures: Any, name: str, place: str) -> Calibration:
    known = [one.name for one in fields(Calibration)]
    strange = next((key for key in figures if key not in known and key not in list(Severity)), None) \
        if isinstance(figures, Mapping) else None
    if strange:
        raise unknown(strange, known, place=f"{place}: [{name}]", what="key")
    try:
        one = Calibration(*(figures[key] for key in known))
        if 0 < one.stated < 1 and 0 < one.measured < 1:
            return one
    except (KeyError, TypeError):
        pass
    raise SettingsError(f"[{name}] needs stated and measured, both between 0 and 1, and decisions", place=place,
                        advice="let 'checker calibrate --write' write it anew, or take it out")


def _figures(one: Calibration) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _within(share: float) -> float:
    return min(max(share, _MARGIN), 1 - _MARGIN)


def _log_odds(share: float) -> float:
    return log(_within(share) / (1 - _within(share)))
