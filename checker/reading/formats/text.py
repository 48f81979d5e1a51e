"""Plain text and Markdown: read as they stand, so lines and columns are those of the file."""

from checker.reading.decoding import decode
from checker.reading.written import Written


def read(data: bytes, place: str) -> Written:
    """The text exactly as decoded. Raises InputError for what is no text or in no encoding that we read."""
    return Written(decode(data, place))
