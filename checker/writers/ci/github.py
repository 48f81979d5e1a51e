"""Workflow commands of GitHub Actions: printed, they become annotations of the lines in a pull request."""

from checker.finding import Severity
from checker.writers.ci._run import Located, Run
from checker.writers.ci._spots import Spot

_COMMANDS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice"}
# As the runner reads them back: in values of properties two characters more than in the message.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def document(run: Run) -> str:
    """A command for every finding that is still open."""
    return "".join(f"{_command(one)}\n" for one in run.open)


def _command(located: Located) -> str:
    finding = located.finding
    spot = next((spot for _, spot in located.sides), None)
    properties = {**(_place(spot) if spot else {}), "title": f"checker: {finding.check}"}
    written = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_message(located).translate(_DATA)}"


def _place(spot: Spot) -> dict[str, str | int]:
    """File, lines and columns. Columns only of one line: for more, the runner would drop the annotation."""
    place: dict[str, str | int] = {"file": spot.path}
    if spot.start:
        end = spot.end or spot.start
        place |= {"line": spot.start.line, "endLine": end.line}
        if spot.start.column and spot.end and end.line == spot.start.line:
            place |= {"col": spot.start.column, "endColumn": end.column}
    return place


def _message(located: Located) -> str:
    """The message, and where the other side stands: an annotation has one place."""
    others = [f"{spot.path}:{spot.start.line}" if spot.start else spot.path for _, spot in located.sides[1:]]
    return "\n".join([located.message, *(f"compare {other}" for other in others)])
