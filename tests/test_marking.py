"""What is said about findings, by the settings, in the text and by a baseline, and where it leaves them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.article import Article, Place
from checker.checks import configured
from checker.document import Document
from checker.errors import InputError
from checker.finding import Evidence, Finding, Severity, State, numbered
from checker.marking import marked, rules_met
from checker.marking.baseline import CHANGED, against, baseline_text, fixed, read_baseline
from checker.pipeline import Comparison
from checker.settings import Ignore, Origin, Settings

ARABIC = "# عنوان\n\nقتل 47 شخصا.\n\nوأغلقت المدارس يوم الأحد.\n"


def article(text: str, language: str, folder: str = "", suffix: str = "md") -> Document:
    return Document(Article("flood", f"{folder}flood.{language}.{suffix}", language, text), (), ())


def side(document: Document, words: str, value: str = "") -> Evidence:
    offset = document.article.text.index(words)
    return Evidence(words, value or words, document.article.place(offset), words)


def compared(english: str, *, arabic: str = ARABIC, folder: str = "", suffix: str = "md") -> Comparison:
    """A report with a wrong number (47, 74) and a wrong day (Sunday, Monday)."""
    source, target = article(arabic, "ar", folder, suffix), article(english, "en", folder, suffix)
    found = [
        Finding("number", "flood", Severity.HIGH, 0.9, "47; 74", side(source, "47"), side(target, "74")),
        Finding("date", "flood", Severity.MEDIUM, 0.9, "Sunday; Monday", side(source, "الأحد", "sunday"),
                side(target, "Monday", "monday")),
    ]
    return Comparison("flood", source, target, None, numbered(found))


def standing(comparison: Comparison, settings: Settings | None = None) -> dict[str, str]:
    """Each finding's check with its state and reason."""
    settings = settings or Settings()
    done = marked(comparison, settings, configured(settings))
    return {one.check: one.reason or one.state.value for one in done.findings}


PLAIN = "Headline\n\nSome 74 people died.\n\nSchools closed on Monday.\n"


class TestComments:
    """Comments in either version."""

    @pytest.mark.parametrize(
        ("case", "english", "suppressed"),
        [
            ("none", PLAIN, set()),
            ("on its own line it holds for the next block",
             "Headline\n\n<!-- checker: ignore number -- rounded -->\nSome 74 died.\n\nSchools closed on Monday.",
             {"number"}),
            ("also with an empty line between",
             "Headline\n\n<!-- checker: ignore number -- rounded -->\n\nSome 74 died.\n\nSchools closed on Monday.",
             {"number"}),
            ("at the end of a line it holds for this block",
             "Headline\n\nSome 74 people died. <!-- checker: ignore number -- rounded -->\n\nSchools closed on Monday.",
             {"number"}),
            ("within a paragraph too",
             "Headline\n\nSome 74 <!-- checker: ignore -- rounded --> died.\n\nSchools closed on Monday.", {"number"}),
            ("it reaches no further than one block",
             "Headline\n\n<!-- checker: ignore -- rounded -->\nSome 74 died.\n\nSchools closed on Monday.", {"number"}),
            ("another check is not meant",
             "Headline\n\nSome 74 died. <!-- checker: ignore date -- rounded -->\n\nSchools closed on Monday.", set()),
            ("several checks",
             "Some 74 died on Monday. <!-- checker: ignore number, date -- rounded -->", {"number", "date"}),
            ("the whole file, from anywhere in it",
             f"{PLAIN}<!-- checker: ignore-file date -- rounded -->", {"date"}),
            ("a comment over two lines",
             "Headline\n\n<!-- checker: ignore number --\nrounded -->\nSome 74 died.\n\nSchools closed on Monday.",
             {"number"}),
            ("without a reason nothing is suppressed",
             "Headline\n\nSome 74 died. <!-- checker: ignore number -->\n\nSchools closed on Monday.", set()),
            ("a check that does not exist",
             "Headline\n\nSome 74 died. <!-- checker: ignore nubmer -- rounded -->\n\nClosed on Monday.", set()),
            ("one that is shown in a code block",
             f"```html\n<!-- checker: ignore number -- rounded -->\n```\n\n{PLAIN}", set()),
            ("a comment that is not for us",
             "Headline\n\nSome 74 died. <!-- the checker ignores number -- rounded -->\n\nClosed on Monday.", set()),
        ],
    )
    def test_in_the_translation(self, case: str, english: str, suppressed: set[str]) -> None:
        states = standing(compared(english))
        assert {check for check, said in states.items() if said == "rounded"} == suppressed, case

    def test_in_the_source(self) -> None:
        text = ARABIC.replace("قتل", "<!-- checker: ignore number -- عدد أولي -->\nقتل")
        assert standing(compared(PLAIN, arabic=text)) == {"number": "عدد أولي", "date": "open"}

    def test_in_plain_text(self) -> None:
        english = "<!-- checker: ignore number -- rounded -->\nSome 74 people died.\nSchools closed on Monday.\n"
        assert standing(compared(english, suffix="txt"))["number"] == "rounded"

    def test_cells_of_a_table_have_none(self) -> None:
        english = "<!-- checker: ignore number -- rounded -->\nSome 74 people died on Monday.\n"
        assert standing(compared(english, suffix="csv"))["number"] == "open"

    def test_one_that_covers_nothing_is_a_finding_where_it_stands(self) -> None:
        comment = "<!-- checker: ignore place -- renamed -->"
        settings = Settings()
        done = marked(compared(f"{PLAIN}{comment}"), settings, configured(settings))
        found, = (one for one in done.findings if one.check == "suppression")
        assert (found.severity, found.target.text) == (Severity.LOW, comment)
        assert found.target.place == Place("flood.en.md", 6, 1)

    def test_one_that_covers_a_dismissed_finding_is_used(self) -> None:
        comparison = compared(f"{PLAIN}<!-- checker: ignore-file number -- rounded -->")
        first, second = comparison.findings
        dismissed = Finding(first.check, first.pair, first.severity, 0.9, "", first.source, first.target, 0,
                            State.DISMISSED, "so it is")
        comparison = Comparison("flood", comparison.source, comparison.target, None, (dismissed, second))
        assert standing(comparison) == {"number": "so it is", "date": "open"}

    def test_nothing_is_said_of_a_comment_for_a_check_that_did_not_run(self) -> None:
        comparison = compared(f"{PLAIN}<!-- checker: ignore-file place -- renamed -->")
        assert "suppression" not in standing(comparison, Settings(ignore=("place",)))
        assert "suppression" not in standing(comparison, Settings(ignore=("suppression",)))


class TestRules:
    """`[[ignore]]` in the settings."""

    @pytest.mark.parametrize(
        ("case", "rule", "suppressed"),
        [
            ("a check", {"check": "number"}, {"number"}),
            ("words of the source", {"text": "47"}, {"number"}),
            ("words of the target", {"text": "Monday"}, {"date"}),
            ("words are meant as they stand", {"text": "Mon"}, set()),
            ("a regular expression is searched for", {"text": "/^Mon/"}, {"date"}),
            ("a value", {"value": "sunday"}, {"date"}),
            ("words and value of one side", {"text": "Monday", "value": "/sun|mon/"}, {"date"}),
            ("words of one side and the value of the other", {"text": "Monday", "value": "sunday"}, set()),
            ("check and words must both hold", {"check": "number", "text": "Monday"}, set()),
            ("a folder", {"path": "desk/"}, {"number", "date"}),
            ("a glob over folders", {"path": "**/*.en.md"}, {"number", "date"}),
            ("a name in any folder", {"path": "flood.*.md"}, {"number", "date"}),
            ("a star does not cross folders", {"path": "*/flood.en.md"}, {"number", "date"}),
            ("a path counts from the settings file", {"path": "a/flood.en.md"}, set()),
            ("another folder", {"path": "archive/**"}, set()),
            ("a question mark is one character", {"path": "desk/floo?.en.md"}, {"number", "date"}),
        ],
    )
    def test_a_rule_covers_what_fits_all_it_says(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, rule: dict[str, str], suppressed: set[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        settings = Settings(ignore=(Ignore("agreed", origin=Origin(tmp_path / "checker.toml"), **rule),))
        states = standing(compared(PLAIN, folder="desk/"), settings)
        assert {check for check, said in states.items() if said == "agreed"} == suppressed, case

    def test_a_file_outside_of_the_settings_folder_is_none_of_its_business(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        settings = Settings(ignore=(Ignore("agreed", path="**", origin=Origin(tmp_path / "sport" / "checker.toml")),))
        assert set(standing(compared(PLAIN, folder="desk/"), settings).values()) == {"open"}

    def test_a_rule_is_spoken_for_by_what_it_covers_also_where_something_else_settled_it(self) -> None:
        rules = (Ignore("a", text="74"), Ignore("b", value="74"), Ignore("c", text="1947"))
        commented = PLAIN.replace("died.", "died. <!-- checker: ignore number -- rounded -->")
        done = marked(compared(commented), Settings(ignore=rules), ())
        assert rules_met(done, Settings(ignore=rules)) == rules[:2]

    def test_texts_that_were_not_compared_speak_for_every_rule(self) -> None:
        rules = (Ignore("c", text="1947"),)
        comparison = compared(PLAIN)
        (first, *_) = comparison.findings
        unlike = replace(comparison, findings=(replace(first, check="translation"),))
        assert rules_met(unlike, Settings(ignore=rules)) == rules

    def test_severities_are_replaced_for_all_or_one_by_one(self) -> None:
        def levels(said: object) -> list[Severity]:
            settings = Settings(checks={"number": {"severity": said}, "date": {}})
            return [one.severity for one in marked(compared(PLAIN), settings, ()).findings]

        assert levels("low") == [Severity.LOW, Severity.MEDIUM]
        assert levels({"high": "medium"}) == [Severity.MEDIUM, Severity.MEDIUM]
        assert levels({"low": "medium"}) == [Severity.HIGH, Severity.MEDIUM]


class TestBaseline:
    """Findings of before."""

    def test_what_is_in_it_is_known_and_the_rest_counts(self, tmp_path: Path) -> None:
        number, date = compared(PLAIN).findings
        path = tmp_path / "b.jsonl"
        path.write_text(baseline_text([number]), "utf-8")
        states = [one.state for one in against([number, date], read_baseline(path))]
        assert states == [State.KNOWN, State.OPEN]

    def test_a_changed_sentence_opens_it_again(self, tmp_path: Path) -> None:
        number, _ = compared(PLAIN).findings
        path = tmp_path / "b.jsonl"
        path.write_text(baseline_text([number]), "utf-8")
        other = Evidence("74", "74", number.target.place, "Some 74 people have died.")
        changed = Finding(number.check, number.pair, number.severity, 0.9, "", number.source, other)
        found, = against([changed], read_baseline(path))
        assert (found.state, found.reason) == (State.REOPENED, CHANGED)

    def test_what_is_gone_is_fixed_if_its_pair_was_looked_at(self, tmp_path: Path) -> None:
        number, date = compared(PLAIN).findings
        path = tmp_path / "b.jsonl"
        path.write_text(baseline_text([number, date]), "utf-8")
        baseline = read_baseline(path)
        assert [one.check for one in fixed([date], baseline, {"flood"})] == ["number"]
        assert fixed([], baseline, {"another"}) == ()

    def test_the_file_is_sorted_and_the_same_whatever_the_order(self) -> None:
        findings = compared(PLAIN).findings
        text = baseline_text(findings)
        assert text == baseline_text(reversed(findings))
        rows = [json.loads(line) for line in text.splitlines()]
        assert [row["check"] for row in rows] == ["date", "number"]

    def test_two_branches_lines_together_are_a_baseline(self, tmp_path: Path) -> None:
        number, date = compared(PLAIN).findings
        path = tmp_path / "b.jsonl"
        path.write_text(baseline_text([number]) + "\n" + baseline_text([date, number]), "utf-8")
        assert {one.state for one in against([number, date], read_baseline(path))} == {State.KNOWN}

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [("{}\n", 1, "is no finding of a baseline"), ('\n["x"]\n', 2, "is no finding of a baseline"),
         ("<<<<<<< main\n", 1, "merge conflict"), ("not json", 1, "is no finding of a baseline")],
    )
    def test_a_broken_file_is_named_with_its_line(self, tmp_path: Path, text: str, line: int, said: str) -> None:
        (tmp_path / "b.jsonl").write_text(text, "utf-8")
        with pytest.raises(InputError, match=rf"b\.jsonl:{line}: .*{said}"):
            read_baseline(tmp_path / "b.jsonl")

    def test_a_missing_file_is_named_with_the_command_that_writes_it(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="checker baseline write"):
            read_baseline(tmp_path / "none.jsonl")
