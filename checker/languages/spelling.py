"""Whether a word that sounds like a name can be its spelling in a script that writes long vowels only.

Sounds forgive vowels, and a consonant of a long name: «حسن» and «حسين», «سلام» and «سلامة», «جونسون» and «جونستون»
sound nearly alike, and are different people. Three rules tell them apart: names that have their own list of spellings
are theirs alone (`data/mul/names.toml`); every heavy consonant is written on both sides; and in a name of the language
itself a letter for a long vowel, or an ending, stands for some vowels only (`vowels` in
`data/<code>/transliteration.toml`): «ي» for no "a" before a last consonant, «ة» for none at all. Foreign names are
spelled by ear («إنريكي», «إنريك»), so their vowels tell nothing but where only one of the two ends in one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from checker.languages._inventory import inventory
from checker.languages._language import Language, shared
from checker.languages.folding import folded
from checker.languages.hearing import stems
from checker.languages.naming import name_like, naming
from checker.languages.transliteration import Groups, consonant_groups, sounds

# Two consonants that cost more than this to hear for one another do not answer each other.
_ANSWERING = 0.45
# Words whose letters look more foreign are spelled by ear.
_BY_EAR = 0.5
_EDGES = "^{}$"
# Sounds count a doubled consonant of the name once.
_TWICE = re.compile(r"(.)\1")


class _Part(NamedTuple):
    """A consonant (the number of its sound, -1 before the first), its letters and the vowel letters behind it, and the
    rest of the name behind these."""

    sound: int
    letters: str
    vowels: str
    rest: str

    @property
    def faint(self) -> bool:
        """Whether scripts leave the consonant out easily, as the "h" of "Salameh"."""
        return self.sound >= 0 and inventory().weigh[self.sound] < inventory().heavy

    def joined(self, other: "_Part") -> "_Part":
        """The part with a faint consonant and its vowels as vowels of its own."""
        return self._replace(vowels=self.vowels + other.letters + other.vowels, rest=other.rest)


@dataclass(frozen=True, slots=True, eq=False)
class _Spelling:
    """How a language spells names: its groups of consonant letters, its vowel letters, what is written otherwise
    before it is read, letters that foreign names are not spelled with; and, of a script that writes long vowels only,
    which spellings a row of them may stand for within a name and at its end (patterns over the vowels, ">" and the
    rest of the name)."""

    groups: Groups
    vowels: frozenset[str]
    respelled: tuple[tuple[re.Pattern[str], str], ...]
    units: re.Pattern[str]
    native: frozenset[str]
    silent: frozenset[str]
    within: Mapping[str, re.Pattern[str]]
    ending: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=16384)
def another(name: str, writing: Language, word: str, spoken: Language) -> bool:
    """Whether a word, as written, can't be how `spoken` spells a name that `writing` spells with all its vowels, with
    whatever may be written onto it. Never where a language has no rules of this kind."""
    if not _spelling(spoken).within:
        return False
    known = spelled(name, word, spoken)
    if known is not None:
        return not known
    # «عبد الرحيم» is "Abdul Rahim", "Abderrahim", "Abdurrahim": what is joined is spelled by ear.
    if folded(word).startswith(tuple(naming(spoken).joined)):
        return False
    return all(_apart(name.lower(), writing, stem, spoken) for stem in stems(_respelled(word, spoken), spoken))


def listed(name: str) -> bool:
    """Whether a name is in the list of names with their spellings."""
    return folded(name) in _names()


def spelled(name: str, word: str, spoken: Language) -> bool | None:
    """Whether a word is a listed spelling of a listed name; None where either is in no list."""
    own = _names().get(folded(name), frozenset())
    theirs = frozenset(key for stem in stems(folded(word), spoken) for key in _names().get(stem, ())) if own else own
    return bool(own & theirs) if theirs else None


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """The names that each folded spelling of the list may be."""
    found: dict[str, frozenset[str]] = {}
    for key, spellings in shared("names")["names"].items():
        for one in (folded(one) for written in spellings.values() for one in written.split()):
            found[one] = found.get(one, frozenset()) | {key}
    return found


def _apart(name: str, writing: Language, word: str, spoken: Language) -> bool:
    one, other = sounds(name, writing).row, sounds(word, spoken).row
    if _lacking(one, other) or (_lacking if _TWICE.search(word) else _unanswered)(other, one):
        return True
    first, second = (tuple(_parts(_respelled(text, of), _spelling(of)))
                     for text, of in ((name, writing), (word, spoken)))
    matched = _matched(first, second)
    if matched and _by_ear(word, spoken):
        mine, yours = matched[-1]  # nobody hears a vowel behind "Petrov": «بيتروفا» is his wife
        return not mine.vowels and bool(yours.vowels) and _unlike(mine, yours, _spelling(spoken), last=True)
    return matched is not None and any(_unlike(mine, yours, _spelling(spoken), last=place == len(matched))
                                       for place, (mine, yours) in enumerate(matched, start=1))


def _by_ear(word: str, spoken: Language) -> bool:
    """Whether a word looks like a foreign name and is no given name of the language."""
    if name_like(word, spoken) <= _BY_EAR or not _spelling(spoken).native.isdisjoint(word):
        return False
    return folded(word) not in naming(spoken).given or folded(word) in naming(spoken).foreign


def _lacking(row: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a heavy consonant of one row answers none of the other: one that comes twice may be heard once."""
    known = inventory()
    return not all(any(known.costs[number][against] <= _ANSWERING for against in other)
                   for number in row if known.weigh[number] == known.heavy)


def _unanswered(row: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a heavy consonant of one row answers none of the other, one to one, in whatever order."""
    known, taken = inventory(), dict[int, int]()

    def placed(number: int, tried: set[int]) -> bool:
        for place, against in enumerate(other):
            if place not in tried and known.costs[number][against] <= _ANSWERING:
                tried.add(place)
                if place not in taken or placed(taken[place], tried):
                    taken[place] = number
                    return True
        return False

    return not all(placed(number, set()) for number in row if known.weigh[number] == known.heavy)


@cache
def _spelling(spoken: Language) -> _Spelling:
    table = spoken.data("transliteration").get("vowels", {})
    vowels = frozenset(table.get("letters", ""))
    within, ending = ({row: re.compile(text) for row, text in table.get(name, {}).items()}
                      for name in ("within", "ending"))
    respelled = tuple((re.compile(found), text) for found, text in table.get("respelled", {}).items())
    units = re.compile("|".join(sorted(filter(None, within), key=len, reverse=True)) or "(?!)")
    native, silent = frozenset(table.get("native", "")), frozenset(table.get("silent", ""))
    return _Spelling(consonant_groups(spoken, vowels), vowels, respelled, units, native, silent, within, ending)


def _respelled(word: str, spoken: Language) -> str:
    for found, text in _spelling(spoken).respelled:
        word = found.sub(text, word)
    return word


def _parts(word: str, spelling: _Spelling) -> Iterator[_Part]:
    """The consonants of a word with the vowels behind each; a doubled one once, but for scripts in which two letters of
    a kind have a vowel between them («مملوك»)."""
    edged, at = _EDGES.format(word), 1
    part = _Part(-1, "", "", word)
    while at < len(edged) - 1:
        if edged[at] in spelling.vowels:
            part = part._replace(vowels=part.vowels + edged[at], rest=edged[at + 1:-1])
            at += 1
            continue
        length, numbers = spelling.groups.longest(edged, at)
        for number in numbers:
            if number != part.sound or part.vowels or spelling.within:
                yield part
                part = _Part(number, edged[at:at + length], "", edged[at + length:-1])
        part = part._replace(rest=edged[at + length:-1])
        at += length
    yield part


def _matched(one: Sequence[_Part], other: Sequence[_Part]) -> list[tuple[_Part, _Part]] | None:
    """The consonants of two words that answer each other in order, a faint one that nothing answers taken to the vowels
    before it; None where they do not."""
    if not one or not other:
        return None if one or other else []
    if one[0].sound == other[0].sound == -1 or (one[0].sound >= 0 <= other[0].sound and inventory().costs[
            one[0].sound][other[0].sound] <= _ANSWERING):
        rest = _matched(one[1:], other[1:])
        if rest is not None:
            return [(one[0], other[0]), *rest]
    if len(one) > 1 and one[1].faint:
        found = _matched((one[0].joined(one[1]), *one[2:]), other)
        if found is not None:
            return found
    if len(other) > 1 and other[1].faint:
        return _matched(one, (other[0].joined(other[1]), *other[2:]))
    return None


def _unlike(mine: _Part, yours: _Part, spelling: _Spelling, *, last: bool) -> bool:
    """Whether the vowels behind a consonant can't be written so. What a name begins with is not judged."""
    if mine.sound < 0 or (mine.faint and not mine.vowels):
        return False
    spelled = f"{mine.vowels}>{mine.rest}"
    silent = not spelling.silent.isdisjoint(yours.vowels)
    if last:
        pattern = spelling.ending.get(yours.vowels[-1:])
        return pattern is not None and not silent and not pattern.search(spelled)
    units = spelling.units.findall(yours.vowels) or ([] if silent else [""])
    return any(not spelling.within[unit].search(spelled) for unit in units)
