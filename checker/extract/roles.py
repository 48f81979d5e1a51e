"""The roles a sentence names: titles, offices, occupations, with what changes them ("former", "deputy", "acting").

Values: `role:captain`; `role:minister/energy` for a minister with a portfolio; `role:president|role:head` for a form
that renders either. Marks: `deputy`, `former`, `acting`, `elect`, `honorary`, `shadow`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from checker.article import Sentence, Span
from checker.extract._role_marks import inherent, read_otherwise
from checker.extract._role_names import finder
from checker.languages import Language
from checker.languages.naming import naming, ordinary
from checker.mention import Mention, MentionKind
from checker.termbase import Hit, Loose, Matcher, Termbase, loosen

__all__ = ["ACTING", "DEPUTY", "ELECT", "FORMER", "HONORARY", "SHADOW", "hinted", "roles", "roles_anywhere"]

DEPUTY, FORMER, ACTING, ELECT = "deputy", "former", "acting", "elect"
HONORARY, SHADOW = "honorary", "shadow"
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\s+([A-Z][a-z]+)")
_GIVEN = re.compile(r"([^\W\d_]+) $")
_END = re.compile(r"[.,;:،؛!?؟()\"«»]")
# "former Alaska governor", «محافظة ولاية ألاسكا السابقة»: so many words may stand between.
_REACH = 4
_WIDEST = 60
# These stand right beside the title: "vice president", «نائب الرئيس».
_CLOSE = frozenset({DEPUTY})


def roles(sentence: Sentence, spoken: Language, termbase: Termbase, taken: Sequence[Span] = ()) -> list[Mention]:
    """The roles of a sentence in its order. `taken` are the spans of bodies, which keep their words: nobody is a doctor
    in "Doctors Without Borders"."""
    loose = loosen(sentence.text)
    start = sentence.span.start
    bodies = [Span(span.start - start, span.end - start) for span in taken]
    hits = [hit for hit in _apart(_hits(loose, spoken, termbase), bodies, loose, finder(termbase, spoken.code))
            if not _is_taken(loose.span(hit.start, hit.end), bodies)]
    mentions = []
    last = 0
    for place, hit in enumerate(hits):
        following = _following(hits[place + 1:], loose, spoken)
        if _is_modifier(hit, following, loose, spoken):
            continue
        marks, begin = _marks(hit, last, following, loose, spoken)
        marks = marks - read_otherwise(hit, termbase, spoken) | inherent(hit, termbase)
        if begin < hit.start or _is_sure(hit, loose, spoken):
            last = hit.end
            mentions.append(_mention(hit, begin, marks, loose, sentence))
    return mentions


@lru_cache(maxsize=4096)
def roles_anywhere(text: str, spoken: Language, termbase: Termbase) -> tuple[tuple[str, Span], ...]:
    """The values of all roles that a text names in any form, forms that are other words too («عالم»), with their spans:
    what may stand for a role that seems to be missing."""
    loose = loosen(text)
    return tuple((_value(hit), loose.span(hit.start, hit.end)) for hit in _hits(loose, spoken, termbase))


def _hits(loose: Loose, spoken: Language, termbase: Termbase) -> Iterator[Hit]:
    """The titles of a text. Where two forms differ in the last letter only, the one written is meant: «شقيقه» is his
    brother, «شقيقة» a sister, though they are looked up as one."""
    for hit in finder(termbase, spoken.code).find(loose):
        if _acts(hit, loose, spoken) or _is_surname(hit, loose, spoken):
            continue
        last = loose.original(hit.start, hit.end)[-1:] if len(hit.aliases) > 1 else ""
        as_written = tuple(alias for alias in hit.aliases if alias.written[-1] == last)
        yield replace(hit, aliases=as_written) if as_written and len(as_written) < len(hit.aliases) else hit


def _acts(hit: Hit, loose: Loose, spoken: Language) -> bool:
    """Whether a form is a verb where it stands: "she will captain the side"."""
    table = spoken.data("roles").get("acting", {})
    before, behind = loose.text[:hit.start].split()[-1:], loose.text[hit.end:].split(maxsplit=1)[:1]
    return not ({*before}.isdisjoint(table.get("behind", ())) or {*behind}.isdisjoint(table.get("before", ())))


def _is_surname(hit: Hit, loose: Loose, spoken: Language) -> bool:
    """Whether a form with a capital is what somebody is called: "Sean Baker", "Sabrina Carpenter"."""
    written, before = loose.original(hit.start, hit.end), _GIVEN.search(loose.text[:hit.start])
    return bool(before and naming(spoken).capitals and written[:1].isupper() and " " not in written
                and before[1] in naming(spoken).given and loose.original(before.start(1), before.end(1))[:1].isupper()
                and loose.folded.original[loose.span(hit.start, hit.end).start - 1:][:1] == " ")


def _following(hits: Sequence[Hit], loose: Loose, spoken: Language) -> int:
    """Where the next title begins; «المساعد» in «المدرب المساعد» is none, it says what coach he is."""
    behind = _phrases(spoken, "behind")
    return next((hit.start for hit in hits if loose.text[hit.start:hit.end] not in behind), len(loose.text))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in taken)


def _apart(hits: Iterator[Hit], bodies: Sequence[Span], loose: Loose, titles: Matcher) -> Iterator[Hit]:
    """The titles, those that reach into a body's name cut down to what stands before it: in «مدير مكتب التحقيقات
    الفيدرالي» somebody is director of the bureau, nobody is «مدير مكتب»."""
    for hit in hits:
        span = loose.span(hit.start, hit.end)
        body = next((one for one in bodies if span.start < one.start < span.end < one.end), None)
        shorter = [one for one in titles.every(loose)
                   if body and one.start == hit.start and loose.span(one.start, one.end).end <= body.start]
        yield max(shorter, key=lambda one: one.end) if shorter else hit


def _value(hit: Hit) -> str:
    return "|".join(sorted({alias.value for alias in hit.aliases}))


def _is_sure(hit: Hit, loose: Loose, spoken: Language) -> bool:
    """Whether the form is no other word as well; before a name it is sure ("Major Tom Hill", "coach Gary Holt")."""
    if any(alias.role != "weak" for alias in hit.aliases):
        return True
    if spoken.article:
        return False
    span, text = loose.span(hit.start, hit.end), loose.folded.original
    name = _NAME.match(text, span.end)
    return bool(name and not ordinary(name[1], spoken))


def _is_modifier(hit: Hit, following: int, loose: Loose, spoken: Language) -> bool:
    """Whether a form only changes the role right behind it: «نائب رئيس الوزراء» is no member of parliament."""
    written = _bare(loose.text[hit.start:hit.end], spoken)
    between = _loosened(loose.text[hit.end:following], spoken).removesuffix(spoken.article)
    return written in _deputies(spoken) and hit.end < following < len(loose.text) and not between.strip()


def _loosened(before: str, spoken: Language) -> str:
    """What stands before a title without the clitic by which it belongs to the word before: «نائبا لرئيس البلدية»."""
    clitic = spoken.data("roles").get("owned", {}).get("clitic", "")
    return before[:-1] if clitic and before.endswith(f" {clitic}") else before


def _marks(hit: Hit, last: int, following: int, loose: Loose, spoken: Language) -> tuple[frozenset[str], int]:
    """What the words around a title add to it, and where those right before it begin."""
    found: set[str] = set()
    begin = hit.start
    for mark, start in _before(_loosened(loose.text[:hit.start], spoken), last, spoken):
        found.add(mark)
        begin = min(begin, start)
    found |= set(_behind(loose.text[hit.end:following], spoken))
    return frozenset(found), begin


def _before(text: str, last: int, spoken: Language) -> Iterator[tuple[str, int]]:
    """The marks before a title with their places: the nearest words first, up to a stop or to the title before."""
    words = list(_WORD.finditer(text, max(last, len(text) - _WIDEST)))[-_REACH - 1:]
    phrases = _phrases(spoken, "before")
    for back, match in enumerate(reversed(words)):
        if match[0] in _stops(spoken) or _END.search(text, match.end()):
            return
        ahead = [word[0] for word in words[len(words) - 1 - back:]]
        for mark, phrase in phrases.get(_bare(match[0], spoken), phrases.get(match[0], ())):
            adjacent = back < len(phrase)
            close = mark in _CLOSE or spoken.article or match[0] in _adverbs(spoken)
            if tuple(ahead[1:len(phrase)]) == phrase[1:] and (adjacent or not close):
                yield mark, match.start()


def _behind(text: str, spoken: Language) -> Iterator[str]:
    cut = _END.search(text)
    words = _WORD.findall(text[:min(cut.start() if cut else _WIDEST, _WIDEST)])[:_REACH + 1]
    phrases = _phrases(spoken, "behind")
    for place, word in enumerate(words):
        for mark, phrase in phrases.get(word, ()):
            close = place == 0 or (spoken.article and mark not in _CLOSE)
            if close and tuple(words[place:place + len(phrase)]) == phrase:
                yield mark
        if word in _stops(spoken):
            return


@lru_cache(maxsize=16384)
def _bare(text: str, spoken: Language) -> str:
    """A word without the clitics that may be written onto it."""
    for clitic in sorted(spoken.proclitics, key=len, reverse=True):
        if clitic and text.startswith(clitic) and len(text) - len(clitic) > 2:
            return text[len(clitic):]
    return text


Phrases = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


@cache
def _phrases(spoken: Language, side: str) -> Phrases:
    """The marks and the words of the phrases that begin with a word."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for mark, phrases in spoken.data("roles").get(side, {}).items():
        for phrase in (*phrases, *(_inflected(mark, spoken) if side != "before" else ())):
            words = tuple(loosen(phrase).text.split())
            found.setdefault(words[0], []).append((mark, words))
    return {word: tuple(ones) for word, ones in found.items()}


def _inflected(mark: str, spoken: Language) -> Iterator[str]:
    """The adjectives that give a title this mark, in their genders and numbers, definite or not."""
    rules = spoken.data("roles")
    for stem in rules.get("adjectives", {}).get(mark, ()):
        yield from (article + stem + ending for article in (spoken.article, "") for ending in rules["endings"])


@cache
def _stops(spoken: Language) -> frozenset[str]:
    return frozenset(loosen(word).text for word in spoken.data("roles").get("stops", {}).get("words", ()))


@cache
def _adverbs(spoken: Language) -> frozenset[str]:
    """Words before a title that are adverbs anywhere else: "then they came back" makes nobody a former defender."""
    return frozenset(loosen(word).text for word in spoken.data("roles").get("adverbs", {}).get("words", ()))


@cache
def _deputies(spoken: Language) -> frozenset[str]:
    phrases = _phrases(spoken, "before").items()
    return frozenset(word for word, ones in phrases if any(mark == DEPUTY for mark, _ in ones))


def hinted(text: str, spoken: Language) -> frozenset[str]:
    """The marks that any word of a text may stand for, beside a title or not."""
    words = _WORD.findall(loosen(text).text)
    hints, whole = _phrases(spoken, "hints"), f" {' '.join(words)} "
    # "was the minister" hints at one who no longer is, "was arrested" at nothing.
    return frozenset(mark for word in set(words) for mark, phrase in hints.get(word, ())
                     if len(phrase) == 1 or f" {' '.join(phrase)} " in whole)


def _mention(hit: Hit, begin: int, marks: frozenset[str], loose: Loose, sentence: Sentence) -> Mention:
    span = loose.span(begin, hit.end)
    place = Span(span.start + sentence.span.start, span.end + sentence.span.start)
    return Mention(MentionKind.ROLE, _value(hit), sentence.text[span.start:span.end], place, marks)
