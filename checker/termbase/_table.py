"""The written forms of names as a table: what is searched for, and the aliases it may stand for.

A table is a text, so that it can be kept (see `checker.compiled`): in its first line the longest form and the first
words of the forms of several words, then a line for each form, with its aliases as JSON, which is read only when the
form is found.
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
    heads = dict.fromkeys(form.partition(" ")[0] for form in forms if " " in form)
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    # First all forms, then all meanings: two halves are put together many times faster than lines are taken apart.
    return "\n".join(["\t".join([str(max(map(len, forms), default=0)), *heads]), *forms, *map(write, forms.values())])


class Table:
    """A table read: its forms with what each may stand for."""

    def __init__(self, text: str) -> None:
        head, *lines = text.split("\n")
        longest, *heads = head.split("\t")
        self.longest = int(longest)
        self.heads = frozenset(heads)
        half = len(lines) // 2
        self.forms: dict[str, str] = dict(zip(lines[:half], lines[half:], strict=True))
        self._read: dict[str, Meanings] = {}

    def meanings(self, form: str) -> Meanings:
        """What one of the forms may stand for."""
        found = self._read.get(form)
        if found is None:
            rows = json.loads(self.forms[form])
            found = tuple((Alias(value, written, role, article), definite)
                          for value, written, role, article, definite in rows)
            self._read[form] = found
        return found
