"""The noun phrase behind a verb or before it: how far the words that name a source reach.

Where neither capital nor case shows the end of a name, the shape of the phrase does: a noun in the construct state
wants one more («رئيس بلدية المدينة»), a definite one only an adjective, a name or a title's bearer behind it.
"""

from checker.extract._clauses import Clauses, Range
from checker.extract.persons import cue as titled
from checker.extract.persons import named
from checker.extract.word_forms import imperfect, past
from checker.mention import MentionKind

LONGEST = 12
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
_QUOTED = 5
# How foreign the letters of a name must be behind a title, and behind a given name at the end of its clause.
_BEHIND_TITLE = 0.3
_BEHIND_NAME = -1.2
# A noun with an ending that forbids the construct has more letters than these.
_SHORT = 4


def behind(clauses: Clauses, first: int, taken: frozenset[int], *, led: bool = False) -> Range:
    """The noun phrase that begins at a word or behind the adverbs there; `led` says that a particle may be written
    onto its first word («وفقا لوزارة الصحة»). Up to "that" all nouns are the source, but for verbs that tell somebody
    («أبلغ الشهود الوكالة بأن»)."""
    start = _past_adverbs(clauses, first)
    if clauses.language.article and not led and not clauses.apart(start):
        start = _past_addressee(clauses, start, taken)
    if start >= len(clauses) or (clauses.apart(start) and not _quoted(clauses, start)):
        return Range(start, start)
    if clauses.language.article and not led and _particled(clauses, start):
        return Range(start, start)
    if clauses.language.article and not clauses.fits(first - 1, "telling") and (
            that := _up_to_that(clauses, start, taken)):
        return Range(start, that)
    return phrase(clauses, start, taken)


def _past_adverbs(clauses: Clauses, start: int) -> int:
    while start < len(clauses) and clauses.fits(start, "adverbs") and not clauses.apart(start):
        start += 1
    return start


def _past_addressee(clauses: Clauses, start: int, taken: frozenset[int]) -> int:
    """Where the subject begins behind whom its verb addresses: «قال لوكالة رويترز متحدث», «قالت للصحفيين رئيسة
    البلدية»; the same word where nothing of the kind stands there."""
    if not _particled(clauses, start) or not clauses.words[start].text.startswith(clauses.letters("owning")):
        return start
    named = clauses.mention_from(start)
    end = _past_adverbs(clauses, named.end if named else phrase(clauses, start, taken).end)
    inside = start < end < len(clauses) and end not in taken and not clauses.apart(end)
    return end if inside and not _ends_bound(clauses, end, end) and not _particled(clauses, end) else start


def phrase(clauses: Clauses, start: int, taken: frozenset[int]) -> Range:
    """The noun phrase that begins with a word."""
    end, inside = start, 0
    while end < min(len(clauses), start + LONGEST) and end not in taken:
        inside = max(inside, _quoted(clauses, end))
        if end > start and clauses.apart(end) and end > inside:
            break
        if end >= inside and _ends(clauses, start, end):
            break
        end += 1
    return Range(start, end)


def is_finite(clauses: Clauses, index: int) -> bool:
    """Whether a word looks like a verb with a subject of its own."""
    word = clauses.words[index]
    return clauses.fits(index, "finite") or (not word.name and past(word.text, clauses.language))


def complete(clauses: Clauses, index: int) -> bool:
    """Whether a word is definite, so that its phrase wants no further noun."""
    word, article = clauses.words[index], clauses.language.article
    forms = (word.text,) if clauses.fits(index, "whole") else word.forms
    if any(form.startswith(article) and len(form) > len(article) + 1 for form in forms):
        return True
    if len(word.text) >= _SHORT and clauses.written(index, "owner-endings"):
        return True
    return any(place.end == index + 1 and (one.kind in _NAMES or place.end - place.first > 1)
               for place, one in clauses.mentions if one.kind is not MentionKind.ROLE)


def _up_to_that(clauses: Clauses, start: int, taken: frozenset[int]) -> int | None:
    """Where the words said begin, if nothing but nouns stands before: all of them are the source then."""
    for index in range(start, min(start + LONGEST, len(clauses))):
        if index > start and (clauses.introduces(index) or ":" in clauses.gap(index)):
            return index
        if index in taken or clauses.fits(index, "ends") or _is_verb(clauses, index):
            return None
        if index > start and (clauses.apart(index) or _parted(clauses, index)):
            return None
    return None


def _quoted(clauses: Clauses, index: int) -> int:
    """Where a name in quotation marks that begins at a word ends («قال "الكرملين" إن»), 0 where none begins."""
    if index >= len(clauses) or not clauses.opens(index) or clauses.gap(index).strip(' "«“'):
        return 0
    return next((end for end in range(index + 1, min(index + _QUOTED, len(clauses)))
                 if clauses.closes(end) and not clauses.gap(end).strip(' "»”')), 0)


def _ends(clauses: Clauses, start: int, index: int) -> bool:
    return (_ends_bound if clauses.language.article else _ends_loose)(clauses, start, index)


def _ends_loose(clauses: Clauses, start: int, index: int) -> bool:
    """Whether a phrase in a language without a construct state ends before a word."""
    if clauses.fits(index, "ends") or (index > start and is_finite(clauses, index)
                                       and not clauses.fits(index + 1, "behind-participle")):
        return True
    if not clauses.fits(index, "bridges") or index == start:
        return index == start and clauses.fits(index, "prepositions")
    name = clauses.words[index - 1].name and clauses.fits(index, "places-of-saying")
    return name or clauses.fits(index + 1, "manner") or index + 1 >= len(clauses)


def _ends_bound(clauses: Clauses, start: int, index: int) -> bool:
    """Whether a phrase in a language with a construct state ends before a word."""
    if index == start:
        return clauses.fits(index, "ends") or _is_verb(clauses, index) or _joined(clauses, index)
    if _goes_on(clauses, index):
        return False
    if clauses.fits(index, "ends"):
        return not _bridged(clauses, index)
    if _joined(clauses, index):
        return clauses.mention_from(index) is None
    if _parted(clauses, index) or _is_verb(clauses, index):
        return True
    if complete(clauses, index - 1):
        if clauses.fits(index, "indefinite-adjectives"):
            return False
        return not (_definite_adjective(clauses, index) or _is_bearer(clauses, start, index))
    return _without_construct(clauses, index - 1) and not _indefinite_adjective(clauses, index)


def _goes_on(clauses: Clauses, index: int) -> bool:
    """Whether a word belongs to what stands before it whatever it is: inside a name, behind «باسم» or «المشتبه»."""
    inside = any(index in place and index - 1 in place and one.kind is not MentionKind.ROLE
                 for place, one in clauses.mentions)
    return inside or clauses.fits(index, "goes-on") or clauses.has("goes-on", [index - 1]) or (
        clauses.has("wanting", [index - 1]) or clauses.fits(index - 1, "inside"))


def _bridged(clauses: Clauses, index: int) -> bool:
    """Whether a preposition stands inside the phrase: «مصدر في الوزارة», «اثنان من السكان»."""
    if index + 1 >= len(clauses) or clauses.apart(index + 1):
        return False
    if clauses.fits(index + 1, "manner") or clauses.fits(index + 1, "days"):
        return False
    if clauses.has("relating", [index - 1]):
        return True
    if clauses.fits(index, "of-a-number"):
        return clauses.has("counted", [index - 1])
    return clauses.fits(index, "inside") and not complete(clauses, index - 1)


def _without_construct(clauses: Clauses, index: int) -> bool:
    text = clauses.words[index].text
    return clauses.has("unbound", [index]) or (
        text.endswith(clauses.letters("unbound-endings")) and len(text) > _SHORT)


def _definite_adjective(clauses: Clauses, index: int) -> bool:
    word = clauses.words[index]
    return clauses.fits(index, "adjectives") or (
        word.text.startswith(clauses.language.article) and word.text.endswith(clauses.letters("adjective-endings"))
        and not clauses.written(index, "no-adjective-endings"))


def _indefinite_adjective(clauses: Clauses, index: int) -> bool:
    text = clauses.words[index].text
    ending = clauses.letters("adjective-endings") + clauses.letters("unbound-endings")
    return clauses.fits(index, "indefinite-adjectives") or (
        not text.startswith(clauses.language.article) and text.endswith(ending))


def _is_bearer(clauses: Clauses, start: int, index: int) -> bool:
    """Whether a name begins here behind a title («الرئيس ليلى عزيز»), or goes on behind a given name."""
    if any(place.first == index and one.kind == MentionKind.PERSON for place, one in clauses.mentions):
        return True
    written, spoken = clauses.words[index].written, clauses.language
    title = titled(clauses.words[start].text, spoken) or any(
        place.first == start and one.kind == MentionKind.ROLE for place, one in clauses.mentions)
    if title and named(written, spoken, inside=True, least=_BEHIND_TITLE):
        return True
    if clauses.written(index, "accusative-endings"):
        return False
    given = named(clauses.words[index - 1].written, spoken, inside=True, least=_BEHIND_TITLE)
    last = clauses.apart(index + 1) or clauses.fits(index + 1, "ends")
    return given and (title or last) and named(written, spoken, inside=True, least=_BEHIND_NAME)


def _is_verb(clauses: Clauses, index: int) -> bool:
    """Whether a word is a verb: «ترامب» begins like one, and is a name."""
    word = clauses.words[index]
    return imperfect(word.text, clauses.language) and clauses.mention_from(index) is None and not (
        clauses.fits(index, "whole") or named(word.written, clauses.language, inside=True, least=_BEHIND_TITLE))


def _joined(clauses: Clauses, index: int) -> bool:
    """Whether a conjunction is written onto a word: «الشرطة وشهود»."""
    return clauses.words[index].text.startswith(clauses.letters("joins")) and not (
        clauses.fits(index, "whole") or _begins_name(clauses, index))


def _parted(clauses: Clauses, index: int) -> bool:
    """Whether a particle parts a word from the phrase; behind «تقرير» it does not («تقرير للأمم المتحدة»), but before
    whom everybody tells («قال مسؤول للصحفيين»)."""
    related = clauses.has("relating", [index - 1]) and clauses.words[index].text.startswith(clauses.letters("owning"))
    return _particled(clauses, index) and (not related or clauses.fits(index, "addressees"))


def _particled(clauses: Clauses, index: int) -> bool:
    """Whether a particle is written onto a word: «رحبت بالاتفاق» names nobody."""
    text = clauses.words[index].text
    if not text.startswith(clauses.letters("particles")) or len(text) < _SHORT - 1 or clauses.fits(index, "whole"):
        return False
    return text.startswith(clauses.letters("owning-article")) or not _begins_name(clauses, index)


def _begins_name(clauses: Clauses, index: int) -> bool:
    """Whether a name begins with the first letter of a word."""
    return any(place.first == index and one.kind in _NAMES and one.text.startswith(clauses.words[index].written[:2])
               for place, one in clauses.mentions)
