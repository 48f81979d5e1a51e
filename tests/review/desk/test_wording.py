"""The interface speaks every language it offers, with the same things to say."""

import re
import string
from importlib import resources

import pytest

from checker.checks import all_checks
from checker.review.desk.wording import wording
from checker.wording import INTERFACES

PLACES = string.Formatter()


def holes(words: str) -> set[str]:
    return {name for _, name, _, _ in PLACES.parse(words) if name}


def test_every_language_has_the_same_words_with_the_same_places_to_fill_in() -> None:
    first, *others = (wording(code) for code in INTERFACES)
    for other in others:
        assert other.words.keys() == first.words.keys()
        assert {key: holes(words) for key, words in other.words.items()} == {
            key: holes(words) for key, words in first.words.items()}


def test_every_word_that_a_template_asks_for_is_there() -> None:
    known = wording("en").words
    folder = resources.files("checker.review.desk") / "templates"
    asked = [key for file in folder.iterdir() for key in re.findall(r'words\("([\w.]+)"[,)]', file.read_text("utf-8"))]
    assert len(asked) > 50
    assert [key for key in asked if key not in known] == []


def test_no_word_is_without_use() -> None:
    package = resources.files("checker.review.desk")
    sources = (file for file in package.iterdir() if file.name.endswith(".py"))
    asked = "".join(file.read_text("utf-8") for file in (*package.joinpath("templates").iterdir(), *sources))
    named_by_value = ("check.", "explanation.", "language.", "severity.", "state.", "reasons.", "said.", "filter.",
                      "finding.source", "finding.target", "name")
    assert [key for key in wording("en").words if f'"{key}"' not in asked and not key.startswith(named_by_value)] == []


@pytest.mark.parametrize(("wanted", "language", "direction"), [
    ("ar", "ar", "rtl"), ("ar-EG,en;q=0.8", "ar", "rtl"), ("fr-FR, ar;q=0.5", "ar", "rtl"), ("en-GB", "en", "ltr"),
    ("xx", "en", "ltr"), ("", "en", "ltr"),
])
def test_the_first_language_that_is_wanted_and_known(wanted: str, language: str, direction: str) -> None:
    words = wording(wanted)
    assert (words.language, words.direction) == (language, direction)


def test_a_reason_is_kept_in_one_language_and_shown_in_the_readers() -> None:
    kept = [reason for reason, _ in wording("ar").reasons]
    assert kept == [reason for reason, _ in wording("en").reasons]
    assert wording("ar").reason("house style") == "أسلوب المؤسسة"
    assert wording("ar").reason("because of the law") == "because of the law"


@pytest.mark.parametrize("kind", ["check", "explanation"])
@pytest.mark.parametrize("code", INTERFACES)
def test_every_check_has_a_name_and_an_explanation_in_every_language(code: str, kind: str) -> None:
    assert {key for key in wording(code).words if key.startswith(f"{kind}.")} \
        == {f"{kind}.{check}" for check in all_checks()}


def test_what_a_check_looks_at_is_said_in_the_readers_language() -> None:
    assert re.search("[a-z]", "".join(map(wording("ar").explanation, all_checks()))) is None
    assert wording("en").explanation("number").startswith("Report numbers")
    assert wording("ar").explanation("spelling") == ""


def test_a_check_without_a_name_of_its_own_goes_by_its_name() -> None:
    assert wording("ar").name("check", "spelling") == "spelling"


@pytest.mark.parametrize(("interface", "arabic", "shown"), [
    ("ar", "في العربية وحدها: ٤٧", ("في العربية وحدها: ٤٧", "ar", "rtl")),
    ("ar", None, ("only in Arabic: ٤٧", "en", "ltr")),
    ("en", "في العربية وحدها: ٤٧", ("only in Arabic: ٤٧", "en", "ltr")),
])
def test_a_finding_speaks_to_its_reader_where_its_table_can(interface: str, arabic: str | None,
                                                            shown: tuple[str, str, str]) -> None:
    assert wording(interface).message({"message": "only in Arabic: ٤٧", "message_ar": arabic}) == shown
    assert wording(interface).message({"message": "only in Arabic: ٤٧"})[1] == "en", "a table of an older version"
