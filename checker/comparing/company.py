"""Whether words of two sides stand in the same place: "a word is known by the company it keeps" (Firth 1957).

Two things that nothing answers for need not be one for the other: "a political hit job" and «رشاوى» are of one kind and
of two clauses. Where the words around one answer for the words around the other, one was put in the other's place.
"""

from checker.alignment import AlignedPair, Passage
from checker.comparing.wording import said_of, words_of
from checker.extract.worded import words
from checker.languages import language
from checker.languages.hearing import enough, heard, likeness
from checker.languages.transliteration import sounds
from checker.lexicon import lexicon, units

Places = tuple[int, ...]
# Company: so many words to either side.
_AROUND = 4


def accompanied(pair: AlignedPair, mine: Places, yours: Places) -> bool:
    """Whether a word beside those of the source has its answer beside those of the target, or a name its sound."""
    words, others = words_of(pair.source), words_of(pair.target)
    answered, _ = said_of(pair.source, pair.target)
    near, around = _around(yours, len(others)), [place for place in _around(mine, len(words)) if place not in mine]
    return any(answered[place].place in near for place in around) or any(
        sound_alike(words[place], others[there], pair)
        for place in around if _capital(pair.source, place) for there in near if there not in yours)


def sound_alike(mine: str, yours: str, pair: AlignedPair) -> bool:
    """Whether a word of the source, or one of the target, was taken over as it sounds: "Lady", «الليدي»."""
    writing, spoken = language(pair.source.language), language(pair.target.language)
    sound = sounds(mine, writing)
    return sound.consonants > 1 and any(likeness(sound, word, spoken) >= enough(sound) for word in heard(yours, spoken))


def compounded(passage: Passage, places: Places, other: str) -> bool:
    """Whether a noun directly before a thing says what it is, the thing itself next to nothing: a burger bar is no bar,
    but an oak wood is a wood."""
    first = places[0]
    if not first or words_of(passage)[first] not in language(passage.language).data("clauses").get("light_heads", ()):
        return False
    if words(passage.text, language(passage.language)).words[first].apart or _capital(passage, first - 1):
        return False
    known = lexicon(passage.language, other)
    every = units(words_of(passage), passage.language, other)
    before = next((one for one in every if one.places == (first - 1,)), None)
    if known is None or before is None:
        return False
    parts = {known.tables.entry(number)[0] for number in before.senses}
    return "noun" in parts and "adjective" not in parts


def _around(places: Places, count: int) -> range:
    """These words of so many and those in their company."""
    return range(max(0, places[0] - _AROUND), min(count, places[-1] + _AROUND + 1))


def _capital(passage: Passage, place: int) -> bool:
    return words(passage.text, language(passage.language)).words[place].written[:1].isupper()
