"""Which hedge of one side answers to which of the other, and which are left over."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.bearing import sides
from checker.comparing.readings.legible import legible
from checker.comparing.remembering import remembered
from checker.languages import Language, language
from checker.mention import Mention, MentionKind

LIKE = "-like"
# "Can" hedges little: only what the other side announces ("will") makes it one.
ABILITY = "ability"
# Within so many characters of a hedge a word like "murder" makes its loss grave.
_NEAR = 80
# "Worried it could", "whether the vote might": one hedge of two words, so near each other and within one clause.
_BESIDE = 40
_CLAUSE_END = re.compile(r"[,;:.!?،؛؟–—]")
# "Would" hedges a little: but for what somebody said, of which it is the future.
CONDITION, CONDITIONAL = "condition", "conditional"
FUTURE, GRAVE = "future", "grave"
# What the other side may announce instead.
_ANNOUNCED = ("possible", "likely")
# What may stand for a hedge of another kind, beside its own: near degrees of sureness are one (may, likely: no news).
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "possible": ("likely", "apparent", "believed", "ability", CONDITION, CONDITIONAL, "alleged", "aimed"),
    "likely": ("possible", "apparent", "planned", "believed", "should", "aimed", "unlikely", "suspected"),
    "unlikely": ("likely", "possible", "believed", "apparent"),
    "alleged": ("suspected", "apparent", "possible", "believed"),
    "suspected": ("alleged", "apparent", "possible", "believed", "likely"),
    "apparent": ("likely", "possible", "believed", "alleged"),
    "believed": ("apparent", "likely", "possible", "alleged", "suspected", "aimed"),
    "planned": ("likely", "must", "possible", "future", "aimed"),
    "aimed": ("planned", "likely", "possible", "must", "need", "should", "believed", "future", ABILITY, CONDITION,
              CONDITIONAL),
    "must": ("need", "planned", "should", "aimed", "certain"),
    "should": ("must", "need", "planned", "likely", "aimed", CONDITION, CONDITIONAL),
    "certain": ("must",),
    ABILITY: ("possible", "likely", "need", "must", CONDITION, CONDITIONAL, "apparent", "believed"),
}
_CERTAIN = "certain"
# What says the contrary: a suspect is no convict, and what is likely not yet certain.
CONTRARY: Mapping[str, tuple[str, ...]] = {
    "suspected": ("proven", _CERTAIN), "alleged": ("proven", _CERTAIN),
    **dict.fromkeys(("possible", "likely", "unlikely", "apparent", "believed", "should"), (_CERTAIN,)),
}
# Of these answers an encoder is to say whether they answer: "would double the chances" has no "may" in it.
WEAK: Mapping[str, tuple[str, ...]] = {
    "possible": (ABILITY,), "likely": ("possible",), "planned": ("future",),
    "must": ("planned", "aimed"), "should": ("planned", "likely", "aimed"),
}


class Left(NamedTuple):
    """How many hedges have no answer, `surely`, and how many none that is not weak, `at_all`."""

    surely: int
    at_all: int


class Unanswered(NamedTuple):
    """Hedges of one kind that the other side has too few of: the side that hedges, the other, the hedges, whether the
    other has none at all that could answer, announces more than the hedger ("will"), says the contrary, and has only
    weak answers. It says the contrary, too, where it announces the very word that is hedged ("may be extended",
    «ستُمدد»): in none of 887 faithful pairs and 475 rewordings."""

    hedger: Passage
    other: Passage
    kind: str
    hedges: tuple[Mention, ...]
    none: bool
    announced: bool
    contrary: bool
    weak: bool
    by_source: bool


@remembered
def unanswered(pair: AlignedPair) -> tuple[Unanswered, ...]:
    """The kinds of hedge that one side of the pair has more of than the other can answer for."""
    return tuple(_unanswered(pair))


def _unanswered(pair: AlignedPair) -> Iterator[Unanswered]:
    for hedger, other in ((pair.source, pair.target), (pair.target, pair.source)):
        stated = hedger.mentions(MentionKind.CERTAINTY)
        having = {one.value for one in stated}
        for kind in ANSWERS:
            if kind not in having or not legible(other):
                continue
            hedges = tuple(one for one in stated if one.value == kind)
            announced = _announced(pair, hedges) if kind in _ANNOUNCED else ()
            contrary = bool(announced) or _contrary(hedger, other, kind)
            left = _left_over(hedger, other, kind) if kind != ABILITY or _future(hedger, other) else Left(0, 0)
            if contrary or left.at_all:
                yield Unanswered(hedger, other, kind, announced or hedges, _none(other, kind), _future(hedger, other),
                                 contrary, not (contrary or left.surely), hedger is pair.source)


def _announced(pair: AlignedPair, hedges: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The hedges on a word that the other side announces and does not hedge."""
    if not _announcing(pair.source) and not _announcing(pair.target):
        return ()
    read = sides(pair)
    side = int(hedges[0] in pair.target.mentions(MentionKind.CERTAINTY))
    there = read.passages[1 - side].mentions(MentionKind.CERTAINTY)
    # "Doctors would face up to ten years": no news but where it is what somebody said.
    future = [read.bearing(1 - side, one, itself=True) for one in there
              if one.value == FUTURE or (one.value == CONDITIONAL and _said(one, read.passages[1 - side]))]
    other = [read.bearing(1 - side, one, itself=True) for one in there
             if one.value not in (FUTURE, CONDITIONAL, GRAVE) and "/" not in one.value]
    result = []
    for hedge in hedges:
        bearing = read.bearing(side, hedge, itself=False)
        place = next(bearing.links).place if bearing.surely else -1
        if (any(place in one.own or one.telling[:1] == (place,) for one in future)
                and not any(place in one.scope for one in other)):
            result.append(hedge)
    return tuple(result)


def _announcing(passage: Passage) -> bool:
    return any(one.value in (FUTURE, CONDITIONAL) for one in passage.mentions(MentionKind.CERTAINTY))


def _none(other: Passage, kind: str) -> bool:
    """Whether the other side has no hedge of a near kind at all (a condition or an ability hedges little)."""
    near = {kind, *ANSWERS[kind]} - {ABILITY, CONDITION, CONDITIONAL}
    return not any(one.value in near for one in other.mentions(MentionKind.CERTAINTY))


def _future(hedger: Passage, other: Passage) -> bool:
    """Whether the other side announces what this one does not: "will" where a hedge stood."""
    return (_kinds(other) - _kinds(hedger))["future"] > 0


def _left_over(hedger: Passage, other: Passage, kind: str) -> Left:
    """How many hedges of a kind the other side has no answer for. What may only answer asks for no answer itself:
    "whether it might" is one hedge. It answers to its like first: where both sides speak of a risk, the risk stands for
    no "may"; but "worried it could" is one hedge."""
    mine, yours = _kinds(hedger), _kinds(other)
    asking, answering = (Counter(one.value for one in side.mentions(MentionKind.CERTAINTY)) for side in (hedger, other))
    answered = answering[kind] + max(0, answering[f"{kind}{LIKE}"] - _standing_alone(hedger, kind))
    spare = yours - mine
    weak = sum(spare[one] for one in WEAK.get(kind, ()))
    left = asking[kind] - answered - sum(spare[one] for one in ANSWERS[kind])
    return Left(max(0, left), max(0, left + weak))


def _standing_alone(passage: Passage, kind: str) -> int:
    """How many words like a hedge of this kind stand by themselves, none of the hedges right behind them."""
    mentions, text = passage.mentions(MentionKind.CERTAINTY), passage.document.article.text
    starts = [one.span.start for one in mentions if one.value == kind]
    return sum(one.value == f"{kind}{LIKE}" and not any(
        0 < start - one.span.end <= _BESIDE and not _CLAUSE_END.search(text, one.span.end, start) for start in starts)
               for one in mentions)


def _contrary(hedger: Passage, other: Passage, kind: str) -> bool:
    """Whether the other side says the contrary in place of the hedge: "suspected" against «أدين»."""
    mine, yours = (Counter(one.value for one in side.mentions(MentionKind.CERTAINTY)) for side in (hedger, other))
    return not yours[kind] and any(yours[one] > mine[one] and (one != _CERTAIN or _none(other, kind))
                                   for one in CONTRARY.get(kind, ()))


def _kinds(passage: Passage) -> Counter[str]:
    marks = passage.mentions(MentionKind.CERTAINTY)
    conditioned = any(one.value == CONDITION for one in marks)
    return Counter("future" if one.value == CONDITIONAL and not conditioned and _said(one, passage)
                   else one.value.removesuffix(LIKE) for one in marks)


def _said(mention: Mention, passage: Passage) -> bool:
    """Whether words are part of what somebody said: "hinted that he would resign" is the future of the past."""
    text, topics = passage.document.article.text, _topics(language(passage.language))
    return any(span.start <= mention.span.start < span.end and not text.startswith(topics, span.start)
               for index in passage.indices for one in passage.document.attributions[index]
               if one.cue.span.start < mention.span.start for span in one.content)


@cache
def _topics(spoken: Language) -> tuple[str, ...]:
    return tuple(f"{word} " for word in spoken.data("hedges").get("reported", {}).get("topics", ()))


def grave(passage: Passage, hedge: Mention) -> bool:
    """Whether words of crime and guilt stand near a hedge, so that its loss accuses somebody."""
    return any(abs(one.span.start - hedge.span.start) < _NEAR for one in passage.mentions(MentionKind.CERTAINTY)
               if one.value == "grave")
