"""Names that nothing but their capital shows: "Volkov's lawyer said", "Djokovic Ousts Zverev", "Messi set up Suarez".

At the head of a sentence and in a headline every word may have a capital, and the vocabulary by which ordinary words
are told has the surnames that the news is full of. The lexicon tells them: no word of the language is spelled so. That
is a guess still, so what stands in the place of such a name must be a word that the lexicon of the other side lacks as
well.
"""

from collections.abc import Iterator

from checker.article import Span
from checker.comparing.names.strangers import Sides
from checker.comparing.names.unknown import Lack
from checker.extract._runs import read
from checker.extract.persons import OPENING, SURNAME, VALUE
from checker.languages import Language
from checker.languages.hearing import Word
from checker.languages.naming import naming, ordinary
from checker.mention import Mention, MentionKind

# Shorter words sound like too many others.
_LEAST_LETTERS = 4
# "Hawke's Bay" is one name too.
_GAPS = (" ", "-", "\u2011", "\u00a0", "'s ", "’s ")


def bare_names(sides: Sides, lack: Lack) -> Iterator[Mention]:
    """The lone capitalised words of the side with capitals that no mention claims, of those that its lexicon lacks."""
    passage, (words, lacking) = sides.names, lack
    headline = read(passage.text, sides.speaking).headline
    # In a headline the words of the language have capitals as well, and what is taken for a name may hold a verb.
    telling = lacking if headline else range(len(words))
    claimed = [one.span for kind in MentionKind if not (headline and kind is MentionKind.PERSON)
               for one in passage.mentions(kind) if OPENING not in one.marks]
    text = passage.document.article.text
    for place in sorted(lacking):
        word = words[place]
        own = Span(word.start, word.end)
        if not _may_be_name(word, sides.speaking) or any(own.overlaps(one) for one in claimed) or any(
                _beside(words[other], word, text) for other in (place - 1, place + 1) if other in telling):
            continue
        yield Mention(MentionKind.PERSON, VALUE + word.text, word.written, own, frozenset({SURNAME, OPENING}))


def _may_be_name(word: Word, spoken: Language) -> bool:
    written, lists = word.written, naming(spoken)
    small = (lists.openers, lists.never, lists.titles, lists.things, lists.roles, lists.determiners, lists.particles)
    # The lexicon lacks many a plural ("Mourners").
    inflected = word.text.endswith(lists.peoples) or (word.text.endswith(lists.endings) and ordinary(written, spoken))
    return (written[:1].isupper() and len(written) >= _LEAST_LETTERS and not written.isupper() and not inflected
            and not any(word.text in words for words in small))


def _beside(other: Word, word: Word, text: str) -> bool:
    """Whether a word with a capital stands right beside another: both are parts of a longer name."""
    first, second = sorted((other, word), key=lambda one: one.start)
    return other.written[:1].isupper() and text[first.end:second.start] in _GAPS
