"""Words that a lexicon lacks: in a language of the news these are names, whatever their letters.

Of 364 words of 325 Arabic news sentences that the lexicon lacks and that have no article, all but about thirty were
names; the letters of one in five do not look foreign («دونالد», «فاطمة», «مدريد»).
"""

import re

from checker.alignment import Passage
from checker.comparing.names.hearing import spoken_words
from checker.comparing.names.strangers import Sides, new, side_by_side
from checker.comparing.wording import chunks_of, in_article, said_of, spans_of, words_of
from checker.extract.organisations import UNLISTED
from checker.extract.persons import foreignness, named
from checker.extract.worded import Word as Worded
from checker.languages import Language, language
from checker.languages.hearing import Speech, Word, stems
from checker.languages.naming import naming
from checker.lexicon import Answer, Lexicon, State, empty, lexicon
from checker.mention import Mention, MentionKind

# Shorter words sound like too many others; longer ones are two that lost their space, the more surely the less foreign.
_LEAST_LETTERS, _MOST_LETTERS, _MOST_OF_OTHERS = 4, 13, 8
_FOREIGN_LONG = 0.5
_RUN_TOGETHER = re.compile("[A-Za-z]|[ةى](?=[^\\W\\d_])")
# A word with letters less foreign than this is an inflected form that the lexicon does not know.
_FOREIGN = -0.3
# Of words that share their consonants with one of the lexicon those more foreign than this are none of its forms.
_FOREIGN_BY_CHANCE = 0.3
# The words of a side, and the places of those that its lexicon lacks.
Lack = tuple[Speech, frozenset[int]]

_CLAIMED = (MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.ROLE)


def unknown(here: Passage, there: Passage) -> list[bool]:
    """Of each word of a passage (as `spans_of` counts) whether its lexicon lacks it; words without content are none."""
    spoken, known = language(here.language), lexicon(here.language, there.language)
    if known is None:
        return [False] * len(words_of(here))
    return [not empty(word.text, spoken) and (answer.state is State.UNKNOWN or (
                answer.state is State.UNANSWERED and _by_chance(word, answer, known, spoken)))
            for answer, word in zip(said_of(here, there)[0], chunks_of(here).text.words, strict=True)]


def _by_chance(word: Worded, answer: Answer, known: Lexicon, spoken: Language) -> bool:
    """Whether a word that looks like a name shares but its consonants with what the lexicon has, as «بوغبا» does."""
    return (spoken.code == known.renderings and foreignness(word.written, spoken) > _FOREIGN_BY_CHANCE
            and not known.spelling((word.text,), answer.senses))


def lacking(sides: Sides) -> frozenset[int]:
    """The words of the listening side, by their places in `sides.words`, that its lexicon lacks."""
    return _placed(sides.others, sides.names, sides.words)


def lacking_here(sides: Sides) -> Lack:
    """The words of the side whose names are looked for, and the places of those that its lexicon lacks."""
    words = spoken_words(sides.names.document, sides.names.indices)
    return words, _placed(sides.names, sides.others, words)


def unlisted(mention: Mention, lack: Lack) -> bool:
    """Whether the lexicon lacks a word of a name, which then is no ordinary one ("Wildlife")."""
    words, lacking = lack
    return any(mention.span.start <= words[place].start < mention.span.end for place in lacking)


def _placed(here: Passage, there: Passage, words: Speech) -> frozenset[int]:
    told = zip(spans_of(here), unknown(here, there), strict=True)
    starts = [in_article(here, span).start for span, lacks in told if lacks]
    return frozenset(place for place, word in enumerate(words) if any(word.start <= one < word.end for one in starts))


def strange_runs(sides: Sides, taken: set[int]) -> list[list[int]]:
    """The words of the listening side that its lexicon lacks and the other side does not say, those side by side
    together; what others are known to claim, and the words `taken`, left out."""
    claimed = [one.span for kind in _CLAIMED for one in sides.others.mentions(kind) if UNLISTED not in one.marks]
    places = [place for place in sorted(lacking(sides) - taken) if _may_be_name(sides.words[place], sides.listening)
              and not any(span.start <= sides.words[place].start < span.end for span in claimed)
              and new(sides.words[place], sides)]
    return list(side_by_side(places, sides.words, sides.others.document.article.text))


def _may_be_name(word: Word, spoken: Language) -> bool:
    lists, forms = naming(spoken), stems(word.text, spoken)
    if not lists.saying.isdisjoint(forms) or not lists.titles.isdisjoint(forms) or word.written.isascii():
        return False
    foreign = foreignness(word.written, spoken)
    most = _MOST_LETTERS if foreign > _FOREIGN_LONG else _MOST_OF_OTHERS
    return (_LEAST_LETTERS <= len(word.text) <= most and not _RUN_TOGETHER.search(word.written)
            and named(word.written, spoken, inside=True, least=_FOREIGN))
