"""Articles cut into sentences, headings and bullets; every sentence is an exact part of the article's text.

Three ways to cut: `split` reads the text as a newspaper reader does, `lines` takes the file's own lines (for text that
was segmented before), `whole` takes all of it as one sentence (for a cell of a pre-aligned table).
"""

import re
from collections.abc import Iterator

from checker.article import Article, Sentence, SentenceKind, Span
from checker.splitting.blocks import Block, blocks
from checker.splitting.boilerplate import is_boilerplate
from checker.splitting.boundaries import Stops, ends, stops

__all__ = ["is_article", "lines", "split", "whole"]

_MOST_OF_A_PASSAGE = 5  # sentences: translation tools keep a paragraph together, never a page

_WORD = re.compile(r"[^\W_]")


def split(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences in the order of its text, each with its kind (body, heading, bullet, boilerplate).

    Spans ascend and do not overlap; outside of them lie white space, bullets and markup (see `blocks`), never a word
    of the text. A quotation of several sentences is several sentences; its closing mark belongs to the last.
    Raises InputError when we have no language with the article's code.
    """
    lists = stops(article.language)
    return tuple(sentence for block in blocks(article)
                 for sentence in _sentences(article.text, block.span, _kind(article, block), lists))


def lines(article: Article) -> tuple[Sentence, ...]:
    """Every line of the file as one segment, so that segment i is line i counted from 0.

    Lines end at "\\n" alone, as in `wc -l` and `sed`. An empty line is a segment with empty text; the line break at the
    very end of the file begins no further one. White space at both ends of a line is left out of its segment.
    """
    text = article.text
    found = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        span = _stripped(text, start, end)
        found.append(Sentence(text[span.start:span.end], span))
        start = end + 1
    return tuple(found)


def whole(article: Article) -> tuple[Sentence, ...]:
    """All of the text as one sentence, without white space at its ends; none when the text is blank."""
    span = _stripped(article.text, 0, len(article.text))
    return (Sentence(article.text[span.start:span.end], span),) if span.start < span.end else ()


def is_article(article: Article) -> bool:
    """Whether a text is an article by itself and no passage of one: it has two paragraphs, or more than five
    sentences. Raises InputError when we have no language with the article's code."""
    paragraphs = sum(1 for line in article.text.splitlines() if _WORD.search(line))
    return paragraphs > 1 or len(split(article)) > _MOST_OF_A_PASSAGE


def _kind(article: Article, block: Block) -> SentenceKind:
    written = article.text[block.span.start:block.span.end]
    return "boilerplate" if is_boilerplate(written, article.language) else block.kind


def _sentences(text: str, span: Span, kind: SentenceKind, lists: Stops) -> Iterator[Sentence]:
    """The sentences of a block. A part without any word (a lone mark) stays with the sentence before it."""
    block = text[span.start:span.end]
    start = 0
    cuts = [end for end in ends(block, lists) if _WORD.search(block, end)]
    for end in (*cuts, len(block)):
        if _WORD.search(block, start, end):
            found = _stripped(text, span.start + start, span.start + end)
            yield Sentence(text[found.start:found.end], found, kind)
            start = end


def _stripped(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends; an empty one lies at its beginning."""
    part = text[start:end]
    if not (kept := part.strip()):
        return Span(start, start)
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(kept))
