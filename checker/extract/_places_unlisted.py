"""Places that the termbase lacks: names that the words around them make places ("in Grayson", «بلدة كفر نوران»)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from checker.article import Span
from checker.extract._uncapitalised import named
from checker.languages import Language, fold
from checker.languages.hearing import heard
from checker.languages.naming import ordinary

_RUN = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*)*")
_BEFORE = re.compile(r"(?:([^\W_]+)\s+)?([^\W_]+)\s+$")
_BEHIND = re.compile(r"\s+([^\W\d_]+)")
_LONGEST = 3

Rules = Mapping[str, frozenset[str]]


def unlisted_places(text: str, spoken: Language) -> Iterator[tuple[str, Span]]:
    """The folded names and the spans of what grammar makes a place; they may overlap with what the termbase names."""
    rules = _rules(spoken)
    return _capitalised(text, rules) if rules["before"] else _after_words(text, rules, spoken)


@cache
def _rules(spoken: Language) -> Rules:
    rules = spoken.data("places").get("unlisted", {})
    found = {key: frozenset(fold(word).text for word in rules.get(key, ()))
             for key in ("before", "classes_before", "classes_behind", "never", "prepositions")}
    # A kind of place and what may be written onto it, but no article: «وبمدينة», not «والمدينة».
    clitics = [one for one in spoken.proclitics if not spoken.article or not one.endswith((spoken.article, "لل"))]
    placing = frozenset(clitic + word for clitic in clitics for word in found["classes_before"]) | found["prepositions"]
    return {**found, "placing": placing}


def _capitalised(text: str, rules: Rules) -> Iterator[tuple[str, Span]]:
    """Capitalised words after a preposition of place, or beside the name of a kind of place."""
    for match in _RUN.finditer(text):
        words = [fold(word).text for word in match[0].split()]
        before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
        if len(words) <= _LONGEST and not match[0].endswith(("'s", "’s", "'")) and rules["never"].isdisjoint(words) \
                and _is_place(words, before, _BEHIND.match(text, match.end()), rules):
            yield " ".join(words), Span(*match.span())


def _is_place(words: list[str], before: "re.Match[str] | None", behind: "re.Match[str] | None", rules: Rules) -> bool:
    if before is None:
        return False
    if (len(words) > 1 and words[-1] in rules["classes_behind"]) or (behind and behind[1] in rules["classes_behind"]):
        return True
    if before[2] == "of":
        return before[1] in rules["classes_before"]
    return before[2] in rules["before"] or before[2] in rules["classes_before"]


def _after_words(text: str, rules: Rules, spoken: Language) -> Iterator[tuple[str, Span]]:
    """A word that looks like a name after the name of a kind of place («بلدة مارع») or a preposition of place («في
    كرويدون»)."""
    words = heard(text, spoken)
    for one, following in pairwise(words):
        if one.text in rules["placing"] and following.start - one.end == 1 and named(following.written, spoken) \
                and not ordinary(following.written, spoken):
            yield following.text, Span(following.start, following.end)
