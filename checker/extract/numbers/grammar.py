"""Number words and numerals put together: one grammar, the word lists and two flags of the language decide the rest.

Parts add up freely ("two hundred forty-three") or only through a connector («مئتان وثلاثة وأربعون»); without it an
Arabic hundred multiplies («ثلاث مئة»). A scale multiplies what stands before it; a smaller sum may follow a scale.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.extract.numbers.numerals import numeral
from checker.extract.numbers.parts import Part, Parts, Sum
from checker.extract.numbers.tokens import APART, GLUED, Token
from checker.languages import Language

_ALONE = {"alone": frozenset({"idiomatic", "word"}), "age": frozenset({"age", "idiomatic", "word"}),
          "times": frozenset({"times", "word"}), "roman": frozenset({"ordinal", "name"})}
_ROUND = frozenset({"hundred", "scale"})
_ENDS_OF_PLAY = frozenset(map(Decimal, (45, 90, 105, 120)))


class Figure(NamedTuple):
    """A number read: tokens `first` … `end`, its value, and marks such as "ordinal", "fraction", "vague", "word".

    `scale` is the last scale in it (1 without one), `other` its value were an ambiguous separator or ending read the
    other way, `stated` the tokens from the words that bound it ("at least") to its end, where there are such words.
    """

    first: int
    end: int
    value: Decimal
    marks: frozenset[str]
    scale: Decimal = Decimal(1)
    other: Decimal | None = None
    vague: str = ""
    stated: tuple[int, int] | None = None


@cache
def grammar(language: Language) -> "Grammar":
    """The grammar of a language (built once)."""
    return Grammar(language)


class Grammar(Parts):
    """Reads the numbers of a language's token lists."""

    def at(self, tokens: Sequence[Token], index: int) -> Figure | None:
        """The number that begins at this token, or None. An idiom comes back as a Figure marked "idiom"."""
        token = tokens[index]
        if token.kind == "n":
            return self._numeral(tokens, index)
        if token.kind != "w":
            return None
        found = self.lexicon.at(tokens, index)
        if found is None:
            return None
        kinds = {sense.kind: sense.value for sense in found.senses}
        if "idiom" in kinds:
            return Figure(index, found.end, Decimal(0), frozenset({"idiom"}))
        return self._words(tokens, index, kinds, found.end)

    def _words(self, tokens: Sequence[Token], index: int, kinds: dict[str, str], end: int) -> Figure | None:
        if "vague" in kinds:
            return Figure(index, end, Decimal(0), frozenset({"vague"}), vague=kinds["vague"])
        if "fraction" in kinds and "unit" not in kinds and (half := self._fraction(tokens, index, kinds, end)):
            return half
        if (total := self._total(tokens, index)) is not None:
            figure = self._perhaps_two(tokens, self._finished(tokens, index, total, words=True), kinds, end)
            # «بمقدار الخمس»: without its vowels a fifth is written as five.
            share = "fraction" in kinds and figure.end == end and figure.other is None
            return figure._replace(other=Decimal(1) / Decimal(kinds["fraction"])) if share else figure
        for kind, marks in _ALONE.items():
            if kind in kinds:
                return Figure(index, end, Decimal(kinds[kind]), marks)
        return None

    def _perhaps_two(self, tokens: Sequence[Token], figure: Figure, kinds: dict[str, str], end: int) -> Figure:
        """«مليونا ريال» is two million; that it may be one stays open where the noun is none the lists know."""
        two = Decimal(kinds.get("construct_dual", 0))
        if not two or figure.end != end or not self.counts_next(tokens, end):
            return figure
        return figure._replace(value=two, other=figure.value)

    # -- numerals ---------------------------------------------------------------------------------------------------

    def _numeral(self, tokens: Sequence[Token], index: int) -> Figure | None:
        read = numeral(tokens[index].text, point_groups=self.point_groups)
        if read is None:
            return Figure(index, index + 1, Decimal(0), frozenset({"idiom"}))
        value, other = read
        end = index + 1
        if value in _ENDS_OF_PLAY and (extra := _stoppage(tokens, end)):
            return Figure(index, end + 2, value + extra, frozenset())
        if end < len(tokens) and tokens[end].gap == GLUED and tokens[end].text in self.glued_ordinals:
            return Figure(index, end + 1, value, frozenset({"ordinal"}))
        total = self._scaled(tokens, Sum(value, end, ordinal=False, scale=Decimal(1)))
        if total.end > end:
            other = value if tokens[end].text in self.glued_units else None
        figure = self._finished(tokens, index, self._chained(tokens, total, words=False), words=False)
        return figure._replace(other=other)

    def _total(self, tokens: Sequence[Token], index: int) -> Sum | None:
        term = self._term(tokens, index)
        return None if term is None else self._beyond(tokens, self._chained(tokens, term, words=True))

    def _beyond(self, tokens: Sequence[Token], total: Sum) -> Sum:
        """«الحادي عشر بعد المئة» is the 111th: a smaller number behind a round one is said before it."""
        if not (total.ordinal and total.end + 1 < len(tokens) and tokens[total.end].text in self.beyond):
            return total
        found = self.lexicon.at(tokens, total.end + 1)
        rounds = [Decimal(sense.value) for sense in found.senses if sense.kind in _ROUND] if found else []
        if not found or not rounds or rounds[0] <= total.value or tokens[total.end + 1].gap == APART:
            return total
        return total._replace(value=total.value + rounds[0], end=found.end)

    def _term(self, tokens: Sequence[Token], index: int) -> Sum | None:
        """A sum below a thousand with the scales that multiply it: "two hundred and five thousand"."""
        found = self.lexicon.at(tokens, index)
        if found is None:
            return None
        kinds = {sense.kind: sense.value for sense in found.senses}
        if "dual_scale" in kinds:
            value = Decimal(kinds["dual_scale"])
            return Sum(value, found.end, ordinal=False, scale=value / 2)
        if "scale" in kinds and tokens[index].text not in self.glued_scales:
            scale = Decimal(kinds["scale"])
            return self._scaled(tokens, Sum(scale, found.end, ordinal=False, scale=scale))
        group = self.group(tokens, index)
        return group if group is None or group.ordinal else self._scaled(tokens, group)

    # -- scales, sums, fractions --------------------------------------------------------------------------------------

    def _scaled(self, tokens: Sequence[Token], term: Sum) -> Sum:
        term = self._and_a_half(tokens, term)
        value, end, scale = term.value, term.end, term.scale
        while (part := self.part(tokens, end)) is not None and "scale" in part.kinds and not part.joined:
            last = tokens[part.end - 1]
            if last.text in self.glued_scales and len(last.text) == 1 and last.gap != GLUED:
                break
            factor = Decimal(part.kinds["scale"])
            value, scale, end = value * factor, factor, part.end
        return term._replace(value=value, end=end, scale=scale)

    def _and_a_half(self, tokens: Sequence[Token], term: Sum) -> Sum:
        """"two and a half", «ثلاثة ونصف», «خمسة ملايين ونصف مليون»."""
        end = term.end
        if term.ordinal:
            return term
        if end < len(tokens) and tokens[end].text in self.connectors and end + 1 < len(tokens) \
                and tokens[end + 1].text in self.ones:
            found = self.lexicon.at(tokens, end + 2) if end + 2 < len(tokens) and tokens[end + 2].kind == "w" else None
            part = found and Part({sense.kind: sense.value for sense in found.senses}, found.end, joined=True)
        else:
            part = self.part(tokens, end)
        if part is None or not part.joined or "fraction" not in part.kinds or "unit" in part.kinds \
                or ("ordinal_unit" in part.kinds and tokens[end + 1].text not in ("a", "one")):
            return term
        value, end = term.value + term.scale / Decimal(part.kinds["fraction"]), part.end
        again = self.part(tokens, end)
        if again is not None and not again.joined and Decimal(again.kinds.get("scale", 0)) == term.scale:
            end = again.end
        return term._replace(value=value, end=end)

    def _chained(self, tokens: Sequence[Token], term: Sum, *, words: bool) -> Sum:
        """What follows a scale and is smaller: "two thousand three hundred", «مليون و200 ألف»."""
        while term.scale >= 100 and not term.ordinal and (part := self.part(tokens, term.end)) is not None:
            if not (part.joined or (self.free and words)):
                break
            start = term.end + (tokens[term.end].text in self.connectors)
            if "numeral" in part.kinds:
                read = None if self.free else numeral(part.kinds["numeral"], point_groups=self.point_groups)
                more = read and self._scaled(tokens, Sum(read[0], part.end, ordinal=False, scale=Decimal(1)))
            else:
                more = None if self.free and not words else self._term(tokens, start)
            if not more or more.value >= term.scale or more.value == 0:
                break
            term = Sum(term.value + more.value, more.end, more.ordinal, max(more.scale, Decimal(1)))
        return self._and_a_half(tokens, term)

    def _finished(self, tokens: Sequence[Token], index: int, total: Sum, *, words: bool) -> Figure:
        marks = {"word"} if words else set()
        if total.ordinal:
            marks.add("ordinal")
        part = None if total.ordinal else self.part(tokens, total.end)
        if part is not None and not part.joined and "fraction" in part.kinds and "unit" not in part.kinds:
            below = Decimal(part.kinds["fraction"])
            if 1 <= total.value < below and total.scale == 1:  # "two thirds", «ثلاثة أرباع»
                share = total._replace(value=total.value / below, end=part.end)
                return Figure(index, *self._of_a_scale(tokens, share, part.end), frozenset(marks | {"fraction"}))
        return Figure(index, total.end, total.value, frozenset(marks), total.scale)

    def _fraction(self, tokens: Sequence[Token], index: int, kinds: dict[str, str], end: int) -> Figure | None:
        """A fraction that begins a number: "half a million", «نصف مليون», "a third of", «ثلثي»."""
        share = Decimal(2 if "dual_fraction" in kinds else 1) / Decimal(kinds["fraction"])
        stop, value = self._of_a_scale(tokens, Sum(share, end, ordinal=False, scale=Decimal(1)), end)
        ordinal = any(kind.startswith("ordinal") for kind in kinds)
        if stop == end and ordinal and not self._states_a_share(tokens, index, end):
            return None
        scaled = frozenset() if stop > end else frozenset({"fraction"})
        return Figure(index, stop, value, scaled | {"word"})

    def _states_a_share(self, tokens: Sequence[Token], index: int, end: int) -> bool:
        """"a third of" is a share, "a mere third of" and "a third less likely" too, and "by a third" where no noun
        follows; "the third" and "a third man" are not."""
        lead, before = ["", "", *(token.text for token in tokens[max(0, index - 2):index])][-2:]
        after = tokens[end].text if end < len(tokens) and tokens[end].gap != APART else ""
        if before in self.share_words:
            return after in self.ofs
        return before in self.ones and (after in self.ofs or after in self.compared or (
            lead in self.leads and (not after or after in self.share_ends)))

    def _of_a_scale(self, tokens: Sequence[Token], share: Sum, end: int) -> tuple[int, Decimal]:
        after = end
        last = min(len(tokens), end + 2)
        while after < last and tokens[after].text in self.ofs and tokens[after].gap != APART:
            after += 1
        part = self.part(tokens, after)
        if part is not None and not part.joined and "scale" in part.kinds:
            return part.end, share.value * Decimal(part.kinds["scale"])
        return end, share.value


def _stoppage(tokens: Sequence[Token], index: int) -> Decimal | None:
    """The minutes added to a half: "90+3" is the 93rd minute."""
    sign, minutes = [*tokens[index:index + 2], None, None][:2]
    if sign is None or minutes is None or sign.text != "+" or minutes.kind != "n" or not minutes.text.isdecimal() \
            or {sign.gap, minutes.gap} != {GLUED}:
        return None
    return Decimal(minutes.text)
