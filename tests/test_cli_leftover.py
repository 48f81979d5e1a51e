"""Rules of the settings that have nothing to suppress any more: who is told, and when nobody can know."""

from pathlib import Path

import pytest

from checker.review.files import as_jsonl
from tests.calling import Run
from tests.deciding import decision
from tests.test_cli_check import ENGLISH, WRONG, pair

RULE = '[[ignore]]\ncheck = "number"\ntext = "{}"\nreason = "as the source has it"\n'
TOLD = "checker.toml:1: nothing is left that this rule suppresses (as the source has it); remove it"


def told(run: Run, caplog: pytest.LogCaptureFixture, rule: str, *arguments: str) -> bool:
    """Whether a run over a newsroom with a wrong number under this rule tells that the rule is left over."""
    pair("articles/camp")
    pair("articles/desk/clean", ENGLISH)
    Path("checker.toml").write_text(rule, "utf-8")
    caplog.clear()
    assert run("check", *arguments) in (0, 1)
    assert caplog.text.count("nothing is left") <= 1
    return TOLD in caplog.text


@pytest.mark.parametrize("output", [(), ("--format", "csv"), ("--format", "csv", "--jobs", "2"), ("--format", "sarif")])
def test_a_rule_is_told_when_its_words_are_gone_and_not_while_they_are_there(
    run: Run, caplog: pytest.LogCaptureFixture, output: tuple[str, ...]
) -> None:
    assert told(run, caplog, RULE.format("1947"), "articles", *output)
    assert told(run, caplog, RULE.format("1947"), ".", *output)
    assert not told(run, caplog, RULE.format("74"), "articles", *output)


SILENT = {
    "one report": (RULE.format("1947"), ("articles/camp.ar.md", "articles/camp.en.md")),
    "a part of the tree": (RULE.format("1947"), ("articles/desk",)),
    "files of a commit": (RULE.format("1947"), ("--within", "articles", "articles/camp.en.md")),
    "a check that did not run": ('select = ["date"]\n' + RULE.format("1947"), ("articles",)),
    "a check that needs more than one article": (RULE.format("1947").replace("number", "consistency"), ("articles",)),
    "a policy without words": ('[[ignore]]\npath = "drafts/"\nreason = "not yet"\n', ("articles",)),
    "what is too slight to be shown": (RULE.format("74"), ("articles", "--min-severity", "high")),
    "a quiet run": (RULE.format("1947"), ("articles", "-q")),
}


@pytest.mark.parametrize(("rule", "arguments"), SILENT.values(), ids=SILENT.keys())
def test_what_nobody_can_know_is_not_told(run: Run, caplog: pytest.LogCaptureFixture, rule: str,
                                          arguments: tuple[str, ...]) -> None:
    assert not told(run, caplog, rule, *arguments)


def test_a_rule_that_another_comes_before_is_not_left_over(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    assert not told(run, caplog, RULE.format("74") + RULE.format("/7/"), "articles")


def test_an_article_elsewhere_below_the_settings_may_need_the_rule(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    pair("archive/old", WRONG)
    assert not told(run, caplog, RULE.format("1947"), "articles")
    assert told(run, caplog, RULE.format("1947"), "articles", "archive")


@pytest.mark.parametrize("output", [(), ("--format", "jsonl")])
@pytest.mark.parametrize(("checked", "told"), [("articles", False), (".", True), ("articles/desk", False)])
def test_decisions_under_another_name_are_told(run: Run, caplog: pytest.LogCaptureFixture, checked: str, told: bool,
                                               output: tuple[str, ...]) -> None:
    pair("articles/camp")
    pair("articles/desk/clean", ENGLISH)
    Path("decisions.jsonl").write_text(as_jsonl([decision(pair="camp")]), "utf-8")
    run("check", checked, "--decisions", "decisions.jsonl", *output)
    assert ("decisions were made on “camp”, this run calls it “articles/camp”" in caplog.text) is told
