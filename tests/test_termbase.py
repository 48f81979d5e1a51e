"""Loading a termbase and finding its names: word boundaries, clitics, capitals, and what contradicts itself."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import TermbaseError
from checker.languages import all_languages, language
from checker.termbase import Alias, Matcher, Termbase, load_termbase, loosen

NAMES = [
    Alias("un", "الأمم المتحدة"), Alias("board", "اللجنة العليا"), Alias("hamas", "حماس"), Alias("youth", "الشباب"),
    Alias("council", "مجلس الأمن"), Alias("council", "مجلس الأمن الدولي"),
]
LATIN = [
    Alias("who", "WHO", "acronym"), Alias("unhcr", "UNHCR", "acronym"), Alias("boots", "Boots", "cased"),
    Alias("un", "United Nations"), Alias("jazeera", "Al Jazeera"), Alias("un", "UN", "acronym"),
]


def found(text: str, code: str = "ar") -> list[tuple[str, str]]:
    matcher = Matcher(NAMES if code == "ar" else LATIN, language(code))
    loose = loosen(text)
    return [(hit.aliases[0].value, loose.original(hit.start, hit.end)) for hit in matcher.find(loose)]


@pytest.mark.parametrize(
    "text",
    ["الأمم المتحدة", "والأمم المتحدة", "وبالأمم المتحدة", "للأمم المتحدة", "وللأمم المتحدة",
     "كالأمم المتحدة", "الامم المتحده", "الأُممُ المتحدة", "الأمم\nالمتحدة", "الأمـم  المتحدة"],
)
def test_a_name_is_found_under_every_clitic_and_spelling(text: str) -> None:
    assert [value for value, _ in found(text)] == ["un"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("وبالأمم المتحدة", "الأمم المتحدة"), ("للأمم المتحدة", "للأمم المتحدة"), ("وللأمم المتحدة", "للأمم المتحدة"),
     ("بحماس", "حماس"), ("قالت حماس.", "حماس")],
)
def test_the_words_shown_leave_out_what_can_be_taken_off(text: str, words: str) -> None:
    assert [one for _, one in found(text)] == [words]


@pytest.mark.parametrize(
    "text",
    ["الحماس يملأ المكان", "بحماسة", "شباب المدينة", "أممالمتحدة", "مجلسأمن", "تحمسحماس"],
)
def test_what_only_looks_like_a_name_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_lam_that_swallowed_its_fellow_still_hides_the_article() -> None:
    assert found("قرار للجنة العليا") == [("board", "لجنة العليا")]


def test_of_two_names_the_longer_wins() -> None:
    assert found("قرر مجلس الأمن الدولي") == [("council", "مجلس الأمن الدولي")]


@pytest.mark.parametrize(
    ("text", "values"),
    [("WHO said", ["who"]), ("who said", []), ("W.H.O. said", ["who"]), ("UNHCR's post", ["unhcr"]), ("UNs", ["un"]),
     ("U.N.H.C.R. said", ["unhcr"]), ("unhcr said", []), ("the united nations", ["un"]), ("Al-Jazeera", ["jazeera"]),
     ("Al\u00a0Jazeera", ["jazeera"]), ("Boots sold", ["boots"]), ("his boots", []), ("BOOTS", []), ("sun", []),
     ("a UN-backed force", ["un"]), ("UNESCO", []), ("the \"United Nations\"", ["un"])],
)
def test_capitals_decide_where_a_word_is_a_name_only_with_them(text: str, values: list[str]) -> None:
    assert [value for value, _ in found(text, "en")] == values


@given(st.text(alphabet="الأمم متحدةوبك\n\u00a0\u064f-\"", max_size=60), st.sampled_from(["", "و", "وبال", "لل"]))
def test_every_hit_is_a_part_of_the_text(text: str, clitic: str) -> None:
    loose = loosen(f"{text} {clitic}الأمم المتحدة")
    for hit in Matcher(NAMES, language("ar")).find(loose):
        span = loose.span(hit.start, hit.end)
        assert loose.folded.original[span.start:span.end] == loose.original(hit.start, hit.end) != ""


def written(folder: Path, text: str, name: str = "bodies.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[a]\nen = ["Board"]\n[b]\nen = ["board"]', "'board' names 'a' and 'b'"),
        ('[a]\nacronyms = ["ABC"]\n[b]\nacronyms = ["A.B.C."]', "'ABC' names 'a' and 'b'"),
        ('[a]\nen = ["Board"]\nlook_alikes = ["c"]', "'look_alikes' names the unknown entry 'c'"),
        ('[a]\nen = ["Board"]\npart_of = "c"', "'part_of' names the unknown entry 'c'"),
        ('[a]\nen = ["Board"]\nweek_en = ["the board"]', "unknown key 'week_en'; did you mean 'weak_en'?"),
        ('[a]\nen = [1]', "'en' must be a list of words"),
        ('a = "Board"', "is not a table"),
        ('[a\n', "is not valid TOML"),
    ],
)
def test_a_termbase_that_contradicts_itself_says_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(TermbaseError, match=r"bodies\.toml") as error:
        load_termbase(written(tmp_path, text))
    assert says in str(error.value)


def test_an_id_may_stand_only_once(tmp_path: Path) -> None:
    written(tmp_path, '[a]\nen = ["Board"]', "one.toml")
    with pytest.raises(TermbaseError, match="the id 'a' stands in"):
        load_termbase(written(tmp_path, '[a]\nen = ["Bureau"]', "two.toml"))


def test_an_alias_declared_ambiguous_may_name_two_bodies(tmp_path: Path) -> None:
    written(tmp_path, '[[alias]]\nname = "Board"\nlanguage = "en"\nbodies = ["a", "b"]', "ambiguous.toml")
    termbase = load_termbase(written(tmp_path, '[a]\nen = ["Board"]\n[b]\nen = ["board"]'))
    assert termbase.organisation("a") is not None


def test_a_declaration_for_an_unknown_body_is_an_error(tmp_path: Path) -> None:
    written(tmp_path, '[[alias]]\nname = "Board"\nlanguage = "en"\nbodies = ["a", "x"]', "ambiguous.toml")
    with pytest.raises(TermbaseError, match="unknown body 'x'"):
        load_termbase(written(tmp_path, '[a]\nen = ["Board"]'))


@pytest.fixture(scope="module")
def built_in() -> Termbase:
    return load_termbase()


def test_the_built_in_termbase_contradicts_itself_nowhere_and_is_large_enough(built_in: Termbase) -> None:
    assert len(list(built_in.of_kind("organisation"))) >= 250


def test_every_built_in_body_has_a_name_in_both_languages(built_in: Termbase) -> None:
    lacking = [entry.id for entry in built_in.of_kind("organisation")
               if not all(entry.names(code) for code in all_languages())]
    assert lacking == []


def test_the_built_in_termbase_is_loaded_and_built_quickly() -> None:
    started = time.process_time()
    termbase = load_termbase.__wrapped__()
    for code, spoken in all_languages().items():
        names = [Alias(entry.id, name) for entry in termbase.of_kind("organisation") for name in entry.names(code)]
        Matcher(names, spoken)
    assert time.process_time() - started < 1.5  # 0.3 s where nothing else runs; a busy machine must not fail the build
