"""Number words below a thousand: which place each fills, and when they make one number."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from checker.extract.numbers.lexicon import Lexicon, Sense
from checker.extract.numbers.tokens import APART, HYPHENED, Token
from checker.languages import Language, fold

_UNIT, _TEN, _HUNDRED = 1, 2, 4
_WORD_KINDS = ("unit", "bound_unit", "bound_ordinal", "teen_suffix", "teen", "ten", "hundred", "scale", "dual_scale",
               "ordinal_unit", "ordinal_teen", "ordinal_ten", "ordinal_hundred", "fraction", "dual_fraction", "alone",
               "times", "vague", "roman", "construct_dual", "age")
_STARTS = ("unit", "ordinal_unit", "teen", "ordinal_teen", "ten", "ordinal_ten", "hundred", "ordinal_hundred",
           "bound_unit", "bound_ordinal")


class Part(NamedTuple):
    """A number word: its meanings by kind, the index after it, and whether a connector joins it to what precedes."""

    kinds: dict[str, str]
    end: int
    joined: bool


class Sum(NamedTuple):
    """What words add up to so far; `scale` is the last scale in it, 1 without one."""

    value: Decimal
    end: int
    ordinal: bool
    scale: Decimal


class Parts:
    """The number words of a language, and the sums below a thousand that they form."""

    def __init__(self, language: Language) -> None:
        data = language.data("numbers")
        phrases = [(form, Sense(kind, value)) for kind in _WORD_KINDS
                   for value, forms in data.get(kind, {}).items() for form in forms]
        phrases += _owned_fractions(data)
        idioms = [(form, Sense("idiom", "")) for form in data.get("idioms", {}).get("phrases", ())]
        self.lexicon = Lexicon(language, phrases + idioms)
        self._plain = Lexicon(language, phrases)
        settings = data.get("grammar", {})
        self.connectors = frozenset(settings.get("connector", ()))
        self.free = settings.get("additive") == "free"
        self.beyond = frozenset(settings.get("beyond", ()))
        self.ones, self.ofs = frozenset(settings.get("one", ())), frozenset(settings.get("of", ()))
        leads, ends = (frozenset(settings.get(key, ())) for key in ("share_leads", "share_ends"))
        self.leads, self.share_ends = leads, ends
        self.share_words = frozenset(settings.get("share_words", ()))
        self.compared = frozenset(settings.get("share_compared", ()))
        self.point_groups = bool(settings.get("thousands_point"))
        bound = [fold(form).text for forms in data.get("bound_unit", {}).values() for form in forms]
        self._united = frozenset(connector + form for connector in self.connectors for form in bound)
        self._uncounted = frozenset(fold(word).text for word in data.get("uncounted", {}).get("words", ()))
        self._article = language.article
        vocalised = dict(data.get("vocalised_fraction", {}))
        vowel, leads = vocalised.pop("vowel", ""), vocalised.pop("leads", ())
        self._share_leads = frozenset(fold(lead).text for lead in leads)
        shares = [(form, Decimal(1) / Decimal(below)) for below, forms in vocalised.items() for form in forms]
        self._vocalised = {form[0] + vowel + form[1:]: share for form, share in shares}
        self._shares = {language.article + form: share for form, share in shares}
        spelling = data.get("spelling", {})
        self._spelled = {fold(word).text: spelling["letter"] for word in spelling.get("words", ())}
        self.glued_scales = frozenset(data.get("glued", {}).get("scales", ()))
        self.glued_units = frozenset(data.get("glued", {}).get("also_units", ()))
        self.glued_ordinals = frozenset(data.get("glued", {}).get("ordinals", ()))

    def misspelled(self, folded: str, written: str) -> bool:
        """Whether the word as written is another one than the number it looks like when folded («ميتا», «مئتا»)."""
        return any(folded.endswith(word) and letter not in written and "ا" not in written[:-1]
                   for word, letter in self._spelled.items())

    def share(self, token: Token, before: str, written: str) -> Decimal | None:
        """The fraction that a word is by the vowel it is written with («عُشر», a tenth) or by the word before it («بنسبة
        الخمس»); None for any other word."""
        led = self._shares.get(token.text) if before in self._share_leads else None
        return led or next((value for form, value in self._vocalised.items() if form in written), None)

    def part(self, tokens: Sequence[Token], index: int) -> Part | None:
        """The number word at `index`, or after a connector there."""
        if index >= len(tokens) or tokens[index].gap == APART:
            return None
        joined = False
        if tokens[index].text in self.connectors:
            index, joined = index + 1, True
            if index >= len(tokens) or tokens[index].gap == APART:
                return None
        if tokens[index].kind == "n":
            return Part({"numeral": tokens[index].text}, index + 1, joined)
        # "twenty-one of them": what hangs on a number begins no idiom.
        known = self._plain if tokens[index].gap == HYPHENED else self.lexicon
        found = known.at(tokens, index) if tokens[index].kind == "w" else None
        if found is None:
            return None
        joined = joined or found.prefix[:1] in self.connectors or self._hides_connector(tokens, index)
        return Part({sense.kind: sense.value for sense in found.senses}, found.end, joined)

    def counts_next(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a counted noun may stand at `index`: «مليونا ريال» is two million, «ربح مليونا أمس» is one."""
        if index >= len(tokens) or tokens[index].gap == APART or tokens[index].kind != "w":
            return False
        known = (self._article, *self.connectors)
        return not self.uncounted(tokens[index]) and not tokens[index].text.startswith(known)

    def uncounted(self, token: Token) -> bool:
        """Whether a word is none that is counted: «من», «أمس»."""
        return token.text in self._uncounted

    def _hides_connector(self, tokens: Sequence[Token], index: int) -> bool:
        """Folding unites «واحد» (one) and «وأحد» (and one-): the latter stands before «عشر» or «وعشرون» only."""
        if tokens[index].text not in self._united or index + 1 >= len(tokens):
            return False
        after = self.lexicon.at(tokens, index + 1)
        return after is not None and any(sense.kind in ("teen_suffix", "ten") for sense in after.senses)

    def group(self, tokens: Sequence[Token], index: int) -> Sum | None:
        """The sum below a thousand that begins at `index`: "two hundred and five", «ثلاث مئة وخمسة»."""
        total, used, ordinal, end, bound = Decimal(0), 0, False, index, False
        while (part := self._first(tokens, end) if end == index else self.part(tokens, end)) is not None:
            kind = next((kind for kind in _STARTS if kind in part.kinds), "")
            if "teen_suffix" in part.kinds and used & ~_HUNDRED == _UNIT and not part.joined and total % 100 < 10:
                total, used, end, bound = total + 10, used | _TEN, part.end, False
                continue
            if not kind or (ordinal and kind not in ("ten", "hundred")):
                break
            value = Decimal(part.kinds[kind])
            step = self._step(kind, part, used, total)
            if step is None:
                break
            total, used = (total * 100, _HUNDRED) if step < 0 else (total + value, used | step)
            ordinal = ordinal or "ordinal" in kind
            bound = kind.startswith("bound")
            end = part.end
        return None if end == index or bound else Sum(total, end, ordinal, Decimal(1))

    def _first(self, tokens: Sequence[Token], index: int) -> Part | None:
        found = self.lexicon.at(tokens, index)
        return found and Part({sense.kind: sense.value for sense in found.senses}, found.end, joined=False)

    def _step(self, kind: str, part: Part, used: int, total: Decimal) -> int | None:
        """Which place the word fills (-1: a hundred that multiplies), or None where it begins another number."""
        place = "unit" if kind.startswith("bound") else kind.removeprefix("ordinal_")
        joined, value = part.joined, Decimal(part.kinds[kind])
        ten = _TEN if value == 10 else 0  # «عشرة» is a unit by grammar and leaves no room for tens
        filled = {"unit": _UNIT | ten, "teen": _UNIT | _TEN, "ten": _TEN, "hundred": _HUNDRED}[place]
        if not used:
            return filled
        if place == "hundred":
            multiplies = not joined and used in (_UNIT, _UNIT | _TEN) and value == 100
            return -1 if multiplies and (self.free or 3 <= total <= 9) else None
        if used & filled:
            return None
        if self.free:
            if place == "unit":
                return filled if not joined or used == _HUNDRED else None
            return filled if used == _HUNDRED else None
        if not joined or (place != "ten" and used != _HUNDRED):
            return None
        return filled


def _owned_fractions(data: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """Fractions with a pronoun at their end: «ثلاثة أرباعها»."""
    owned = data.get("owned_fraction", {})
    for kind in ("fraction", "dual_fraction"):
        for value, forms in data.get(kind, {}).items():
            yield from ((form + ending, Sense(kind, value)) for form in forms if form in owned.get("forms", ())
                        for ending in owned.get("endings", ()))
