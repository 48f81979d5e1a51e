"""Names that are heard on the other side and are another's all the same: "Salam" and «سلامة», "Karima" and «كريم».

What sounds like a name is taken for it, for spellings vary; the letters say whether it can be.
"""

from collections.abc import Sequence

from checker.comparing.names.hearing import Heard, renamed
from checker.comparing.names.strangers import Sides
from checker.extract.persons import SURE, named
from checker.languages.hearing import Word, enough, likeness, stems
from checker.languages.naming import ordinary
from checker.languages.spelling import another, spelled
from checker.languages.transliteration import sounds
from checker.mention import Mention

# A word that sounds this much like a lone name stands in its place if it can't be its spelling.
_NEARLY = 0.7


def lookalike(mention: Mention, ones: Sequence[Heard], sides: Sides) -> list[int] | None:
    """The words of the listening side in which a name is heard, if one of them is another name's and the name is heard
    nowhere else in the passage; None where they may all be its spelling."""
    lone = len(ones) == 1 and SURE not in mention.marks
    if not any(_another(one, sides, lone=lone) for one in ones):
        return None
    return list(range(min(one.first for one in ones), max(one.last for one in ones) + 1))


def _another(one: Heard, sides: Sides, *, lone: bool) -> bool:
    word, spoken = sides.words[one.first], sides.listening
    if one.first != one.last or renamed(one.token, word, sides.speaking, spoken):
        return False
    known = spelled(one.token, word.text, spoken)
    # "Business" and "Baker" are words as well; a lone name that nothing shows to be a person's may be a village, which
    # each writer spells by ear.
    doubtful = lone or ordinary(one.token, sides.speaking)
    if known is None and (doubtful or not (_sounds(one.token, word, sides) or _stands(one, word, sides))):
        return False
    return another(one.token, sides.speaking, word.written, spoken) and not any(
        spelled(one.token, other.text, spoken) or (_sounds(one.token, other, sides) and not another(
            one.token, sides.speaking, other.written, spoken)) for other in sides.words)


def _sounds(token: str, word: Word, sides: Sides) -> bool:
    """Whether a whole word sounds like the name, not a part of words run together."""
    sound = sounds(token, sides.speaking)
    return likeness(sound, word, sides.listening) >= enough(sound)


def _stands(one: Heard, word: Word, sides: Sides) -> bool:
    """Whether a word that nearly sounds like the name is a name and no ordinary word."""
    spoken = sides.listening
    near = likeness(sounds(one.token, sides.speaking), word, spoken) >= _NEARLY
    return near and not one.found and named(word.written, spoken) and not any(
        ordinary(stem, spoken) for stem in stems(word.text, spoken))
