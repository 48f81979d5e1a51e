"""What is worked out of data files once and kept in the user's cache folder: the entries of the termbase, the tables of
written forms, the vocabulary.

Kept as plain text under a digest of all that it is made from, so nothing ever has to be invalidated. Never the reason
why a run fails: what is missing or damaged is made anew, a folder that can't be written to keeps nothing.
"""

import hashlib
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

_LOG = logging.getLogger(__name__)
_APPLICATION = "translation-consistency-checker"
_FOLDER = "compiled"
# Someone who changes a termbase and changes it back finds both; what is older goes.
_KEPT_OF_A_NAME = 4
# The packages whose code and word lists decide what is made.
_MAKERS = ("languages", "termbase", "lexicon", "extract")


def kept(name: str, digest: str, make: Callable[[], str]) -> str:
    """The text that `make` gives; from the cache where it was made before from the same program and the same `digest`.

    Without a digest nothing is kept. What `make` raises is passed on.
    """
    if not digest:
        return make()
    path = user_cache_path(_APPLICATION) / _FOLDER / f"{name}-{digest_of([program().encode(), digest.encode()])}.txt"
    text = _read(path)
    if text is None:
        text = make()
        _write(path, name, text)
    return text


def digest_of(contents: Iterable[bytes]) -> str:
    """A digest of these contents in their order."""
    found = hashlib.sha256()
    for content in contents:
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()[:24]


@cache
def program() -> str:
    """A digest of the code and the data that make what is kept; another Python may know other letters."""
    root = Path(__file__).parent
    files = [Path(__file__), *(path for maker in _MAKERS for path in sorted((root / maker).rglob("*.*"))
                               if path.suffix in (".py", ".toml"))]
    names = (str(path.relative_to(root)).encode() for path in files)
    return digest_of([sys.version.encode(), *names, *(path.read_bytes() for path in files)])


@cache
def whole_program() -> str:
    """A digest of everything that this program is, so that no result outlives what made it."""
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*.*") if path.suffix in (".py", ".toml", ".csv", ".txt"))
    names = (str(path.relative_to(root)).encode() for path in files)
    return digest_of([sys.version.encode(), *names, *(path.read_bytes() for path in files)])


def _read(path: Path) -> str | None:
    """The text in a file whose first line is the digest of the rest; None for any other."""
    try:
        stamp, _, content = path.read_bytes().partition(b"\n")
        return content.decode("utf-8") if stamp == _stamp(content) else None
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, name: str, text: str) -> None:
    """Keep a text, all of it or nothing; what a name was last kept under stays."""
    content = text.encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=path.parent, prefix=f".{name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_stamp(content) + b"\n" + content)
            Path(written).replace(path)  # of two runs that both make it the last one wins; both have made the same
        except BaseException:
            Path(written).unlink(missing_ok=True)
            raise
    except OSError as error:
        _LOG.debug("%s is not kept: %s", path, error)
        return
    _drop_all_but_the_latest(path.parent, name)


def _drop_all_but_the_latest(folder: Path, name: str) -> None:
    with suppress(OSError):  # another run may read or have removed one
        latest_first = sorted(folder.glob(f"{name}-*.txt"), key=lambda path: path.stat().st_mtime, reverse=True)
        for former in latest_first[_KEPT_OF_A_NAME:]:
            former.unlink()


def _stamp(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
