"""Parts of the compass and the places they stand with: "southern Utah", «الجزء الجنوبي من يوتا», "the city's south"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from checker.extract._place_names import SOUNDED
from checker.languages import Language
from checker.termbase import Loose, loosen

# «شمال شرق», "north-east": the first half is one of these, the second one of those.
_FIRST, _SECOND = frozenset({"north", "south"}), frozenset({"east", "west"})
# Of a place only: «وسط» alone is "amid", and what is "central" alone lies nowhere.
_MIDDLE = "centre"
_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[^\w\s']")
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place or a part of the compass in a loose text: `values` the places it may mean (none: only a direction),
    `role` the kind of form ("name", "adjective", "acronym" …), `compass` the part of the compass."""

    values: tuple[str, ...]
    role: str
    start: int
    end: int
    compass: str = ""


def oriented(spots: Sequence[Spot], loose: Loose, spoken: Language) -> list[Spot]:
    """The spots with the directions among them put together and given to the places they stand with.

    A direction without place stays by itself, unless a capital or the words around it make it a name ("Kanye West").
    """
    spots = _halves_joined(spots, loose)
    result: list[Spot] = []
    place = 0
    while place < len(spots):
        spot, following = spots[place], spots[place + 1] if place + 1 < len(spots) else None
        if not spot.compass or spot.values:
            result.append(spot)
        elif following and following.values and not following.compass and _leads_to(spot, following, loose, spoken):
            result.append(replace(following, compass=spot.compass, start=spot.start))
            place += 1
        elif spot.role == SOUNDED:
            pass
        elif result and _belongs_back(result[-1], spot, loose, spoken):
            result[-1] = replace(result[-1], compass=spot.compass, end=spot.end)
        elif _is_direction(spot, loose, spoken):
            result.append(spot)
        place += 1
    return result


def _halves_joined(spots: Sequence[Spot], loose: Loose) -> list[Spot]:
    result: list[Spot] = []
    for spot in spots:
        last = result[-1] if result else None
        if last and last.compass in _FIRST and spot.compass in _SECOND and loose.text[last.end:spot.start] == " ":
            result[-1] = replace(last, compass=f"{last.compass}-{spot.compass}", end=spot.end)
        else:
            result.append(spot)
    return result


def _leads_to(spot: Spot, following: Spot, loose: Loose, spoken: Language) -> bool:
    """Whether only words that join the two stand between a direction and the place after it."""
    between = loose.text[spot.end:following.start]
    words = _WORD.findall(between)
    if spot.role == SOUNDED and between != " ":
        return False
    return len(words) <= _MOST_BETWEEN and not _APART.search(between) and all(_joins(word, spoken) for word in words)


def _joins(word: str, spoken: Language) -> bool:
    """Whether a word joins a direction to its place, clitics written onto it or standing for it («الجنوبي ليوتا»)."""
    allowed = rules(spoken).between
    rests = (word[len(clitic):] for clitic in spoken.proclitics if clitic and word.startswith(clitic))
    return word in allowed or any(not rest or rest in allowed for rest in rests)


def _belongs_back(last: Spot, spot: Spot, loose: Loose, spoken: Language) -> bool:
    """Whether a direction stands right behind its place: "Utah's north", «يوتا الشمالية»."""
    if not last.values or last.compass:
        return False
    between = loose.text[last.end:spot.start].strip()
    definite = not spoken.article or loose.text.startswith(spoken.article, spot.start)
    return definite and between in rules(spoken).back


def _is_direction(spot: Spot, loose: Loose, spoken: Language) -> bool:
    if spot.compass == _MIDDLE:
        return False
    words = rules(spoken)
    before, after = _WORD.findall(loose.text[:spot.start]), _WORD.search(loose.text, spot.end)
    if (before and before[-1] in words.never_before) or (after and after[0] in words.never_after):
        return False
    # «الدول الغربية»: the word before it, its article taken off or not, says that the West as a party is meant.
    return not (words.capital_is_name and loose.original(spot.start, spot.end)[0].isupper())


@dataclass(frozen=True, slots=True)
class Rules:
    """What the language's word list says of directions, folded."""

    between: frozenset[str]
    back: frozenset[str]
    never_before: frozenset[str]
    never_after: frozenset[str]
    capital_is_name: bool


@cache
def rules(spoken: Language) -> Rules:
    """The rules of a language (empty where it has none)."""
    table: Mapping[str, Any] = spoken.data("places").get("anchor", {})
    between, back, before, after = (
        frozenset(loosen(word).text for word in table.get(key, ()))
        for key in ("between", "back", "never_before", "never_after"))
    return Rules(between, back, before, after, bool(table.get("capital_is_name")))
