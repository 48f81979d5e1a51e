"""The closed classes of words that exclude each other: every kind has its words in every language."""

from collections.abc import Iterable
from importlib import resources

import pytest
import tomli

from checker.comparing.readings.exclusions import excluding

DATA = resources.files("checker.languages") / "data"


def _table(code: str) -> dict[str, dict[str, list[str]]]:
    return tomli.loads((DATA / code / "scales.toml").read_text("utf-8"))


def _kinds() -> Iterable[str]:
    return (kind for kinds in _table("mul")["classes"].values() for kind in kinds)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_language_has_words_for_each_kind_and_for_what_answers_it(code: str) -> None:
    wanted = {"none", *_kinds(), *(f"{kind}-like" for kind in _kinds())}
    assert set(_table(code)["cues"]) == wanted


@pytest.mark.parametrize("code", ["ar", "en"])
def test_no_list_has_a_word_twice(code: str) -> None:
    assert all(len(words) == len(set(words)) for words in _table(code)["cues"].values())


def test_what_excludes_is_of_one_class() -> None:
    classes = _table("mul")["classes"].values()
    assert all(any({one, other} <= set(kinds) for kinds in classes)
               for one, others in _table("mul")["excludes"].items() for other in others)


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("all", "some", True), ("some", "all", True), ("some", "several", False), ("all", "all", False),
    ("if", "unless", True), ("all", "unless", False),
])
def test_exclusion_holds_both_ways(one: str, other: str, expected: bool) -> None:
    assert excluding(one, other) is expected
