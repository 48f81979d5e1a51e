"""Web pages: the article without the page around it, found by trafilatura (Barbaresi 2021)."""

import codecs
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from checker.errors import InputError
from checker.reading.decoding import decode, has_mark
from checker.reading.markup import parsed
from checker.reading.written import Written, assembled

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_LARGEST_PAGE = 16 * 2**20  # characters: most of such a page is scripts
_MOST_TAGS = 100_000  # a long page of an encyclopedia has a tenth; what looks for the article takes its time over more
_BULLET = "• "
# An instruction to us, and what tells whether it stands between paragraphs or in one.
_INSTRUCTION = re.compile(r"(?P<before>>\s*)?<!--(?P<body>\s*checker\s*:.*?)-->(?=(?P<after>\s*<[a-z])?)",
                          re.DOTALL | re.IGNORECASE)
_BREAK = "lb"


def read(data: bytes, place: str) -> Written:
    """The paragraphs of the page's main text, counted from 1.

    Raises InputError for what is no text, a page in which no article is found, or when trafilatura is missing.
    """
    page = _decoded(data, place)
    if len(page) > _LARGEST_PAGE or page.count("<") > _MOST_TAGS:
        raise InputError(f"is no article: {len(page):,} characters, {page.count('<'):,} tags", place=place,
                         advice="save its text as .txt or .md")
    document = _extracted(page, place)
    return assembled(_counted(_paragraphs(document)))


def _counted(paragraphs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The paragraphs with their number; an instruction to us has that of the next: no reader sees it."""
    number = 1
    for words in paragraphs:
        yield f"paragraph {number}", words
        number += not _INSTRUCTION.fullmatch(words)


def _decoded(data: bytes, place: str) -> str:
    """The page in the encoding of its byte order mark, or the one that it declares: the archives of many Arabic sites
    are in windows-1256. A line may be as long as the page: scripts have no line breaks."""
    declared = None if has_mark(data) else _CHARSET.search(data, 0, _HEAD)
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        # Where it could be read to say so, it is not in UTF-16.
        return decode(data, place, _LARGEST_PAGE) if name.startswith("utf-") else data.decode(name)
    except (LookupError, UnicodeError):
        return decode(data, place, _LARGEST_PAGE)


def _extracted(page: str, place: str) -> Element:
    try:
        import trafilatura
    except ImportError:
        raise InputError("web pages need a further package", place=place,
                         advice="pip install 'translation-consistency-checker[documents]'") from None
    found = trafilatura.extract(_INSTRUCTION.sub(_spelt_out, page), output_format="xml", include_comments=False,
                                include_tables=True, include_formatting=False, favor_recall=True, deduplicate=False)
    if not found:
        raise InputError("no article is found in the page", place=place, advice="save its text as .txt or .md")
    return parsed(found.encode(), place, "save its text as .txt or .md").root


def _spelt_out(match: re.Match[str]) -> str:
    """An instruction as text, which the extraction keeps where it drops comments; a paragraph where it stands between
    two. `checker.splitting` takes it out again."""
    text = f"&lt;!--{match['body']}--&gt;"
    before = match["before"] or ""
    return f"{before}<p>{text}</p>" if before and match["after"] else f"{before}{text}"


def _paragraphs(document: Element) -> list[str]:
    main = document.find("main")
    return [words for block in (main if main is not None else ()) for words in _written(block)]


def _written(block: Element) -> list[str]:
    if block.tag == "list":
        return [_BULLET + words for item in block.iter("item") if (words := _words(item))]
    if block.tag == "table":
        return [words for cell in block.iter("cell") if (words := _words(cell))]
    return [_words(block)]


def _words(element: Element) -> str:
    """All words below an element; a line break is a space, since in a page it says nothing of sentences."""
    parts = [element.text or ""]
    for child in element:
        parts.append(" " if child.tag == _BREAK else _words(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
