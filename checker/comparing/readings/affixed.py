"""Words that an affix denies ("uncommon", "illegal"), and the same words without it, on two sides of a pair.

The lexicon has the renderings of both: «شائع» is "common", «نادر» and «غير شائع» are "uncommon". Where one side has
only the one and the other side only a rendering of the other, and neither is denied in its turn, the sides are
contrary. No list of pairs is needed: an affix and a headword that is left without it make one.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.readings.bearing import Bearing, Sides, sides
from checker.comparing.remembering import remembered
from checker.comparing.wording import in_article, spans_of, words_of
from checker.extract.polarity import GAP, HOLDING, LEXICAL, NEGATIONS
from checker.languages import Language, language
from checker.lexicon import State, Unit, lexicon, units
from checker.mention import Mention, MentionKind

# «ليس قرارا عادلا»: a negation so many words before denies the word; one further off in its clause may do so.
_NEAR = 3
# A word must be left without its affix.
_SHORTEST = 4


class Contrary(NamedTuple):
    """A word of the source and one of the target of which one is the other with a denying affix."""

    source: Mention
    target: Mention


class _Terms(NamedTuple):
    """A word with its affix and without it, and the senses of both that are of one part of speech."""

    negated: str
    plain: str
    negated_senses: frozenset[int]
    plain_senses: frozenset[int]


# Places of words, and whether they affirm (True) or deny (False) the word without its affix.
_Said = tuple[tuple[int, ...], bool]


@remembered
def contraries(pair: AlignedPair) -> tuple[Contrary, ...]:
    """The words of a pair that are contrary by an affix; none where its languages have no lexicon."""
    return tuple(_contraries(pair))


def _contraries(pair: AlignedPair) -> Iterator[Contrary]:
    found = lexicon(pair.source.language, pair.target.language)
    if found is None or not (known := _known(found.headwords, found.renderings)):
        return
    read = sides(pair)
    heading = 0 if pair.source.language == found.headwords else 1
    written = [units(words_of(one), one.language, other.language)
               for one, other in (read.passages, read.passages[::-1])]
    for terms in dict.fromkeys(terms for unit in written[heading] for number in unit.senses
                               if (terms := known.get(number))):
        here, there = (_said(written[side], terms) for side in (heading, 1 - heading))
        # «المجلس الدستوري لم …»: where neither side has the affix, a denial is all there may be, told as such.
        affixed = not all(sign for _, sign in (*here, *there))
        if (here and there and affixed and (opposed := _opposed(read, heading, here, there))
                and not _answered_otherwise(read, heading, here, there)):
            spots = opposed if heading == 0 else opposed[::-1]
            yield Contrary(*(_mention(passage, spot, terms)
                             for passage, spot in zip(read.passages, spots, strict=True)))


def _said(written: Iterable[Unit], terms: _Terms) -> list[_Said]:
    """Where a side has the word with its affix, and where without: a word within an expression for the former is none
    by itself («عادل» in «غير عادل»)."""
    negated = [unit.places for unit in written if not unit.senses.isdisjoint(terms.negated_senses)]
    covered = {place for places in negated for place in places}
    plain = [unit.places for unit in written if not unit.senses.isdisjoint(terms.plain_senses)
             and covered.isdisjoint(unit.places)]
    return [*((places, False) for places in negated), *((places, True) for places in plain)]


def _opposed(read: Sides, heading: int, here: list[_Said], there: list[_Said]) -> tuple[_Said, _Said] | None:
    """The first words of both sides, where each says one thing throughout and the other the contrary."""
    mine = {sign for one in here for sign in _signs(read, heading, one)}
    yours = {sign for one in there for sign in _signs(read, 1 - heading, one)}
    return (here[0], there[0]) if len(mine) == len(yours) == 1 and mine != yours else None


def _signs(read: Sides, side: int, said: _Said) -> set[bool]:
    """Whether words affirm or deny after the negations before them; both where that cannot be told."""
    places, sign = said
    for bearing in _denials(read, side):
        first, own = places[0], bearing.own
        itself = own.start in places or (len(places) > 1 and not set(places).isdisjoint(own))
        if itself or first < own.start or first not in (*own, *bearing.scope):
            continue
        if first in own:  # «لم يتوفر بعد», "not uncommon", but «لا يتوفر إلا» is "only"
            unsure = bearing.mention.value == LEXICAL and any(GAP in mark for mark in bearing.mention.marks)
        else:
            unsure = bearing.mention.value in HOLDING or first - own.stop >= _NEAR
        if unsure:
            return {True, False}
        sign = not sign
    return {sign}


def _denials(read: Sides, side: int) -> Iterator[Bearing]:
    for mention in read.passages[side].mentions(MentionKind.POLARITY):
        if mention.value in NEGATIONS:
            yield read.bearing(side, mention, itself=True)


def _answered_otherwise(read: Sides, heading: int, here: list[_Said], there: list[_Said]) -> bool:
    """Whether one of the words is the rendering of another word of the other side."""
    for side, mine, yours in ((heading, here, there), (1 - heading, there, here)):
        among = {place for places, _ in yours for place in places}
        for places, _ in mine:
            answers = [read.answers[side][place] for place in places]
            if any(one.state is State.ANSWERED and not one.akin and one.place not in among for one in answers):
                return True
    return False


def _mention(passage: Passage, said: _Said, terms: _Terms) -> Mention:
    spans, (places, sign) = spans_of(passage), said
    span = in_article(passage, Span(spans[places[0]].start, spans[places[-1]].end))
    value = f"{terms.plain}/{terms.negated}" if sign else f"{terms.negated}/{terms.plain}"
    return Mention(MentionKind.POLARITY, value, passage.document.article.text[span.start:span.end], span)


@cache
def _known(heading: str, rendering: str) -> Mapping[int, _Terms]:
    """The senses of words that stand in the lexicon with a denying affix and without it."""
    found, spoken = lexicon(heading, rendering), language(heading)
    if found is None:
        return {}
    heads, result = found.tables.heads, dict[int, _Terms]()
    for negated, plain in _pairs(heads.singles, spoken):
        senses = [heads.senses([one]) for one in (negated, plain)]
        parts = [{found.tables.entry(number)[0] for number in numbers} for numbers in senses]
        of_both = [frozenset(number for number in numbers if found.tables.entry(number)[0] in parts[0] & parts[1])
                   for numbers in senses]
        terms = _Terms(negated, plain, *of_both)
        result.update(dict.fromkeys([*of_both[0], *of_both[1]], terms))
    return result


def _pairs(heads: Mapping[str, str], spoken: Language) -> Iterator[tuple[str, str]]:
    table = spoken.data("negation").get("affixes", {})
    prefixes, other = tuple(table.get("prefixes", ())), frozenset(table.get("other", ()))
    for word in heads:
        if word.startswith(prefixes) and word not in other:
            for prefix in prefixes:
                plain = word.removeprefix(prefix)
                if plain != word and len(plain) >= _SHORTEST and plain in heads:
                    yield word, plain
