"""The words of one side that the other side's names are heard in: «حداد» beside "Haddad" is no blacksmith."""

from collections.abc import Iterator
from functools import lru_cache

from checker.alignment import Passage
from checker.article import Span
from checker.extract.worded import words
from checker.languages import Language, language
from checker.languages.hearing import heard, said
from checker.languages.spelling import another
from checker.languages.transliteration import sounds

# A name of a single heavy sound ("Lee") sounds like too many words.
_LEAST_SOUNDS = 2


def sounded(here: Passage, there: Passage) -> Iterator[tuple[Span, Span]]:
    """The words of a passage written like names that the other, in another script, says by sound: where either stands
    in its passage."""
    yield from _sounded(here.text, there.text, (language(here.language), language(there.language)), headline=False)


def sounded_in_headline(here: Passage, there: Passage) -> Iterator[tuple[Span, Span]]:
    """The same of words with a capital where capitals say nothing about names: "Palin Cites Stress at Rally". What a
    lexicon has no answer for may be a name."""
    yield from _sounded(here.text, there.text, (language(here.language), language(there.language)), headline=True)


@lru_cache(maxsize=4096)
def _sounded(here: str, there: str, languages: tuple[Language, Language], *,
             headline: bool) -> tuple[tuple[Span, Span], ...]:
    """The words of one text that another says by sound (remembered: half a dozen checks ask of each pair)."""
    writing, spoken = languages
    if writing.script == spoken.script:
        return ()
    found, text = [], words(here, writing)
    for place, word in enumerate(text.words):
        if word.name if not headline else word.written[:1].isupper() and not word.name:
            sound, listening = sounds(word.written, writing), heard(there, spoken)
            for _, first, last in said(sound, listening, spoken) if sound.consonants >= _LEAST_SOUNDS else ():
                if first < last or not another(word.written, writing, listening[first].written, spoken):
                    found.append((text.span(place, place + 1), Span(listening[first].start, listening[last].end)))
    return tuple(found)
