"""What stands around a phrase without counterpart: the closer a translation keeps to its source there, the less it
takes to miss a phrase of it.

Where all else of a passage is answered, a hole in it is no freedom of the translator, and less so where most is; and a
member that a conjunction adds to others ("by his four brothers and his cook") is left out or put in, seldom put
otherwise. So each has a bar of its own.
"""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from checker.alignment import Passage
from checker.comparing.clauses.candidates import Candidate
from checker.comparing.clauses.covering import Side
from checker.comparing.wording import chunks_of, said_of_all
from checker.languages import Language, folded, language
from checker.lexicon import State, Tables, lexicon

# How much may be open around a phrase in a close translation: of the other content words of its side, and on the other
# side a content word; and how much around a member that a conjunction adds.
_CLOSE, _CLOSE_ELSEWHERE, _AROUND_MEMBER = 0.09, 0.04, 0.2
# The same where a translation is fairly close.
_FAIR, _FAIR_ELSEWHERE = 0.15, 0.06
# One open word among few is no sign of freedom.
_FEW = 3
# A word covered so well by the encoder may have its answer.
_BARE = 0.6
# A word may be a noun where half of the headwords that it may stand for are nouns.
_NOUNS, _NOUN = ("noun", "phrase"), 0.5


class Bars(NamedTuple):
    """How probable it must be that a phrase has no counterpart: anywhere, in a fairly close and in a close translation,
    and of a member that a conjunction adds."""

    phrase: float
    fair: float
    close: float
    member: float


# Every phrase passes.
EVERY = Bars(0.0, 0.0, 0.0, 0.0)


def bar(sides: tuple[Side, Side], one: Candidate, bars: Bars) -> float:
    """The bar that a phrase of the first of two sides must pass, by what stands around it."""
    here, there = sides
    beside, beyond = around(here, one), elsewhere(there)
    anywhere = min(bars.fair, bars.phrase) if (
        beside < _FAIR and beyond < _FAIR_ELSEWHERE and not _names(here, one)) else bars.phrase
    # «واجتمع بالشيوخ» for "and held talks with the elders": what is open at the same place may answer for a phrase.
    if beside >= _AROUND_MEMBER or any(map(there.open, opposite(here, there, one))):
        return anywhere
    if _added(here, there, one):
        return min(bars.member, bars.phrase)
    close = beside < _CLOSE and beyond < _CLOSE_ELSEWHERE and not _manner(here, there, one)
    return min(bars.close, bars.phrase) if close else anywhere


def opposite(here: Side, there: Side, one: Candidate) -> range:
    """The words of the other side from that which answers for the nearest content word before a phrase to that which
    does for the nearest one behind it."""
    before = next((place for place in reversed(range(one.first)) if _placed(here, place)), None)
    behind = next((place for place in range(one.end, len(here.answers)) if _placed(here, place)), None)
    bounds = [here.answers[place].place for place in (before, behind) if place is not None]
    return range(0 if before is None or not bounds else min(bounds),
                 len(there.answers) if behind is None or not bounds else max(bounds) + 1)


def untold(side: Side, places: range) -> float:
    """How much the open words among these tell."""
    return sum(side.openly[places.start:places.stop])


def elsewhere(there: Side) -> float:
    """How much is open on a whole side, a content word."""
    count = len(there.answers)
    return untold(there, range(count)) / (len(there.telling(0, count)) + _FEW)


def _placed(side: Side, place: int) -> bool:
    return side.chunks.telling[place] and side.answers[place].place >= 0


def around(here: Side, one: Candidate) -> float:
    """The share of a side's other content words that are open."""
    others = [place for place in here.telling(0, len(here.answers)) if not one.first <= place < one.end]
    return sum(map(here.open, others)) / (len(others) + _FEW)


def _names(here: Side, one: Candidate) -> bool:
    """Whether a word that nothing answers is written like a name."""
    return any(here.open(place) and here.chunks.text.words[place].name for place in one.places)


def _added(here: Side, there: Side, one: Candidate) -> bool:
    """Whether a conjunction adds a phrase to what is answered, nothing of it is, and it names a thing."""
    known = lexicon(here.passage.language, there.passage.language)
    if known is None or not joined(here.passage, one.first) or not all(map(here.open, one.places)):
        return False
    return amid_answers(here, one.first, one.end) and any(
        _thing(here, place, known.tables) and not _said(here, there, place) for place in one.places)


def amid_answers(here: Side, first: int, end: int) -> bool:
    """Whether the content word before some words, which there must be, and that behind them are answered."""
    content = here.chunks.content
    before, behind = bisect_left(content, first), bisect_left(content, end)
    return before > 0 and not here.open(content[before - 1]) and not (
        behind < len(content) and here.open(content[behind]))


def _manner(here: Side, there: Side, one: Candidate) -> bool:
    """Whether all that is open of a phrase are adverbs: "publicly" is put in many ways."""
    known = lexicon(here.passage.language, there.passage.language)
    senses = [here.answers[place].senses for place in one.places if here.open(place)]
    return known is not None and all(
        numbers and all(known.tables.entry(number)[0] == "adverb" for number in numbers) for numbers in senses)


def joined(here: Passage, place: int) -> bool:
    """Whether a conjunction that adds one thing to another stands at a word, or is written onto one with content:
    «والتي» adds no thing."""
    chunks, spoken = chunks_of(here), language(here.language)
    word = chunks.text.words[place]
    return word.text in _list(spoken, "adding") or (
        chunks.telling[place] and place in chunks.begins
        and any(word.text.startswith(one) and word.text.removeprefix(one) in word.forms
                for one in _list(spoken, "added")))


def _thing(here: Side, place: int, tables: Tables) -> bool:
    """Whether a common word may be a noun, and neither lexicon nor encoder finds an answer for it."""
    answer = here.answers[place]
    if (answer.state is not State.UNANSWERED or here.chunks.text.words[place].name
            or here.phrase_cover[place] >= _BARE):
        return False
    entries = list(map(tables.entry, answer.senses))
    if _infinitive(here, place) and any(part == "verb" for part, _ in entries):
        return False
    nouns = {head.lower() for part, head in entries if part in _NOUNS}
    return len(nouns) >= _NOUN * len({head.lower() for _, head in entries})


def _infinitive(here: Side, place: int) -> bool:
    """Whether a word that may be a verb is one where it stands ("and to act")."""
    marks = language(here.passage.language).data("stems").get("rules", {}).get("infinitive", ())
    return place > 0 and here.chunks.text.words[place - 1].text in marks


def _said(here: Side, there: Side, place: int) -> bool:
    """Whether a word without content answers: «أمام» is "in front of"."""
    return said_of_all(here.passage, there.passage)[0][place].state is State.ANSWERED


@cache
def _list(spoken: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in spoken.data("clauses").get(name, ()))
