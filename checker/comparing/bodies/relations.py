"""How two bodies stand to each other, by their values: the same, related, easily confused, or neither."""

from enum import IntEnum

from checker.comparing.alternatives import nearest
from checker.extract import patterned, sounded
from checker.languages import all_languages
from checker.mention import ACRONYM_BODY, LISTED_BODY, SPELLED_BODY, UNLISTED_BODY
from checker.messages import LANGUAGES, Message, named, say, word
from checker.termbase import Entry, Termbase

# A state's army and its defence ministry, its government and any of its bodies, speak for each other in the news.
_SPEAKS_FOR = {
    "army": {"ministry/defence", "air-force", "navy"},
    "police": {"ministry/interior"},
    "presidency": {"government"},
}
_MINISTRY, _COURT = "ministry/", "court/"
_JOINING = frozenset({"and", "affairs", "development", "public"})
_GOVERNMENT = frozenset({"government", "presidency"})
# Courts whose patterns name them without "court/".
_HIGHEST = frozenset({"supreme-court", "constitutional-court"})
# A country has one or the other, of one movement.
_SISTERS = frozenset({"red-cross", "red-crescent"})
# The forces of one country are told apart: its navy is not its police.
_FORCES = frozenset({"navy", "air-force", "police", "coast-guard", "border-guard"})


class Relation(IntEnum):
    """From the nearest to the farthest: a pair is matched by its nearest first."""

    SAME = 0
    RELATED = 1
    LOOK_ALIKE = 2
    SAME_CLASS = 3
    NONE = 4


@nearest
def relation(one: str, other: str, termbase: Termbase) -> Relation:
    """How the bodies with these values stand to each other; the nearest where a value means either of two."""
    if one == other:
        return Relation.SAME
    if one.startswith(UNLISTED_BODY) or other.startswith(UNLISTED_BODY):
        return Relation.SAME if _same_acronym(one, other, termbase) else Relation.NONE
    first, second = _pattern(one, termbase), _pattern(other, termbase)
    if first and second:
        return min(_patterns(first, second, termbase), _entries(one, other, termbase))
    return _entries(one, other, termbase)


def _same_acronym(one: str, other: str, termbase: Termbase) -> bool:
    """Whether an acronym spelled out in one language (`org?:#~bbak`) is the other's, letter by letter, or one in
    capitals (`org?:#AP`) is the initials of the other's name."""
    if one.startswith(SPELLED_BODY) == other.startswith(SPELLED_BODY):
        written, listed = (one, other) if one.startswith(ACRONYM_BODY) else (other, one)
        return written.startswith(ACRONYM_BODY) and written.removeprefix(ACRONYM_BODY) in _initials(listed, termbase)
    spelled, written = (one, other) if one.startswith(SPELLED_BODY) else (other, one)
    key = spelled.removeprefix(SPELLED_BODY)
    acronym = written.removeprefix(ACRONYM_BODY)
    acronyms = (acronym,) if acronym != written else _acronyms(written, termbase)
    # «قالت بي بي سي إن…»: the conjunction is the name of a letter too, so the key may be longer than the acronym.
    languages = all_languages().values()
    return any(len(acronym) > 1 and sounded(acronym, spoken) in key for acronym in acronyms for spoken in languages)


def _initials(value: str, termbase: Termbase) -> frozenset[str]:
    """The initials of a body's names, small words left out: "Committee to Protect Journalists" has CPJ."""
    entry = termbase.body(value)
    codes = entry.languages() if entry else ()
    names = [(place, name) for code in codes for place, name in enumerate(entry.names(code) if entry else ())]
    found = ((place, "".join(word[0] for word in name.split() if word[0].isupper())) for place, name in names)
    # Two letters are those of the preferred name: "AP" is the Associated Press, "AI" no Amazon Inc.
    return frozenset(initials for place, initials in found if len(initials) > (2 if place else 1))


def _acronyms(value: str, termbase: Termbase) -> tuple[str, ...]:
    entry = termbase.body(value)
    return entry.acronyms if entry else ()


def _pattern(value: str, termbase: Termbase) -> tuple[str, str] | None:
    """(`ministry/interior`, `lb`) of a body that a pattern names or could name; the country is empty where unstated."""
    entry = termbase.body(value)
    text = value.removeprefix(LISTED_BODY) if entry is None else patterned(entry, termbase).removeprefix(LISTED_BODY)
    if not text:
        return None
    kind, _, country = text.partition("@")
    return kind, country


def _patterns(one: tuple[str, str], other: tuple[str, str], termbase: Termbase) -> Relation:
    (first, where), (second, there) = one, other
    compatible = not where or not there or where == there
    if first == second:
        return Relation.SAME if compatible else Relation.LOOK_ALIKE
    if {first, second} == _SISTERS:
        return Relation.LOOK_ALIKE
    if not compatible:
        return Relation.NONE
    if second in _SPEAKS_FOR.get(first, ()) or first in _SPEAKS_FOR.get(second, ()) or {first, second} & _GOVERNMENT:
        return Relation.RELATED
    if first.startswith(_MINISTRY) and second.startswith(_MINISTRY):
        return _portfolios(first.removeprefix(_MINISTRY), second.removeprefix(_MINISTRY), termbase)
    if {first, second} <= _FORCES and where == there != "":
        return Relation.SAME_CLASS
    return Relation.SAME_CLASS if _is_court(first) and _is_court(second) else Relation.NONE


def _is_court(kind: str) -> bool:
    return kind.startswith(_COURT) or kind in _HIGHEST


def _portfolios(one: str, other: str, termbase: Termbase) -> Relation:
    """How two ministries' portfolios stand. Governments join them differently and news shortens what they join:
    «وزارة العمل والشؤون الاجتماعية» is the "Labour Ministry"."""
    first, second = termbase.portfolio(one), termbase.portfolio(other)
    if first and second and (other in first.look_alikes or one in second.look_alikes):
        return Relation.LOOK_ALIKE
    shared = (set(one.split("_")) & set(other.split("_"))) - _JOINING
    return Relation.RELATED if shared else Relation.SAME_CLASS


def _entries(one: str, other: str, termbase: Termbase) -> Relation:
    first, second = (termbase.body(value) for value in (one, other))
    if first is None or second is None:
        return Relation.RELATED if _governed(first or second, one if second else other) else Relation.NONE
    if first.id in _parents(second.id, termbase) or second.id in _parents(first.id, termbase):
        return Relation.RELATED
    if second.id in first.look_alikes or first.id in second.look_alikes:
        return Relation.LOOK_ALIKE
    return Relation.SAME_CLASS if _family(first) == _family(second) != "" else Relation.NONE


def _family(entry: Entry) -> str:
    """The first word of the class: a UN programme and a UN agency are of one family."""
    return entry.category.partition("-")[0]


def _governed(entry: Entry | None, government: str) -> bool:
    """Whether `government` is the value of the government of the body's country."""
    kind, _, country = government.removeprefix(LISTED_BODY).partition("@")
    return entry is not None and kind in _GOVERNMENT and entry.country == country != ""


def is_part(one: str, other: str, termbase: Termbase) -> bool:
    """Whether the first of two bodies is part of the second: the Security Council of the United Nations."""
    first, second = termbase.body(one), termbase.body(other)
    return first is not None and second is not None and second.id in _parents(first.id, termbase)


def _parents(name: str, termbase: Termbase) -> set[str]:
    found: set[str] = set()
    while (entry := termbase.organisation(name)) and entry.part_of and entry.part_of not in found:
        found.add(name := entry.part_of)
    return found


def label(value: str, written: str, termbase: Termbase) -> Message:
    """How a message names the body with this value; one we have no entry for is named as `written`."""
    first, _, _ = value.partition("|")
    entry = termbase.body(first)
    if entry:
        return _name(entry)
    kind, _, code = first.removeprefix(LISTED_BODY).partition("@")
    country = termbase.country(code)
    if first.startswith(UNLISTED_BODY):
        return say("“{words}”", words=written)
    portfolio = termbase.portfolio(kind.removeprefix(_MINISTRY)) if kind.startswith(_MINISTRY) else None
    name = say("Ministry of {portfolio}", portfolio=_name(portfolio)) if portfolio else (
        word(" ".join(reversed(kind.replace("-", " ").split("/")))))
    return say("{body} ({country})", body=name, country=_name(country)) if country else name


def _name(entry: Entry) -> Message:
    return named({code: entry.label(code) for code in LANGUAGES}, entry.id)
