"""The inflected forms of a term, from the endings in `languages/data/<code>/inflection.toml`.

What is written onto a word from outside (clitics, a genitive ending) is the matcher's business; here a word changes
itself: "policy", "policies"; «مهاجر غير شرعي», «المهاجرين غير الشرعيين».
"""

from collections.abc import Iterator
from functools import cache

from checker.languages import Language
from checker.termbase.matching import key

Ending = tuple[str, str]


def inflected(term: str, language: Language) -> frozenset[str]:
    """The forms of a term, as `key` folds them; its own among them.

    The number of a word shows in the first word of a term ("prisoners of war"), in its last ("press offices") or in
    all of them, as where adjectives agree; the definite article on any later word, or on all; a pronoun on the last.
    """
    words = key(term).split(" ")
    numbers = {tuple(words)}
    for endings in _rules(language, "number"):
        changed = [_changed(word, endings, language) for word in words]
        numbers |= {(changed[0], *words[1:]), (*words[:-1], changed[-1]), tuple(changed)}
    owned = {(*words[:-1], _changed(words[-1], endings, language)) for endings in _rules(language, "owned")}
    forms = owned.union(*(_articles(form, language) for form in numbers))
    return frozenset(" ".join(form) for form in forms)


@cache
def _rules(language: Language, name: str) -> tuple[tuple[Ending, ...], ...]:
    rules = language.data("inflection").get(name, ())
    return tuple(tuple((key(old), key(new)) for old, new in endings) for endings in rules)


@cache
def _invariable(language: Language) -> frozenset[str]:
    return frozenset(key(word) for word in language.data("inflection").get("invariable", ()))


def _changed(word: str, endings: tuple[Ending, ...], language: Language) -> str:
    """The word with the first ending that fits; short words, whose endings are too often part of them, as they are."""
    shortest: int = language.data("inflection").get("shortest", 1)
    if len(word.removeprefix(language.article)) < shortest or word in _invariable(language):
        return word
    return next((word[:len(word) - len(old)] + new for old, new in endings if word.endswith(old)), word)


def _articles(words: tuple[str, ...], language: Language) -> Iterator[tuple[str, ...]]:
    """The words with the article where it may stand on a later one; on the first the matcher finds it."""
    yield words
    later = words[1:]
    if not later or not language.article:
        return

    def definite(word: str) -> str:
        return word if word.startswith(language.article) else language.article + word

    yield (words[0], *(word if word in _invariable(language) else definite(word) for word in later))
    yield (*words[:-1], definite(words[-1]))
    # «المهاجرين الغير شرعيين»: frowned upon, and written every day.
    yield (words[0], definite(words[1]), *words[2:])
