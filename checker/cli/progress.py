"""Progress on a terminal, on standard error, for whatever takes longer than a second."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, Task

Item = TypeVar("Item")
PATIENCE = 1.0


def watched(items: Sequence[Item], what: str, quiet: bool = False) -> Iterator[Item]:
    """The items one by one; a bar with rate and time left appears once `PATIENCE` seconds have passed."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    bar = _bar()
    began, task = time.monotonic(), bar.add_task(what, total=len(items))
    try:
        for item in items:
            if not bar.live.is_started and time.monotonic() - began > PATIENCE:
                bar.start()
            yield item
            bar.advance(task)
    finally:
        bar.stop()


class Counting(Protocol):
    """What says itself how much it is."""

    @property
    def size(self) -> int:
        """How many items of the whole."""
        ...


Counted = TypeVar("Counted", bound=Counting)


def counted(items: Iterable[Counted], total: int | None, quiet: bool = False) -> Iterator[Counted]:
    """The items one by one, with a bar that moves by the size of each: for work of minutes and hours, with the rate."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    with _bar() as bar:
        task = bar.add_task("checking", total=total)
        for item in items:
            yield item
            bar.advance(task, item.size)


def _bar() -> "Progress":
    """Done, of how many, how many a second, how long still."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Items a second, over the last minute."""

        def render(self, task: "Task") -> Text:
            """Nothing before the first is done."""
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.1f}/s" if speed else "")

    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
                    console=Console(stderr=True), transient=True, speed_estimate_period=60)
