"""HTML as editors of a content management system write it: the body of an article, no page around it."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

# A tag of text, so that "a < b" and "<info@example.org>" are left alone.
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote|figure|img|table|u|hr)\b[^<>]*>",
                  re.IGNORECASE)
_BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption", "table",
    "tr", "td", "th", "section", "article", "header", "footer", "aside", "pre", "dl", "dt", "dd", "hr", "br"))
# What is no text, or text that is not the article's: pictures say who took them.
_LEFT_OUT = frozenset(("script", "style", "figcaption", "iframe", "noscript", "template"))
_BULLET = "• "
_PARAGRAPH = re.compile(r"[\r\n\u2028\u2029]+")


def paragraphs(body: str) -> Iterator[str]:
    """The paragraphs of an article's body, plain or HTML; of the latter without tags, its entities resolved, and with
    a bullet before each item of a list."""
    if not _TAG.search(body):
        yield from (words for part in _PARAGRAPH.split(unescape(body)) if (words := part.strip()))
        return
    parser = _Body()
    parser.feed(body)
    parser.close()
    parser.end()
    yield from parser.found


class _Body(HTMLParser):
    """Gathers the paragraphs of what it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._words: list[str] = []
        self._bullet = ""
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _LEFT_OUT:
            self._within.append(tag)
        if tag in _BLOCKS:
            self.end()
            self._bullet = _BULLET if tag == "li" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            self._within.remove(tag)
        if tag in _BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self._words.append(data)

    def end(self) -> None:
        """Close the paragraph that is open."""
        if words := " ".join("".join(self._words).split()):
            self.found.append(self._bullet + words)
            self._bullet = ""
        self._words = []
