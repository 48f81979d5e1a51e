"""Zip packages (Office Open XML, OpenDocument), opened without trusting them.

A document is a few megabytes; what claims to unpack to more, is encrypted or carries macros is refused before a byte of
it is unpacked.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.markup import parsed

LARGEST_PACKAGE = 256 * 2**20  # bytes, packed: pictures are most of it
_LARGEST_UNPACKED = 64 * 2**20  # bytes of one part; the text of a thousand pages has ten million
_LARGEST_IN_ALL = 256 * 2**20
_MOST_ELEMENTS = 1_500_000  # of one part: the text of a thousand pages with all changes tracked
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_AGAIN = "open it in the program that made it, save it again, or save it as plain text"


class Package(Mapping[str, bytes]):
    """The parts of a zip package by name, unpacked when they are asked for.

    Raises InputError for what is no package, damaged, encrypted, with macros, or too big once unpacked.
    """

    def __init__(self, data: bytes, place: str) -> None:
        self.place = place
        if data.startswith(_OLD_OFFICE):
            raise InputError("is protected by a password, or an old Office file under a new name", place=place,
                             advice="save it without a password in the format its name says")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError) as error:
            raise InputError(f"is damaged or no document ({error})", place=place, advice=_AGAIN) from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        if any(name.lower().endswith("vbaproject.bin") for name in self._parts):
            raise InputError("holds macros", place=place, advice="save it as a document without macros")

    def check(self, name: str) -> None:
        """Raise InputError for a part that is encrypted or says of itself that it is too big."""
        info = self._parts[name]
        if info.flag_bits & _ENCRYPTED:
            raise InputError("is encrypted", place=self.place, advice="save it without a password")
        if info.file_size > _LARGEST_UNPACKED:
            raise self._too_big(name)

    def __getitem__(self, name: str) -> bytes:
        info = self._parts[name]
        self.check(name)
        try:
            with self._zip.open(info) as part:
                data = part.read(_LARGEST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise InputError(f"is damaged: {name} can't be unpacked ({error})", place=self.place,
                             advice=_AGAIN) from None
        if len(data) > _LARGEST_UNPACKED:
            raise self._too_big(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def xml(self, name: str) -> Element:
        """A part parsed. Raises InputError when it is missing or no sound XML."""
        if name not in self._parts:
            raise InputError(f"lacks its part {name}: it is no such document", place=self.place, advice=_AGAIN)
        return parsed(self[name], f"{self.place}, {name}", _AGAIN, _MOST_ELEMENTS).root

    def repacked(self) -> bytes:
        """The XML parts as a package of their own, each unpacked once, up to the limit: for programs that would unpack
        without one. Raises InputError for what is damaged, or too big taken together."""
        packed = io.BytesIO()
        size = 0
        with zipfile.ZipFile(packed, "w") as package:
            for name in self:
                if name.endswith((".xml", ".rels")):
                    part = self[name]
                    size += len(part)
                    if size > _LARGEST_IN_ALL:
                        raise self._too_big("all of it")
                    package.writestr(name, part)
        return packed.getvalue()

    def _too_big(self, name: str) -> InputError:
        return InputError(f"unpacks to more than {_LARGEST_UNPACKED // 2**20} MiB ({name}): no article does",
                          place=self.place, advice="check where it comes from")
