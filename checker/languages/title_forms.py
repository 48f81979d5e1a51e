"""The forms of a title: its genders and numbers, definite or not, with whose it is; composed from one form by rules.

The rules are data (`roles.toml`): endings, plurals that no ending gives, pronouns written onto the noun. In a language
that writes no article onto its nouns only the plural changes ("policeman", "policemen").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.languages._language import Language

# The Arabic feminine ending, what it turns into before a pronoun, and the pronoun that folding makes look like it.
_FEMININE, _OPEN, _HIS = "ة", "ت", "ه"
_CONSTRUCT, _PLURAL, _WITH_HAMZA = "ي", "و", "اء"
# «سفيرة» → «سفيرتها», «وزراء» → «وزرائها», «مرمى» → «مرماها».
_BEFORE_OWNERS = ((_FEMININE, _OPEN), (_WITH_HAMZA, "ائ"), ("ى", "ا"))
_PLURALS = ("ون", "ين")


def title_forms(written: str, spoken: Language) -> list[str]:
    """A title in its genders, numbers and states: «مدير تنفيذي» also as «المديرة التنفيذية» and «مدراء تنفيذيون»."""
    rules = spoken.data("roles")
    if not spoken.article:
        return _with_plural(written, rules.get("plural_endings", {}))
    first, *rest = written.split()
    broken = tuple(rules.get("plurals", {}).get(first, ()))
    if not rest:
        hers = first.removesuffix(_FEMININE) + _FEMININE
        return [*(head for head, _ in _heads(first, rules["endings"], broken)),
                *owned(dict.fromkeys((first, hers, first + _CONSTRUCT, first + _PLURAL, *broken)), spoken)]
    heads = _heads(first, rules["joined_endings"], broken)
    whole = (f"{head} {tail}" for head, ending in heads for tail in _tails(" ".join(rest), ending, spoken))
    return list(dict.fromkeys((*whole, *_owned_whole(first, rest, spoken))))


def gendered_forms(written: str, gender: str, spoken: Language) -> list[str]:
    """A title in the numbers and states of one gender ("masculine", "feminine") only: a «شقيق» is never a «شقيقة»; his
    brother («شقيقه») and a sister («شقيقة») fold to one form, which the last letter tells apart."""
    rules = spoken.data("roles")
    first, *rest = written.split()
    stem, broken = first.removesuffix(_FEMININE), tuple(rules.get("plurals", {}).get(first, ()))
    heads = [*(stem + ending for ending in rules["genders"][gender]), *broken]
    own = [first, *(head for head in heads if head.endswith((_CONSTRUCT, _PLURAL, _OPEN, *broken)))]
    if rest:
        return [f"{head} {tail}" for head in heads for tail in _tails(" ".join(rest), "", spoken)] + [
            " ".join((head, *rest[:-1], tail)) for head in heads for tail in _with_owners(rest[-1], spoken)]
    return [*heads, *(form for head in own for form in _with_owners(head, spoken))]


def _owned_whole(first: str, rest: Sequence[str], spoken: Language) -> Iterator[str]:
    """A title of several words with whose it is: on its noun where an adjective follows («مديرها التنفيذي», «مديرته
    التنفيذية»), else on the last word («رئيس وزرائها», «رئيسة تحريرها», «حارس مرماه»)."""
    stem = first.removesuffix(_FEMININE)
    *others, last = rest
    for ending in ("", _FEMININE) if stem == first else (_FEMININE,):
        if not others and not last.startswith(spoken.article):
            described = spoken.article + last.removesuffix(_FEMININE) + ending
            yield from (f"{head} {described}" for head in _with_owners(stem + ending, spoken))
        for owner in _with_owners(last.removeprefix(spoken.article), spoken):
            yield " ".join((stem + ending, *others, owner))


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
    """Titles with whose they are written onto them: «مدربها», «زملائهم», «سفيرته»."""
    for head in heads:
        for form in _with_owners(head, spoken):
            single = " " not in head and not head.endswith((_CONSTRUCT, _PLURAL, _WITH_HAMZA, _FEMININE))
            if form[-1] == _HIS and single:
                continue  # «رئيسه» folds to the feminine, «تجاره» to trade; «وزير دفاعه» is his
            yield form


def _with_owners(head: str, spoken: Language) -> Iterator[str]:
    """A word with each pronoun that says whose it is, its ending changed as before one («سفيرتها», «وزرائها»)."""
    base = head
    for ending, instead in _BEFORE_OWNERS:
        if head.endswith(ending):
            base = head.removesuffix(ending) + instead
            break
    yield from (base + owner for owner in spoken.data("roles").get("owners", ()))


def _with_plural(written: str, endings: Mapping[str, str]) -> list[str]:
    plurals = (written.removesuffix(end) + instead for end, instead in endings.items() if written.endswith(end))
    return [written, *plurals]
