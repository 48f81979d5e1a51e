"""Names of one side looked for among the words of the other: by sound, by letters, by what languages call them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.article import Sentence
from checker.document import Document
from checker.languages import Language, fold, language, spelling
from checker.languages.hearing import Speech, Word, enough, heard, inside, nearest, stems
from checker.languages.naming import naming, ordinary
from checker.languages.transliteration import Sounds, sounds

# So much alike is the same name beyond doubt.
EXACT = 0.93
# The words of one name stand within so many words of each other.
_NEAR = 4
# A name of more heavy sounds than this is no ordinary word's double; of just so many, where it fits exactly.
_LONG = 3
# «وكاد» is no «إد»: what is left without clitics needs more letters than these.
_SHORT_STEM = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of a name and where the other side says it: `first` … `last` among its words (-1: nowhere). `doubtful`
    is a place that an ordinary word may hold as well."""

    token: str
    score: float
    first: int = -1
    last: int = -1
    found: bool = False
    doubtful: bool = False


def spoken_words(document: Document, indices: Iterable[int]) -> Speech:
    """The words of these sentences, their places as the article counts."""
    spoken = language(document.article.language)
    each = [_placed(document.sentences[index], spoken) for index in indices]
    return each[0] if len(each) == 1 else Speech(word for words in each for word in words)


@lru_cache(maxsize=4096)
def _placed(sentence: Sentence, spoken: Language) -> Speech:
    words, start = heard(sentence.text, spoken), sentence.span.start
    return Speech(word._replace(start=word.start + start, end=word.end + start) for word in words) if start else words


def listen(tokens: Sequence[str], writing: Language, words: Speech, spoken: Language) -> list[Heard]:
    """Where the other side says each word of a name: all of it together if it does anywhere.

    The words of one name stand side by side («راين» alone may be an ordinary word, beside «ماثيو» it is Ryan), so the
    place is chosen that has most of them.
    """
    every = [_heard(token, writing, words, spoken) for token in tokens]
    best = [replace(one, found=False) if (one := max(ones, key=lambda one: one.score)).found else one for ones in every]
    chosen, weight = best, 0.0
    alone: list[Heard] = []
    for anchor in (one for ones in every for one in ones if one.found):
        group = [_beside(anchor, ones, words, (writing, spoken)) or nowhere
                 for ones, nowhere in zip(every, best, strict=True)]
        said = [one for one in group if one.found]
        total = sum(one.score * (1 + sounds(one.token, writing).consonants) for one in said)
        if len(said) == 1 and not _solid(said[0], words, writing, spoken):
            alone = alone or [replace(one, doubtful=one.found, found=False) for one in group]
        elif total > weight:
            chosen, weight = group, total
    return chosen if weight or not alone else alone


def _beside(anchor: Heard, ones: Sequence[Heard], words: Sequence[Word],
            languages: tuple[Language, Language]) -> Heard | None:
    """Of the places of a word the best that is near the anchor; one that is not right beside it must be no ordinary
    word («دفاع» is no David)."""
    near = [one for one in ones if one.found and abs(one.first - anchor.first) <= _NEAR
            and (one is anchor or abs(one.first - anchor.first) == 1 or _solid(one, words, *languages))]
    return max(near, key=lambda one: one.score, default=None)


def _solid(one: Heard, words: Sequence[Word], writing: Language, spoken: Language) -> bool:
    """Whether a word heard alone is the name and no ordinary word that happens to sound like it."""
    lists, said = naming(spoken), words[one.first:one.last + 1]
    if any(word.written in lists.exact for word in said):
        return True
    if all(not lists.openers.isdisjoint(stems(word.text, spoken)) for word in said):
        return False
    consonants = sounds(one.token, writing).consonants
    if consonants > _LONG or (consonants == _LONG and one.score >= EXACT):
        return True
    return not all(any(ordinary(stem, spoken) for stem in stems(word.text, spoken)) for word in said)


def given(word: Word, spoken: Language) -> bool:
    """Whether a word is a given name that the language's list has."""
    known = naming(spoken).given
    return any(stem in known for stem in stems(word.text, spoken) if stem == word.text or len(stem) > _SHORT_STEM)


def listed(word: Word, spoken: Language) -> bool:
    """Whether a word is a foreign name that the language's list has; with the article it is another word («الجوي»)."""
    if spoken.article and word.text.startswith(spoken.article):
        return False
    return not naming(spoken).foreign.isdisjoint(stems(word.text, spoken))


def _heard(token: str, writing: Language, words: Speech, spoken: Language) -> list[Heard]:
    """The places where a word of a name is said, or the one that comes nearest."""
    found: list[Heard] = []
    nearly = Heard(token, 0.0)
    for sound in _readings(token, writing):
        for score, first, last in nearest(sound, words, spoken):
            one = Heard(token, score, first, last, score >= enough(sound))
            if one.found:
                found.append(one)
            elif score > nearly.score:
                nearly = one
    plain = fold(token).text
    sound, keys = _readings(token, writing)[0], naming(writing).renamed.get(plain, frozenset())
    known = spelling.listed(token)
    found += [Heard(token, 1.0, place, place, found=True) for place, word in enumerate(words)
              if word.text == plain or (keys and _renamed(word, keys, spoken))
              or (known and spelling.spelled(token, word.text, spoken)) or (not found and inside(sound, word, spoken))]
    return found or [nearly]


def renamed(token: str, word: Word, writing: Language, spoken: Language) -> bool:
    """Whether a word is what its language calls a name that languages translate: «يوحنا» for "John"."""
    return _renamed(word, naming(writing).renamed.get(fold(token).text, frozenset()), spoken)


def _renamed(word: Word, keys: frozenset[str], spoken: Language) -> bool:
    """Whether a word is what its language calls a name with one of these keys: «يوحنا»."""
    renamed = naming(spoken).renamed
    return any(keys & renamed.get(stem, frozenset()) for stem in stems(word.text, spoken))


@lru_cache(maxsize=16384)
def _readings(token: str, writing: Language) -> tuple[Sounds, ...]:
    """The sounds of a word of a name, and of the names it is short for."""
    forms = naming(writing).short.get(fold(token).text, frozenset())
    return tuple(sounds(form, writing) for form in (token, *sorted(forms - {token})))
