"""One pattern of a list of cues: a row of tests on words (`cues` says how patterns are written)."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from checker.extract.word_forms import CLASSES, continues, stems
from checker.extract.worded import Word
from checker.languages import Language, folded

Test = Callable[[Word], bool]


class Pattern(NamedTuple):
    """A pattern: the list it stands in, its kind, as written, a test of its first word (None where that fits if it is
    found in the list), one for each word behind (None for a gap), and how many words are the cue."""

    subject: str
    kind: str
    text: str
    first: Test | None
    rest: tuple[Test | None, ...]
    cue: int


def bare(written: str) -> str:
    """A word as written, without its conjunction."""
    return written.removeprefix("و").removeprefix("ف")


@cache
def pattern_of(subject: str, kind: str, text: str, language: Language) -> Pattern:
    """A pattern ready to be tried (made when a word that it may begin with is met)."""
    parts = text.split()
    cue = parts.index("+") if "+" in parts else len(parts)
    first, *rest = [part for part in parts if part != "+"]
    doubtful = "^" in first or "*" in first
    return Pattern(subject, kind, text, test_of(first, language) if doubtful else None,
                   tuple([None if part == ".." else test_of(part, language) for part in rest]), cue)


def listed(part: str) -> frozenset[str] | None:
    """The folded words that a part lists; None where it names them otherwise."""
    alternatives = part.split("|")
    return None if any(map(_marked, alternatives)) else frozenset(map(folded, alternatives))


def _marked(one: str) -> bool:
    return one[0] in "<!^~*" or one[-1] == "*"


@cache
def test_of(part: str, language: Language) -> Test:
    """The test of one part of a pattern: of a word, or of any of several (words and stems at once, however many)."""
    alternatives = part.split("|")
    tests = [_single(one, language) for one in alternatives if _marked(one) and one[0] != "~"]
    if whole := frozenset([folded(one) for one in alternatives if not _marked(one)]):
        tests.append(lambda word: not whole.isdisjoint(word.forms))
    if stemmed := frozenset([folded(one[1:]) for one in alternatives if one[0] == "~"]):
        tests.append(lambda word: not stemmed.isdisjoint(stems(word.text, language)))
    return tests[0] if len(tests) == 1 else lambda word: any(test(word) for test in tests)


def _single(part: str, language: Language) -> Test:
    """The test of an alternative that is neither a word nor a stem."""
    if part.startswith("<"):
        named = CLASSES[part.strip("<>")]
        return lambda word: named(word.text, language)
    if part.startswith("!"):
        return lambda word: bare(word.written) == part[1:]
    if part.startswith("^"):
        inner = test_of(part[1:], language)
        return lambda word: not word.name and inner(word)
    letters = folded(part.strip("*"))
    if part.endswith("*"):
        return lambda word: any(continues(form, letters, language) for form in word.forms)
    return lambda word: word.text.endswith(letters)
