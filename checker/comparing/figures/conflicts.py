"""Facts with one value that contradict each other by what stands around it: "up to 1300" and "at least 1300"."""

from checker.comparing.figures.facts import Fact
from checker.extract.quantities.spans import OF_EVENT

_UPPER = frozenset({"at-most", "less-than"})
_LOWER = frozenset({"at-least", "more-than"})
BOUNDS = _UPPER | _LOWER
_APPROXIMATE = frozenset({"approximate", "nearly", "exactly"})
_OPPOSITES = (
    (_UPPER, _LOWER, "bound"),
    (frozenset({"less-than", "nearly"}), frozenset({"more-than"}), "bound"),
    (frozenset({"last"}), frozenset({"next"}), "direction"),
    (frozenset({"last"}), frozenset({"this"}), "direction"),
    (frozenset({"next"}), frozenset({"this"}), "direction"),
    (frozenset({"late"}), frozenset({"early"}), "part"),
    (frozenset({"before"}), frozenset({"after"}), "order"),
    (frozenset({"morning", "dawn"}), frozenset({"evening", "afternoon", "night"}), "part"),
    (frozenset({"morning", "dawn", "afternoon", "noon"}), frozenset({"evening", "night"}), "part"),
)
_EARLY_AND_LATE = (frozenset({"early"}), frozenset({"evening", "afternoon", "night"}))


def conflict(one: Fact, other: Fact) -> str:
    """What differs in two facts of one value: "bound", "direction", "part", "order", "zone"; empty: nothing."""
    for first, second, kind in _OPPOSITES:
        if _opposed(one.marks, other.marks, first, second) and not (kind == "order" and _turned_round(one, other)):
            return kind
    if one.slot == "weekday" and _opposed(one.marks, other.marks, *_EARLY_AND_LATE):
        return "part"
    zones = [{mark for mark in fact.marks if mark.startswith("zone:")} for fact in (one, other)]
    return "zone" if zones[0] and zones[1] and zones[0] != zones[1] and "zone:local" not in zones[0] | zones[1] else ""


def _turned_round(one: Fact, other: Fact) -> bool:
    """Whether only one side counts from an event that it names behind the duration: "he died two days after the shell
    hit" is «توفي متأثرا بقذيفة سقطت قبل يومين», the event having told of itself."""
    return (OF_EVENT in one.marks) != (OF_EVENT in other.marks)


def dropped_bound(one: Fact, other: Fact) -> bool:
    """Whether one side bounds a figure that the other states flatly: "up to 65" and 65."""
    return bool(one.marks & BOUNDS) != bool(other.marks & BOUNDS) and not (one.marks | other.marks) & _APPROXIMATE


def _opposed(one: frozenset[str], other: frozenset[str], first: frozenset[str], second: frozenset[str]) -> bool:
    if (one & first and one & second) or (other & first and other & second):
        return False
    return bool((one & first and other & second) or (one & second and other & first))
