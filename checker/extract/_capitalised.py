"""Persons in scripts that write names with capitals: which runs of capitalised words are names of persons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.extract._runs import Range, Reading, parts, read, tokens_of
from checker.languages import Language, fold
from checker.languages.naming import Naming, ordinary

_QUOTED = re.compile("[\"“‘'](?!\\s)([^\"“”‘’]{3,60}(?:’s?[^\"“”‘’]{3,60})?)[\"”’']")
_LONG = re.compile(r"[^\W\d_]{4,}")
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_AGE = re.compile(r",? \(?(?:aged )?\d{1,3}[,)]| \(born")
# A role within so many words behind a name and a comma tells whose it is.
_APPOSED = 3
# "Abdul" tells a given name at the head of a word, "Mac" and "O" are heads of many words.
_SHORT_HEAD = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A name as found: its words without particles and initials (in small letters), where it stands, whether it is
    surely a person's, and whether it is a single word at the head of a sentence, which may be any word."""

    tokens: tuple[str, ...]
    start: int
    end: int
    sure: bool
    opening: bool = False


def runs(text: str, spoken: Language, taken: Sequence[Range], *, heading: bool = False) -> list[Run]:
    """The names of a text in its order; `taken` are ranges of characters that others claim."""
    if not _CAPITAL.search(text):
        return []
    reading = read(text, spoken, heading=heading)
    found = (_run(reading, begin, end) for begin, end in parts(reading, taken))
    works = _works(text)
    return [run for run in found if run is not None and not (
        len(run.tokens) == 1 and any(start <= run.start and run.end <= end for start, end in works))]


def _works(text: str) -> list[Range]:
    """The ranges between quotation marks where all words of some length have capitals: titles of works, whose words
    are no names for that ("October's Anthem")."""
    return [match.span(1) for match in _QUOTED.finditer(text)
            if len(found := _LONG.findall(match[1])) > 1 and all(word[0].isupper() for word in found)]


def _run(reading: Reading, begin: int, end: int) -> Run | None:
    """The name in a range of words, if it may be a person's."""
    lists, every = reading.lists, reading.words
    titled = False
    while end - begin > 1 and every[begin].folded in lists.titles and every[begin + 1].folded not in lists.particles:
        titled, begin = True, begin + 1
    if end - begin > 1 and reading.begins(begin) and every[begin].folded in lists.roles - lists.given:
        titled, begin = True, begin + 1  # "Singer Fairuz has not performed"
    while end > begin and (every[end - 1].initial or every[end - 1].folded in lists.particles
                           or every[end - 1].folded in lists.suffixes):
        end -= 1
    tokens = tokens_of(every[begin:end], lists)
    if not tokens:
        return None
    shown = titled or _shown(reading, begin, end)
    folded = [fold(token).text for token in tokens]
    given = folded[0] in lists.given or _joins(folded[0], lists)
    if len(tokens) == 1:
        if not (titled and every[end - 1].folded not in lists.titles) and _no_name(reading, end - 1, shown=shown):
            return None
        opening = not shown and not given and reading.begins(begin)
        return Run(tokens, every[begin].start, every[end - 1].end, shown, opening)
    determined = begin > 0 and every[begin - 1].folded in lists.determiners
    if _no_full_name(reading, folded, shown=shown or given) or (determined and not (shown or given)):
        return None
    return Run(tokens, every[begin].start, every[end - 1].end, shown or given)


def _joins(token: str, lists: Naming) -> bool:
    """Whether a name begins as only given names do: "Abdulhadi", "Abdel-Jalil"."""
    return any(len(head) > _SHORT_HEAD and token.startswith(head) and len(token) > len(head) + _SHORT_HEAD
               for head in lists.joined)


def _no_full_name(reading: Reading, tokens: Sequence[str], *, shown: bool) -> bool:
    """Whether several capitalised words name something else than a person: "Victoria Street", "Deputy Chief"."""
    lists = reading.lists
    if tokens[-1] in lists.titles:
        return True
    if any(token in lists.things for token in tokens) and not (tokens[-1] in lists.surnames and shown):
        return True
    return not shown and all(ordinary(token, reading.spoken) for token in tokens)


def _no_name(reading: Reading, place: int, *, shown: bool) -> bool:
    """Whether a single capitalised word is rather an ordinary one at the head of a sentence, or a title alone."""
    word, lists = reading.words[place], reading.lists
    if word.folded in lists.titles or word.folded in lists.things:
        return True
    if _of_place(reading, place) or _is_letter(reading, place):
        return True
    if place and reading.words[place - 1].folded in lists.determiners:
        return True
    if shown or word.folded in lists.given:
        return False
    opens = reading.begins(place)
    if word.folded in lists.families and not (opens or reading.headline):
        return False
    inflected = word.folded.endswith(lists.endings) and opens
    return inflected or ordinary(word.written, reading.spoken)


def _of_place(reading: Reading, place: int) -> bool:
    """Whether hyphens tie a word over a small one to another: "Clichy-sous-Bois", "Stoke-on-Trent"; "Abd-al-Aziz" is a
    person."""
    beside = reading.words[place:place + 3]
    return (len(beside) == 3 and not beside[1].capital and beside[2].capital and reading.tied(place)
            and reading.tied(place + 1) and beside[1].folded not in reading.lists.particles)


def _is_letter(reading: Reading, place: int) -> bool:
    """Whether a word is a letter's shape or sort of something: "U-turn", "T-shirt", "K-pop"."""
    if not place or not reading.tied(place - 1):
        return False
    letter, word = reading.words[place - 1], reading.words[place]
    return len(letter.written) == 1 and not word.capital


def _shown(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words around a name show that it is a person's."""
    lists, every = reading.lists, reading.words
    saying = lists.saying if end - begin == 1 else frozenset()  # bodies speak too: "Air Serbia said"
    if begin and every[begin].start - every[begin - 1].end <= len(", "):
        before = every[begin - 1].folded
        if before in lists.roles or before in saying or (end - begin > 1 and before in lists.titles):
            return True
    after = every[end] if end < len(every) else None
    if after and after.folded in saying and after.start - every[end - 1].end <= len(", "):
        return True
    return (bool(_AGE.match(reading.text, every[end - 1].end)) or _apposed(reading, end)
            or any(word.initial for word in every[begin:end - 1]))


def _apposed(reading: Reading, end: int) -> bool:
    """Whether a role stands behind the name and a comma: "Ana Ruiz, the captain in 1999"."""
    if not reading.text.startswith(",", reading.words[end - 1].end):
        return False
    return any(word.folded in reading.lists.roles for word in reading.words[end:end + _APPOSED])
