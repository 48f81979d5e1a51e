"""What findings say, in every language of the interfaces.

A message is an English sentence with names for what goes into it ("only in {language}: {words}"), and that sentence is
its own key: `words/<code>.toml` says it in another language, as gettext's catalogues do. Words that come from a list of
ours (a language's name, a kind of fact) are looked up there too. What a text says stands in every language as it stands
there, kept apart by Unicode's isolates where it runs the other way.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from importlib import resources

from checker.languages import isolated, language

# The languages of the interfaces; the first is the one of the tables' `message`, and the one to fall back to.
LANGUAGES = ("en", "ar")
# Those that a message is said in besides.
FURTHER = LANGUAGES[1:]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said in each of `LANGUAGES`, in their order. As text it is the first of them."""

    texts: tuple[str, ...]

    def __str__(self) -> str:
        return self.texts[0]

    @property
    def translations(self) -> tuple[str, ...]:
        """The message in the languages of `FURTHER`."""
        return self.texts[1:]


def say(sentence: str, **words: "str | Message") -> Message:
    """The sentence with its words put in: a text's own words isolated, a message in the language of the whole. A
    sentence that a language has no words for stays English there; a test looks for one."""
    return Message(tuple(
        _sentences(code).get(sentence, sentence).format_map(
            {name: _put(one, code) if isinstance(one, str) else one.texts[place] for name, one in words.items()})
        for place, code in enumerate(LANGUAGES)))


def word(english: str) -> Message:
    """A word of a list of ours ("percent", "Arabic") in each language; in one that lacks it, as it is in English."""
    return Message(tuple(_words(code).get(english) or _put(english, code) for code in LANGUAGES))


def named(names: Mapping[str, str], fallback: str) -> Message:
    """A thing under its name in each language; where it has none, `fallback`."""
    return Message(tuple(_put(names.get(code) or fallback, code) for code in LANGUAGES))


def listed(parts: Iterable["str | Message"]) -> Message:
    """Several things after each other: "a number, a date". At least one is needed."""
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), map(_whole, parts))


def either(parts: Iterable["str | Message"]) -> Message:
    """Several things to choose from: "“migrant” or “refugee”". At least one is needed."""
    return reduce(lambda one, other: say("{one} or {other}", one=one, other=other), map(_whole, parts))


def _put(words: str, code: str) -> str:
    """Words of a text in a sentence of this language."""
    return isolated(words, within_right_to_left=language(code).right_to_left)


def _whole(part: "str | Message") -> Message:
    return named({}, part) if isinstance(part, str) else part


@cache
def _sentences(code: str) -> Mapping[str, str]:
    return catalogue(code).get("sentences", {})


@cache
def _words(code: str) -> Mapping[str, str]:
    return {english: said for kind, entries in catalogue(code).items() if kind != "sentences"
            for english, said in entries.items()}


@cache
def catalogue(code: str) -> Mapping[str, Mapping[str, str]]:
    """The file of a language: its `sentences`, then tables of words by kind. Empty for the language of the keys."""
    file = resources.files(__name__) / "words" / f"{code}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
