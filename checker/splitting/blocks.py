"""The layout of an article: which lines make a paragraph, a heading or a bullet.

A block is a range of the article's text with its bullet, heading and quotation markers left outside. Plain text has
one paragraph a line, or paragraphs wrapped at a fixed width: which of the two is measured. In Markdown a paragraph
ends at an empty line, as CommonMark says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from checker.article import Article, SentenceKind, Span
from checker.splitting.instructions import without_instructions
from checker.splitting.markdown import prose

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_BULLET = re.compile(
    rf"[\s{_INVISIBLE}]*(?:(?P<sign>[*+•‣▪▫●○◦·■□►▶➤✓✔])(?:(?<![*+])|[\s{_INVISIBLE}])"
    rf"|[–—-][\s{_INVISIBLE}]"
    # «د. سلمى» is a title, so a letter is a bullet with a bracket or a dash behind it only.
    rf"|\(?(?:\d{{1,2}}[.)\-–ـ](?:(?=[أ-ي])|[\s{_INVISIBLE}])|[a-zأ-ي][)\-–][\s{_INVISIBLE}]))[\s{_INVISIBLE}]*(?=\S)"
)
_HEADING = re.compile(rf"[\s{_INVISIBLE}]*#{{1,6}}[\s{_INVISIBLE}]+(?=\S)")
_QUOTED = re.compile(r"\s*(?:>[ \t]?)+")
_CLOSING_HASHES = re.compile(r"(?<!\s)\s++#+$")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(?:(?!\1).)+(?<=\S)\1")
_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(rf"[.!?؟…:۔][\"'”’»)\]*_{_INVISIBLE}]*\s*$")
_PAUSE_END = re.compile(r"[,،;؛]\s*$")
_FORMER_SENTENCE = re.compile(r"[^\W\d_]{4}[\"”»]?[.!?؟]\s")

_WIDEST_WRAPPED = 120  # columns; an editor that wraps lines does so at 65 to 100
_WRAPPED_SHARE = 0.8  # of the breaks within paragraphs: a few lines are always broken by hand
_FULL = 0.85  # of the widest line
_LONGEST_HEADING = 20  # words: headlines of agencies run to about fifteen
_ENDING = 200  # characters looked at for a sentence end at the end of a line


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or bullet: a range of the article's text that is not blank at either end."""

    span: Span
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that holds words. `span` leaves out its marker, `first` is the length of its first word, `wide` its whole
    width, `ending` its last characters; `apart`: it follows a gap."""

    span: Span
    kind: SentenceKind | None
    first: int
    wide: int
    ending: str
    indented: bool
    small: bool
    apart: bool


def blocks(article: Article) -> tuple[Block, ...]:
    """The blocks of an article in the order of its text; they do not overlap, and every word of the text lies in one
    (of a Markdown text, every word of its `prose`)."""
    markdown = PurePath(article.file).suffix.lower() == ".md"
    text = prose(article.text) if markdown else without_instructions(article.text)
    rows = tuple(_lines(text))
    width = 0 if markdown else _wrapped_width(rows)
    groups: list[list[_Line]] = []
    for row in rows:
        if groups and not row.apart and _goes_on(groups[-1], row, width, markdown=markdown):
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(_block(text, group) for group in groups)


def _block(text: str, group: list[_Line]) -> Block:
    start, end = group[0].span.start, group[-1].span.end
    written = text[start:end]
    if match := _EMPHASIS.fullmatch(written):
        start, end = start + len(match[1]), end - len(match[1])
    kind = group[0].kind
    if kind is None:
        kind = "heading" if len(group) == 1 and _looks_like_heading(written.strip("*_")) else "body"
    return Block(Span(start, end), kind)


def _looks_like_heading(line: str) -> bool:
    ended = _SENTENCE_END.search(line) or _PAUSE_END.search(line) or _FORMER_SENTENCE.search(line)
    return not ended and len(line.split()) <= _LONGEST_HEADING


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold words. Those without any ("***", "=====", empty ones) are gaps."""
    end = 0
    for match in _LINE.finditer(text):
        raw = match[0].rstrip()
        if not _WORD.search(raw):
            continue
        yield _line(raw, match.start(), apart=_is_gap(text[end:match.start()]))
        end = match.start() + len(raw)


def _is_gap(between: str) -> bool:
    """Whether what stands between two lines of words is more than one line break."""
    return len(between.splitlines()) > 1 + (not between.endswith(tuple("\r\n\x0b\x0c\x85\u2028\u2029")))


def _line(raw: str, start: int, *, apart: bool) -> _Line:
    quoted = _QUOTED.match(raw)
    skipped = quoted.end() if quoted else 0
    end = len(raw)
    kind: SentenceKind | None = None
    if heading := _HEADING.match(raw, skipped):
        kind, skipped = "heading", heading.end()
        closing = _CLOSING_HASHES.search(raw, skipped)
        end = closing.start() if closing else end
    elif bullet := _BULLET.match(raw, skipped):
        kind, skipped = "bullet", bullet.end()
    words = raw[skipped:end].lstrip()
    skipped = end - len(words)
    return _Line(Span(start + skipped, start + end), kind, len(words.split(maxsplit=1)[0]), len(raw), raw[-_ENDING:],
                 raw[0].isspace(), words[0].islower(), apart)


def _wrapped_width(rows: tuple[_Line, ...]) -> int:
    """The width at which an editor broke the lines (no next word would have fitted), 0 when a line is a paragraph."""
    widest = max((row.wide for row in rows), default=0)
    full = [_is_full(former, later, widest) for former, later in pairwise(rows)
            if not later.apart and later.kind is None]
    wrapped = widest <= _WIDEST_WRAPPED and len(full) >= 3 and sum(full) >= _WRAPPED_SHARE * len(full)
    return widest if wrapped else 0


def _is_full(former: _Line, later: _Line, width: int) -> bool:
    return former.wide + 1 + later.first > _FULL * width


def _goes_on(group: list[_Line], row: _Line, width: int, *, markdown: bool) -> bool:
    """Whether a line continues the paragraph before it. `width` is that of wrapped lines, 0 where there are none."""
    former = group[-1]
    full = bool(width) and _is_full(former, row, width)
    ended = bool(_SENTENCE_END.search(former.ending))
    if former.kind == "heading" or row.kind == "heading":
        return False
    if row.kind == "bullet":
        # A dash or a year's first digits may come to stand at the head of a wrapped line: "… he said⏎- with a smile -".
        return full and not ended and group[0].kind is None
    if markdown or full:
        return True
    if ended:
        return False
    # A line that begins in small letters, or the one behind a comma, goes on with a sentence begun above it.
    return row.small or bool(_PAUSE_END.search(former.ending)) or (group[0].kind == "bullet" and row.indented)
