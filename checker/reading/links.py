"""Which files a page names as its versions in other languages: `hreflang` in web pages, front matter in Markdown."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r"<(?:link|a)\b[^<>]*>", re.IGNORECASE)
_HREFLANG = re.compile(r"\bhreflang\b", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# "translations:", "translation_of: floods.md", "  en: floods.en.md" below such a key, a list of them.
_KEY = re.compile(r"^(?:translations?|translation_of|translated_from|original|alternates?|versions?)\s*:",
                  re.IGNORECASE)
_VALUE = re.compile(r"[\w./%-]+")
_HEAD = 65_536  # bytes: what is looked at of a file; a page names its versions in its head


def linked(path: Path) -> tuple[str, ...]:
    """The names, without folder and suffix, of the files that a page or Markdown text calls its other versions.

    A file that can't be read names none.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(dict.fromkeys(PurePosixPath(one).stem for one in (*_hreflangs(text), *_front_matter(text))))


def _hreflangs(text: str) -> Iterator[str]:
    for link in _LINK.findall(text):
        if _HREFLANG.search(link) and (match := _HREF.search(link)):
            yield unquote(urlsplit(unescape(match[1])).path).rstrip("/")


def _front_matter(text: str) -> Iterator[str]:
    front = _FRONT_MATTER.match(text.removeprefix("\ufeff"))
    within = False
    for line in front[1].splitlines() if front else ():
        within = bool(_KEY.match(line)) or (within and line[:1] in (" ", "\t", "-"))
        if within:
            values = _VALUE.findall(line.partition(":")[2] or line)
            yield from (unquote(value).rstrip("/") for value in values if "/" in value or "." in value[1:-1])
