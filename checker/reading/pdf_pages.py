"""The pages of a PDF, drawn without trusting it.

A small file may unpack to gigabytes, or draw a form that draws ten forms that draw ten forms: a stream is unpacked up
to a limit, and what is drawn is counted.
"""

import io
import logging
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer import pdftypes
from pdfminer.converter import PDFPageAggregator
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psparser import PSException
from pdfminer.runlength import rldecode

from checker.errors import InputError

_MOST_PAGES = 2000
_LARGEST_STREAM = 32 * 2**20  # bytes, unpacked: the drawing of a page has some thousands, a font some millions
_LARGEST_RUNS = 2**18  # bytes, packed: they unpack to 64 times as much at most
_MOST_DRAWN = 64 * 2**20  # bytes of drawing instructions, all pages together, each as often as it is drawn
_A_DRAWING = 200  # bytes: what the least of them counts
_MOST_GLYPHS = 200_000  # of a page; a full one of a newspaper has thirty thousand


class _TooMuchError(Exception):
    """A stream unpacks to, or a page draws, more than any article has."""


def drawn(data: bytes, place: str) -> Iterator[Any]:
    """The pages of a PDF, the first 2,000 of them, as pdfminer's layouts: glyphs and figures with glyphs. Pictures and
    lines are left out.

    Raises InputError for a file that is damaged, protected, or draws without end.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = _Interpreter(manager, device)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            interpreter.process_page(page)
            yield device.get_result()
            if number == _MOST_PAGES:
                return
    except (PDFEncryptionError, PDFPasswordIncorrect):
        raise InputError("is protected by a password", place=place, advice="save it without a password") from None
    except (_TooMuchError, MemoryError):
        raise InputError("unpacks to more than any article holds", place=place,
                         advice="check where it comes from") from None
    except (PSException, ValueError, TypeError, LookupError, AttributeError, AssertionError, RuntimeError,
            ArithmeticError, EOFError, OSError) as error:
        # What a damaged file makes of the parser is any of these.
        raise InputError(f"is damaged or no PDF ({type(error).__name__})", place=place,
                         advice="open it in the program that made it and export it again") from None


class _Device(PDFPageAggregator):
    """Keeps the glyphs of a page, and counts what is drawn."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self._glyphs = self._drawn = 0

    def spend(self, size: int) -> None:
        """Count so many bytes of drawing instructions. Raises _TooMuchError beyond the limit."""
        self._drawn += max(size, _A_DRAWING)
        if self._drawn > _MOST_DRAWN:
            raise _TooMuchError

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        self._glyphs = 0
        super().begin_page(page, ctm)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self._glyphs += 1
        if self._glyphs > _MOST_GLYPHS:
            raise _TooMuchError
        return super().render_char(*args, **kwargs)

    def render_image(self, name: str, stream: pdftypes.PDFStream) -> None:
        """Leave a picture out."""

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Leave a line out."""


class _Interpreter(PDFPageInterpreter):
    """Draws a page, and for each form in it draws with another of its kind."""

    device: _Device

    def render_contents(self, resources: Any, streams: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        """Draw what these streams say, if it is not too much."""
        self.device.spend(sum(len(pdftypes.stream_value(one).get_data()) for one in streams))
        super().render_contents(resources, streams, *args, **kwargs)


class _BoundedZlib:
    """What pdfminer uses of zlib, but a stream that unpacks to more than it may is given up."""

    error = zlib.error

    class decompressobj:  # noqa: N801 - named as in zlib
        def __init__(self) -> None:
            self._unpacker = zlib.decompressobj()
            self._size = 0

        def decompress(self, data: bytes) -> bytes:
            part = self._unpacker.decompress(data, _LARGEST_STREAM)
            self._size += len(part)
            if self._size >= _LARGEST_STREAM:
                raise _TooMuchError
            return part

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(data, _LARGEST_STREAM)
        if len(unpacked) >= _LARGEST_STREAM:
            raise _TooMuchError
        if not unpacker.eof:
            raise zlib.error("incomplete or truncated stream")
        return unpacked


def _lzw(data: bytes) -> bytes:
    unpacked = bytearray()
    for part in LZWDecoder(io.BytesIO(data)).run():
        unpacked += part
        if len(unpacked) >= _LARGEST_STREAM:
            raise _TooMuchError
    return bytes(unpacked)


def _runs(data: bytes) -> bytes:
    if len(data) > _LARGEST_RUNS:
        raise _TooMuchError
    return rldecode(data)


# pdfminer unpacks without limit and has no place where one could be set.
for _name, _bounded in (("zlib", _BoundedZlib), ("lzwdecode", _lzw), ("rldecode", _runs)):
    setattr(pdftypes, _name, _bounded)
