"""What a lexicon knows a word by: the keys of a form in a text, of which one is that of its entry.

A key is a stem, without what is written onto it; where a language writes long vowels in some forms of a word and not
in others, its consonants only. Light stemming (Larkey et al. 2002, "Improving stemming for Arabic information
retrieval") by candidates in place of one answer: a key too many is a chance match, one too few a word that nobody
understood. All of it is data (`languages/data/<code>/stems.toml`); a language without a list has its words as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from checker.languages import Language, folded, proclitics

# «بحق» is ب + حق; nothing shorter is left of a word.
_SHORTEST = 2
# Of so many consonants the weak letters beside them say nothing more.
_TELLING = 3
_WEAK = "~"
_SHORT = 4

# Endings and what stands for them, by the last letter of the ending.
Puts = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


class _Rules(NamedTuple):
    """The lists of a language, folded."""

    weak: frozenset[str]
    prefixes: tuple[str, ...]
    endings: Puts
    derived: Puts
    irregular: Mapping[str, tuple[str, ...]]
    spellings: tuple[tuple[str, str], ...]
    bare: tuple[str, ...]
    shortening: tuple[str, ...]
    roots: tuple[re.Pattern[str], ...]
    doubling: bool
    empty: frozenset[str]


@lru_cache(maxsize=65536)
def keys(word: str, spoken: Language) -> frozenset[str]:
    """The keys that a folded word of a text may be found under."""
    rules = _rules(spoken)
    return frozenset(key for stem in spelt(word, spoken)
                     for key in (*_skeletons(stem, rules), *_unprefixed(stem, rules)))


@lru_cache(maxsize=65536)
def spelt(word: str, spoken: Language) -> frozenset[str]:
    """The stems of a folded word with all their letters: itself, and without what may be written onto it."""
    rules = _rules(spoken)
    bare = _bare(word, spoken)
    forms = {*bare, *(f"{_first(rules.weak)}{form[len(prefix):]}" for form in bare for prefix in rules.prefixes
                      if form.startswith(prefix) and len(form) - len(prefix) >= _SHORTEST)}
    shorter = {stem for form in forms for stem in _without(form, rules.endings, doubling=rules.doubling)}
    # «رأى» has one consonant; of «بيانات» without ب and ات nothing is left that could be told.
    return frozenset({*forms, *(stem for stem in shorter if not rules.weak or len(word) <= _SHORT
                                or _consonants(stem, rules.weak) >= _SHORTEST),
                      *(lemma for form in bare for lemma in rules.irregular.get(form, ())),
                      *(stem for form in forms for stem in _lengthened(form, rules))})


@lru_cache(maxsize=65536)
def derivations(word: str, spoken: Language) -> frozenset[str]:
    """The keys of the words that a folded word in no lexicon may be derived from ("boycotters": "boycott")."""
    rules = _rules(spoken)
    return frozenset(key for stem in _without(word, rules.derived, doubling=rules.doubling)
                     for key in _skeletons(stem, rules))


@lru_cache(maxsize=65536)
def empty(word: str, spoken: Language) -> bool:
    """Whether a folded word carries no content of its own, by the list of its language's clauses."""
    return not _rules(spoken).empty.isdisjoint(_bare(word, spoken))


def citations(word: str, spoken: Language) -> frozenset[str]:
    """The keys of a folded word as a lexicon writes it, in every spelling."""
    rules = _rules(spoken)
    spelt = {word, *(word[:len(word) - len(one)] + other for pair in rules.spellings
                     for one, other in (pair, pair[::-1]) if word.endswith(one) and len(word) > len(one) + _SHORTEST)}
    spelt.update([word[:-len(one)] for one in rules.bare if word.endswith(one) and len(word) > len(one) + 1])
    return frozenset(key for form in spelt for key in _skeletons(form, rules))


@lru_cache(maxsize=65536)
def roots(key: str, spoken: Language) -> frozenset[str]:
    """The roots that a key may be of; none where the language has no rule."""
    return frozenset("".join(match.groups()) for pattern in _rules(spoken).roots if (match := pattern.match(key)))


def _bare(word: str, spoken: Language) -> set[str]:
    """A word, and what is left of it without each of the proclitics."""
    return {word, *[rest for one in proclitics(spoken).get(word[:1], ()) if word.startswith(one)
                    and len(rest := word[len(one):]) >= _SHORTEST]}


def _without(form: str, endings: Puts, *, doubling: bool) -> Iterator[str]:
    for ending, puts in endings.get(form[-1:], ()):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            stem = form[:len(form) - len(ending)]
            yield from (stem + put for put in puts)
            if doubling and stem[-1] == stem[-2]:
                yield stem[:-1]


def _lengthened(form: str, rules: _Rules) -> Iterator[str]:
    """A form with the weak letter that it loses before some endings («أردت» is of «أراد»)."""
    for ending in rules.shortening:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= _SHORTEST and rules.weak.isdisjoint(stem[-2:]):
            yield f"{stem[:-1]}{_first(rules.weak)}{stem[-1]}"


def _skeletons(stem: str, rules: _Rules) -> Iterator[str]:
    """The consonants of a stem; of two, with the places of the weak letters ("ق~ل")."""
    if not rules.weak:
        yield stem
        return
    consonants = "".join([letter for letter in stem if letter not in rules.weak])
    # «رد», «ردود»: a doubled last letter is written once.
    if len(consonants) >= _TELLING and consonants[-1] == consonants[-2]:
        consonants = consonants[:-1]
        if len(consonants) < _TELLING:
            yield consonants
    if len(consonants) >= _TELLING:
        yield consonants
    else:
        yield from _placed(stem, rules.weak)


def _placed(stem: str, weak: frozenset[str]) -> Iterator[str]:
    marked = ""
    for letter in stem:
        mark = _WEAK if letter in weak else letter
        if not marked.endswith(mark):
            marked += mark
    inner = marked.strip(_WEAK)
    if len(inner) > _SHORTEST:
        yield inner  # «يقول», «أقام»: the weak letter inside is that of the root
        if marked.startswith(_WEAK):
            yield _WEAK + inner.replace(_WEAK, "")  # «وصول»: the first one is
        if marked.endswith(_WEAK):
            yield f"{inner}{_WEAK}"
    elif marked.startswith(_WEAK) and marked.endswith(_WEAK):
        yield from (marked[1:], marked[:-1])  # «يدعو», «يصلوا»
    else:
        yield marked


def _unprefixed(stem: str, rules: _Rules) -> Iterator[str]:
    """Two consonants without the weak letter before them: «يرد» is of «رد»."""
    if len(stem) == _SHORTEST + 1 and stem[0] in rules.weak and rules.weak.isdisjoint(stem[1:]):
        yield stem[1:]


def _consonants(stem: str, weak: frozenset[str]) -> int:
    return sum(letter not in weak for letter in stem)


def _first(weak: Iterable[str]) -> str:
    return min(weak, default="")


@cache
def _rules(spoken: Language) -> _Rules:
    data = spoken.data("stems")
    rules = data.get("rules", {})
    return _Rules(
        frozenset(folded(data.get("weak", ""))), tuple(folded(one) for one in data.get("prefixes", ())),
        _puts(data.get("endings", {})), _puts(data.get("derived", {})),
        {form: tuple(lemmas) for form, lemmas in data.get("irregular", {}).items()},
        tuple(data.get("spellings", {}).items()), tuple(map(folded, rules.get("bare", ()))),
        tuple(map(folded, rules.get("shortening", ()))), tuple(re.compile(one) for one in rules.get("roots", ())),
        bool(rules.get("doubling")), frozenset(map(folded, spoken.data("clauses").get("empty", ()))))


def _puts(table: Mapping[str, Iterable[str]]) -> Puts:
    """Endings and what stands for them, folded; two endings that fold to one are one («ة», «ه»). By their last letter:
    each new word was held against all of them in half a dozen forms."""
    found: dict[str, list[str]] = {}
    for ending, puts in table.items():
        found.setdefault(folded(ending), []).extend(map(folded, puts))
    return {last: tuple((ending, tuple(dict.fromkeys(puts))) for ending, puts in found.items() if ending[-1] == last)
            for last in {ending[-1] for ending in found}}
