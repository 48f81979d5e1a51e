"""One-to-one assignment of the facts of two passages: what agrees, what was confused, what one side alone states."""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.figures.agreeing import agreement
from checker.comparing.figures.facts import MEASURED, Fact, facts, of_mentions
from checker.comparing.figures.remainders import without_remainders
from checker.comparing.figures.spelled import spelled_out
from checker.comparing.remembering import remembered
from checker.comparing.wording import placed
from checker.extract.dates.words import date_words
from checker.extract.numbers.duals import duals
from checker.extract.numbers.lexicon import Sense
from checker.extract.numbers.tokens import tokens
from checker.extract.quantities import units_named
from checker.languages import fold, folded, language
from checker.mention import MentionKind

_CONFUSABLE = frozenset({"number", "times", "percent", "points"})
_WEAK_BUT_COMPARED = frozenset({"times", "rel", "season", "holiday", "span", "name"})
_BRACKET = 3
# As many characters before a figure say whose it is.
_LEAD = 12
_WORD = re.compile(r"\w+")
# As far from each other stand two dates of which the one is the other («الموافق لـ»).
_CORRESPONDING = 14
_HIJRI = "hijri:"
# 365 days are a year.
_ROUNDED = Decimal("0.02")
_NAMED = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PERSON)
_FIGURE = re.compile(r"\d+")
_KINDS = (MentionKind.DATE, MentionKind.QUANTITY, MentionKind.NUMBER)


class Settlement(NamedTuple):
    """`agreed` and `confused` are pairs of facts; `source_alone`, `target_alone` what the other side does not state."""

    agreed: tuple[tuple[Fact, Fact], ...]
    confused: tuple[tuple[Fact, Fact], ...]
    source_alone: tuple[Fact, ...]
    target_alone: tuple[Fact, ...]


@remembered
def settled(pair: AlignedPair) -> Settlement:
    """The settlement of a pair (remembered: three checks ask for it in turn)."""
    source, target = facts(pair.source), facts(pair.target)
    agreed, source_left, target_left = _matched(source, target)
    source_left = [fact for fact in source_left if not spelled_out(fact, pair.source, pair.target)]
    target_left = [fact for fact in target_left if not spelled_out(fact, pair.target, pair.source)]
    confused, source_left, target_left = _confusions(source_left, target_left)
    confused = without_remainders(pair, confused, agreed)
    source_left = _unconverted(source_left, [one for one, _ in agreed])
    target_left = _unconverted(target_left, [other for _, other in agreed])
    return Settlement(tuple(agreed), tuple(confused),
                      tuple(_alone(source_left, target, pair.source, pair.target)),
                      tuple(_alone(target_left, source, pair.target, pair.source)))


def _matched(source: list[Fact], target: list[Fact]) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """The pairs that agree, the best first and the nearest in place, and what is left on each side."""
    options = sorted((rank, abs(one.at - other.at), i, j) for i, one in enumerate(source)
                     for j, other in enumerate(target) if (rank := agreement(one, other)) is not None)
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    agreed = []
    for _, _, i, j in options:
        if i not in taken_source and j not in taken_target:
            taken_source.add(i)
            taken_target.add(j)
            agreed.append((source[i], target[j]))
    return (agreed, [fact for i, fact in enumerate(source) if i not in taken_source],
            [fact for j, fact in enumerate(target) if j not in taken_target])


def _confusions(source: list[Fact], target: list[Fact]) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    options = sorted((-nearness, i, j) for i, one in enumerate(source) for j, other in enumerate(target)
                     if (nearness := _nearness(one, other)) > 0)
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    confused = []
    for _, i, j in options:
        if i not in taken_source and j not in taken_target:
            taken_source.add(i)
            taken_target.add(j)
            confused.append((source[i], target[j]))
    return (confused, [fact for i, fact in enumerate(source) if i not in taken_source],
            [fact for j, fact in enumerate(target) if j not in taken_target])


def _nearness(one: Fact, other: Fact) -> float:
    """How likely two disagreeing facts are one fact confused: 0 for facts of different things."""
    if one.slot != other.slot and not {one.slot, other.slot} <= _CONFUSABLE:
        return 0.0
    if one.weak and other.weak and one.slot not in _WEAK_BUT_COMPARED \
            and not any(mark in one.marks and mark in other.marks for mark in ("ordinal", "score", "fraction", "age")):
        return 0.0
    place = 1 - abs(one.at - other.at)
    same_slot = 1.0 if one.slot == other.slot else 0.0
    same_unit = 0.5 if one.slot in MEASURED and one.unit == other.unit else 0.0
    return 1.0 + place + same_slot + same_unit + digit_likeness(one, other)


def digit_likeness(one: Fact, other: Fact) -> float:
    """1 for figures with the same digits or only a factor of ten apart, 0.5 for many digits shared, 0 otherwise."""
    if one.number is None or other.number is None or not one.number or not other.number:
        return 0.0
    first, second = (str(fact.number.normalize()).replace(".", "") for fact in (one, other) if fact.number is not None)
    if sorted(first) == sorted(second) or factor_of_ten(one.number, other.number):
        return 1.0
    shared = sum(1 for a, b in zip(first, second, strict=False) if a == b)
    return 0.5 if shared * 2 >= max(len(first), len(second)) else 0.0


def factor_of_ten(one: Decimal, other: Decimal) -> int:
    """The power of ten between two figures (3 for 2 million and 2 billion), 0 when there is none."""
    if not one or not other:
        return 0
    low, high = sorted((abs(one), abs(other)))
    ratio = high / low
    power = len(str(ratio.to_integral_value())) - 1
    return power if ratio == Decimal(10) ** power and power else 0


def _unconverted(left: list[Fact], agreed: list[Fact]) -> list[Fact]:
    """What is left without sums in a second currency beside one that agrees ("1.2 million euros ($1.5m)"), and dates
    of a second calendar beside one that does («14 أكتوبر الموافق 11 ربيع الآخر»)."""
    return [fact for fact in left if not any(_restates(fact, other) for other in agreed)]


def _restates(fact: Fact, other: Fact) -> bool:
    apart = max(fact.mention.span.start - other.mention.span.end, other.mention.span.start - fact.mention.span.end)
    if fact.slot == other.slot == "money":
        return apart <= _BRACKET
    calendars = [_HIJRI in one.mention.value for one in (fact, other) if one.mention.kind is MentionKind.DATE]
    return sorted(calendars) == [False, True] and apart <= _CORRESPONDING


def _alone(left: list[Fact], others: list[Fact], here: Passage, passage: Passage) -> list[Fact]:
    """What is left of `here` and not said elsewhere: in the same passage, in a neighbour, or by a noun's ending."""
    if not left:
        return []
    start, end = passage.span.start, passage.span.end
    around = of_mentions((mention for kind in _KINDS for mention in passage.nearby(kind)), start, max(1, end - start))
    known = [*others, *around]
    return [fact for fact in left if not any(agreement(fact, other) is not None for other in known)
            and not (fact.number == 2 and _may_state_two(passage)) and not _is_one(fact, passage)
            and not _is_homograph(fact, passage) and not _taken_up(fact, here, passage)
            and not _named_with(fact, passage)]


def _named_with(fact: Fact, passage: Passage) -> bool:
    """Whether the figure stands in a name of the other side: what is «كوب 29» here is the "Cop29 summit" there."""
    return fact.slot == "number" and any(fact.mention.value in _FIGURE.findall(fold(one.text).text)
                                         for kind in _NAMED for one in passage.mentions(kind))


def _taken_up(fact: Fact, here: Passage, there: Passage) -> bool:
    """Whether a figure takes up those told of before, as a word of the other side does: "of the 34", «من هؤلاء»."""
    if fact.mention.kind is not MentionKind.NUMBER:
        return False
    mine, yours = (language(passage.language).data("numbers")["taken_up"] for passage in (here, there))
    before = folded(here.document.article.text[max(fact.mention.span.start - _LEAD, 0):fact.mention.span.start])
    said = f" {' '.join(_WORD.findall(folded(there.text)))} "
    return before.rstrip().endswith(tuple(map(folded, mine["before"]))) and any(
        f" {folded(words)} " in said for words in yours["instead"])


def _is_homograph(fact: Fact, passage: Passage) -> bool:
    """Whether a month that the other side names is written here as a word that need not be one: "If May is as bad"."""
    if fact.slot != "month":
        return False
    words, (readable, found) = date_words(language(passage.language)), tokens(passage.text)
    people = [placed(passage, one) for one in passage.mentions(MentionKind.PERSON)]
    return any(words.among("sometimes.capital", token.text) and readable.written(token.start, token.end)[:1].isupper()
               and any(Sense("month", fact.key) in match.senses for match in [words.main.at(found, place)] if match)
               and not any(readable.span(token.start, token.end).overlaps(one) for one in people)
               for place, token in enumerate(found))


def _is_one(fact: Fact, passage: Passage) -> bool:
    """Whether a duration is one of a larger unit that the passage names: «اثنا عشر شهرا» and "more than a year"."""
    if fact.slot != "duration" or fact.amount is None or fact.number == 1:
        return False
    spoken = language(passage.language)
    return any(abs(fact.amount - days) <= days * _ROUNDED for days in units_named(passage.text, spoken))


def run_together(passage: Passage) -> bool:
    """Whether words of the passage were published run together, so that a fact in them may not have been seen."""
    longest = language(passage.language).data("numbers").get("grammar", {}).get("longest_word", 0)
    return bool(longest) and any(len(token.text) > longest for token in tokens(passage.text)[1] if token.kind == "w")


def _may_state_two(passage: Passage) -> bool:
    pairs = duals(language(passage.language))
    said = [token.text for token in tokens(passage.text)[1] if token.kind == "w"] if pairs.exist else []
    return any(map(pairs.possible, said)) or any(pairs.owned(*both) for both in pairwise(said))
