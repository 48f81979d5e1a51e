"""The program as a library."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import checker
from checker import Article, CheckerError, Settings, Severity, State, check, instruments, library
from checker.review.files import as_jsonl
from tests.deciding import decision
from tests.encoders import LevelEncoder

CORPORA = Path(__file__).parent.parent / "corpora"
NUMBERS = Settings(select=("number",))


@pytest.mark.model
@pytest.mark.parametrize(("source", "target"), [
    ("قتل 47 شخصا في مسقط.", "The floods in Muscat killed 74 people."),
    (Article("floods", "cms/12", "ar", "قتل 47 شخصا في مسقط."), "The floods in Muscat killed 74 people."),
])
def test_words_and_articles(source: str | Article, target: str) -> None:
    result = check(source, target, settings=NUMBERS)
    assert [(one.source.text, one.target.text, one.severity) for one in result.findings] == [
        ("47", "74", Severity.HIGH)]
    assert "use-multilingual" in str(result.signature)


@pytest.mark.model
def test_files_and_a_text_against_itself() -> None:
    both = check(CORPORA / "hague-trial.ar.txt", CORPORA / "hague-trial.en.txt")
    assert {"number", "organisation"} <= {one.check for one in both.findings}
    assert [one.check for one in check(CORPORA / "gaza-truce.en.txt").findings] == ["consistency"]


WORDS = ("قتل 47 شخصا في مسقط.", "The floods in Muscat killed 74 people.")
CORRECTED = {"number": {"stated": 0.9, "measured": 0.3, "decisions": 40}}


@pytest.fixture
def _level(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small encoder, and nothing built before."""
    monkeypatch.setattr(instruments, "open_encoder", lambda model, cache: LevelEncoder())
    monkeypatch.setattr(library, "_BUILT", {})


@pytest.mark.usefixtures("_level")
def test_settings_hold_as_in_a_run() -> None:
    plain, = check(*WORDS, settings=NUMBERS).findings
    lower = Settings(select=("number",), checks={"number": {"severity": "low"}}, calibration=CORRECTED)
    found, = check(*WORDS, settings=lower).findings
    assert (found.severity, found.stated, plain.stated) == (Severity.LOW, plain.confidence, None)
    assert found.confidence < plain.confidence
    assert check(*WORDS, settings=replace(lower, min_severity="medium")).findings == ()
    with pytest.raises(CheckerError, match="needs stated and measured"):
        check(*WORDS, settings=Settings(calibration={"number": {"stated": 2, "measured": 0.3, "decisions": 40}}))


@pytest.mark.usefixtures("_level")
def test_decisions_count_until_a_sentence_changes(tmp_path: Path) -> None:
    found, = check(*WORDS, settings=NUMBERS).findings
    dismissed = decision(found.fingerprint, digest=found.digest, reason="rounded")
    kept = tmp_path / "decisions.jsonl"
    kept.write_text(as_jsonl([dismissed]), "utf-8")
    for decisions in ([dismissed], str(kept)):
        comparison, = check(*WORDS, settings=NUMBERS, decisions=decisions).comparisons
        assert [(one.state, one.reason) for one in comparison.findings] == [(State.DISMISSED, "rounded")]
        assert (comparison.count(Severity.HIGH), comparison.settled) == (0, 1)
    changed, = check(WORDS[0], "In Muscat the floods killed 74.", settings=NUMBERS, decisions=[dismissed]).findings
    assert changed.state is State.REOPENED


def test_errors_say_what_to_do() -> None:
    with pytest.raises(CheckerError, match="there is no text"):
        check(" ", "x", settings=NUMBERS)
    with pytest.raises(CheckerError, match="are the two texts swapped"):
        check("The floods in Muscat killed many people on Monday.", "x", settings=NUMBERS)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = checker.chek


def test_a_path_in_quotation_marks_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "two words").write_text(WORDS[0], "utf-8")
    for path in ("floods.ar.docx", str(tmp_path / "two words")):
        with pytest.raises(CheckerError, match="is the name of a file, not its text; give Path"):
            check(path, settings=NUMBERS)
    assert not check("Dr. Haddad spoke of .txt", settings=replace(NUMBERS, source="en")).findings


def test_all_names_are_there_and_importing_them_loads_nothing() -> None:
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    code = "import sys, checker; print({'polars', 'torch', 'numpy', 'starlette'} & set(sys.modules) or 'light')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "light\n"
