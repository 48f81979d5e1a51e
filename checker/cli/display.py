"""What the terminal shows of a result. Right-to-left words stand in Unicode isolates (UAX #9), so that a terminal with
bidirectional support orders them rightly and one without shows them in logical order, unmixed with what surrounds them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.finding import Evidence, Finding, Severity, State
from checker.languages import isolated
from checker.marking.baseline import Known
from checker.pipeline import Comparison, Result

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


def _show(comparisons: Iterable[Comparison], result: Result, console: Console, gone: Sequence[Known] | None) -> None:
    for comparison in comparisons:
        if comparison.findings:
            console.print(Text(comparison.name, style="bold underline"))
            console.print(_table(comparison.findings))
    if gone:
        console.print(_gone(gone))
    console.print(_totals(result))


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


def _totals(result: Result) -> Text:
    findings = [finding for finding in result.findings if finding.state.counts]
    settled = Counter(finding.state for finding in result.findings if not finding.state.counts)
    counts = [f"{sum(finding.severity == one for finding in findings)} {one.value}" for one in reversed(Severity)]
    parts = [f" ({', '.join(counts)}) in {_size(result.comparisons)}"]
    aligned = [one.alignment for one in result.comparisons if one.alignment]
    if alone := sum(len(one.source_alone) + len(one.target_alone) for one in aligned):
        parts.append(f"; {alone} sentence{'s' * (alone != 1)} without partner, not compared")
    if settled:
        of_them = ", ".join(f"{settled[state]} {state}" for state in State if settled[state])
        parts.append(f"; {settled.total()} settled ({of_them})")
    heading = f"{len(findings)} finding{'s' * (len(findings) != 1)}"
    return Text.assemble((heading, "bold"), *parts, (f"\n{result.signature}", "dim"))


def _size(comparisons: Sequence[Comparison]) -> str:
    pairs = sum(one.alignment is not None for one in comparisons)
    texts = len(comparisons) - pairs
    named = [f"{count} {what}{'s' * (count != 1)}" for count, what in ((pairs, "pair"), (texts, "text")) if count]
    return " and ".join(named) or "0 pairs"
