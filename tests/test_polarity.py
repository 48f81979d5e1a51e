"""Negations and words with an opposite, in plain words, each with the near miss beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Sentence, Span
from checker.extract.polarity import IMPLICATIVE, LEXICAL, NOMINAL, NOT, negations, opposites, polarity
from checker.extract.word_forms import bare_future, future, imperfect, stems
from checker.languages import all_languages, fold, language
from checker.lexicon import lexicon


def cues(text: str, code: str) -> list[tuple[str, str]]:
    found = negations(Sentence(text, Span(0, len(text))), language(code))
    return [(mention.value, mention.text) for mention in found]


def poles(text: str, code: str) -> set[str]:
    return {mention.value for mention in opposites(Sentence(text, Span(0, len(text))), language(code))}


@pytest.mark.parametrize(("text", "value", "words"), [
    ("The bridge was not repaired.", NOT, "not"),
    ("The bridge wasn't repaired.", NOT, "wasn't"),
    ("The bridge cannot be repaired.", NOT, "cannot"),
    ("Nobody came to the meeting.", NOT, "Nobody"),
    ("No one came to the meeting.", NOT, "No one"),
    ("The mayor no longer lives there.", NOT, "no longer"),
    ("They left without a word.", NOMINAL, "without"),
    ("The mayor refused to sign.", IMPLICATIVE, "refused"),
    ("The crew stopped short of a strike.", IMPLICATIVE, "stopped short of"),
    ("The number of bats declined.", LEXICAL, "declined"),
    ("The cause is unclear.", LEXICAL, "unclear"),
    ("Only three came.", LEXICAL, "Only"),
    ("The harvest lies ahead.", LEXICAL, "lies ahead"),
    ("The plan still has to win a vote.", LEXICAL, "still has to"),
    ("The island lifted its old ban.", LEXICAL, "lifted its old ban"),
    ("The bank is not out of danger.", NOT, "not out of danger"),
    ("The deal fell through.", LEXICAL, "fell through"),
])
def test_english_words_that_deny(text: str, value: str, words: str) -> None:
    assert cues(text, "en") == [(value, words)]


@pytest.mark.parametrize("text", [
    "Not only the bridge but the road is closed.",
    "No sooner had they left than it rained.",
    "There is no doubt about it.",
    "He lives at No 10, opposite the park.",
    "The United Nations sent a team to the university.",
    "No fewer than ten people came.",
    "The crew understood the order.",
])
def test_english_words_that_only_look_like_a_denial(text: str) -> None:
    assert cues(text, "en") == []


@pytest.mark.parametrize(("text", "value", "words"), [
    ("لم يصل القطار", NOT, "لم"),
    ("ولم يصل القطار", NOT, "ولم"),
    ("لن يصل القطار", NOT, "لن"),
    ("لا يعمل المصنع", NOT, "لا"),
    ("فليست المدينة آمنة", NOT, "فليست"),
    ("قرر ألا يسافر", NOT, "ألا"),
    ("غادر بدون جواز", NOMINAL, "بدون"),
    ("أوصى بعدم السفر", NOMINAL, "بعدم"),
    ("الأمر غير واضح", NOMINAL, "غير"),
    ("رفضت النقابة العرض", IMPLICATIVE, "رفضت"),
    ("سيرفضون العرض", IMPLICATIVE, "سيرفضون"),
    ("عجزت البلدية عن الدفع", IMPLICATIVE, "عجزت البلدية عن"),
    ("تفاقم عجز الموازنة", LEXICAL, "عجز"),
    ("فشلت المحادثات", IMPLICATIVE, "فشلت"),
])
def test_arabic_words_that_deny(text: str, value: str, words: str) -> None:
    assert cues(text, "ar")[0] == (value, words)


@pytest.mark.parametrize("text", [
    "لا يزال الطريق مغلقا", "ما زالت المدرسة مفتوحة", "لا سيما في الشتاء", "لا بد من السفر", "ليس فقط في المدينة",
    "لا شك في ذلك", "شارك ما لا يقل عن مئة", "اشترط ألا تقل الأجرة عن ألف",
    "غير أنه وصل", "على وشك السفر", "كلام جميل", "سلم الرسالة",
    "الفتيات اللاتي عدن", "النساء اللواتي وصلن", "عند السادسة إلا خمس دقائق", "الثالثة إلا ثلثا",
])
def test_arabic_words_that_only_look_like_a_denial(text: str) -> None:
    assert cues(text, "ar") == []


def test_an_exceptive_is_one_word_for_only() -> None:
    assert [value for value, _ in cues("لم يصل إلا ثلاثة", "ar")] == [LEXICAL]


@pytest.mark.parametrize(("english", "arabic", "pole"), [
    ("Prices rose.", "ارتفعت الأسعار", "increase/decrease"),
    ("Prices are rising.", "ترتفع الأسعار", "increase/decrease"),
    ("Prices dropped.", "انخفضت الأسعار", "decrease/increase"),
    ("They denied it.", "ينفي ذلك", "deny/confirm"),
    ("She won the prize.", "فازت بالجائزة", "win/lose"),
    ("The shop is closed.", "المتجر مغلق", "close/open"),
    ("It was illegal.", "كان غير قانوني", "illegal/legal"),
    ("He was released.", "سيفرج عنه", "release/arrest"),
])
def test_words_with_an_opposite_have_one_name_in_both_languages(english: str, arabic: str, pole: str) -> None:
    assert pole in poles(arabic, "ar")
    assert pole in poles(english, "en")


def test_a_word_within_its_own_opposite_is_not_read_alone() -> None:
    assert "fair/unfair" not in poles("منافسة غير عادلة", "ar")
    assert "fair/unfair" in poles("منافسة عادلة", "ar")
    assert "live/die" not in poles("تفجير أودى بحياة تسعة", "ar")
    assert "live/die" in poles("تمسك الجريح بالحياة", "ar")


def test_every_language_names_the_same_pairs_and_both_words_of_each() -> None:
    listed = [one.data("antonyms").get("pairs", {}) for one in all_languages().values()]
    full = [pairs for pairs in listed if pairs]
    assert len(full) == 2
    assert set(full[0]) == set(full[1])
    assert len(full[0]) >= 400
    assert all(len(poles) == 2 and all(poles) for pairs in full for poles in pairs.values())


def test_no_word_is_its_own_opposite() -> None:
    for one in all_languages().values():
        for pair, (first, second) in one.data("antonyms").get("pairs", {}).items():
            both = {fold(word).text for word in first} & {fold(word).text for word in second}
            assert not both, f"{one.code} {pair}: {both}"


@pytest.mark.parametrize(("word", "is_one"), [
    ("يكون", True), ("تكون", True), ("يصل", True), ("تمكن", False), ("تعرضت", False), ("أعلن", False), ("نشر", False),
    ("أكون", True), ("توقف", False),
])
def test_an_imperfect_is_told_from_a_past_that_begins_like_one(word: str, is_one: bool) -> None:
    assert imperfect(fold(word).text, language("ar")) is is_one


@pytest.mark.parametrize(("word", "is_one"), [("سيكون", True), ("وستصل", True), ("سيارة", False), ("سياسة", False),
                                              ("سيمز", False), ("سيتم", True)])
def test_a_future_is_told_from_a_noun_that_begins_like_one(word: str, is_one: bool) -> None:
    assert future(fold(word).text, language("ar")) is is_one


def test_the_future_comes_off_its_verb() -> None:
    assert bare_future("وسيصل", language("ar")) == "يصل"


@pytest.mark.parametrize(("word", "stem"), [("stopped", "stop"), ("denies", "deny"), ("approving", "approve")])
def test_english_inflections(word: str, stem: str) -> None:
    assert stem in stems(word, language("en"))


@given(st.text(alphabet="abcdefghnoty '.,لمنايسغردو\u064b", max_size=60), st.sampled_from(["en", "ar"]))
def test_mentions_stand_where_they_say(text: str, code: str) -> None:
    sentence = Sentence(text, Span(7, 7 + len(text)))
    for mention in polarity(sentence, language(code)):
        assert text[mention.span.start - 7:mention.span.end - 7] == mention.text


def test_each_word_that_only_begins_like_a_denied_one_would_else_be_taken_for_it() -> None:
    known, table = lexicon("en", "ar"), language("en").data("negation")["affixes"]
    assert known is not None
    heads = known.tables.heads.singles
    assert [word for word in table["other"] if word not in heads or not any(
        word.removeprefix(prefix) in heads for prefix in table["prefixes"] if word.startswith(prefix))] == []
@pytest.mark.parametrize(("text", "words"), [
    ("على ألا يتجاوز الثمن ألفا", "ألا يتجاوز"), ("رفعت الجزيرة الحظر", "رفعت الجزيرة الحظر"),
    ("أبقت الأمر سرا", "سرا"), ("يفتقد الفريق حارسه", "يفتقد"),
])
def test_a_bound_a_ban_lifted_a_secret_and_a_lack_only_answer(text: str, words: str) -> None:
    """«على ألا يتجاوز» is "a maximum of": the other side need not deny, but what it denies has its answer here."""
    assert cues(text, "ar") == [(LEXICAL, words)]


def test_what_must_not_happen_is_denied() -> None:
    """The near miss: «ألا» before any other verb."""
    assert cues("طلبت منه ألا يسافر", "ar") == [(NOT, "ألا")]


@pytest.mark.parametrize(("text", "code", "pole", "near_miss"), [
    ("The keeper has two years left there.", "en", "left/right", "The keeper turned left."),
    ("The port lifted its ban on sheep.", "en", "forbid/allow", "The port kept its ban on sheep."),
    ("رفع الميناء الحظر عن الأغنام", "ar", "forbid/allow", "فرض الميناء الحظر على الأغنام"),
    ("ناقشوا مشروع قانون", "ar", "legal/illegal", "هذا مطلب مشروع"),
])
def test_words_that_only_look_like_an_opposite(text: str, code: str, pole: str, near_miss: str) -> None:
    assert pole not in poles(text, code)
    assert pole in poles(near_miss, code)
