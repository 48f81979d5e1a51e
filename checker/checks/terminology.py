"""Report terms that the house forbids, and terms of the house that the other side does not render."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.alignment import AlignedPair, Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import evidence
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.messages import Message, either, say
from checker.termbase.house import Concept, House, Status, Term, Use, load_house, statuses, uses
from checker.termbase.matching import key

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_ALLOWED = (Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a passage: its words, where they begin in the article, and whether a quotation holds them."""

    use: Use
    start: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Terminology(Check):
    """Report terms that the house forbids, and terms of the house that the other side does not render.

    An organisation's words are a decision: "irregular migrant", not "illegal immigrant"; one rendering of a treaty's
    name in every report. The house's own termbase (TBX or CSV, `termbases` in the settings) says for each concept and
    language which term is preferred, which are admitted and which are forbidden, and why; the reason stands in the
    finding. Terms are found in any case, with clitics and the article, in singular, dual and plural. TBX may be of
    2019 (TBX-Basic, either style) or of 2008; CSV has the columns concept, language, term, status (preferred, admitted,
    forbidden) and, if wanted, note (the reason) and case (sensitive where capitals matter).

    A forbidden term is of medium severity, of low severity inside a quotation: the words are the speaker's. A source
    term of several words without any term of its concept in the target passage or beside it is of medium severity; low
    when the target renders it elsewhere, and for a single word, which translators rightly turn into others («رئاسة» for
    "president"). An admitted term where another is preferred is low. Without a termbase the check is silent.

    It deliberately allows: a term inside a longer one that is in order; a word that is forbidden for one concept and
    right for another, unless the other side shows that the first one is meant.

    Example:
        ar: «أنقذ خفر السواحل أربعين مهاجرا غير نظامي.»
        en: "The coastguard rescued forty illegal immigrants."
        The termbase has "irregular migrant" as preferred and "illegal immigrant" as forbidden: severity medium.
    Silent:
        ar: «أنقذ خفر السواحل أربعين مهاجرا غير نظامي.»
        en: "The coastguard rescued forty irregular migrants."
        The preferred term.
    """

    # TBX or CSV files; paths count from the folder of the settings file.
    termbases: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        """Read the files at once: a mistake in one is said before any work."""
        load_house(*self.termbases)

    @property
    def material(self) -> str:
        """A digest of the files: another termbase gives other findings."""
        return load_house(*self.termbases).digest

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """What either side says against the house's rules, then the source's terms that the target does not render."""
        house = load_house(*self.termbases)
        if not house.concepts:
            return
        passages = {"source": pair.source, "target": pair.target}
        sides = {side: (passage, _found(house, passage)) for side, passage in passages.items()}
        for here, there in (("source", "target"), ("target", "source")):
            passage, found = sides[here]
            other, others = sides[there]
            for one in found:
                for severity, confidence, message in _verdicts(one, passage.language, others):
                    counterpart = _counterpart(one, other, others)
                    shown = {here: _shown(passage, one), there: counterpart}
                    yield self.finding(severity, confidence, message, source=shown["source"], target=shown["target"],
                                       pair=pair.source.document.article.name)
        yield from self._unrendered(house, pair, sides["source"][1])

    def inspect(self, document: Document, similarity: Similarity) -> Iterable[Finding]:
        """What the text says against the house's rules."""
        house = load_house(*self.termbases)
        for index in range(len(document.sentences) if house.concepts else 0):
            passage = Passage(document, (index,))
            for one in _found(house, passage):
                for severity, confidence, message in _verdicts(one, passage.language, None):
                    yield self.finding(severity, confidence, message, source=Evidence("", "", None, ""),
                                       target=_shown(passage, one), pair=document.article.name)

    def _unrendered(self, house: House, pair: AlignedPair, found: list[Found]) -> Iterator[Finding]:
        code = pair.target.language
        near = _concepts(house, pair.target.document, _around(pair.target))
        told: set[Concept] = set()
        for one in found:
            concepts = [concept for concept, _ in one.use.meanings]
            if any(concept in near or concept in told or not concept.advised(code) for concept in concepts):
                continue
            told.update(concepts)
            everywhere = _concepts(house, pair.target.document, range(len(pair.target.document.sentences)))
            several = " " in one.use.text.strip() and not everywhere & set(concepts)
            severity, confidence = (Severity.MEDIUM, 0.6) if several else (Severity.LOW, 0.4)
            wanted = _quoted(dict.fromkeys(term for concept in concepts for term in concept.advised(code)))
            message = say("the house renders “{words}” as {wanted}; the target has no such term", words=one.use.text,
                          wanted=wanted)
            yield self.finding(severity, confidence, message, source=_shown(pair.source, one),
                               target=evidence(pair.target), pair=pair.source.document.article.name)


def _found(house: House, passage: Passage) -> list[Found]:
    """The terms in a passage, in its order."""
    result = []
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        quotations = [match.span() for match in _QUOTED.finditer(sentence.text)]
        for use in uses(house, passage.language, sentence.text):
            quoted = any(start < use.span.start and use.span.end < end for start, end in quotations)
            result.append(Found(use, sentence.span.start + use.span.start, quoted))
    return result


def _verdicts(found: Found, code: str, others: list[Found] | None) -> Iterator[tuple[Severity, float, Message]]:
    """What the house has against a term; `others` are the other side's terms, None where there is no other side."""
    said = statuses(found.use)
    allowed = next((said[status] for status in _ALLOWED if status in said), None)
    if Status.FORBIDDEN in said and (allowed is None or _means(said[Status.FORBIDDEN][0], allowed[0], others)):
        concept, term = said[Status.FORBIDDEN]
        severity, confidence = (Severity.LOW, 0.5) if found.quoted else (Severity.MEDIUM, 0.9)
        yield severity, confidence, _forbidden(found.use.text, concept, term, code)
    elif allowed and Status.PREFERRED not in said and (preferred := allowed[0].written(Status.PREFERRED, code)):
        said_so = say("the house prefers {wanted} to “{words}”", wanted=_quoted(preferred), words=found.use.text)
        yield Severity.LOW, 0.5, _reasoned(said_so, allowed[1])


def _means(one: Concept, other: Concept, others: list[Found] | None) -> bool:
    """Whether the other side's terms show that the first concept is meant and not the second."""
    there = {concept for found in others or () for concept, _ in found.use.meanings}
    return one in there and other not in there


def _forbidden(words: str, concept: Concept, term: Term, code: str) -> Message:
    advised = concept.advised(code)
    said = say("the house does not use “{words}” but {wanted}", words=words, wanted=_quoted(advised)) if advised else (
        say("the house does not use “{words}”", words=words))
    return _reasoned(said, term)


def _reasoned(said: Message, term: Term) -> Message:
    return say("{said}: {reason}", said=said, reason=term.note) if term.note else said


def _quoted(terms: Iterable[str]) -> Message:
    return either(say("“{words}”", words=term) for term in terms)


def _counterpart(found: Found, passage: Passage, others: list[Found]) -> Evidence:
    """The other side's words for the same concept, if it has some."""
    concepts = {concept for concept, _ in found.use.meanings}
    for other in others:
        if any(concept in concepts for concept, _ in other.use.meanings):
            return _shown(passage, other)
    return evidence(passage)


def _shown(passage: Passage, found: Found) -> Evidence:
    concept, term = found.use.meanings[0]
    return Evidence(found.use.text, f"term:{concept.id}:{key(term.text)}",
                    passage.document.article.place(found.start), passage.text)


def _around(passage: Passage) -> range:
    """The passage's sentences with the ones before and after."""
    return passage.document.around(passage.indices)


def _concepts(house: House, document: Document, indices: Iterable[int]) -> set[Concept]:
    """The concepts that these sentences have any term of."""
    return {concept for index in indices
            for use in uses(house, document.article.language, document.sentences[index].text)
            for concept, _ in use.meanings}
