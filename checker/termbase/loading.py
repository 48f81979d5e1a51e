"""Termbase files (TOML) → entries; what contradicts itself is an error that names file and entry."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

# The same reader as tomllib, compiled: 800 entries in a fifth of the time, and every run of the program reads them.
import tomli

from checker.bulk import bulk
from checker.compiled import digest_of, kept
from checker.errors import TermbaseError
from checker.termbase._entry import GENDERS, SETS, Entry
from checker.termbase._termbase import Termbase
from checker.termbase._written import read, written
from checker.termbase.matching import key as folded

# What a file holds, by its name or that of its folder (`places/europe.toml`); every other file holds organisations.
_KINDS = {"portfolios": "portfolio", "countries": "country", "places": "place", "roles": "role"}
_AMBIGUOUS = "ambiguous"
_PLAIN = {"class": "category", "country": "country", "part_of": "part_of"}
_LISTS = ("acronyms", *SETS)
_ROLES = frozenset({"name", "head", "weak", "cased", "hint", "adjective", "people", "capital", *GENDERS})
# "en" holds names, "weak_en" forms with a role.
_FORM = re.compile(r"(?:(?P<role>[a-z]+)_)?(?P<language>[a-z]{2})")

Table = Mapping[str, Any]


def built_in() -> Path:
    """The folder of the termbase that comes with the program."""
    return Path(str(resources.files("checker.termbase"))) / "data"


@cache
def load_termbase(*folders: Path) -> Termbase:
    """The termbase in these folders together (the built-in one when none is given), read once in a process.

    Raises TermbaseError where entries contradict each other: one id twice, an alias that two bodies share and no
    `ambiguous.toml` declares, an unknown look-alike or parent, a key we do not know.
    """
    with bulk():
        paths = [path for folder in folders or (built_in(),) for path in sorted(folder.rglob("*.toml"))]
        files = {path: path.read_bytes() for path in paths}
        # The names too: an entry says in which file it stands, and a file's name what it holds.
        digest = digest_of([*(str(path).encode() for path in files), *files.values()])
        return read(kept("termbase", digest, lambda: written(_loaded(files, checked=bool(folders)))), digest)


def _loaded(files: Mapping[Path, bytes], *, checked: bool) -> Termbase:
    """The termbase in these files; the built-in one is checked by the tests, not by every run."""
    entries: dict[tuple[str, str], Entry] = {}
    declared: list[tuple[str, Table]] = []
    for path, content in files.items():
        table = _table(path, content)
        if path.stem == _AMBIGUOUS:
            declared += [(str(path), alias) for alias in table.get("alias", [])]
        else:
            for entry in _entries(path, table):
                _add(entries, entry)
    ambiguous = _declared(declared, entries)
    if checked:
        _connected(entries)
        _unambiguous(entries.values(), ambiguous)
    return Termbase(entries, ambiguous)


def _table(path: Path, content: bytes) -> Table:
    try:
        return tomli.loads(content.decode("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TermbaseError(f"is not valid TOML: {error}", place=str(path), advice="correct that line") from None


def _entries(path: Path, table: Table) -> Iterator[Entry]:
    kind = _KINDS.get(path.stem) or _KINDS.get(path.parent.name, "organisation")
    for name, fields in table.items():
        place = f"{path}: [{name}]"
        if not isinstance(fields, dict):
            raise TermbaseError("is not a table", place=place, advice="write [id] above the entry's lines")
        yield _entry(name, kind, place, fields)


def _entry(name: str, kind: str, place: str, fields: Table) -> Entry:
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    plain: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in fields.items():
        if key in _PLAIN:
            plain[_PLAIN[key]] = str(value)
        elif key in _LISTS:
            lists[key] = _words(value, key, place)
        elif (match := _FORM.fullmatch(key)) and (match["role"] or "name") in _ROLES:
            forms[match["role"] or "name", match["language"]] = _words(value, key, place)
        else:
            close = difflib.get_close_matches(key, [*_PLAIN, *_LISTS, *(f"{role}_{key[-2:]}" for role in _ROLES)])
            advice = f"did you mean '{close[0]}'?" if close else "remove it"
            raise TermbaseError(f"unknown key '{key}'", place=place, advice=advice)
    look_alikes, wider, covers, marks = (frozenset(lists.get(key, ())) for key in SETS)
    return Entry(name, kind, place, forms, lists.get("acronyms", ()), look_alikes, plain.get("category", ""),
                 plain.get("country", ""), plain.get("part_of", ""), wider, covers, marks)


def _words(value: object, key: str, place: str) -> tuple[str, ...]:
    words = (value,) if isinstance(value, str) else value
    if not (isinstance(words, list | tuple) and all(isinstance(word, str) and word.strip() for word in words)):
        raise TermbaseError(f"'{key}' must be a list of words", place=place, advice=f'write {key} = ["…"]')
    return tuple(words)


def _add(entries: dict[tuple[str, str], Entry], entry: Entry) -> None:
    known = entries.setdefault((entry.kind, entry.id), entry)
    if known is not entry:
        raise TermbaseError(f"the id '{entry.id}' stands in {known.place} too", place=entry.place, advice="rename one")


def _connected(entries: Mapping[tuple[str, str], Entry]) -> None:
    """Raises TermbaseError where an entry points at one that does not exist."""
    for entry in entries.values():
        pointed = {"look_alikes": entry.look_alikes, "wider": entry.wider, "part_of": {entry.part_of} - {""}}
        for key, names in pointed.items():
            for name in sorted(names):
                if (entry.kind, name) not in entries:
                    close = difflib.get_close_matches(name, [one for kind, one in entries if kind == entry.kind], n=1)
                    advice = f"did you mean '{close[0]}'?" if close else "add it or take it out"
                    raise TermbaseError(f"'{key}' names the unknown entry '{name}'", place=entry.place, advice=advice)


def _declared(aliases: Iterable[tuple[str, Table]],
              entries: Mapping[tuple[str, str], Entry]) -> dict[str, frozenset[str]]:
    """The aliases declared to mean several bodies, as written, with the ids of those bodies."""
    result: dict[str, frozenset[str]] = {}
    for place, alias in aliases:
        bodies = frozenset(alias["bodies"])
        for body in sorted(bodies):
            if ("organisation", body) not in entries:
                raise TermbaseError(f"'{alias['name']}' is declared for the unknown body '{body}'", place=place,
                                    advice="correct the id")
        name = folded(alias["name"])
        result[name] = result.get(name, frozenset()) | bodies
    return result


def _unambiguous(entries: Iterable[Entry], declared: Mapping[str, frozenset[str]]) -> None:
    """Raises TermbaseError for an alias that means two bodies and is not declared to."""
    meant: dict[tuple[str, bool], dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.kind != "organisation":
            continue
        for (role, _), forms in entry.forms.items():
            if role not in ("weak", "hint"):  # "the agency" is weak for many: the article decides which one it is
                for form in forms:
                    meant[folded(form), role == "cased"][entry.id] = entry
        for acronym in entry.acronyms:
            meant[acronym.replace(".", ""), True][entry.id] = entry
    for (form, _), bodies in meant.items():
        if len(bodies) > 1 and not bodies.keys() <= declared.get(folded(form), frozenset()):
            first, second = sorted(bodies.values(), key=lambda entry: entry.id)[:2]
            raise TermbaseError(f"'{form}' names '{first.id}' and '{second.id}'", place=second.place,
                                advice="take it out of one, or declare it in ambiguous.toml")
