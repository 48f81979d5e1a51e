"""Damage done to files as disks, mail programs and attackers do it: cut, overwritten, doubled, with foreign tokens, and
within the parts of a zip package."""

import copy
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from xml.etree import ElementTree

# What means something to one parser or other, and numbers at the edges of what they store.
TOKENS = (
    b"<", b">", b"</", b"&", b"&#0;", b"&#xFFFFFFFF;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!--", b"]]>", b"<?xml?>",
    b'"', b"'", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\r", b"\n", b"\n\n", b"\t",
    b",", b"{", b"[", b"}", b"]", b"-1", b"0", b"99999999999999999999", b"1e999", b"nan", b"null", b"true",
    b"\\u0000", b"\\ud800", b"-->", b"00:00:01,000 --> ", b"stream", b"endstream", b"endobj", b"1 0 R", b"3 0 R",
    b"<<", b">>", b"/Length 99999999", b"/Kids [1 0 R]", b"BT", b"Tj", b"Do", b"/Filter /LZWDecode", b"/Predictor 15",
    b"xref", b"startxref\n0", b"%%EOF", b"w:p", b"w:tbl", b'r="XFD1048576"', b"msgid", b"msgstr[9999999]", b"#~",
    b"xml:lang", b"charset=utf-16", b"charset=idna", b"PK\x01\x02", b"PK\x05\x06",
)

_VALUES = ("", "-1", "0", "99999999999999999999", "1e999", "nan", "ar", "en_US", "XFD1048576", "A1", "\u202e",
           "x" * 5000, "s", "inlineStr", "separator", "٤٧", " ", "\n\n")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four wounds; of a zip package mostly within one of its parts, which is packed again."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _repacked(data, chance)
    return _wounded(data, chance)


def _wounded(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"<") and chance.random() < 0.6:
        with suppress(ElementTree.ParseError):
            return _rearranged(data, chance)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(WOUNDS)(data, chance)
    return data


def _repacked(data: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        hurt = chance.choice(names)
        for name in names:
            new.writestr(name, _wounded(old.read(name), chance) if name == hurt else old.read(name))
    return packed.getvalue()


def _rearranged(data: bytes, chance: random.Random) -> bytes:
    """The XML document, still sound as such, with elements lost, doubled, nested in each other, or given odd values."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    for _ in range(chance.randint(1, 4)):
        elements = list(root.iter())
        parent, other = chance.choice(elements), chance.choice(elements)
        deed = chance.randrange(6)
        if deed == 0 and len(parent):
            parent.remove(chance.choice(list(parent)))
        elif deed == 1 and len(parent):
            parent.append(copy.deepcopy(chance.choice(list(parent))))
        elif deed == 2:
            parent.insert(0, copy.deepcopy(other))
        elif deed == 3:
            for name in parent.attrib:
                parent.set(name, chance.choice(_VALUES))
        elif deed == 4:
            parent.text = chance.choice(_VALUES)
        else:
            parent.tag = other.tag
    return ElementTree.tostring(root, encoding="utf-8")


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(chance.expovariate(1 / 30)))


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[:chance.randrange(len(data) + 1)]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1:]


def _left_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _moved(data: bytes, chance: random.Random) -> bytes:
    (start, end), (to, _) = _place(data, chance), _place(data, chance)
    return data[:to] + data[start:end] + data[to:]


def _with_token(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + chance.choice(TOKENS) + data[chance.choice((start, end)):]


def _number_changed(data: bytes, chance: random.Random) -> bytes:
    digits = [at for at in range(len(data)) if 48 <= data[at] <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice((b"0", b"9", b"-1", b"4294967295", b"65536", b"1e9")) + data[at + 1:]


def _overwritten(data: bytes, chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


WOUNDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut_off, _flipped, _flipped, _left_out, _doubled, _moved, _with_token, _with_token, _number_changed, _overwritten)


def variants(data: bytes, seed: int) -> Iterator[bytes]:
    """Endless damaged variants of a file, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    while True:
        yield damaged(data, chance)
