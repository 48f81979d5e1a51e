"""What is to be checked: which files, folders and addresses, and which of their changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.reading import Fields, is_table
from checker.reading.git import changed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be checked: these files and folders; of them, only what has changed `since` a revision, and only the
    files named, as part of the folder `within`; and what the table `pairs` names. `shown` has what the user wrote for
    files that stand for something else; `stored` are addresses in object storage."""

    paths: tuple[Path, ...]
    since: str | None = None
    within: Path | None = None
    pairs: Path | None = None
    shown: Mapping[Path, str] = field(default_factory=dict)
    stored: tuple[str, ...] = ()

    def tables(self, fields: Fields) -> list[Path]:
        """The tables; a table belongs to no folder of pairs."""
        return [] if self.within else [path for path in self.paths if is_table(path, fields)]

    def articles(self, fields: Fields) -> list[Path]:
        """The files and folders in which pairs are looked for."""
        return [self.within] if self.within else [path for path in self.paths if not is_table(path, fields)]

    @property
    def only(self) -> frozenset[Path] | None:
        """The files that a pair must have one of; None when all are wanted. Raises InputError as `changed` does."""
        named = frozenset(path.resolve() for path in self.paths) if self.within else None
        if self.since is None:
            return named
        named_folders = [self.within] if self.within else []
        asked = [*named_folders, *self.paths, *([self.pairs] if self.pairs else [])]
        folders = dict.fromkeys(path if path.is_dir() else path.parent for path in asked if path not in self.shown)
        since = frozenset(file for folder in folders for file in changed(folder, self.since))
        return since if named is None else since & named
