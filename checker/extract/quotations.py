"""Quotations: what stands in quotation marks in each sentence, and whether it is speech, a name or a word set off."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from checker.article import Article, Sentence, Span
from checker.extract.cues import cues
from checker.extract.quotation_marks import Quoted, quoted
from checker.extract.worded import words
from checker.languages import Language, folded, language
from checker.mention import Mention, MentionKind

# What a quotation is: words somebody is quoted with, a name (a film, a ship, a newspaper), a word set off ("so-called"
# things, terms, irony), or nothing at all.
SPEECH, NAME, TERM, EMPTY = "speech", "name", "term", "empty"
# Where a quotation lacks a mark in this sentence, and where it stands within another one.
UNOPENED, UNCLOSED, NESTED = "unopened", "unclosed", "nested"
# That a word of saying introduces it.
SAID = "said"

# From so many words on a quotation is a statement, whatever introduces it.
_STATEMENT = 5
# Longer titles in capitals are headlines.
_TITLE = 16
# How far before and behind the marks the word of saying may stand: «قال مدير المصنع للصحفيين إن "…"», '"…," she said'.
_BEFORE, _BEHIND = 6, 4
_PARAGRAPH = re.compile(r"\n|\r")


def quotations(article: Article, sentences: Sequence[Sentence]) -> list[list[Mention]]:
    """The quotations of each sentence in the order of the text; one that runs over several sentences is a mention of
    each, marked where it goes on. `value` is the kind, `text` the words without their marks."""
    spoken = language(article.language)
    found: list[list[Mention]] = [[] for _ in sentences]
    for first, end in _paragraphs(article, sentences):
        start = sentences[first].span.start
        whole = quoted(article.text[start:sentences[end - 1].span.end], spoken)
        for index in range(first, end):
            mentions = (_mention(sentences[index], start, one, whole, spoken) for one in whole
                        if _within(sentences[index], start, one))
            found[index] = [one for one in mentions if one.value != EMPTY or not one.marks & {UNOPENED, UNCLOSED}]
    return found


def _paragraphs(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences between line breaks."""
    first = 0
    for index, (one, following) in enumerate(pairwise(sentences), start=1):
        if _PARAGRAPH.search(article.text, one.span.end, following.span.start):
            yield first, index
            first = index
    if sentences:
        yield first, len(sentences)


def _within(sentence: Sentence, start: int, one: Quoted) -> bool:
    """Whether a quotation of the paragraph has characters in this sentence, or is empty there."""
    begin, end = start + one.start, start + one.end
    if begin >= end:
        return sentence.span.start <= begin <= sentence.span.end
    return max(begin, sentence.span.start) < min(end, sentence.span.end)


def _mention(sentence: Sentence, start: int, one: Quoted, whole: Sequence[Quoted], spoken: Language) -> Mention:
    begin, end = max(start + one.start, sentence.span.start), min(start + one.end, sentence.span.end)
    text = sentence.text[begin - sentence.span.start:end - sentence.span.start]
    begin += len(text) - len(text.lstrip())
    text = text.strip()
    marks = set()
    if not one.opened or start + one.start < sentence.span.start:
        marks.add(UNOPENED)
    if not one.closed or start + one.end > sentence.span.end:
        marks.add(UNCLOSED)
    if any(other.start <= one.start and one.end <= other.end and other != one for other in whole):
        marks.add(NESTED)
    span = Span(begin - sentence.span.start, begin - sentence.span.start + len(text))
    if _said(sentence, span, spoken):
        marks.add(SAID)
    return Mention(MentionKind.QUOTATION, _kind(sentence, span, marks, spoken), text, Span(begin, begin + len(text)),
                   frozenset(marks))


def _said(sentence: Sentence, span: Span, spoken: Language) -> bool:
    """Whether a word of saying stands beside the words at `span` of the sentence."""
    saying = cues(sentence.text, spoken, "cues")
    if not saying:
        return False
    text = words(sentence.text, spoken)
    places = [text.span(number, number + 1).start for number in range(len(text.words))]
    first, end = bisect_left(places, span.start), bisect_left(places, span.end)
    return any(first - _BEFORE <= cue.first < first or end <= cue.first < end + _BEHIND for cue in saying)


def _kind(sentence: Sentence, span: Span, marks: set[str], spoken: Language) -> str:
    """What the words at `span` of the sentence are."""
    inside = words(sentence.text[span.start:span.end], spoken).words
    if not inside:
        return EMPTY
    if marks & {UNOPENED, UNCLOSED}:
        return SPEECH
    before = words(sentence.text[:span.start], spoken).words[-1:]
    if before and {*before[0].forms, before[0].text} & _named(spoken):
        return NAME
    if len(inside) <= _TITLE and _is_title([word.written for word in inside], spoken):
        return NAME
    return SPEECH if len(inside) >= _STATEMENT or (len(inside) > 1 and SAID in marks) else TERM


def _is_title(written: Sequence[str], spoken: Language) -> bool:
    """Whether the words are written like a title or a name: in capitals but for the small ones, or in other letters."""
    if spoken.script != "LATIN":
        return all(word.isascii() for word in written)
    long = [word for word in written if len(word) > 3] or written
    return all(word[:1].isupper() or word[:1].isdigit() for word in long) and (
        len(written) > 1 or written[0][:1].isupper())


@cache
def _named(spoken: Language) -> frozenset[str]:
    return frozenset(folded(word) for word in spoken.data("quotations").get("named", ()))
