"""The folder of a run under way: its lock, and what is done so far, in parts that can be trusted or are done again.

A part lies in a folder of its own that is renamed into place when it is whole, with the digest of all that it was made
from and of the files in it. So whatever ends a run, a later one takes over what is whole and made from the same.
"""

import errno
import hashlib
import json
import os
import platform
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from checker.errors import InputError, WorkError

if TYPE_CHECKING:
    import polars as pl

NAME = ".run"
_LOCK = "lock"
_HOLDER = "process"
_ABOUT = "part.json"
# A folder that takes nothing however much room there is.
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: its folder, and the counts that its maker kept with it."""

    folder: Path
    counts: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many items went into it."""
        return sum(self.counts.get(name, 0) for name in ("pairs", "texts", "problems"))

    @property
    def sound(self) -> bool:
        """Whether its files are as they were written."""
        return _is_sound(self.folder, _about(self.folder))

    def table(self, name: str) -> Path:
        """Where a table of the part lies."""
        return self.folder / f"{name}.parquet"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """`.run` below the folder that results go to. Picklable: workers write parts, the process that started them holds
    the lock."""

    path: Path

    @classmethod
    def below(cls, output: Path) -> "RunFolder":
        """The folder of the run whose results go to `output`."""
        return cls(output / NAME)

    def lock(self, *, resume: bool) -> "Lock":
        """Take the folder for this run (made when missing); without `resume` what lies in it is removed.

        Raises WorkError when another run has it, InputError when it can't be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            held = Lock(self.path)
        except OSError as error:
            raise unwritable(self.path.parent, error) from None
        if not resume:
            for one in self.path.iterdir():
                if one.is_dir():
                    shutil.rmtree(one)
        return held

    def part(self, number: int, digest: str) -> Part | None:
        """The part of this number if it is whole and was made from what `digest` says."""
        about = _about(self._folder(number))
        if about.get("digest") != digest:
            return None
        part = Part(self._folder(number), about["counts"])
        return part if part.sound else None

    def digests(self) -> dict[int, str]:
        """What each whole part was made from, by its number."""
        folders = (one for one in self.path.iterdir() if one.name.isdecimal())
        return {int(one.name): about["digest"] for one in folders if (about := _about(one)) and _is_sound(one, about)}

    def keep(self, number: int, digest: str, tables: Mapping[str, "pl.DataFrame"], counts: Mapping[str, int]) -> Part:
        """Keep the tables of a part, whole or not at all. Raises InputError when the disk is full or not writable."""
        import polars as pl

        folder = self._folder(number)
        draft = folder.with_name(f".{folder.name}-{os.getpid()}")
        try:
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            for name, table in tables.items():
                table.write_parquet(draft / f"{name}.parquet", compression="lz4")
            about = {"digest": digest, "counts": dict(counts), "files": _digests(draft)}
            (draft / _ABOUT).write_text(json.dumps(about), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            draft.rename(folder)
        except (OSError, pl.exceptions.PolarsError) as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise unwritable(self.path.parent, error) from None
        return Part(folder, counts)

    @property
    def kept(self) -> bool:
        """Whether any part is done."""
        return any(one.is_dir() for one in self.path.iterdir())

    def remove(self) -> None:
        """Remove the folder: the run is over."""
        shutil.rmtree(self.path, ignore_errors=True)

    def leave(self) -> None:
        """Remove what a run leaves that has kept nothing: also the folder for results, where it holds nothing else."""
        with suppress(OSError):
            if not self.kept:
                self.remove()
                self.path.parent.rmdir()

    def _folder(self, number: int) -> Path:
        return self.path / f"{number:07}"


class Lock:
    """A folder of a run, held until the `with` block ends or the process does, however it ends. SQLite's lock is the
    operating system's, on every system alike."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            holder = _text(folder / _HOLDER)
            raise WorkError(f"another run is writing there ({holder or error})", place=str(folder.parent),
                            advice="wait for it, or name another folder with --output") from None
        (folder / _HOLDER).write_text(f"process {os.getpid()} on {platform.node()}", "utf-8")

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def unwritable(folder: Path, error: Exception) -> InputError:
    """The one message for a disk that takes no more, and for a folder that takes nothing."""
    reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
    closed = isinstance(error, OSError) and error.errno in _CLOSED
    return InputError(f"can't be written ({reason})", place=str(folder),
                      advice="name a folder you may write to with --output" if closed else
                      "make room and run again with --resume, or name another folder with --output")


def _about(folder: Path) -> dict[str, Any]:
    """What a part says of itself; nothing where it is not whole."""
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        return about if about.keys() == {"digest", "counts", "files"} else {}
    except (OSError, ValueError, AttributeError):
        return {}


def _is_sound(folder: Path, about: Mapping[str, Any]) -> bool:
    return about.get("files") == _digests(folder)


def _digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.parquet"))}
