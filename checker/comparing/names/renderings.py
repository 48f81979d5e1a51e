"""How family names and villages of one side are written on the other, bead by bead, and which in two ways."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.alignment import AlignedPair, Passage
from checker.comparing.names.hearing import Heard, spoken_words
from checker.comparing.names.rivals import heard
from checker.comparing.names.strangers import Sides, mention_of
from checker.extract.persons import name_words
from checker.extract.places import UNLISTED as UNLISTED_PLACE
from checker.languages import Language, fold, language
from checker.languages.hearing import stems
from checker.languages.naming import naming
from checker.languages.transliteration import alike, sounds
from checker.mention import Mention, MentionKind

# Shorter names are shared by too many people: "Lee", "Li" and "Leigh" are one word in Arabic.
_LEAST_LETTERS, _LEAST_CONSONANTS = 4, 2
# Spellings that sound this much alike are one name to every reader.
_ONE_SOUND = 0.8


@dataclass(frozen=True, slots=True)
class Rendering:
    """A family name with capitals (`name`, folded), the word that answers to it on the other side (`word`), the words
    of the name before it (`given`), and both as mentions in the order source, target."""

    pair: AlignedPair
    name: str
    word: str
    given: frozenset[str]
    source: Mention
    target: Mention


def renderings(pair: AlignedPair) -> Iterator[Rendering]:
    """The family names of a pair that are heard on the other side; none where both scripts have capitals or neither."""
    for names, others in ((pair.source, pair.target), (pair.target, pair.source)):
        speaking, listening = language(names.language), language(others.language)
        if naming(speaking).capitals and not naming(listening).capitals:
            yield from _of_side(pair, Sides(names, others, speaking, listening,
                                            spoken_words(others.document, others.indices)))


def _of_side(pair: AlignedPair, sides: Sides) -> Iterator[Rendering]:
    for mention, ones in heard(sides, _names(sides.names)).items():
        last = ones[-1]
        if not last.found or last.first != last.last or not _telling(last, sides):
            continue
        word = mention_of((last.first,), sides)
        given = frozenset(fold(token).text for token in name_words(mention, sides.speaking)[:-1])
        one, other = (mention, word) if sides.names is pair.source else (word, mention)
        said = _plain(sides.words[last.first].text, sides.listening)
        yield Rendering(pair, fold(last.token).text, said, given, one, other)


def _plain(word: str, spoken: Language) -> str:
    """The word without the article and what is written onto that: «للزوراء», «والزوراء», «الزوراء»."""
    articles = (spoken.article, "لل") if spoken.article else ()
    return next((stem for stem in stems(word, spoken) if word.removesuffix(stem).endswith(articles)), word)


def _names(passage: Passage) -> list[Mention]:
    """Names of persons, and of villages and quarters that the termbase lacks: each writer spells them by ear."""
    unlisted = (one for one in passage.mentions(MentionKind.PLACE) if UNLISTED_PLACE in one.marks)
    return [*passage.mentions(MentionKind.PERSON), *unlisted]


def _telling(one: Heard, sides: Sides) -> bool:
    return (len(sides.words[one.first].text) >= _LEAST_LETTERS
            and sounds(one.token, sides.speaking).consonants >= _LEAST_CONSONANTS)


def in_two_ways(found: Sequence[Rendering]) -> Iterator[tuple[Rendering, Rendering]]:
    """Renderings that deviate, each with the first of the usual one: one word of the side without capitals under two
    names («حلاق» as Hallaq and as Hala'a), or one name under two words."""
    words = _joined([one.word for one in found])
    yield from _deviating(found, lambda one: words[one.word], lambda one: _letters(one.name))
    yield from _deviating(found, lambda one: _letters(one.name), lambda one: words[one.word])


def sounds_the_same(one: Rendering, other: Rendering) -> bool:
    """Whether the two spellings of a name differ to the eye only: "Hallaq" and "Halaq"."""
    spoken = _capitals(one)
    return alike(sounds(one.name, spoken), sounds(other.name, spoken)) >= _ONE_SOUND


def _capitals(one: Rendering) -> Language:
    sides: Iterable[Passage] = (one.pair.source, one.pair.target)
    return next(spoken for side in sides if naming(spoken := language(side.language)).capitals)


def _deviating(found: Sequence[Rendering], by: Callable[[Rendering], str],
               form: Callable[[Rendering], str]) -> Iterator[tuple[Rendering, Rendering]]:
    groups: dict[str, list[Rendering]] = {}
    for one in found:
        groups.setdefault(by(one), []).append(one)
    for group in groups.values():
        usual = Counter(form(one) for one in group).most_common(1)[0][0]
        first = next(one for one in group if form(one) == usual)
        told = {usual}
        for one in group:
            if not any(_one_word(form(one), other) for other in told) and _one_person(first, one, group):
                told.add(form(one))
                yield first, one


def _one_word(form: str, other: str) -> bool:
    """Whether two forms are the same, or one holds the other, as one with the article does and one that was copied
    without its spaces: «عثمان», «العثمان»."""
    return form == other or (min(len(form), len(other)) >= _LEAST_LETTERS and (form in other or other in form))


def _one_person(first: Rendering, other: Rendering, group: Sequence[Rendering]) -> bool:
    """Whether nothing shows that two people are meant: given names that differ do, however the surnames are spelled."""
    if first.given and other.given:
        return not first.given.isdisjoint(other.given)
    known = [one.given for one in group if one.given]
    return all(not given.isdisjoint(known[0]) for given in known)


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalpha())


def _joined(words: Sequence[str]) -> dict[str, str]:
    """Each word under the form without the letter written onto it, where the texts have that form too: «وحلاق»."""
    every = set(words)
    return {word: word[1:] if word[1:] in every else word for word in every}
