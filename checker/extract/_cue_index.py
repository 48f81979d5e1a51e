"""Which patterns of lists of cues may begin at a word: found by that word and the one behind it.

Thousands of patterns begin like «من» and "in". They are filed by their second word, so that those whose words are
others are neither tried nor made ready.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import NamedTuple

from checker.extract._cue_patterns import Pattern, Test, bare, listed, pattern_of, test_of
from checker.extract.word_forms import stems
from checker.extract.worded import Word
from checker.languages import Language, folded

# The first letters of a word that patterns are looked up by: of fewer nothing begins that many words do not begin with.
_LEAST = 2
_NAMED = re.compile(r"@(\w+)")
# What parts the words of a text inside an alternative: "farmers'" is one word there, "e.coli" two.
_PARTED = re.compile(r"(?<=\w)(?:'(?!\w)|[-./&])")
_REMEMBERED = 65536


class _Filed(NamedTuple):
    """Numbers of patterns: those that have no second word or one that is not looked up, and the others by that word."""

    tried: list[int]
    seconds: dict[str, list[int]]


class _Begun(NamedTuple):
    """What may begin at a word whatever is behind it, and what by the word behind it."""

    tried: tuple[int, ...]
    patterns: tuple[Pattern, ...]
    seconds: tuple[Mapping[str, Sequence[int]], ...]


_NOTHING = _Begun((), (), ())


@dataclass(frozen=True, slots=True)
class Index:
    """The patterns of lists of a language (list, kind and text of each), and which of them begin with a key: a whole
    word, a stem ("~go", all of which are `stems`), the first letters of a word ("ref*", at most `longest`, by the first
    two of them) or a word as written ("!ألا"); and the keys that every word is tried on. The others remember what was
    made of them so far."""

    language: Language
    patterns: tuple[tuple[str, str, str], ...]
    keys: Mapping[str, Sequence[int]]
    tests: tuple[tuple[Test, str], ...]
    longest: Mapping[str, int]
    stems: frozenset[str]
    _filed: dict[str, _Filed] = field(default_factory=dict, repr=False)
    _begun: dict[tuple[str, str, bool], _Begun] = field(default_factory=dict, repr=False)

    def beginning(self, word: Word, behind: Word | None) -> Sequence[Pattern]:
        """The patterns whose first word this may be, in their order, but for those whose second is not the one behind
        it."""
        begun = self._begun.get((word.text, word.written, word.name)) or self._met(word)
        if begun.seconds and behind:
            forms = behind.forms
            if further := [number for seconds in begun.seconds for form in forms if form in seconds
                           for number in seconds[form]]:
                return self._fitting({*begun.tried, *further}, word)
        return begun.patterns

    def _met(self, word: Word) -> _Begun:
        """What may begin at a word that was not met before."""
        begun = _NOTHING  # as of most words
        if wanted := self._wanted(word):
            found = [self._filing(key) for key in wanted]
            tried = {number for one in found for number in one.tried}
            begun = _Begun(tuple(tried), self._fitting(tried, word), tuple(one.seconds for one in found if one.seconds))
        if len(self._begun) < _REMEMBERED:
            self._begun[word.text, word.written, word.name] = begun
        return begun

    def _fitting(self, numbers: set[int], word: Word) -> tuple[Pattern, ...]:
        """The patterns with these numbers whose first part fits a word."""
        made = [pattern_of(*self.patterns[number], self.language) for number in sorted(numbers)]
        return tuple([one for one in made if not one.first or one.first(word)])

    def _wanted(self, word: Word) -> list[str]:
        """The keys that fit a word: of most words none."""
        keys, longest = self.keys, self.longest
        wanted = [key for test, key in self.tests if test(word)]
        wanted += [form for form in word.forms if form in keys]
        for form in word.forms:
            if most := longest.get(form[:_LEAST]):
                wanted += [key for end in range(_LEAST, min(len(form), most) + 1) if (key := form[:end] + "*") in keys]
        if self.stems and not self.stems.isdisjoint(found := stems(word.text, self.language)):
            wanted += ["~" + stem for stem in found if stem in self.stems]
        if (written := "!" + bare(word.written)) in keys:
            wanted.append(written)
        return wanted

    def _filing(self, key: str) -> _Filed:
        """The patterns of a key by their second words."""
        if key not in self._filed:
            filed = self._filed[key] = _Filed([], {})
            for number in self.keys[key]:
                parts = [part for part in self.patterns[number][2].split(None, 3)[1:] if part != "+"]
                seconds = listed(parts[0]) if parts and parts[0] != ".." else None
                if seconds is None:
                    filed.tried.append(number)
                for second in seconds or ():
                    filed.seconds.setdefault(second, []).append(number)
        return self._filed[key]


@cache
def index(language: Language, subjects: tuple[str, ...]) -> Index:
    """The patterns of these lists."""
    keys: dict[str, list[int]] = {}
    tests: dict[str, Test] = {}
    longest: dict[str, int] = {}
    patterns = tuple(_texts(language, subjects))
    for number, (_, _, text) in enumerate(patterns):
        part = text.split(None, 1)[0]
        for first in part.split("|"):
            key = folded(first.lstrip("~^"))
            if first[0] in "~!":
                key = "~" + key if first[0] == "~" else first
            elif first[-1] == "*" and key[:1] not in ("*", "!", "<") and len(key) > _LEAST:
                longest[key[:_LEAST]] = max(longest.get(key[:_LEAST], 0), len(key) - 1)
            elif "*" in first or first[0] == "<":
                key = part
                tests[part] = test_of(part, language)
            keys.setdefault(key, []).append(number)
    return Index(language, patterns, keys, tuple((test, key) for key, test in tests.items()), longest,
                 frozenset([key[1:] for key in keys if key[0] == "~"]))


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
