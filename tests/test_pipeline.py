"""The stages together, with a small encoder: one confusion, one finding; rows, pairs and single texts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checker.article import Article, Place
from checker.checks import configured
from checker.finding import Evidence, Finding, Severity
from checker.pipeline import Instruments, across, check_article, check_articles, check_rows, in_order
from checker.redundancy import said_once
from checker.settings import Settings
from checker.splitting import split
from checker.termbase import load_termbase
from tests.encoders import LevelEncoder

CORPORA = Path(__file__).parent.parent / "corpora"
SOURCE = (
    "قال مفوض الأمم المتحدة السامي لحقوق الإنسان إن القصف قد يرقى إلى جرائم حرب.\n\n"
    "وجاء في منشور للمفوضية السامية للأمم المتحدة لحقوق الإنسان أن القصف أوقع ضحايا كثيرين.\n"
)
TARGET = (
    "The UN High Commissioner for Human Rights said the shelling might amount to war crimes.\n\n"
    "A UNHCR post said the shelling had claimed many victims.\n"
)


@pytest.fixture(scope="module")
def small() -> Instruments:
    settings = Settings(select=("consistency", "number", "organisation"))
    return Instruments(LevelEncoder(), load_termbase, configured(settings))


def article(text: str, language: str, name: str = "report") -> Article:
    return Article(name, f"{name}.{language}.txt", language, text)


def test_a_confusion_that_both_comparisons_see_is_one_finding(small: Instruments) -> None:
    alone = check_article(article(TARGET, "en"), small)
    assert [one.check for one in alone.findings] == ["consistency"]
    pair = check_articles(article(SOURCE, "ar"), article(TARGET, "en"), small)
    assert [(one.check, one.target.text) for one in pair.findings] == [("organisation", "UNHCR")]


def test_a_row_is_one_bead_and_nothing_is_split(small: Instruments) -> None:
    rows = [(article("قتل 47 شخصا. وجرح 12.", "ar", "a"), article("Some 74 were killed. Twelve were hurt.", "en", "a")),
            (article("قتل 47 شخصا.", "ar", "b"), article("47 people were killed.", "en", "b"))]
    first, second = check_rows(rows, small)
    assert [(one.source.value, one.target.value) for one in first.findings] == [("47", "74")]
    assert second.findings == ()
    assert first.alignment is not None
    assert len(first.alignment.beads) == 1


@pytest.mark.parametrize(("part", "beads"), [("\n", 2), (" ", 1)])
def test_cells_of_several_paragraphs_are_articles(small: Instruments, part: str, beads: int) -> None:
    texts = [text.strip().replace("\n\n", "\n").replace("\n", part) for text in (SOURCE, TARGET)]
    (found,) = check_rows([(article(texts[0], "ar"), article(texts[1], "en"))], small)
    assert found.alignment is not None
    assert len(found.alignment.beads) == beads
    assert [one.target.text for one in found.findings if one.check == "organisation"] == ["UNHCR"]


def test_a_cell_of_six_sentences_is_an_article_and_of_five_a_passage(small: Instruments) -> None:
    for count, beads in ((5, 1), (6, 6)):
        rows = [(article("قالت الشرطة إن الطريق مغلق. " * count, "ar"),
                 article("Police said the road was closed. " * count, "en"))]
        (found,) = check_rows(rows, small)
        assert found.alignment is not None
        assert len(found.alignment.beads) == beads


def test_a_text_checked_alone_has_no_target(small: Instruments) -> None:
    alone = check_article(article("Nothing to see here. It rained.", "en"), small)
    assert (alone.target, alone.alignment, alone.findings) == (None, None, ())


def test_the_same_input_gives_the_same_findings(small: Instruments) -> None:
    once, again = (check_articles(article(SOURCE, "ar"), article(TARGET, "en"), small) for _ in range(2))
    assert once.findings == again.findings


def test_findings_come_in_the_order_of_the_source_or_of_the_target_where_it_is_silent() -> None:
    def at(source: int | None, target: int) -> Finding:
        places = [None if line is None else Place("a", line, 1) for line in (source, target)]
        return Finding("number", "p", Severity.LOW, 0.5, "", Evidence("", "", places[0], ""),
                       Evidence("", "", places[1], ""))

    ordered = in_order([at(5, 1), at(None, 3), at(2, 9)])
    assert [one.target.place.line for one in ordered if one.target.place] == [9, 3, 1]


def corpus(name: str, language: str) -> Article:
    file = next(CORPORA.glob(f"{name}.{language}.*"))
    return Article(name, file.name, language, file.read_text("utf-8"))


@pytest.mark.model
def test_two_different_articles_are_one_finding(instruments: Instruments) -> None:
    mixed_up = check_articles(corpus("egypt-rate-cut", "ar"), corpus("iraq-cup-final", "en"), instruments)
    (finding,) = mixed_up.findings
    assert (finding.check, finding.severity) == ("translation", Severity.HIGH)
    assert re.match(r"not a translation \(\d+% of the Arabic and \d+% of the English have a counterpart\)",
                    finding.message)


@pytest.mark.model
def test_a_summary_is_one_finding_beside_what_both_sides_say(instruments: Instruments) -> None:
    source, target = corpus("hague-trial", "ar"), corpus("hague-trial", "en")
    sentences = [sentence.text for sentence in split(target)]
    summary = Article(target.name, target.file, "en", "\n".join(sentences[:len(sentences) // 3]))
    named = [finding.check for finding in check_articles(source, summary, instruments).findings]
    assert named.count("translation") == 1
    assert not {"omission", "addition"} & set(named)


def test_who_does_not_ask_whether_it_is_a_translation_gets_the_other_findings(small: Instruments) -> None:
    sentences = ["Some {} people were killed.", "The raid lasted 3 days.", "It began in 2019.", "Nobody claimed it."]
    text, changed = ("\n".join(sentences).format(killed) for killed in (47, 74))
    asked = Instruments(small.encoder, small.load_termbase, configured(Settings(select=("number", "translation"))))
    twice = [check_articles(article(text, "ar"), article(changed, "en"), used) for used in (small, asked)]
    assert [[finding.check for finding in one.findings] for one in twice] == [["number"], ["translation"]]


def test_an_act_of_saying_turned_round_is_one_finding() -> None:
    every = Instruments(LevelEncoder(), load_termbase, configured(Settings(select=("attribution", "polarity"))))
    rows = [(article("نفى الوزير وجود نقص في الوقود.", "ar"), article("The minister confirmed a lack of fuel.", "en"))]
    (row,) = check_rows(rows, every)
    assert [one.check for one in row.findings] == ["attribution"]


def test_a_phrase_left_out_gives_way_to_the_figure_in_it() -> None:
    figure = Finding("number", "row", Severity.MEDIUM, 0.5, "", words("nine", 20), words("", 1))
    phrase = Finding("omission", "row", Severity.MEDIUM, 0.9, "", words("leaving nine sailors burnt", 12), words("", 1))
    elsewhere = Finding("omission", "row", Severity.MEDIUM, 0.9, "", words("off the coast", 40), words("", 1))
    fainter = replace(figure, severity=Severity.LOW)
    assert said_once([figure, phrase, elsewhere]) == [figure, elsewhere]
    assert said_once([fainter, phrase]) == [fainter, phrase]


def words(text: str, column: int) -> Evidence:
    """Words of the first line."""
    return Evidence(text, text, Place("row", 1, column), "a sentence")


@pytest.mark.model
def test_each_site_points_to_pieces_of_its_own(instruments: Instruments) -> None:
    source, target = corpus("oman-flash-floods", "ar"), corpus("oman-flash-floods", "en")
    before = check_articles(source, target, instruments).findings
    pointing = replace(target, text=target.text + "\nRead also: Floods in Salalah killed 19 people in May 2018.\n"
                       "\nFor more information, please contact the Red Crescent in Muscat by 12 October.\n")
    assert check_articles(source, pointing, instruments).findings == before


def test_a_name_that_one_article_writes_otherwise_than_another_is_told_on_request_only(small: Instruments) -> None:
    first = check_articles(article("قال سامر حداقي إن القصف بدأ فجرا.", "ar", "one"),
                           article("Samer Haddaqi said the shelling began at dawn.", "en", "one"), small)
    second = check_articles(article("عاد سامر حداقي إلى بيته في المساء.", "ar", "two"),
                            article("Samer Haddaki returned to his house in the evening.", "en", "two"), small)
    together = across([first, second], replace(small, checks=configured(Settings(select=("consistency",)))))
    assert [one.check for one in first.findings + second.findings] == []
    assert [[one.target.text for one in comparison.findings] for comparison in together] == [[], ["Samer Haddaki"]]
    assert "one" in together[1].findings[0].message


def test_without_the_check_of_consistency_nothing_is_compared_across(small: Instruments) -> None:
    one = check_articles(article("قال سامر حداقي إن القصف بدأ فجرا.", "ar"),
                         article("Samer Haddaqi said the shelling began at dawn.", "en"), small)
    assert across([one, one], replace(small, checks=configured(Settings(select=("number",))))) == (one, one)


def test_who_changed_places_with_whom_is_one_finding() -> None:
    told = Finding("attribution", "row", Severity.HIGH, 0.8, "", words("Nature Watch", 1), words("الصيادون", 6))
    done = Finding("participants", "row", Severity.HIGH, 0.8, "", words("Nature Watch urged the fishermen", 1),
                   words("حث الصيادون الجمعية", 3))
    elsewhere = replace(done, target=words("أنقذ البحار السباح", 60))
    assert said_once([told, done]) == [told]
    assert said_once([told, elsewhere]) == [told, elsewhere]
