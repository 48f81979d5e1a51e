"""The bodies of a text: what the termbase names, what patterns name, what the article itself introduces."""

from pathlib import Path

import pytest

from checker.article import Article, Sentence, Span
from checker.extract import countries, extract
from checker.extract.organisations import ACRONYM, HEAD, UNLISTED
from checker.languages import language
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase, load_termbase

BODIES = """
[rights]
en = ["Bureau of Rights"]
ar = ["مكتب الحقوق"]
acronyms = ["BOR"]
head_en = ["Commissioner for Rights"]
head_ar = ["مفوض الحقوق"]
weak_en = ["the bureau"]
weak_ar = ["المكتب"]

[relief]
en = ["Bureau of Relief"]
ar = ["مكتب الإغاثة"]
weak_ar = ["المكتب"]

[us-state]
en = ["US State Department", "State Department"]
ar = ["وزارة الخارجية الأميركية"]
country = "us"

[north]
en = ["Daily Star"]
ar = ["ديلي ستار"]

[south]
en = ["Daily Star"]
ar = ["ديلي ستار الجنوبية"]
"""
AMBIGUOUS = '[[alias]]\nname = "Daily Star"\nlanguage = "en"\nbodies = ["north", "south"]'
PORTFOLIOS = """
[foreign]
en = ["foreign", "foreign affairs"]
ar = ["الخارجية"]
[interior]
en = ["interior"]
ar = ["الداخلية"]
"""
COUNTRIES = """
[us]
en = ["United States"]
ar = ["الولايات المتحدة"]
adjective_en = ["American"]
adjective_ar = ["أميركي"]
acronyms = ["US"]
[lb]
en = ["Lebanon"]
ar = ["لبنان"]
adjective_en = ["Lebanese"]
adjective_ar = ["لبناني"]
[kp]
en = ["North Korea"]
ar = ["كوريا الشمالية"]
adjective_en = ["North Korean"]
adjective_ar = ["كوري شمالي"]
"""


@pytest.fixture(scope="module")
def termbase(tmp_path_factory: pytest.TempPathFactory) -> Termbase:
    folder: Path = tmp_path_factory.mktemp("termbase")
    files = {"bodies": BODIES, "ambiguous": AMBIGUOUS, "portfolios": PORTFOLIOS, "countries": COUNTRIES}
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return load_termbase(folder)


def mentions(termbase: Termbase, code: str, *texts: str) -> list[Mention]:
    """The bodies of an article with these sentences; every span leads back to its words."""
    article = Article("case", "case", code, "\n".join(texts))
    sentences, start = [], 0
    for text in texts:
        sentences.append(Sentence(text, Span(start, start + len(text))))
        start += len(text) + 1
    found = list(extract(article, sentences, termbase).of_kind(MentionKind.ORGANISATION))
    assert all(article.text[one.span.start:one.span.end] == one.text for one in found)
    return found


def values(termbase: Termbase, code: str, *texts: str) -> list[tuple[str, str]]:
    return [(one.value, one.text) for one in mentions(termbase, code, *texts)]


@pytest.mark.parametrize(
    ("code", "text", "value", "words"),
    [
        ("ar", "وزارة الداخلية اللبنانية", "org:ministry/interior@lb", "وزارة الداخلية اللبنانية"),
        ("ar", "لوزارة الداخلية في لبنان", "org:ministry/interior@lb", "وزارة الداخلية في لبنان"),
        ("ar", "وزارة الداخلية", "org:ministry/interior", "وزارة الداخلية"),
        ("ar", "وزير خارجية كوريا الشمالية", "org:ministry/foreign@kp", "وزير خارجية كوريا الشمالية"),
        ("ar", "وزارة الخارجية الكورية الشمالية", "org:ministry/foreign@kp", "وزارة الخارجية الكورية الشمالية"),
        ("en", "the Lebanese Interior Ministry", "org:ministry/interior@lb", "Lebanese Interior Ministry"),
        ("en", "Lebanon's interior ministry", "org:ministry/interior@lb", "Lebanon's interior ministry"),
        ("en", "the Ministry of Interior of Lebanon", "org:ministry/interior@lb", "Ministry of Interior of Lebanon"),
        ("en", "North Korea's foreign minister", "org:ministry/foreign@kp", "North Korea's foreign minister"),
        ("en", "the Lebanese army", "org:army@lb", "Lebanese army"),
        ("ar", "والجيش اللبناني", "org:army@lb", "الجيش اللبناني"),
        ("en", "the State Department", "org:us-state", "State Department"),
    ],
)
def test_a_pattern_names_a_body(termbase: Termbase, code: str, text: str, value: str, words: str) -> None:
    assert values(termbase, code, text) == [(value, words)]


@pytest.mark.parametrize(("code", "text"), [("en", "the army"), ("ar", "الجيش"), ("en", "an interior wall")])
def test_a_word_for_a_body_without_its_country_names_none(termbase: Termbase, code: str, text: str) -> None:
    assert values(termbase, code, text) == []


@pytest.mark.parametrize(
    ("code", "text"), [("en", "Lebanese and American forces"), ("ar", "القوات اللبنانية والأميركية"),
                       ("ar", "القوات الأميركية أو اللبنانية")],
)
def test_joined_countries_are_two_bodies(termbase: Termbase, code: str, text: str) -> None:
    assert {value for value, _ in values(termbase, code, text)} == {"org:army@lb", "org:army@us"}


def test_a_leader_has_the_value_of_the_body_and_a_mark(termbase: Termbase) -> None:
    one, = mentions(termbase, "ar", "قال مفوض الحقوق")
    assert (one.value, one.marks) == ("org:rights", {HEAD})


def test_a_weak_name_holds_only_where_the_body_is_named_in_full(termbase: Termbase) -> None:
    assert values(termbase, "ar", "قال المكتب إن الطريق مغلق") == []
    assert values(termbase, "ar", "زرنا مكتب الحقوق", "قال المكتب إن الطريق مغلق")[1] == ("org:rights", "المكتب")


def test_a_weak_name_of_two_bodies_means_the_one_named_last(termbase: Termbase) -> None:
    texts = ("زرنا مكتب الحقوق", "زرنا مكتب الإغاثة", "قال المكتب إن الطريق مغلق")
    assert values(termbase, "ar", *texts)[-1] == ("org:relief", "المكتب")


def test_an_ambiguous_name_means_either_until_the_article_says_which(termbase: Termbase) -> None:
    assert values(termbase, "en", "the Daily Star said") == [("org:north|org:south", "Daily Star")]


def test_an_acronym_the_article_introduces_stands_for_the_name(termbase: Termbase) -> None:
    found = values(termbase, "en", "The Barada Observatory for Water (BOW) closed.", "The BOW said so.")
    assert [value for value, _ in found] == ["org?:#BOW"] * 3


def test_an_acronym_of_the_termbase_keeps_its_meaning_in_brackets(termbase: Termbase) -> None:
    found = values(termbase, "en", "The Bureau of Relief (BOR) closed.")
    assert [value for value, _ in found] == ["org:relief", "org:rights"]


def test_in_a_headline_in_capitals_an_acronym_needs_support(termbase: Termbase) -> None:
    assert values(termbase, "en", "BOR CLOSES") == []
    assert values(termbase, "en", "BOR CLOSES", "The BOR said so.")[0] == ("org:rights", "BOR")


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "He leads the Committee to Protect Reporters in Prague.", "Committee to Protect Reporters"),
        ("en", "According to the Halfaya Media Office, the road is shut.", "Halfaya Media Office"),
        ("ar", "قالت لجنة حماية المراسلين إن الطريق مغلق", "لجنة حماية المراسلين"),
        ("ar", "وفقا للشبكة الوطنية للرصد، الطريق مغلق", "للشبكة الوطنية للرصد"),
    ],
)
def test_a_phrase_that_looks_like_a_body_is_a_candidate(termbase: Termbase, code: str, text: str, words: str) -> None:
    one, = mentions(termbase, code, text)
    assert one.text == words
    assert UNLISTED in one.marks


def test_letters_spelt_out_are_an_acronym(termbase: Termbase) -> None:
    spelt, = mentions(termbase, "ar", "قالت دبليو بي إف أمس")
    assert spelt.text == "دبليو بي إف"
    assert ACRONYM in spelt.marks


def test_two_letter_names_in_a_row_may_be_plain_words(termbase: Termbase) -> None:
    assert values(termbase, "ar", "قال إن في البيت") == []


def test_a_text_names_countries_by_adjective_too(termbase: Termbase) -> None:
    assert countries("الكوريين الشماليين والولايات المتحدة", language("ar"), termbase) == {"kp", "us"}
