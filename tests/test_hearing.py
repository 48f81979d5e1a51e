"""Which words of a passage may be a name, asked of all of them at once; what was worked out of a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.alignment import Passage
from checker.article import Article
from checker.comparing.remembering import remembered
from checker.document import Document
from checker.languages import language
from checker.languages.hearing import heard, likeness, nearest
from checker.languages.transliteration import sounds
from checker.splitting import whole

WORDS = ["قال", "بوريس", "جونسون", "الوزير", "مارغريت", "وكريستوفر", "تاتشر", "أمس", "إن", "كولن", "باول", "ستيفنز"]
NAMES = ["Boris", "Johnson", "Margaret", "Christopher", "Thatcher", "Colin", "Powell", "Stephens", "Lee", "Io"]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(NAMES))
def test_no_word_that_sounds_like_a_name_is_passed_over(words: list[str], name: str) -> None:
    speech, sound, spoken = heard(" ".join(words), language("ar")), sounds(name, language("en")), language("ar")
    alike = {place for place, word in enumerate(speech) if likeness(sound, word, spoken) > 0}
    assert alike <= set(speech.may_be(sound))


@pytest.mark.parametrize(("name", "text", "best"), [
    ("Johnson", "وصل بوريس جونسون إلى لندن", (2, 2)),
    ("McGregor", "فاز ماك غريغور أمس", (1, 2)),
])
def test_a_name_is_found_in_one_word_or_in_two_together(name: str, text: str, best: tuple[int, int]) -> None:
    found = nearest(sounds(name, language("en")), heard(text, language("ar")), language("ar"))
    assert found[0][1:] == best


def test_two_words_together_begin_before_the_last_one() -> None:
    speech, sound = heard("ماك غريغور", language("ar")), sounds("McGregor", language("en"))
    assert list(speech.may_be(sound, together=2)) == [0]
    assert list(heard("", language("ar")).may_be(sound, together=2)) == []


def test_two_long_words_are_never_one_name() -> None:
    sound = sounds("Christopherson", language("en"))
    assert list(heard("كريستو فرسون", language("ar")).may_be(sound, together=2)) == [0]
    assert list(heard("وكريستوفر ستيفنسون", language("ar")).may_be(sound, together=2)) == []


def test_work_on_a_passage_is_done_once_for_each_passage() -> None:
    done: list[str] = []

    @remembered
    def words(passage: Passage) -> int:
        done.append(passage.text)
        return len(passage.text.split())

    article = Article("a", "a.txt", "en", "The road is closed.")
    document = Document(article, whole(article), ((),))
    one, again = Passage(document, (0,)), Passage(document, (0,))
    assert [words(one), words(one), words(again)] == [4, 4, 4]
    assert len(done) == 2
    assert one == again
