"""Bodies that every state has, as they are named day by day, without their country: the army, the police, parliament.

Named so they are no known body, and nothing tells which one is meant; but that «أغلق الجيش الطريق» is no "police closed
the road" can be told all the same: neither side has a word for what the other names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.bodies.naming import Body
from checker.extract import everyday_bodies, patterned
from checker.languages import Language, fold, language
from checker.languages.hearing import stems
from checker.mention import LISTED_BODY, Mention, MentionKind
from checker.termbase import Termbase, load_termbase

_WORD = re.compile(r"[^\W\d_]+")


def exchanged(source: Sequence[Body], target: Sequence[Body], pair: AlignedPair) -> Iterator[tuple[Body, Body]]:
    """The one institution of the source and the one of the target that the other side has no word for. `source` and
    `target` are the bodies that the other side does not name."""
    ones = _strange(source, pair.source, pair.target)
    others = _strange(target, pair.target, pair.source)
    if len(ones) == len(others) == 1:
        yield ones[0], others[0]


def _strange(left: Sequence[Body], here: Passage, there: Passage) -> list[Body]:
    """The institutions of a passage that the other has no word for, each kind once."""
    termbase = load_termbase()
    named = [(kind, body) for kind, body in (*_everyday(here, termbase), *_listed(left, termbase))
             if kind in _telling(there.language)]
    if not named:
        return []
    words = frozenset(_words(there.text, language(there.language)))
    found: dict[str, Body] = {}
    for kind, body in named:
        if _telling(there.language)[kind].isdisjoint(words):
            found.setdefault(kind, body)
    return list(found.values())


def _everyday(passage: Passage, termbase: Termbase) -> Iterator[tuple[str, Body]]:
    """The institutions that a passage names by their everyday names, doubtful ones ("forces") left out."""
    spoken, start = language(passage.language), passage.span.start
    for kind, first, last in everyday_bodies(passage.text, spoken, termbase):
        form = passage.text[first:last]
        if fold(form).text not in _doubtful(spoken):
            mention = Mention(MentionKind.ORGANISATION, f"{LISTED_BODY}{kind}", form, Span(first + start, last + start))
            yield _narrower(spoken).get(fold(form).text, kind), Body(mention.value, (mention,))


def _listed(left: Sequence[Body], termbase: Termbase) -> Iterator[tuple[str, Body]]:
    """The bodies with a name of their own that are an institution of their state: the Knesset is a parliament."""
    for body in left:
        entry = termbase.body(body.value.partition("|")[0])
        value = patterned(entry, termbase) if entry else body.value
        if body.value.startswith(LISTED_BODY):
            yield value.removeprefix(LISTED_BODY).partition("@")[0].partition("/")[0], body


def _words(text: str, spoken: Language) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield from stems(fold(word).text, spoken)


@cache
def _telling(code: str) -> Mapping[str, frozenset[str]]:
    """The words of a language that may stand for an institution, by its kind."""
    table = language(code).data("bodies").get("institutions", {}).get("words", {})
    return {kind: frozenset(fold(word).text for word in words) for kind, words in table.items()}


@cache
def _narrower(spoken: Language) -> Mapping[str, str]:
    """The forms that say which house of a parliament is meant, with what they say."""
    table = spoken.data("bodies").get("institutions", {}).get("narrower", {})
    return {fold(form).text: kind for kind, forms in table.items() for form in forms}


@cache
def _doubtful(spoken: Language) -> frozenset[str]:
    return frozenset(fold(form).text for form in spoken.data("bodies").get("institutions", {}).get("doubtful", ()))
