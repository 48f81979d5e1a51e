"""The words of a text as they sound, so that a name of another script can be looked for among them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.languages._language import Language
from checker.languages.folding import fold
from checker.languages.naming import naming
from checker.languages.transliteration import Sounds, alike, far, made, places, sounds

_WORD = re.compile(r"[^\W\d_]+(?:['’ʿʾ\u064b-\u065f\u0670\u0640]+[^\W\d_]+)*[\u064b-\u065f\u0670]*")
_GENITIVE = re.compile(r"['’]s?$")
# Words of this length may hold a name that was copied without its spaces: «كافانويمكن».
_SUSPECT = 9
# Two words that are one name together have no more letters than this.
_RUN_TOGETHER = 14
_LEAST_STEM = 2
# A name of so many heavy sounds may have one that the word lacks altogether.
_LONG, _MAY_LACK = 4, 1
# What is less alike than this is never asked for.
LEAST_LIKENESS = 0.65
# How alike a name and a word must sound to be the same name, by the number of heavy sounds of the name: short names
# have many doubles. At these the contrast between true and shuffled pairs was best.
_ALIKE = {0: 0.86, 1: 0.9, 2: 0.86, 3: 0.8, 4: 0.78}
_ALIKE_LONG = 0.75


class Word(NamedTuple):
    """A word of a text: folded and as written, where it stands, and where its sounds are made (see `Sounds.places`),
    letter by letter and all together."""

    text: str
    written: str
    start: int
    end: int
    places: tuple[int, ...]
    reach: int


# Where a name is heard: how alike it sounds, the first and the last word.
Place = tuple[float, int, int]


class Speech(tuple[Word, ...]):
    """The words of a text in its order. Which of them may be a name is asked of all at once: for each place where
    sounds are made there is a number with a bit for each word whose letters make one there. Several checks ask for the
    same names: what was heard is kept with the words."""

    @cached_property
    def nearest(self) -> dict[Sounds, list[Place]]:
        """What `nearest` has found for each name."""
        return {}

    @cached_property
    def said(self) -> dict[Sounds, list[Place]]:
        """What `said` has found for each name."""
        return {}

    @cached_property
    def _made(self) -> dict[int, int]:
        return {}

    @cached_property
    def _run_together(self) -> int:
        """The first of two words that may be one name together."""
        return sum([1 << number for number, (one, other) in enumerate(pairwise(self))
                    if len(one.text) + len(other.text) <= _RUN_TOGETHER])

    def _making(self, place: int) -> int:
        known = self._made.get(place)
        if known is None:
            known = self._made[place] = sum([1 << number for number, word in enumerate(self) if place & word.reach])
        return known

    def may_be(self, name: Sounds, together: int = 1) -> Iterator[int]:
        """The words that have letters for the heavy sounds of a name, but for one that it may lack; or the first of
        two short ones that have them `together`."""
        having_all, lacking_one = self._run_together if together > 1 else (1 << len(self)) - 1, 0
        for place in name.places:
            making = self._making(place)
            if together > 1:
                making |= making >> 1
            lacking_one = lacking_one & making | having_all & ~making
            having_all &= making
        left = having_all | lacking_one if _may_lack(name) else having_all
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


@lru_cache(maxsize=4096)
def heard(text: str, spoken: Language) -> Speech:
    """The words of a text in its order; one that joins the next («عبد الله») is one word with it."""
    joined = naming(spoken).joined
    whole = fold(text).text
    aligned = len(whole) == len(text)  # nothing dropped: a word's folded letters stand where the word does
    found: list[Word] = []
    for match in _WORD.finditer(text):
        written, start = match[0], match.start()
        if "'" in written or "’" in written:
            written = _GENITIVE.sub("", written)
        folded = whole[start:start + len(written)] if aligned else fold(written).text
        if found and found[-1].text in joined and start - found[-1].end == 1:
            both = found.pop()
            folded, start = both.text + folded, both.start
            written = text[start:match.start() + len(written)]
        found.append(Word(folded, written, start, start + len(written), *made(folded, spoken)))
    return Speech(found)


@lru_cache(maxsize=65536)
def readings(word: str, spoken: Language) -> tuple[Sounds, ...]:
    """The sounds of a folded word with and without the clitics that may be written onto it."""
    return tuple([sounds(stem, spoken) for stem in stems(word, spoken)])


@lru_cache(maxsize=65536)
def stems(word: str, spoken: Language) -> tuple[str, ...]:
    """A folded word as it is, and without each run of clitics that it may begin with."""
    clitics = _clitics(spoken).get(word[:1], ())
    return (word, *[word[len(clitic):] for clitic in clitics
                    if word.startswith(clitic) and len(word) - len(clitic) >= _LEAST_STEM])


@cache
def _clitics(spoken: Language) -> dict[str, tuple[str, ...]]:
    """The runs of clitics by their first letter."""
    every = spoken.data("transliteration").get("clitics", {}).get("before", ())
    return {first: tuple(one for one in every if one[0] == first) for first in {one[0] for one in every}}


def enough(name: Sounds) -> float:
    """How alike a word must sound to be this name."""
    return _ALIKE.get(name.consonants, _ALIKE_LONG)


def lacking(name: Sounds, letters: Sequence[int], most: int = 0) -> bool:
    """Whether more than `most` of the heavy sounds of a name are made where the letters of a word (`Word.places`), read
    in order, make none. That rules most words out at once."""
    missing, at = 0, 0
    for place in name.places:
        for ahead in range(at, len(letters)):
            if place & letters[ahead]:
                at = ahead + 1
                break
        else:
            missing += 1
            if missing > most:
                return True
    return False


def _may_lack(name: Sounds) -> int:
    return _MAY_LACK if name.consonants >= _LONG else 0


def likeness(name: Sounds, word: Word, spoken: Language, least: float = 0.0) -> float:
    """How alike the name and the word sound, clitics apart; 0.0 when that is far less than `LEAST_LIKENESS`, and, where
    the caller asks for no more, when it is less than `least`."""
    return _likeness(name, word.text, spoken, least)


# The words of news come again and again beside the same names.
@lru_cache(maxsize=65536)
def _likeness(name: Sounds, text: str, spoken: Language, least: float) -> float:
    return 0.0 if lacking(name, places(text, spoken), _may_lack(name)) else _compared(name, text, spoken, least)


def _compared(name: Sounds, text: str, spoken: Language, least: float) -> float:
    best, wanted = 0.0, max(least, LEAST_LIKENESS)
    for reading in readings(text, spoken):
        if not far(name, reading, wanted):
            best = max(best, alike(name, reading, least))
    return best


def nearest(name: Sounds, words: Speech, spoken: Language) -> list[Place]:
    """(likeness, first, last) of the words that sound like the name, best first; only the best where none does enough.

    Two words together may be the name: «كاي فو» is "Kaifu", «ماك غريغور» is "McGregor".
    """
    if name not in words.nearest:
        words.nearest[name] = _nearest(name, words, spoken)
    return words.nearest[name]


def _nearest(name: Sounds, words: Speech, spoken: Language) -> list[Place]:
    least = enough(name)
    found = []
    best = (0.0, -1, -1)
    for place in words.may_be(name):
        score = likeness(name, words[place], spoken)
        if score >= least:
            found.append((score, place, place))
        elif score > best[0]:
            best = (score, place, place)
    if found or name.consonants < 2:
        return sorted(found, reverse=True) or [best]
    return [max(best, _among_pairs(name, words, spoken))]


def _among_pairs(name: Sounds, words: Speech, spoken: Language, least: float = 0.0) -> Place:
    best = (0.0, -1, -1)
    most = _may_lack(name)
    for place in words.may_be(name, together=2):
        first, second = words[place:place + 2]
        # Few pairs of words come again: they are not worth remembering, and would drive out single words.
        if not lacking(name, first.places + second.places, most):
            both = _compared(name, first.text + second.text, spoken, least)
            best = max(best, (both, place, place + 1))
    return best


def said(name: Sounds, words: Speech, spoken: Language) -> list[Place]:
    """(likeness, first, last) of the words, or the two together, that sound enough like the name, best first: what
    `nearest` gives without what only comes near."""
    if name not in words.said:
        words.said[name] = _said(name, words, spoken)
    return words.said[name]


def _said(name: Sounds, words: Speech, spoken: Language) -> list[Place]:
    least = enough(name)
    found = [(score, place, place) for place in words.may_be(name)
             if (score := _likeness(name, words[place].text, spoken, least)) >= least]
    if found or name.consonants < 2:
        return sorted(found, reverse=True)
    best = _among_pairs(name, words, spoken, least)
    return [best] if best[0] >= least else []


def inside(name: Sounds, word: Word, spoken: Language) -> bool:
    """Whether the name is heard inside a word that is several words run together."""
    if len(word.text) < _SUSPECT or name.consonants < 3 or lacking(name, word.places):
        return False
    least, most = name.consonants, len(name.row) + 2
    enough_ = enough(name)
    return any(
        alike(name, sounds(word.text[start:start + length], spoken), enough_) >= enough_
        for length in range(max(2, least), most + 1) for start in range(len(word.text) - length + 1)
    )
