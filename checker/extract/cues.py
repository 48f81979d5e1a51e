"""Cues: the words and phrases of a list, found in a sentence as its language writes them.

A list is the table `cues` of a data file (kind → patterns) or its table `pairs` (a word's opposite). A pattern is a row
of words; `a|b` are alternatives, `ref*` and `*n't` stand for a beginning and an end, `~go` for a word in all its
inflections, `..` for up to three words of the same clause, `<imperfect>` and its like for a class of words, `^may` for
a word that is no name, `!ألا` for letters as written, `+` parts the cue from what must follow it. The kind `none` holds
what only looks like a cue ("not only", «لا يزال»): it takes its words and is dropped. Alternatives that several
patterns of a list have in common stand in its table `alternatives`; `@name` in a pattern is all of them.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from checker.extract._cue_index import index
from checker.extract._cue_patterns import Pattern
from checker.extract.worded import Word, words
from checker.languages import Language

NONE = "none"
_GAP = 3
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


@lru_cache(maxsize=_SENTENCES)
def cues(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """The cues of the list `subject` in a text, left to right; where several begin at a word, the one that looks
    farthest (cached, as `every_cue`: extraction and several checks ask for those of the same sentence)."""
    result, free = [], 0
    found = _found(text, language, _WITH[subject]).get(subject, ())
    for place, ones in groupby(found, key=lambda one: one[0].first):
        if place >= free:
            begun = [*ones]
            cue, _ = max(begun, key=_reading_far) if len(begun) > 1 else begun[0]
            if cue.kind != NONE:
                result.append(cue)
            free = cue.end
    return tuple(result)


@lru_cache(maxsize=_SENTENCES)
def every_cue(text: str, language: Language, subject: str) -> tuple[Cue, ...]:
    """All cues of a list in a text, those that share words too."""
    return tuple([cue for cue, _ in _found(text, language, _WITH[subject]).get(subject, ())])


def _reading_far(found: tuple[Cue, int]) -> tuple[bool, int, int, int]:
    """What only looks like a cue comes first («not only … but»), then what looks farthest, then the longer cue, then
    the pattern that says more: «لم … إلا بعد» is no «لم … بعد»."""
    cue, reach = found
    return cue.kind == NONE, reach, cue.end, sum(part not in ("..", "+") for part in cue.pattern.split())


@lru_cache(maxsize=_SENTENCES)
def _found(text: str, language: Language,
           subjects: tuple[str, ...]) -> Mapping[str, Sequence[tuple[Cue, int]]]:
    """For each of these lists its cues in a text, by the words at which they begin, each with how far it looks."""
    known, found = index(language, subjects), words(text, language).words
    result: dict[str, list[tuple[Cue, int]]] = {}
    for place, word in enumerate(found):
        behind = found[place + 1] if place + 1 < len(found) and not found[place + 1].apart else None
        for pattern in known.beginning(word, behind):
            if ends := _matched(found, place, pattern) if pattern.rest else (place + 1, place + 1):
                cue = Cue(pattern.kind, pattern.text, place, ends[0])
                result.setdefault(pattern.subject, []).append((cue, ends[1]))
    return result


def _matched(found: tuple[Word, ...], place: int, pattern: Pattern) -> tuple[int, int] | None:
    """Where the cue ends and where its pattern does, or None where the words are others."""
    at, gap, end = place + 1, False, place
    for number, test in enumerate(pattern.rest, start=1):
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
    return (at if pattern.cue > len(pattern.rest) else end), at


def _reach(found: tuple[Word, ...], at: int, first: int) -> int:
    last = min(at + _GAP + 1, len(found))
    return next((i for i in range(at, last) if found[i].apart and i > first), last)
