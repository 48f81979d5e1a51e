"""What decisions tell: precision, progress, agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decision import Decision, Judgement
from checker.finding import State
from checker.review.statistics import agreements, by_reviewer, judgements, precisions, progress
from checker.share import Figure
from tests.deciding import decision

YES, NO, UNSURE, WITHDRAWN = Judgement.CONFIRMED, Judgement.DISMISSED, Judgement.UNSURE, Judgement.WITHDRAWN


def said(reviewer: str, *words: Judgement) -> list[Decision]:
    """What a reviewer says of the findings f0, f1 …"""
    return [decision(f"f{number}", word, reviewer=reviewer) for number, word in enumerate(words)]


def test_precision_is_the_confirmed_share_of_what_was_settled() -> None:
    history = [*said("Mona", YES, YES, NO, UNSURE, WITHDRAWN), decision("f2", YES, minute=1),
               decision("g", NO, check="date")]
    assert precisions(history) == (Figure("date", 0, 1), Figure("number", 3, 3))
    low, high = precisions(history)[1].interval
    assert (round(low, 3), high) == (0.439, 1.0)
    assert judgements(history) == {YES: 3, NO: 1, UNSURE: 1, WITHDRAWN: 1}


def test_a_check_that_nobody_has_settled_has_no_precision() -> None:
    assert precisions(said("Mona", UNSURE)) == ()
    assert precisions([]) == ()


def test_progress_counts_what_is_still_to_be_decided() -> None:
    found = progress([State.OPEN, State.REOPENED, State.CONFIRMED, State.DISMISSED, State.KNOWN])
    assert found.dealt_with == Figure("dealt with", 3, 5)
    assert found.states[State.REOPENED] == 1
    assert progress([]).dealt_with == Figure("dealt with", 0, 0)


@pytest.mark.parametrize(("mona", "karim", "kappa"), [
    ([YES, NO, YES, NO], [YES, NO, YES, NO], 1.0),
    ([YES, NO, YES, NO], [NO, YES, NO, YES], -1.0),
    ([YES, YES, NO, NO], [YES, NO, YES, NO], 0.0),
    # Two judges of fifty: 20 times both yes, 15 times both no, 5 and 10 times apart: observed .7, by chance .5.
    ([YES] * 25 + [NO] * 25, [YES] * 20 + [NO] * 5 + [YES] * 10 + [NO] * 15, 0.4),
    ([YES, YES], [YES, YES], None),
])
def test_agreement_is_measured_against_chance(mona: list[Judgement], karim: list[Judgement],
                                              kappa: float | None) -> None:
    (found,) = agreements(by_reviewer([*said("Mona", *mona), *said("Karim", *karim)]))
    assert (found.first, found.second, found.same.n) == ("Karim", "Mona", len(mona))
    assert found.kappa == pytest.approx(kappa) if kappa is not None else found.kappa is None


def test_only_what_both_have_judged_on_the_same_words_is_compared() -> None:
    mona = [*said("Mona", YES, NO, YES), decision("f3", YES, reviewer="Mona", digest="before")]
    karim = [*said("Karim", YES, WITHDRAWN), decision("f3", NO, reviewer="Karim", digest="after")]
    (found,) = agreements(by_reviewer([*mona, *karim]))
    assert found.same == Figure("agreement", 1, 1)
    assert agreements(by_reviewer([*said("Mona", YES), decision("other", reviewer="Karim")])) == ()


_WORDS = st.sampled_from([YES, NO, UNSURE])


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1))
def test_agreement_is_mutual_and_never_above_one(both: list[tuple[Judgement, Judgement]]) -> None:
    first, second = zip(*both, strict=True)
    there, back = (agreements(by_reviewer([*said("A", *one), *said("B", *other)]))[0]
                   for one, other in ((first, second), (second, first)))
    assert there.kappa == back.kappa
    assert there.kappa is None or -1 <= there.kappa <= 1
    assert (there.kappa == 1) == (there.kappa is not None and first == second)
