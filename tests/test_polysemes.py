"""The lists of words of several senses: every language knows the same senses, and each is known by some words."""

from collections import defaultdict

import pytest

from checker.extract.cues import every_cue
from checker.languages import all_languages, language

LISTS = {code: listed for code, one in all_languages().items() if (listed := one.data("polysemes").get("cues"))}


def senses(keys: list[str]) -> set[str]:
    return {"/".join(key.split("/")[:2]) for key in keys}


def test_every_language_names_the_same_senses() -> None:
    assert len(LISTS) == 2
    first, second = (senses(list(listed)) for listed in LISTS.values())
    assert first == second
    assert len(first) >= 300


def test_every_word_has_several_senses() -> None:
    words = defaultdict(set)
    for key in next(iter(LISTS.values())):
        word, sense = key.split("/")[:2]
        words[word].add(sense)
    assert [word for word, known in words.items() if len(known) < 2] == []


def test_every_sense_is_settled_by_some_words_of_a_language() -> None:
    sure = set().union(*({key for key in listed if key.count("/") == 1} for listed in LISTS.values()))
    assert senses(list(LISTS["en"])) - sure == set()


@pytest.mark.parametrize(("text", "code", "sense"), [
    ("a nurse at the coal mine", "en", "mine/pit"),
    ("mine clearance near the village", "en", "mine/explosive"),
    ("انفجرت الألغام", "ar", "mine/explosive"),
    ("أغلق المنجم", "ar", "mine/pit"),
    ("she plans to run for mayor", "en", "run/office"),
    ("يحب الركض في الحديقة", "ar", "run/foot"),
])
def test_a_sense_is_known_by_its_words(text: str, code: str, sense: str) -> None:
    assert sense in {cue.kind for cue in every_cue(text, language(code), "polysemes")}


@pytest.mark.parametrize("text", ["this book is mine", "they run a shop", "the bank", "a strike", "the bill"])
def test_a_word_that_may_have_any_sense_settles_none(text: str) -> None:
    assert not [cue for cue in every_cue(text, language("en"), "polysemes") if cue.kind.count("/") == 1]
