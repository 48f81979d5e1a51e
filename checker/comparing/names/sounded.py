"""The words of one side that the other side's names are heard in: «حداد» beside "Haddad" is no blacksmith."""

from collections.abc import Callable, Iterator

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.wording import chunks_of, spans_of
from checker.extract.worded import Word
from checker.languages import language
from checker.languages.hearing import heard, said
from checker.languages.spelling import another
from checker.languages.transliteration import sounds

# A name of a single heavy sound ("Lee") sounds like too many words.
_LEAST_SOUNDS = 2


def sounded(here: Passage, there: Passage) -> Iterator[tuple[Span, Span]]:
    """The words of a passage written like names that the other, in another script, says by sound: where either stands
    in its passage."""
    return _sounded(here, there, lambda word: word.name)


def sounded_in_headline(here: Passage, there: Passage) -> Iterator[tuple[Span, Span]]:
    """The same of words with a capital where capitals say nothing about names: "Palin Cites Stress at Rally". What a
    lexicon has no answer for may be a name."""
    return _sounded(here, there, lambda word: word.written[:1].isupper() and not word.name)


def _sounded(here: Passage, there: Passage, wanted: Callable[[Word], bool]) -> Iterator[tuple[Span, Span]]:
    writing, spoken = language(here.language), language(there.language)
    if writing.script == spoken.script:
        return
    listening = None
    for word, span in zip(chunks_of(here).text.words, spans_of(here), strict=True):
        sound = sounds(word.written, writing) if wanted(word) else None
        if sound is None or sound.consonants < _LEAST_SOUNDS:
            continue
        listening = listening or heard(there.text, spoken)
        for _, first, last in said(sound, listening, spoken):
            if first == last and another(word.written, writing, listening[first].written, spoken):
                continue
            yield span, Span(listening[first].start, listening[last].end)
