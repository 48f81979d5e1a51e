"""Persons are found by how names are written, not by a list of names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.extract.persons import OPENING, SURE, cue, name_words, named, persons, resolved, written_large
from checker.languages import language
from checker.languages.naming import name_like, ordinary
from checker.mention import Mention

ENGLISH, ARABIC = language("en"), language("ar")


def found(text: str, *taken: str, code: str = "en") -> list[Mention]:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in taken]
    return persons(Sentence(text, Span(0, len(text))), language(code), spans)


def names(text: str, *taken: str, code: str = "en") -> list[str]:
    return [mention.text for mention in found(text, *taken, code=code)]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Zbigniew Przybylski was late.", ["Zbigniew Przybylski"]),
    ("It was the idea of Ursula von der Leyen.", ["Ursula von der Leyen"]),
    ("They met Crown Prince Mohammed bin Salman.", ["Mohammed bin Salman"]),
    ("Foreign Minister Walid al-Moallem left.", ["Walid al-Moallem"]),
    ("A friend of Prof. J. R. Tolkien wrote.", ["J. R. Tolkien"]),
    ("We saw Moon Jae-in there.", ["Moon Jae-in"]),
    ("This is Scarlett O'Hara's house.", ["Scarlett O'Hara"]),
    ("Former U.S. Senator Bob Carmichael spoke.", ["Bob Carmichael"]),
    ("According to Dr. Ilse Brandt, it works.", ["Ilse Brandt"]),
    ("The singer Abdel Halim Hafez sang.", ["Abdel Halim Hafez"]),
    ("We met Theresa May.", ["Theresa May"]),
    ("The vote was lost by Mrs May.", ["May"]),
    ("Jonah Hill, 34, was there.", ["Jonah Hill"]),
    ("Sami Haddad Jr. inherited it.", ["Sami Haddad"]),
])
def test_a_name_is_a_run_of_capitals_without_titles(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize("text", [
    "However, nothing happened.", "The Treasury said no.", "On Tuesday in March it rained.", "I do not know.",
    "They live in Victoria Street.", "The Challenge Cup was won.", "AMs and MPs voted.", "It runs on LiveMapper.",
    "Heavy Rains Threaten Farmers Everywhere", "You've seen it.", "Speaking to reporters, he left.",
])
def test_other_capitals_are_no_names(text: str) -> None:
    assert names(text) == []


def test_what_others_claim_is_left_to_them() -> None:
    assert names("He flew to Reykjavik with Anna Larsen.", "Reykjavik") == ["Anna Larsen"]


def test_a_given_name_that_is_a_place_is_a_name_before_a_surname() -> None:
    assert names("We met Chelsea Manning.", "Chelsea") == ["Chelsea Manning"]
    assert names("We flew to Austin again.", "Austin") == []


def test_titles_and_roles_show_that_a_name_is_a_persons() -> None:
    assert SURE in found("The striker Kylo Vantongeren scored.")[0].marks
    assert SURE not in found("It flew over Kylo Vantongeren again.")[0].marks


def test_a_single_word_at_the_head_of_a_sentence_may_be_anything() -> None:
    assert OPENING in found("Vantongeren left the pitch.")[0].marks
    assert OPENING not in found("Then Vantongeren left the pitch.")[0].marks
    assert OPENING not in found("Vantongeren said no.")[0].marks


def test_spans_count_characters_of_the_article() -> None:
    sentence = Sentence("Then Lena Voss left.", Span(100, 120))
    mention, = persons(sentence, ENGLISH)
    assert mention.span == Span(105, 114)
    assert mention.value == "person:lena voss"


def test_a_surname_has_the_value_of_the_full_name_of_the_article() -> None:
    rows = [found("We met Lena Voss."), found("Later Ms Voss left."), found("We met Ms Karlsson.")]
    settled = resolved(rows)
    assert [mention.value for row in settled for mention in row] == [
        "person:lena voss", "person:lena voss", "person:karlsson"]
    assert name_words(settled[1][0], ENGLISH) == ["voss"]


def test_of_two_of_one_surname_the_last_named_is_meant() -> None:
    rows = [found("We met Lena Voss."), found("We met Karl Voss."), found("Then Mr Voss left.")]
    assert resolved(rows)[2][0].value == "person:karl voss"


@pytest.mark.parametrize(("text", "wanted"), [
    ("وقال المتحدث ستيفان دوغاريتش إن الوضع مستقر", ["ستيفان دوغاريتش"]),
    ("استقبل الوزير خالد يوسف الوفد", ["خالد يوسف"]),
    ("أضاف بيترسون أن الأمر انتهى", ["بيترسون"]),
])
def test_a_script_without_capitals_shows_names_by_letters_and_cues(text: str, wanted: list[str]) -> None:
    assert names(text, code="ar") == wanted


@pytest.mark.parametrize("text", ["قالت الحكومة إنها ستدرس القرار", "قال مسؤولون إن الحادث وقع في المدينة",
                                  "سجل هدفا في المباراة"])
def test_ordinary_words_behind_a_cue_are_no_names(text: str) -> None:
    assert names(text, code="ar") == []


@pytest.mark.parametrize("word", ["فيرنانديز", "شتاينماير", "محمد", "كوفاتش"])
def test_a_word_looks_like_a_name(word: str) -> None:
    assert named(word, ARABIC)


@pytest.mark.parametrize("word", ["الحكومة", "على", "هدفًا", "مسؤولون", "قال", "الذين", "كاميرا"])
def test_a_word_looks_like_no_name(word: str) -> None:
    assert not named(word, ARABIC)


def test_titles_kin_and_acts_of_saying_are_cues() -> None:
    assert all(cue(word, ARABIC) for word in ("السيد", "وقال", "شقيقه", "للرييس"))
    assert not cue("شجرة", ARABIC)


def test_ordinary_words_are_known_inflected_too() -> None:
    assert ordinary("champions", ENGLISH)
    assert ordinary("الحكومة", ARABIC)
    assert not ordinary("Vantongeren", ENGLISH)


def test_foreign_letters_weigh_more_than_a_words_of_the_language() -> None:
    assert name_like("شتاينماير", ARABIC) > 0 > name_like("استخدام", ARABIC)
    assert name_like("anything", ENGLISH) == 0.0


@given(st.text(max_size=80))
def test_names_stand_where_they_are_found_and_do_not_overlap(text: str) -> None:
    for spoken in (ENGLISH, ARABIC):
        mentions = persons(Sentence(text, Span(0, len(text))), spoken)
        assert all(text[one.span.start:one.span.end] == one.text for one in mentions)
        assert all(one.span.end <= two.span.start for one, two in pairwise(mentions))


@pytest.mark.parametrize(("text", "wanted"), [
    ("Russian Airstrikes hit the town. An airstrike hit it again.", []),
    ("Jonah Hill, 34, was there when the hill slid.", ["Jonah Hill"]),
    ("The vote was lost by Mrs May. It may be held again.", ["May"]),
    ("It was Brandt who left.", ["Brandt"]),
])
def test_a_lone_capital_that_is_a_common_word_elsewhere_names_nobody(text: str, wanted: list[str]) -> None:
    (row,) = written_large(resolved([found(text)]), text, ENGLISH)
    assert [mention.text for mention in row] == wanted
