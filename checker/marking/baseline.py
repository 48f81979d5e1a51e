"""The baseline: the findings that a newsroom had when it began to check, kept so that only new ones fail a run.

A file of JSON Lines, a finding a line, sorted: two branches that both wrote it merge without a conflict, but where they
disagree.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from checker.errors import InputError
from checker.finding import Finding, State

CHANGED = "in the baseline, but one of its sentences has changed since"


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding of the baseline. `fingerprint` and `digest` say which; the rest is for whoever reads the file."""

    pair: str
    check: str
    fingerprint: str
    digest: str
    message: str


Baseline = Mapping[str, tuple[Known, ...]]


def read_baseline(path: Path) -> Baseline:
    """The findings of a baseline by fingerprint. Raises InputError, with the line, for a file that is none."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise InputError("no such baseline", place=str(path),
                         advice=f"write it: checker baseline write PATH… --baseline {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read ({error})", place=str(path), advice="write the baseline anew") from None
    found: dict[str, tuple[Known, ...]] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            one = _known(line, f"{path}:{number}")
            found[one.fingerprint] = (*found.get(one.fingerprint, ()), one)
    return found


def _known(line: str, place: str) -> Known:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise InputError("holds a merge conflict", place=place,
                         advice="keep the lines of both sides, without the marks")
    try:
        row = json.loads(line)
        return Known(**{one.name: _text(row[one.name]) for one in fields(Known)})
    except (ValueError, KeyError, TypeError):
        names = ", ".join(one.name for one in fields(Known))
        raise InputError(f"is no finding of a baseline (an object with {names})", place=place,
                         advice="correct the line, or write the baseline anew") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def baseline_text(findings: Iterable[Finding], others: Iterable[Known] = ()) -> str:
    """The baseline of those findings that count, with `others` of pairs that were not looked at, as its file has it."""
    kept = {Known(one.pair, one.check, one.fingerprint, one.digest, one.message)
            for one in findings if one.state.counts}.union(others)
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in sorted(kept))


def against(findings: Iterable[Finding], baseline: Baseline) -> tuple[Finding, ...]:
    """The findings as the baseline leaves them: known, open again where a sentence of one has changed, or new. What an
    editor has decided since, or a comment suppresses, stays as it is."""
    return tuple(_standing(finding, baseline.get(finding.fingerprint, ())) for finding in findings)


def _standing(finding: Finding, known: tuple[Known, ...]) -> Finding:
    if not known or finding.state is not State.OPEN:
        return finding
    if any(one.digest == finding.digest for one in known):
        return replace(finding, state=State.KNOWN, reason="in the baseline")
    return replace(finding, state=State.REOPENED, reason=CHANGED)


def fixed(findings: Iterable[Finding], baseline: Baseline, pairs: Collection[str]) -> tuple[Known, ...]:
    """The baseline's findings that are gone, of the pairs that were looked at."""
    here = {finding.fingerprint for finding in findings}
    return tuple(sorted(known[0] for fingerprint, known in baseline.items()
                        if fingerprint not in here and known[0].pair in pairs))
