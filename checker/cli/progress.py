"""Progress on a terminal, on standard error, for whatever takes longer than a second."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
PATIENCE = 1.0


def watched(items: Sequence[Item], what: str, quiet: bool = False) -> Iterator[Item]:
    """The items one by one; a bar with rate and time left appears once `PATIENCE` seconds have passed."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                   console=Console(stderr=True), transient=True)
    began, task = time.monotonic(), bar.add_task(what, total=len(items))
    try:
        for item in items:
            if not bar.live.is_started and time.monotonic() - began > PATIENCE:
                bar.start()
            yield item
            bar.advance(task)
    finally:
        bar.stop()
