"""Where tables for the eyes go: the terminal in its own width, a pipe or a file in one of ours, no line padded."""

from rich.console import Console
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

_PIPE_WIDTH = 120


def console(*, to_error: bool = False, width: int = _PIPE_WIDTH) -> Console:
    """Standard output, or standard error, for what is shown. Into a pipe or a file goes a width of our own: in 80
    columns half of the places are folded."""
    made = Console(highlight=False, stderr=to_error)
    return made if made.is_terminal else Console(highlight=False, width=width, stderr=to_error)


def print_table(table: Table, to: Console) -> None:
    """Print a table without the blanks that Rich fills its lines with: copied from a terminal they come along, and a
    log in a repository is told of for each."""
    for line in to.render_lines(table, pad=False):
        to.print(_without_blanks(line), soft_wrap=True)


def _without_blanks(line: list[Segment]) -> Text:
    text = Text.assemble(*((one.text, one.style or "") for one in line))
    text.rstrip()
    return text
