"""Text in the order in which it is written, from the order in which it is seen.

A page shows glyphs; a line of Arabic is read from its right end, the numbers and Latin words in it from their left.
This turns round what the Unicode bidirectional algorithm (UAX 9) does to display a line, for a line whose words are
known and whose embeddings are not.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

_RIGHT = frozenset({"R", "AL"})
_DIGITS = frozenset({"EN", "AN"})
# What holds a number together: "12,500", "19:20", "50%".
_WITHIN_NUMBER = frozenset({"CS", "ES", "ET"})
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PRESENTATION = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufeff]+")
_PAIRS = ("()", "[]", "«»")


def runs_right_to_left(glyphs: Iterable[str]) -> bool:
    """Whether most of the letters among these are those of a script written from right to left."""
    kinds = [unicodedata.bidirectional(letter) for glyph in glyphs for letter in glyph]
    return sum(kind in _RIGHT for kind in kinds) > sum(kind == "L" for kind in kinds)


def logical(glyphs: Sequence[str], *, right_to_left: bool) -> str:
    """The text of a line whose glyphs are given from left to right, each as the characters that it stands for.

    Presentation forms and ligatures become letters. Brackets in what runs from right to left are those that are seen,
    so they are turned; where a page names those that are meant, they would come out the wrong way round and are left
    alone.
    """
    runs = [(True, list(glyphs))] if right_to_left else _passages(glyphs)
    ordered = [glyph for turned, run in runs for glyph in (_from_right(run) if turned else run)]
    return _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), "".join(ordered))


def _from_right(glyphs: Sequence[str]) -> list[str]:
    """The glyphs as they are read from the right, numbers and foreign words in them from their left."""
    return [part for foreign, run in _runs(glyphs[::-1])
            for part in (run[::-1] if foreign else [glyph.translate(_MIRRORED) for glyph in run])]


def _kind(glyph: str) -> str:
    """The bidirectional class of a glyph: that of its letter or digit, where it stands for several characters."""
    kinds = [unicodedata.bidirectional(letter) for letter in glyph] or ["ON"]
    return next((kind for kind in kinds if kind in _RIGHT or kind == "L" or kind in _DIGITS), kinds[0])


def _runs(glyphs: Sequence[str]) -> list[tuple[bool, list[str]]]:
    """The glyphs of a line read from the right, cut into what runs that way and what runs from left to right."""
    kinds = [_kind(glyph) for glyph in glyphs]
    foreign = [kind == "L" or kind in _DIGITS for kind in kinds]
    for start, end in _gaps(foreign):
        within = set(kinds[start:end])
        letters = "L" in (kinds[start - 1], kinds[end])
        # "World Health Organization" is one run with its spaces, "3 - 1" is two numbers and «12,500» is one.
        if (letters and not within & _RIGHT) or (end - start == 1 and within <= _WITHIN_NUMBER):
            foreign[start:end] = [True] * (end - start)
    # A percent or currency sign belongs to the number that it touches.
    for at, kind in enumerate(kinds):
        if kind == "ET" and any(0 <= near < len(kinds) and kinds[near] in _DIGITS for near in (at - 1, at + 1)):
            foreign[at] = True
    marked = zip(foreign, glyphs, strict=True)
    return [(key, [glyph for _, glyph in group]) for key, group in groupby(marked, key=lambda item: item[0])]


def _gaps(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """The ranges of unmarked places that lie between two marked ones."""
    places = [at for at, mark in enumerate(marked) if mark]
    return [(one + 1, other) for one, other in pairwise(places) if other > one + 1]


def _passages(glyphs: Sequence[str]) -> list[tuple[bool, list[str]]]:
    """The glyphs of a line set from the left, cut into passages that run from right to left and the rest. A number
    belongs to the Arabic words around it, and to those that it follows (it then stands to their left)."""
    kinds = [_kind(glyph) for glyph in glyphs]
    turned = [kind in _RIGHT for kind in kinds]
    carried = [mark or kind in _DIGITS for mark, kind in zip(turned, kinds, strict=True)]
    for start, end in _gaps(carried):
        if "L" not in kinds[start:end]:
            carried[start:end] = [True] * (end - start)
    for mark, group in groupby(range(len(glyphs)), key=carried.__getitem__):
        places = list(group)
        if mark and any(turned[at] for at in places):
            turned[places[0]:places[-1] + 1] = [True] * len(places)
    marked = zip(turned, glyphs, strict=True)
    return [(key, [glyph for _, glyph in group]) for key, group in groupby(marked, key=lambda item: item[0])]


def unmirrored(texts: Sequence[str]) -> list[str]:
    """The texts of a page or file with their brackets turned, where more of them close before they open than the other
    way round: some makers name the bracket that is meant, others the one that is seen, each throughout a file."""
    wrong = right = 0
    for text in texts:
        for pair in _PAIRS:
            found = [sign for sign in text if sign in pair]
            wrong += found[:1] == [pair[1]]
            right += found[:1] == [pair[0]]
    return [text.translate(_MIRRORED) if wrong > right and runs_right_to_left(text) else text for text in texts]
