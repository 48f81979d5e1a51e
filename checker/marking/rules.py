"""What the settings say about findings: another severity, or that they are not to be dealt with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from checker.finding import Evidence, Finding, Severity, State
from checker.pipeline import Comparison
from checker.settings import SEVERITY, Ignore, Settings, pattern

_WILD = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_WILDCARDS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def weighed(comparison: Comparison, settings: Settings) -> Comparison:
    """The comparison with the severities of `[checks.NAME] severity`: one for all findings of the check, or a table
    from the check's own severity to another."""
    levels = {name: options[SEVERITY] for name, options in settings.checks.items() if SEVERITY in options}
    if not levels:
        return comparison
    return replace(comparison, findings=tuple(
        replace(one, severity=_level(levels.get(one.check), one.severity)) for one in comparison.findings))


def _level(said: str | Mapping[str, str] | None, own: Severity) -> Severity:
    if isinstance(said, Mapping):
        said = said.get(own.value)
    return own if said is None else Severity(said)


def ruled(comparison: Comparison, settings: Settings) -> Comparison:
    """The comparison with the findings suppressed that a rule of the settings covers, with the rule's reason. A
    finding that was dealt with already stays as it is."""
    def standing(finding: Finding) -> Finding:
        rule = next((rule for rule in settings.rules if _covers(rule, finding)), None) if finding.state.counts else None
        return replace(finding, state=State.SUPPRESSED, reason=rule.reason) if rule else finding

    return replace(comparison, findings=tuple(standing(one) for one in comparison.findings))


def met(comparison: Comparison, rules: Iterable[Ignore]) -> Iterator[Ignore]:
    """The rules that cover a finding of the comparison, whatever else was said about it."""
    return (rule for rule in rules if any(_covers(rule, finding) for finding in comparison.findings))


def _covers(rule: Ignore, finding: Finding) -> bool:
    sides = (finding.source, finding.target)
    return (rule.check in ("", finding.check)
            and (not rule.path or any(_lies(side, rule) for side in sides))
            and (not (rule.text or rule.value) or any(_says(side, rule) for side in sides)))


def _says(side: Evidence, rule: Ignore) -> bool:
    return _matches(rule.text, side.text) and _matches(rule.value, side.value)


def _matches(wanted: str, written: str) -> bool:
    expression = pattern(wanted)
    return bool(expression.search(written)) if expression else wanted in ("", written)


def _lies(side: Evidence, rule: Ignore) -> bool:
    """Whether the side's file is meant; a file outside of the settings' folder is none of its business."""
    folder, file = rule.folder.resolve(), Path(side.place.file).resolve() if side.place else None
    return file is not None and file.is_relative_to(folder) and bool(
        _glob(rule.path).fullmatch(file.relative_to(folder).as_posix()))


@lru_cache
def _glob(path: str) -> re.Pattern[str]:
    """The glob as in .gitignore: without a slash it means a name in any folder, a folder means all that lies in it."""
    anchored = "/" in path.rstrip("/")
    parts = _WILD.findall(path.strip("/"))
    body = "".join(_WILDCARDS.get(part, re.escape(part)) for part in parts)
    return re.compile(f"{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?")
