"""Which language a text is in, and when a claim is contradicted."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.languages import language
from checker.languages.detection import contradiction, detect

ENGLISH = ("The harbour master said on Tuesday that two ferries had been turned back by the storm, and that the crews "
           "were waiting for the wind to fall before they would try again. ")
ARABIC = ("قال مدير المرفأ يوم الثلاثاء إن عبّارتين أعيدتا بسبب العاصفة، وإن الطاقمين ينتظران أن تهدأ الرياح قبل أن "
          "يحاولا من جديد، مضيفا أن أحدا لم يصب بأذى في الحادث. ")
FRENCH = ("Le capitaine du port a déclaré mardi que deux navires avaient rebroussé chemin à cause de la tempête et que "
          "les équipages attendaient que le vent tombe avant de tenter une nouvelle traversée vers les îles, où plus "
          "de trois cents voyageurs sont bloqués depuis dimanche sans nouvelles de leurs familles. ")
PERSIAN = ("رئیس بندر روز سه‌شنبه گفت که دو کشتی به دلیل طوفان بازگشته‌اند و کارکنان آن‌ها منتظرند تا باد آرام شود "
           "و دوباره تلاش کنند. او افزود که در این رویداد هیچ کس آسیب ندیده است و مسافران در هتل‌های شهر اقامت "
           "دارند تا راه دریایی دوباره باز شود و بتوانند به خانه‌های خود برگردند. ")


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (ARABIC, "ar"), (FRENCH, "fr"), (PERSIAN, "fa")])
def test_long_texts_are_known(text: str, code: str) -> None:
    assert detect(text) == code


def test_short_texts_are_taken_for_our_language_of_their_script() -> None:
    assert detect("Ferries turned back by storm") == "en"
    assert detect("إعادة عبارتين بسبب العاصفة") == "ar"


def test_hardly_any_letters_tell_nothing() -> None:
    assert detect("BBC 2024") is None
    assert detect("") is None
    assert detect("12, 13 – 14!\n" * 40) is None
    assert detect("https://example.org/the-harbour-master-said-on-tuesday") is None


def test_the_other_script_contradicts() -> None:
    assert contradiction(ARABIC, language("en")) == "ar"
    assert contradiction(ENGLISH, language("ar")) == "en"
    assert contradiction("إعادة عبارتين بسبب العاصفة", language("en")) == "ar"


def test_another_language_of_the_script_contradicts_when_long_enough() -> None:
    assert contradiction(FRENCH, language("en")) == "fr"
    assert contradiction(PERSIAN, language("ar")) == "fa"
    assert contradiction("Trois cents voyageurs bloqués", language("en")) is None


def test_a_text_in_no_language_we_know_is_not_the_claimed_one() -> None:
    assert contradiction("ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛇᛈᛉᛊᛏᛒᛖᛗᛚᛜᛞᛟ", language("en")) == "und"


@pytest.mark.parametrize("foreign", [
    "«Ferries turned back by the storm»", "https://www.example.org/ferries-turned-back-by-the-storm-on-tuesday",
    "#FerriesTurnedBack #StormOnTuesday @harbour_master", "(Harbour Master's Office, HMO)",
])
def test_foreign_words_in_a_text_contradict_nothing(foreign: str) -> None:
    assert contradiction(ARABIC + foreign, language("ar")) is None


def test_links_outweigh_no_short_text() -> None:
    links = "https://example.org/ferries-turned-back " * 9
    assert contradiction("عادت العبارات إلى المرفأ. " + links, language("ar")) is None


def test_a_list_of_names_is_no_other_language() -> None:
    names = "Haddad, Karim. Nasr, Salma. Oliveira, João. Müller, Jürgen. Dubois, René. Kowalski, Łukasz. "
    assert contradiction(names * 2, language("en")) is None


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) is None or detect(text) == detect(text)
    assert contradiction(text, language("en")) != "en"


def test_the_detector_is_loaded_only_when_words_do_not_tell() -> None:
    code = ("import sys; from checker.languages.detection import detect; "
            f"assert detect({ENGLISH!r}) == 'en' and detect({ARABIC!r}) == 'ar'; "
            "assert 'langdetect' not in sys.modules")
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=False).returncode == 0
