"""The names of two bodies compared word by word: "House Judiciary Committee" is not «اللجنة القضائية لمجلس الشيوخ».

A whole phrase is judged badly by its vector where one word of several differs; a single word is judged well. Of 60
words that news makes names of, all lay at 0.51 or above with their translation (nine in ten above 0.6), 95 % of the
other pairs of these words under 0.44.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.alignment import AlignedPair, Passage
from checker.comparing.bodies.naming import Body, known_names, sounds_like
from checker.comparing.evidence import Similarity
from checker.extract import countries, kinds, spaced
from checker.extract.organisations import ACRONYM, UNLISTED
from checker.languages import Language, all_languages, fold, language
from checker.languages.hearing import heard, readings
from checker.languages.naming import naming
from checker.mention import ACRONYM_BODY
from checker.termbase import load_termbase

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
# From which cosine of two words on the one may translate the other, and how many heavy sounds tell that it is the other
# in another script: within a name, and among the many words of a passage, where every word has a double.
_IN_NAME, _IN_PASSAGE = (0.5, 2), (0.58, 3)
# What is left of a word without the clitics written onto it has so many letters at least.
_LEAST_STEM, _LEAST_WORD = 3, 3
# A phrase whose end is a guess is believed this far.
_BELIEVED = 4


def words_of(body: Body, code: str) -> list[str]:
    """The words of a body's name as a passage in this language has it, small ones left out; of an acronym, those of the
    name behind it."""
    acronym = all(ACRONYM in mention.marks and UNLISTED not in mention.marks for mention in body.mentions)
    known = known_names(body, code, load_termbase()) if acronym else ()
    spoken = language(code)
    words = [word for word in _words(known[0] if known else body.phrase)
             if len(word) >= _LEAST_WORD and not _small(word, spoken)]
    return words if naming(spoken).capitals else words[:_BELIEVED]


def contradict(one: Body, other: Body, pair: AlignedPair, similarity: Similarity) -> bool | None:
    """Whether the two, of the source and the target, name different bodies: either has a telling word that is no
    translation of any in the other name, one of these is not on the other side at all, and the bodies are of one kind
    or share another word; or no word of either is on the other side. None where nothing says that they are related."""
    if any(body.value.startswith(ACRONYM_BODY) and not body.unlisted for body in (one, other)):
        return None  # «NSF» may be short for anything
    shared = kinds_of(one, pair.source.language) & kinds_of(other, pair.target.language)
    ours, theirs = (words_of(body, passage.language) for body, passage in ((one, pair.source), (other, pair.target)))
    first = [word for word in ours if not kinds(word, language(pair.source.language)) & shared]
    second = [word for word in theirs if not kinds(word, language(pair.target.language)) & shared]
    listening = Listening(pair, similarity)
    odd = [word for word in first if not listening.in_words(word, second)]
    strange = [word for word in second if not listening.in_words(word, first, back=True)]
    absent = [word for word in odd if not _free(word, pair.source.language) and not listening.said(word)]
    lacking = [word for word in strange
               if not _free(word, pair.target.language) and not listening.said(word, back=True)]
    if shared or (len(odd) < len(first) and len(strange) < len(second)):
        # What «المحكمة الابتدائية» lacks of "Belfast Magistrates' Court" may stand anywhere: its end is a guess.
        missing = (absent and lacking) if one.open and other.open else (absent or one.open) and (lacking or other.open)
        return bool(odd and strange and missing)
    if first and second and len(absent) == len(first) and len(lacking) == len(second):
        return True
    return None


def kinds_of(body: Body, code: str) -> frozenset[str]:
    """What kinds of body it may be: by its words, or, of one with an entry, by its names."""
    spoken = language(code)
    names = known_names(body, code, load_termbase()) or (body.phrase,)
    return body.classes or frozenset(kind for name in names for kind in kinds(name, spoken))


@dataclass(frozen=True, slots=True)
class Listening:
    """A pair of passages, and how to tell whether a word of the one is in the other (`back`: of the target, in the
    source): by meaning, by sound, or as the country it names."""

    pair: AlignedPair
    similarity: Similarity

    def said(self, word: str, *, back: bool = False) -> bool:
        """Whether the other passage says the word anywhere."""
        here, there = self._sides(back)
        return self._said(word, here, (there.language, there.text), _IN_PASSAGE)

    def in_words(self, word: str, others: Sequence[str], *, back: bool = False) -> bool:
        """Whether one of these words of the other side is the word."""
        here, there = self._sides(back)
        return self._said(word, here, (there.language, " ".join(others)), _IN_NAME)

    def _sides(self, back: bool) -> tuple[Passage, Passage]:
        return (self.pair.target, self.pair.source) if back else (self.pair.source, self.pair.target)

    def _said(self, word: str, here: Passage, there: tuple[str, str], least: tuple[float, int]) -> bool:
        spoken, other, text = language(here.language), language(there[0]), there[1]
        if fold(word).text in fold(text).text.split():
            return True
        named = countries(word, spoken, load_termbase())
        if named:
            return not named.isdisjoint(countries(text, other, load_termbase()))
        words = heard(text, other)
        if any(sound.consonants >= least[1] and sounds_like(sound, words, other)
               for sound in readings(fold(word).text, spoken)):
            return True
        return any(self.similarity(form, heard_as) >= least[0]
                   for form in forms(word, spoken) for part in _words(text) for heard_as in forms(part, other))


def asked(bodies: Sequence[Body], pair: AlignedPair) -> Iterator[str]:
    """The words whose similarities `contradict` may ask for, of these bodies and of both passages."""
    if not bodies:
        return
    for passage in (pair.source, pair.target):
        spoken = language(passage.language)
        for word in _words(passage.text):
            yield from forms(word, spoken)
    for body in bodies:
        for spoken in all_languages().values():
            for name in known_names(body, spoken.code, load_termbase())[:1]:
                for word in _words(name):
                    yield from forms(word, spoken)


@lru_cache(maxsize=65536)
def forms(word: str, spoken: Language) -> tuple[str, ...]:
    """A word as the encoder is asked about it: in small letters, and without what is written onto it («للعلوم»)."""
    plain = re.sub("['’]s$", "", word.lower())
    found = [plain]
    for length in range(1, max(map(len, spoken.proclitics)) + 1):
        prefix, rest = plain[:length], plain[length:]
        if prefix in spoken.proclitics and len(rest) >= _LEAST_STEM:
            found.append(rest)
    return tuple(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(spaced(text))]


def _free(word: str, code: str) -> bool:
    """Whether a word is one that languages render freely ("national")."""
    return _listed(word, language(code), ("scope",))


def _small(word: str, spoken: Language) -> bool:
    return _listed(word, spoken, ("inside", "ends"))


@lru_cache(maxsize=65536)
def _listed(word: str, spoken: Language, lists: tuple[str, ...]) -> bool:
    rules = spoken.data("bodies").get("candidates", {})
    folded = fold(word).text
    return any(folded == fold(one).text for name in lists for one in rules.get(name, ()))
