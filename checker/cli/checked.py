"""What came out for one pair and what is to be done about it: its findings under the settings of its folder."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.cli.output import Outcome
from checker.finding import Finding, Severity
from checker.marking import marked, rules_met, worth_showing
from checker.marking.baseline import Known
from checker.pipeline import Comparison, Instruments, Result
from checker.recalling import Comparing
from checker.settings import NEVER, Ignore, Settings
from checker.signature import Signature


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out for a pair, and the settings that it was checked with."""

    comparison: Comparison
    settings: Settings

    def with_findings(self, findings: Sequence[Finding]) -> "Checked":
        """The same with these findings."""
        return replace(self, comparison=replace(self.comparison, findings=tuple(findings)))

    @property
    def worth_showing(self) -> "Checked":
        """The same without the findings below the settings' `min_severity`."""
        return replace(self, comparison=worth_showing(self.comparison, self.settings))

    @property
    def rules_met(self) -> tuple[str, ...]:
        """The places of the settings' rules that something here speaks for."""
        return tuple(place_of(rule) for rule in rules_met(self.comparison, self.settings))

    @property
    def failing(self) -> list[Finding]:
        """The findings that count and are at or above the settings' `fail_on`."""
        level = self.settings.fail_on
        return [one for one in self.comparison.findings if level != NEVER and one.state.counts
                and one.severity.rank >= Severity(level).rank]


def place_of(rule: Ignore) -> str:
    """Which rule it is, wherever the program runs."""
    return f"{rule.origin.file.resolve()}:{rule.origin.line}"


def checked_findings(checked: Sequence[Checked]) -> list[Finding]:
    """The findings of everything checked, in its order."""
    return [finding for one in checked for finding in one.comparison.findings]


def outcome_of(checked: Sequence[Checked], signed: Signature, gone: tuple[Known, ...] | None) -> Outcome:
    """What a run came to; `gone` is what of a baseline is fixed."""
    failing = frozenset(finding.fingerprint for one in checked for finding in one.failing)
    return Outcome(Result(tuple(one.comparison for one in checked), signed), failing, gone)


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for the articles of a folder: the settings, and how they ask for texts to be compared."""

    settings: Settings
    comparing: Comparing

    @property
    def used(self) -> Instruments:
        """The instruments that the settings ask for."""
        return self.comparing.used

    def checked(self, comparison: Comparison) -> Checked:
        """The comparison with what the settings and the text say about its findings."""
        return Checked(marked(comparison, self.settings, self.used.checks), self.settings)
