"""What the terminal shows of a result. Right-to-left words stand in Unicode isolates (UAX #9), so that a terminal with
bidirectional support orders them rightly and one without shows them in logical order, unmixed with what surrounds them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.cli.console import print_table
from checker.finding import Evidence, Finding, Severity, State
from checker.languages import isolated
from checker.marking.baseline import Known
from checker.pipeline import Comparison, Result
from checker.running import ALONE, PAIRS, PROBLEMS, TEXTS, counted_as, counts_of
from checker.signature import Signature

if TYPE_CHECKING:
    from polars import DataFrame

COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


def show(result: Result, console: Console, gone: Sequence[Known] | None = None) -> None:
    """Print the findings that are still to be dealt with, a table for each pair that has some, what of the baseline is
    gone, then the totals of all with the signature."""
    counting = (replace(one, findings=tuple(finding for finding in one.findings if finding.state.counts))
                for one in result.comparisons)
    _show(counting, result, console, gone)


def show_all(result: Result, console: Console, gone: Sequence[Known] | None = None) -> None:
    """The same with the findings that were dealt with."""
    _show(result.comparisons, result, console, gone)


def show_tables(tables: Iterable["DataFrame"], counts: Mapping[str, int], signature: Signature, console: Console, *,
                dealt_with: bool) -> None:
    """The same for a run too big to be held: the findings of one table after another, those that were `dealt_with` only
    when asked for, then the totals."""
    from checker.tables import findings_of

    for table in tables:
        wanted = (one for one in findings_of(table) if dealt_with or one.state.counts)
        for pair, findings in groupby(wanted, key=lambda one: one.pair):
            console.print(Text(pair, style="bold underline"))
            print_table(_table(list(findings)), console)
    console.print(_totals(counts, signature))


def _show(comparisons: Iterable[Comparison], result: Result, console: Console, gone: Sequence[Known] | None) -> None:
    for comparison in comparisons:
        if comparison.findings:
            console.print(Text(comparison.name, style="bold underline"))
            print_table(_table(comparison.findings), console)
    if gone:
        console.print(_gone(gone))
    console.print(_totals(counts_of(result.comparisons), result.signature))


def _gone(known: Sequence[Known]) -> Text:
    lines = [f"{one.pair}  {one.check}  {one.message}" for one in known]
    said = f"fixed since the baseline ({len(known)}); `checker baseline write` takes them out:"
    return Text.assemble((said, "green"), "\n  ", "\n  ".join(lines), "\n")


def _table(findings: Sequence[Finding]) -> Table:
    """Severity and check, then the message with the places and words of both sides below it."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        sides = [_side(side) for side in (finding.source, finding.target) if side.place]
        lines = [Text(finding.message), *_decided(finding), *sides]
        table.add_row(Text(finding.severity.value, style=COLOURS[finding.severity]), finding.check,
                      Text("\n").join(lines))
    return table


def _decided(finding: Finding) -> list[Text]:
    """What was decided about the finding, if anything was."""
    if finding.state is State.OPEN:
        return []
    return [Text.assemble((finding.state.value, "green"), f" ({isolated(finding.reason)})" if finding.reason else "")]


def _side(evidence: Evidence) -> Text:
    words = (isolated(evidence.text), "bold") if evidence.text else ("(silent here)", "dim")
    return Text.assemble((str(evidence.place), "cyan"), "  ", words)


def _totals(counts: Mapping[str, int], signature: Signature) -> Text:
    def of(severities: Iterable[Severity], states: Iterable[State]) -> int:
        return sum(counts.get(counted_as(one, state), 0) for one in severities for state in states)

    counting = [state for state in State if state.counts]
    found = of(Severity, counting)
    parts = [f" ({', '.join(f'{of([one], counting)} {one}' for one in reversed(Severity))}) in {_size(counts)}"]
    if alone := counts.get(ALONE, 0):
        parts.append(f"; {alone} sentence{'s' * (alone != 1)} without partner, not compared")
    if problems := counts.get(PROBLEMS, 0):
        parts.append(f"; {problems} could not be checked")
    settled = {state: count for state in State if not state.counts and (count := of(Severity, [state]))}
    if settled:
        of_them = ", ".join(f"{count} {state}" for state, count in settled.items())
        parts.append(f"; {sum(settled.values())} settled ({of_them})")
    heading = f"{found} finding{'s' * (found != 1)}"
    return Text.assemble((heading, "bold"), *parts, (f"\n{signature}", "dim"))


def _size(counts: Mapping[str, int]) -> str:
    named = [f"{count} {what}{'s' * (count != 1)}" for name, what in ((PAIRS, "pair"), (TEXTS, "text"))
             if (count := counts.get(name, 0))]
    return " and ".join(named) or "0 pairs"
