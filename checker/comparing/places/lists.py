"""Places that stand in a list: "Baghdad, Ramadi and Mosul" that became «بغداد والرمادي» has lost one, "Russian or
Syrian strikes" that became «غارات» both."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from checker.alignment import Passage
from checker.comparing.places.wheres import KIND, Where, wheres
from checker.languages import Language, language
from checker.mention import Mention

# So many others of a list must stand beside a place before it is surely lost from it.
_OTHERS = 2


def lost_of_a_list(where: Where, here: Passage, told: Callable[[Where], bool]) -> bool:
    """Whether a place is one of a list of which the other side has all the other places."""
    listed, unknown = _listed(where.mentions[0], here)
    others = [one for one in wheres(here) if one.value != where.value and not listed.isdisjoint(one.mentions)]
    return bool(others) and len(others) + unknown >= _OTHERS and all(told(one) for one in others)


def lost_together(where: Where, here: Passage, told: Callable[[Where], bool]) -> bool:
    """Whether "and" or "or" joins a place to others of which the other side has none."""
    text, joined = here.document.article.text, _joined(language(here.language))
    beside = {other for one, next_one in pairwise(sorted(here.mentions(KIND), key=lambda each: each.span))
              if joined.fullmatch(text, one.span.end, next_one.span.start)
              for mine, other in ((one, next_one), (next_one, one)) if mine in where.mentions}
    return bool(beside) and not any(told(one) for one in wheres(here) if not beside.isdisjoint(one.mentions))


def _listed(mention: Mention, here: Passage) -> tuple[frozenset[Mention], int]:
    """The places of the list that a mention stands in, and how many of its members no list of places has."""
    text, between = here.document.article.text, _between(language(here.language))
    found: list[Mention] = []
    unknown = 0
    for one in sorted(here.mentions(KIND), key=lambda each: each.span):
        joined = between.fullmatch(text, found[-1].span.end, one.span.start) if found else None
        if joined is None:
            if mention in found:
                break
            found, unknown = [], 0
        elif joined["unknown"]:
            unknown += 1
        found.append(one)
    return (frozenset(found), unknown) if mention in found else (frozenset(), 0)


@cache
def _between(spoken: Language) -> re.Pattern[str]:
    """What stands between two members of a list: a comma, "and", both; perhaps with one that is not known to be a place
    («بغداد والرمادي والموصل», whose second name means grey as well)."""
    joining = _joining(spoken)
    mark = rf"(?:\s*[,،]\s*(?:(?:{joining})\s*)?|\s+(?:{joining})\s*)"
    return re.compile(rf"{mark}(?P<unknown>[^\s,،]+(?: [^\s,،]+)?{mark})?")


@cache
def _joined(spoken: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_joining(spoken)})\s*")


def _joining(spoken: Language) -> str:
    """The words that join the members of a list, as an expression; one that matches nothing where none are known."""
    words = spoken.data("places").get("lists", {}).get("joining", ())
    return "|".join(map(re.escape, words)) or "(?!)"
