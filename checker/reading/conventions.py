"""How the files of one report are named, as patterns: "{report}.{language}.*", "{language}/{report}.*".

A pattern holds for the end of a path, folders and all. The versions of a report have the same words for {report} and
the same folders before; {language} is what they differ in, and "*" stands for what they may differ in beside it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path, PurePath

from checker.errors import SettingsError
from checker.languages import all_languages, language
from checker.languages.tags import tag_like, tag_pattern
from checker.settings import VERSIONS, Settings, unknown

_REPORT, _LANGUAGE = "report", "language"
_FIRST = f"{_LANGUAGE}0"  # the group of the first {language} in a pattern
_KEY = "versions"
_TOKEN = re.compile(r"\{([^{}]*)\}|(\.\*$)|(\*)|([^{}*]+)|([{}])")
_SPELLING = re.compile(r"([a-z]{2,3})=([^=,{}]*)")
_AS_IN = 'as in "{report}.{language}.*"'


@dataclass(frozen=True, slots=True)
class Named:
    """A version of a report: a file and its language. `report` is what the report is called, as seen from the folder
    searched; `key` is the same for its other versions: the convention, the folders before, the name."""

    path: Path
    language: str
    report: PurePath
    key: tuple[str, str, str]
    convention: "Convention | None" = None

    @classmethod
    def by_its_text(cls, path: Path, code: str) -> "Named":
        """A file whose name tells no language."""
        folder = path.absolute().parent.as_posix().rstrip("/")
        return cls(path, code, PurePath(path.stem), ("", f"{folder}/", path.stem))

    def partner(self, code: str) -> Path | None:
        """Where the version in the language with this code is expected, if the name says that."""
        return self.convention.partner(self.path, self.language, code) if self.convention else None


@dataclass(frozen=True, slots=True)
class Convention:
    """One pattern; raises ValueError, which says what is wrong and what to write, for one that is none."""

    pattern: str

    def __post_init__(self) -> None:
        names = [inside.partition(":")[0] for inside, *_ in _TOKEN.findall(self.pattern) if inside]
        fault = _fault(self.pattern, names)
        if fault:
            raise ValueError(*fault)

    def named(self, path: Path, codes: tuple[str, ...], folder: Path | None = None) -> Named | None:
        """The file as one version of a report, in a language with one of these codes; None when its path is another.

        What tells the language lies below `folder`; without one, within as many folders as the pattern names.
        """
        whole = path.absolute().as_posix()
        floor = len(folder.absolute().as_posix().rstrip("/")) + 1 if folder else self._last_parts(whole)
        found = [(bool(match[_FIRST]), match.start(_FIRST), code, match) for code in codes
                 if (match := _compiled(self.pattern, code).fullmatch(whole)) and match.start(_FIRST) >= floor]
        if not found:
            return None
        # The last word that can be meant is meant: of "ar/2024/en/floods.txt" it is "en"; and some word before none.
        *_, code, match = max(found, key=lambda one: one[:2])
        before, report = match["before"], match[_REPORT]
        return Named(path, code, PurePath(before[floor:], report), (self.pattern, before, report), self)

    def partner(self, path: Path, mine: str, other: str) -> Path:
        """The path of a version, in this language, with the other language's word in the place of its own."""
        match = _compiled(self.pattern, mine).fullmatch(path.absolute().as_posix())
        assert match is not None  # noqa: S101 - the path was matched before
        whole, shift = match.string, len(match.string) - len(path.as_posix())
        places = [inside.partition(":")[2] for inside, *_ in _TOKEN.findall(self.pattern) if _is_language(inside)]
        for number, spelt in reversed(list(enumerate(places))):
            start, end = match.span(f"{_LANGUAGE}{number}")
            written = {other: tag_like(whole[start:end], other), **_spellings(spelt)}
            whole = whole[:start] + written[other] + whole[end:]
        return Path(whole[shift:])

    def _last_parts(self, whole: str) -> int:
        parts = whole.split("/")
        return len("/".join(parts[:-self.pattern.count("/") - 1])) + 1


@dataclass(frozen=True, slots=True)
class Conventions:
    """The patterns of a run, the first that gives a file its partner first."""

    every: tuple[Convention, ...]

    @classmethod
    def of(cls, settings: Settings) -> "Conventions":
        """What `versions` says. Raises SettingsError, with file and line, for a pattern that is none."""
        return cls(tuple(_read(settings)))

    def __iter__(self) -> Iterator[Convention]:
        return iter(self.every)

    def __str__(self) -> str:
        return ", ".join(one.pattern for one in self.every)

    def named(self, path: Path, codes: tuple[str, ...], folder: Path | None = None) -> Named | None:
        """The file as the first convention that it fits has it; see `Convention.named`."""
        return next((named for one in self.every if (named := one.named(path, codes, folder))), None)


def _read(settings: Settings) -> Iterator[Convention]:
    if not settings.versions:
        raise SettingsError(f"'{_KEY}' names no pattern", place=settings.place(_KEY),
                            advice=f"write one, {_AS_IN}, or leave '{_KEY}' out for the usual ones")
    for pattern in settings.versions:
        try:
            yield Convention(pattern)
        except ValueError as error:
            what, advice = error.args
            raise SettingsError(f"'{pattern}' {what}", place=settings.place(_KEY), advice=advice) from None


def _is_language(inside: str) -> bool:
    return inside.partition(":")[0] == _LANGUAGE


def _fault(pattern: str, names: list[str]) -> tuple[str, str] | None:
    """What is wrong with a pattern, and what to write."""
    if any(stray for *_, stray in _TOKEN.findall(pattern)) or "{}" in pattern:
        return "has a brace that is not closed, or nothing in it", f"write {{report}} and {{language}}, {_AS_IN}"
    for name in names:
        if name not in (_REPORT, _LANGUAGE):
            error = unknown(name, (_REPORT, _LANGUAGE), place="", what="placeholder")
            return f"has an unknown placeholder {{{name}}}", f"{error.advice}; * stands for anything within a name"
    for wanted, why in ((_LANGUAGE, "in which versions of a report differ"), (_REPORT, "which they have in common")):
        if wanted not in names:
            return f"has no {{{wanted}}}, {why}", f"write it where it stands in the path, {_AS_IN}"
    if "\\" in pattern or pattern.startswith(("/", "./", "../")):
        return "is no end of a path", 'put / between folders and none in front, as in "{language}/{report}.*"'
    return next(filter(None, map(_fault_of_spelling, _TOKEN.findall(pattern))), None)


def _fault_of_spelling(token: tuple[str, ...]) -> tuple[str, str] | None:
    name, colon, spelt = token[0].partition(":")
    advice = "write {language:ar=A,en=E}: the code of each language, and how it is written"
    if not colon:
        return None
    if name != _LANGUAGE or not all(map(_SPELLING.fullmatch, spelt.split(","))):
        return f"spells {{{token[0]}}} in no way we know", advice
    if strange := [code for code in _spellings(spelt) if code not in all_languages()]:
        return f"names a language that we do not have: {strange[0]}", f"use one of {', '.join(all_languages())}"
    if len(set(_spellings(spelt).values())) < len(spelt.split(",")):
        return f"writes two languages alike in {{{token[0]}}}", advice
    return None


def _spellings(spelt: str) -> Mapping[str, str]:
    return dict(_SPELLING.findall(spelt))


@lru_cache
def _compiled(pattern: str, code: str) -> re.Pattern[str]:
    """The paths of versions in this language; the groups language0, language1 … hold the words for it."""
    made, places = "", count()
    for inside, suffix, star, literal, _ in _TOKEN.findall(pattern):
        if _is_language(inside):
            spelt = _spellings(inside.partition(":")[2])
            word = re.escape(spelt[code]) if code in spelt else tag_pattern(language(code))
            made += f"(?P<{_LANGUAGE}{next(places)}>{word})"
        elif inside:
            made += "(?P=report)" if "(?P<report>" in made else "(?P<report>.+)"
        else:
            made += r"\.[^./]+" if suffix else "[^/]*" if star else re.escape(literal)
    return re.compile(rf"(?P<before>(?:.*/)?){made}", re.DOTALL)


USUAL = Conventions(tuple(map(Convention, VERSIONS)))
