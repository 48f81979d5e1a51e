"""SARIF 2.1.0 (OASIS), which GitHub's code scanning, editors and archives of findings read."""

import inspect
import json
from typing import Any
from urllib.parse import quote

from checker.checks import Check, all_checks
from checker.finding import Finding, Severity, State
from checker.marking.baseline import Known
from checker.signature import program_version
from checker.writers.ci._run import Located, Run
from checker.writers.ci._spots import Point, Spot

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_FINGERPRINT = "checker/v1"
# Decisions lie in a database; a comment or a rule of the settings lies with the text.
_SUPPRESSIONS = {State.DISMISSED: "external", State.SUPPRESSED: "inSource"}
_BASELINE = {State.KNOWN: "unchanged", State.REOPENED: "updated"}


def document(run: Run) -> str:
    """One SARIF log with one run. Every finding stands in it, also those that were dealt with; with a baseline, also
    what is gone since."""
    checks = list(all_checks().values())
    results = [_result(one, run.fixed is not None) for one in run]
    results += [_absent(one) for one in run.fixed or ()]
    driver = {"name": "checker", "version": program_version(), "rules": [_rule(check) for check in checks]}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"signature": str(run.result.signature)},
    }]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: type[Check]) -> dict[str, Any]:
    text = inspect.getdoc(check) or ""
    summary, _, rest = text.partition("\n\n")
    return {"id": check.name, "shortDescription": {"text": " ".join(summary.split())},
            "fullDescription": {"text": " ".join(rest.partition("\n\n")[0].split())}, "help": {"text": text}}


def _result(located: Located, with_baseline: bool) -> dict[str, Any]:
    finding = located.finding
    found: dict[str, Any] = {
        "ruleId": finding.check, "level": _LEVELS[finding.severity], "message": {"text": located.message},
        "locations": [_location(spot) for _, spot in located.sides[:1]],
        "relatedLocations": [
            {"id": number, "message": {"text": evidence.text or "silent here"}, **_location(spot)}
            for number, (evidence, spot) in enumerate(located.sides[1:], 1)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "rank": round(100 * finding.confidence, 1),
    }
    if finding.state in _SUPPRESSIONS:
        found["suppressions"] = [{"kind": _SUPPRESSIONS[finding.state], "status": "accepted",
                                  "justification": finding.reason}]
    if with_baseline:
        found["baselineState"] = _BASELINE.get(finding.state, "new")
    return {**found, "properties": _properties(finding)}


def _absent(known: Known) -> dict[str, Any]:
    return {"ruleId": known.check, "message": {"text": known.message}, "baselineState": "absent",
            "partialFingerprints": {_FINGERPRINT: known.fingerprint}, "properties": {"pair": known.pair}}


def _properties(finding: Finding) -> dict[str, Any]:
    return {"pair": finding.pair, "severity": finding.severity.value, "confidence": finding.confidence,
            "state": finding.state.value, "digest": finding.digest,
            "sourceValue": finding.source.value, "targetValue": finding.target.value}


def _location(spot: Spot) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(spot.path), "uriBaseId": "%SRCROOT%"}}
    if spot.start:
        physical["region"] = {**_point(spot.start, "startLine", "startColumn"),
                              **(_point(spot.end, "endLine", "endColumn") if spot.end else {})}
    return {"physicalLocation": physical}


def _point(point: Point, line: str, column: str) -> dict[str, int]:
    return {line: point.line, **({column: point.column} if point.column else {})}
