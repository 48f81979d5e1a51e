"""Hedges, in plain words, each with the near miss beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Sentence, Span
from checker.extract.certainty import certainty
from checker.languages import all_languages, language
from checker.pipeline import Instruments, check_articles

WEAK = {"grave", "future", "need", "condition", "ability"}


def hedges(text: str, code: str) -> list[tuple[str, str]]:
    found = certainty(Sentence(text, Span(0, len(text))), language(code))
    return [(one.value, one.text) for one in found if one.value not in WEAK and not one.value.endswith("-like")
            and "/" not in one.value]


def strengths(text: str, code: str) -> set[str]:
    found = certainty(Sentence(text, Span(0, len(text))), language(code))
    return {one.value for one in found if "/" in one.value}


@pytest.mark.parametrize(("text", "value", "words"), [
    ("The dam may burst.", "possible", "may"),
    ("The dam could burst.", "possible", "could"),
    ("Perhaps the dam burst.", "possible", "Perhaps"),
    ("It is likely to rain.", "likely", "likely"),
    ("Rain is expected tomorrow.", "likely", "expected"),
    ("The alleged theft was filmed.", "alleged", "alleged"),
    ("The dam reportedly burst.", "alleged", "reportedly"),
    ("Police questioned the suspect.", "suspected", "suspect"),
    ("He was held on suspicion of theft.", "suspected", "on suspicion of"),
    ("The dam appears to be safe.", "apparent", "appears to"),
    ("She thinks it is safe.", "believed", "thinks"),
    ("The council plans to build a dam.", "planned", "plans to"),
    ("Drivers must slow down.", "must", "must"),
    ("The court found him guilty.", "proven", "guilty"),
])
def test_english_hedges(text: str, value: str, words: str) -> None:
    assert (value, words) in hedges(text, "en")


@pytest.mark.parametrize("text", [
    "The council met last May.", "They arrived on May 3.", "Theresa May spoke to the crowd.",
    "The army showed its military might.", "He drank a can of juice.", "Nobody knew the will of the king.",
    "He came as soon as possible.",
])
def test_english_words_that_only_look_like_a_hedge(text: str) -> None:
    assert hedges(text, "en") == []


def test_in_a_headline_a_capital_is_no_name() -> None:
    assert hedges("Why the Minister May Resign", "en") == [("possible", "May")]


@pytest.mark.parametrize(("text", "value", "words"), [
    ("قد ينهار السد", "possible", "قد"),
    ("وقد تنهار السدود", "possible", "وقد"),
    ("قد لا يصل القطار", "possible", "قد لا"),
    ("ربما انهار السد", "possible", "ربما"),
    ("يمكن أن ينهار السد", "possible", "يمكن أن"),
    ("من المرجح أن ينهار السد", "likely", "من المرجح أن"),
    ("من المتوقع أن تمطر", "likely", "من المتوقع أن"),
    ("السرقة المزعومة", "alleged", "المزعومة"),
    ("يُزعم أنه سرق", "alleged", "يُزعم"),
    ("المشتبه به", "suspected", "المشتبه"),
    ("على ما يبدو انهار السد", "apparent", "على ما يبدو"),
    ("يُعتقد أنها سرقت", "believed", "يُعتقد"),
    ("يعتزم المجلس بناء سد", "planned", "يعتزم"),
    ("يجب على السائقين التمهل", "must", "يجب"),
    ("أدين الرجل بالسرقة", "proven", "أدين"),
])
def test_arabic_hedges(text: str, value: str, words: str) -> None:
    assert (value, words) in hedges(text, "ar")


@pytest.mark.parametrize("text", [
    "قد أعلنت الشركة", "لقد وصل القطار", "وقد تم بناء السد", "وقد تعرضت المدينة", "قد نشر المقال", "فقد وصل القطار",
])
def test_before_the_past_there_is_no_hedge(text: str) -> None:
    assert hedges(text, "ar") == []


@given(st.text(alphabet="acdefilmnopty '.,قديمكنربأسو\u064b", max_size=60), st.sampled_from(["en", "ar"]))
def test_mentions_stand_where_they_say(text: str, code: str) -> None:
    sentence = Sentence(text, Span(3, 3 + len(text)))
    for mention in certainty(sentence, language(code)):
        assert text[mention.span.start - 3:mention.span.end - 3] == mention.text


@pytest.mark.parametrize(("text", "code", "value"), [
    ("The judge ordered a search.", "en", "order/ask"),
    ("The lawyer called for a search.", "en", "ask/order"),
    ("أمرت القاضية بالتفتيش.", "ar", "order/ask"),
    ("أمر القاضي بالتفتيش.", "ar", "order/ask"),
    ("طالب المحامي بالتفتيش.", "ar", "ask/order"),
    ("أوصى الطبيب بالراحة.", "ar", "recommend/require"),
    ("سيتيح القانون ذلك.", "ar", "allow/oblige"),
])
def test_words_on_a_scale(text: str, code: str, value: str) -> None:
    assert value in strengths(text, code)


@pytest.mark.parametrize(("text", "code"), [("هذا الأمر خطير.", "ar"), ("Something is out of the question.", "en")])
def test_a_matter_is_no_order(text: str, code: str) -> None:
    assert "order/ask" not in strengths(text, code)


def test_scales_are_the_same_in_every_language() -> None:
    listed = [one.data("strengths").get("pairs", {}) for one in all_languages().values()]
    assert len({frozenset(pairs) for pairs in listed}) == 1
    assert all(all(poles) and len(poles) == 2 for pairs in listed for poles in pairs.values())


@pytest.mark.model
@pytest.mark.parametrize(("arabic", "english", "note"), [
    ("وقالت منظمة العفو الدولية إن الإهمال قد يرقى إلى مخالفة جنائية، ودعت إلى تحقيق مستقل.",
     "Human Rights Watch said the negligence was a criminal offence, and called for an independent investigation.",
     False),
    ("ترقى هذه الهجمات إلى جرائم حرب.", "These attacks could amount to war crimes.", True)])
def test_a_similarity_is_told_only_where_it_is_another_without_the_hedge(
        arabic: str, english: str, note: bool, instruments: Instruments) -> None:
    texts = Article("one", "one.ar", "ar", arabic), Article("one", "one.en", "en", english)
    told = [one.message for one in check_articles(*texts, instruments).findings if one.check == "certainty"]
    assert ["similarity" in one for one in told] == [note]
    assert all("possibility" in one for one in told)
