"""The user's own termbase: which terms the house prefers, admits and forbids, and where a text uses them.

Read from TBX (see `tbx`) or CSV (see `term_table`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from checker.article import Span
from checker.bulk import bulk
from checker.errors import TermbaseError
from checker.languages import all_languages, language
from checker.languages.codes import is_language
from checker.termbase._concept import Concept, RawTerm, Status, Term
from checker.termbase.inflection import inflected
from checker.termbase.matching import Alias, Matcher, key, loosen
from checker.termbase.tbx import read_tbx
from checker.termbase.term_table import read_term_table

__all__ = ["Concept", "House", "Status", "Term", "Use", "load_house", "statuses", "uses"]

LARGEST = 2**26  # bytes: more than half a million terms
_READERS = {".tbx": read_tbx, ".xml": read_tbx, ".csv": read_term_table, ".tsv": read_term_table}
# What ISO 30042 and its users call a status, without the "Term" and "-admn-sts" at its end.
_STATUSES = {
    "preferred": Status.PREFERRED, "standardized": Status.PREFERRED,
    "": Status.ADMITTED, "admitted": Status.ADMITTED, "legal": Status.ADMITTED, "regulated": Status.ADMITTED,
    "forbidden": Status.FORBIDDEN, "deprecated": Status.FORBIDDEN, "superseded": Status.FORBIDDEN,
    "notrecommended": Status.FORBIDDEN, "obsolete": Status.FORBIDDEN,
}


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """The concepts of one or more files; equal only to itself, so that what is built from it can be kept for it.

    `digest` changes with the content of the files; it is empty without any.
    """

    concepts: tuple[Concept, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text: `meanings` are the concepts it is a term of, with what each says of it; `text` and `span` are
    its words there, counted from the beginning of the text that was searched."""

    meanings: tuple[tuple[Concept, Term], ...]
    text: str
    span: Span


@cache
def load_house(*paths: Path) -> House:
    """The termbase in these files together, read once in a process; empty without files.

    Raises TermbaseError, with file and line, for what can't be read or contradicts itself: an unknown language or
    status, two preferred terms, a term both used and forbidden.
    """
    contents = [_bytes(path) for path in paths]
    concepts = (concept for path, data in zip(paths, contents, strict=True) for concept in _concepts(path, data))
    return House(tuple(concepts), hashlib.sha256(b"\x1f".join(contents)).hexdigest()[:16] if contents else "")


def uses(house: House, code: str, text: str) -> tuple[Use, ...]:
    """The terms that a text in the language with this code uses, in its order; of two that overlap the longer."""
    return _uses(house, code, text) if house.concepts else ()


@lru_cache(maxsize=4096)
def _uses(house: House, code: str, text: str) -> tuple[Use, ...]:
    matcher, meanings = _matcher(house, code)
    loose = loosen(text)
    found = []
    for hit in matcher.find(loose):
        span = loose.span(hit.start, hit.end)
        end = span.end
        while end < len(text) and text[end].isalnum():  # the ending that the matcher passed over belongs to the word
            end += 1
        told = dict.fromkeys(meanings[int(alias.value)] for alias in hit.aliases)
        found.append(Use(tuple(told), text[span.start:end], Span(span.start, end)))
    return tuple(found)


@cache
def _matcher(house: House, code: str) -> tuple[Matcher, list[tuple[Concept, Term]]]:
    meanings = [(concept, term) for concept in house.concepts for term in concept.terms if term.language == code]
    with bulk():
        aliases = [alias for place, (_, term) in enumerate(meanings) for alias in _aliases(term, str(place))]
        return Matcher(aliases, language(code)), meanings


def _aliases(term: Term, value: str) -> Iterator[Alias]:
    """The forms in which a term is found. One given without the article is found with it too."""
    spoken = language(term.language)
    if term.cased and term.text != term.text.lower():
        yield Alias(value, term.text, "cased")
        return
    article = "kept" if spoken.article and term.text.startswith(spoken.article) else "free"
    for form in sorted(inflected(term.text, spoken)):
        yield Alias(value, term.text, article=article, folded=form)


def _concepts(path: Path, data: bytes) -> Iterator[Concept]:
    raw = _READERS[path.suffix.lower()](path, data)
    if not raw:
        raise TermbaseError("holds no terms", place=str(path), advice="was it exported with its entries?")
    terms: dict[str, list[Term]] = defaultdict(list)
    for one in raw:
        if term := _term(one, f"{path}:{one.line}"):
            terms[one.concept].append(term)
    for name, of_concept in terms.items():
        _require_consistent(of_concept)
        yield Concept(name, tuple(of_concept))


def _bytes(path: Path) -> bytes:
    if path.suffix.lower() not in _READERS:
        raise TermbaseError("is no termbase we read", place=str(path), advice=f"give one of {', '.join(_READERS)}")
    try:
        if path.stat().st_size > LARGEST:
            raise TermbaseError(f"is bigger than {LARGEST // 2**20} MiB", place=str(path), advice="split it")
        data = path.read_bytes()
    except OSError as error:
        raise TermbaseError(f"can't be read: {error.strerror}", place=str(path),
                            advice="check the path; it counts from the settings file's folder") from None
    if not data.strip():
        raise TermbaseError("is empty", place=str(path), advice="was it saved?")
    return data


def _term(raw: RawTerm, place: str) -> Term | None:
    """The term understood; None for one in a language that we do not have."""
    if not raw.concept:
        raise TermbaseError("the term has no concept", place=place, advice="say what it stands for")
    if not any(letter.isalnum() for letter in raw.text):
        raise TermbaseError("the term is empty", place=place, advice="fill it in or remove the entry")
    status = _STATUSES.get(raw.status.lower().removesuffix("-admn-sts").removesuffix("term").replace(" ", ""))
    if status is None:
        raise TermbaseError(f"unknown status '{raw.status}'", place=place,
                            advice="use preferred, admitted or forbidden")
    code = raw.language.replace("_", "-").partition("-")[0].lower()
    if not is_language(code):
        what = f"unknown language '{raw.language}'" if raw.language else "the term has no language"
        raise TermbaseError(what, place=place, advice=f"use an ISO 639-1 code, as {' or '.join(all_languages())}")
    return Term(raw.text, code, status, raw.note, raw.cased, place) if code in all_languages() else None


def _require_consistent(terms: Iterable[Term]) -> None:
    """Raises TermbaseError where the terms of a concept contradict each other."""
    known: dict[tuple[str, str], Term] = {}
    preferred: dict[str, Term] = {}
    for term in terms:
        former = known.setdefault((term.language, term.text if term.cased else key(term.text)), term)
        if former.status is not term.status:
            raise TermbaseError(f"'{term.text}' is {term.status} here and {former.status} at {former.place}",
                                place=term.place, advice="keep one of the two")
        if term.status is Status.PREFERRED:
            first = preferred.setdefault(term.language, term)
            if first.text != term.text:
                raise TermbaseError(f"'{term.text}' is preferred here and '{first.text}' at {first.place}",
                                    place=term.place, advice="make one of them admitted")


def statuses(use: Use) -> Mapping[Status, tuple[Concept, Term]]:
    """What the house says of a term in use: the first meaning with each status."""
    return {term.status: (concept, term) for concept, term in reversed(use.meanings)}
