"""Things of a kind that one side names and the other passes over: a helicopter, a fever, a nephew.

A translator leaves out or puts in an adverb, a title, "the area"; seldom what a report is about. So of the kinds of the
lexicon some are marked `missed`: where nothing on the other side answers for a thing of such a kind, nothing that might
answer stands at its place, and the encoder finds nothing near it, it was dropped or added. So was a thing of any kind
that a conjunction adds to one that is answered ("houses and orchards").
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.alignment import AlignedPair
from checker.comparing.asking import Asking, Similarity
from checker.comparing.clauses.candidates import Candidate
from checker.comparing.clauses.covering import Side as Covered
from checker.comparing.clauses.covering import near, strictly
from checker.comparing.clauses.losses import known_sides
from checker.comparing.clauses.surroundings import amid_answers, around, elsewhere, joined, opposite
from checker.comparing.kinds import Side, Thing, sides
from checker.comparing.owned import owned
from checker.comparing.remembering import remembered
from checker.comparing.wording import chunks_of
from checker.languages import language
from checker.lexicon import GENERAL, kinds_of, missed

# Words of the other side as near as this may say the same in a way that the lexicon does not know.
_NEAR = 0.48
# What a conjunction adds is near what it is added to: nurses to doctors.
_NEAR_ADDED = 0.66
# Where so much is open besides, of the other content words of its side and on the other side a content word, the
# translation is too free to miss one ("sharpening the knives for weeks").
_FREE, _FREE_ELSEWHERE = 0.2, 0.08
# Of the headwords that a word with all its letters may stand for, so many are of the kind ("a ball" is a dance too).
_MOSTLY = 0.4
# «مضرب» is a bat and somebody on strike: what may be something done is no thing for certain.
_DEEDS = ("verb", "adverb")
# «طائرة حكومية من طراز غلفستريم»: an adjective may stand between a thing and its type.
_CLASSED = 24
_HYPHENS = ("-", "\u2010", "\u2011")


class _Suspect(NamedTuple):
    """A thing that nothing known answers for, and how near no word of the other side may be."""

    thing: Thing
    least: float


def passed_over(pair: AlignedPair, similarity: Similarity, told: Callable[[Thing], bool], *,
                of_source: bool) -> Asking[Thing | None]:
    """The first thing that one side names and nothing on the other answers for, if any, of those that are not told
    already."""
    here, there = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    for one, least in _suspects(pair):
        if one.passage is here and not told(one) and not (
                yield from near(one.text, there.text, language(there.language), least, similarity)):
            return one
    return None


@remembered
def _suspects(pair: AlignedPair) -> tuple[_Suspect, ...]:
    """Those that the encoder is asked of (remembered: two checks ask)."""
    known, covered = sides(pair), known_sides(pair)
    if known is None or covered is None:
        return ()
    # «الفريق» is light, and yet it may be what "the Reds" go by: a single thing is missed in close passages only.
    covers = strictly(covered[0]), strictly(covered[1])
    return (*_of(known, covers), *_of(known[::-1], covers[::-1]))


def _of(known: tuple[Side, Side], covers: tuple[Covered, Covered]) -> Iterator[_Suspect]:
    here, there = known
    kinds = missed(here.known.headwords)
    found = [one for one in here.things if (any(kept.kind in kinds and kept.group != GENERAL for kept in one.kinds)
             or _added(one, covers[0])) and not owned(one.passage, one.inner, there.passage)]
    # What both sides lack of one kind is one thing said in two ways, or for the check of mistranslations.
    others = {kind for kind in {kept.kind for one in found for kept in one.kinds}
              if any(map(there.lacks, there.of_kinds.get(kind, ())))}
    for one in found:
        if not (others.isdisjoint({kept.kind for kept in one.kinds}) and here.lacks(one) and here.free(one)
                and _alone(one, covers)):
            continue
        if _added(one, covers[0]) and _only_named(one, here):
            yield _Suspect(one, _NEAR_ADDED)
        elif _missed(one, here):
            yield _Suspect(one, _NEAR)


def _alone(thing: Thing, covers: tuple[Covered, Covered]) -> bool:
    """Whether the words of a thing stand side by side and all are open, nothing at its place on the other side is, and
    little around it."""
    here, there = covers
    words = here.chunks.text.words
    one = Candidate(thing.places[0], thing.places[-1] + 1, thing.places)
    return (not (_tied(thing) or _classing(thing))
            and one.end - one.first == len(thing.places) and any(map(here.open, thing.places))
            and not any(words[place].name for place in thing.places)
            and not any(map(there.open, opposite(here, there, one))) and around(here, one) < _FREE
            and elsewhere(there) < _FREE_ELSEWHERE)


def _classing(thing: Thing) -> bool:
    """Whether a thing only says what sort of thing is named behind it: «طائرة من طراز إف-16» is an F-16."""
    words = language(thing.passage.language).data("clauses").get("classing", ())
    behind = thing.passage.text[thing.inner.end:thing.inner.end + _CLASSED]
    return any(f" {one} " in behind for one in words)


def _tied(thing: Thing) -> bool:
    """Whether a hyphen joins a thing to more: a brother-in-law is no brother."""
    text, inner = thing.passage.text, thing.inner
    return text[inner.end:inner.end + 1] in _HYPHENS or text[max(0, inner.start - 1):inner.start] in _HYPHENS


def _added(thing: Thing, here: Covered) -> bool:
    """Whether a conjunction adds a thing to what is answered, and what follows is answered too."""
    first, content = thing.places[0], here.chunks.content
    return amid_answers(here, first, thing.places[-1] + 1) and any(
        joined(here.passage, place) for place in range(content[bisect_left(content, first) - 1] + 1, first + 1))


def _missed(thing: Thing, side: Side) -> bool:
    """Whether a thing is of missed kinds only, by those of its senses that are written with all its letters, and none
    of these is something done."""
    entries, headwords = _entries(thing, side), side.known.headwords
    if any(part in _DEEDS for part, _ in entries):
        return False
    found = {one.kind for one in kinds_of({head.lower() for _, head in entries}, headwords, _MOSTLY)
             if one.group != GENERAL}
    return bool(found) and found <= missed(headwords)


def _only_named(thing: Thing, side: Side) -> bool:
    """Whether a word is a noun in all of its senses that are written with all its letters."""
    entries = _entries(thing, side)
    return bool(entries) and all(part == "noun" for part, _ in entries)


def _entries(thing: Thing, side: Side) -> list[tuple[str, str]]:
    """The part of speech and the headword of each sense of a thing that is written with all its letters."""
    known, words = side.known, chunks_of(thing.passage).text.words
    senses = (known.spelling([words[place].text for place in thing.places], thing.senses)
              if thing.passage.language == known.renderings else thing.senses)
    return list(map(known.tables.entry, senses))
