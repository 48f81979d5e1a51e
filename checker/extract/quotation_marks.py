"""Quotation marks: where one opens, where one closes, and which are apostrophes.

A mark's place decides before its glyph: one with a space before it and a letter behind it opens, one behind a letter or
a stop and before a space closes; between two letters («و"نهاية") what stands open decides. Bidirectional text and
careless keyboards turn glyphs round more often than they move marks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.languages import Language, folded, shared

_SINGLE = "single"
_BEFORE_OPENING = "([{<—–-/"
_ELIDED = re.compile(r"[^\W_]+")
_DECADE = re.compile(r"\d\d(?:s|\b)")


class Mark(NamedTuple):
    """A quotation mark: its place, its family, and whether it opens (None where only what stands open can tell)."""

    place: int
    family: str
    opens: bool | None


class Quoted(NamedTuple):
    """What stands between two marks: its first character, the one behind its last, and whether each mark is there."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def quoted(text: str, language: Language) -> list[Quoted]:
    """The quotations of a paragraph in the order of their beginnings. A mark that nothing closes runs to the end of the
    paragraph, one that nothing opens from its beginning: long speeches are printed so, one paragraph after another."""
    marks = list(_marks(text, language))
    found = list(_singles([mark for mark in marks if mark.family == _SINGLE]))
    for family in dict.fromkeys(mark.family for mark in marks if mark.family != _SINGLE):
        found += _paired([mark for mark in marks if mark.family == family], len(text))
    return sorted(found)


def _paired(marks: Sequence[Mark], end: int) -> list[Quoted]:
    """Marks of one family in pairs. One that opens while another stands open is nested when both are closed; when not,
    the earlier one was a slip («"وقال إن "الطريق مغلق"»)."""
    found: list[Quoted] = []
    stack: list[Mark] = []
    for number, mark in enumerate(marks):
        if _opening(mark, stack, marks[number + 1:number + 2]):
            stack.append(mark)
        elif stack:
            found.append(Quoted(stack.pop().place + 1, mark.place))
        elif not found:
            found.append(Quoted(0, mark.place, opened=False))
    if stack and all(one.start < stack[-1].place for one in found):
        found.append(Quoted(stack[-1].place + 1, end, closed=False))
    return found


def _opening(mark: Mark, stack: Sequence[Mark], following: Sequence[Mark]) -> bool:
    """Whether a mark opens. Of two in a row that both look like closing, nothing open, the first was meant to open:
    «كتاب” عنوان"»."""
    if mark.opens is None:
        return not stack
    turned = not stack and bool(following) and following[0].opens is False
    return mark.opens or turned


def _singles(marks: Sequence[Mark]) -> Iterator[Quoted]:
    """Single marks in pairs; what has no partner is an apostrophe, as is the last mark of "the workers' rights" where
    another one closes."""
    start: Mark | None = None
    for number, mark in enumerate(marks):
        behind = next((one for one in marks[number + 1:]), None)
        if mark.opens and start is None:
            start = mark
        elif start and (mark.opens is False or (mark.opens is None and not (behind and behind.opens is not True))):
            yield Quoted(start.place + 1, mark.place)
            start = None


def _marks(text: str, language: Language) -> Iterator[Mark]:
    for match in _any_glyph().finditer(text):
        place, glyph = match.start(), match[0]
        family, says = _glyphs()[glyph]
        before, after = text[place - 1:place], text[place + 1:place + 2]
        if family == _SINGLE:
            yield from _single(text, place, language)
        elif not (glyph == '"' and before.isdigit() and text.count('"', 0, place) % 2 == 0):  # 6'2" is a height
            yield Mark(place, family, _by_place(before, after, says))


def _by_place(before: str, after: str, says: bool | None) -> bool | None:
    """Whether a mark between two characters opens: from where it stands, else from its glyph."""
    free = not before or before.isspace() or before in _BEFORE_OPENING or before in _glyphs()
    attached = after.isalnum() or after in _glyphs() or after in ("…", "(", "[", ".", "#", "@", "$", "£", "€")
    if free and attached and after:
        return True if says is not False else None
    if not free and not (after.isalnum()):
        return False if says is not True else None
    return says


def _single(text: str, place: int, language: Language) -> Iterator[Mark]:
    """The mark at `place` unless it is an apostrophe: between letters, before an elided word, in '90s. None for its
    role means a plural's genitive or an end."""
    before, after = text[place - 1:place], text[place + 1:place + 2]
    if before.isalnum() and after.isalnum():
        return
    if not before.isalnum() and after and not after.isspace():
        word = _ELIDED.match(text, place + 1)
        if before and not before.isspace() and before not in _BEFORE_OPENING and before not in _glyphs():
            yield Mark(place, _SINGLE, opens=False)
        elif word and (folded(word[0]) in _elided(language) or _DECADE.match(text, place + 1)):
            return
        else:
            yield Mark(place, _SINGLE, opens=True)
    elif before and not before.isspace():
        genitive = before in "sS" and after.isspace() and text[place + 2:place + 3].isalpha()
        yield Mark(place, _SINGLE, opens=None if genitive else False)


@cache
def _glyphs() -> Mapping[str, tuple[str, bool | None]]:
    """Each glyph with its family and whether it says that it opens."""
    says = {"opening": True, "closing": False, "either": None}
    return {glyph: (family, says[name]) for family, glyphs in shared("quotations")["families"].items()
            for name, ones in glyphs.items() for glyph in ones}


@cache
def _any_glyph() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _glyphs())))


@cache
def _elided(language: Language) -> frozenset[str]:
    return frozenset(folded(word) for word in language.data("quotations").get("elided", ()))
