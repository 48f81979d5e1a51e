"""The names of Latin letters in a language that spells acronyms out: «بي بي سي»."""

from collections.abc import Mapping
from functools import cache

from checker.languages import Language, fold


@cache
def first_letters(spoken: Language) -> Mapping[str, str]:
    """The names of letters with the clitics that may be written before the first of them: «لسي بي إس»."""
    names = letters_of(spoken)
    return {clitic + name: key for clitic in spoken.proclitics for name, key in names.items()} | dict(names)


@cache
def letters_of(spoken: Language) -> Mapping[str, str]:
    """The names of Latin letters in this language; letters that share a name share a key («بي» is B and P)."""
    names = spoken.data("bodies").get("spelling", {}).get("letters", {})
    result: dict[str, str] = {}
    for letter in sorted(names):
        shared = next((result[fold(name).text] for name in names[letter] if fold(name).text in result), letter)
        for name in names[letter]:
            result.setdefault(fold(name).text, shared)
    return result


def sounded(acronym: str, spoken: Language) -> str:
    """The key of an acronym as this language spells it out: what the value of a spelled one is compared with."""
    names = spoken.data("bodies").get("spelling", {}).get("letters", {})
    if not names:
        return acronym
    keys = letters_of(spoken)
    return "".join(keys[fold(names[letter][0]).text] if names.get(letter) else letter for letter in acronym.lower())
