"""Sentences that stand on one side only: which of them a reader of the other side misses, and what was lost."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.alignment import Alignment, Passage
from checker.comparing.evidence import Similarity, evidence, lone
from checker.document import Document
from checker.finding import Evidence, Severity
from checker.languages import folded
from checker.mention import Mention, MentionKind
from checker.messages import Message, listed, say

# Whether these are lost is what a reader asks: who, where, when, how many.
_FACTS = (MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE,
          MentionKind.PLACE)
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage of one side without counterpart, and the facts in it (at most a handful, in the order of the text)."""

    passage: Passage
    facts: tuple[Mention, ...]

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


def lost(alignment: Alignment, similarity: Similarity, limits: Limits, of_source: bool) -> Iterator[Lost]:
    """The sentences of one side that the other lacks; none when so many are alone that the alignment tells nothing."""
    here, there = alignment.source, alignment.target
    lone = alignment.source_alone
    if not of_source:
        here, there, lone = there, here, alignment.target_alone
    if not here.sentences or len(lone) > limits.alone * len(here.sentences):
        return
    for index in lone:
        if _tells(here, index, limits) and not _has_kin(here, index, there, similarity, limits.kin):
            passage = Passage(here, (index,))
            yield Lost(passage, tuple(_facts(passage)))


def _tells(document: Document, index: int, limits: Limits) -> bool:
    """Headings, captions, bylines and "Read also" come and go between versions."""
    sentence = document.sentences[index]
    return sentence.kind not in ("heading", "boilerplate") and len(sentence.text.split()) >= limits.words


def _has_kin(here: Document, index: int, there: Document, similarity: Similarity, kin: float) -> bool:
    """Whether a sentence of the other side says much the same: it was merged into a neighbour or moved."""
    text = here.sentences[index].text
    return any(similarity(text, other.text) >= kin for other in there.sentences if other.text)


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
    """Severity and confidence: what carries a fact is a loss, what does not is worth a glance."""
    return (Severity.MEDIUM, 0.7) if missing.facts else (Severity.LOW, 0.5)
