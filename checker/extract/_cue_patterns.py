"""One pattern of a list of cues: a row of tests on words (`cues` says how patterns are written)."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from checker.extract.word_forms import CLASSES, continues, stems
from checker.extract.worded import Word
from checker.languages import Language, folded

Test = Callable[[Word], bool]


class Pattern(NamedTuple):
    """A pattern: the list it stands in, its kind, as written, a test for each word (None for a gap), and how many of
    them are the cue."""

    subject: str
    kind: str
    text: str
    parts: tuple[Test | None, ...]
    cue: int


def bare(written: str) -> str:
    """A word as written, without its conjunction."""
    return written.removeprefix("و").removeprefix("ف")


@cache
def pattern_of(subject: str, kind: str, text: str, language: Language) -> Pattern:
    """A pattern ready to be tried (made when a word that it may begin with is met)."""
    parts = text.split()
    cue = parts.index("+") if "+" in parts else len(parts)
    tests = tuple(None if part == ".." else test_of(part, language) for part in parts if part != "+")
    return Pattern(subject, kind, text, tests, cue)


def test_of(part: str, language: Language) -> Test:
    """The test of one part of a pattern: of a word, or of any of several."""
    alternatives = part.split("|")
    if len(alternatives) == 1:
        return _single(part, language)
    if not any(one[0] in "<!^~*" or one[-1] == "*" for one in alternatives):
        listed = frozenset(map(folded, alternatives))
        return lambda word: not listed.isdisjoint(word.forms)
    tests = [_single(one, language) for one in alternatives]
    return lambda word: any(test(word) for test in tests)


def _single(part: str, language: Language) -> Test:
    if part.startswith("<"):
        named = CLASSES[part.strip("<>")]
        return lambda word: named(word.text, language)
    if part.startswith("!"):
        return lambda word: bare(word.written) == part[1:]
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
