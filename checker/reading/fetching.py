"""Texts that are no files yet: web pages named by their address, and standard input.

Both are kept as files of a folder for the time of a run; what is shown of them is what the user wrote.
"""

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from checker.errors import InputError
from checker.reading.decoding import LARGEST_TEXT, has_mark
from checker.reading.formats import SUFFIXES
from checker.reading.rows import SUFFIXES as TABLE_SUFFIXES
from checker.signature import program_version

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SECONDS = 30
_SUFFIX_OF_TYPE = {
    "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf", "text/vtt": ".vtt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that stands for something else; `shown` is what the user wrote."""

    path: Path
    shown: str


def is_elsewhere(argument: str) -> bool:
    """Whether an argument names a web page or standard input and no file."""
    return argument == STANDARD_INPUT or bool(_ADDRESS.match(argument))


def fetched(arguments: Sequence[str], folder: Path) -> list[Fetched]:
    """The texts behind these arguments, as files in `folder`. Nothing is fetched but what the user names.

    Raises InputError for a page that can't be had or is too big, and for standard input that is empty.
    """
    return [_from_input(folder) if one == STANDARD_INPUT else _from_web(one, folder / str(number))
            for number, one in enumerate(arguments)]


def _from_input(folder: Path) -> Fetched:
    data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    if not data.strip():
        raise InputError("standard input is empty", advice="pipe a text into it, or name a file")
    suffix = ".jsonl" if data.lstrip()[:1] == b"{" else ".pdf" if data.startswith(b"%PDF") else ".txt"
    return Fetched(_kept(data, folder / f"standard-input{suffix}"), "standard input")


def _from_web(address: str, folder: Path) -> Fetched:
    try:
        parts = urlsplit(address)
        request = urllib.request.Request(address, headers={  # noqa: S310 - http and https alone come here
            "User-Agent": f"translation-consistency-checker/{program_version()}", "Accept": "text/html, */*;q=0.5"})
        with _opener().open(request, timeout=_SECONDS) as answer:
            data = _read(answer, address)
            kind = answer.headers.get_content_type()
            data = _marked(data, kind, answer.headers.get_content_charset() or "")
    except urllib.error.HTTPError as error:
        raise InputError(f"the server says {error.code} {error.reason}", place=address,
                         advice="check the address, or save the page and name the file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise InputError(f"can't be fetched ({reason})", place=address,
                         advice="check the address and the connection") from None
    name = PurePosixPath(unquote(parts.path).rstrip("/"))
    known = name.suffix.lower() in (*SUFFIXES, *TABLE_SUFFIXES)
    suffix = name.suffix.lower() if known else _SUFFIX_OF_TYPE.get(kind, ".html")
    stem = re.sub(r"[^\w.-]+", "-", name.stem if known else name.name).strip(".-") or "page"
    return Fetched(_kept(data, folder / f"{stem[:80]}{suffix}"), address)


def _marked(data: bytes, kind: str, charset: str) -> bytes:
    """A text in the encoding that the server says, which comes before what a page says of itself (WHATWG HTML,
    "determining the character encoding"); in UTF-8 with a byte order mark, so that it stays so. What the server gets
    wrong is left as it is."""
    if not kind.startswith("text/") or not charset or has_mark(data):
        return data
    try:
        return data.decode(charset).encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return data


def _read(answer: IO[bytes], address: str) -> bytes:
    data = answer.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise InputError(f"is bigger than {LARGEST_TEXT // 2**20} MiB", place=address, advice="name an article")
    return data


def _kept(data: bytes, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _opener() -> urllib.request.OpenerDirector:
    """What opens web pages and nothing else: a page that leads on to a file or an FTP server is refused."""
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.UnknownHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
                    urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPRedirectHandler,
                    urllib.request.HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener
