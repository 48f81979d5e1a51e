"""The words of dates in a language, ready for look-up."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Lexicon, Match, Sense
from checker.extract.numbers.reading import Reading
from checker.extract.numbers.tokens import APART
from checker.languages import Language, fold

_MAIN = ("month", "hijri_month", "weekday", "season", "holiday", "day", "span", "decade",
         "quarter")
_AROUND = ("direction", "edge", "order", "part")
_HALVES = ("am", "pm", "night", "noon", "oclock", "minutes")
_SETS = ("sometimes", "joints", "years", "ages", "clock")
_LONGEST = 4


class Piece(NamedTuple):
    """A date found: the tokens it covers, its value and marks. `core` is its first token without what modifies it,
    which an earlier date may claim: «الساعة 3 مساء | يوم الأربعاء»."""

    first: int
    end: int
    value: str
    marks: frozenset[str] = frozenset()
    core: int = -1


class Spot(NamedTuple):
    """A sentence's reading with its figures by their first token and by the token after their last."""

    found: Reading
    starts: dict[int, Figure]
    ends: dict[int, Figure]

    def text(self, index: int) -> str:
        """The folded token at `index`; empty outside the sentence."""
        return self.found.tokens[index].text if 0 <= index < len(self.found.tokens) else ""

    def near(self, index: int) -> bool:
        """Whether there is a token at `index`, and no comma or bracket before it."""
        return 0 < index < len(self.found.tokens) and self.found.tokens[index].gap != APART

    def gap(self, index: int) -> str:
        """What stands between the token at `index` and the one before it, blanks aside."""
        tokens = self.found.tokens
        if not 0 < index < len(tokens):
            return "\n"
        return self.found.folded.text[tokens[index - 1].end:tokens[index].start].strip()


@cache
def date_words(language: Language) -> "DateWords":
    """The date words of a language (built once)."""
    return DateWords(language)


def _senses(data: Mapping[str, Any], kinds: Iterable[str]) -> Iterable[tuple[str, Sense]]:
    for kind in kinds:
        for value, forms in data.get(kind, {}).items():
            if isinstance(forms, list):
                yield from ((form, Sense(kind, value)) for form in forms)


class DateWords:
    """Look-up tables: `main` for what begins a date, `around` for what modifies it, `halves` and `zone` for times."""

    def __init__(self, language: Language) -> None:
        data = language.data("dates")
        definite = (language.article, "لل") if language.article else ()
        self.definite_proclitics = frozenset(one for one in language.proclitics if definite and one.endswith(definite))
        self.indefinite_proclitics = frozenset(language.proclitics) - self.definite_proclitics
        # Folded they would be months; as they are written they are not.
        self.otherwise = tuple(data.get("sometimes", {}).get("otherwise", ())) or ("\0",)
        self.direction_after = bool(data.get("direction", {}).get("after_noun"))
        loose = [(form, Sense("loose", "0")) for form in data.get("day_loose", {}).get("words", ())]
        century = data.get("century", {})
        clock = data.get("clock", {})
        named = [(form, Sense("named", key.removeprefix("named_"))) for key in ("named_0", "named_12")
                 for form in clock.get(key, ())]
        extra = [(form, Sense(kind, "")) for kind in ("hour", "half_past", "quarter_past", "quarter_to")
                 for form in clock.get(kind, ())]
        self.main = Lexicon(language, [*_senses(data, _MAIN), *loose, *named, *extra,
                                       *((form, Sense("century", "")) for form in century.get("words", ())),
                                       *((form, Sense("last_century", "")) for form in century.get("last", ()))])
        self.around = Lexicon(language, list(_senses(data, _AROUND)))
        self.halves = Lexicon(language, [(form, Sense(kind, "")) for kind in _HALVES for form in clock.get(kind, ())])
        self.zone = Lexicon(language, list(_senses({"zone": data.get("zone", {})}, ("zone",))))
        self._sets = {f"{table}.{key}": frozenset(fold(word).text for word in words)
                      for table in _SETS for key, words in data.get(table, {}).items()}

    def among(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `table.key`."""
        return word in self._sets.get(name, ())

    def after_joints(self, spot: Spot, index: int, name: str) -> int:
        """The index after at most two joining words that stand at `index`."""
        for _ in range(2):
            if spot.near(index) and self.among(name, spot.text(index)):
                index += 1
        return index

    def before_joints(self, spot: Spot, index: int, name: str) -> int:
        """The index of the first of at most two joining words that end before `index`."""
        for _ in range(2):
            if spot.near(index) and self.among(name, spot.text(index - 1)):
                index -= 1
        return index

    def modified(self, spot: Spot, piece: Piece) -> Piece:
        """The piece with what the words around it add: last, next, this, early, late, before, after, morning …"""
        first, end, marks = piece.first, piece.end, set(piece.marks)
        for _ in range(3):
            found = self._ending_at(spot, first)
            if found is None:
                break
            first, senses = found
            marks |= {sense.value for sense in senses}
            if senses[0].kind == "order":
                break
        for _ in range(2):
            match = self.around.at(spot.found.tokens, end) if spot.near(end) else None
            if match is None or match.senses[0].kind not in ("part", "direction") \
                    or (match.senses[0].kind == "direction" and not self.direction_after):
                break
            marks |= {sense.value for sense in match.senses}
            end = match.end
        return Piece(first, end, piece.value, frozenset(marks), piece.first)

    def _ending_at(self, spot: Spot, index: int) -> tuple[int, tuple[Sense, ...]] | None:
        if not spot.near(index):
            return None
        skipped = self.before_joints(spot, index, "joints.around")
        for stop in {index, skipped}:
            for start in range(max(0, stop - _LONGEST), stop):
                match = self.around.at(spot.found.tokens, start)
                if match is not None and match.end == stop and spot.near(stop) \
                        and self._fits(match):
                    return start, match.senses
        return None

    def _fits(self, match: Match) -> bool:
        return match.senses[0].kind != "direction" or not self.direction_after or match.senses[0].value == "this"
