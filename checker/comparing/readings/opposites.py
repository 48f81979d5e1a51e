"""Words of one side whose opposite stands on the other."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.readings.affixed import contraries
from checker.comparing.readings.bearing import sides
from checker.comparing.readings.editing import turned
from checker.comparing.readings.unnamed import unnamed
from checker.comparing.remembering import remembered
from checker.extract.polarity import GAP, LEXICAL, NOMINAL, NOT, PARTITIVE
from checker.languages import shared
from checker.lexicon import State
from checker.mention import Mention, MentionKind

# "did not, he said, win": a negation so many characters before a word denies it; further off it denies another.
_REACH = 24
# "None of the nine men on board was hurt": those of whom it is denied stand between.
_REACH_PARTITIVE = 96
# What is compared stands at the end of its clause: «لم تحتج المحكمة في جلستها المسائية إلى أكثر من ساعة» is "took less
# than an hour".
_COMPARED = frozenset({"more/less", "less/more", "over/under", "under/over"})
_REACH_COMPARED = 72
# These deny already: «لم يحدث أبدا» is "never happened", no double negation.
_DENYING = frozenset({"never", "neither", "none", "rarely", "few"})


class Opposition(NamedTuple):
    """A word of the source and one of the target that are opposites; `sharp` where no freedom of wording explains
    them: neither side has the other's word as well, or just one of them is turned round, and the two are contraries in
    every text (acquit, convict); or neither word has a rendering on the other side. `mutual` where the lexicon has each
    as the rendering of the other, so that all that lies between them is a denial ("safe", «غير آمن»), `listed` where
    they are contraries in every text, and nothing else is turned round; `certain` where no reading need be compared."""

    source: Mention
    target: Mention
    sharp: bool
    mutual: bool = False
    listed: bool = False

    @property
    def certain(self) -> bool:
        """Whether expressions of several words are contraries that nothing else explains ("quarter-final")."""
        return self.listed and self.source.value in _listed("certain")


@remembered
def oppositions(pair: AlignedPair) -> tuple[Opposition, ...]:
    """The words of the two sides that are opposites, where each side says its own more often than the other side does:
    "fell after it cut its forecast" against «ارتفعت … بعدما خفضت»; the sharp ones first.

    A word that one side denies is left out: "did not win" and «خسر» agree, and a negation on one side alone is another
    matter. Where both deny theirs they are opposites as they stand: "had not lost", «لم يفز».
    """
    return tuple(_oppositions(pair))


def _oppositions(pair: AlignedPair) -> Iterator[Opposition]:
    spoken: set[tuple[str, str]] = set()
    for found in sorted(_opposed(_words(pair.source), _words(pair.target)), key=lambda one: not one.sharp):
        words = found.source.text, found.target.text
        denied = _denied(found.source, pair.source), _denied(found.target, pair.target)
        # «من غير المرجح» is one expression, which nothing else denies.
        if words not in spoken and (not any(denied) or (all(denied) and not any(" " in one for one in words))):
            spoken.add(words)
            yield found._replace(sharp=found.sharp or not _rendered(found, pair), mutual=_mutual(found, pair))
    yield from (found._replace(mutual=_mutual(found, pair))
                for found in (Opposition(*one, sharp=True) for one in contraries(pair))
                if not (_in_a_phrase(found.source, pair.source) or _in_a_phrase(found.target, pair.target)))


def _in_a_phrase(word: Mention, passage: Passage) -> bool:
    """Whether a word is part of a longer expression that has an opposite: «فقد وعيه» is "unconscious"."""
    return any("/" in one.value and " " in one.text and one.span != word.span
               and one.span.start <= word.span.start and word.span.end <= one.span.end
               for one in passage.mentions(MentionKind.POLARITY))


@remembered
def shifts(pair: AlignedPair) -> tuple[Opposition, ...]:
    """The words of the two sides that stand at two ends of one scale ("asked", «أمرت»); sharp where neither has a
    rendering on the other side. Where both have theirs they are two matters: "charged … sentenced"."""
    return tuple(_shifts(pair))


def _shifts(pair: AlignedPair) -> Iterator[Opposition]:
    found = [_words(passage, MentionKind.CERTAINTY) for passage in (pair.source, pair.target)]
    seen = set[tuple[str, str]]()
    for one in _opposed(*found):
        words, known = (one.source.text, one.target.text), _rendered(one, pair)
        if words not in seen and known < len(found):
            seen.add(words)
            yield one._replace(sharp=not known)


def turning(pair: AlignedPair, found: Opposition, similarity: Similarity) -> Asking[tuple[float, tuple[float, float]]]:
    """The similarity of a pair, and how much better it agrees with the source's word turned round, and with the
    target's."""
    source, target = pair.source, pair.target
    readings = turned(source, found.source), turned(target, found.target)
    yield from similarity.known((source.text, target.text, *readings[0], *readings[1]))
    base = yield from similarity(source.text, target.text)
    agree = ((yield from similarity.best(readings[0], [target.text])) if readings[0] else base,
             (yield from similarity.best([source.text], readings[1])) if readings[1] else base)
    return base, (agree[0] - base, agree[1] - base)


def _opposed(source: Mapping[str, list[Mention]], target: Mapping[str, list[Mention]]) -> Iterator[Opposition]:
    """Sharp is what one word turned round would explain: "fell … up … cuts" against «ارتفعت … صعد … تخفيضات»."""
    for value, mentions in source.items():
        opposite = opposite_of(value)
        others = target.get(opposite, [])
        mine, yours = len(source.get(opposite, [])), len(target.get(value, []))
        if len(mentions) > yours and len(others) > mine:
            turned = len(mentions) - yours == len(others) - mine == 1
            listed = value in _listed("sharp") and (turned or not (mine or yours))
            yield Opposition(mentions[0], others[0], sharp=listed, listed=listed and not (mine or yours))


def turned_round(denier: Passage, other: Passage) -> set[Mention]:
    """The negations of a passage that deny a word whose opposite stands on the other side ("did not win", «خسر»)."""
    mine, yours = _words(denier), _words(other)
    answered = [mentions[0] for value, mentions in mine.items() if value not in yours and opposite_of(value) in yours]
    return {one for one in denier.mentions(MentionKind.POLARITY) if one.value in (NOT, NOMINAL)
            for mention in answered if denies(one, mention)}


def opposite_of(value: str) -> str:
    """"increase/decrease" → "decrease/increase"."""
    one, _, other = value.partition("/")
    return f"{other}/{one}"


def _rendered(found: Opposition, pair: AlignedPair) -> int:
    """How many of two opposites have a rendering on the other side."""
    read = sides(pair)
    return sum(read.bearing(side, one, itself=True).rendered for side, one in enumerate((found.source, found.target)))


def _mutual(found: Opposition, pair: AlignedPair) -> bool:
    """Whether a word of one is the rendering of a word of the other, and one of them is denied by a word or an affix:
    single words of a list of opposites render each other by chance."""
    if " " not in found.source.text + found.target.text and not _affixed(found, pair):
        return False
    read = sides(pair)
    source, target = (read.bearing(side, one, itself=True) for side, one in enumerate((found.source, found.target)))
    answers = [source.answers[place] for place in source.own]
    return any(one.state is State.ANSWERED and not one.akin and one.place in target.own for one in answers)


def _affixed(found: Opposition, pair: AlignedPair) -> bool:
    return found.source.span in {one.source.span for one in contraries(pair)}


def _words(passage: Passage, kind: MentionKind = MentionKind.POLARITY) -> dict[str, list[Mention]]:
    """The mentions of each word that has an opposite. «لم تتمكن من الوصول إلا فجرا» is "was only able to get through at
    dawn": no denial, as the same words are without what is excepted."""
    found: dict[str, list[Mention]] = {}
    limited = {one.span.start for one in passage.mentions(MentionKind.POLARITY)
               if one.value == LEXICAL and any(GAP in mark for mark in one.marks)}
    for mention in unnamed(passage, kind):
        if "/" in mention.value and not (mention.span.start in limited and " " in mention.text):
            found.setdefault(mention.value, []).append(mention)
    return found


@cache
def _listed(name: str) -> frozenset[str]:
    pairs: list[str] = shared("opposites")[name]
    return frozenset((*pairs, *map(opposite_of, pairs)))


def _denied(mention: Mention, passage: Passage) -> bool:
    return any((one.value in (NOT, NOMINAL) and denies(one, mention)) or _within(mention, one)
               for one in passage.mentions(MentionKind.POLARITY))


def _within(word: Mention, denial: Mention) -> bool:
    """Whether a word stands within words that deny it: "not uncommon"."""
    return (denial.value == LEXICAL and denial.span.start < word.span.start and word.span.end <= denial.span.end
            and not any(GAP in mark for mark in denial.marks))


def denies(negation: Mention, word: Mention) -> bool:
    """Whether a negation stands so close before a word that it denies it."""
    if word.value.partition("/")[0] in _DENYING:
        return False
    reach = _REACH_COMPARED if word.value in _COMPARED and " " in word.text else _REACH
    reach = _REACH_PARTITIVE if PARTITIVE in negation.marks else reach
    return negation.span.start < word.span.start < negation.span.start + len(negation.text) + reach
