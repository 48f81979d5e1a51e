"""Tables in object storage, named by their address: s3://bucket/pairs.parquet, gs://bucket/2024/.

What pyarrow knows (S3, Google, Azure, HDFS, file) it reads itself, any other kind through fsspec. A table is copied to
where it is read for as long as that takes, so that it is read and told of in the same words as a file.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from checker.errors import InputError
from checker.problem import Problem
from checker.reading.content import Fields
from checker.reading.rows import SUFFIXES
from checker.reading.streaming import stream_table
from checker.reading.table import Row

_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ADVICE = "is the address right, and may this machine read there (credentials, region, endpoint)?"
_BLOCK = 2**22
_KEYS = re.compile(r"//[^/]*@")


def is_stored(argument: str) -> bool:
    """Whether an argument names something in object storage and no file or web page."""
    return bool(_ADDRESS.match(argument))


@dataclass(frozen=True, slots=True)
class Stored:
    """A table in object storage: the address that the user wrote, and its path within that storage."""

    address: str
    path: str

    @property
    def shown(self) -> str:
        """What places and messages call it: the address without keys and endpoints that it may hold."""
        return f"{self.address.partition('://')[0].lower()}://{self.path}"

    @contextmanager
    def nearby(self) -> Iterator[Path]:
        """A copy on this machine, while the block runs. Raises InputError when it can't be had."""
        with TemporaryDirectory(prefix="checker-") as folder:
            copy = Path(folder) / PurePosixPath(self.path).name
            with _told(self.shown):
                system, _ = _opened(self.address)
                with system.open_input_stream(self.path) as stored, copy.open("wb") as file:
                    shutil.copyfileobj(stored, file, _BLOCK)
            yield copy


def stored_tables(address: str) -> tuple[Stored, ...]:
    """The table at an address, or those below it in the order of their names. Raises InputError when there are none or
    they can't be reached."""
    with _told(_public(address)):
        from pyarrow.fs import FileSelector, FileType

        system, path = _opened(address)
        kind = system.get_file_info(path).type
        if kind is FileType.NotFound:
            raise FileNotFoundError("nothing is there")
        if kind is FileType.File:
            found = [path]
        else:
            below = system.get_file_info(FileSelector(path.rstrip("/"), recursive=True))
            found = sorted(one.path for one in below if one.type is FileType.File)
    tables = tuple(Stored(address, one) for one in found if PurePosixPath(one).suffix.lower() in SUFFIXES)
    if not tables:
        raise InputError("holds no table we read", place=_public(address),
                         advice=f"name one of {', '.join(SUFFIXES)}, or what has some below it")
    return tables


def stream_stored(table: Stored, codes: Sequence[str], fields: Fields) -> Iterator[Row | Problem]:
    """The rows of a stored table, as `stream_table` gives those of a file; it raises the same."""
    with table.nearby() as copy:
        try:
            for one in stream_table(copy, codes, fields, table.shown):
                yield replace(one, file=table.shown) if isinstance(one, Problem) else one
        except InputError as error:
            raise InputError(error.what, place=error.place.replace(str(copy), table.shown),
                             advice=error.advice) from None


def _public(address: str) -> str:
    """The address without keys and endpoints that it may hold."""
    return _KEYS.sub("//", address.partition("?")[0])


def _opened(address: str) -> tuple[Any, str]:
    """The storage of an address as pyarrow's kind of file system, and the path in it."""
    from pyarrow import ArrowInvalid
    from pyarrow.fs import FileSystem, FSSpecHandler, PyFileSystem

    try:
        system, path = FileSystem.from_uri(address)
    except ArrowInvalid as error:
        if "Unrecognized filesystem" not in str(error):
            raise
        from fsspec.core import url_to_fs

        other, path = url_to_fs(address)
        system = PyFileSystem(FSSpecHandler(other))
    return system, str(path)


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Whatever goes wrong with storage, in one message."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise InputError(f"to read there needs the package {error.name}", place=place,
                         advice="pip install 'translation-consistency-checker[cluster]'") from None
    except (OSError, ValueError, ImportError, NotImplementedError) as error:  # pyarrow's errors are of these kinds
        raise InputError(f"can't be read ({str(error).splitlines()[0]})", place=place, advice=_ADVICE) from None
