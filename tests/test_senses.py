"""The lists of senses hold together across the languages."""

from importlib import resources

import pytest
import tomli

from checker.comparing.quoted.senses import readings
from checker.extract.cues import every_cue
from checker.languages import all_languages, language

RELATIONS = tomli.loads((resources.files("checker.languages") / "data" / "mul" / "senses.toml").read_text("utf-8"))
SENSES = {code: one.data("senses")["cues"] for code, one in all_languages().items()}


def test_every_language_has_every_sense() -> None:
    keys = {code: set(table) for code, table in SENSES.items()}
    assert keys["ar"] == keys["en"]
    assert all(all(table.values()) for table in SENSES.values())


def test_near_senses_exist_and_are_of_sorts_that_go_together() -> None:
    together = [set(group) for group in RELATIONS["together"]]
    for group in RELATIONS["near"]:
        assert {*group} <= set(SENSES["en"])
        sorts = {sense.partition("/")[0] for sense in group}
        assert len(sorts) == 1 or any(sorts <= one for one in together)


@pytest.mark.parametrize("code", sorted(SENSES))
def test_every_sense_is_found_by_the_first_word_it_is_read_with(code: str) -> None:
    spoken = language(code)
    for sense, patterns in SENSES[code].items():
        word = " ".join(part.partition("|")[0].lstrip("~") for part in patterns[0].split() if part != "+")
        assert sense in {cue.kind for cue in every_cue(word, spoken, "senses")}, (sense, word)


def test_a_reading_has_the_other_word_in_place() -> None:
    from checker.article import Span
    from checker.comparing.quoted.senses import Word
    from checker.mention import Mention, MentionKind

    said = Mention(MentionKind.QUOTATION, "speech", "a very good plan", Span(10, 26))
    mine = Word(Span(17, 21), "good", frozenset({"quality/good"}), frozenset())
    other = Word(Span(0, 4), "سيئة", frozenset({"quality/bad"}), frozenset())
    assert readings(said, language("en"), mine, other)[0] == "a very bad plan"
