"""Report names that change on the way: two bodies alike as one source, one name written in two ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.alignment import AlignedPair, Alignment, Passage
from checker.checks._check import Check, Weight
from checker.comparing.asking import Similarity, Wanted
from checker.comparing.bodies import renderings as of_bodies
from checker.comparing.bodies.naming import Body, contrasts, leads
from checker.comparing.bodies.relations import Relation, label, relation
from checker.comparing.evidence import evidence
from checker.comparing.names import renderings as of_names
from checker.document import Document
from checker.finding import Finding, Severity
from checker.mention import Mention, MentionKind
from checker.messages import Message, say
from checker.termbase import Termbase, load_termbase

KIND = MentionKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class Source:
    """A body that a sentence gives as the source of what it says."""

    mention: Mention
    sentence: int


@dataclass(frozen=True, slots=True)
class Deviation:
    """A name rendered otherwise than usual: where, by which mentions of source and target, what is usual, how grave."""

    pair: AlignedPair
    mentions: tuple[Mention, Mention]
    usual: AlignedPair
    usual_mentions: tuple[Mention, Mention]
    weight: Weight


@dataclass(frozen=True, slots=True)
class Consistency(Check):
    """Report two bodies alike that one text gives as the source of one matter, and one name written in two ways.

    A single text can betray a confusion: one paragraph quotes the UN High Commissioner for Human Rights, the next
    goes on with "a UNHCR post" on the same matter, although UNHCR is the refugee agency and the text has not brought
    it in. The reader is left to guess which of the two spoke.

    Between the two versions of a report, and with `--across` between the reports of a run, one surname should answer
    to one: a witness who is Hallaq in one sentence and Hala'a in the next seems to be two people. Of low severity
    where both spellings sound alike. So should the name of a body that no list knows: a commission that is a committee
    two paragraphs on, of low severity.

    It deliberately allows: names that different given names tell apart; short surnames, which many people share; two
    such bodies that the text introduces by their full names, or names in one sentence, or sets against each other
    ("for its part", «من جانبها»); a body known by its acronym that the text named before the other one; statements on
    different matters.

    Example:
        en: "The International Court of Justice said on Friday that the army must halt its attack on the port at once.
        The army must halt its attack on the port at once and let aid through, an ICC statement said."
        The ruling is the ICJ's; the next sentence gives the statement to the ICC: severity medium.
        ar: «قالت محكمة العدل الدولية إن على الجيش أن يوقف هجومه على الميناء فورا. وجاء في بيان نشرته ICC أن على الجيش
        أن يوقف هجومه على الميناء فورا.»
        The same confusion in Arabic: severity medium.
    Silent:
        en: "The International Court of Justice said on Friday that the army must halt its attack on the port at once.
        The army must halt its attack on the port at once and let aid through, an ICJ statement said."
        One court speaks twice.
        ar: «قالت محكمة العدل الدولية إن على الجيش أن يوقف هجومه على الميناء فورا. ومن جانبها، قالت ICC إن على الجيش أن
        يوقف هجومه على الميناء فورا.»
        «من جانبها» brings in another speaker.
    """

    # The cosine of two sentences above which they are on one matter: one in ten neighbouring sentences of news is.
    same_matter: float = 0.5
    # How many sentences further on the second body may stand.
    reach: int = 2

    def inspect(self, document: Document, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """One finding for each pair of look-alikes, where the second first speaks."""
        termbase = load_termbase()
        sources = list(_sources(document))
        seen: set[frozenset[str]] = set()
        for first, second in self._pairs(sources, termbase):
            values = frozenset((first.mention.value, second.mention.value))
            if values in seen or not _unexplained(document, first, second):
                continue
            texts = [document.sentences[one.sentence].text for one in (first, second)]
            if (yield from similarity(texts[0], texts[1])) >= self.same_matter:
                seen.add(values)
                yield self._report(document, first, second, termbase)

    def examine(self, alignment: Alignment, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each name that the two texts write in two ways."""
        pairs = list(alignment.pairs())
        return self.renamed(pairs) if len(pairs) > 1 else ()

    def renamed(self, pairs: Sequence[AlignedPair], *, between_articles: bool = False) -> Iterator[Finding]:
        """One finding for each rendering of a name that deviates from the usual one; `between_articles` leaves out what
        deviates within one article."""
        for deviation in _deviations(pairs):
            apart = deviation.usual.source.document is not deviation.pair.source.document
            if apart is not between_articles:
                continue
            words, usual = _equal(deviation.mentions), _equal(deviation.usual_mentions)
            message = say("{words}; elsewhere in {report}: {usual}", words=words, usual=usual,
                          report=deviation.usual.source.document.article.name) if apart else say(
                "{words}; elsewhere: {usual}", words=words, usual=usual)
            yield self.between(deviation.pair, deviation.weight, deviation.mentions, message)

    def _pairs(self, sources: list[Source], termbase: Termbase) -> Iterator[tuple[Source, Source]]:
        for place, second in enumerate(sources):
            for first in reversed(sources[:place]):
                apart = second.sentence - first.sentence
                near = relation(first.mention.value, second.mention.value, termbase)
                if 0 < apart <= self.reach and near is Relation.LOOK_ALIKE:
                    yield first, second

    def _report(self, document: Document, first: Source, second: Source, termbase: Termbase) -> Finding:
        earlier, later = (label(one.mention.value, one.mention.text, termbase) for one in (first, second))
        sides = [evidence(Passage(document, (one.sentence,)), one.mention) for one in (first, second)]
        message = say("earlier: {earlier}; then on the same matter: {later}", earlier=earlier, later=later)
        return self.finding(Severity.MEDIUM, 0.8, message, source=sides[0], target=sides[1], pair=document.article.name)


def _equal(mentions: Iterable[Mention]) -> Message:
    """A name as both sides write it, once where they write it alike."""
    words = list(dict.fromkeys(one.text for one in mentions))
    return say("{one} = {other}", one=words[0], other=words[1]) if len(words) > 1 else say("{one}", one=words[0])


def _deviations(pairs: Sequence[AlignedPair]) -> Iterator[Deviation]:
    for usual, name in of_names.in_two_ways([one for pair in pairs for one in of_names.renderings(pair)]):
        weight = (Severity.LOW, 0.5) if of_names.sounds_the_same(usual, name) else (Severity.MEDIUM, 0.6)
        yield Deviation(name.pair, (name.source, name.target), usual.pair, (usual.source, usual.target), weight)
    for known, body in of_bodies.in_two_ways([one for pair in pairs for one in of_bodies.renderings(pair)]):
        yield Deviation(body.pair, (body.source.mentions[0], body.target.mentions[0]),
                        known.pair, (known.source.mentions[0], known.target.mentions[0]), (Severity.LOW, 0.5))


def _sources(document: Document) -> Iterator[Source]:
    for index in range(len(document.sentences)):
        passage = Passage(document, (index,))
        for mention in passage.mentions(KIND):
            if leads(Body(mention.value, (mention,)), passage):
                yield Source(mention, index)


def _unexplained(document: Document, first: Source, second: Source) -> bool:
    """Whether the text leaves open that both are meant: one of them is an acronym that comes out of nowhere."""
    if contrasts(Passage(document, (second.sentence,))):
        return False
    values = (first.mention.value, second.mention.value)
    together = any({mention.value for mention in ones}.issuperset(values) for ones in document.mentions)
    return not together and any(
        _out_of_nowhere(document, value, other) for value, other in (values, values[::-1])
    )


def _out_of_nowhere(document: Document, value: str, other: str) -> bool:
    """Whether a body is only ever an acronym, and not named before the other one."""
    ones = [mention for mention in document.of_kind(KIND) if mention.value == value]
    others = [mention for mention in document.of_kind(KIND) if mention.value == other]
    return all(mention.text.isupper() for mention in ones) and others[0].span < ones[0].span
