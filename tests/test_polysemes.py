"""The lists of words of several senses: every language knows the same senses, and each is known by some words."""

from collections import defaultdict

import pytest

from checker.alignment import AlignedPair
from checker.comparing.polysemes import taken_otherwise
from checker.extract.cues import every_cue
from checker.languages import all_languages, language
from tests.test_bearing import passage

LISTS = {code: listed for code, one in all_languages().items() if (listed := one.data("polysemes").get("cues"))}
IDIOMS = {code: listed for code, one in all_languages().items() if (listed := one.data("idioms").get("cues"))}


def senses(keys: list[str]) -> set[str]:
    return {"/".join(key.split("/")[:2]) for key in keys}


def known(listed: dict[str, list[str]]) -> dict[str, set[str]]:
    """The senses of each word of a list."""
    words = defaultdict(set)
    for key in listed:
        word, sense = key.split("/")[:2]
        words[word].add(sense)
    return words


def test_every_language_has_the_same_words() -> None:
    assert len(LISTS) == 2
    first, second = (known(listed).keys() for listed in LISTS.values())
    assert first == second
    assert len(first) >= 500


def test_every_word_has_several_senses() -> None:
    first, second = (known(listed) for listed in LISTS.values())
    assert [word for word in first if len(first[word] | second[word]) < 2] == []


def test_every_setting_is_listed() -> None:
    for code, listed in LISTS.items():
        settings = {key.split("/")[2] for key in listed if key.count("/") == 2} - {"also"}
        assert settings <= language(code).data("settings")["cues"].keys()


def test_some_sense_of_every_word_is_settled_by_words_of_a_language() -> None:
    sure = set().union(*({key for key in listed if key.count("/") == 1} for listed in LISTS.values()))
    words = {sense.split("/")[0] for sense in senses([key for listed in LISTS.values() for key in listed])}
    assert words - {sense.split("/")[0] for sense in sure} == set()


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


def test_every_expression_has_renderings_right_and_wrong() -> None:
    expressions = {key.removesuffix("/idiom") for key in IDIOMS["en"]}
    assert len(expressions) >= 120
    assert IDIOMS["ar"].keys() == {f"{one}/{told}" for one in expressions for told in ("idiom/also", "words")}


def test_no_expression_is_rendered_rightly_by_what_is_wrong() -> None:
    """What stands under both would never be told."""
    right, wrong = ({key.split("/")[0]: set(texts) for key, texts in IDIOMS["ar"].items() if told in key}
                    for told in ("/also", "/words"))
    assert {one: right[one] & wrong[one] for one in right if right[one] & wrong[one]} == {}


@pytest.mark.parametrize(("text", "sense"), [
    ("they moved the goalposts", "move-goalposts/idiom"),
    ("he threw in the towel", "throw-in-towel/idiom"),
    ("jobs are up in the air", "on-hold/idiom"),
])
def test_an_expression_is_known_by_its_words(text: str, sense: str) -> None:
    assert sense in {cue.kind for cue in every_cue(text, language("en"), "idioms")}


@pytest.mark.parametrize("text", ["a level field for playing", "the ships in the Red Sea", "his hat and a trick"])
def test_words_alone_are_no_expression(text: str) -> None:
    assert not every_cue(text, language("en"), "idioms")


@pytest.mark.parametrize(("source", "target", "told"), [
    ("The council gave the plan the green light.", "أشعل المجلس النور الأخضر للخطة.", ("approve", "lamp")),
    ("The council gave the plan the green light.", "منح المجلس الخطة الضوء الأخضر.", None),
    ("He was playing quarterback that day.", "كان يلعب ربع خلفي ذلك اليوم.", ("player", "literal")),
    ("She has the upper hand in the talks.", "لديها اليد العلوية في المحادثات.", ("advantage", "limb")),
    ("She has the upper hand in the talks.", "لديها اليد العليا في المحادثات.", None),
    ("She has the upper hand in the talks.", "لديها الأفضلية ورفعت اليد العلوية في المحادثات.", None),
])
def test_a_word_of_an_expression_does_not_excuse_it(source: str, target: str, told: tuple[str, str] | None) -> None:
    """«يد» may be the upper hand; in «اليد العلوية» it is a hand, as the whole expression says."""
    found = [one.senses for one in taken_otherwise(AlignedPair(passage(source, "en"), passage(target, "ar"), 0.8))]
    assert (told in found) if told else not found
