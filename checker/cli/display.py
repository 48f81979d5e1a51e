"""What the terminal shows of a result. Right-to-left words stand in Unicode isolates (UAX #9), so that a terminal with
bidirectional support orders them rightly and one without shows them in logical order, unmixed with what surrounds them.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.finding import Evidence, Finding, Severity
from checker.languages import isolated
from checker.pipeline import Comparison, Result

COLOURS = {Severity.HIGH: "bold red", Severity.MEDIUM: "yellow", Severity.LOW: "dim"}


def show(result: Result, console: Console) -> None:
    """Print the findings, a table for each pair that has some, then the totals with the signature."""
    for comparison in result.comparisons:
        if comparison.findings:
            console.print(Text(comparison.name, style="bold underline"))
            console.print(_table(comparison.findings))
    console.print(_totals(result))


def _table(findings: Sequence[Finding]) -> Table:
    """Severity and check, then the message with the places and words of both sides below it."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        lines = [Text(finding.message), *(_side(side) for side in (finding.source, finding.target) if side.place)]
        table.add_row(Text(finding.severity.value, style=COLOURS[finding.severity]), finding.check,
                      Text("\n").join(lines))
    return table


def _side(evidence: Evidence) -> Text:
    words = (isolated(evidence.text), "bold") if evidence.text else ("(silent here)", "dim")
    return Text.assemble((str(evidence.place), "cyan"), "  ", words)


def _totals(result: Result) -> Text:
    findings = result.findings
    counts = [f"{sum(finding.severity == one for finding in findings)} {one.value}" for one in reversed(Severity)]
    parts = [f" ({', '.join(counts)}) in {_size(result.comparisons)}"]
    aligned = [one.alignment for one in result.comparisons if one.alignment]
    if alone := sum(len(one.source_alone) + len(one.target_alone) for one in aligned):
        parts.append(f"; {alone} sentence{'s' * (alone != 1)} without partner, not compared")
    heading = f"{len(findings)} finding{'s' * (len(findings) != 1)}"
    return Text.assemble((heading, "bold"), *parts, (f"\n{result.signature}", "dim"))


def _size(comparisons: Sequence[Comparison]) -> str:
    pairs = sum(one.alignment is not None for one in comparisons)
    texts = len(comparisons) - pairs
    named = [f"{count} {what}{'s' * (count != 1)}" for count, what in ((pairs, "pair"), (texts, "text")) if count]
    return " and ".join(named)
