"""Which hedge of one side answers to which of the other, and which are left over."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.comparing.readings.legible import legible
from checker.mention import Mention, MentionKind

LIKE = "-like"
# "Can" hedges little: only what the other side announces ("will") makes it one.
ABILITY = "ability"
# Within so many characters of a hedge a word like "murder" makes its loss grave.
_NEAR = 80
# "Worried it could", "whether the vote might": one hedge of two words, so near each other and within one clause.
_BESIDE = 40
_CLAUSE_END = re.compile(r"[,;:.!?،؛؟–—]")
# What may stand for a hedge of another kind, beside its own: near degrees of sureness are one (may, likely: no news).
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "possible": ("likely", "apparent", "believed", "ability", "condition", "alleged"),
    "likely": ("possible", "apparent", "planned", "believed"),
    "alleged": ("suspected", "apparent", "possible", "believed"),
    "suspected": ("alleged", "apparent", "possible", "believed"),
    "apparent": ("likely", "possible", "believed", "alleged"),
    "believed": ("apparent", "likely", "possible", "alleged"),
    "planned": ("likely", "must", "possible", "future"),
    "must": ("need", "planned"),
    "certain": ("must",),
    ABILITY: ("possible", "likely", "need", "must", "condition", "apparent", "believed"),
}
# What says the contrary: a suspect is no convict.
CONTRARY: Mapping[str, tuple[str, ...]] = {"suspected": ("proven",), "alleged": ("proven",)}


class Unanswered(NamedTuple):
    """Hedges of one kind that the other side has too few of: the side that hedges, the other, the hedges, whether the
    other has none at all that could answer, announces more than the hedger ("will"), and says the contrary."""

    hedger: Passage
    other: Passage
    kind: str
    hedges: tuple[Mention, ...]
    none: bool
    announced: bool
    contrary: bool
    by_source: bool


def unanswered(pair: AlignedPair) -> Iterator[Unanswered]:
    """The kinds of hedge that one side of the pair has more of than the other can answer for."""
    for hedger, other in ((pair.source, pair.target), (pair.target, pair.source)):
        for kind in ANSWERS:
            hedges = tuple(one for one in hedger.mentions(MentionKind.CERTAINTY) if one.value == kind)
            if not hedges or not legible(other):
                continue
            contrary = _contrary(hedger, other, kind)
            if contrary or (_short(hedger, other, kind) and (kind != ABILITY or _future(hedger, other))):
                yield Unanswered(hedger, other, kind, hedges, _none(other, kind), _future(hedger, other), contrary,
                                 hedger is pair.source)


def _none(other: Passage, kind: str) -> bool:
    """Whether the other side has no hedge of a near kind at all (a condition or an ability hedges little)."""
    near = {kind, *ANSWERS[kind]} - {ABILITY, "condition"}
    return not any(one.value in near for one in other.mentions(MentionKind.CERTAINTY))


def _future(hedger: Passage, other: Passage) -> bool:
    """Whether the other side announces what this one does not: "will" where a hedge stood."""
    return (_kinds(other) - _kinds(hedger))["future"] > 0


def _short(hedger: Passage, other: Passage, kind: str) -> bool:
    """Whether the other side has fewer of a kind, and nothing left over that could answer for it. What may only answer
    asks for no answer itself: "whether it might" is one hedge. It answers to its like first: where both sides speak of
    a risk, the risk stands for no "may"; but "worried it could" is one hedge."""
    mine, yours = _kinds(hedger), _kinds(other)
    asking, answering = (Counter(one.value for one in side.mentions(MentionKind.CERTAINTY)) for side in (hedger, other))
    answered = answering[kind] + max(0, answering[f"{kind}{LIKE}"] - _standing_alone(hedger, kind))
    spare = yours - mine
    return asking[kind] - answered > sum(spare[one] for one in ANSWERS[kind])


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
    return not yours[kind] and any(yours[one] > mine[one] for one in CONTRARY.get(kind, ()))


def _kinds(passage: Passage) -> Counter[str]:
    return Counter(one.value.removesuffix(LIKE) for one in passage.mentions(MentionKind.CERTAINTY))


def grave(passage: Passage, hedge: Mention) -> bool:
    """Whether words of crime and guilt stand near a hedge, so that its loss accuses somebody."""
    return any(abs(one.span.start - hedge.span.start) < _NEAR for one in passage.mentions(MentionKind.CERTAINTY)
               if one.value == "grave")
