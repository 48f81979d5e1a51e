"""Bytes of a file turned into text, or an error that says what the file is instead."""

import codecs
import re
from pathlib import Path

from checker.errors import InputError

LARGEST_TEXT = 64 * 2**20  # bytes: 10 million words, far beyond any report
LONGEST_LINE = 2**20  # characters: a paragraph of that length is a dump, not prose

# The longer byte order mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_SAMPLE = 100_000
_HIGH = re.compile(rb"[\x80-\xff]+")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def load(path: Path, largest: int) -> bytes:
    """The bytes of a file of at most `largest` bytes, its size asked before it is read.

    Raises InputError when there is no such file, it is a folder, may not be read, is empty or too big.
    """
    place = str(path)
    try:
        if path.is_dir():
            raise InputError("is a folder", place=place, advice="name a file")
        if path.is_file() and path.stat().st_size > largest:
            raise _too_big(place, largest)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise InputError("no such file", place=place, advice="check the path") from None
    except PermissionError:
        raise InputError("may not be read: permission denied", place=place, advice="change its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"can't be read: {reason}", place=place, advice="check the path") from None
    if len(data) > largest:
        raise _too_big(place, largest)
    if not data:
        raise InputError("is empty", place=place, advice="was it saved?")
    return data


def sample(path: Path) -> bytes:
    """The first lines of a file of any size. Raises InputError as `load` does, but for the size."""
    place = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(_SAMPLE)
            head += file.readline(LONGEST_LINE)
    except OSError:
        load(path, 2**62)  # says what is wrong
        raise
    if not head:
        raise InputError("is empty", place=place, advice="was it saved?")
    return head


def decode(data: bytes, place: str, longest: int = LONGEST_LINE) -> str:
    """The text in UTF-8, or in UTF-16 or UTF-32 with a byte order mark; exactly as written but for that mark.

    Raises InputError, with the line, when the bytes are in no such encoding, are no text at all, or hold a line of
    more than `longest` characters. `place` is the file as the user named it.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise InputError(f"is {kind}, not plain text", place=place, advice="save it as plain text (UTF-8)")
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    try:
        text = data[len(mark):].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, len(mark) + error.start, encoding, place) from None
    _require_plain_text(text, place, longest)
    return text


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark, which tells their encoding for certain."""
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def _too_big(place: str, largest: int) -> InputError:
    return InputError(f"is bigger than {largest // 2**20} MiB", place=place, advice="split it into smaller files")


def _undecodable(data: bytes, offset: int, encoding: str, place: str) -> InputError:
    line = data.count(b"\n", 0, offset) + 1
    if encoding != "utf-8":
        return InputError(f"is no valid {encoding.upper()} (byte {offset})", place=place, advice="save it as UTF-8")
    if b"\x00" in data[:_SAMPLE]:
        return _binary(place)
    guess = _likely_encoding(data)
    advice = f"it looks like {guess}; convert it: iconv -f {guess} -t UTF-8 FILE > NEWFILE"
    return InputError(f"is not UTF-8 (byte {offset} is 0x{data[offset]:02X})", place=f"{place}:{line}", advice=advice)


def _likely_encoding(data: bytes) -> str:
    """Windows-1256 (Arabic) when the bytes beyond ASCII come in runs, as the letters of Arabic words do; else
    windows-1252 (Western), where an accented letter stands alone among ASCII letters."""
    runs = _HIGH.findall(data[:_SAMPLE])
    return "WINDOWS-1256" if sum(map(len, runs)) >= 2 * len(runs) else "WINDOWS-1252"


def _require_plain_text(text: str, place: str, longest: int) -> None:
    head = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head):
        raise _binary(place)
    if len(text) <= longest:
        return
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        if len(line) > longest:
            raise InputError(f"a line of {len(line):,} characters", place=f"{place}:{number}",
                             advice=f"break it; the longest we read has {longest:,}")


def _binary(place: str) -> InputError:
    return InputError("is a binary file, not text", place=place,
                      advice="save it as plain text (UTF-8; UTF-16 needs a byte order mark)")
