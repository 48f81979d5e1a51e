"""The forms of a title: its genders and numbers, definite or not, with whose it is; composed from one form by rules.

The rules are data (`roles.toml`): endings, plurals that no ending gives, pronouns written onto the noun. In a language
that writes no article onto its nouns only the plural changes ("policeman", "policemen").
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from checker.languages._language import Language

# The Arabic feminine ending, what it turns into before a pronoun, and the pronoun that folding makes look like it.
_FEMININE, _OPEN, _HIS = "ة", "ت", "ه"
_CONSTRUCT, _PLURAL, _WITH_HAMZA, _HAMZA_SEAT = "ي", "و", "اء", "ئ"
_PLURALS = ("ون", "ين")


def title_forms(written: str, spoken: Language) -> list[str]:
    """A title in its genders, numbers and states: «مدير تنفيذي» also as «المديرة التنفيذية» and «مدراء تنفيذيون»."""
    rules = spoken.data("roles")
    if not spoken.article:
        return _with_plural(written, rules.get("plural_endings", {}))
    first, *rest = written.split()
    broken = tuple(rules.get("plurals", {}).get(first, ()))
    if not rest:
        return [*(head for head, _ in _heads(first, rules["endings"], broken)),
                *owned((first, first + _CONSTRUCT, first + _PLURAL, *broken), spoken)]
    heads = _heads(first, rules["joined_endings"], broken)
    return list(dict.fromkeys(
        f"{head} {tail}" for head, ending in heads for tail in _tails(" ".join(rest), ending, spoken)))


def _heads(first: str, endings: Iterable[str], broken: Iterable[str]) -> list[tuple[str, str]]:
    """The first word of a title in all its forms, with the ending that an adjective behind it takes."""
    stem = first.removesuffix(_FEMININE)
    regular = [(stem + ending, ending) for ending in endings if ending or stem == first]
    return regular + [(plural, ending) for plural in broken for ending in _PLURALS]


def _tails(rest: str, ending: str, spoken: Language) -> Iterator[str]:
    """What follows: as it is, with the article («سائق الحافلة»), and agreeing as an adjective («المديرة التنفيذية»)."""
    yield rest
    *others, last = rest.split()
    if not others and not rest.startswith(spoken.article):
        stem = rest.removesuffix(_FEMININE)
        yield from (spoken.article + rest, stem + ending, spoken.article + stem + ending)
    elif not last.startswith(spoken.article):
        yield " ".join((*others, spoken.article + last))


def owned(heads: Iterable[str], spoken: Language) -> Iterator[str]:
    """Titles with whose they are written onto them: «مدربها», «زملائهم»."""
    for head, owner in product(heads, spoken.data("roles").get("owners", ())):
        if owner == _HIS and not head.endswith((_CONSTRUCT, _PLURAL, _WITH_HAMZA, _FEMININE)):
            continue  # «رئيسه» folds to the feminine, «تجاره» to trade
        base = head
        if head.endswith(_FEMININE):
            base = head[:-1] + _OPEN
        elif head.endswith(_WITH_HAMZA):
            base = head[:-1] + _HAMZA_SEAT
        yield base + owner


def _with_plural(written: str, endings: Mapping[str, str]) -> list[str]:
    plurals = (written.removesuffix(end) + instead for end, instead in endings.items() if written.endswith(end))
    return [written, *plurals]
