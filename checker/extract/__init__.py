"""Extraction: the mentions of a sentence, one module a kind. The first module to claim a word keeps it."""

from collections.abc import Sequence

from checker.article import Article, Sentence, Span
from checker.document import Document
from checker.extract._antecedents import with_antecedents
from checker.extract._letters import sounded
from checker.extract._named import countries, everyday_bodies, hinted, short_forms
from checker.extract._patterned import patterned
from checker.extract._resolving import resolved
from checker.extract._unlisted import kinds, spaced
from checker.extract.attributions import attributions
from checker.extract.certainty import certainty
from checker.extract.dates import dates
from checker.extract.numbers import numbers
from checker.extract.organisations import HEAD, UNLISTED, WEAK, organisations
from checker.extract.persons import persons, written_large
from checker.extract.persons import resolved as with_full_names
from checker.extract.places import UNLISTED as UNLISTED_PLACE
from checker.extract.places import places
from checker.extract.polarity import polarity
from checker.extract.quantities import quantities
from checker.extract.quotations import quotations
from checker.extract.roles import roles
from checker.languages import Language, language
from checker.mention import LISTED_BODY, Mention, MentionKind
from checker.termbase import Termbase, key, loosen

__all__ = ["countries", "everyday_bodies", "extract", "hinted", "kinds", "organisations", "patterned", "short_forms",
           "sounded", "spaced"]

# Persons come last and leave these their words: "Washington" and "Reading" have names of their own, and "Eighty-two" at
# the head of a sentence is a figure. Dates take nothing: "April", "May" and "August" are given names too.
_NO_PERSON = (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NUMBER, MentionKind.QUANTITY)


def extract(article: Article, sentences: Sequence[Sentence], termbase: Termbase) -> Document:
    """The article as a document: its sentences, and the mentions of each in the order of the text.

    Raises InputError when there is no language with the article's code.
    """
    spoken = language(article.language)
    mentions = [_mentions(sentence, spoken, termbase) for sentence in sentences]
    settled = [_without_places(found) for found in resolved(article, mentions)]
    known = written_large(with_full_names(settled), article.text, spoken)
    said = [attributions(sentence, spoken, found) for sentence, found in zip(sentences, known, strict=True)]
    in_marks = quotations(article, sentences)
    everything = tuple(tuple(sorted([*found, *marked], key=lambda mention: mention.span)) if marked else found
                       for found, marked in zip(known, in_marks, strict=True))
    return Document(article, tuple(sentences), everything, with_antecedents(sentences, said, spoken, article.text))


def _mentions(sentence: Sentence, spoken: Language, termbase: Termbase) -> list[Mention]:
    """The mentions of a sentence: bodies the termbase knows keep their words («حركة 23 مارس» is no date), then dates,
    quantities, numbers. A phrase that only looks like a body's name may share its words; a weak name yields them to a
    date («نيسان/أبريل» is no make of car)."""
    found = organisations(sentence, spoken, termbase)
    days = dates(sentence, spoken)
    bodies = [body for body in found if WEAK not in body.marks or not _claimed(body, days)]
    taken = [body for body in bodies if UNLISTED not in body.marks]
    for ones in (days, quantities(sentence, spoken), numbers(sentence, spoken)):
        taken += [mention for mention in ones if not _claimed(mention, taken)]
    listed = [body for body in bodies if UNLISTED not in body.marks]
    taken += [body for body in bodies if UNLISTED in body.marks]
    # "A court in Granada": whether a club's short name is a club's only the whole article tells.
    # «دولار أسترالي» is a currency, no word about Australia, for which "A$" has none.
    closed = [body.span for body in listed if WEAK not in body.marks]
    closed += [mention.span for mention in taken if mention.value.startswith("money:")]
    taken += places(sentence, spoken, termbase, closed)
    names = persons(sentence, spoken, [mention.span for mention in taken if _is_no_person(mention)])
    held = roles(sentence, spoken, termbase, [
        _named_in(body, spoken, termbase) if HEAD in body.marks else body.span for body in listed])
    # «متحدثة باسم المحكمة»: the title ends with what is a given name elsewhere.
    names = [name for name in names if not any(
        role.span.start < name.span.start and name.span.end <= role.span.end for role in held)]
    said = [*polarity(sentence, spoken), *certainty(sentence, spoken)]
    return sorted([*taken, *names, *held, *said], key=lambda mention: mention.span)


def _without_places(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without the places that a body's name holds, now that the article has told which names are one's."""
    bodies = [one.span for one in found if one.kind is MentionKind.ORGANISATION and UNLISTED not in one.marks]
    return tuple(one for one in found if one.kind is not MentionKind.PLACE or not any(
        body.start <= one.span.start and one.span.end <= body.end for body in bodies))


def _named_in(head: Mention, spoken: Language, termbase: Termbase) -> Span:
    """Where the title of a leader has the body's name: of «مدير مكتب التحقيقات الفيدرالي» all but the first word."""
    loose = loosen(head.text)
    entries = (termbase.entries.get(("organisation", one.removeprefix(LISTED_BODY))) for one in head.value.split("|"))
    forms = [key(form) for entry in entries if entry for form in (*entry.names(spoken.code), *entry.acronyms)]
    name = max((form for form in forms if loose.text.endswith(" " + form)), key=len, default="")
    end = head.span.end
    return Span(head.span.start + loose.span(len(loose.text) - len(name), len(loose.text)).start, end) if name \
        else Span(end, end)


def _is_no_person(mention: Mention) -> bool:
    return mention.kind in _NO_PERSON and UNLISTED_PLACE not in mention.marks


def _claimed(mention: Mention, taken: Sequence[Mention]) -> bool:
    """Whether another kind has one of the mention's words already."""
    return any(other.kind is not mention.kind and mention.span.overlaps(other.span) for other in taken)
