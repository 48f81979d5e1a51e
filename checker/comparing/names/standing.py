"""Where a name that is not heard ought to stand: between the names, places and figures that both sides have."""

from collections.abc import Iterator, Mapping, Sequence

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.names.hearing import Heard, listed
from checker.comparing.names.strangers import Sides
from checker.extract.persons import foreignness
from checker.mention import Mention, MentionKind

# How foreign the letters of a lone word must be, and how near to the missing name's place it must stand (a share of the
# passage): in 895 faithful pairs no word met either row where a lone name was not heard.
_NEAR = ((0.55, 0.15), (0.35, 0.07))
# Where either side's word is in no lexicon, the two may stand farther apart.
_FAR = 0.4
_LISTED = _NEAR[0][0]
_ANCHORS = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NUMBER, MentionKind.DATE, MentionKind.QUANTITY)

LEAST_FOREIGN = min(foreign for foreign, _ in _NEAR)
Point = tuple[float, float]


def standing_there(sides: Sides, mention: Mention, runs: Sequence[list[int]],
                   hearings: Mapping[Mention, Sequence[Heard]]) -> list[int] | None:
    """The one of these runs of words that stands nearest to where a missing lone name ought to stand, if it is near."""
    told = []
    for apart, run in _distances(sides, mention, runs, hearings):
        foreign = max(_foreign(sides, place) for place in run)
        if any(foreign >= least and apart <= most for least, most in _NEAR):
            told.append((apart, run))
    return min(told)[1] if told else None


def nearest_of(sides: Sides, mention: Mention, runs: Sequence[list[int]],
               hearings: Mapping[Mention, Sequence[Heard]], *, alone: bool) -> list[int] | None:
    """The one of these runs of words that stands nearest to where a missing name ought to stand, if it is not far from
    there, or if there is no other and the name is `alone` in missing."""
    if not runs:
        return None
    apart, run = min(_distances(sides, mention, runs, hearings))
    return run if apart < _FAR or (alone and len(runs) == 1) else None


def _distances(sides: Sides, mention: Mention, runs: Sequence[list[int]],
               hearings: Mapping[Mention, Sequence[Heard]]) -> Iterator[tuple[float, list[int]]]:
    """How far each run stands from where a missing name ought to stand, as a share of the passage."""
    here = _share(mention.span.start, sides.names.span)
    wanted = (here, _between(here, _anchors(sides, hearings)))
    for run in runs:
        there = _share(sides.words[run[0]].start, sides.others.span)
        yield min(abs(there - place) for place in wanted), run


def _foreign(sides: Sides, place: int) -> float:
    """How foreign a word is; a listed name is foreign enough, whatever its letters."""
    word = sides.words[place]
    return max(foreignness(word.written, sides.listening), _LISTED if listed(word, sides.listening) else 0.0)


def _share(offset: int, passage: Span) -> float:
    return (offset - passage.start) / max(1, passage.end - passage.start)


def _between(here: float, points: Sequence[Point]) -> float:
    """The place on the other side that answers to `here`, on the line between the two anchors around it."""
    low = max(point for point in points if point[0] <= here)
    high = min((point for point in points if point[0] > here), default=(1.0, 1.0))
    step = (here - low[0]) / (high[0] - low[0]) if high[0] > low[0] else 0.0
    return low[1] + (high[1] - low[1]) * step


def _anchors(sides: Sides, hearings: Mapping[Mention, Sequence[Heard]]) -> list[Point]:
    """The places, on both sides, of names that are heard and of facts that each side states once; the two ends."""
    points = [(0.0, 0.0), (1.0, 1.0)]
    for mention, ones in hearings.items():
        if all(one.found for one in ones):
            points.append(_point(sides, mention.span.start, sides.words[ones[0].first].start))
    first, second = ({value: spans[0] for value, spans in _facts(passage).items() if len(spans) == 1}
                     for passage in (sides.names, sides.others))
    return points + [_point(sides, first[value].start, second[value].start) for value in first if value in second]


def _point(sides: Sides, here: int, there: int) -> Point:
    return _share(here, sides.names.span), _share(there, sides.others.span)


def _facts(passage: Passage) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for kind in _ANCHORS:
        for mention in passage.mentions(kind):
            found.setdefault(mention.value, []).append(mention.span)
    return found
