"""Whether both sides quote the same words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.alignment import AlignedPair, Passage
from checker.checks._check import Check
from checker.comparing.asking import Asking, Similarity, Wanted
from checker.comparing.evidence import contrasted, lone
from checker.comparing.quoted import (
    Couple,
    Exchange,
    Gains,
    Sides,
    couples,
    exchanges,
    gains,
    misfit,
    misplaced,
    overreaching,
    readings,
    slots,
    unanswered,
    unlike,
)
from checker.comparing.quoted.senses import Word
from checker.extract.quotations import EMPTY
from checker.finding import Finding, Severity
from checker.languages import folded, language
from checker.mention import Mention, MentionKind
from checker.messages import Message, say

# From so much better on a reading leaves no doubt which of the two was meant.
_PLAIN = 0.1


@dataclass(frozen=True, slots=True)
class Quotation(Check):
    """Report words in quotation marks that the other side does not quote, or quotes otherwise.

    What stands in quotation marks is somebody's very words. A paraphrase put into marks makes him say what he did not
    say, marks that begin too early or end too late put another's words into his mouth, and one word changed inside
    them ("resist and destroy" for «المقاومة والعرقلة») misquotes him. Quotations of the two sides are set against each
    other; words in them whose senses differ, and the only words of both that a bilingual lexicon has no answer for
    ("fifty sheep" for «خمسين دراجة»), are reported when either quotation agrees better with the other side's word in
    its place; and so are quotations that have no word of each other in passages that are else translated closely
    ("idiots" for «أبطال»).

    It deliberately allows: marks of every kind («…», “…”, "…", '…'), single words set off and irony, names of films,
    ships and newspapers in marks on one side only, long speeches whose marks stand in neighbouring sentences, other
    words for the same sense. Figures, names and negations that differ inside a quotation are left to their checks.

    Example:
        ar: «قال المدير إن المشروع "ناجح جدا".»
        en: "The director said the project was “very dangerous”."
        Nobody called it dangerous: severity high.
        ar: «قال المزارع: «فقدنا خمسين دراجة في الفيضان».»
        en: "The farmer said: “We lost fifty sheep in the flood.”"
        Sheep stand in the place of the bicycles, and all else is answered: severity high.
    Silent:
        ar: «قال المدير إن المشروع "ناجح جدا".»
        en: "The director said the project was “very successful”."
        The same words in other marks.
        ar: «قال المزارع: «فقدنا خمسين خروفا في الفيضان».»
        en: "The farmer said: “We lost fifty sheep in the flood.”"
        The lexicon has each word of the one for a word of the other.
    """

    # How much better each of two quotations must agree with the other side's word in place of its own.
    gain: float = 0.01
    # The same for both together.
    both: float = 0.03
    # Whether a quotation that the other side does not mark at all is worth a finding.
    one_sided: bool = True

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding | Wanted]:
        """Findings in one aligned pair: empty marks, marks of one side only or in other places, other words in them."""
        yield from _empty(self, pair)
        if self.one_sided:
            unmarked = say("not in quotation marks on the other side")
            yield from (self._alone(pair, one, unmarked) for one in unanswered(pair))
            if further := (yield from overreaching(pair, similarity)) or misplaced(pair):
                yield self._alone(pair, further, say("the other side's quotation marks hold less"))
        misquoted: list[Finding] = []
        for couple in (yield from couples(pair, similarity)):
            misquoted += ((yield from self._misquoted(pair, couple, similarity))
                          or (yield from self._misfit(pair, couple, similarity)))
        yield from misquoted
        if not misquoted and (other := (yield from unlike(pair, similarity))):
            yield self.between(pair, (Severity.MEDIUM, 0.7), (_named(other.source), _named(other.target)),
                               contrasted(pair, other.source.text, other.target.text, say("another quotation")))

    def _alone(self, pair: AlignedPair, one: Sides, note: Message) -> Finding:
        words = _named(one.quotation)
        return self.between(pair, (Severity.MEDIUM, 0.6), (words, None) if one.by_source else (None, words),
                            lone(one.quoting, words.text, note))

    def _misquoted(self, pair: AlignedPair, couple: Couple, similarity: Similarity) -> Asking[list[Finding]]:
        """The words that stand in the place of others, of those that are in a list."""
        suspect = [(one, _readings(pair, couple, one)) for one in exchanges(pair, couple)]
        yield from similarity.known(text for _, (source, _) in suspect for text in source)
        ranked = []
        for one, both in suspect:
            better = yield from gains(couple, both, (self.gain, self.both), similarity)
            if better:
                ranked.append((better, one))
        told: set[Mention] = set()
        found = []
        for better, one in sorted(ranked, key=lambda row: -row[0].least):
            sides = _mention(one.source), _mention(one.target)
            if not told & {*sides}:
                told.update(sides)
                found.append(self._instead(pair, sides, better))
        return found

    def _misfit(self, pair: AlignedPair, couple: Couple, similarity: Similarity) -> Asking[list[Finding]]:
        """The word that stands in the slot of another one, of those that are in no list."""
        fitting = []
        for one in slots(pair, couple):
            better = yield from misfit(one, pair, couple, similarity)
            if better:
                fitting.append((better, one))
        best = max(fitting, key=lambda row: row[0].least, default=None)
        return [self._instead(pair, (best[1].source, best[1].target), best[0])] if best else []

    def _instead(self, pair: AlignedPair, sides: tuple[Mention, Mention], better: Gains) -> Finding:
        """One word for another, and how much better either quotation agrees with the other side's."""
        note = say("in a quotation; similarity {before}, with the other's word {after}",
                   before=f"{better.base:.2f}", after=f"{better.base + better.least:.2f}")
        return self.between(pair, (Severity.HIGH, 0.8) if better.least >= _PLAIN else (Severity.MEDIUM, 0.65), sides,
                            contrasted(pair, sides[0].text, sides[1].text, note))


def _empty(check: Quotation, pair: AlignedPair) -> Iterator[Finding]:
    """Marks with nothing between them, on the side that has more of them."""
    found = [[one for one in passage.mentions(MentionKind.QUOTATION) if one.value == EMPTY]
             for passage in (pair.source, pair.target)]
    for by_source, here in ((True, pair.source), (False, pair.target)):
        mine, yours = (found[0], found[1]) if by_source else (found[1], found[0])
        for one in mine[len(yours):]:
            marks = replace(one, text=_with_marks(here, one))
            yield check.between(pair, (Severity.MEDIUM, 0.7), (marks, None) if by_source else (None, marks),
                                lone(here, marks.text, say("nothing stands between the quotation marks")))


def _with_marks(passage: Passage, empty: Mention) -> str:
    return passage.document.article.text[max(0, empty.span.start - 1):empty.span.end + 1].strip()


def _readings(pair: AlignedPair, couple: Couple, found: Exchange) -> tuple[list[str], list[str]]:
    """The quotation of either side with the other side's word in place of its own."""
    return (readings(couple.source, language(pair.source.language), found.source, found.target),
            readings(couple.target, language(pair.target.language), found.target, found.source))


def _mention(word: Word) -> Mention:
    return Mention(MentionKind.QUOTATION, folded(word.text), word.text, word.span)


def _named(mention: Mention) -> Mention:
    """The mention with its words in its value: two quotations of one article are two matters to decide."""
    return replace(mention, value=f"{mention.value} {folded(mention.text)}")
