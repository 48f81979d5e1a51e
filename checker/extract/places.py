"""The places a sentence names: countries, their people and capitals, cities, regions, waters, parts of the compass.

Values: `place:sy` under any of its names, adjectives and peoples; `place:us/capital` for Washington, which may be the
city or the government; `place:aleppo`; `place:a|place:b` for a form that means either; `compass:south-west` for a
direction without place; `place?:<folded name>` for a place that the termbase lacks.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from unicodedata import combining

from checker.article import Sentence, Span
from checker.compiled import kept
from checker.extract._compass import Spot, oriented
from checker.extract._place_names import COMPASS, NEVER, PLACE, entry_aliases, finder
from checker.extract._places_unlisted import unlisted_places
from checker.languages import Language
from checker.languages.naming import naming, ordinary
from checker.mention import Mention, MentionKind
from checker.termbase import Alias, Hit, Loose, Termbase, key, loosen

# Marks: `adjective` for a nationality or a people, `compass:south-east` for the part of the place that is meant.
ADJECTIVE, UNLISTED = "adjective", "unlisted"
_WORD = re.compile(r"[^\W_]+")
# Of letters that stand for a name.
_POINT = "."
_BEFORE = re.compile(r"([^\W_]+)(['’]s)?[\s]+$")
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
_VERY_LONG, _LEAST_LONG = 12, 6
# A word ends behind ta marbuta, and before an article that four letters or more follow.
_RUN_TOGETHER = re.compile(r"(?<=ة)(?=\w)|(?<=\w{3})(?=ال\w{4})")
_AFTER = re.compile(r"\s+([^\W\d_][\w’'-]*)")


def places(sentence: Sentence, spoken: Language, termbase: Termbase, taken: Sequence[Span] = ()) -> list[Mention]:
    """The places of a sentence in its order. `taken` are the spans of bodies and persons, which keep their words: the
    place in "Damascus University" is no place mention."""
    loose = loosen(sentence.text)
    hits = finder(termbase, spoken.code).find(loose)
    start = sentence.span.start
    free = [hit for hit in hits if not _is_taken(loose.span(hit.start, hit.end), start, taken)]
    spots = [spot for hit in free if (spot := _spot(hit, loose, spoken, free)) is not None]
    mentions = [_mention(spot, loose, sentence) for spot in oriented(spots, loose, spoken)]
    known = [*taken, *(mention.span for mention in mentions), *(_shifted(loose, hit, start) for hit in hits)]
    for name, span in unlisted_places(sentence.text, spoken):
        whole = Span(span.start + start, span.end + start)
        if not any(whole.overlaps(other) for other in known):
            mentions.append(Mention(MentionKind.PLACE, f"place?:{name}", sentence.text[span.start:span.end], whole,
                                    frozenset({UNLISTED})))
    return sorted(mentions, key=lambda mention: mention.span)


@lru_cache(maxsize=4096)
def anywhere(text: str, spoken: Language, termbase: Termbase) -> tuple[tuple[str, Span], ...]:
    """The values of all places that a text names in any form, inside the names of bodies and persons too, and forms
    that are other words as well («مالي»), with their spans: what may stand for a place that seems to be missing."""
    loose = loosen(text)
    found = []
    for hit in finder(termbase, spoken.code).find(loose):
        values = sorted({alias.value for alias in hit.aliases if alias.value.startswith(PLACE)})
        if values and _word_at(loose, hit) not in _other_words(spoken):
            found.append(("|".join(values), loose.span(hit.start, hit.end)))
    return tuple(found)


def hidden(text: str, spoken: Language, termbase: Termbase) -> Iterator[tuple[str, str, Span]]:
    """The places in words that lost their spaces («مطالبالكولومبي», «كورياالشمالية»), as careless conversions leave
    them: their values, their roles and the spans of the words."""
    for match in _LONG_WORD.finditer(text) if spoken.article else ():
        pieces = loosen(_RUN_TOGETHER.sub(" ", match[0]))
        hits = finder(termbase, spoken.code).find(pieces) if " " in pieces.text else []
        known = [hit.aliases for hit in hits]
        if not known and len(match[0]) >= _VERY_LONG:
            letters = loosen(match[0]).text
            known = [(alias,) for form, alias in _long_forms(termbase, spoken) if form in letters]
        for aliases in known:
            sure = [alias for alias in aliases if alias.role != "weak" and alias.value.startswith(PLACE)]
            if sure:
                yield "|".join(sorted({alias.value for alias in sure})), sure[0].role, Span(*match.span())


@cache
def _long_forms(termbase: Termbase, spoken: Language) -> tuple[tuple[str, Alias], ...]:
    """The names of places without their spaces, the longest first; short ones stand in other words by chance."""
    def made() -> str:
        forms = ((key(alias.written).replace(" ", ""), alias.value, alias.role)
                 for alias in entry_aliases(termbase, spoken) if alias.role in ("name", "adjective"))
        long = [one for one in forms if len(one[0]) >= _LEAST_LONG]
        return "\n".join("\t".join(one) for one in sorted(long, key=lambda one: -len(one[0])))

    rows = (line.split("\t") for line in kept(f"long-places-{spoken.code}", termbase.digest, made).split("\n") if line)
    return tuple((form, Alias(value, form, role)) for form, value, role in rows)


def _shifted(loose: Loose, hit: Hit, start: int) -> Span:
    span = loose.span(hit.start, hit.end)
    return Span(span.start + start, span.end + start)


def _is_taken(span: Span, start: int, taken: Sequence[Span]) -> bool:
    return any(one.start <= span.start + start and span.end + start <= one.end for one in taken)


def _spot(hit: Hit, loose: Loose, spoken: Language, hits: Sequence[Hit]) -> Spot | None:
    """What a hit means here; None for what is no place."""
    alias = hit.aliases[0]
    if any(one.value == NEVER for one in hit.aliases):
        return None
    if alias.value.startswith(COMPASS):
        return Spot((), alias.role, hit.start, hit.end, alias.value.removeprefix(COMPASS))
    if _is_acronym(hit, loose):
        return None
    sure = [one for one in hit.aliases if one.role != "weak"]
    if _word_at(loose, hit) in _other_words(spoken) or _is_common(hit, loose, spoken):
        return None
    if not sure or _in_person(hit, loose, spoken, hits):
        return None
    if all(one.role == "adjective" for one in sure) and _is_language(hit, loose, spoken):
        return None
    return Spot(tuple(sorted({one.value for one in sure})), sure[0].role, hit.start, hit.end)


def _is_acronym(hit: Hit, loose: Loose) -> bool:
    """Whether letters that name a state only with their points are written without them, or count years: "Jane Roe SC",
    "600 B.C."."""
    if not all(_POINT in alias.written for alias in hit.aliases):
        return False
    span, text = loose.span(hit.start, hit.end), loose.folded.original
    return _POINT not in text[span.start:span.end + 1] or text[:span.start].rstrip()[-1:].isdigit()


def _is_common(hit: Hit, loose: Loose, spoken: Language) -> bool:
    """Whether small letters make common nouns of a name of several words: "the two eastern provinces" are no Eastern
    Province; of a text all in small letters that says nothing."""
    text = loose.folded.original
    span = loose.span(hit.start, hit.end)
    return naming(spoken).capitals and " " in text[span.start:span.end] and text[span.start:span.end].islower() and all(
        alias.written[:1].isupper() for alias in hit.aliases) and not text.islower()


def _in_person(hit: Hit, loose: Loose, spoken: Language, hits: Sequence[Hit]) -> bool:
    """Whether a name that persons bear too stands beside a further capitalised name: "Michael Jordan"."""
    if loose.text[hit.start:hit.end] not in _persons_too(spoken):
        return False
    span = loose.span(hit.start, hit.end)
    text = loose.folded.original
    before, after = _BEFORE.search(text[:span.start]), _AFTER.match(text, span.end)
    others = {loose.span(other.start, other.end).start for other in hits if other is not hit}
    # The first word of a sentence has a capital anyway: only a given name tells there.
    first = before is not None and not before.start(1) and loosen(before[1]).text not in _given(spoken)
    beside = [(before[1], before.start(1))] if before and not before[2] and not first else []
    beside += [(after[1], after.start(1))] if after else []
    return any(word[0].isupper() and not word.isupper() and place not in others and _may_be_person(word, spoken)
               for word, place in beside)


def _may_be_person(word: str, spoken: Language) -> bool:
    folded = loosen(word).text
    return folded in _given(spoken) or (not ordinary(word, spoken) and folded not in _place_words(spoken))


@cache
def _given(spoken: Language) -> frozenset[str]:
    return _folded(tuple(spoken.data("places").get("persons", {}).get("given", {}).get("names", ())))


def _is_language(hit: Hit, loose: Loose, spoken: Language) -> bool:
    rules = spoken.data("places").get("language", {})
    before, after = _WORD.findall(loose.text[:hit.start])[-1:], _AFTER.match(loose.text, hit.end)
    if before and before[0] in _folded(tuple(rules.get("before", ()))):
        return True
    if after and after[1] in _folded(tuple(rules.get("after", ()))):
        return True
    if before and not after and before[0] in _folded(tuple(rules.get("in", ()))):
        return True
    word = re.search(r"[^\W_]*$", loose.text[:hit.start])
    glued = (word[0] if word else "") + loose.text[hit.start:hit.end]
    return glued.startswith(tuple(rules.get("glued", ())) or "\0") and glued.endswith(
        tuple(_folded(tuple(rules.get("glued_endings", ())))) or "\0")


def _word_at(loose: Loose, hit: Hit) -> str:
    """The whole word around a hit as it is written: folding makes «اليمنى» (right) of «اليمني» (Yemeni)."""
    span, text = loose.span(hit.start, hit.end), loose.folded.original
    start, end = span.start, span.end
    while start and (text[start - 1].isalpha() or combining(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end].isalpha() or combining(text[end])):
        end += 1
    return text[start:end]


@cache
def _other_words(spoken: Language) -> frozenset[str]:
    return frozenset(spoken.data("places").get("never", {}).get("written", ()))


def doubtful(word: str, spoken: Language) -> bool:
    """Whether a name is an everyday word too, which only the other side of a pair can tell («جدة», «حلب»)."""
    listed = _folded(tuple(spoken.data("places").get("never", {}).get("otherwise", ())))
    loose = loosen(word).text
    return any(loose.removeprefix(one) in listed for one in spoken.proclitics if loose.startswith(one))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(loosen(word).text for word in words)


@cache
def _persons_too(spoken: Language) -> frozenset[str]:
    return _folded(tuple(spoken.data("places").get("persons", {}).get("too", ())))


@cache
def _place_words(spoken: Language) -> frozenset[str]:
    """Capitalised words beside a name that leave it a place: "Jordan River", "Lake Victoria"."""
    rules = spoken.data("places").get("unlisted", {})
    return _folded((*rules.get("classes_before", ()), *rules.get("classes_behind", ()), *rules.get("never", ())))


def _mention(spot: Spot, loose: Loose, sentence: Sentence) -> Mention:
    span = loose.span(spot.start, spot.end)
    marks = {ADJECTIVE} if spot.role == "adjective" else set()
    if spot.compass:
        marks.add(COMPASS + spot.compass)
    value = "|".join(spot.values) or COMPASS + spot.compass
    return Mention(MentionKind.PLACE, value, sentence.text[span.start:span.end],
                   Span(span.start + sentence.span.start, span.end + sentence.span.start), frozenset(marks))
