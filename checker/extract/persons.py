"""The persons a sentence names. Where a script has capitals: runs of capitalised words, without titles, that nobody
else claims. Where it has none: words that look like foreign names, or stand where names stand.

Values: `person:eden hazard`, the folded words of the name in its own script; no name list is a gatekeeper.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.article import Sentence, Span
from checker.extract._capitalised import Run, runs
from checker.extract._runs import tokens_of, words
from checker.extract._uncapitalised import candidates, cue, foreignness, named
from checker.languages import Language, fold
from checker.languages.naming import naming
from checker.mention import Mention, MentionKind

__all__ = ["FULL", "OPENING", "SURE", "SURNAME", "VALUE", "cue", "foreignness", "name_words", "named", "persons",
           "resolved", "written_large"]

# Marks: `full` a name of two words or more, `surname` a single one; `sure` says that something beside the name shows
# that it is a person's (a title, a role, a given name, an act of saying); `opening` a single word at the head of a
# sentence that nothing shows to be a name.
FULL, SURNAME, SURE, OPENING = "full", "surname", "sure", "opening"
VALUE = "person:"
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")


def persons(sentence: Sentence, spoken: Language, taken: Iterable[Span] = ()) -> list[Mention]:
    """The persons of a sentence in its order; `taken` are the words (as the article counts) that other kinds claim."""
    start = sentence.span.start
    claimed = [(span.start - start, span.end - start) for span in taken]
    if naming(spoken).capitals:
        found = runs(sentence.text, spoken, claimed, heading=sentence.kind == "heading")
    else:
        found = candidates(sentence.text, spoken, claimed)
    return [_mention(run, sentence) for run in found]


def _mention(run: Run, sentence: Sentence) -> Mention:
    start = sentence.span.start
    marks = {FULL if len(run.tokens) > 1 else SURNAME}
    marks |= {SURE} if run.sure else set()
    marks |= {OPENING} if run.opening else set()
    text, span = sentence.text[run.start:run.end], Span(run.start + start, run.end + start)
    value = VALUE + " ".join(fold(token).text for token in run.tokens)
    return Mention(MentionKind.PERSON, value, text, span, frozenset(marks))


def resolved(mentions: Sequence[Sequence[Mention]]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of an article (a row for each sentence) with single names given the value of the full name that was
    last written before them (or, before any, first after them): "Hazard" is `person:eden hazard` where he was
    introduced. Mentions of other kinds pass through."""
    fulls = [mention for row in mentions for mention in row if _is(mention, FULL)]
    if not fulls:
        return tuple(tuple(row) for row in mentions)
    last = {token: mention for mention in reversed(fulls) for token in _tokens(mention)}
    result = []
    for row in mentions:
        settled = []
        for mention in row:
            if _is(mention, FULL):
                last.update((token, mention) for token in _tokens(mention))
            settled.append(_named(mention, last))
        result.append(tuple(settled))
    return tuple(result)


def written_large(mentions: Sequence[Sequence[Mention]], text: str, spoken: Language) -> list[tuple[Mention, ...]]:
    """The mentions of an article (a row for each sentence) without the lone names that it also writes in small letters:
    "Russian or Syrian Airstrikes" beside "an airstrike" names nobody. What a title, a fuller name or an act of saying
    makes sure stays."""
    if not naming(spoken).capitals:
        return [tuple(row) for row in mentions]
    if not any(_is_bare(mention) for row in mentions for mention in row):
        return [tuple(row) for row in mentions]
    small = frozenset(_SMALL.findall(text))
    return [tuple(mention for mention in row if not (_is_bare(mention) and _common(mention.text.lower(), small)))
            for row in mentions]


def _is_bare(mention: Mention) -> bool:
    return _is(mention, SURNAME) and SURE not in mention.marks and len(_tokens(mention)) == 1


def _common(word: str, small: frozenset[str]) -> bool:
    return bool({word, word.removesuffix("s"), f"{word}s"} & small)


def _named(mention: Mention, known: dict[str, Mention]) -> Mention:
    if not _is(mention, SURNAME) or not (full := known.get(mention.value.removeprefix(VALUE))):
        return mention
    return replace(mention, value=full.value, marks=(mention.marks | (full.marks & {SURE})) - {OPENING})


def _is(mention: Mention, mark: str) -> bool:
    return mention.kind is MentionKind.PERSON and mark in mention.marks


def _tokens(mention: Mention) -> list[str]:
    return mention.value.removeprefix(VALUE).split()


def name_words(mention: Mention, spoken: Language) -> list[str]:
    """The words of a name as the sentence has them, in small letters (its value may be that of a fuller name)."""
    return [*tokens_of(words(mention.text), naming(spoken))] or _tokens(mention)
