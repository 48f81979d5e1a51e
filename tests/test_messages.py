"""What findings say: every sentence and every listed word in every language of the interfaces, and nothing besides."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import checker
from checker.aligning.trust import Verdict
from checker.alignment import AlignedPair, Passage
from checker.checks.certainty import _NOTES
from checker.checks.role import _WEIGHED
from checker.comparing.bodies.relations import label
from checker.comparing.clauses.telling import _A_FACT
from checker.comparing.evidence import contrasted, lone
from checker.comparing.figures.conflicts import BOUNDS
from checker.comparing.roles import label as role_label
from checker.extract.quantities.units import units
from checker.languages import all_languages, language
from checker.languages.speaking import conflicting_acts
from checker.lexicon.kinds import memberships
from checker.messages import FURTHER, LANGUAGES, catalogue, either, listed, named, say, word
from checker.termbase import load_termbase
from tests.test_checks import document, english_in

PACKAGE = Path(checker.__file__).parent


def sentences() -> Iterator[tuple[str, str]]:
    """Where `say` is called, and the sentence that it is called with; a sentence that is not written there is ""."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0] if node.args else None
                written = first.value if isinstance(first, ast.Constant) else ""
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", str(written)


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_stands_where_it_is_said() -> None:
    assert [place for place, sentence in sentences() if not sentence] == []


@pytest.mark.parametrize("code", FURTHER)
def test_every_sentence_has_its_translation_with_the_same_places(code: str) -> None:
    known = catalogue(code)["sentences"]
    said = {sentence for _, sentence in sentences()}
    assert sorted(said - set(known)) == []
    assert sorted(set(known) - said) == [], "no check says these any more"
    assert [one for one in said if places(one) != places(known[one])] == []


def national_bodies() -> set[str]:
    kinds = {kind for one in all_languages().values() for kind in one.data("bodies").get("national", {})}
    return {" ".join(reversed(kind.replace("-", " ").split("/"))) for kind in kinds}


LISTS = {
    "languages": {one.name for one in all_languages().values()},
    "facts": set(_A_FACT.values()),
    "hedges": set(_NOTES.values()),
    "bounds": {mark.replace("-", " ") for mark in BOUNDS},
    "acts": {act for one, other, _ in conflicting_acts() for act in (one, other)},
    "marks": set(_WEIGHED),
    "compass": {kind for one in all_languages().values() for kind in one.data("places").get("compass", {})},
    "verdicts": set(Verdict) - {Verdict.TRANSLATION},
    "bodies": national_bodies(),
    "kinds": {one.kind.replace("-", " ") for ones in memberships("en").values() for one in ones},
}


@pytest.mark.parametrize("code", FURTHER)
@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_our_lists_has_its_translation(name: str, code: str) -> None:
    assert sorted(LISTS[name] - set(catalogue(code)[name])) == []
    assert sorted(set(catalogue(code)[name]) - LISTS[name]) == [], "no list has these any more"


def test_the_catalogue_holds_no_other_list() -> None:
    assert all(set(catalogue(code)) == {"sentences", *LISTS} for code in FURTHER)


@pytest.mark.parametrize("code", FURTHER)
def test_units_have_a_name_in_every_language_but_for_two_that_only_english_measures_in(code: str) -> None:
    forms = language(code).data("units")["forms"]
    compared = {name for name, unit in units().items() if unit.dimension != "duration"}
    assert sorted(name for name in compared if not forms.get(name)) == ["pint", "stone"]  # «ستون» is sixty


def pair(source: str, target: str) -> AlignedPair:
    one, other = document(source, "ar"), document(target, "en")
    return AlignedPair(Passage(one, (0,)), Passage(other, (0,)), 0.8)


def test_a_message_is_said_in_both_languages_with_the_words_as_they_stand() -> None:
    message = contrasted(pair("قُتل ٤٧", "74 died"), "٤٧", "74 people", say("the same digits in another order"))
    assert str(message) == "Arabic: \u2068٤٧\u2069; English: 74 people (the same digits in another order)"
    assert message.translations == ("العربية: ٤٧؛ الإنجليزية: \u206874 people\u2069 (الأرقام نفسها بترتيب آخر)",)


def test_a_body_is_named_in_the_language_of_the_message() -> None:
    body = label("org:unhcr", "UNHCR", load_termbase())
    said = lone(pair("قال.", "UNHCR said.").target, body)
    assert str(said) == "only in English: UN High Commissioner for Refugees (UNHCR)"
    arabic, = said.translations
    assert arabic.startswith("في الإنجليزية وحدها: ")
    assert "للاجئين" in arabic


@pytest.mark.parametrize(("value", "words", "marks", "english", "arabic"), [
    ("role:minister/interior", "interior minister", (), "“interior minister”",
     "«\u2068interior minister\u2069» (وزير الداخلية)"),
    ("role:minister/interior", "وزير الداخلية", (), "“\u2068وزير الداخلية\u2069” (interior minister)",
     "«وزير الداخلية»"),
    ("role:president", "ex-president", ("former",), "“ex-president” (former president)",
     "«\u2068ex-president\u2069» (رئيس سابقا)"),
])
def test_a_role_is_explained_where_its_words_do_not_say_it(
    value: str, words: str, marks: tuple[str, ...], english: str, arabic: str,
) -> None:
    said = role_label(value, words, frozenset(marks), load_termbase())
    assert (str(said), *said.translations) == (english, arabic)


def test_lists_are_joined_as_each_language_does() -> None:
    assert listed(["one", "two"]).texts == ("one, two", "\u2068one\u2069، \u2068two\u2069")
    assert either([say("another unit"), say("another unit")]).texts == (
        "another unit or another unit", "وحدة أخرى أو وحدة أخرى")


def test_what_a_language_has_no_word_for_stands_in_english_kept_apart() -> None:
    assert word("gizmo").texts == ("gizmo", "\u2068gizmo\u2069")
    assert named({"en": "Nineveh"}, "nineveh").texts == ("Nineveh", "\u2068nineveh\u2069")


def test_braces_in_a_text_are_words_like_others() -> None:
    assert str(say("{one} and {other}", one="{other}", other="{0}")) == "{other} and {0}"


def test_the_languages_are_those_that_the_checks_speak() -> None:
    assert LANGUAGES[0] == "en"
    assert set(LANGUAGES) <= set(all_languages())
    assert english_in("في العربية وحدها: \u2068UNHCR \u2068OHCHR\u2069\u2069 (a phrase)") == "a phrase"
