"""Dates and times: what the calendar and the clock name, in values that both languages share.

Precedence: dates claim their words first, then quantities, then numbers: "2017" in "in 2017" is a date.
"""

from checker.article import Sentence
from checker.extract.dates import calendar, periods
from checker.extract.dates import clock as times
from checker.extract.dates.words import DateWords, Piece, Spot, date_words
from checker.extract.numbers.lexicon import Match
from checker.extract.numbers.reading import reading
from checker.extract.numbers.tokens import Token
from checker.extract.quantities.units import measures
from checker.languages import Language
from checker.mention import Mention, MentionKind

_DIRECTIONS = {"last": "-1", "next": "+1", "this": "0"}


def dates(sentence: Sentence, language: Language) -> list[Mention]:
    """The dates and times of a sentence, in the order of the text.

    Values: `2024-03-05`, `--03-05`, `2024-03`, `2017`, `month:03`, `weekday:thu`, `time:19:20`, `decade:1990`,
    `century:19`, `quarter:2`, `season:summer`, `holiday:christmas`, `hijri:1445-09-01`, `rel:-1d` (yesterday),
    `rel:+1w` (next week).
    Marks: last, next, this, early, late, mid, before, after, morning … night, night-of-two, zone:gmt, "unsure" (a
    time whose half of the day is not said), "loose" («اليوم», today or the day), `or:` the other reading of day and
    month in figures.
    """
    found = reading(sentence.text, language)
    words = date_words(language)
    spot = Spot(found, {figure.first: figure for figure in found.figures},
                {figure.end: figure for figure in found.figures})
    pieces = _named(spot, words)
    pieces += [piece for figure in found.figures if (piece := times.of_figure(spot, words, figure)) is not None]
    pieces += [piece for figure in found.figures if (piece := times.counted(spot, words, figure)) is not None]
    counted = measures(language)
    pieces += [piece for piece in periods.years(spot, words) if not _counts(spot, piece, counted.after.at)]
    offset = sentence.span.start
    return [Mention(MentionKind.DATE, piece.value, found.written(piece.first, piece.end),
                    found.span(piece.first, piece.end, offset), piece.marks) for piece in _apart(pieces)]


def _counts(spot: Spot, piece: Piece, unit_at: object) -> bool:
    """"2000 dollars" and «1950 كيلومترا» are amounts, whatever they look like."""
    if not piece.value.isdecimal() or not spot.near(piece.end):
        return False
    match = unit_at(spot.found.tokens, piece.end)  # type: ignore[operator]
    return match is not None and spot.found.tokens[piece.first].kind == "n"


def _apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces in order; of two that overlap the one that begins first, of these the longer one."""
    result: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.first, -one.end)):
        if not result or piece.first >= result[-1].end:
            result.append(piece)
        elif piece.core >= result[-1].end:
            result.append(piece._replace(first=piece.core))
    return result


def _named(spot: Spot, words: DateWords) -> list[Piece]:
    tokens, pieces, absent, end = spot.found.tokens, list[Piece](), words.main.absent, 0
    for index, token in enumerate(tokens):
        if token.text in absent or token.kind not in "wcd" or index < end:
            continue
        kept = [piece for piece in _at(spot, words, index, token) if piece is not None]
        pieces += kept
        end = max([end, *(piece.end for piece in kept)])
    return pieces


def _at(spot: Spot, words: DateWords, index: int, token: Token) -> list[Piece | None]:
    if token.kind == "c":
        return [times.clock(spot, words, index)]
    if token.kind == "d":
        return [calendar.numeric(spot, index)]
    match = words.main.at(spot.found.tokens, index)
    return _of_word(spot, words, index, match) if match is not None else []


def _of_word(spot: Spot, words: DateWords, index: int, match: Match) -> list[Piece | None]:
    kind, value = match.senses[0]
    if kind in ("month", "hijri_month"):
        pieces = calendar.month(spot, words, index, match)
        feast = next((sense.value for sense in match.senses if sense.kind == "holiday"), "")
        if pieces or not feast:
            return list(pieces)
        return [words.modified(spot, Piece(index, match.end, f"holiday:{feast}"))]
    if kind == "weekday":
        return list(calendar.weekday(spot, words, index, match))
    if kind in ("season", "decade", "quarter"):
        return [getattr(periods, kind)(spot, words, index, match)]
    if any(sense.kind == "century" for sense in match.senses):
        named = periods.century(spot, words, index, match)
        return [named or _relative(spot, words, (index, match.end), (kind, value))]
    if kind == "hour":
        return [times.after_hour_word(spot, words, index, match)]
    if kind == "named":
        return [times.named(spot, words, index, match)]
    if kind in ("half_past", "quarter_past", "quarter_to"):
        return [times.past(spot, words, match, index)]
    if kind == "last_century":
        return [Piece(index, match.end, "rel:-1c")]
    loose = any(sense.kind == "loose" for sense in match.senses)
    return [_relative(spot, words, (index, match.end), ("loose" if loose else kind, value))]


def _direction(piece: Piece) -> str | None:
    return next((_DIRECTIONS[mark] for mark in ("last", "next", "this") if mark in piece.marks), None)


def _relative(spot: Spot, words: DateWords, covered: tuple[int, int], sense: tuple[str, str]) -> Piece | None:
    """Yesterday and tomorrow, holidays, and a span that a direction points from: "last year", «العام المقبل»."""
    kind, value = sense
    if kind == "holiday":
        return words.modified(spot, Piece(*covered, f"holiday:{value}"))
    if kind == "day":
        piece = words.modified(spot, Piece(*covered, f"rel:{int(value):+}d" if int(value) else "rel:0d"))
        return piece._replace(value=f"rel:{_direction(piece)}d") if value == "0" and _direction(piece) else piece
    piece = words.modified(spot, Piece(*covered, ""))
    direction = _direction(piece)
    unit = "d" if kind == "loose" else value
    if direction is not None:
        return piece._replace(value=f"rel:{direction}{unit}")
    return Piece(*covered, "rel:0d", frozenset({"loose"})) if kind == "loose" else None
