"""Folding keeps every character's place: matching may look at folded text, editors see the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.languages import all_languages, fold, folded, language, plain

ARABIC = st.text(alphabet="أإآاٱىيةهؤئكلم ـًَُِّ٠١٢٤٧۴،.\u200f\u202b\u2069ﻻﷲAaÉéU.N")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأُمَمُ المُتَّحِدَة", "الامم المتحده"),
        ("المـــتحدة", "المتحده"),
        ("٤٧٫٥ و۴۷", "47.5 و47"),
        ("ﺍﻷﻣﻢ", "الامم"),
        ("U.N. and U.S.A.", "un and usa"),
        ("Café CAFE\u0301", "cafe cafe"),
        ("OHCHR’s", "ohchr's"),
        ("e.g. 3.5 a.m.", "eg 3.5 am"),
    ],
)
def test_variants_of_one_word_fold_to_one_form(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_words_that_differ_stay_different() -> None:
    assert fold("سبعة").text != fold("تسعة").text
    assert fold("UNHCR").text != fold("OHCHR").text
    assert fold("end. New").text == "end. new"


@given(ARABIC)
def test_every_folded_character_names_the_characters_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ARABIC)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


def test_the_span_of_a_word_keeps_its_vowel_signs() -> None:
    text = "قالتِ الأُمَمُ المتحدة"
    folded = fold(text)
    start = folded.text.index("الامم")
    assert folded.written(start, start + 5) == "الأُمَمُ"


def test_the_encoder_sees_plain_digits_and_no_diacritics() -> None:
    assert plain("قُتِلَ ٤٧ شخصـا\u200f") == "قتل 47 شخصا"
    assert plain("Café") == "Café"


def test_languages_are_found_by_walking_the_package() -> None:
    assert {"ar", "en"} <= set(all_languages())
    assert language("ar").right_to_left
    assert not language("en").right_to_left
    assert "ولل" in language("ar").proclitics


@given(ARABIC)
def test_the_short_way_folds_as_the_long_one(text: str) -> None:
    assert folded(text) == fold(text).text


@given(st.lists(st.sampled_from(["a", "Z", "é", "İ", "أ", "ة", "ى", "ـ", "\u064e", "\u200f", "٣", "ﻻ", "’", " ", "؟"])))
def test_each_character_is_folded_by_itself_and_keeps_its_place(characters: list[str]) -> None:
    text = "é" + "".join(characters)  # so that it is folded with care
    found, one_by_one = fold(text), "".join(fold(one).text for one in text)
    assert found.text == one_by_one
    assert list(found.starts) == sorted(found.starts)
    assert all(folded(text[found.starts[at]]) == one or len(folded(text[found.starts[at]])) > 1
               for at, one in enumerate(found.text))
