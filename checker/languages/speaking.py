"""How sources and acts of speaking stand to each other, in terms that all languages share."""

from collections.abc import Mapping
from functools import cache

from checker.languages._language import Language, shared
from checker.languages.folding import folded

_SUBJECT = "speakers"


@cache
def near_sources() -> Mapping[str, frozenset[str]]:
    """For each id of a collective the ids that may be said in its place, its own among them."""
    groups = shared(_SUBJECT)["near"]
    names = {name for group in groups for name in group}
    return {name: frozenset(one for group in groups if name in group for one in group) for name in names}


@cache
def bodies() -> frozenset[str]:
    """Ids of collectives that a named body may be called by: "the company", «القناة»."""
    return frozenset(shared(_SUBJECT)["bodies"])


@cache
def designations() -> frozenset[str]:
    """Ids of the collectives that a body which was named before is called by: "the charity", «الصحيفة»."""
    return frozenset(shared(_SUBJECT)["designations"])


@cache
def kin() -> frozenset[str]:
    """Ids of the collectives that are somebody's own people, and not he: "her lawyer", «والدته»."""
    return frozenset(shared(_SUBJECT)["kin"])


@cache
def carriers() -> frozenset[str]:
    """What speaks for another: the ids of the collectives, and the roles."""
    return frozenset(shared(_SUBJECT)["carriers"])


@cache
def groups() -> frozenset[str]:
    """Ids of collectives that no single person is called by: "police", "residents", «المحللون»."""
    return frozenset(shared(_SUBJECT)["groups"])


@cache
def opening(spoken: Language) -> frozenset[str]:
    """The words of a language that open what is said ("that", «إن», «أنه»), folded."""
    clause = spoken.data("cues")["clause"]
    return frozenset(folded(word) for name in ("complementizers", "with-pronoun") for word in clause.get(name, ()))


@cache
def conflicting_acts() -> tuple[tuple[str, str, str], ...]:
    """Pairs of acts that are not the same ("deny", "admit"), each with the severity of the confusion."""
    return tuple((one, other, severity) for severity, acts in shared(_SUBJECT)["conflicts"].items()
                 for one, others in acts.items() for other in others)


@cache
def near_acts() -> Mapping[str, frozenset[str]]:
    """For each act that says more than that something was said ("admit"), the acts that may stand for it."""
    return {act: frozenset(table["near"]) for act, table in shared(_SUBJECT)["outspoken"].items()}


@cache
def implied() -> Mapping[str, frozenset[str]]:
    """For the same acts the kinds of hedges by which plain words mean as much: "said it would", for a promise."""
    return {act: frozenset(table["implied"]) for act, table in shared(_SUBJECT)["outspoken"].items()}
