"""Words of one side that look like names and sound like nothing the other side says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.names.hearing import EXACT, given, listed, spoken_words
from checker.extract.persons import VALUE, cue, foreignness, named
from checker.languages import Language
from checker.languages.hearing import Speech, Word, enough, inside, lacking, likeness, stems
from checker.languages.naming import naming
from checker.languages.transliteration import Sounds, alike, sounds
from checker.mention import Mention, MentionKind

# A word that sounds this much like something the other side says is no new name.
_SOUNDS_LIKE_SOMETHING = 0.7
# Words in small letters are compared only where they have so many heavy sounds: loan words («كاميرا», "camera").
_LOAN = 3
# Behind a title or an act of saying almost every word that is not ordinary is a name, whatever its letters.
_BEHIND_CUE = -2.0


@dataclass(frozen=True, slots=True)
class Sides:
    """A pair seen from the side whose names are looked for: its passage, the other side's and that side's words.

    `settled` are names of the first that are heard elsewhere on the other side and so explain no further word.
    """

    names: Passage
    others: Passage
    speaking: Language
    listening: Language
    words: Speech
    settled: tuple[Span, ...] = ()

    def own(self) -> Iterator[Word]:
        """The words of the side whose names are looked for (read only where something is amiss)."""
        for word in spoken_words(self.names.document, self.names.indices):
            if not any(span.start <= word.start < span.end for span in self.settled):
                yield word


def new(word: Word, sides: Sides) -> bool:
    """Whether a word of the listening side sounds like nothing that the other says: no name, no loan word."""
    return new_name(word, sides) and not any(
        sound.consonants >= _LOAN and _resembles(sound, word, sides.listening)
        for other in sides.own() if other.written[:1].islower()
        for sound in (sounds(other.text, sides.speaking),)
    )


def new_name(word: Word, sides: Sides) -> bool:
    """Whether a word of the listening side sounds like no name that the other says."""
    for other in sides.own():
        sound, spoken = sounds(other.text, sides.speaking), sides.listening
        if other.written[:1].isupper() and sound.consonants and (
                _resembles(sound, word, spoken) or inside(sound, word, spoken) or cut_short(sound, word, spoken)):
            return False
    return True


def _resembles(sound: Sounds, word: Word, spoken: Language) -> bool:
    least = _SOUNDS_LIKE_SOMETHING if sound.consonants > 1 else enough(sound)
    return likeness(sound, word, spoken, least) >= least


def cut_short(sound: Sounds, word: Word, spoken: Language, fewest: int = 2) -> bool:
    """Whether a name is heard at the beginning or the end of a longer word: «منأوفي», "Livi" for «ليفينغستون».

    One letter more makes another name: «مازن» does not cut "Muaz" short. Names of fewer than `fewest` heavy sounds
    are heard at the end of too many words.
    """
    if sound.consonants < fewest or len(sound.row) >= len(word.text) or lacking(sound, word.places):
        return False
    least = max(EXACT, enough(sound))
    sizes = range(max(2, sound.consonants), len(word.text) - 1)
    return any(alike(sound, sounds(part, spoken), least) >= least
               for size in sizes for part in (word.text[:size], word.text[-size:]))


def strangers(sides: Sides, taken: set[int], *, least: float) -> list[list[int]]:
    """The words that may be names in place of missing ones, those side by side together; a word alone only where it is
    surely a name (`least`: how foreign its letters must be)."""
    places = [place for place, word in enumerate(sides.words)
              if place not in taken and _looks(sides, place) and new(word, sides)]
    text = sides.others.document.article.text
    return [run for run in side_by_side(places, sides.words, text) if len(run) > 1 or _surely(sides, run[0], least)]


def behind_cue(sides: Sides, place: int) -> bool:
    """Whether a title, a role or an act of saying stands before a word."""
    return place > 0 and cue(sides.words[place - 1].text, sides.listening)


def _looks(sides: Sides, place: int) -> bool:
    word = sides.words[place]
    if named(word.written, sides.listening):
        return True
    small = naming(sides.listening).openers
    return (behind_cue(sides, place) and small.isdisjoint(stems(word.text, sides.listening))
            and named(word.written, sides.listening, inside=True, least=_BEHIND_CUE))


def _surely(sides: Sides, place: int, least: float) -> bool:
    word, spoken = sides.words[place], sides.listening
    foreign = foreignness(word.written, spoken)
    known = listed(word, spoken) or (given(word, spoken) and foreign > 0)
    return foreign > least or known or behind_cue(sides, place)


def side_by_side(places: Sequence[int], words: Sequence[Word], text: str) -> Iterator[list[int]]:
    """Places that stand side by side, nothing but white space between their words."""
    run: list[int] = []
    for place in places:
        if run and place == run[-1] + 1 and not text[words[run[-1]].end:words[place].start].strip():
            run.append(place)
            continue
        if run:
            yield run
        run = [place]
    if run:
        yield run


def mention_of(places: Sequence[int], sides: Sides) -> Mention:
    """These words of the listening side (side by side) as the mention of a person."""
    words = [sides.words[place] for place in sorted(places)]
    span = Span(words[0].start, words[-1].end)
    value = VALUE + " ".join(word.text for word in words)
    return Mention(MentionKind.PERSON, value, sides.others.document.article.text[span.start:span.end], span)
