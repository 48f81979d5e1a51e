"""How file names and folders spell a language: by its code, by a locale ("ar-SY", "en_GB"), by its name."""

import re

from checker.languages import language
from checker.languages._language import Language

# What a locale adds to the code: a script ("Arab"), a country ("SY") or a region of the world ("001").
_LOCALE = r"(?:[-_](?:[a-z]{4}|[a-z]{2}|[0-9]{3})){0,2}"


def tag_pattern(one: Language) -> str:
    """A regular expression of every spelling of a language, in capitals or not."""
    names = "|".join(map(re.escape, (one.name, one.native)))
    return f"(?i:{names}|{re.escape(one.code)}{_LOCALE})"


def tag_like(written: str, code: str) -> str:
    """Another language's tag, written as this one: "EN" beside "AR", "english" beside "arabic", "en" beside "ar-SY"."""
    other = language(code)
    if not written.isascii():
        return other.native
    tag = other.name if written.isalpha() and len(written) > len(code) else code
    return tag.upper() if written.isupper() else tag.title() if written.istitle() else tag.lower()
