"""A statement of one side of which the other keeps only what is said: "farmers say they have lost their crops",
«خسر المزارعون محاصيلهم».

Who speaks is no proof, for he may be named as the one the sentence is about; so the words of saying are counted. The
other side has none beyond those that render what is said, and the lexicon finds the verb itself nowhere on it; where it
knows the source, no word of it is left over either that may be a verb of saying («قطع الوزير بعدم فرض ضرائب»).
"""

from collections.abc import Iterator, Sequence

from checker.alignment import AlignedPair, Passage
from checker.comparing.sources import attributed
from checker.comparing.speakers import Speaker, stranger
from checker.comparing.statements import Statements
from checker.comparing.wording import in_article, said_of, spans_of
from checker.extract.cues import cues
from checker.languages import folded, language
from checker.languages.speaking import opening
from checker.lexicon import Answer, State
from checker.mention import MentionKind
from checker.termbase import load_termbase

# Acts by which somebody vouches for what is said; who announces or promises a thing does it as well.
_ACCORDING, _HEADLINE = "according", "headline"
_VOUCHING = frozenset({"say", "claim", "confirm", "admit", "warn", "quote", _ACCORDING, _HEADLINE})
# These stand beside what is said, which nothing opens.
_BESIDE = frozenset({_ACCORDING, _HEADLINE})
_SETTING_OFF = (":", " - ", " – ", " — ", "\"", "«", "“")
_MARKS = (":", "\"", "«", "“")
# A body before a headline's colon may be its subject: "Champions League: Porto draw in Turin".
_SPEAKING = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.COLLECTIVE)


def silenced(found: Statements, pair: AlignedPair, *, of_source: bool) -> Speaker | None:
    """The first statement of one side that the other states as a fact, the source's or anybody's."""
    sides = (found.source, pair.source), (found.target, pair.target)
    (left, here), (others, there) = sides if of_source else sides[::-1]
    if others or len(attributed(here)) <= len(attributed(there)):
        return None
    mine, yours = said_of(here, there)
    return next((one for one in left if _vouched(one) and not _worded(one, there, yours)
                 and not _answered(one, mine) and not _headed(one, there) and not _echo(one, here)
                 and (stranger(one, there, load_termbase()) or not _perhaps_said(one, mine, yours))), None)


def _perhaps_said(one: Speaker, mine: Sequence[Answer], yours: Sequence[Answer]) -> bool:
    """Whether the other side has more words without an answer than what is said: one may be a verb of saying."""
    said = sum(mine[place].state is State.UNANSWERED for place in _places(one))
    return sum(answer.state is State.UNANSWERED for answer in yours) > said


def _headed(one: Speaker, there: Passage) -> bool:
    """Whether the other side of a headline has a mark that may set its source off («فانس: على أوكرانيا أن تقرر»)."""
    return one.said.act == _HEADLINE and any(mark in there.text for mark in _SETTING_OFF)


def _echo(one: Speaker, here: Passage) -> bool:
    """Whether the words only open what another verb before them says already: «تعهد الوزير قائلا: …»."""
    echoing = map(folded, one.spoken.data("cues")["clause"].get("echoing", ()))
    return folded(one.said.cue.text) in echoing and any(
        other.cue.span.end <= one.said.cue.span.start for other in attributed(here))


def _vouched(one: Speaker) -> bool:
    """Whether a source of its own vouches for something that is said."""
    pronouns = map(folded, one.spoken.data("cues")["clause"].get("pronouns", ()))
    if one.said.act == _HEADLINE and not any(one.mentions(kind) for kind in _SPEAKING):
        return False
    # «وفق الانتماء الحزبي»: what things go by is nobody's word.
    if one.said.act == _ACCORDING and not one.speaks:
        return False
    return (one.said.act in _VOUCHING and not one.said.antecedent and folded(one.phrase) not in pronouns
            and (one.said.act in _BESIDE or _opened(one)))


def _opened(one: Speaker) -> bool:
    """Whether a conjunction or a mark opens what is said («تابع المباراة», "recalled 85,000 toys" say nothing), or the
    verb is one that does without."""
    clause, text = one.spoken.data("cues")["clause"], one.passage.document.article.text
    behind = [place for place in one.said.content if place.start > one.said.cue.span.end]
    if not behind or folded(one.said.cue.text) in map(folded, clause.get("bare", ())):
        return bool(one.said.content)
    between = text[one.said.cue.span.end:behind[0].start]
    edge = [*between.split()[-1:], *text[behind[0].start:behind[0].end].split()[:1]]
    return any(mark in between for mark in _MARKS) or any(folded(word) in opening(one.spoken) for word in edge)


def _worded(one: Speaker, there: Passage, answers: Sequence[Answer]) -> bool:
    """Whether a word of saying of the other side, a doubtful one too, may stand for that of a statement: it renders
    nothing of what is said ("the suspect called", «المشتبه به اتصل»)."""
    content = set(_places(one))
    return any(not any(answer.place in content for answer in answers[cue.first:cue.end])
               for cue in cues(there.text, language(there.language), "cues"))


def _places(one: Speaker) -> Iterator[int]:
    """The words of what is said, by number."""
    for place, span in enumerate(spans_of(one.passage)):
        if any(in_article(one.passage, span).overlaps(content) for content in one.said.content):
            yield place


def _answered(one: Speaker, answers: Sequence[Answer]) -> bool:
    """Whether the lexicon knows a rendering of the verb on the other side."""
    return any(answers[place].state is State.ANSWERED and in_article(one.passage, span).overlaps(one.said.cue.span)
               for place, span in enumerate(spans_of(one.passage)))
