"""Words that one side takes in another sense: a coal mine for a land mine, jogging for running for office.

A word with several senses in one language has a word for each of them in the other, and a translator in a hurry takes
the wrong one. The lists `polysemes` of the languages say which senses exclude each other and by what each is known: by
the words beside it, or by what the passage is about (the list `settings`; one sense per discourse: Gale, Church &
Yarowsky 1992). Where each side of a pair has a sense of a word, and they have none in common, one of them is another
statement, unless the lexicon knows better: words that answer for something else are no rendering of this one. Of the
expressions in the lists `idioms` ("threw in the towel") one sense is what they mean and the other what their words
would.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.remembering import remembered
from checker.comparing.wording import in_article, words_of
from checker.extract.cues import Cue, every_cue
from checker.extract.worded import words
from checker.languages import folded, language
from checker.lexicon import Unit, lexicon, units
from checker.mention import Mention, MentionKind

# Words under "word/sense/also" may mean a sense: they excuse its rendering on the other side, and accuse nobody.
_ALSO = "also"
_LISTS = ("polysemes", "idioms")
# So many different words of a setting say that a passage is about it; with the sentences beside it, one more.
_TELLING = 2


class Taken(NamedTuple):
    """The words of the source and of the target that take a word in two senses, and these."""

    source: Mention
    target: Mention
    senses: tuple[str, str]


class _Senses(NamedTuple):
    """The senses of one word in a passage, each with the first words that settle it (None where all may mean others
    too), and the places of all its words."""

    cues: Mapping[str, Cue | None]
    places: frozenset[int]


def taken_otherwise(pair: AlignedPair) -> Iterator[Taken]:
    """The words of a pair that the two sides take in different senses, by the names of the lists."""
    shared = {cue.kind.partition("/")[0] for cue in _cues(pair.source)}.intersection(
        [cue.kind.partition("/")[0] for cue in _cues(pair.target)])
    if not shared:
        return
    about = _settings(pair.source) | _settings(pair.target)
    source, target = _senses(pair.source, about, shared), _senses(pair.target, about, shared)
    for word in sorted(source.keys() & target.keys()):
        mine, yours = source[word].cues, target[word].cues
        if mine.keys() & yours.keys():
            continue
        sure = [next(((sense, cue) for sense, cue in side.items() if cue), None) for side in (mine, yours)]
        if not sure[0] or not sure[1] or _said_beside(pair, word, about, (mine.keys(), yours.keys())):
            continue
        (one, here), (other, there) = sure[0], sure[1]
        sides = (_Side(pair.source, here, source[word].places), _Side(pair.target, there, target[word].places))
        if not _renders_another(*sides) and not _renders_another(*sides[::-1]):
            yield Taken(sides[0].mention(), sides[1].mention(), (one, other))


class _Side(NamedTuple):
    """A passage, the words in it that settle a sense, and the places of all that belong to the word."""

    passage: Passage
    cue: Cue
    places: frozenset[int]

    def mention(self) -> Mention:
        """The words as evidence."""
        span = words(self.passage.text, language(self.passage.language)).span(self.cue.first, self.cue.end)
        text = self.passage.text[span.start:span.end]
        return Mention(MentionKind.COLLECTIVE, folded(text), text, in_article(self.passage, span))


@remembered
def _cues(passage: Passage) -> tuple[Cue, ...]:
    """The words of a passage that may settle a sense."""
    return tuple([cue for one in _LISTS for cue in every_cue(passage.text, language(passage.language), one)])


def _senses(passage: Passage, about: frozenset[str], wanted: Container[str]) -> Mapping[str, _Senses]:
    """The senses of each of some words of several senses in a passage about these settings."""
    found: defaultdict[str, dict[str, Cue | None]] = defaultdict(dict)
    places: defaultdict[str, set[int]] = defaultdict(set)
    every = [cue for cue in _cues(passage) if cue.kind.partition("/")[0] in wanted]
    expressions = [cue for cue in every if cue.end - cue.first > 1 and cue.kind.count("/") == 1]
    for cue in every:
        word, sense, *told = cue.kind.split("/")
        places[word].update(range(cue.first, cue.end))
        if (not told or told[0] == _ALSO or told[0] in about) and not any(_within(cue, one) for one in expressions):
            found[word][sense] = found[word].get(sense) or (None if _ALSO in told else cue)
    return {word: _Senses(senses, frozenset(places[word])) for word, senses in found.items()}


def _within(cue: Cue, expression: Cue) -> bool:
    """Whether words that may mean a sense stand in an expression of another sense of their word: «أخضر» says in
    «مصباح أخضر» what the whole says, and excuses it as no rendering of the green light."""
    word, sense, *_ = expression.kind.split("/")
    mine, other, *_ = cue.kind.split("/")
    return (mine == word and other != sense and expression.first <= cue.first and cue.end <= expression.end
            and cue.end - cue.first < expression.end - expression.first)


@remembered
def _settings(passage: Passage) -> frozenset[str]:
    """What a passage is about, by its own words and those of the sentences beside it."""
    here, around = _counted([passage]), _counted([passage, *_around(passage)])
    return frozenset(chain((one for one, said in here.items() if len(said) >= _TELLING),
                           (one for one, said in around.items() if one in here and len(said) > _TELLING)))


def _counted(passages: Iterable[Passage]) -> Mapping[str, set[str]]:
    """The different words of each setting in passages."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for cue in every_cue(passage.text, language(passage.language), "settings"):
            counted[cue.kind].add(cue.pattern)
    return counted


def _around(passage: Passage) -> list[Passage]:
    return [Passage(passage.document, (index,)) for index in passage.beside()]


def _said_beside(pair: AlignedPair, word: str, about: frozenset[str], known: Sequence[Iterable[str]]) -> bool:
    """Whether a sentence beside one side has the word in a sense that the other side has here."""
    return any(not set(senses).isdisjoint(told.cues)
               for passage, senses in zip((pair.target, pair.source), known, strict=True)
               for beside in _around(passage) if (told := _senses(beside, about, (word,)).get(word)))


def _renders_another(here: _Side, there: _Side) -> bool:
    """Whether the words here that settle a sense are, by the lexicon, those for another word over there."""
    known = lexicon(here.passage.language, there.passage.language)
    # In an expression the words settle each other: «بشكل جلي» is not excused by what «شكل» might be alone.
    if known is None or here.cue.end - here.cue.first > 1:
        return False
    mine = [_exact(unit, here.passage, there.passage.language) for unit in _units(here, there)
            if here.cue.first <= unit.places[0] and unit.places[-1] < here.cue.end]
    found = _units(there, here)
    # A headword's senses are its own: who shares one with the words of the cue is the same word once more.
    own = frozenset(chain.from_iterable(unit.senses for unit in found if not there.places.isdisjoint(unit.places))
                    if there.passage.language == known.headwords else ())
    others = frozenset().union(*(_exact(unit, there.passage, here.passage.language) for unit in found
                                 if there.places.isdisjoint(unit.places) and own.isdisjoint(unit.senses)))
    return bool(mine) and all(not senses.isdisjoint(others) for senses in mine)


def _units(here: _Side, there: _Side) -> tuple[Unit, ...]:
    return units(words_of(here.passage), here.passage.language, there.passage.language)


def _exact(unit: Unit, passage: Passage, other: str) -> frozenset[int]:
    """The senses of a unit of which a rendering has all its letters, where there are such: a matcher of consonants
    takes too many."""
    known = lexicon(passage.language, other)
    if known is None or passage.language != known.renderings or len(unit.places) > 1:
        return unit.senses
    return frozenset(known.spelling([words_of(passage)[unit.places[0]]], unit.senses)) or unit.senses
