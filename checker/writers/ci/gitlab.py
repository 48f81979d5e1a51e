"""A code quality report of GitLab: its findings stand in the merge request, beside the lines."""

import json
from typing import Any

from checker.finding import Severity
from checker.writers.ci._run import Located, Run

_SEVERITIES = {Severity.HIGH: "critical", Severity.MEDIUM: "major", Severity.LOW: "minor"}


def document(run: Run) -> str:
    """A JSON list with an object for every finding that is still open."""
    return json.dumps([_entry(one) for one in run.open], ensure_ascii=False, indent=2) + "\n"


def _entry(located: Located) -> dict[str, Any]:
    finding = located.finding
    _, spot = located.sides[0]
    # GitLab wants a line: the first, of a file that shows none.
    begin = spot.start.line if spot.start else 1
    end = spot.end.line if spot.end else begin
    return {
        "description": located.message, "check_name": finding.check, "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": spot.path, "lines": {"begin": begin, "end": end}},
    }
