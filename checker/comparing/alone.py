"""Sentences that stand on one side only: which of them a reader of the other side misses, and what was lost."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.alignment import AlignedPair, Alignment, Passage
from checker.comparing.asking import Asking, Similarity
from checker.comparing.beside import Told, told_beside, told_by
from checker.comparing.evidence import evidence, lone
from checker.comparing.figures.settling import settled
from checker.document import Document
from checker.finding import Evidence, Severity
from checker.languages import folded
from checker.mention import Mention, MentionKind
from checker.messages import Message, listed, say

# Whether these are lost is what a reader asks: who, where, when, how many.
_FACTS = (MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE,
          MentionKind.PLACE)
_MOST_NAMED = 4
# What the other side tells of a sentence, as a share of its words that the lexicon knows: from `_MERGED` on it was
# merged into those beside it, up to `_UNTOLD` it is missed whether or not it carries a fact, and from `_KIN` on a
# sentence that is much like it may be its translation. Of fewer known words nothing is read. In 25 articles with
# sentences taken out by a program none of 33 lost ones was told by more than 0.42, the two merged ones by 0.86 and 1.
_MERGED, _UNTOLD, _KIN, _FEWEST = 0.55, 0.45, 0.4, 4


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage of one side without counterpart, the facts in it (at most a handful, in the order of the text), and
    what the other side tells of it where it should stand."""

    passage: Passage
    facts: tuple[Mention, ...]
    told: Told

    @property
    def message(self) -> Message:
        """What is lost, the facts first."""
        facts = list(dict.fromkeys(" ".join(fact.text.split()) for fact in self.facts))
        return lone(self.passage, listed(facts) if facts else self.passage.text, say("a sentence without counterpart"))


@dataclass(frozen=True, slots=True)
class Limits:
    """When a lone sentence is worth a word: at least `words` long, no sentence of the other side as close as `kin`,
    and no more than the share `alone` of the text lone, above which the text is no full translation."""

    words: int
    kin: float
    alone: float


def lost(alignment: Alignment, similarity: Similarity, limits: Limits, of_source: bool) -> Asking[list[Lost]]:
    """The sentences of one side that the other lacks; none when so many are alone that the alignment tells nothing."""
    here, there = alignment.source, alignment.target
    lone = alignment.source_alone
    if not of_source:
        here, there, lone = there, here, alignment.target_alone
    found: list[Lost] = []
    if not here.sentences or len(lone) > limits.alone * len(here.sentences):
        return found
    for index in lone:
        passage = Passage(here, (index,))
        if _tells(here, index, limits) and not (yield from _has_kin(passage, there, similarity, limits.kin)):
            missing = Lost(passage, tuple(_facts(passage)), told_beside(alignment, index, of_source=of_source))
            if missing.told.known < _FEWEST or missing.told.share < _MERGED or any(
                    one.kind != MentionKind.PERSON for one in missing.facts):  # names without capitals are guesses
                found.append(missing)
    return found


def _tells(document: Document, index: int, limits: Limits) -> bool:
    """Headings, captions, bylines and "Read also" come and go between versions."""
    sentence = document.sentences[index]
    return sentence.kind not in ("heading", "boilerplate") and len(sentence.text.split()) >= limits.words


def _has_kin(passage: Passage, there: Document, similarity: Similarity, kin: float) -> Asking[bool]:
    """Whether a sentence of the other side says much the same: it was merged into a neighbour or moved. One that only
    resembles it, as sentences of one report do, tells few of its words, or of another day ("an incident on the night of
    29 August")."""
    yield from similarity.known([passage.text, *(other.text for other in there.sentences if other.text)])
    for place, other in enumerate(there.sentences):
        near = other.text and (yield from similarity(passage.text, other.text)) >= kin
        if near and _tells_of(passage, Passage(there, (place,))):
            return True
    return False


def _tells_of(passage: Passage, other: Passage) -> bool:
    told = told_by(passage, other)
    facts = settled(AlignedPair(passage, other, 0.0))
    return (told.known < _FEWEST or told.share >= _KIN) and not facts.confused and not any(
        not one.weak for one in facts.source_alone)


def _facts(passage: Passage) -> Sequence[Mention]:
    known = (mention for kind in _FACTS for mention in passage.mentions(kind))
    found = [mention for mention in known if not mention.marks & {"vague", "unlisted"}]
    return sorted(found, key=lambda mention: mention.span)[:_MOST_NAMED]


def stated(missing: Lost) -> Evidence:
    """The facts as evidence; of a sentence without any, all its words. The value is the sentence's digest: facts that
    other sentences share don't make them one finding."""
    passage = missing.passage
    shown = evidence(passage, *missing.facts)
    digest = hashlib.sha256(folded(passage.text).encode()).hexdigest()[:12]
    return replace(shown, text=shown.text or passage.text, value=digest)


def weight(missing: Lost) -> tuple[Severity, float]:
    """Severity and confidence: what carries a fact is a loss, and what the other side tells no part of; else it is
    worth a glance."""
    if missing.facts:
        return Severity.MEDIUM, 0.7
    untold = missing.told.known >= _FEWEST and missing.told.share <= _UNTOLD
    return (Severity.MEDIUM, 0.6) if untold else (Severity.LOW, 0.5)
