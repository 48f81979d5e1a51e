"""What is done on the machines of a cluster: sources read and cut into portions, portions checked by the very functions
that workers on one machine use. Nothing here knows of the engine that carries it there."""

import gc
import os
import platform
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.compiled import whole_program
from checker.embedding import AS_THEY_ARE, Calibrated, Encoder, Scale
from checker.errors import CheckerError, WorkError
from checker.reading import Pair, Row
from checker.running.checking import Judge, Judging, digest_of, outcome
from checker.running.cutting import Item, Portion, portions
from checker.running.forgetting import forget_sentences

if TYPE_CHECKING:
    import polars as pl

# Gives the items of a table, or of whatever else is read by one machine.
Source = Callable[[], Iterator[Item]]
# Portions are numbered within their source; no source has so many.
_NUMBERS = 10_000_000


@dataclass(frozen=True, slots=True)
class Kit:
    """All that a worker elsewhere needs: what opens its encoder, the judges, whether it goes on past what can't be read
    or checked, the scale on which the encoder is read, the digests of parts that are done, where the run was started,
    folders that must be `seen` from here as from there, and the program that is to run."""

    opening: Callable[[], Encoder]
    judging: Judging
    keep_going: bool
    scale: Scale = AS_THEY_ARE
    known: Mapping[int, str] = field(default_factory=dict)
    home: Path = field(default_factory=Path.cwd)
    seen: tuple[Path, ...] = ()
    program: str = field(default_factory=whole_program)
    collecting: tuple[int, int, int] = field(default_factory=gc.get_threshold)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a portion: its number, the digest of all it was made from, its tables and counts. Without tables a
    part with this digest is there already; with a `failure` the run is to end."""

    number: int
    digest: str = ""
    tables: "Mapping[str, pl.DataFrame] | None" = None
    counts: Mapping[str, int] = field(default_factory=dict)
    failure: CheckerError | None = None


def cut(number: int, source: Source, home: Path) -> Iterator[Portion | Done]:
    """The portions of the source with this number; what can't be read ends them with a failure. `home` is where the
    paths of files on this machine count from."""
    start = number * _NUMBERS
    try:
        _go(home)
        for portion in portions(source()):
            yield Portion(start + portion.number, portion.items)
    except CheckerError as error:
        yield Done(start, failure=error)
    except Exception as error:
        yield Done(start, failure=_fault(error))


class Worker:
    """Checks portions; what it needs for that is made once, when the first comes."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._judge: Callable[[Row | Pair], Judge] | None = None

    def done(self, given: Portion | Done) -> Done:
        """What comes of a portion, whatever happens; a failure is passed on."""
        if isinstance(given, Done):
            return given
        try:
            return self._done(given)
        except CheckerError as error:
            return Done(given.number, failure=error)
        except Exception as error:
            return Done(given.number, failure=_fault(error))

    def _done(self, portion: Portion) -> Done:
        from checker.tables import part_tables

        judge = self._judge = self._judge or self._ready()
        digest = digest_of(portion.items, judge)
        if self._kit.known.get(portion.number) == digest:
            return Done(portion.number, digest)
        out = outcome(portion.items, judge, keep_going=self._kit.keep_going)
        forget_sentences()
        return Done(portion.number, digest, part_tables(out.comparisons, out.problems), out.counts)

    def _ready(self) -> Callable[[Row | Pair], Judge]:
        gc.set_threshold(*self._kit.collecting)
        _require_same(self._kit)
        return self._kit.judging(Calibrated(self._kit.opening(), lambda _: self._kit.scale))


def _require_same(kit: Kit) -> None:
    """Raise WorkError where this machine would give another result than the one that the run was started on."""
    if whole_program() != kit.program:
        raise WorkError("has another version of this program, or of Python, than where the run was started",
                        place=platform.node(), advice="install the same on every machine")
    if unseen := [one for one in kit.seen if not one.exists()]:
        raise WorkError(f"does not see {unseen[0]}", place=platform.node(),
                        advice="put articles where every machine has them at the same path, or into a table")
    _go(kit.home)


def _go(home: Path) -> None:
    """Relative paths count from where the run was started, where this machine has that."""
    if home.is_dir():
        os.chdir(home)


def _fault(error: Exception) -> WorkError:
    return WorkError(f"{type(error).__name__}: {error}\n{''.join(traceback.format_exception(error))}",
                     advice="this is a fault of the program; please report it")
