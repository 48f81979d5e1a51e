"""Bounds of a figure: "at least 12", "12 or more", «تجاوز عدد القتلى 800», «لا يقل عددهم عن 30», «لم تتجاوز 30»."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.extract.numbers.lexicon import Lexicon, Match, Sense
from checker.extract.numbers.tokens import APART, GLUED, Token
from checker.extract.word_forms import imperfect
from checker.languages import Language, fold

_LONGEST_CUE = 5
_FARTHEST = 6
# «لا تتسع القاعة لأكثر من 150» holds at most so many: verb and subject may stand between the denial and the bound.
# Without a preposition it may mean either («لم يصوت أكثر من مليون»), and no bound is said.
_DENIED_WITHIN = 4
_BEHIND = frozenset({"at-least", "at-most"})
# "not more than 30" is at most 30, «ليس أقل من 30» at least 30, «لم يصل إلى 30» less than 30.
_DENIED = {"more-than": "at-most", "less-than": "at-least", "at-most": "less-than", "at-least": "less-than"}


class Bound(NamedTuple):
    """The marks that words beside a figure give it, and the tokens of these words."""

    marks: frozenset[str]
    first: int
    end: int


class Bounds:
    """The words of a language that bound a figure, before it or after what it counts."""

    def __init__(self, language: Language) -> None:
        data = language.data("numbers")
        self._proclitics = language.proclitics
        before = {**data.get("before", {}), "negative": data.get("minus", {}).get("before", ())}
        self._before = Lexicon(language, phrases(before))
        self._behind = Lexicon(language, phrases(data.get("after", {})))
        self._verbs = Lexicon(language, phrases(data.get("verbs", {})))
        self._parted = Lexicon(language, phrases(data.get("parted_verbs", {})))
        self._prepositions = words(data.get("parted_verbs_with", {}).get("words", ()))
        self.last_words = words(form.split()[-1] for forms in before.values() for form in forms)
        codes = (one["code"] for one in language.data("currencies").get("currency", ()))
        self._bridges = words(data.get("bridges", {}).get("words", ())) | words(codes)
        denials = words(data.get("denials", {}).get("words", ()))
        self._denials = denials | {clitic + denial for denial in denials for clitic in language.proclitics}
        self._denials_of_verbs = words(data.get("denials", {}).get("of_verbs", ()))
        self._language = language
        self._denial_ends = words(language.data("negation").get("scope", {}).get("ends", ()))
        ends = data.get("next_clause", {})
        self._next_endings, self._next_verbs = tuple(ends.get("endings", ())), words(ends.get("words", ()))

    def of(self, tokens: Sequence[Token], first: int, end: int) -> Bound | None:
        """The bound of the figure at the tokens `first` … `end`."""
        return self._directly(tokens, first) or self._behind_noun(tokens, end) or self._over_subject(tokens, first)

    def _directly(self, tokens: Sequence[Token], first: int) -> Bound | None:
        place = first
        while place and (tokens[place].gap == GLUED or tokens[place - 1].text in self._bridges) \
                and (tokens[place - 1].kind == "s" or tokens[place - 1].text in self._bridges
                     or tokens[place - 1].text in self._proclitics):
            place -= 1
        if not place or tokens[place].gap == APART or not self._may_end(tokens[place - 1].text):
            return None
        for start in range(max(0, place - _LONGEST_CUE), place):
            found = self._before.at(tokens, start)
            if found is not None and found.end == place:
                return self._perhaps_denied(tokens, start, found)
        return None

    def _may_end(self, word: str) -> bool:
        return word in self.last_words or any(word[size:] in self.last_words for size in range(1, min(4, len(word)))
                                              if word[:size] in self._proclitics)

    def _behind_noun(self, tokens: Sequence[Token], end: int) -> Bound | None:
        """A bound after the counted noun: «12 شخصا على الأقل», "50 workers or more"."""
        for place in range(end + 1, min(end + 3, len(tokens))):
            if tokens[place].gap == APART or tokens[place - 1].gap == APART or tokens[place].kind == "n":
                break
            found = self._behind.at(tokens, place)
            if found is not None and found.senses[0].kind in _BEHIND:
                return Bound(frozenset({found.senses[0].kind}), place, found.end)
        return None

    def _over_subject(self, tokens: Sequence[Token], first: int) -> Bound | None:
        """A verb of bounds before its subject: «تجاوز عدد القتلى 800», «لا يقل عددهم عن 30»."""
        parted = first > 0 and tokens[first].gap != APART and tokens[first - 1].text in self._prepositions
        verbs = self._parted if parted else self._verbs
        last = first - 2 - parted
        for place in range(last, max(-1, last - _FARTHEST), -1):
            behind = tokens[place + 1]
            if behind.gap == APART or behind.kind == "n" or self._next_clause(behind.text):
                break
            found = verbs.at(tokens, place)
            if found is not None:
                return self._perhaps_denied(tokens, place, found)
        return None

    def _next_clause(self, word: str) -> bool:
        """Whether a word is the verb of a clause joined to the verb of bounds: «تجاوز الجنود الحاجز وقتلوا 3»."""
        return word in self._next_verbs or word.endswith(self._next_endings)

    def _perhaps_denied(self, tokens: Sequence[Token], start: int, found: Match) -> Bound:
        marks = frozenset(sense.kind for sense in found.senses)
        reach = _DENIED_WITHIN if "more-than" in marks else 1
        for before in range(start - 1, max(-1, start - 1 - reach), -1):
            word = tokens[before].text
            if tokens[before + 1].gap == APART or tokens[before].kind == "n" or word in self._denial_ends \
                    or self._next_clause(word):
                break
            if word in self._denials or (word in self._denials_of_verbs
                                         and imperfect(tokens[before + 1].text, self._language)):
                if before < start - 1 and not found.prefix:
                    return Bound(frozenset(), start, found.end)
                return Bound(frozenset(_DENIED.get(mark, mark) for mark in marks), before, found.end)
        return Bound(marks, start, found.end)


def phrases(table: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Sense]]:
    """The phrases of a word list, each with its key as the mark it gives."""
    return ((form, Sense(mark, "")) for mark, forms in table.items() for form in forms)


def words(listed: Iterable[str]) -> frozenset[str]:
    """Single words, folded."""
    return frozenset(fold(word).text for word in listed)
