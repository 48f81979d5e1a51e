"""Days, months and weekdays."""

from checker.extract.dates.words import DateWords, Piece, Spot
from checker.extract.numbers.grammar import Figure
from checker.extract.numbers.lexicon import Match, Sense

NO_DAY = frozenset({"percent", "points", "fraction", "vague", "name", "times"})
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# "Sept." is the longest month cut short.
_SHORTENED = 4
_BETWEEN_NAMES = ("", "/", "(", "-", "–", "\\")


def month(spot: Spot, words: DateWords, index: int, match: Match) -> list[Piece]:
    """A month with its day and year, where they stand beside it: `2018-03-05`, `--03-05`, `2018-03`, `month:03`.

    A range of days gives two pieces ("5 and 7 March"). Empty where the word is no month here ("he may", «تيريزا ماي»).
    """
    kind, value = next(sense for sense in match.senses if sense.kind.endswith("month"))
    if spot.near(index) and words.among("sometimes.never_after", spot.text(index - 1)):
        return []  # «مقاطعة مايو» is County Mayo
    end = _same_again(spot, words, match.end, Sense(kind, value))
    doubled = end > match.end
    day, first, end = _day(spot, words, index, end)
    year, end = year_after(spot, words, end)
    if day is None:
        first = words.before_joints(spot, first, "joints.with_month")
    if not day and not year and not doubled and not surely_named(spot, words, index, first):
        return []
    prefix = "hijri:" if kind == "hijri_month" else ""
    if prefix and (not (day or year) or (not year and spot.gap(index) == "-")):
        return []  # «2-صفر» is a score, no second of Safar
    pieces = [words.modified(spot, Piece(first, end, prefix + _value(year, value, day)))]
    other = spot.ends.get(day.first - 1) if day and first > 1 else None
    if day and other and _is_day(other) and {"range-from"} & other.marks:
        pieces.insert(0, Piece(other.first, other.end, prefix + _value(year, value, other)))
    return pieces


def _value(year: Figure | None, month_number: str, day: Figure | None) -> str:
    if day is None:
        return f"{int(year.value)}-{month_number}" if year else f"month:{month_number}"
    return f"{int(year.value) if year else '-'}-{month_number}-{int(day.value):02}"


def _same_again(spot: Spot, words: DateWords, end: int, sense: Sense) -> int:
    """«نيسان/أبريل», «آب أغسطس», «مارس (آذار)»: the month under its other name."""
    if spot.gap(end) in _BETWEEN_NAMES and end < len(spot.found.tokens):
        again = words.main.at(spot.found.tokens, end)
        if again is not None and sense in again.senses:
            return again.end
    return end


def _is_day(figure: Figure) -> bool:
    return 1 <= figure.value <= 31 and figure.value == int(figure.value) and not figure.marks & NO_DAY \
        and figure.scale == 1


def _day(spot: Spot, words: DateWords, index: int, end: int) -> tuple[Figure | None, int, int]:
    start = words.before_joints(spot, index, "joints.day_month")
    before = spot.ends.get(start) or spot.ends.get(index)
    if before is not None and _of_a_part(spot, words, before):
        before = None
    if before is not None and _is_day(before) and (spot.near(index) or spot.gap(index) in ("/", "-")):
        return before, words.before_joints(spot, before.first, "joints.with_day"), end
    after = spot.starts.get(words.after_joints(spot, end, "joints.with_year") if not words.direction_after else -1)
    if after is not None and (spot.near(end) or _shortened(spot, end)) and _is_day(after) and not in_years(after):
        return after, index, after.end
    return None, index, end


def _shortened(spot: Spot, end: int) -> bool:
    """Whether the point before a token only shortens the month: "Feb. 10"."""
    return spot.gap(end) == "." and len(spot.text(end - 1)) <= _SHORTENED


def _of_a_part(spot: Spot, words: DateWords, figure: Figure) -> bool:
    """Whether an ordinal counts parts of a month: «الأسبوع الثاني من تموز» is no second of July."""
    if "ordinal" not in figure.marks or figure.first == 0 or not spot.near(figure.first):
        return False
    part, clitics = spot.text(figure.first - 1), words.definite_proclitics | words.indefinite_proclitics
    return any(words.among("joints.part_of_month", part.removeprefix(clitic))
               for clitic in clitics if part.startswith(clitic))


def in_years(figure: Figure) -> bool:
    """Whether a figure may be a year."""
    return 1000 <= figure.value <= 2199 and figure.value == int(figure.value)


def year_after(spot: Spot, words: DateWords, end: int) -> tuple[Figure | None, int]:
    """The year that stands after a month or season, and the index after it."""
    place = words.after_joints(spot, end, "joints.month_year")
    figure = spot.starts.get(place)
    near = spot.near(place) or _shortened(spot, place) or spot.gap(place) in (",", "،", ")", ").", "/")
    if figure is not None and near and in_years(figure) and plain_year(spot, figure):
        return figure, figure.end
    return None, end


def plain_year(spot: Spot, figure: Figure) -> bool:
    """Whether a figure is written as years are: in words, or four digits without separators."""
    written = spot.text(figure.first)
    return (("word" in figure.marks or len(written) == 4) and figure.end == figure.first + 1) or "word" in figure.marks


def surely_named(spot: Spot, words: DateWords, index: int, first: int) -> bool:
    """Whether a month's name without figure is a month: "in May", «في آب»."""
    word = spot.text(index)
    size = next((size for size in range(4) if word[:size] in words.indefinite_proclitics
                 and words.among("sometimes.words", word[size:])), None)
    if size is None:
        return not any(word[:size] in words.definite_proclitics
                       and words.among("sometimes.without_article", word[size:]) for size in range(2, 5))
    bare, token = word[size:], spot.found.tokens[index]
    written = spot.found.folded.written(token.start, token.end)
    if written.endswith(words.otherwise):
        return False
    if words.among("sometimes.glued", word[:size]):
        return first < index
    if words.among("sometimes.needs_figure", bare):
        return first < index and words.among("joints.with_month", spot.text(index - 1))
    if words.among("sometimes.capital", bare) and not spot.found.folded.written(token.start, token.start + 1).isupper():
        return False
    if words.modified(spot, Piece(first, index + 1, "")).marks & {"last", "next", "this", "early", "late", "mid"}:
        return True
    place = words.before_joints(spot, index, "joints.article")
    before = spot.text(place - 1)
    return spot.near(place) and (first < index or any(
        words.among("sometimes.cues", cue) for cue in (before, f"{spot.text(place - 2)} {before}")))


def weekday(spot: Spot, words: DateWords, index: int, match: Match) -> list[Piece]:
    """`weekday:thu` with what stands around it: "late Monday", «مساء السبت الماضي».

    «ليل السبت - الأحد» is the night between them: both are marked `night-of-two`, for the other side may name one.
    """
    if words.among("sometimes.words", spot.text(index)) or words.among("sometimes.counting", spot.text(match.end)) \
            or _in_title(spot, words, index, match.end):
        return []
    piece = words.modified(spot, Piece(words.before_joints(spot, index, "joints.with_day"), match.end,
                                       f"weekday:{match.senses[0].value}"))
    second = words.main.at(spot.found.tokens, match.end) if spot.gap(match.end) in ("", "-", "–", "/") else None
    if second is None or second.prefix or second.senses[0].kind != "weekday" \
            or not _follow(match.senses[0].value, second.senses[0].value):
        return [piece]
    of_two = frozenset({"night-of-two"})
    return [piece._replace(marks=piece.marks | of_two),
            Piece(match.end, second.end, f"weekday:{second.senses[0].value}", of_two)]


def _in_title(spot: Spot, words: DateWords, index: int, end: int) -> bool:
    """Whether capitals make a weekday part of a title: "the Sunday Courier", "Saturday Night Live"."""
    if end >= len(spot.found.tokens) or not spot.near(end) or not spot.found.written(end, end + 1)[:1].isupper():
        return False
    behind = words.around.at(spot.found.tokens, end)
    part = behind is not None and behind.senses[0].kind == "part"
    return part or (behind is None and spot.near(index) and words.among("joints.article", spot.text(index - 1))
                    and words.main.at(spot.found.tokens, end) is None)


def _follow(day: str, other: str) -> bool:
    return (_WEEKDAYS.index(day) + 1) % len(_WEEKDAYS) == _WEEKDAYS.index(other)


def numeric(spot: Spot, index: int) -> Piece | None:
    """A date in figures: 13/11/2017, 2017-11-13; a day that could be the month is kept as `or:`."""
    text = spot.text(index)
    parts = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    if parts[0] > 31:
        year, one, other = parts
        one, other = other, one
    else:
        one, other, year = parts
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if other > 12 and one <= 12:
        one, other = other, one
    if not (1 <= other <= 12 and 1 <= one <= 31):
        return None
    swapped = {f"or:{year}-{one:02}-{other:02}"} if one <= 12 and one != other and parts[0] <= 31 else set()
    return Piece(index, index + 1, f"{year}-{other:02}-{one:02}", frozenset(swapped))
