"""Where a sentence may be cut between two of its clauses.

No parser: a clause may begin behind a mark of punctuation and at a word that joins or opens clauses (data of the
language). What lies inside a name, a quotation or brackets is no boundary, nor is the comma of a list, nor those around
a clause that stands between a subject and its verb.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.article import Sentence, Span
from checker.extract.word_forms import imperfect, past
from checker.extract.worded import Word, Words, words
from checker.languages import Language, folded
from checker.mention import Mention, MentionKind

_STOP = re.compile(r"[;؛!?؟…]\S*\s")
_COMMA = re.compile(r"(?:[,،]|\s[–—-])\S*\s")
_MARK = re.compile(r"[,،;؛.!?؟…]")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
# "Apples, pears and plums": so few words between two marks are no clause.
_LEAST_WORDS = 3
_NAMES = (MentionKind.DATE, MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
# «ولد» is no و + لد.
_LEAST_LETTERS = 3


class Sign(StrEnum):
    """What shows that a clause may begin: a stop within the sentence (";"); a comma with a word behind it that begins a
    clause; such a word alone; a comma alone; a word that joins clauses, and phrases as often."""

    STOP = "stop"
    COMMA_AND_WORD = "comma and word"
    WORD = "word"
    COMMA = "comma"
    JOINT = "joint"


class Boundary(NamedTuple):
    """A place between two clauses: the article's characters before `end` are those of the first, from `start` on those
    of the second, with white space between them; and the sign of it."""

    end: int
    start: int
    sign: Sign


def boundaries(sentence: Sentence, mentions: Sequence[Mention], language: Language) -> tuple[Boundary, ...]:
    """The boundaries between the clauses of a sentence, in the order of the text; none in a language without lists."""
    if not language.data("boundaries"):
        return ()
    found = words(sentence.text, language)
    signs = {place: sign for place in range(1, len(found.words)) if (sign := _sign(found, place, language))}
    verbs = _finites(found, [one.span for one in mentions if one.kind in _NAMES], sentence.span.start, language)
    verbless = {place for place, sign in signs.items() if verbs and not verbs[0] < place <= verbs[-1]
                and sign is not Sign.STOP and not _begins(found, place, language)}
    dropped = {*_of_lists(found, signs), *_embedded(found, language), *verbless}
    closed = [*(mention.span for mention in mentions), *_brackets(sentence)]
    placed = (_placed(found, place, signs[place], sentence.span.start) for place in signs if place not in dropped)
    return tuple(one for one in placed if not any(span.start < one.start and one.end < span.end for span in closed))


def _sign(found: Words, place: int, language: Language) -> Sign | None:
    """What shows that a clause begins with a word; None where nothing does."""
    word, gap = found.words[place], _gap(found, place)
    if word.text in _list(language, "introducing"):  # «قال الوزير، الذي زار بيروت، إن …»: still what he said
        return None
    if _STOP.search(gap):
        return Sign.STOP
    if not gap.strip() and word.text in _list(language, "relative") and _leads(found, place - 1, language):
        return None  # "for which" begins with its preposition
    begins = _begins(found, place, language)
    if _COMMA.search(gap):
        return Sign.COMMA_AND_WORD if begins or _joined(word, language) else Sign.COMMA
    if gap.strip():
        return None
    return Sign.WORD if begins else Sign.JOINT if _joined(word, language) else None


def _begins(found: Words, place: int, language: Language) -> bool:
    """Whether a clause begins with a word wherever it stands: "while", "and he", "and closed", «ولم», «ويقول»."""
    word = found.words[place].text
    if word in _list(language, "opening") or word in _list(language, "relative") or _leads(found, place, language):
        return True
    if word in _list(language, "joining"):
        following = found.words[place + 1].text if place + 1 < len(found.words) else ""
        return following in _list(language, "subjects") or past(following, language)
    return any(rest in _list(language, "clausal") or imperfect(rest, language)
               for rest in _joined(found.words[place], language))


def _leads(found: Words, place: int, language: Language) -> bool:
    """Whether a word is the preposition of a relative pronoun: "for which"."""
    behind = found.words[place + 1].text if place + 1 < len(found.words) else ""
    return behind in _list(language, "relative") and found.words[place].text in _cues(language, "prepositions")


def _joined(word: Word, language: Language) -> tuple[str, ...]:
    """What a word joins to the words before it: itself if it is such a word, else what a joining letter is written
    onto; nothing for any other word."""
    if word.text in _list(language, "joining"):
        return (word.text,)
    rests = (word.text.removeprefix(letter) for letter in _list(language, "joined") if word.text.startswith(letter))
    return tuple(rest for rest in rests if rest in _list(language, "clausal")
                 or (len(rest) >= _LEAST_LETTERS and word.text not in _whole(language)))


def _of_lists(found: Words, signs: Mapping[int, Sign]) -> Iterator[int]:
    """The commas with hardly a word before or behind them until the next mark."""
    marks = [0, *(place for place in range(1, len(found.words)) if _MARK.search(_gap(found, place))), len(found.words)]
    for (before, place), after in zip(pairwise(marks), marks[2:], strict=False):
        if signs.get(place) is Sign.COMMA and min(place - before, after - place) < _LEAST_WORDS:
            yield place


def _embedded(found: Words, language: Language) -> Iterator[int]:
    """The commas around a clause between a subject and its verb: "the minister, who was in Beirut, said"."""
    marks = [place for place in range(1, len(found.words)) if _MARK.search(_gap(found, place))]
    for first, last in pairwise(marks):
        goes_on = found.words[last].text
        if found.words[first].text in _list(language, "relative") and (
                goes_on in _list(language, "introducing") or _finite(goes_on, language)):
            yield from (first, last)


def _finites(found: Words, names: Sequence[Span], offset: int, language: Language) -> list[int]:
    """The verbs with a person, as far as the language has lists of them: a clause has one before a boundary and one
    behind it; behind "and he" and "and which" it is to come, and behind a stop it need not be listed. What stands in a
    name is no verb: "5 May"."""
    verbs = [place for place, word in enumerate(found.words) if _finite(word.text, language)]
    spans = {place: found.span(place, place + 1) for place in verbs} if names else {}
    return [place for place in verbs if not any(
        span.start < spans[place].end + offset and spans[place].start + offset < span.end for span in names)]


def _finite(word: str, language: Language) -> bool:
    return word in _cues(language, "finite") or past(word, language)


def _brackets(sentence: Sentence) -> Iterator[Span]:
    opened: list[int] = []
    for place, letter in enumerate(sentence.text, sentence.span.start):
        if letter in _OPENING:
            opened.append(place)
        elif letter in _CLOSING and opened:
            yield Span(opened.pop(), place + 1)


def _placed(found: Words, place: int, sign: Sign, offset: int) -> Boundary:
    """The boundary before a word: at the last white space, so that an opening mark goes with what it opens."""
    text, before = found.folded.original, found.span(place - 1, place).end
    start = found.span(place, place + 1).start
    while start > before and not text[start - 1].isspace():
        start -= 1
    return Boundary(offset + len(text[:start].rstrip()), offset + start, sign)


def _gap(found: Words, place: int) -> str:
    """What stands between a word and the one before it."""
    return found.folded.text[found.words[place - 1].end:found.words[place].start]


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("boundaries").get(name, ()))


@cache
def _whole(language: Language) -> frozenset[str]:
    """Words that begin with a joining letter of their own: «وزارة», «فيها»."""
    lists = language.data("clauses")
    return frozenset(folded(one) for name in ("whole", "empty", "begins") for one in lists.get(name, ()))


@cache
def _cues(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("cues")["clause"].get(name, ()))
