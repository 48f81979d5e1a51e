"""Texts with their attributions marked: what `checker score` measures extraction against. The format is told in the
package's docstring."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.article import Article, Span
from checker.errors import InputError
from checker.languages import language
from checker.reading import read_article

ROLES = {"s": "source", "c": "cue", "q": "content"}
_TOKEN = re.compile(r"\[(?P<role>[scq])(?P<numbers>\d*) ?|(?P<end>\])|(?P<stray>\[)")
_ANTECEDENT = " = "
_BREAK = "¶"
# A mark: its role, the numbers of its statements, where it stands, what it stands for.
_Mark = tuple[str, str, Span, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution as marked: the spans of its source, cue and content, and the words its source stands for (""
    where it names itself)."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    antecedent: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One line of a marked file: the text without its marks, and the statements in it."""

    article: Article
    statements: tuple[Statement, ...]


def marked_files(path: Path) -> tuple[Path, ...]:
    """The files with marked texts at a path: the `.txt` file itself, or those of a folder that holds no others."""
    if path.is_file():
        return (path,) if path.suffix == ".txt" else ()
    return tuple(sorted(path.glob("*.txt")))


def read_marked(path: Path) -> Iterator[Marked]:
    """The marked texts of a file NAME.LANGUAGE.txt, one a line; empty lines and those that begin with # are left out.

    Raises InputError, with file and line, for a bracket that opens or closes nothing and for a name without language.
    """
    code = path.name.split(".")[-2] if path.name.count(".") > 1 else ""
    if not code:
        raise InputError("the name of a file with marked texts tells its language", place=str(path),
                         advice="call it NAME.ar.txt or NAME.en.txt")
    spoken = language(code)
    for number, line in enumerate(read_article(path, spoken.code).text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield _marked(line.strip(), spoken.code, path, number)


def _marked(line: str, code: str, path: Path, number: int) -> Marked:
    place = f"{path}:{number}"
    text, at = "", 0
    spans: list[_Mark] = []
    open_marks: list[tuple[str, str, int]] = []
    for match in _TOKEN.finditer(line):
        text += line[at:match.start()]
        at = match.end()
        if match["stray"]:
            raise InputError("a bracket opens no mark", place=place, advice="write [s source], [c cue] or [q content]")
        if match["end"]:
            if not open_marks:
                raise InputError("a bracket closes nothing", place=place, advice="each mark is opened by [s, [c or [q")
            role, numbers, start = open_marks.pop()
            text, antecedent = _without_antecedent(text, start)
            spans.append((role, numbers, Span(start, len(text)), antecedent))
        else:
            open_marks.append((match["role"], match["numbers"] or "1", len(text)))
    if open_marks:
        raise InputError("a mark is not closed", place=place, advice="end it with ]")
    shown = (text + line[at:]).replace(_BREAK, "\n")
    return Marked(Article(place, str(path), code, shown, number), tuple(_statements(spans)))


def _without_antecedent(text: str, start: int) -> tuple[str, str]:
    """The text without what stands behind " = " in a mark that begins at `start`, and that."""
    words, mark, antecedent = text[start:].partition(_ANTECEDENT)
    return (text[:start] + words, antecedent) if mark else (text, "")


def _statements(spans: list[_Mark]) -> Iterator[Statement]:
    by_number: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    antecedents: dict[str, str] = {}
    for role, numbers, span, antecedent in spans:
        for one in numbers:
            by_number[one][role].append(span)
            if antecedent:
                antecedents[one] = antecedent
    for one, roles in sorted(by_number.items()):
        if roles["c"]:
            source, cue, content = (tuple(sorted(roles[role])) for role in ROLES)
            yield Statement(source, cue, content, antecedents.get(one, ""))
