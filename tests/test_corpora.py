"""The report pairs in corpora/: every planted mistake is found, and nothing else is said to be wrong."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.article import Article
from checker.finding import Finding, Severity
from checker.pipeline import Comparison, Instruments, check_article, check_articles
from checker.reading import find_pairs, read_article

CORPORA = Path(__file__).parent.parent / "corpora"
PAIRS = {pair.name: pair for pair in find_pairs([CORPORA], "ar", "en").pairs}

pytestmark = pytest.mark.model


def checked(name: str, instruments: Instruments) -> Comparison:
    source, target = PAIRS[name].read()
    assert source is not None
    assert target is not None
    return check_articles(source, target, instruments)


def serious(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != Severity.LOW]


def meets(finding: Finding, mistake: dict[str, Any], comparison: Comparison) -> bool:
    """Whether the finding is of the mistake's check and its words overlap with the mistake's on both sides."""
    assert comparison.target is not None
    sides = ((finding.source, mistake["source"], comparison.source.article),
             (finding.target, mistake["target"], comparison.target.article))
    return finding.check == mistake["check"] and all(
        evidence.place is not None and overlaps(evidence.text, offset(evidence.place, article), words, article)
        for evidence, words, article in sides
    )


def offset(place: Any, article: Article) -> int:
    return next(at for at in range(len(article.text) + 1) if article.place(at) == place)


def overlaps(text: str, start: int, words: str, article: Article) -> bool:
    begin = article.text.index(words)
    return bool(text) and start < begin + len(words) and begin < start + len(text.partition(" … ")[0])


def test_there_are_at_least_six_pairs_and_one_without_a_mistake() -> None:
    planted = [tomllib.loads((CORPORA / f"{name}.expected.toml").read_text("utf-8"))["mistake"] for name in PAIRS]
    assert len(planted) >= 6
    assert [] in planted


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_what_was_planted_is_found_and_nothing_else(name: str, instruments: Instruments) -> None:
    mistakes = tomllib.loads((CORPORA / f"{name}.expected.toml").read_text("utf-8"))["mistake"]
    comparison = checked(name, instruments)
    found = serious(comparison.findings)
    missed = [one for one in mistakes if not any(meets(finding, one, comparison) for finding in found)]
    wrong = [one for one in found if not any(meets(one, mistake, comparison) for mistake in mistakes)]
    assert missed == []
    assert [(one.check, one.message) for one in wrong] == []


def test_the_seed_pair_has_the_one_finding(instruments: Instruments) -> None:
    comparison = checked("gaza-truce", instruments)
    (finding,) = serious(comparison.findings)
    assert (finding.check, finding.severity) == ("organisation", Severity.HIGH)
    assert (finding.source.value, finding.target.value) == ("org:ohchr", "org:unhcr")
    assert finding.source.text == "مفوضية الأمم المتحدة السامية لحقوق الإنسان"
    assert finding.target.text == "UNHCR"
    assert comparison.target is not None
    article = comparison.target.article
    assert article.text[offset(finding.target.place, article):].startswith("UNHCR post on the X platform")


def test_the_seeds_english_alone_betrays_it(instruments: Instruments) -> None:
    article = read_article(CORPORA / "gaza-truce.en.txt")
    (finding,) = serious(check_article(article, instruments).findings)
    assert finding.check == "consistency"
    assert "High Commissioner for Human Rights" in finding.source.text
    assert finding.target.text == "UNHCR"


def test_the_seed_with_the_error_corrected_has_no_finding(instruments: Instruments) -> None:
    source, target = PAIRS["gaza-truce"].read()
    assert source is not None
    assert target is not None
    corrected = Article(target.name, target.file, "en", target.text.replace("UNHCR", "OHCHR"))
    assert serious(check_articles(source, corrected, instruments).findings) == []
    assert serious(check_article(corrected, instruments).findings) == []


def test_every_sentence_is_accounted_for(instruments: Instruments) -> None:
    for name in PAIRS:
        alignment = checked(name, instruments).alignment
        assert alignment is not None
        for side in ("source", "target"):
            indices = sorted(index for bead in alignment.beads for index in getattr(bead, side))
            assert indices == list(range(len(getattr(alignment, side).sentences)))
