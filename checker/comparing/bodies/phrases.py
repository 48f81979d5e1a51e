"""Bodies that the termbase lacks, compared as phrases: too unlike to be one, or with another name of the story."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import inf

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity, together
from checker.comparing.bodies.naming import Body, echoes, known_names, sounds_like, variants
from checker.extract import kinds
from checker.languages import Language, fold, language
from checker.languages.hearing import heard, readings
from checker.languages.naming import naming
from checker.languages.transliteration import Sounds, sounds
from checker.mention import ACRONYM_BODY
from checker.termbase import load_termbase

_LEAST_CONSONANTS = 2
# Cosines of a name and a phrase of one language: below the one they hardly name one body, above the other they are
# alike at least.
_FAR, _NEAR = 0.6, 0.5
# A competing reading that comes this near to the one that stands there is as good.
_SLACK = 0.02

Bodies = Sequence[Body]


def different(sides: tuple[Bodies, Bodies], pair: AlignedPair, similarity: Similarity,
              below: float) -> Asking[list[tuple[Body, Body]]]:
    """Pairs of phrases, of the source and the target, that name different bodies.

    Either each has an acronym that the other side never writes; or, both being of one kind, nothing on the other side
    comes near them (all similarities under `below`, no echo) and they are the only two such; or a name in the one is
    replaced by another name of the story.
    """
    source, target = sides
    if by_acronym := _differing_acronyms(source, target, pair):
        return by_acronym
    alike = [(one, other) for one in source for other in target if one.classes & other.classes]
    if not alike:
        return []
    every = list(product(source, target))
    cosines = yield from together(closeness(one, other, similarity) for one, other in every)
    close = {(one.value, other.value): cosine for (one, other), cosine in zip(every, cosines, strict=True)}
    fitting = [(one, other) for one, other in alike
               if close[one.value, other.value] >= below and _nearest(close, one, other)]
    renamed = yield from together(_swapped(one, other, pair, similarity) for one, other in fitting)
    swapped = [both for both, better in zip(fitting, renamed, strict=True) if better]
    near = {value for values, cosine in close.items() if cosine >= below for value in values}
    unlike = [(one, other) for one, other in alike
              if not near & {one.value, other.value} and not _echoing(one, other, pair)]
    return [*swapped, *(unlike if len(unlike) == 1 else [])]


def _nearest(close: Mapping[tuple[str, str], float], one: Body, other: Body) -> bool:
    """Whether neither has a nearer counterpart: beside «شرطة ولاية لويزيانا», a university's police is not "Louisiana
    State Police"."""
    rivals = (cosine for pair, cosine in close.items() if pair[0] == one.value or pair[1] == other.value)
    return close[one.value, other.value] >= max(rivals)


def _echoing(one: Body, other: Body, pair: AlignedPair) -> bool:
    termbase = load_termbase()
    return echoes(one, pair.target, termbase) or echoes(other, pair.source, termbase)


def _differing_acronyms(source: Bodies, target: Bodies, pair: AlignedPair) -> list[tuple[Body, Body]]:
    """The one pair of names introduced with acronyms, where either acronym is foreign to the other side."""
    ones = [one for one in source if _acronym(one) and _acronym(one) not in pair.target.text]
    others = [other for other in target if _acronym(other) and _acronym(other) not in pair.source.text]
    return [(ones[0], others[0])] if len(ones) == len(others) == 1 else []


def _acronym(body: Body) -> str:
    """The acronym, in Latin letters, that the article introduces for a body; empty without."""
    acronym = body.value.removeprefix(ACRONYM_BODY)
    return acronym if acronym != body.value and acronym.isupper() else ""


def closeness(one: Body, other: Body, similarity: Similarity) -> Asking[float]:
    """The cosine of two phrases, or of the one and a part of the other where that is higher."""
    ours, theirs = tuple(variants(one)), tuple(variants(other))
    yield from similarity.known((*ours, *theirs))
    return max((yield from similarity.best([one.phrase], theirs)), (yield from similarity.best(ours, [other.phrase])))


def nearness(body: Body, phrase: Body, code: str, similarity: Similarity) -> Asking[float]:
    """The cosine of a phrase of this language and the nearest name that the body has in it; −∞ without one, and
    where the phrase names a body of another kind."""
    names = known_names(body, code, load_termbase())
    of_kind = _kinds(names, code)
    if of_kind and phrase.classes and not of_kind & phrase.classes:
        return -inf
    return (yield from similarity.best(names, tuple(variants(phrase))))


def mistaken(body: Body, phrases_there: Bodies, code: str, similarity: Similarity) -> Asking[Body | None]:
    """The phrase that stands where the body should: the only one that is of its kind and far from its names, or near
    to its names and of another kind (the Cancer Society for the Cancer Institute)."""
    names = known_names(body, code, load_termbase())
    of_kind = _kinds(names, code)
    found = []
    for phrase in phrases_there if of_kind else ():
        if phrase.classes:
            near = yield from similarity.best(names, tuple(variants(phrase)))
            if near < _FAR if of_kind & phrase.classes else near >= _NEAR:
                found.append(phrase)
    return found[0] if len(found) == 1 else None


def _kinds(names: Sequence[str], code: str) -> frozenset[str]:
    return frozenset(kind for name in names for kind in kinds(name, language(code)))


def _swapped(one: Body, other: Body, pair: AlignedPair, similarity: Similarity) -> Asking[bool]:
    """Whether another name of the story fits the other side's words at least as well."""
    mirrored = AlignedPair(pair.target, pair.source, pair.similarity)
    return ((yield from _fits_better(one, other, pair, similarity))
            or (yield from _fits_better(other, one, mirrored, similarity)))


def _fits_better(one: Body, other: Body, pair: AlignedPair, similarity: Similarity) -> Asking[bool]:
    readings = list(_renamed(one, other, pair.source, pair.target))
    if not readings:
        return False
    parts = list(variants(other))
    written = yield from similarity.best([one.phrase], parts)
    return (yield from similarity.best(readings, parts)) >= written - _SLACK


def _renamed(one: Body, other: Body, here: Passage, there: Passage) -> Iterator[str]:
    """The phrase of `one`, each time with a name that the other side does not have replaced by one that `other` has and
    this passage has elsewhere: "Homs Police Department" becomes "Hama Police Department" where the other side has
    «شرطة حماة» and this one speaks of Hama too. Nothing where the passage's script has no capitals to tell names by.
    """
    spoken = language(here.language)
    if not naming(spoken).capitals:
        return
    names = list(_names_elsewhere(one, other, here, there))
    for token in _unheard(one, there, spoken):
        yield from (one.words.replace(token, name) for name in names)


def _names_elsewhere(one: Body, other: Body, here: Passage, there: Passage) -> Iterator[str]:
    """Capitalised words of the passage, outside the phrase, that sound like a word of `other`."""
    spoken, spoken_there = language(here.language), language(there.language)
    words = heard(here.text, spoken)
    for word in heard(other.words, spoken_there):
        told = (sounds_like(name, words, spoken) for name in readings(word.text, spoken_there) if _tells(name))
        found = next((one for one in told if one), None)
        written = here.text[found.start:found.end] if found else ""
        if written[:1].isupper() and written not in one.words:
            yield written


def _unheard(body: Body, there: Passage, spoken: Language) -> Iterator[str]:
    """Capitalised words of the phrase, no class words, that nothing on the other side sounds like."""
    words = heard(there.text, language(there.language))
    for token in body.words.split():
        name = sounds(token, spoken)
        proper = token[0].isupper() and fold(token).text not in body.classes and _tells(name)
        if proper and sounds_like(name, words, language(there.language)) is None:
            yield token


def _tells(name: Sounds) -> bool:
    return name.consonants >= _LEAST_CONSONANTS
