"""Cues: the words and phrases of a list, found in a sentence as its language writes them.

A list is the table `cues` of a data file (kind → patterns) or its table `pairs` (a word's opposite). A pattern is a row
of words; `a|b` are alternatives, `ref*` and `*n't` stand for a beginning and an end, `~go` for a word in all its
inflections, `..` for up to three words of the same clause, `<imperfect>` and its like for a class of words, `^may` for
a word that is no name, `!ألا` for letters as written, `+` parts the cue from what must follow it. The kind `none` holds
what only looks like a cue ("not only", «لا يزال»): it takes its words and is dropped. Alternatives that several
patterns of a list have in common stand in its table `alternatives`; `@name` in a pattern is all of them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from checker.extract._cue_patterns import Pattern, Test, bare, pattern_of, test_of
from checker.extract.word_forms import stems
from checker.extract.worded import Word, words
from checker.languages import Language, folded

NONE = "none"
_GAP = 3
# The first letters of a word that patterns are looked up by: of fewer nothing begins that many words do not begin with.
_LEAST = 2
_NAMED = re.compile(r"@(\w+)")
# What parts the words of a text inside an alternative: "farmers'" is one word there, "e.coli" two.
_PARTED = re.compile(r"(?<=\w)(?:'(?!\w)|[-./&])")
_REMEMBERED = 65536
_SENTENCES = 8192
# The lists that sentences are searched for: those that are asked for together in one pass over their words. Alone, the
# check of numbers asks for the first only, and paid half its time for what the other lists make of each new word.
_TOGETHER = (("circumstances", "scales"), ("antonyms", "cues", "grave", "hedges", "idioms", "negation", "offices",
                                            "polysemes", "senses", "settings", "speakers", "strengths"))
_WITH = {subject: subjects for subjects in _TOGETHER for subject in subjects}


class Cue(NamedTuple):
    """A cue: its kind, the pattern that found it, its words (`first` to `end`, counted in words)."""

    kind: str
    pattern: str
    first: int
    end: int


# The lists with a pattern whose first part a word fits, and these patterns; of most words there are none.
_Begun = tuple[tuple[str, tuple[Pattern, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """The patterns of lists of a language (list, kind and text of each); which of them a whole word, a stem, the
    first letters of a word (at most `longest`, by the first two of them) or a word as written may begin; and those
    whose first part every word is tried on. `seen` remembers what may begin at the words met so far."""

    patterns: tuple[tuple[str, str, str], ...]
    whole: dict[str, list[int]]
    stems: dict[str, list[int]]
    letters: dict[str, list[int]]
    written: dict[str, list[int]]
    other: tuple[tuple[Test, list[int]], ...]
    longest: dict[str, int]
    seen: dict[tuple[str, str, bool], _Begun] = field(default_factory=dict)


@lru_cache(maxsize=_SENTENCES)
def cues(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """The cues of the list `subject` in a text, left to right; where several begin at a word, the one that looks
    farthest (cached, as `every_cue`: extraction and several checks ask for those of the same sentence)."""
    found, result, free = words(text, language).words, [], 0
    for place, candidates in _beginnings(text, language, _WITH[subject]).get(subject, ()):
        if place >= free and (begun := _beginning(found, place, candidates)):
            cue, _ = max(begun, key=_reading_far) if len(begun) > 1 else begun[0]
            if cue.kind != NONE:
                result.append(cue)
            free = cue.end
    return tuple(result)


@lru_cache(maxsize=_SENTENCES)
def every_cue(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """All cues of a list in a text, those that share words too."""
    found = words(text, language).words
    return tuple([cue for place, candidates in _beginnings(text, language, _WITH[subject]).get(subject, ())
                  for cue, _ in _beginning(found, place, candidates)])


def _reading_far(found: tuple[Cue, int]) -> tuple[bool, int, int, int]:
    """What only looks like a cue comes first («not only … but»), then what looks farthest, then the longer cue, then
    the pattern that says more: «لم … إلا بعد» is no «لم … بعد»."""
    cue, reach = found
    return cue.kind == NONE, reach, cue.end, sum(part not in ("..", "+") for part in cue.pattern.split())


def _beginning(found: tuple[Word, ...], place: int, candidates: Iterable[Pattern]) -> list[tuple[Cue, int]]:
    """The cues that begin at a word, each with how far it looks."""
    result = []
    behind = found[place + 1] if place + 1 < len(found) and not found[place + 1].apart else None
    for pattern in candidates:
        # That the first part fits was asked when the candidates were found. Many patterns begin like «من» and "in":
        # the word behind rules most of them out.
        if len(pattern.parts) > 1 and (second := pattern.parts[1]) and not (behind and second(behind)):
            continue
        if ends := _matched(found, place, pattern):
            result.append((Cue(pattern.kind, pattern.text, place, ends[0]), ends[1]))
    return result


def _matched(found: tuple[Word, ...], place: int, pattern: Pattern) -> tuple[int, int] | None:
    """Where the cue ends and where its pattern does, or None where the words are others."""
    at, gap, end = place + 1, False, place
    for number, test in enumerate(pattern.parts[1:], start=1):
        if number == pattern.cue:
            end = at
        if test is None:
            gap = True
            continue
        reach = _reach(found, at, place) if gap else min(at + 1, len(found))
        while at < reach and (found[at].apart or not test(found[at])):
            at += 1
        if at >= reach:
            return None
        at, gap = at + 1, False
    return (at if pattern.cue == len(pattern.parts) else end), at


def _reach(found: tuple[Word, ...], at: int, first: int) -> int:
    last = min(at + _GAP + 1, len(found))
    return next((i for i in range(at, last) if found[i].apart and i > first), last)


@lru_cache(maxsize=_SENTENCES)
def _beginnings(text: str, language: Language,
                subjects: tuple[str, ...]) -> Mapping[str, Sequence[tuple[int, tuple[Pattern, ...]]]]:
    """For each of these lists the places of the words at which its cues may begin, with the patterns whose first part
    fits."""
    index = _index(language, subjects)
    result: dict[str, list[tuple[int, tuple[Pattern, ...]]]] = {}
    for place, word in enumerate(words(text, language).words):
        begun = index.seen.get((word.text, word.written, word.name))
        for subject, patterns in _begun(word, index, language) if begun is None else begun:
            result.setdefault(subject, []).append((place, patterns))
    return result


def _begun(word: Word, index: _Index, language: Language) -> _Begun:
    """What may begin at a word that was not met before."""
    found: dict[str, list[Pattern]] = {}
    wanted = _wanted(word, index, language)
    for number in sorted(set(wanted)) if wanted else ():
        pattern = pattern_of(*index.patterns[number], language)
        if (first := pattern.parts[0]) and first(word):
            found.setdefault(pattern.subject, []).append(pattern)
    begun = tuple((subject, tuple(patterns)) for subject, patterns in found.items())
    if len(index.seen) < _REMEMBERED:
        index.seen[word.text, word.written, word.name] = begun
    return begun


def _wanted(word: Word, known: _Index, language: Language) -> list[int]:
    """Numbers of the patterns that the word may begin: of most words none, so nothing is made before one is found."""
    wanted = [number for test, numbers in known.other if test(word) for number in numbers]
    whole, longest = known.whole, known.longest
    for form in word.forms:
        if form in whole:
            wanted += whole[form]
        if most := longest.get(form[:_LEAST]):
            for end in range(_LEAST, min(len(form), most) + 1):
                wanted += known.letters.get(form[:end], ())
    if known.written:
        wanted += known.written.get(bare(word.written), ())
    if known.stems and not known.stems.keys().isdisjoint(found := stems(word.text, language)):
        for stem in found:
            wanted += known.stems.get(stem, ())
    return wanted


@cache
def _index(language: Language, subjects: tuple[str, ...]) -> _Index:
    whole: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    as_written: dict[str, list[int]] = {}
    other: dict[str, list[int]] = {}
    patterns = []
    for number, (subject, kind, text) in enumerate(_texts(language, subjects)):
        patterns.append((subject, kind, text))
        for first in text.split()[0].split("|"):
            bare = folded(first.lstrip("~^"))
            if first.startswith("~"):
                by_stem.setdefault(bare, []).append(number)
            elif first[0] == "!":
                as_written.setdefault(first[1:], []).append(number)
            elif first[-1] == "*" and bare[:1] not in ("*", "!", "<") and len(bare) > _LEAST:
                letters.setdefault(bare[:-1], []).append(number)
            elif "*" in first or first[0] == "<":
                other.setdefault(text.split()[0], []).append(number)
            else:
                whole.setdefault(bare, []).append(number)
    longest: dict[str, int] = {}
    for begun in letters:
        longest[begun[:_LEAST]] = max(longest.get(begun[:_LEAST], 0), len(begun))
    tried = tuple((test_of(first, language), numbers) for first, numbers in other.items())
    return _Index(tuple(patterns), whole, by_stem, letters, as_written, tried, longest)


def _texts(language: Language, subjects: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Every pattern of these lists with its list and its kind; of a pair of opposites the kind is "word/opposite"."""
    for subject in subjects:
        data = language.data(subject)
        named = data.get("alternatives", {})
        yield from ((subject, kind, one) for kind, texts in data.get("cues", {}).items()
                    for text in texts for one in _in_words(_spelt_out(text, named)))
        for pair, poles in data.get("pairs", {}).items():
            one, _, other = pair.partition("/")
            for kind, texts in zip((pair, f"{other}/{one}"), poles, strict=True):
                yield from ((subject, kind, one) for text in texts
                            for one in _in_words(text[1:] if text.startswith("=") else f"~{text}"))


def _spelt_out(text: str, alternatives: Mapping[str, Sequence[str]]) -> str:
    """A pattern with the alternatives in the place of their names."""
    return _NAMED.sub(lambda found: "|".join(alternatives[found[1]]), text)


def _in_words(text: str) -> Iterator[str]:
    """A pattern as rows of single words, as texts are read: "cup|group-stage draw" is "cup draw" and "group stage draw"
    (left as written, the hyphen stood in no word, and the alternative never matched)."""
    return map(" ".join, product(*map(_worded, text.split())))


def _worded(part: str) -> list[str]:
    """The single words among the alternatives of a part, and each of the others as its words."""
    single, several = [], []
    for one in part.split("|"):
        mark = one[:len(one) - len(one.lstrip("~!^"))]
        first, *rest = [piece for piece in _PARTED.split(one) if piece]
        if rest:
            several.append(" ".join([first, *(mark + piece for piece in rest)]))
        else:
            single.append(first)
    return [*(["|".join(single)] if single else []), *several]
