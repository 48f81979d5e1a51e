"""Which words a denial bears on, and which denials of two sides are one."""

import pytest

from checker.alignment import AlignedPair, Passage
from checker.article import Article
from checker.comparing.readings.cancelling import left_over
from checker.extract import extract
from checker.splitting import whole
from checker.termbase import load_termbase


def passage(text: str, code: str) -> Passage:
    article = Article("line", f"line.{code}", code, text)
    return Passage(extract(article, whole(article), load_termbase()), (0,))


def remaining(source: str, target: str) -> tuple[list[str], list[str]]:
    """The denials of both sides that no denial of the other bears on the same words as."""
    pair = AlignedPair(passage(source, "en"), passage(target, "ar"), 0.8)
    here, there = ([one.mention.text for kind in left for one in kind] for left in left_over(pair))
    return here, there


@pytest.mark.parametrize(("source", "target", "here", "there"), [
    ("The guard did not allow the visit.", "لم يسمح الحارس بالزيارة.", [], []),
    ("The guard allowed the visit.", "لم يسمح الحارس بالزيارة.", [], ["لم"]),
    ("The guard did not allow the visit.", "سمح الحارس بالزيارة.", ["not"], []),
    ("The hospital has no electricity.", "المستشفى بلا كهرباء.", [], []),
    ("The minister did not sign, and the parliament agreed.", "وقع الوزير، ولم يوافق البرلمان.", ["not"], ["ولم"]),
    ("The minister did not sign, and the parliament did not agree.", "لم يوقع الوزير، ولم يوافق البرلمان.", [], []),
    ("The mayor did not fail.", "نجح رئيس البلدية.", [], []),
    ("The mayor refused to sign the contract.", "وقع رئيس البلدية العقد.", ["refused"], []),
    ("The mayor refused to sign the contract.", "امتنع رئيس البلدية عن توقيع العقد.", [], []),
    ("The police refused to rule out an attack.", "تركت الشرطة احتمال الهجوم قائما.", [], []),
])
def test_denials_that_bear_on_the_same_words_are_one(source: str, target: str, here: list[str],
                                                     there: list[str]) -> None:
    assert remaining(source, target) == (here, there)


def test_a_denial_bears_on_the_words_behind_it_in_its_clause() -> None:
    (only,) = left_over(AlignedPair(passage("Some drivers pay while some don't and the toll rises.", "en"),
                                    passage("بعض السائقين يدفعون والرسوم ترتفع.", "ar"), 0.8))[0].plain
    assert only.telling == ()


def test_languages_without_a_lexicon_are_compared_by_count_alone() -> None:
    pair = AlignedPair(passage("The guard did not sleep.", "en"), passage("The guard never slept.", "en"), 0.8)
    assert all(not list(one.links) for left in left_over(pair) for kind in left for one in kind)
