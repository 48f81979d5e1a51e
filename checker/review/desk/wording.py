"""The words of the desk in the languages it speaks; they are data, `words/<code>.toml`, and those of all interfaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.languages import language
from checker.tables import MESSAGES
from checker.wording import INTERFACES, own, words

_PACKAGE = "checker.review.desk"


class Said(NamedTuple):
    """Some words, the language that they are in and the direction that it runs in."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface in one language: call it with a key ("queue.empty") and what stands in its braces."""

    language: str
    words: Mapping[str, str]
    reasons: tuple[tuple[str, str], ...]

    def __call__(self, key: str, **values: object) -> str:
        """The words of `key`. Raises KeyError for one that has none: that is a bug, and tests look for it."""
        return self.words[key].format(**values) if values else self.words[key]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if language(self.language).right_to_left else "ltr"

    def name(self, kind: str, value: str) -> str:
        """The name of a value of ours (a check, a severity, a standing); as it is where it has none."""
        return self.words.get(f"{kind}.{value}", value)

    def message(self, cells: Mapping[str, str | None]) -> "Said":
        """What a finding says, in this language where its table has that."""
        own = cells.get(MESSAGES.get(self.language, ""))
        return Said(own, self.language, self.direction) if own else Said(cells["message"] or "", INTERFACES[0], "ltr")

    def explanation(self, check: str) -> str:
        """What a check looks at; "" for one that we have no more."""
        return self.words.get(f"explanation.{check}", "")

    def reason(self, kept: str) -> str:
        """A kept reason in these words; the editor's own as they are."""
        return dict(self.reasons).get(kept, kept)


def wording(wanted: str) -> Wording:
    """The interface in the first language of `wanted` that it speaks ("ar", or a browser's "ar-EG,en;q=0.8")."""
    asked = (part.partition(";")[0].strip().lower().partition("-")[0] for part in wanted.split(","))
    return _wording(next((code for code in asked if code in INTERFACES), INTERFACES[0]))


@cache
def _wording(code: str) -> Wording:
    known = words(_PACKAGE, code)
    # A reason is kept in the words of the first language, whichever language it was chosen in.
    kept = own(_PACKAGE, INTERFACES[0])["reasons"]
    return Wording(code, known, tuple((kept[key], known[f"reasons.{key}"]) for key in kept))
