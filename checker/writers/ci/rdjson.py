"""Reviewdog's diagnostic format (rdjson), which puts findings into the reviews of many hosts."""

import json
from typing import Any

from checker.finding import Severity
from checker.writers.ci._run import Located, Run
from checker.writers.ci._spots import Point, Spot

_SEVERITIES = {Severity.HIGH: "ERROR", Severity.MEDIUM: "WARNING", Severity.LOW: "INFO"}


def document(run: Run) -> str:
    """One JSON object with a diagnostic for every finding that is still open."""
    found = {"source": {"name": "checker"}, "diagnostics": [_diagnostic(one) for one in run.open]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(located: Located) -> dict[str, Any]:
    finding = located.finding
    places = [(evidence, _location(spot)) for evidence, spot in located.sides]
    diagnostic = {"message": located.message, "location": places[0][1], "severity": _SEVERITIES[finding.severity],
                  "code": {"value": finding.check}}
    others = [{"message": evidence.text or "silent here", "location": place} for evidence, place in places[1:]]
    return {**diagnostic, "relatedLocations": others} if others else diagnostic


def _location(spot: Spot) -> dict[str, Any]:
    found: dict[str, Any] = {"path": spot.path}
    if spot.start:
        found["range"] = {"start": _position(spot.start), **({"end": _position(spot.end)} if spot.end else {})}
    return found


def _position(point: Point) -> dict[str, int]:
    """Columns count bytes of UTF-8, as the format says."""
    return {"line": point.line, **({"column": point.byte} if point.byte else {})}
