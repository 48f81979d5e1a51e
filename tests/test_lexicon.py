"""The lexicon: a word in any of its forms is found, and what answers for it on the other side of a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.worded import words
from checker.languages import folded, language
from checker.lexicon import State, answers, lexicon
from checker.lexicon.loading import entries, folder
from checker.lexicon.stems import citations, keys

SOURCE, TARGET = language("ar"), language("en")
CODES = ("ar", "en")


def told(source: str, target: str, codes: tuple[str, str] = CODES) -> tuple[dict[str, State], dict[str, State]]:
    """What is said of each word of two texts."""
    found = [tuple(word.text for word in words(text, language(code)).words)
             for text, code in zip((source, target), codes, strict=True)]
    said = answers(found[0], found[1], codes)
    first, second = ({word: one.state for word, one in zip(texts, side, strict=True)}
                     for texts, side in zip(found, said, strict=True))
    return first, second


def is_found(form: str, citation: str, code: str) -> bool:
    spoken = language(code)
    return not keys(folded(form), spoken).isdisjoint(citations(folded(citation), spoken))


@pytest.mark.parametrize(("code", "citation", "forms"), [
    ("en", "stop", "stops stopped stopping stop's"),
    ("en", "deny", "denies denied denying"),
    ("en", "die", "dies died dying"),
    ("en", "organise", "organize organizes organised organizing"),
    ("en", "colour", "color colors colours"),
    ("en", "child", "children child's"),
    ("en", "write", "wrote written writing"),
    ("en", "crisis", "crises"),
    ("ar", "وزارة", "الوزارة وزارات وزارته للوزارة والوزارتين"),
    ("ar", "مستشفى", "المستشفيات بالمستشفى مستشفياتهم"),
    ("ar", "قال", "قالت يقول سيقولون وقالوا قلت"),
    ("ar", "أراد", "يريدون أردت تريد إرادتهم"),
    ("ar", "دعا", "دعت يدعو ويدعون دعوا"),
    ("ar", "وصل", "وصلت يصل ستصل وصولهم"),
    ("ar", "رأى", "رأت يرى سنرى"),
    ("ar", "رد", "ردت يرد ردود"),
    ("ar", "أخذ", "يأخذ أخذت ويأخذون"),
    ("ar", "استخدام", "استخدموها يستخدم واستخدامها"),
    ("ar", "خبر", "أخبار الأخبار بأخبارهم"),
])
def test_a_word_is_found_in_its_forms(code: str, citation: str, forms: str) -> None:
    assert [form for form in forms.split() if not is_found(form, citation, code)] == []


@pytest.mark.parametrize(("code", "citation", "other"), [
    ("en", "stop", "stoop"),
    ("en", "common", "uncommon"),
    ("ar", "طبيب", "مريض"),
    ("ar", "تصويت", "تحقيق"),
    ("ar", "قال", "نال"),
    ("ar", "وصل", "وقف"),
])
def test_another_word_is_not_found(code: str, citation: str, other: str) -> None:
    assert not is_found(other, citation, code)


@given(st.sampled_from(["جسر", "محكمة", "تقرير", "مريض", "مدينة", "انفجار", "متظاهر"]),
       st.sampled_from(["", "و", "ب", "ل", "ك", "ال", "وال", "بال", "وب", "فل"]),
       st.sampled_from(["", "ه", "ها", "هم", "نا", "ات", "ين", "ان", "ية"]))
def test_a_noun_with_any_clitics_and_ending_is_found(noun: str, clitics: str, ending: str) -> None:
    stem = noun.removesuffix("ة") + ("ت" if noun.endswith("ة") and ending in ("ه", "ها", "هم", "نا") else "")
    assert is_found(f"{clitics}{stem}{ending}", noun, "ar")


@given(st.sampled_from(["walk", "watch", "carry", "stop", "close", "agree"]), st.sampled_from(["s", "ed", "ing"]))
def test_a_regular_verb_with_any_ending_is_found(verb: str, ending: str) -> None:
    stem = verb
    if verb.endswith("y") and ending != "ing":
        stem, ending = verb[:-1] + "i", {"s": "es"}.get(ending, ending)
    elif verb.endswith("e") and not verb.endswith("ee") and ending != "s":
        stem = verb[:-1]
    elif verb == "watch" and ending == "s":
        ending = "es"
    elif verb == "stop" and ending != "s":
        stem = verb + "p"
    elif verb == "agree" and ending == "ed":
        ending = "d"
    assert is_found(stem + ending, verb, "en")


def test_a_rendering_answers_and_its_absence_does_not() -> None:
    source, target = told("نقل المريض إلى المستشفى.", "The doctor was taken to hospital.")
    assert target["hospital"] is State.ANSWERED
    assert source["المستشفي"] is State.ANSWERED
    assert target["doctor"] is State.UNANSWERED
    assert source["المريض"] is State.UNANSWERED


def test_a_word_in_no_lexicon_is_unknown() -> None:
    _, target = told("وصل الوفد.", "The zorbling arrived.")
    assert target["zorbling"] is State.UNKNOWN
    assert target["arrived"] is State.ANSWERED


def test_the_place_of_the_answer_is_told() -> None:
    source, target = answers(("اغلقت", "البلديه", "الجسر"), ("closed", "the", "bridge"), CODES)
    assert source[2].place == 2
    assert target[2].place == 2
    assert not target[2].akin


def test_which_language_is_the_source_makes_no_difference() -> None:
    texts = "أعلنت الحكومة وقف إطلاق النار في المدينة.", "The government announced a ceasefire in the town."
    assert told(*texts) == told(*texts[::-1], ("en", "ar"))[::-1]


def test_an_expression_is_answered_as_a_whole() -> None:
    _, target = told("هطل المطر.", "The authorities carried out a raid.")
    assert target["carried"] is State.UNANSWERED
    _, target = told("نفذت السلطات مداهمة.", "The authorities carried out a raid.")
    assert target["carried"] is State.ANSWERED
    assert target["out"] is State.ANSWERED


@pytest.mark.parametrize(("words", "head", "expected"), [
    (["السلاح"], "weapon", True),
    (["والسلاح"], "weapon", True),
    (["المسلح"], "weapon", False),
    (["كره", "القدم"], "football", True),
    (["كره"], "football", False),
])
def test_a_sense_is_spelled_with_all_letters_of_its_rendering(words: list[str], head: str, expected: bool) -> None:
    found = lexicon("en", "ar")
    assert found is not None
    senses = [number for number in range(len(found.tables.rows)) if found.tables.entry(number)[1] == head]
    assert bool(found.spelling(words, senses)) is expected


def test_languages_without_a_lexicon_know_no_word() -> None:
    assert lexicon("fr", "ru") is None
    source, target = told("le pont", "мост", ("en", "en"))
    assert {*source.values(), *target.values()} == {State.UNKNOWN}


def test_every_entry_has_a_rendering_and_every_sense_is_read() -> None:
    found = lexicon(*CODES)
    assert found is not None
    senses = [sense for path in sorted((folder() / f"{found.headwords}-{found.renderings}").glob("*.toml"))
              for sense in entries(path)]
    assert [one for one in senses if not one.head or not all(one.renderings) or "\t" in one.head] == []
    assert len(found.tables.rows) == len(senses)
    assert [found.tables.entry(number) for number in range(len(senses))] == [(one.part, one.head) for one in senses]
    assert [found.tables.spellings(number) for number in (0, len(senses) - 1)] == [
        frozenset(folded(rendering) for rendering in senses[place].renderings) for place in (0, -1)]


def test_the_files_hold_the_words_of_their_letter_in_order() -> None:
    for path in sorted(folder().glob("*-*/*.toml")):
        heads: dict[str, list[str]] = {}
        for sense in entries(path):
            heads.setdefault(sense.part, []).append(sense.head)
        for found in heads.values():
            assert {head[0].lower() for head in found} == {path.stem}
            assert found == sorted(found, key=lambda head: (head.lower(), head))
