"""The bodies a sentence names: those of the termbase, those a pattern names, and phrases that look like a body's name.

Values: `org:ohchr`; `org:ministry/interior@lb` (`@…` only where the country is stated); `org:army@lb`; `org:a|b` for an
alias that means either; `org?:<folded phrase>` and `org?:#ACRONYM` for bodies that the termbase lacks.
"""

from collections.abc import Iterable

from checker.article import Sentence, Span
from checker.extract._named import Named, named
from checker.extract._unlisted import Unlisted, before, shouted, unlisted
from checker.languages import Language
from checker.mention import ACRONYM_BODY, Mention, MentionKind
from checker.termbase import Termbase, loosen

# Marks: how a mention was made out. `weak` ones hold only where the article names the body in full elsewhere.
# `national` is an army, a parliament … named by its country; `unlisted` has no entry; the end of `open` is a guess.
HEAD, WEAK, NATIONAL, UNLISTED, ACRONYM, OPEN = "head", "weak", "national", "unlisted", "acronym", "open"
CLASS = "class:"
# What a hit may be without taking its words: a name that needs more to be one.
_PASSED = frozenset({"weak", "national", "hint"})
_MARKS = {"head": HEAD, "weak": WEAK, "national": NATIONAL, "acronym": ACRONYM}


def organisations(sentence: Sentence, spoken: Language, termbase: Termbase) -> list[Mention]:
    """The bodies of a sentence in its order; weak and ambiguous ones are settled once the whole article is read."""
    loose = loosen(sentence.text)
    known, hits = named(loose, termbase, spoken)
    phrases = unlisted(sentence.text, spoken)
    known = [one for one in known if one.role != "cased" or not _begins_longer(loose.span(one.start, one.end), phrases)]
    shouting = shouted(sentence.text)
    mentions = [_known(one, loose.span(one.start, one.end), sentence, shouting) for one in known]
    # Countries count as known: "U.S." is no acronym of a body, "United Kingdom" no union.
    # «النيابة العامة» without its country is no known body, so it may be one that only looks like a name.
    taken = [loose.span(hit.start, hit.end) for hit in hits
             if all(alias.role not in _PASSED for alias in hit.aliases)
             and not (hit.aliases[0].role == "cased" and _begins_longer(loose.span(hit.start, hit.end), phrases))]
    taken += [loose.span(one.start, one.end) for one in known if one.role != "weak"]
    for found in phrases:
        cut = found.open and _covered(Span(found.start, found.end), taken)
        one = before(found, [place.start for place in taken], sentence.text, spoken) if cut else found
        span = Span(one.start, one.end)
        if not _covered(span, taken):
            mentions.append(_unknown(one, span, sentence))
    return sorted(mentions, key=lambda mention: mention.span)


def _known(one: Named, place: Span, sentence: Sentence, shouting: bool) -> Mention:
    """A body with a value. In a headline all in capitals nothing tells "WHO" from "who": there acronyms are weak."""
    mark = _MARKS.get("weak" if shouting and one.role in ("acronym", "cased") else one.role)
    start = sentence.span.start
    return Mention(MentionKind.ORGANISATION, one.value, sentence.text[place.start:place.end],
                   Span(place.start + start, place.end + start), frozenset({mark} if mark else ()))


def _unknown(one: Unlisted, place: Span, sentence: Sentence) -> Mention:
    special = {ACRONYM: one.value.startswith(ACRONYM_BODY), OPEN: one.open}
    marks = frozenset({UNLISTED, *(CLASS + name for name in one.classes), *(mark for mark in special if special[mark])})
    start = sentence.span.start
    return Mention(MentionKind.ORGANISATION, one.value, sentence.text[place.start:place.end],
                   Span(place.start + start, place.end + start), marks)


def _begins_longer(name: Span, phrases: Iterable[Unlisted]) -> bool:
    """Whether a name that is a plain word too begins the name of another: "The Independent Fact-Finding Mission" is
    no newspaper's."""
    return any(name.start <= one.start < name.end < one.end and one.classes for one in phrases)


def _covered(span: Span, taken: list[Span]) -> bool:
    """Whether known names make up most of it: "UN Special Tribunal for Nowhere" is more than the "UN" in it."""
    shared = sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for other in taken)
    return 2 * shared >= span.end - span.start
