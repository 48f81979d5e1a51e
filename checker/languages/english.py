"""English: words stand apart; a genitive or plural ending may follow a name."""

from checker.languages._language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    native="English",
    script="LATIN",
    enclitics=frozenset({"", "'s", "'", "s"}),
)
