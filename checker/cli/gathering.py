"""The arguments of `checker check` as files: pages and standard input are kept in a folder for the time of a run, what
lies in object storage is read when the run comes to it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from checker.reading import fetched, is_elsewhere, is_stored


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that the arguments name, in their order; `shown` has what the user wrote for those that stand for
    something else; `stored` are the addresses in object storage."""

    paths: tuple[Path, ...]
    shown: Mapping[Path, str]
    stored: tuple[str, ...] = ()

    @property
    def near(self) -> Path:
        """The first path that is the user's own; settings are looked for, and results named, from there."""
        return next((path for path in self.paths if path not in self.shown), Path())

    @property
    def first(self) -> Path | None:
        """What results are named after, where there is any."""
        stored = (Path(PurePosixPath(one.partition("?")[0]).name) for one in self.stored)
        return next(iter((*self.paths, *stored)), None)


@contextmanager
def gathered(arguments: Sequence[str]) -> Iterator[Gathered]:
    """The files behind paths, addresses and "-", while the block runs. Raises InputError as `fetched` does."""
    elsewhere = [one for one in dict.fromkeys(arguments) if is_elsewhere(one)]
    stored = tuple(one for one in arguments if is_stored(one))
    with TemporaryDirectory(prefix="checker-") as folder:
        kept = dict(zip(elsewhere, fetched(elsewhere, Path(folder)), strict=True))
        paths = tuple(kept[one].path if one in kept else Path(one) for one in arguments if one not in stored)
        yield Gathered(paths, {one.path: one.shown for one in kept.values()}, stored)
