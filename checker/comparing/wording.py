"""The words of a passage: as chunks, where each stands, and what the lexicon says of each beside the other side.

Whoever compares words asks here, so that all of them count words alike: the place of a word is its number among those
of its passage.
"""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.remembering import remembered
from checker.extract.clauses import Chunked, chunked
from checker.extract.worded import words
from checker.languages import language
from checker.lexicon import Answer, answers, answers_of_all
from checker.mention import Mention

Answers = tuple[Answer, ...]
_start, _end = attrgetter("start"), attrgetter("end")


@remembered
def chunks_of(passage: Passage) -> Chunked:
    """The chunks of a passage, and in them its words."""
    return chunked(passage.text, language(passage.language))


@remembered
def words_of(passage: Passage) -> tuple[str, ...]:
    """The words of a passage as a lexicon is asked for them."""
    return tuple([word.text for word in words(passage.text, language(passage.language)).words])


@remembered
def spans_of(passage: Passage) -> tuple[Span, ...]:
    """Where each word of a passage stands in its text."""
    found = words(passage.text, language(passage.language))
    return tuple([found.span(place, place + 1) for place in range(len(found.words))])


def breadth(passage: Passage) -> float:
    """How many letters the passage's language takes for what English says in a hundred."""
    return float(language(passage.language).data("clauses").get("letters", 100))


def placed(passage: Passage, mention: Mention) -> Span:
    """Where the words of a mention stand in `passage.text`."""
    offset = 0
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        if mention.span.start < sentence.span.end:
            start = mention.span.start - sentence.span.start + offset
            return Span(start, start + mention.span.end - mention.span.start)
        offset += len(sentence.text) + 1
    raise ValueError(f"{mention.text!r} stands in no sentence of the passage")


def in_article(passage: Passage, inner: Span) -> Span:
    """Where characters of `passage.text` stand in the article: between its sentences lies more than the space here."""
    offset = 0
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        if inner.start < offset + len(sentence.text):
            start = sentence.span.start + inner.start - offset
            return Span(start, min(start + inner.end - inner.start, sentence.span.end))
        offset += len(sentence.text) + 1
    raise ValueError(f"the passage has no character {inner.start}")


def places_of(passage: Passage, mention: Mention) -> list[int]:
    """The words of a passage that a mention is made of."""
    own, spans = placed(passage, mention), spans_of(passage)
    return list(range(bisect_right(spans, own.start, key=_end), bisect_left(spans, own.end, key=_start)))


def said_of(here: Passage, there: Passage) -> tuple[Answers, Answers]:
    """What the lexicon says of each word of two passages that are compared."""
    return answers(words_of(here), words_of(there), (here.language, there.language))


def said_of_all(here: Passage, there: Passage) -> tuple[Answers, Answers]:
    """The same where words without content answer too: for modal verbs and negations."""
    return answers_of_all(words_of(here), words_of(there), (here.language, there.language))
