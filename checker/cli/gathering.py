"""The arguments of `checker check` as files: pages and standard input are kept in a folder for the time of a run."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.reading import fetched, is_elsewhere


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that the arguments name, in their order; `shown` has what the user wrote for those that stand for
    something else."""

    paths: tuple[Path, ...]
    shown: Mapping[Path, str]

    @property
    def near(self) -> Path:
        """The first path that is the user's own; settings are looked for, and results named, from there."""
        return next((path for path in self.paths if path not in self.shown), Path())


@contextmanager
def gathered(arguments: Sequence[str]) -> Iterator[Gathered]:
    """The files behind paths, addresses and "-", while the block runs. Raises InputError as `fetched` does."""
    elsewhere = [one for one in dict.fromkeys(arguments) if is_elsewhere(one)]
    with TemporaryDirectory(prefix="checker-") as folder:
        kept = dict(zip(elsewhere, fetched(elsewhere, Path(folder)), strict=True))
        yield Gathered(tuple(kept[one].path if one in kept else Path(one) for one in arguments),
                       {one.path: one.shown for one in kept.values()})
