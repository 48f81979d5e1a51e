"""Names sound alike across scripts, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.languages import language
from checker.languages.hearing import enough, heard, nearest, stems
from checker.languages.transliteration import alike, sounds

ENGLISH, ARABIC = language("en"), language("ar")


def likeness(latin: str, arabic: str) -> float:
    return alike(sounds(latin, ENGLISH), sounds(arabic, ARABIC))


@pytest.mark.parametrize(("latin", "arabic"), [
    ("Garcia", "جارسيا"), ("Garcia", "غارسيا"), ("Petrov", "بتروف"), ("Vincent", "فينسنت"), ("Vincent", "ڤنسنت"),
    ("Knight", "نايت"), ("Wright", "رايت"), ("Charles", "تشارلز"), ("Charlotte", "شارلوت"), ("Sean", "شون"),
    ("Philip", "فيليب"), ("Jackson", "جاكسون"), ("Matthew", "ماثيو"), ("Smith", "سميث"), ("Rousseau", "روسو"),
    ("Schiller", "شيلر"), ("Walter", "فالتر"), ("Walter", "والتر"), ("Zhang", "تشانغ"), ("Xi", "شي"),
    ("Juan", "خوان"), ("Jimenez", "خيمينيز"), ("Peugeot", "بيجو"), ("Muñoz", "مونيوز"), ("Dvořák", "دفوراك"),
    ("Mohammed", "محمد"), ("Muhammad", "محمد"), ("Hussein", "حسين"), ("Qasim", "قاسم"), ("Kassem", "قاسم"),
    ("Yahya", "يحيى"), ("Aisha", "عائشة"), ("Othman", "عثمان"), ("Dhafer", "ظافر"), ("Khaled", "خالد"),
    ("Delacroix", "ديلاكروا"), ("Vauthier", "فوتييه"), ("Boucher", "بوشيه"), ("Giroud", "جيرو"), ("Levesque", "ليفيك"),
    ("Duquesne", "دوكين"), ("Auteuil", "أوتوي"), ("Dumas", "دوما"), ("Duclos", "دوكلو"), ("Versailles", "فرساي"),
    ("Maillet", "ماييه"),
    ("Wauquiez", "فوكييه"), ("Descartes", "ديكارت"), ("Leclerc", "لوكلير"), ("Denis", "دوني"), ("Gilles", "جيل"),
    ("Morawska", "مورافسكا"), ("Zalecki", "زاليتسكي"), ("Andrzej", "أندجي"), ("Ciara", "كيارا"), ("Huw", "هيو"),
    ("Leah", "ليا"), ("João", "جواو"), ("Nicușor", "نيكوشور"), ("Castillo", "كاستيو"), ("Ohlsen", "أولسن"),
    ("Nietzsche", "نيتشه"), ("Ishaq", "إسحاق"), ("Bhatti", "باتي"), ("Ramzan", "رمضان"), ("Cevdet", "جودت"),
    ("Tesla", "تسلا"), ("Goldknopf", "غولدكنوبف"), ("Lijian", "ليجيان"), ("Etxeberria", "إيتشيبيريا"),
    ("Ghada", "غادة"), ("Trump", "ترامب"), ("Trump", "ترمب"), ("Erdoğan", "أردوغان"), ("Wałęsa", "فاونسا"),
])
def test_a_name_is_heard_in_the_other_script(latin: str, arabic: str) -> None:
    assert likeness(latin, arabic) >= enough(sounds(latin, ENGLISH))


@pytest.mark.parametrize(("latin", "arabic"), [
    ("Bruce", "روس"), ("Muaz", "مازن"), ("Ramirez", "رودريغيز"), ("Garcia", "مارسيل"), ("Kelly", "كول"),
    ("Hassan", "حسام"), ("Martin", "مارك"), ("Walton", "الذين"), ("Tommy", "دايتون"), ("Jong", "جاي"),
    ("Petrov", "بترول"), ("Lacroix", "لاكوست"), ("Gauthier", "غاليانو"), ("Dumas", "دوران"),
    ("Dieter", "بيتر"), ("Karin", "كارل"), ("Simpson", "سيلسون"),
])
def test_a_near_miss_is_another_name(latin: str, arabic: str) -> None:
    assert likeness(latin, arabic) < enough(sounds(latin, ENGLISH))


def test_a_look_alike_is_nearer_than_a_stranger() -> None:
    assert likeness("Bruce", "روس") > likeness("Bruce", "أحمد")


def test_clitics_are_heard_apart_and_whole() -> None:
    assert stems("والبرادعي", ARABIC)[0] == "والبرادعي"
    assert "برادعي" in stems("والبرادعي", ARABIC)


def test_a_name_after_clitics_is_found_in_its_place() -> None:
    words = heard("قال للصحفيين إن لبوتين رأيا آخر", ARABIC)
    score, first, last = nearest(sounds("Putin", ENGLISH), words, ARABIC)[0]
    assert score > 0.9
    assert words[first].written == words[last].written == "لبوتين"


def test_two_words_may_be_one_name() -> None:
    words = heard("تصدى ماك غريغور للكرة", ARABIC)
    score, first, last = nearest(sounds("McGregor", ENGLISH), words, ARABIC)[0]
    assert score > 0.9
    assert (first, last) == (1, 2)


def test_abd_is_one_name_with_the_word_after_it() -> None:
    assert [word.written for word in heard("رحل عبد الله أمس", ARABIC)] == ["رحل", "عبد الله", "أمس"]


def test_vowel_signs_keep_words_in_their_places() -> None:
    text = "قَالَ مُحَمَّدٌ ذلك"
    assert [text[word.start:word.end] for word in heard(text, ARABIC)] == text.split()


LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
LETTERS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12)


@given(LATIN, LETTERS)
def test_likeness_is_a_share_and_has_no_direction(latin: str, arabic: str) -> None:
    score = likeness(latin, arabic)
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(alike(sounds(arabic, ARABIC), sounds(latin, ENGLISH)))


@given(LATIN)
def test_a_name_is_like_itself_whatever_its_case(latin: str) -> None:
    assert sounds(latin, ENGLISH).row == sounds(latin.upper(), ENGLISH).row
    if sounds(latin, ENGLISH).mass:
        assert alike(sounds(latin, ENGLISH), sounds(latin, ENGLISH)) == pytest.approx(1.0)


@given(st.text(max_size=60))
def test_words_stand_where_they_are_heard(text: str) -> None:
    for spoken in (ENGLISH, ARABIC):
        for word in heard(text, spoken):
            assert text[word.start:word.end] == word.written
