"""Runs of capitalised words: what may be a name in scripts that write names with capitals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.languages import Language, fold
from checker.languages.naming import Naming, naming, ordinary

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʿʾ`][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]s?$")
# What may stand between two words of a name; a stop only behind an initial or a title ("J. R. Ewing", "Dr. Ana Ruiz").
_JOINS = re.compile(r"[ \u00a0]?[-\u2011]?[ \u00a0]?")
_STOP = re.compile(r"\.?[ \u00a0]?")
_HYPHENS = ("-", "\u2011")
# A small particle is written onto the name it begins: "al-Assad", "d'Estaing".
_TIES = (*_HYPHENS, "'", "’")
_BEGINS = re.compile(r"(?:^|[.!?:•\"“”«»‘(\[-])[\s\"“”«'‘(]*$")
_BEFORE = 4
# "UN", "AMs", "LiverpoolFC": acronyms; "LiveUMap": a product, but "McGregor" is a name.
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}s?$|.*[a-z][A-Z]{2,}$")
_HUMP = re.compile(r"([^\W\d_]*?[a-z])[A-Z]")
# A headline writes most of its words with capitals.
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4
# Particles are looked past for so many words: "van der", "de la".
_PARTICLES = 3

Range = tuple[int, int]


class Word(NamedTuple):
    """A word of a sentence: as written, folded, where it stands; `ends` says that a genitive ending closes the name."""

    written: str
    folded: str
    start: int
    end: int
    capital: bool
    ends: bool

    @property
    def initial(self) -> bool:
        """Whether it stands for a name: "J", "J.R."."""
        return len(self.written) == 1 or "." in self.written


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is searched for names."""

    text: str
    words: tuple[Word, ...]
    spoken: Language
    lists: Naming
    headline: bool

    def begins(self, place: int) -> bool:
        """Whether a word stands at the head of a sentence, a quotation or a bullet."""
        start = self.words[place].start
        return bool(_BEGINS.search(self.text[max(0, start - _BEFORE):start]))

    def joined(self, place: int) -> bool:
        """Whether a word may belong to one name with the word after it."""
        one, gap = self.words[place], self.text[self.words[place].end:self.words[place + 1].start]
        if one.ends:
            return False
        stops = one.initial or one.folded in self.lists.titles or one.folded in self.lists.particles
        return bool(_JOINS.fullmatch(gap) or (stops and _STOP.fullmatch(gap)))

    def tied(self, place: int, ties: tuple[str, ...] = _HYPHENS) -> bool:
        """Whether a hyphen alone stands between a word and the one after it."""
        return self.text[self.words[place].end:self.words[place + 1].start] in ties


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, genitive endings cut off (cached: names and the sentences they stand in are read again)."""
    found = []
    for match in _WORD.finditer(text):
        written = whole = match[0]
        if "'" in written or "’" in written:
            written = _GENITIVE.sub("", written)
        folded = written.lower() if written.isascii() and "." not in written else fold(written).text
        start = match.start()
        found.append(Word(written, folded, start, start + len(written), written[0].isupper(), written != whole))
    return tuple(found)


def tokens_of(every: Sequence[Word], lists: Naming) -> tuple[str, ...]:
    """The words that make a name, in small letters with their accents, which sound: particles and initials left out,
    "Abdel Fattah" and "Mac Gregor" made one."""
    tokens: list[str] = []
    joining = False
    for word in every:
        if word.initial or word.folded in lists.particles:
            continue
        if joining:
            tokens[-1] += word.written.lower()
        else:
            tokens.append(word.written.lower())
        joining = word.folded in lists.joined
    return tuple(tokens)


def read(text: str, spoken: Language, *, heading: bool = False) -> Reading:
    """A sentence ready to be searched; headlines are told by their capitals where they are not marked as such."""
    every, lists = words(text), naming(spoken)
    counted = [word for word in every if word.folded not in lists.openers and not word.initial]
    capitals = sum([word.capital for word in counted])
    headline = heading or (len(counted) >= _HEADLINE_WORDS and capitals >= _HEADLINE_SHARE * len(counted))
    return Reading(text, every, spoken, lists, headline)


def parts(reading: Reading, taken: Sequence[Range]) -> Iterator[Range]:
    """Ranges of words that may be names, in the order of the text; `taken` are ranges of characters others claim."""
    for begin, end in _stretches(reading, taken):
        yield from _cut(reading, begin, end)


def _stretches(reading: Reading, taken: Sequence[Range]) -> Iterator[Range]:
    """Ranges of words that hang together: capitalised ones, and particles between them."""
    begin = -1
    for place, word in enumerate(reading.words):
        if begin < 0 and not word.capital and word.folded not in reading.lists.particles:
            continue
        claimed = bool(taken) and _claimed(reading, place, taken)
        if begin >= 0 and (claimed or not reading.joined(place - 1) or not _continues(reading, place)):
            yield begin, place
            begin = -1
        if begin < 0 and not claimed and (word.capital or _leads(reading, place)):
            begin = place
    if begin >= 0:
        yield begin, len(reading.words)


def _claimed(reading: Reading, place: int, taken: Sequence[Range]) -> bool:
    """Whether others claim a word. A given name that is a place too ("Austin", "Chelsea") is left to them only where no
    further name follows: "Chelsea Clinton" is a person. A particle alone is nobody's: "Muaz AL Shami"."""
    word, lists = reading.words[place], reading.lists
    ranges = [(start, end) for start, end in taken if word.start < end and start < word.end]
    if not ranges or ranges[0][1] > word.end:
        return bool(ranges)
    if word.folded in lists.particles:
        return False
    if word.folded not in lists.given or place + 1 == len(reading.words) or not reading.joined(place):
        return True
    following = reading.words[place + 1]
    return (not following.capital or following.folded in lists.things or following.folded in lists.titles
            or any(following.start < end and start < following.end for start, end in taken))


def _continues(reading: Reading, place: int) -> bool:
    """"Jong-un" goes on with a small letter behind a hyphen; a particle goes on where a capitalised word follows."""
    if reading.words[place].capital or reading.tied(place - 1):
        return True
    if reading.words[place].folded in reading.lists.openers and not (
            place + 1 < len(reading.words) and reading.tied(place, _TIES)):
        return False  # "at-Tamimi", but "Jane Roe at Ennis"
    for ahead in reading.words[place:place + _PARTICLES + 1]:
        if ahead.capital or ahead.folded not in reading.lists.particles:
            return ahead.capital
    return False


def _leads(reading: Reading, place: int) -> bool:
    """Whether a small particle begins a name: "al-Assad"."""
    following = reading.words[place + 1:place + 2]
    particle = reading.words[place].folded in reading.lists.particles
    return particle and bool(following) and following[0].capital and reading.tied(place, _TIES)


def _cut(reading: Reading, begin: int, end: int) -> Iterator[Range]:
    """A stretch without what is no name in it: openers, the calendar, acronyms; cut where such a word stands."""
    first = begin
    for place in range(begin, end):
        if _breaks(reading, first, place, end):
            if first < place:
                yield first, place
            first = place + 1
    if first < end:
        yield first, end


def _breaks(reading: Reading, first: int, place: int, end: int) -> bool:
    word, lists = reading.words[place], reading.lists
    if word.folded in lists.never or word.folded in lists.states:
        return word.folded in lists.never or "." in word.written  # "U.S. Senator", but "Un" ends a name
    if not reading.text.isupper() and word.folded not in lists.particles and _shouted(word, lists):
        return True
    if word.capital and word.folded.split("'")[0] in lists.openers:
        # "Mr Will", "Mrs May": behind a courtesy a small word is a name.
        courtesy = place > first and place + 1 == end and reading.words[place - 1].folded in lists.courtesies
        small = place == first or reading.headline or len(word.written) <= len("He")
        return small and not courtesy
    given = word.folded in lists.given or (first < place and reading.words[first].folded in lists.given)
    return reading.headline and not given and not word.initial and ordinary(word.written, reading.spoken)


def _shouted(word: Word, lists: Naming) -> bool:
    """Whether the capitals of a word are those of an acronym or a product."""
    if _ACRONYM.match(word.written):
        return True
    hump = _HUMP.match(word.written)
    return hump is not None and not (hump[1].lower() in lists.joined or hump[1].lower() in lists.particles)
