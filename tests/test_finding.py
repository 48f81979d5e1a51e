"""Fingerprints: a decision must survive every edit that does not touch the facts."""

from dataclasses import replace

from checker.article import Place
from checker.finding import Evidence, Finding, Severity, numbered


def a_finding(**changes: object) -> Finding:
    base = Finding(
        "organisation", "truce", Severity.HIGH, 0.9, "differs",
        Evidence("مفوضية حقوق الإنسان", "org:ohchr", Place("a.ar.txt", 3, 1), "…"),
        Evidence("UNHCR", "org:unhcr", Place("a.en.txt", 3, 1), "…"),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_the_fingerprint_outlives_a_move_a_rewording_and_a_new_score() -> None:
    moved = replace(a_finding().target, place=Place("a.en.txt", 9, 4), text="the UNHCR", sentence="Other words.")
    assert a_finding(target=moved, message="other", confidence=0.4).fingerprint == a_finding().fingerprint


def test_another_value_check_or_article_is_another_finding() -> None:
    other = replace(a_finding().target, value="org:unrwa")
    prints = {a_finding().fingerprint, a_finding(target=other).fingerprint, a_finding(check="person").fingerprint,
              a_finding(pair="other").fingerprint}
    assert len(prints) == 4


def test_equal_findings_are_told_apart_by_their_order() -> None:
    first, second, other = numbered([a_finding(), a_finding(), a_finding(check="person")])
    assert (first.ordinal, second.ordinal, other.ordinal) == (0, 1, 0)
    assert first.fingerprint != second.fingerprint


def test_severities_are_ordered() -> None:
    assert [one.rank for one in (Severity.LOW, Severity.MEDIUM, Severity.HIGH)] == [0, 1, 2]
