"""Two who are named, of whom one tells the other something, in the other order on the other side: "Macron told
Netanyahu", «أبلغ نتنياهو ماكرون».

Behind a verb of telling, a language that writes no capitals does not say where one name ends and the next begins, so
the two names of the side that does are looked for on the other: who is told stands behind who tells, unless a particle
leads him («قال لنتنياهو ماكرون»).
"""

import re
from collections.abc import Iterator

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.names.hearing import listen
from checker.comparing.sources import attributed
from checker.extract.persons import name_words
from checker.languages import folded, language
from checker.languages.hearing import heard
from checker.languages.naming import naming
from checker.languages.speaking import opening
from checker.mention import Attribution, Mention, MentionKind

# Acts that are done to somebody.
_DONE_TO = frozenset({"say", "warn", "accuse", "threaten", "promise", "order", "ask"})
# So near behind its verb stands who is told something ("told the French president, Emmanuel Macron,").
_REACH = 45
_WITHIN = 90
# A title of so many words may stand before a name.
_TITLE = 3
_CLAUSE_END = re.compile(r"[;:.!?؛؟«»“”\"–—]|\s[-–—]\s")
_NAMES = (MentionKind.PERSON, MentionKind.PLACE)


def turned_about(pair: AlignedPair) -> tuple[Mention, Mention] | None:
    """Who tells something on the source's side and who on the target's, if these are two that both sides name."""
    for here, there, by_source in ((pair.source, pair.target, True), (pair.target, pair.source, False)):
        if not naming(language(here.language)).capitals or naming(language(there.language)).capitals:
            continue
        for teller, told, act in _told(here):
            answering = [one for one in attributed(there) if one.act == act]
            if len(answering) == 1 and (other := _other_way(teller, told, answering[0], (here, there))):
                return (teller, other) if by_source else (other, teller)
    return None


def _told(here: Passage) -> Iterator[tuple[Mention, Mention, str]]:
    """Who tells and who is told, of one kind, with the act: of each statement that names both."""
    for one in attributed(here):
        named = [mention for mention in one.speakers if mention.kind in _NAMES]
        if one.act not in _DONE_TO or one.antecedent or not one.source or len(named) != 1:
            continue
        start = max(one.cue.span.end, one.source.end)
        region = _region(here, Span(start, start + _REACH))
        told = [mention for mention in here.mentions(named[0].kind) if region.start <= mention.span.start < region.end]
        if told and told[0].value != named[0].value:
            yield named[0], told[0], one.act


def _other_way(teller: Mention, told: Mention, one: Attribution, sides: tuple[Passage, Passage]) -> Mention | None:
    """Who is told on this side, as a statement of the other names him before who tells, led by no particle."""
    here, there = sides
    start = min(one.cue.span.start, one.source.start if one.source else one.cue.span.start)
    region = _region(there, Span(start, start + _WITHIN))
    first, second = (_stands(name, here, there, region) for name in (told, teller))
    if first is None or second is None or first.end > second.start:
        return None
    owning = tuple(language(there.language).data("cues")["clause"].get("owning", ()))
    text = there.document.article.text
    return None if _led(text, first, owning) else Mention(told.kind, told.value, text[first.start:first.end], first)


def _led(text: str, place: Span, owning: tuple[str, ...]) -> bool:
    """Whether a particle leads a name, written onto it or onto its title («لرئيس الوزراء نتنياهو»)."""
    before = text[:place.start].split()[-_TITLE:]
    return any(word.startswith(owning) for word in (*before, text[place.start:place.end]))


def _stands(name: Mention, here: Passage, there: Passage, region: Span) -> Span | None:
    """Where the other side has a name in these characters: heard, or of the same value."""
    if name.kind is MentionKind.PLACE:
        return next((one.span for one in there.mentions(name.kind) if one.value == name.value
                     and region.start <= one.span.start < region.end), None)
    spoken = language(there.language)
    words = heard(there.document.article.text[region.start:region.end], spoken)
    tokens = list(name_words(name, language(here.language)))[-1:]
    found = [one for one in listen(tokens, language(here.language), words, spoken) if one.found] if words else []
    if not found:
        return None
    return Span(region.start + words[found[0].first].start, region.start + words[found[0].last].end)


def _region(passage: Passage, reach: Span) -> Span:
    """These characters up to the end of the clause or to what opens the words said."""
    text, openers = passage.document.article.text, opening(language(passage.language))
    stop = _CLAUSE_END.search(text, reach.start, reach.end)
    end = stop.start() if stop else min(reach.end, len(text))
    said = next((match.start() for match in re.finditer(r"\w+", text[reach.start:end])
                 if folded(match[0]) in openers), end - reach.start)
    return Span(reach.start, reach.start + said)
