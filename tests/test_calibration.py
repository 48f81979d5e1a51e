"""Confidence corrected by decisions: how it is estimated, and what it does to findings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.calibration import MINIMUM, Calibration, as_table, calibrated, estimated, from_table
from checker.decision import Decision, Judgement
from checker.errors import SettingsError
from checker.finding import Evidence, Finding, Severity
from tests.deciding import decision

SILENT = Evidence("", "", None, "")
FINDING = Finding("number", "flood", Severity.HIGH, 0.9, "", SILENT, SILENT)


def settled(right: int, wrong: int, confidence: float | None = 0.9, **more) -> list[Decision]:
    """So many findings of a check confirmed, and so many dismissed."""
    words = [Judgement.CONFIRMED] * right + [Judgement.DISMISSED] * wrong
    name = f"{more.get('severity')}{confidence}"
    return [decision(f"{name}{number}", word, confidence=confidence, **more) for number, word in enumerate(words)]


def test_the_estimate_lies_between_what_the_check_said_and_what_the_desk_found() -> None:
    # (15 + 10 × 0.9) of (30 + 10)
    assert estimated(settled(15, 15)) == {"number": {"": Calibration(0.9, 0.6, 30)}}
    # Ten times the decisions leave the check a tenth of its say.
    assert estimated(settled(150, 150))["number"][""].measured == pytest.approx(0.513)


def test_few_decisions_say_nothing() -> None:
    assert estimated(settled(0, MINIMUM - 1)) == {}
    assert estimated(settled(0, MINIMUM)) != {}


def test_what_settles_nothing_and_what_records_no_confidence_is_passed_over() -> None:
    unsettled = [replace(one, judgement=word) for word in (Judgement.UNSURE, Judgement.WITHDRAWN)
                 for one in settled(30, 0)]
    assert estimated([*settled(0, 30), *unsettled]) == {}
    assert estimated(settled(0, 30, None)) == {}


def test_a_severity_with_decisions_enough_has_a_figure_of_its_own() -> None:
    found = estimated([*settled(20, 0, severity=Severity.HIGH), *settled(5, 25, 0.6, severity=Severity.LOW),
                       *settled(1, 9, severity=Severity.MEDIUM)])["number"]
    assert set(found) == {"", "high", "low"}
    assert found["low"].measured < found[""].measured < found["high"].measured
    assert found["low"].decisions == 30


def test_no_decision_counts_twice() -> None:
    assert set(estimated(settled(3, 27, severity=Severity.HIGH))["number"]) == {""}
    apart = estimated([*settled(3, 27, severity=Severity.HIGH), *settled(1, 0, severity=Severity.LOW)])["number"]
    assert apart["high"] == Calibration(0.9, 0.3, 30)  # (3 + 10 × 0.9) of (30 + 10): one other decision is no prior


def test_a_finding_takes_the_figure_of_its_severity_or_else_of_its_check() -> None:
    calibrations = {"number": {"": Calibration(0.9, 0.6, 30), "low": Calibration(0.9, 0.2, 20)}}
    low, other = replace(FINDING, severity=Severity.LOW), replace(FINDING, check="date")
    found = calibrated([FINDING, low, other], calibrations)
    assert [one.confidence for one in found] == [0.6, 0.2, 0.9]
    assert [one.stated for one in found] == [0.9, 0.9, None]
    assert calibrated(found, calibrations) == found
    assert [one.fingerprint for one in found] == [one.fingerprint for one in (FINDING, low, other)]


_SHARES = st.floats(0.02, 0.98)


@given(_SHARES, _SHARES, st.tuples(_SHARES, _SHARES))
def test_what_a_check_is_surer_of_stays_what_it_is_surer_of(stated: float, measured: float,
                                                          two: tuple[float, float]) -> None:
    one = Calibration(stated, measured, 20)
    first, second = (one.corrected(confidence) for confidence in sorted(two))
    assert 0 < first <= second < 1
    assert one.corrected(stated) == pytest.approx(measured, abs=0.01)


@given(st.lists(st.sampled_from([Judgement.CONFIRMED, Judgement.DISMISSED]), min_size=MINIMUM), _SHARES)
def test_the_estimate_is_a_share_whatever_was_decided(words: list[Judgement], confidence: float) -> None:
    found = estimated(decision(str(number), word, confidence=confidence) for number, word in enumerate(words))
    share = sum(word is Judgement.CONFIRMED for word in words) / len(words)
    low, high = sorted((share, found["number"][""].stated))
    assert low - 0.011 <= found["number"][""].measured <= high + 0.011


def test_the_settings_give_back_what_was_estimated() -> None:
    found = estimated([*settled(20, 0, severity=Severity.HIGH), *settled(5, 25, 0.6, severity=Severity.LOW)])
    assert from_table(as_table(found), ["number"], place="checker.toml") == found


@pytest.mark.parametrize(("table", "said"), [
    ({"nubmer": {}}, "unknown check 'nubmer'; did you mean 'number'?"),
    ({"number": {"stated": 0.9, "measured": 0.6}}, "[calibration.number] needs stated and measured"),
    ({"number": {"stated": 0.9, "measured": 1.6, "decisions": 20}}, "both between 0 and 1"),
    ({"number": {"stated": "0.9", "measured": 0.6, "decisions": 20}}, "both between 0 and 1"),
    ({"number": {"stated": 0.9, "mesured": 0.6, "decisions": 20}}, "did you mean 'measured'?"),
    ({"number": {"stated": 0.9, "measured": 0.6, "decisions": 20, "high": 3}}, "[calibration.number.high]"),
    ({"number": 3}, "[calibration.number] needs"),
])
def test_a_table_that_cannot_be_right_is_named(table: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_table(table, ["number"], place="checker.toml")
    assert said in str(caught.value)
    assert "checker.toml" in str(caught.value)
