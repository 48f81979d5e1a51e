"""Where a finding stands by what was decided about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checker.decision import Decision, Judgement, decided, last
from checker.finding import Evidence, Finding, Severity, State

FINDING = Finding("number", "flood", Severity.HIGH, 0.9, "Arabic: ٤٧; English: 74",
                  Evidence("٤٧", "47", None, "قتل ٤٧ شخصا."), Evidence("74", "74", None, "The flood killed 74."))


def decision(judgement: Judgement, finding: Finding = FINDING) -> dict[str, Decision]:
    made = Decision(finding.fingerprint, finding.digest, judgement, "Mona", datetime(2026, 1, 2, tzinfo=UTC),
                    finding.check, finding.pair, reason="rounded", note="on purpose")
    return {finding.fingerprint: made}


@pytest.mark.parametrize(("judgement", "state", "counts"), [
    (Judgement.CONFIRMED, State.CONFIRMED, True),
    (Judgement.DISMISSED, State.DISMISSED, False),
    (Judgement.UNSURE, State.OPEN, True),
    (Judgement.WITHDRAWN, State.OPEN, True),
])
def test_a_judgement_says_where_the_finding_stands(judgement: Judgement, state: State, counts: bool) -> None:
    (finding,) = decided([FINDING], decision(judgement))
    assert (finding.state, finding.state.counts) == (state, counts)


def test_the_reason_and_the_note_go_with_the_finding() -> None:
    (finding,) = decided([FINDING], decision(Judgement.DISMISSED))
    assert finding.reason == "rounded: on purpose"
    assert finding.fingerprint == FINDING.fingerprint


def test_a_changed_sentence_opens_the_question_again() -> None:
    edited = replace(FINDING, target=replace(FINDING.target, sentence="The flood has killed 74."))
    (finding,) = decided([edited], decision(Judgement.DISMISSED))
    assert finding.state is State.REOPENED
    assert finding.state.counts


def test_another_finding_stays_open() -> None:
    other = replace(FINDING, check="date")
    assert decided([other], decision(Judgement.DISMISSED)) == (other,)


@pytest.mark.parametrize("judgement", Judgement)
def test_what_is_suppressed_stays_suppressed(judgement: Judgement) -> None:
    suppressed = replace(FINDING, state=State.SUPPRESSED, reason="a quotation")
    assert decided([suppressed], decision(judgement)) == (suppressed,)


def test_of_several_decisions_the_one_made_last_counts_whatever_their_order() -> None:
    (first,) = decision(Judgement.DISMISSED).values()
    then = replace(first, when=first.when + timedelta(minutes=1), judgement=Judgement.CONFIRMED)
    at_once = replace(then, judgement=Judgement.UNSURE)
    assert last([then, first]) == {first.fingerprint: then}
    assert last([first, then, at_once]) == {first.fingerprint: at_once}


def test_a_decision_without_a_key_is_known_by_all_that_it_says() -> None:
    (first,) = decision(Judgement.DISMISSED).values()
    assert replace(first).identity == first.identity
    assert replace(first, note="rounded up").identity != first.identity
    assert replace(first, key="from-the-browser").identity == "from-the-browser"


def test_a_time_is_kept_in_utc_and_one_without_a_zone_is_refused() -> None:
    (first,) = decision(Judgement.DISMISSED).values()
    assert replace(first, when=datetime.fromisoformat("2026-01-02T03:00+03:00")).when == first.when
    with pytest.raises(ValueError, match="2026-01-02T00:00:00 has no time zone"):
        replace(first, when=datetime(2026, 1, 2))
