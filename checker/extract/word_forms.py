"""Forms of words: what a word is without the particles written onto it, and light tests of what kind of word it is."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from checker.languages import Language, folded, proclitics

# «ولا» is و + لا, but «كلا» (both) is no ك + لا: before two letters only a conjunction is taken off.
_SHORT = 2
_SHORTEST = 3
# «يرفع» is ي + رفع, «يعد» no ي + عد.
_LONG = 3
# The tables of number words whose words say a number by themselves.
_COUNTED = ("unit", "teen", "ten", "hundred", "scale", "dual_scale")


@lru_cache(maxsize=65536)
def stripped(word: str, language: Language) -> tuple[str, ...]:
    """A folded word and what is left of it without each of the language's proclitics."""
    joins = _list(language, "conjunctions")
    forms = [word]
    for particle in proclitics(language).get(word[:1], ()):
        rest = word.removeprefix(particle)
        if rest != word and (len(rest) > _SHORT or (len(rest) == _SHORT and particle in joins)):
            forms.append(rest)
    return tuple(forms)


@lru_cache(maxsize=65536)
def imperfect(word: str, language: Language) -> bool:
    """Whether a folded word looks like a verb in the imperfect: «قد يكون» is "may be", «قد أعلن» "has announced".

    A prefix of the imperfect is not enough: «تمكن» and «نشر» are past, so verbs of the past that begin like an
    imperfect are listed, and «تعرضت» shows by its ending that it is past.
    """
    prefixes = language.data("verbs").get("imperfect", {})
    listed = _list(language, "past-like-imperfect")
    if not prefixes or word in listed or not prefixes["shortest"] <= len(word) <= prefixes["longest"]:
        return False
    if word in _list(language, "first-person"):
        return True
    first = word[0]
    if first in prefixes.get("sure", []):
        return True
    ends = tuple(prefixes.get("past-endings", []))
    is_past = len(word) > _SHORTEST + 1 and word.endswith(ends)
    return first in prefixes.get("likely", []) and not is_past


@lru_cache(maxsize=65536)
def future(word: str, language: Language) -> bool:
    """Whether a folded word is a verb with the future written onto it («سيصل»)."""
    mark = language.data("verbs").get("imperfect", {}).get("future", "")
    return bool(mark) and any(form.startswith(mark) and form not in _list(language, "like-future")
                              and _after_future(form[len(mark):], language) for form in stripped(word, language))


@lru_cache(maxsize=65536)
def stems(word: str, language: Language) -> frozenset[str]:
    """The stems a folded word may be an inflection of, as far as endings and the prefixes of verbs tell: "stopped" is
    of "stop", «سيرتفعون» of «ارتفع». The word itself is among them. No verb stands behind a preposition: «بينما» is no
    form of «نما»."""
    prefixes, endings, doubling = _inflection(language)
    bare = stripped(word, language)
    nominal = _list(language, "before-nouns")
    verbs = [form for form in bare if len(form) > _LONG and (form == word or word[-len(form) - 1] not in nominal)]
    forms = {*bare, *(put + form[len(prefix):] for form in verbs
                      for prefix, puts in prefixes.get(form[0], ()) if form.startswith(prefix) for put in puts)}
    found = set(forms)
    for form in forms:
        for ending, puts in endings.get(form[-1:], ()):
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
                stem = form[:len(form) - len(ending)]
                found.update([stem + put for put in puts])
                if doubling and stem[-1] == stem[-2]:
                    found.add(stem[:-1])
    return frozenset(found)


Puts = Mapping[str, list[tuple[str, tuple[str, ...]]]]


@cache
def _inflection(language: Language) -> tuple[Puts, Puts, bool]:
    """What stands for a prefix, by its first letter, and for an ending, by its last, folded; and whether a last letter
    may be doubled before an ending."""
    rules = language.data("verbs").get("inflection", {})
    prefixes: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    endings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for prefix, puts in rules.get("prefixes", {}).items():
        prefixes.setdefault(prefix[0], []).append((prefix, tuple(map(folded, puts))))
    for ending, puts in rules.get("endings", {}).items():
        if plain := folded(ending):
            endings.setdefault(plain[-1], []).append((plain, tuple(map(folded, puts))))
    return prefixes, endings, bool(rules.get("doubling"))


def bare_future(word: str, language: Language) -> str:
    """A folded verb without the future written onto it («وسيصل» → «يصل»)."""
    mark = language.data("verbs").get("imperfect", {}).get("future", "")
    rests = [form[len(mark):] for form in stripped(word, language) if form.startswith(mark)]
    return next((rest for rest in rests if _after_future(rest, language)), word)


def _after_future(rest: str, language: Language) -> bool:
    """«سيكون» is a future, the name «سيمز» is none: short verbs are listed."""
    return rest in _list(language, "short-imperfect") or (len(rest) > _SHORTEST and imperfect(rest, language))


def continues(form: str, stem: str, language: Language) -> bool:
    """Whether a word is a stem with an ending of the language (any ending where none are listed)."""
    endings = _list(language, "endings")
    return form.startswith(stem) and (not endings or form[len(stem):] in endings)


def numeral(word: str, _: Language) -> bool:
    """Whether a word is written in digits ("No 10", "May 3"): in letters it is no date and no address."""
    return word[:1].isdigit()


def number(word: str, language: Language) -> bool:
    """Whether a word is a number in digits or in letters ("all 12", "all three", «بثلاث»). One is none: "all one" and
    "no one" count nothing."""
    return numeral(word, language) or not _number_words(language).isdisjoint(stripped(word, language))


def past(word: str, language: Language) -> bool:
    """Whether a word looks like a past form: a regular one, or one of the listed irregular ones."""
    return word in _list(language, "past") or (len(word) > 4 and word.endswith(tuple(_list(language, "past-regular"))))


CLASSES: Mapping[str, Callable[[str, Language], bool]] = {
    "imperfect": imperfect, "future": future, "number": number, "numeral": numeral, "past": past,
    "any": lambda word, _: bool(word),
}


@cache
def _list(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("verbs").get("lists", {}).get(name, []))


@cache
def _number_words(language: Language) -> frozenset[str]:
    """The folded words for numbers above one, without what only stands behind digits ("5m")."""
    tables = language.data("numbers")
    return frozenset(form for table in _COUNTED for value, listed in tables.get(table, {}).items() if float(value) > 1
                     for form in map(folded, listed) if len(form) > 1)
