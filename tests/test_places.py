"""Places: what a sentence names, under which value, and what only looks like a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.comparing.places.relations import Relation, relation
from checker.extract.places import places
from checker.languages import language
from checker.mention import Mention
from checker.termbase import load_termbase


def found(text: str, code: str) -> list[Mention]:
    return places(Sentence(text, Span(0, len(text))), language(code), load_termbase())


def values(text: str, code: str) -> list[str]:
    return [mention.value for mention in found(text, code)]


@pytest.mark.parametrize("word", ["سوري", "السورية", "سوريون", "السوريين", "والسوريات", "لسورية", "سوريا", "بالسوري"])
def test_every_form_of_a_nationality_is_the_country(word: str) -> None:
    assert values(f"وصل أمس {word} إلى القرية", "ar")[0] == "place:sy"


@pytest.mark.parametrize(("word", "value"), [
    ("British", "place:gb"), ("Britons", "place:gb"), ("Dutch", "place:nl"), ("Syrians", "place:sy"),
    ("Scottish", "place:gb-sct"), ("U.S.", "place:us"), ("Washington", "place:us/capital")])
def test_english_names_and_adjectives(word: str, value: str) -> None:
    assert values(f"He met the {word} yesterday", "en") == [value]


@pytest.mark.parametrize(("text", "code"), [
    ("The letter was written in English.", "en"), ("She speaks Spanish and Italian language", "en"),
    ("كتب الرسالة بالإنجليزية", "ar"), ("يدرس اللغة الفرنسية", "ar"), ("Michael Jordan scored", "en"),
    ("the guinea pig ate French fries", "en"), ("أصيب في يده اليمنى", "ar"), ("زار بيت جده", "ar")])
def test_what_only_looks_like_a_place(text: str, code: str) -> None:
    assert [value for value in values(text, code) if value not in ("place:es",)] == []


@pytest.mark.parametrize(("text", "code", "value", "part"), [
    ("in southern Utah", "en", "place:utah", "south"), ("in the north-east of Syria", "en", "place:sy", "north-east"),
    ("northwestern Sonora", "en", "place:sonora", "north-west"), ("Utah's north", "en", "place:utah", "north"),
    ("في جنوب غرب الصين", "ar", "place:cn", "south-west"), ("الجزء الجنوبي ليوتا", "ar", "place:utah", "south"),
    ("في شمالي ولاية أريزونا", "ar", "place:arizona", "north"), ("الشمال السوري", "ar", "place:sy", "north")])
def test_a_part_of_the_compass_belongs_to_its_place(text: str, code: str, value: str, part: str) -> None:
    mention, = found(text, code)
    assert (mention.value, f"compass:{part}" in mention.marks) == (value, True)


@pytest.mark.parametrize(("text", "code", "value"), [
    ("North Korea and West Virginia", "en", ["place:kp", "place:west_virginia"]),
    ("كوريا الشمالية وفيرجينيا الغربية", "ar", ["place:kp", "place:west_virginia"])])
def test_a_name_keeps_the_compass_in_it(text: str, code: str, value: list[str]) -> None:
    assert values(text, code) == value


def test_a_direction_without_place_stands_by_itself() -> None:
    assert values("in the south-east of the old quarter", "en") == ["compass:south-east"]
    assert values("Kanye West sang", "en") == []


def test_a_name_that_two_places_bear_means_either() -> None:
    assert values("in Georgia", "en") == ["place:ge|place:georgia_us"]
    assert relation("place:ge|place:georgia_us", "place:ge", load_termbase()) is Relation.SAME


def test_a_body_keeps_its_words() -> None:
    text = "Damascus University opened in Aleppo"
    taken = [Span(0, len("Damascus University"))]
    mentions = places(Sentence(text, Span(0, len(text))), language("en"), load_termbase(), taken)
    assert [mention.value for mention in mentions] == ["place:aleppo"]


@pytest.mark.parametrize(("text", "code", "name"), [
    ("a bakery in Kafrnouran", "en", "place?:kafrnouran"), ("the village of Zirbeh", "en", "place?:zirbeh"),
    ("في بلدة ديربيكا", "ar", "place?:ديربيكا")])
def test_a_place_that_the_termbase_lacks(text: str, code: str, name: str) -> None:
    assert name in values(text, code)


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("place:sy", "place:sy", Relation.SAME), ("place:aleppo", "place:aleppo_governorate", Relation.SAME),
    ("place:us/capital", "place:us", Relation.PART), ("place:aleppo", "place:sy", Relation.PART),
    ("place:gb-eng", "place:gb", Relation.PART), ("place:gb-eng", "place:gb-sct", Relation.OTHER),
    ("place:kp", "place:kr", Relation.OTHER), ("place:aleppo", "place:homs", Relation.OTHER)])
def test_how_two_places_stand_to_each_other(one: str, other: str, expected: Relation) -> None:
    assert relation(one, other, load_termbase()) is expected
    assert relation(other, one, load_termbase()) is expected


@given(st.text(alphabet=st.sampled_from("ابتسورية شمال غرب حلبNorthSyria  .,'s-"), max_size=60),
       st.sampled_from(["ar", "en"]))
def test_a_mention_is_what_stands_at_its_span(text: str, code: str) -> None:
    for mention in found(text, code):
        assert text[mention.span.start:mention.span.end] == mention.text
