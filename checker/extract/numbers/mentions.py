"""Numbers: what both languages count, as words, figures or endings, in values that both share.

Precedence among the extractors that read figures: dates claim their words first, then quantities, then numbers.
`numbers` gives all numbers of a sentence; whoever composes the three leaves out those that overlap an earlier claim.
"""

from decimal import Decimal
from functools import cache

from checker.article import Sentence
from checker.extract.numbers.duals import Duals, duals
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.numerals import plain
from checker.extract.numbers.reading import Reading, reading
from checker.extract.numbers.tokens import APART, Token
from checker.languages import Language, fold
from checker.mention import Mention, MentionKind

_LAST_OF_TITLES = 5
_HALF = Decimal("0.5")
_NAMED = frozenset({"name", "ordinal"})


def numbers(sentence: Sentence, language: Language) -> list[Mention]:
    """The numbers of a sentence, in the order of the text.

    Values are plain decimals (`47`, `-1.5`, `1300`; a third is `0.3333`), vague ones words (`~dozens`, `~hundreds`).
    Marks: percent, points, ordinal, fraction, vague, times, score, name, phone, dual, idiomatic ("a couple"), age
    ("sixties"), word (written in letters), weak (a bare "one"), range-from, range-to, and the bounds approximate,
    nearly, exactly, reached, more-than, at-least, less-than, at-most. A value that may be another has it as `or:30`.
    """
    found = reading(sentence.text, language)
    offset = sentence.span.start
    pairs = duals(language)
    halved = _halved(found, pairs) if pairs.exist else {}
    result = [_mention(found, figure, offset) for figure in found.figures
              if figure not in halved.values() and not _is_pronoun(found, figure, language)]
    result += [Mention(MentionKind.NUMBER, token.text.strip(), found.written(index, index + 1),
                       found.span(index, index + 1, offset), frozenset({"phone"}))
               for index, token in enumerate(found.tokens) if token.kind == "p"]
    if pairs.exist:
        taken = {index for figure in found.figures for index in range(figure.first, figure.end)}
        for index, token in enumerate(found.tokens):
            if index not in taken and pairs.sure(token.text):
                value, end = ("2.5", halved[index].end) if index in halved else ("2", index + 1)
                result.append(Mention(MentionKind.NUMBER, value, found.written(index, end),
                                      found.span(index, end, offset), frozenset({"dual", "word"})))
    return sorted(result, key=lambda mention: mention.span)


def _halved(found: Reading, pairs: Duals) -> dict[int, Figure]:
    """The halves that are added to a dual, by its place: «نقطتين ونصف» is two and a half; of «هدفين ونصف الأرباح» the
    half is of something else."""
    tokens = found.tokens
    return {figure.first - 1: figure for figure in found.figures
            if figure.value == _HALF and figure.first and tokens[figure.first].gap != APART
            and (figure.end == len(tokens) or tokens[figure.end].gap == APART)
            and pairs.sure(tokens[figure.first - 1].text)}


def _mention(found: Reading, figure: Figure, offset: int) -> Mention:
    marks = figure.marks | (_NAMED if _ends_title(found, figure) else frozenset())
    if figure.other is not None:
        marks |= {f"or:{plain(figure.other)}"}
    if figure.value == 1 and "word" in marks and "ordinal" not in marks:
        marks |= {"weak"}
    value = f"~{figure.vague}" if figure.vague else plain(figure.value)
    return Mention(MentionKind.NUMBER, value, found.written(figure.first, figure.end),
                   found.span(figure.first, figure.end, offset), marks)


def _ends_title(found: Reading, figure: Figure) -> bool:
    """"World War One", "Phase Two": a small number word with a capital letter that ends a row of such words."""
    if not 0 < figure.value <= _LAST_OF_TITLES or "word" not in figure.marks or figure.end - figure.first > 1 \
            or not figure.first or found.tokens[figure.first].gap == APART:
        return False
    after = figure.end < len(found.tokens) and found.tokens[figure.end].gap != APART \
        and found.written(figure.end, figure.end + 1)[:1].isupper()
    row = (figure.first - 1, figure.first)
    return not after and all(found.written(index, index + 1)[:1].isupper() for index in row)


def _is_pronoun(found: Reading, figure: Figure, language: Language) -> bool:
    """"one" that counts nothing: "one must", "this one", "one of"."""
    if figure.value != 1 or figure.end - figure.first > 1 or "word" not in figure.marks or "ordinal" in figure.marks \
            or _ends_title(found, figure):
        return False
    before, after = _pronouns(language)
    if not before:
        return False
    tokens = found.tokens
    return _beside(tokens, figure.first - 1) in before or figure.end >= len(tokens) \
        or tokens[figure.end].gap == APART or tokens[figure.end].text in after


def _beside(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].text if index >= 0 and tokens[index + 1].gap != APART else ""


@cache
def _pronouns(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    idioms = language.data("numbers").get("idioms", {})
    return (frozenset(fold(word).text for word in idioms.get("one_after", ())),
            frozenset(fold(word).text for word in idioms.get("one_before", ())))
