"""Arabic: written right to left, conjunctions, prepositions and the article written onto the word."""

from checker.languages._language import Language

# «وبالأمم المتحدة» is و + ب + ال + أمم: conjunction, preposition, article. «لل» is ل + ال, whose alif is not written.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل")
_FUTURE = "س"

LANGUAGE = Language(
    code="ar",
    name="Arabic",
    native="العربية",
    script="ARABIC",
    right_to_left=True,
    article="ال",
    proclitics=frozenset(first + second for first in _CONJUNCTIONS for second in (*_PREPOSITIONS, _FUTURE)),
    verbal=frozenset(first + _FUTURE for first in _CONJUNCTIONS),
)
