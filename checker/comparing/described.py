"""Sources that are only described ("its director", "a report by a newspaper"), compared by what the lexicon says of
their words.

Where a statement answers another, its source answers the other's: either phrase may leave out what the other has ("the
ministry", «وزارة الصحة»), but where each has a word that nothing on the other side answers, two sources are named.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.sources import around
from checker.comparing.speakers import Speaker, stranger
from checker.comparing.statements import Statements
from checker.comparing.wording import chunks_of, in_article, said_of, spans_of
from checker.languages import folded
from checker.lexicon import GENERAL, Lexicon, Membership, State, kinds_of, lexicon
from checker.mention import Mention, MentionKind
from checker.termbase import load_termbase

# Their own checks compare names.
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
# The words for who speaks by trade, and what he speaks through, hold no two sources together: many have a "report".
_CARRYING = (MentionKind.COLLECTIVE, MentionKind.ROLE)
# There is one of these in a country: who says «الأرصاد» says enough.
_ALONE = frozenset({"weather", "tax", "elections"})
_THINGS = frozenset({"noun", "phrase"})
# More words are a clause.
_MOST = 2


class Described(NamedTuple):
    """The source of one side and that of the other in its place, as evidence."""

    source: Mention
    target: Mention


class _Word(NamedTuple):
    """A word of a source that is no name: its characters in the article, as written, what the lexicon says of it."""

    span: Span
    written: str
    state: State
    senses: frozenset[int]


def described(found: Statements, pair: AlignedPair) -> Described | None:
    """The first two sources that answer each other's statement and name different things: a word or two of either are
    left that nothing on the other side answers, and no other word holds the two phrases together."""
    known = lexicon(pair.source.language, pair.target.language)
    if known is None:
        return None
    for one, other in (*found.answered, *_last(found)):
        if one.said.antecedent or other.said.antecedent:
            continue
        left, right = _unanswered(one, pair.target), _unanswered(other, pair.source)
        if left and right and not any(_alike(mine, yours, known) for mine in left for yours in right):
            return Described(_mention(left[-1]), _mention(right[-1]))
        if len(left) == _MOST and _names_another(one, other):
            return Described(_mention(left[-1]), other.best)
        if len(right) == _MOST and _names_another(other, one):
            return Described(one.best, _mention(right[-1]))
    return None


def _names_another(described: Speaker, named: Speaker) -> bool:
    """Whether a source names a body of which the text of the other knows nothing, where that one only describes what
    is none of it: "the port authority", «وزارة النقل». (One word, "the charity", may be what a body is called.)"""
    bodies = named.mentions(MentionKind.ORGANISATION)
    return bool(bodies) and not described.speaks and stranger(named, described.passage, load_termbase())


def _last(found: Statements) -> Iterator[tuple[Speaker, Speaker]]:
    """The only source left over on either side, however often it speaks."""
    phrases = [{one.phrase for one in side} for side in (found.source, found.target)]
    if len(phrases[0]) == len(phrases[1]) == 1:
        yield found.source[0], found.target[0]


def _unanswered(one: Speaker, there: Passage) -> list[_Word]:
    """The words of a source that nothing on the other side answers; none where a further word is answered that tells
    more than that somebody speaks ("the weather service", «الأرصاد الجوية»)."""
    words = list(_words(one, there))
    left = [word for word in words if word.state is State.UNANSWERED]
    carrying = [mention.span for kind in _CARRYING for mention in one.mentions(kind) if mention.value not in _ALONE]
    held = any(word.state is State.ANSWERED and not any(word.span.overlaps(span) for span in carrying)
               for word in words)
    return [] if held or len(left) > _MOST else left


def _words(one: Speaker, there: Passage) -> Iterator[_Word]:
    here, source = one.passage, one.said.source
    names = [mention.span for kind in _NAMES for mention in here.mentions(kind)]
    told = said_of(here, Passage(there.document, tuple(around(there))))[0]
    for word, span, answer in zip(chunks_of(here).text.words, spans_of(here), told, strict=True):
        place = in_article(here, span)
        if source and place.overlaps(source) and not word.name and not any(place.overlaps(name) for name in names):
            yield _Word(place, word.written, answer.state, answer.senses)


def _alike(one: _Word, other: _Word, known: Lexicon) -> bool:
    """Whether two words may mean things of one group of a kind, or all that one may mean is of a kind that the other is
    as wide as ("official", «الوزير»; but «الشرطة» are a body, not only a trade)."""
    mine, yours = _kinds(one, known), _kinds(other, known)
    return bool(mine & yours) or _covers(mine, yours) or _covers(yours, mine)


def _covers(wide: frozenset[Membership], narrow: frozenset[Membership]) -> bool:
    kinds = {one.kind for one in narrow}
    return len(kinds) == 1 and any(one.group == GENERAL and one.kind in kinds for one in wide)


def _kinds(word: _Word, known: Lexicon) -> frozenset[Membership]:
    heads = {head.lower() for part, head in map(known.tables.entry, word.senses) if part in _THINGS}
    return kinds_of(heads, known.headwords)


def _mention(word: _Word) -> Mention:
    return Mention(MentionKind.COLLECTIVE, folded(word.written), word.written, word.span)
