"""The bodies of a passage as a check weighs them, and what else may stand for a body: generic words, echoes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from checker.alignment import Passage
from checker.comparing.remembering import remembered
from checker.extract import countries, kinds, patterned, spaced
from checker.extract.organisations import ACRONYM, CLASS, HEAD, NATIONAL, OPEN, UNLISTED
from checker.languages import Language, all_languages, fold, language
from checker.languages.hearing import Speech, Word, enough, heard, likeness
from checker.languages.transliteration import Sounds, sounds
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase

_WORD = re.compile(r"[^\W\d_]+")
# A cue of speech this many characters before or after a body makes it the source of what is said.
_REACH = 60
_LONGEST_PHRASE = 5
_LEAST_LETTERS = 8
# Kinds of body that go by the name of where they are: "shares fell in New York".
_CALLED_BY_PLACE = frozenset({"stock-exchange", "stock-index"})
# Names of fewer consonants have a double in every long sentence.
_LEAST_CONSONANTS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all its mentions in one passage."""

    value: str
    mentions: tuple[Mention, ...]

    @property
    def words(self) -> str:
        """The first mention as written, one that is more than an acronym where there is one."""
        return next((one.text for one in self.mentions if ACRONYM not in one.marks), self.mentions[0].text)

    @property
    def phrase(self) -> str:
        """The same as the encoder is asked about it: spaces that were lost are put in."""
        return " ".join(spaced(part) or part for part in self.words.split())

    @property
    def listed(self) -> bool:
        """Whether the termbase or a pattern names it, beyond "the army of this country"."""
        return not any(mark in mention.marks for mention in self.mentions for mark in (UNLISTED, NATIONAL))

    @property
    def unlisted(self) -> bool:
        """Whether it is a phrase that only looks like a body's name."""
        return any(UNLISTED in mention.marks and ACRONYM not in mention.marks for mention in self.mentions)

    @property
    def open(self) -> bool:
        """Whether where its name ends is a guess."""
        return any(OPEN in mention.marks for mention in self.mentions)

    @property
    def classes(self) -> frozenset[str]:
        """What kinds of body its words may name, where it has no entry."""
        marks = (mark for mention in self.mentions for mark in mention.marks)
        return frozenset(mark.removeprefix(CLASS) for mark in marks if mark.startswith(CLASS))

    @property
    def head(self) -> bool:
        """Whether only its leader is named."""
        return all(HEAD in mention.marks for mention in self.mentions)


@remembered
def bodies(passage: Passage) -> tuple[Body, ...]:
    """The bodies of a passage in the order of their first mentions."""
    grouped: dict[str, list[Mention]] = {}
    for mention in _own_names(passage):
        grouped.setdefault(mention.value, []).append(mention)
    return tuple(Body(value, tuple(mentions)) for value, mentions in grouped.items())


def _own_names(passage: Passage) -> list[Mention]:
    """The bodies that are named; «البعثة الأممية» only says which one that was named is meant."""
    return [one for one in passage.mentions(MentionKind.ORGANISATION)
            if UNLISTED not in one.marks or not _only_generic(one.text, passage.language)]


def known_names(body: Body, code: str, termbase: Termbase) -> tuple[str, ...]:
    """The names that the termbase has for a body in this language, three at most: the preferred ones stand first."""
    entry = termbase.body(body.value.partition("|")[0])
    return entry.names(code)[:3] if entry else ()


def variants(body: Body) -> Iterator[str]:
    """The phrase of a body that has no entry; where its end is a guess, parts of it too («شرطة جامعة دمشق» names a
    university as well)."""
    words = body.phrase.split()
    if not body.open:
        yield body.phrase
        return
    for length in sorted({len(words), *range(2, min(len(words), _LONGEST_PHRASE))}):
        yield " ".join(words[:length])
    yield from (" ".join(words[first:]) for first in (1, 2) if len(words) - first > 1)


def has_generic_name(passage: Passage) -> bool:
    """Whether a passage has, outside of names, a word that may stand for a body named before: "the agency"."""
    rest = _without(passage, _own_names(passage))
    return not _generic(passage.language).isdisjoint(fold(word).text for word in _WORD.findall(rest))


def is_generic(words: str, spoken: Language) -> bool:
    """Whether these words name a body only where it was named before: "the agency", «المكتب»."""
    return any(fold(word).text in _generic(spoken.code) or kinds(word, spoken) for word in _WORD.findall(words))


def stands_for(passage: Passage, body: Body, termbase: Termbase) -> bool:
    """Whether the passage names the country that the body governs or speaks for ("Washington" for a US ministry), or a
    place that it is called by ("Wall Street" for an exchange)."""
    value = body.value.partition("|")[0]
    entry = termbase.body(value)
    if entry and entry.category in _CALLED_BY_PLACE and _names_place_in(entry.country, passage, termbase):
        return True
    _, _, home = (patterned(entry, termbase) if entry else value).partition("@")
    return bool(home) and home in countries(passage.text, language(passage.language), termbase)


def _names_place_in(country: str, passage: Passage, termbase: Termbase) -> bool:
    return country in {country_of_place(value, termbase) for one in passage.mentions(MentionKind.PLACE)
                       for value in one.value.split("|")}


def country_of_place(value: str, termbase: Termbase) -> str:
    """The code of the country that a place is or lies in: `sy` of `place:sy` and of `place:homs`; of a sea none."""
    name = value.removeprefix("place:").partition("/")[0]
    entry = termbase.entries.get(("place", name))
    return entry.country if entry else name


def _only_generic(name: str, code: str) -> bool:
    """Whether a name is nothing but a word for bodies and what says whose they are."""
    told = {fold(word).text for word in _WORD.findall(name)}
    return not told.isdisjoint(_generic(code)) and told <= _generic(code) | _generic(code, "whose")


@cache
def _generic(code: str, row: str = "words") -> frozenset[str]:
    return frozenset(fold(word).text for word in language(code).data("bodies").get("generic", {}).get(row, ()))


def contrasts(passage: Passage) -> bool:
    """Whether a passage sets its source against another one: "for its part"."""
    text = f" {' '.join(fold(word).text for word in _WORD.findall(passage.text))} "
    return any(f" {phrase} " in text for phrase in _phrases(passage.language))


@cache
def _phrases(code: str) -> tuple[str, ...]:
    return tuple(fold(phrase).text for phrase in language(code).data("bodies").get("speech", {}).get("contrast", ()))


def leads(body: Body, passage: Passage) -> bool:
    """Whether a cue of speech stands near the body, so that it is the source of what is said."""
    cues = _cues(passage.language)
    text = passage.document.article.text
    first, last = passage.span.start, passage.span.end
    around = (text[max(first, one.span.start - _REACH):min(last, one.span.end + _REACH)] for one in body.mentions)
    return any(not cues.isdisjoint(fold(word).text for word in _WORD.findall(part)) for part in around)


@cache
def _cues(code: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in language(code).data("bodies").get("speech", {}).get("cues", ()))


def echoes(body: Body, passage: Passage, termbase: Termbase, share: float = 0.5) -> bool:
    """Whether a passage has the body's name after all, outside of the names of bodies that were made out: its letters
    with the spaces lost («مجلسالأمن», as careless conversions leave it), or this share of the words of the name, or
    more, as another script makes them sound."""
    entry = termbase.body(body.value.partition("|")[0])
    spoken = language(passage.language)
    # The "Europa" of «دوري أبطال أوروبا» is no Europa League.
    rest = _without(passage, (one for one in passage.mentions(MentionKind.ORGANISATION) if UNLISTED not in one.marks))
    letters = _squeezed(rest)
    # «صحيفة Middle East Eye»: a text may keep a name in the letters of the other language.
    forms = [form for code in entry.languages() for form in entry.names(code)] if entry else []
    forms += [body.words, *(entry.written("head", passage.language) if entry else ())]
    if any(len(_squeezed(form)) >= _LEAST_LETTERS and _squeezed(form) in letters for form in forms):
        return True
    words = heard(rest, spoken)
    if fold(body.words).text in {word.text for word in words}:
        return True  # «باستخدام Google Earth»
    spellings = [(form, other) for other in all_languages().values() if other.script != spoken.script and entry
             for form in entry.names(other.code)] or [(_distinctive(body, _other(spoken), termbase), _other(spoken))]
    return any(_echoed(form, other, words, spoken) >= share for form, other in spellings)


def _distinctive(body: Body, spoken: Language, termbase: Termbase) -> str:
    """The words of a phrase without those that are translated, not sounded out: its class and its country."""
    plain = (word for word in body.words.split() if not kinds(word, spoken) and not countries(word, spoken, termbase))
    return " ".join(plain)


def _without(passage: Passage, mentions: Iterable[Mention]) -> str:
    """The passage with some mentions blanked out."""
    start = passage.span.start
    text = passage.document.article.text[start:passage.span.end]
    for mention in mentions:
        first, last = mention.span.start - start, mention.span.end - start
        text = text[:first] + " " * (last - first) + text[last:]
    return text


def _squeezed(text: str) -> str:
    return "".join(letter for letter in fold(text).text if letter.isalnum())


def _other(spoken: Language) -> Language:
    return next((one for one in all_languages().values() if one.script != spoken.script), spoken)


def _echoed(form: str, written_in: Language, words: Speech, spoken: Language) -> float:
    """The share of the words of a name that are heard among `words`; of those that have sounds enough to tell."""
    names = [name for word in _WORD.findall(form) if (name := sounds(word, written_in)).consonants >= _LEAST_CONSONANTS]
    return sum(sounds_like(name, words, spoken) is not None for name in names) / max(1, len(names))


def sounds_like(name: Sounds, words: Speech, spoken: Language) -> Word | None:
    """The first of these words of a text in `spoken` that sounds like the name."""
    least = enough(name)
    return next((words[place] for place in words.may_be(name)
                 if likeness(name, words[place], spoken, least) >= least), None)
