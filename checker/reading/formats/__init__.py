"""The formats of articles: one module each, its `read(data, place)` makes text and landmarks of a file's bytes."""

import importlib
from typing import Protocol, cast

from checker.reading.written import Written

# The module that reads the files of a suffix.
_MODULES = {
    ".txt": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".odt": "odt", ".pdf": "pdf",
    ".srt": "subtitles", ".vtt": "subtitles", ".json": "json",
}
SUFFIXES = tuple(_MODULES)


class Reader(Protocol):
    """A module of this package."""

    def read(self, data: bytes, place: str) -> Written:
        """The text in the bytes of a file; `place` is the file as the user named it. Raises InputError."""
        ...


def reader(suffix: str) -> Reader:
    """The reader of files with this suffix (one of SUFFIXES), imported when it is first asked for."""
    return cast("Reader", importlib.import_module(f"{__name__}.{_MODULES[suffix]}"))
