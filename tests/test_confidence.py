"""Confidence: what stands around a finding in its pair says how sure it is, and what is improbable is low."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.checks import all_checks
from checker.confidence import IMPROBABLE, weighed
from checker.confidence.model import Model, fitted
from checker.confidence.traits import CHECKS, Traits, traits
from checker.extract import extract
from checker.finding import Evidence, Finding, Severity
from checker.splitting import whole
from checker.termbase import load_termbase

ENGINEER = "طلب المهندس من الحراس الانتظار في الخارج.", "The engineer asked the guards to wait outside."
DRIVER = "طلب السائق من الحراس الانتظار في الخارج.", "The engineer asked the guards to wait outside."
PRESIDENT = "وصل الرئيس إلى القصر.", "The vice president arrived at the palace."
DENIAL = "لم يصل الوفد إلى المدينة.", "The delegation arrived in the city."
HASTY = "قال الحارس إن القرار كان متسرعا.", "The guard admitted the decision was hasty."
FIGURES = "قتل ثلاثة جنود وجرح خمسة.", "Five soldiers were killed and three wounded."


def passage(text: str, language: str) -> Passage:
    article = Article("pair", f"pair.{language}", language, text)
    return Passage(extract(article, whole(article), load_termbase()), (0,))


def pair(source: str, target: str, languages: tuple[str, str] = ("ar", "en")) -> AlignedPair:
    return AlignedPair(passage(source, languages[0]), passage(target, languages[1]), 0.8)


def finding(check: str, of: AlignedPair, words: tuple[str, str], **more: Any) -> Finding:
    values = more.pop("values", ("one", "other"))
    sides = [Evidence(text, value if text else "", None, side.text)
             for text, value, side in zip(words, values, (of.source, of.target), strict=True)]
    return Finding(check, "pair", **{"severity": Severity.HIGH, "confidence": 0.8, "message": "", "source": sides[0],
                                     "target": sides[1]} | more)


@pytest.mark.parametrize(("check", "texts", "words", "more", "trait", "value"), [
    ("role", ENGINEER, ("الحراس", "engineer"), {}, "rendered", True),  # «المهندس» stands as well
    ("role", DRIVER, ("السائق", "engineer"), {}, "rendered", False),  # no word for the engineer
    ("role", ENGINEER, ("", "engineer"), {}, "rendered", True),
    ("role", DRIVER, ("", "engineer"), {}, "rendered", False),
    ("omission", ENGINEER, ("", "the engineer asked"), {}, "rendered", False),  # the model of phrases knows their words
    ("mistranslation", ENGINEER, ("الحراس", "engineer"), {}, "rendered", False),  # it has asked the lexicon itself
    ("role", PRESIDENT, ("الرئيس", "vice president"), {"values": ("role:head|role:president", "role:president")},
     "rendered", False),  # one office: it is about what goes with it
    ("number", FIGURES, ("خمسة", "Five"), {}, "rendered", False),  # both stand somewhere, in each other's place
    ("attribution", HASTY, ("قال", "admitted"), {}, "rendered", False),  # «القرار» is the decision, no confession
    ("role", ENGINEER, ("الحراس", "engineer"), {"severity": Severity.LOW}, "glance", True),
    ("role", ENGINEER, ("الحراس", "engineer"), {}, "glance", False),
    ("role", ENGINEER, ("الحراس", "engineer"), {"confidence": 0.5}, "stated", 0.0),
    ("role", ENGINEER, ("الحراس", ""), {}, "apart", 0.0),
])
def test_traits_of_a_finding(check: str, texts: tuple[str, str], words: tuple[str, str], more: dict[str, Any],
                             trait: str, value: float) -> None:
    of = pair(*texts)
    assert getattr(traits(of, finding(check, of, words, **more), 0), trait) == value


def test_sides_far_apart_are_told_from_those_in_the_same_place() -> None:
    of = pair(*ENGINEER)
    near, far = (traits(of, finding("role", of, words), 0).apart
                 for words in (("المهندس", "engineer"), ("طلب", "outside")))
    assert near < 0.1 < 0.5 < far


def test_words_of_another_passage_stand_nowhere() -> None:
    of = pair(*ENGINEER)
    assert traits(of, finding("role", of, ("الوزير", "minister")), 0) == traits(of, finding("role", of, ("؛", "…")), 0)


def test_what_the_other_side_renders_after_all_is_worth_a_glance() -> None:
    free, wrong = pair(*ENGINEER), pair(*DRIVER)
    [alarm] = weighed(free, [finding("role", free, ("الحراس", "engineer"))])
    [error] = weighed(wrong, [finding("role", wrong, ("السائق", "engineer"))])
    assert (alarm.severity, error.severity) == (Severity.LOW, Severity.HIGH)
    assert alarm.confidence < IMPROBABLE < 0.7 < error.confidence


def test_two_findings_of_a_pair_make_each_other_surer() -> None:
    of = pair(*DRIVER)
    one, other = finding("role", of, ("السائق", "engineer")), finding("polarity", of, ("", "outside"))
    [alone], [first, _] = weighed(of, [one]), weighed(of, [one, other])
    assert alone.confidence < first.confidence
    [unmoved, _] = weighed(of, [one, replace(other, severity=Severity.LOW)])
    assert unmoved.confidence == alone.confidence  # a glance is no company


def test_checks_that_the_model_does_not_know_keep_their_word() -> None:
    of = pair(*ENGINEER)
    told = finding("terminology", of, ("الحراس", "engineer"))
    assert list(weighed(of, [told])) == [told]
    assert set(all_checks()) > CHECKS


def test_what_has_changed_places_keeps_its_word_though_both_are_rendered() -> None:
    of = pair("اتهمت ليبيا تونس بالتأخير.", "Tunisia accused Libya of the delay.")
    for exchanged in (True, False):
        told = finding("attribution", of, ("ليبيا", "Tunisia"), exchanged=exchanged)
        assert (list(weighed(of, [told])) == [told]) == exchanged


def test_languages_without_a_lexicon_keep_the_word_of_the_check() -> None:
    of = pair("The nurse spoke.", "The judge spoke.", ("en", "en"))
    told = finding("role", of, ("nurse", "judge"))
    assert list(weighed(of, [told])) == [told]
    assert list(weighed(of, [])) == []


@given(st.sampled_from(sorted(CHECKS)), st.floats(0, 1), st.sampled_from(list(Severity)), st.sampled_from(
    [("المهندس", "engineer"), ("الحراس", "engineer"), ("", "guards"), ("الخارج", ""), ("من", "the")]))
def test_no_finding_gets_graver_and_the_side_of_a_language_does_not_matter(
    check: str, stated: float, severity: Severity, words: tuple[str, str],
) -> None:
    here, there = pair(*ENGINEER), pair(*ENGINEER[::-1], languages=("en", "ar"))
    [one] = weighed(here, [finding(check, here, words, confidence=stated, severity=severity)])
    [other] = weighed(there, [finding(check, there, words[::-1], confidence=stated, severity=severity)])
    assert (one.confidence, one.severity) == (other.confidence, other.severity)
    assert 0 < one.confidence < 1
    assert one.severity is severity if one.confidence >= IMPROBABLE + 0.01 else one.severity.rank <= severity.rank
    assert one.stated is None  # the model's word is the program's own: a desk corrects that


@pytest.mark.parametrize(("trait", "surer"), [("stated", True), ("company", True), ("glance", False),
                                              ("rendered", False), ("apart", False)])
def test_each_trait_speaks_one_way(trait: str, surer: bool) -> None:
    plain = Traits(1.0, 0, 0, 0, 0.1)
    more = plain._replace(**{trait: getattr(plain, trait) + 1})
    assert (fitted().probability("role", more) > fitted().probability("role", plain)) is surer


def test_one_check_is_right_more_often_than_another() -> None:
    alike = Traits(1.0, 0, 0, 0, 0.1)
    figure, office, phrase = (fitted().probability(check, alike) for check in ("number", "role", "omission"))
    assert figure > office > phrase
    assert phrase == fitted().probability("addition", alike)  # seen from the other text


def test_a_model_without_weights_says_what_its_bias_says() -> None:
    assert Model(0.0, Traits(0, 0, 0, 0, 0), {}).probability("role", Traits(1, 1, 1, 2, 1)) == 0.5
