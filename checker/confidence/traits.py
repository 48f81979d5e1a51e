"""What stands around a finding in its pair, as numbers: cheap, nothing is embedded for them."""

from math import log
from statistics import mean
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.clauses.known import known, mutual
from checker.comparing.roles import of_two_genders
from checker.comparing.wording import Answers, chunks_of, spans_of
from checker.finding import Evidence, Finding, Severity
from checker.lexicon import State
from checker.termbase import load_termbase

# The checks that set words against words. A figure has a rendering wherever another one is written alike, a phrase or
# a quotation of many words somewhere: that says nothing of them. `mistranslation` has asked the lexicon itself, and a
# word taken in another sense has its rendering.
_WORDS = frozenset({"attribution", "organisation", "person", "place", "polarity", "role"})
_FIGURES = frozenset({"date", "number", "quantity"})
# Verbs of saying have many homographs among the renderings of other words.
_SAYING = "attribution"
# Those whose findings on one side alone say that the other has no word for it; a denial seldom has one of its own.
_LOST = _WORDS - {"polarity"} | _FIGURES
# What the model was fitted on; the findings of other checks follow from rules that a house has written, or from one
# text alone.
CHECKS = _WORDS | _LOST | {"addition", "certainty", "mistranslation", "omission", "quotation"}

# Between the words that a finding gives of several mentions.
_BETWEEN = " … "
# Log-odds end before 0 and 1.
_MARGIN = 0.03
# More findings beside one say nothing more.
_COMPANY = 2


class Traits(NamedTuple):
    """What the model is told of a finding.

    `stated`: the log-odds of what its check says; `glance`: whether the check calls it low; `rendered`: whether hard
    evidence or the lexicon answers for every word of it that carries content, although it says that one stands for
    another or is lost ("judge" against «الشهود», where «القاضي» stands as well); `company`: how many other serious
    findings its pair has, at most two; `apart`: how far from each other its two sides stand, as shares of their
    passages.
    """

    stated: float
    glance: float
    rendered: float
    company: float
    apart: float


class _Side(NamedTuple):
    """The words of a passage: how many there are, and of those that the finding gives where they stand and what is
    known of each that carries content."""

    words: int
    own: frozenset[int]
    content: Answers

    @property
    def middle(self) -> float:
        """Where the finding's words stand in the passage (0 … 1)."""
        return mean(self.own) / self.words


def traits(pair: AlignedPair, finding: Finding, others: int) -> Traits:
    """The traits of a finding of CHECKS beside so many other serious ones of its pair."""
    told = (finding.source, finding.target)
    answers = mutual(pair) if finding.check == _SAYING else known(pair)
    sides = [_side(passage, answer, words)
             for passage, answer, words in zip((pair.source, pair.target), answers, told, strict=True)]
    stated = min(max(finding.own_confidence, _MARGIN), 1 - _MARGIN)
    content = [answer for side in sides for answer in side.content]
    # What is only akin may be so by chance, as "judge" is to «الانتظار».
    answered = bool(content) and all(answer.state is State.ANSWERED and not answer.akin for answer in content)
    return Traits(
        log(stated / (1 - stated)),
        finding.severity is Severity.LOW,
        answered and _of_words(finding),
        min(others, _COMPANY),
        abs(sides[0].middle - sides[1].middle) if all(side.own for side in sides) else 0.0,
    )


def _of_words(finding: Finding) -> bool:
    """Whether a finding says that words stand for others or are lost. Where both sides have one value it is about what
    goes with it: "vice president" against «الرئيس»."""
    if not (finding.source.text and finding.target.text):
        return finding.check in _LOST
    if of_two_genders(finding.source.value, finding.target.value, load_termbase()):
        return False  # «شقيق» and "sister" have a sibling in common
    return finding.check in _WORDS and _values(finding.source).isdisjoint(_values(finding.target))


def _values(told: Evidence) -> frozenset[str]:
    return frozenset(told.value.replace("|", " ").split())


def _side(passage: Passage, answers: Answers, told: Evidence) -> _Side:
    telling, own = chunks_of(passage).telling, _own(passage, told)
    return _Side(len(telling), own, tuple(answers[place] for place in sorted(own) if telling[place]))


def _own(passage: Passage, told: Evidence) -> frozenset[int]:
    """The words of a passage that a finding gives; none where it gives those of another."""
    found: set[int] = set()
    for part in told.text.split(_BETWEEN) if told.text else ():
        start = passage.text.find(part)
        if start >= 0:
            span = Span(start, start + len(part))
            found.update(place for place, one in enumerate(spans_of(passage)) if one.overlaps(span))
    return frozenset(found)
