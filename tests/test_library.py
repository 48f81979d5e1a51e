"""The program as a library."""

import subprocess
import sys
from pathlib import Path

import pytest

import checker
from checker import Article, CheckerError, Settings, Severity, check

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


def test_errors_say_what_to_do() -> None:
    with pytest.raises(CheckerError, match="there is no text"):
        check(" ", "x", settings=NUMBERS)
    with pytest.raises(CheckerError, match="are the two texts swapped"):
        check("The floods in Muscat killed many people on Monday.", "x", settings=NUMBERS)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = checker.chek


def test_all_names_are_there_and_importing_them_loads_nothing() -> None:
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    code = "import sys, checker; print({'polars', 'torch', 'numpy', 'starlette'} & set(sys.modules) or 'light')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "light\n"
