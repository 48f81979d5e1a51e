"""How the bodies that the termbase lacks are named on the other side, bead by bead, and which is named in two ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.alignment import AlignedPair, Passage
from checker.comparing.bodies.naming import Body, bodies, sounds_like
from checker.extract import spaced
from checker.languages import Language, fold, language
from checker.languages.hearing import heard
from checker.languages.transliteration import sounds
from checker.mention import MentionKind

# A name of one word ("the Council") may be anybody's.
_LEAST_WORDS = 2
# Words of fewer consonants sound like something in every sentence.
_LEAST_CONSONANTS = 2
# Where the end of a name is a guess, so many of its words are sure to belong to it.
_SURE = 2


@dataclass(frozen=True, slots=True)
class Rendering:
    """A body of each side of a bead that can only answer to each other; `source` and `target` with their passages."""

    pair: AlignedPair
    source: Body
    target: Body

    @property
    def mirrored(self) -> "Rendering":
        """The same with the sides exchanged."""
        return Rendering(replace(self.pair, source=self.pair.target, target=self.pair.source), self.target, self.source)


def renderings(pair: AlignedPair) -> Iterator[Rendering]:
    """The names of a pair that answer to each other: each is the other's only counterpart of its kind."""
    source, target = (_named(passage) for passage in (pair.source, pair.target))
    for one in source:
        answers = [other for other in target if one.classes & other.classes]
        if len(answers) == 1 and sum(bool(rival.classes & answers[0].classes) for rival in source) == 1:
            yield Rendering(pair, one, answers[0])


def _named(passage: Passage) -> list[Body]:
    spoken = language(passage.language)
    return [body for body in bodies(passage) if body.unlisted and len(_words(body.words, spoken)) >= _LEAST_WORDS]


def in_two_ways(found: Sequence[Rendering]) -> Iterator[tuple[Rendering, Rendering]]:
    """Renderings that deviate, each with the first one of the same name: one name of a side, word for word, under two
    names of the other."""
    yield from _deviating(found)
    yield from ((one.mirrored, other.mirrored) for one, other in _deviating([each.mirrored for each in found]))


def _deviating(found: Sequence[Rendering]) -> Iterator[tuple[Rendering, Rendering]]:
    """Those whose source name has two names on the target side."""
    groups: dict[tuple[str, ...], list[Rendering]] = {}
    for one in found:
        groups.setdefault(_words(one.source.words, language(one.pair.source.language)), []).append(one)
    for first, *rest in groups.values():
        told = [first]
        for one in rest:
            if all(_apart(one, other) for other in told):
                told.append(one)
                yield first, one


def _apart(one: Rendering, other: Rendering) -> bool:
    """Whether the target names of two renderings are neither the one a short form of the other, nor told apart by a
    name that the source leaves to the reader: «مركز الشرطة» is the "Homs Police Station" and the "Hama Police Station".
    """
    words, others = (frozenset(_telling(each)) for each in (one, other))
    if words <= others or others <= words or not words & others:
        return False
    return not any(_proper(word, each) for word in words ^ others for each in (one, other))


def _telling(one: Rendering) -> tuple[str, ...]:
    words = _words(one.target.words, language(one.pair.target.language))
    return words[:_SURE] if one.target.open else words


def _proper(word: str, one: Rendering) -> bool:
    """Whether a word of the target's name is a name itself: of a place, or one that the source says with its sounds."""
    spoken, across = language(one.pair.target.language), language(one.pair.source.language)
    places = {part for mention in one.pair.target.mentions(MentionKind.PLACE) for part in _words(mention.text, spoken)}
    name = sounds(word, spoken)
    return word in places or (name.consonants >= _LEAST_CONSONANTS
                              and sounds_like(name, heard(one.pair.source.text, across), across) is not None)


def _words(name: str, spoken: Language) -> tuple[str, ...]:
    """The words of a name, folded, without the small ones and the article: «مجلس الشورى», «مجلس شورى»."""
    folded = (fold(word).text for word in spaced(name).split())
    return tuple(word.removeprefix(spoken.article) for word in folded if word not in _small(spoken))


@cache
def _small(spoken: Language) -> frozenset[str]:
    return frozenset(spoken.data("bodies").get("candidates", {}).get("inside", ()))
