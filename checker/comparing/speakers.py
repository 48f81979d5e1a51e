"""Whether two sources, as two languages name them, are the same: compared by what kind of mention they are, by the
sound of their names, and (by the check) by the closeness of their phrases."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.names.hearing import listen, spoken_words
from checker.comparing.sources import around, known, same
from checker.extract.persons import name_words
from checker.languages import Language, language
from checker.languages.hearing import heard
from checker.languages.naming import naming, ordinary
from checker.languages.speaking import bodies, carriers, groups, near_sources
from checker.mention import UNLISTED_BODY, Attribution, Mention, MentionKind
from checker.termbase import Termbase

_EDGES = re.compile(r"^\W+|(?:['’]s)?\W*$")
_TELLING = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ROLE, MentionKind.COLLECTIVE, MentionKind.PLACE)
_KINDS = (MentionKind.COLLECTIVE, MentionKind.ROLE, MentionKind.ORGANISATION, MentionKind.PLACE)


class Agreement(IntEnum):
    """How two sources stand to each other: UNKNOWN where nothing in them can be compared, OTHER where they are of one
    kind and differ (two bodies), ALIEN where they are of kinds that do not stand for each other (a man, the police)."""

    SAME = 0
    UNKNOWN = 1
    OTHER = 2
    ALIEN = 3


class Speaker(NamedTuple):
    """A source within its passage: the statement, and the words it is named by."""

    said: Attribution
    passage: Passage

    @property
    def span(self) -> Span | None:
        """The words that name it, those of its antecedent if it is a pronoun."""
        return self.said.antecedent or self.said.source

    @property
    def phrase(self) -> str:
        """Its words; "" where it has none."""
        return self.passage.document.article.text[self.span.start:self.span.end] if self.span else ""

    def mentions(self, kind: MentionKind) -> tuple[Mention, ...]:
        """What of this kind names it; a phrase that only looks like a body's name is left out."""
        return tuple(one for one in self.said.speakers if one.kind is kind and not one.value.startswith(UNLISTED_BODY))

    @property
    def best(self) -> Mention:
        """The mention that tells most of who it is: a person's, a body's, a role's name before a collective, whom a
        spokesman speaks for before the spokesman."""
        named = [one for kind in _TELLING for one in self.mentions(kind)]
        return next((one for one in named if not _for_another(one)), named[0])

    @property
    def speaks(self) -> bool:
        """Whether anything in it can be compared."""
        return any(self.mentions(kind) for kind in (*_KINDS, MentionKind.PERSON))

    @property
    def spoken(self) -> Language:
        """Its language."""
        return language(self.passage.language)


def agreement(one: Speaker, other: Speaker, termbase: Termbase) -> Agreement:
    """How two sources stand to each other. One kind in which they agree is enough; two kinds that one may be called by
    (a company by its name) say nothing. Where both speak for somebody, it is whom they speak for that counts."""
    compared, principals = False, _for_somebody(one) and _for_somebody(other)
    for kind in _KINDS:
        if compared and kind is MentionKind.PLACE:
            break  # teachers of a town are not its neighbours
        mine, yours = one.mentions(kind), other.mentions(kind)
        if principals:
            mine, yours = (tuple(name for name in side if not _for_another(name)) for side in (mine, yours))
        if mine and yours:
            if any(_same(first, second, termbase) for first in mine for second in yours):
                return Agreement.SAME
            compared = True
    if _sounds_like(one, other) or _sounds_like(other, one):
        return Agreement.SAME
    if _may_be_called(one, other) or _may_be_called(other, one):
        return Agreement.UNKNOWN
    if compared:
        return Agreement.OTHER
    return Agreement.ALIEN if one.speaks and other.speaks else Agreement.UNKNOWN


def _for_somebody(one: Speaker) -> bool:
    """Whether a source speaks for another that it names: "a hospital spokeswoman", but not "the spokesman"."""
    named = [mention for kind in (MentionKind.COLLECTIVE, MentionKind.ORGANISATION) for mention in one.mentions(kind)]
    return any(map(_for_another, named)) and not all(map(_for_another, named))


def _for_another(mention: Mention) -> bool:
    return mention.value in carriers()


def _same(one: Mention, other: Mention, termbase: Termbase) -> bool:
    if one.kind is not MentionKind.COLLECTIVE:
        return same(one, other, termbase)
    near = near_sources()
    wanted = {name for value in one.value.split("|") for name in near.get(value, {value})}
    return bool(wanted & {*other.value.split("|")})


def _sounds_like(one: Speaker, other: Speaker) -> bool:
    """Whether a name in one phrase is heard in the other."""
    tokens = list(_names(one))
    words = heard(other.phrase, other.spoken)
    return bool(tokens and words) and any(
        found.found for found in listen(tokens, one.spoken, words, other.spoken))


def _names(speaker: Speaker) -> Iterator[str]:
    """The words of a phrase that are written like names, where capitals tell, those of a person's name first."""
    if naming(speaker.spoken).capitals:
        for mention in speaker.mentions(MentionKind.PERSON):
            yield from name_words(mention, speaker.spoken)
        yield from _capitalised(speaker.phrase, speaker.spoken)


def _capitalised(text: str, spoken: Language) -> Iterator[str]:
    bare = (_EDGES.sub("", word) for word in text.split())
    return (word for word in bare if word[:1].isupper() and not ordinary(word.lower(), spoken))


def _may_be_called(one: Speaker, other: Speaker) -> bool:
    """Whether one side may name what the other only describes: a body, «الشركة»; a person, "the minister"."""
    described = {value for mention in other.mentions(MentionKind.COLLECTIVE) for value in mention.value.split("|")}
    if one.mentions(MentionKind.ORGANISATION) or one.mentions(MentionKind.PLACE):
        return (not other.mentions(MentionKind.ORGANISATION) and bool(described & bodies())) or not other.speaks
    person = one.mentions(MentionKind.PERSON)
    return bool(person) and not described & groups() and not other.mentions(MentionKind.ORGANISATION) and (
        not other.mentions(MentionKind.PLACE))


def stranger(speaker: Speaker, there: Passage, termbase: Termbase) -> bool:
    """Whether neither the other passage nor its neighbours name this source, or one that may be said for it."""
    principal = _for_somebody(speaker)
    named = [one for one in speaker.said.speakers if not (principal and _for_another(one))]
    return not any(known(one, speaker.passage, there, termbase) for one in named) and not _heard_in(speaker, there)


def _heard_in(speaker: Speaker, there: Passage) -> bool:
    """Whether a name of the phrase is heard among the words of the other passage, or one of that passage's in it."""
    tokens, around_there = list(_names(speaker)), around(there)
    if tokens:
        words = spoken_words(there.document, around_there)
        return any(one.found for one in listen(tokens, speaker.spoken, words, language(there.language)))
    if not naming(language(there.language)).capitals:
        return False
    phrase = heard(speaker.phrase, speaker.spoken)
    texts = [there.document.sentences[index].text for index in around_there]
    named = [token for text in texts for token in _capitalised(text, language(there.language))]
    return any(one.found for token in named
               for one in listen([token], language(there.language), phrase, speaker.spoken))
