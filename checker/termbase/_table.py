"""The written forms of names as a table: what is searched for, and the aliases it may stand for.

A table is a text, so that it can be kept (see `checker.compiled`): in its first line the first words of the forms of
several words, each with the length of the longest and with the second words, then a line for each form, with its
aliases as JSON, which is read only when the form is found.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from checker.languages import Language
from checker.termbase._loose import key


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form: `value` is what it stands for, `role` how ("name", "acronym", "weak", "head" …).

    `article` says how the definite article before it is treated where the language writes it onto the noun: "kept"
    (as the form has it: «الشباب» is a group, «شباب» are young people) or "free" (adjectives: «السورية», «سورية»).
    `folded` is what `key` makes of `written`, where it is already known.
    """

    value: str
    written: str
    role: str = "name"
    article: str = "kept"
    folded: str = ""


# An alias, and whether it has the definite article, which the form that is searched for lacks.
Meanings = tuple[tuple[Alias, bool], ...]
_NOTHING: tuple[int, frozenset[str]] = 0, frozenset()


def table(aliases: Iterable[Alias], language: Language) -> str:
    """These aliases as a table; those of one form in their order."""
    article = language.article
    forms: dict[str, list[tuple[str, str, str, str, bool]]] = defaultdict(list)
    for alias in aliases:
        form = alias.folded or key(alias.written)
        definite = bool(article) and alias.written.startswith(article)
        forms[form[len(article):] if definite else form].append(
            (alias.value, alias.written, alias.role, alias.article, definite))
    forms.pop("", None)
    longest: dict[str, int] = {}
    seconds: dict[str, dict[str, None]] = defaultdict(dict)
    for form in forms:
        head, space, rest = form.partition(" ")
        if space:
            longest[head] = max(longest.get(head, 0), len(form))
            seconds[head][rest.partition(" ")[0]] = None
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    # First all forms, then all meanings: two halves are put together many times faster than lines are taken apart.
    heads = "\t".join(f"{head}\t{length}\t{' '.join(seconds[head])}" for head, length in longest.items())
    return "\n".join([heads, *forms, *map(write, forms.values())])


class Table:
    """A table read: its forms with what each may stand for."""

    def __init__(self, text: str) -> None:
        first, *lines = text.split("\n")
        heads = first.split("\t") if first else []
        self.heads = dict(zip(heads[::3], zip(map(int, heads[1::3]), heads[2::3], strict=True), strict=True))
        half = len(lines) // 2
        self.forms: dict[str, str] = dict(zip(lines[:half], lines[half:], strict=True))
        self._read: dict[str, Meanings] = {}

    def longer(self, head: str) -> tuple[int, frozenset[str]]:
        """How long the longest form of several words is that begins with a word, and what may be its second word: "the"
        begins long ones, most words short ones or none (length 0)."""
        if head not in self.heads:
            return _NOTHING
        length, seconds = self.heads[head]
        return length, frozenset(seconds.split(" "))

    def meanings(self, form: str) -> Meanings:
        """What one of the forms may stand for."""
        found = self._read.get(form)
        if found is None:
            rows = json.loads(self.forms[form])
            found = tuple((Alias(value, written, role, article), definite)
                          for value, written, role, article, definite in rows)
            self._read[form] = found
        return found
