"""Cues: the words and phrases of a list, found in a sentence as its language writes them.

A list is the table `cues` of a data file (kind → patterns) or its table `pairs` (a word's opposite). A pattern is a row
of words; `a|b` are alternatives, `ref*` and `*n't` stand for a beginning and an end, `~go` for a word in all its
inflections, `..` for up to three words of the same clause, `<imperfect>` and its like for a class of words, `^may` for
a word that is no name, `!ألا` for letters as written, `+` parts the cue from what must follow it. The kind `none` holds
what only looks like a cue ("not only", «لا يزال»): it takes its words and is dropped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from checker.extract.word_forms import CLASSES, continues, stems
from checker.extract.worded import Word, words
from checker.languages import Language, folded

NONE = "none"
_GAP = 3
_REMEMBERED = 65536
_SENTENCES = 8192

Test = Callable[[Word], bool]


class Cue(NamedTuple):
    """A cue: its kind, the pattern that found it, its words (`first` to `end`, counted in words)."""

    kind: str
    pattern: str
    first: int
    end: int


class _Pattern(NamedTuple):
    kind: str
    text: str
    parts: tuple[Test | None, ...]
    cue: int


@dataclass(frozen=True, slots=True)
class _List:
    """The patterns of a list; which of them a whole word, a stem, the first letters of a word (at most `longest`, by
    the first of them) or a word as written may begin; and those whose first part every word is tried on. `seen`
    remembers which may begin at the words met so far."""

    patterns: tuple[tuple[str, str], ...]
    whole: dict[str, list[int]]
    stems: dict[str, list[int]]
    letters: dict[str, list[int]]
    written: dict[str, list[int]]
    other: tuple[tuple[Test, list[int]], ...]
    longest: dict[str, int]
    all_stems: frozenset[str]
    seen: dict[str, tuple[_Pattern, ...]] = field(default_factory=dict)


@lru_cache(maxsize=_SENTENCES)
def cues(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """The cues of the list `subject` in a text, left to right; where several begin at a word, the one that looks
    farthest (cached, as `every_cue`: extraction and several checks ask for those of the same sentence)."""
    found, known, result, place = words(text, language).words, _list(language, subject), [], 0
    beginning = _beginnings(found, known, language)
    while place < len(found):
        candidates = beginning[place]
        cue = max(_beginning(found, place, candidates), key=_reading_far, default=None) if candidates else None
        if cue is None:
            place += 1
            continue
        if cue[0].kind != NONE:
            result.append(cue[0])
        place = cue[0].end
    return tuple(result)


@lru_cache(maxsize=_SENTENCES)
def every_cue(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """All cues of a list in a text, those that share words too."""
    found, known = words(text, language).words, _list(language, subject)
    return tuple([cue for place, candidates in enumerate(_beginnings(found, known, language)) if candidates
                  for cue, _ in _beginning(found, place, candidates)])


def _reading_far(found: tuple[Cue, int]) -> tuple[bool, int, int]:
    """What only looks like a cue comes first («not only … but»), then what looks farthest, then the longer cue."""
    cue, reach = found
    return cue.kind == NONE, reach, cue.end


def _beginning(found: tuple[Word, ...], place: int, candidates: Iterable[_Pattern]) -> Iterator[tuple[Cue, int]]:
    """The cues that begin at a word, each with how far it looks."""
    for pattern in candidates:
        ends = _matched(found, place, pattern)
        if ends is not None:
            yield Cue(pattern.kind, pattern.text, place, ends[0]), ends[1]


def _matched(found: tuple[Word, ...], place: int, pattern: _Pattern) -> tuple[int, int] | None:
    """Where the cue ends and where its pattern does, or None where the words are others."""
    # That the first part fits was asked when the candidates were found.
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


def _beginnings(found: tuple[Word, ...], known: _List, language: Language) -> list[tuple[_Pattern, ...]]:
    """For each word the patterns whose first part fits it: most words fit none, and are asked once."""
    seen = known.seen
    result = []
    for word in found:
        candidates = seen.get(word.asked)
        result.append(_candidates(word, known, language) if candidates is None else candidates)
    return result


def _candidates(word: Word, known: _List, language: Language) -> tuple[_Pattern, ...]:
    result: tuple[_Pattern, ...] = ()
    if wanted := _wanted(word, known, language):
        patterns = [_pattern(*known.patterns[index], language) for index in sorted(set(wanted))]
        result = tuple([one for one in patterns if (first := one.parts[0]) and first(word)])
    if len(known.seen) < _REMEMBERED:
        known.seen[word.asked] = result
    return result


def _wanted(word: Word, known: _List, language: Language) -> list[int]:
    """Numbers of the patterns that the word may begin: of most words none, so nothing is made before one is found."""
    wanted = [number for test, numbers in known.other if test(word) for number in numbers]
    whole, longest = known.whole, known.longest
    for form in word.forms:
        if form in whole:
            wanted += whole[form]
        if most := longest.get(form[:1]):
            for end in range(1, min(len(form), most) + 1):
                wanted += known.letters.get(form[:end], ())
    if known.written:
        wanted += known.written.get(_bare(word.written), ())
    if known.stems:
        for stem in known.all_stems & stems(word.text, language):
            wanted += known.stems[stem]
    return wanted


@cache
def _list(language: Language, subject: str) -> _List:
    whole: dict[str, list[int]] = {}
    by_stem: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    as_written: dict[str, list[int]] = {}
    other: dict[str, list[int]] = {}
    patterns = []
    for number, (kind, text) in enumerate(_texts(language, subject)):
        patterns.append((kind, text))
        for first in text.split()[0].split("|"):
            bare = folded(first.lstrip("~^"))
            if first.startswith("~"):
                by_stem.setdefault(bare, []).append(number)
            elif first[0] == "!":
                as_written.setdefault(first[1:], []).append(number)
            elif first[-1] == "*" and bare[:1] not in ("*", "!", "<") and len(bare) > 1:
                letters.setdefault(bare[:-1], []).append(number)
            elif "*" in first or first[0] == "<":
                other.setdefault(text.split()[0], []).append(number)
            else:
                whole.setdefault(bare, []).append(number)
    longest: dict[str, int] = {}
    for begun in letters:
        longest[begun[0]] = max(longest.get(begun[0], 0), len(begun))
    tried = tuple((_test(first, language), numbers) for first, numbers in other.items())
    return _List(tuple(patterns), whole, by_stem, letters, as_written, tried, longest, frozenset(by_stem))


def _texts(language: Language, subject: str) -> Iterator[tuple[str, str]]:
    """Every pattern of a list with its kind; of a pair of opposites the kind is "word/opposite"."""
    data = language.data(subject)
    yield from ((kind, text) for kind, texts in data.get("cues", {}).items() for text in texts)
    for pair, poles in data.get("pairs", {}).items():
        one, _, other = pair.partition("/")
        for kind, texts in zip((pair, f"{other}/{one}"), poles, strict=True):
            yield from ((kind, text[1:] if text.startswith("=") else f"~{text}") for text in texts)


def _bare(written: str) -> str:
    """A word as written, without its conjunction."""
    return written.removeprefix("و").removeprefix("ف")


@cache
def _pattern(kind: str, text: str, language: Language) -> _Pattern:
    parts = text.split()
    cue = parts.index("+") if "+" in parts else len(parts)
    tests = tuple(None if part == ".." else _test(part, language) for part in parts if part != "+")
    return _Pattern(kind, text, tests, cue)


def _test(part: str, language: Language) -> Test:
    tests = [_single(one, language) for one in part.split("|")]
    return tests[0] if len(tests) == 1 else lambda word: any(test(word) for test in tests)


def _single(part: str, language: Language) -> Test:
    if part.startswith("<"):
        named = CLASSES[part.strip("<>")]
        return lambda word: named(word.text, language)
    if part.startswith("!"):
        return lambda word: _bare(word.written) == part[1:]
    if part.startswith("^"):
        inner = _single(part[1:], language)
        return lambda word: not word.name and inner(word)
    whole = folded(part.strip("*~"))
    if part.startswith("~"):
        return lambda word: whole in stems(word.text, language)
    if part.endswith("*"):
        return lambda word: any(continues(form, whole, language) for form in word.forms)
    if part.startswith("*"):
        return lambda word: word.text.endswith(whole)
    return lambda word: whole in word.forms
