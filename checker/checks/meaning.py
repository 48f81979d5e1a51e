"""Report a pair of which the two sides are about different things."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.checks._check import Check, Weight
from checker.comparing.asking import Similarity
from checker.comparing.clauses.telling import stretch
from checker.comparing.evidence import contrasted, evidence, lone
from checker.comparing.meanings.likelihood import Kind, Verdict, estranged
from checker.comparing.meanings.stretches import Told, span_of
from checker.finding import Evidence, Finding, Severity
from checker.messages import Message, say

_WEIGHTS: dict[Kind, Weight] = {Kind.OTHER: (Severity.HIGH, 0.9), Kind.MIXED: (Severity.MEDIUM, 0.75),
                                Kind.CUT: (Severity.MEDIUM, 0.75)}
# Of a whole sentence a message gives so many words: the evidence has all of them.
_OPENING = 8


@dataclass(frozen=True, slots=True)
class Meaning(Check):
    """Report two sides of a pair that seem to be about different things: another sentence stands in the place of the
    translation, half of it is another's, or a large part is missing.

    The row of a table slipped by one, the wrong paragraph was pasted, a caption belongs to another picture, a machine
    translation went off. Each name and figure of such a pair differs; this is the one finding that says why, in place
    of all others that the exchange brings with it. Similarity alone can't tell: a headline or a commentary may be put
    so freely that it lies where strangers do. So it is weighed together with what the lexicon of the two languages and
    the names and figures of the pair answer for, with the longest stretch that nothing answers for, and with the
    lengths of both sides (`tests/benchmarks/fit_meaning.py` fits the weights and prints what they find). Of severity
    high where a whole sentence is another, medium where it is a part.

    It deliberately allows: free renderings, slogans and headlines put otherwise, a single fact that differs (the other
    checks name it), labels and cries of a word or two, passages with words run together; and in articles, where
    alignment leaves a sentence without counterpart alone, what a sentence beside the pair tells: `omission`,
    `addition`, `moved` and `untranslated` speak there.

    Example:
        ar: «أغلقت البلدية الجسر القديم أمام السيارات بسبب تشققات في أعمدته، وحذرت خبيرة من انهيار السد بعد أمطار
        الشتاء.»
        en: "The municipality closed the old bridge to cars because of cracks in its pillars, and the tennis player
        celebrated her birthday with friends at a beach restaurant."
        The second half is another's: severity medium.
    Silent:
        ar: «أعلنت وزارة الصحة تسجيل سبع إصابات جديدة بالحصبة في مدارس العاصمة.»
        en: "Seven more pupils in the capital have come down with measles, health officials said."
        The same, put freely.
    """

    # How probable it must be that the two sides differ: tests/benchmarks/fit_meaning.py prints what it finds.
    sure: float = 0.99

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterator[Finding]:
        """One finding for a pair that is none."""
        found = estranged(pair, self.sure)
        source, target = _evidence(found) if found else (None, None)
        # A verdict on rare words whose every stretch is answered ("The NHS said so") has nothing to show.
        if found and source and target and (source.text or target.text):
            yield self.finding(*_WEIGHTS[found.kind], _message(pair, found, (source, target)), source=source,
                               target=target, pair=pair.source.document.article.name)


def _evidence(found: Verdict) -> tuple[Evidence, Evidence]:
    """Both sentences where they are two; else what the other side does not tell."""
    sides = [_words(side, found) for side in found.sides]
    return sides[0], sides[1]


def _words(side: Told, found: Verdict) -> Evidence:
    if found.kind is Kind.OTHER:
        return stretch(side.passage, Span(0, len(side.passage.text)))
    if not side.stretch.weight or (found.kind is Kind.CUT and side is not found.cut):
        return evidence(side.passage)
    return stretch(side.passage, span_of(side))


def _message(pair: AlignedPair, found: Verdict, words: tuple[Evidence, Evidence]) -> Message:
    if found.kind is Kind.OTHER:
        return say("the two sentences seem to be about different things: {said}",
                   said=contrasted(pair, _opening(pair.source), _opening(pair.target)))
    if all(one.text for one in words):
        return say("a part of the sentence seems to be another's: {said}",
                   said=contrasted(pair, words[0].text, words[1].text))
    side, one = next((side, one) for side, one in zip(found.sides, words, strict=True) if one.text)
    return lone(side.passage, one.text, say("a large part of the sentence without counterpart"))


def _opening(passage: Passage) -> str:
    words = passage.text.split()
    return passage.text if len(words) <= _OPENING else f"{' '.join(words[:_OPENING])} …"
