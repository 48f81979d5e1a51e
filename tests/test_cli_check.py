"""`checker check` and `checker baseline` as a CI calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.calling import Run

ARABIC = "قالت وكالة غوث وتشغيل اللاجئين الفلسطينيين إن 47 شخصا قتلوا في الغارة على المخيم.\n"
ENGLISH = "UNRWA said that 47 people were killed in the raid on the camp.\n"
WRONG = "UNRWA said that 74 people were killed in the raid on the camp.\n"

Output = pytest.CaptureFixture[str]


def pair(name: str, english: str = WRONG, arabic: str = ARABIC) -> None:
    """Both versions below the working folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    for code, text in (("ar", arabic), ("en", english)):
        Path(f"{name}.{code}.md").write_text(text, "utf-8")


class TestOutput:
    """Files, standard output and the terminal."""

    def test_documents_and_tables_land_beside_each_other(self, run: Run, tmp_path: Path) -> None:
        pair("desk/camp")
        formats = [part for form in ("csv", "sarif", "junit", "gitlab", "rdjson") for part in ("--format", form)]
        assert run("check", "desk", *formats, "--output", "out", "-q") == 1
        assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
            "alignment.csv", "findings.csv", "findings.gitlab.json", "findings.junit.xml", "findings.rdjson",
            "findings.sarif", "summary.csv"]

    def test_annotations_are_printed_and_the_rest_goes_to_standard_error(self, run: Run, capsys: Output) -> None:
        pair("desk/camp")
        assert run("check", "desk", "--format", "github") == 1
        out, err = capsys.readouterr()
        assert out.startswith("::error file=desk/camp.en.md,line=1,")
        assert "1 finding" in err
        assert not Path("reports").exists()

    def test_no_line_ends_in_blanks(self, run: Run, capsys: Output) -> None:
        pair("desk/camp")
        assert run("check", "desk") == 1
        out, _ = capsys.readouterr()
        assert "English: 74" in out
        assert [line for line in out.splitlines() if line != line.rstrip()] == []

    @pytest.mark.parametrize(("arguments", "told"), [
        ((), "next: `checker explain number` says what it looks for; with --format html --format jsonl "),
        (("--format", "jsonl"), "`checker review reports/desk` lets you confirm or dismiss"),
        (("--format", "jsonl", "--format", "junit"), "`checker review reports/desk` lets you"),
        (("--format", "html"), "with --format html --format jsonl a page is written"),
    ])
    def test_a_terminal_is_told_what_to_do_next(self, run: Run, capsys: Output, monkeypatch: pytest.MonkeyPatch,
                                                arguments: tuple[str, ...], told: str) -> None:
        pair("desk/camp")
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True)
        assert run("check", "desk", *arguments) == 1
        out, err = capsys.readouterr()
        assert told in err
        assert "next:" not in out

    @pytest.mark.parametrize("why", ["quiet", "nothing found", "a pipe"])
    def test_nobody_else_is(self, run: Run, capsys: Output, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
        pair("desk/camp", english=ENGLISH if why == "nothing found" else WRONG)
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda piped=stream is sys.stdout and why == "a pipe": not piped)
        run("check", "desk", "--format", "jsonl", *(["-q"] if why == "quiet" else []))
        assert "next:" not in "".join(capsys.readouterr())

    def test_a_dash_prints_one_document(self, run: Run, capsys: Output) -> None:
        pair("desk/camp")
        assert run("check", "desk", "--format", "rdjson", "--output", "-", "-q") == 1
        out, err = capsys.readouterr()
        assert [one["code"]["value"] for one in json.loads(out)["diagnostics"]] == ["number"]
        assert not err
        assert not Path("reports").exists()

    @pytest.mark.parametrize("formats", [[], ["csv"], ["sarif", "junit"]])
    def test_a_dash_prints_nothing_else(self, run: Run, capsys: Output, formats: list[str]) -> None:
        pair("desk/camp")
        assert run("check", "desk", *(part for one in formats for part in ("--format", one)), "--output", "-") == 2
        assert "name one --format" in capsys.readouterr().err

    def test_the_same_input_gives_the_same_bytes(self, run: Run) -> None:
        pair("desk/camp")
        for folder in ("one", "two"):
            run("check", "desk", "--format", "sarif", "--format", "junit", "--output", folder, "-q")
        for name in ("findings.sarif", "findings.junit.xml"):
            assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


class TestSettings:
    """The nearest settings file holds for an article."""

    def test_each_folder_has_its_own(self, run: Run, capsys: Output) -> None:
        for name in ("news/a", "sport/b"):
            pair(name)
        Path("checker.toml").write_text('fail_on = "high"\n', "utf-8")
        Path("sport/checker.toml").write_text('[checks.number]\nseverity = "low"\n', "utf-8")
        assert run("check", ".") == 1
        shown = capsys.readouterr().out
        assert "1 high, 0 medium, 1 low" in shown
        assert run("check", "sport") == 0
        assert run("check", "sport", "--no-config") == 1

    def test_versions_in_two_folders_have_that_of_the_folder_above(self, run: Run) -> None:
        for code, text in (("ar", ARABIC), ("en", WRONG)):
            Path("desk", code).mkdir(parents=True)
            Path("desk", code, "camp.md").write_text(text, "utf-8")
        Path("desk/checker.toml").write_text('ignore = ["number"]\n', "utf-8")
        Path("desk/en/checker.toml").write_text('select = ["number"]\n', "utf-8")
        assert run("check", "desk") == 0

    def test_languages_are_those_of_the_first_path(self, run: Run) -> None:
        pair("desk/camp", english=WRONG)
        Path("checker.toml").write_text('source = "en"\ntarget = "ar"\n', "utf-8")
        run("check", "desk", "--format", "jsonl", "--output", "out", "-q")
        assert json.loads(Path("out/findings.jsonl").read_text("utf-8"))["source_text"] == "74"
        run("check", "desk", "--format", "jsonl", "--output", "out", "-q", "--source", "ar", "--target", "en")
        assert json.loads(Path("out/findings.jsonl").read_text("utf-8"))["source_text"] == "47"

    def test_a_broken_file_ends_the_run_before_anything_is_written(self, run: Run, capsys: Output) -> None:
        pair("news/a")
        pair("sport/b")
        Path("sport/checker.toml").write_text('\nselect = ["nubmer"]\n', "utf-8")
        assert run("check", ".", "--format", "csv", "--output", "out") == 2
        out, err = capsys.readouterr()
        assert err == "checker: sport/checker.toml:2: unknown check 'nubmer'; did you mean 'number'?\n"
        assert not out
        assert not Path("out").exists()

    def test_two_ways_to_say_which_exclude_each_other(self, run: Run, capsys: Output) -> None:
        pair("a")
        Path("x.toml").write_text("", "utf-8")
        assert run("check", "a.ar.md", "a.en.md", "--config", "x.toml", "--no-config") == 2
        assert "exclude each other" in capsys.readouterr().err

    def test_what_is_hidden_does_not_fail(self, run: Run, capsys: Output) -> None:
        pair("a")
        assert run("check", "a.ar.md", "a.en.md", "--fail-on", "low") == 1
        Path("checker.toml").write_text('min_severity = "medium"\nfail_on = "low"\nchecks.number.severity = "low"\n',
                                        "utf-8")
        assert run("check", "a.ar.md", "a.en.md") == 0


class TestSuppressing:
    """Findings that are meant so."""

    def test_a_comment_turns_a_run_green_and_stays_in_the_tables(self, run: Run, capsys: Output) -> None:
        pair("desk/camp", english=f"<!-- checker: ignore number -- first count -->\n{WRONG}")
        assert run("check", "desk", "--format", "jsonl", "--output", "out") == 0
        assert "0 findings (0 high, 0 medium, 0 low) in 1 pair; 1 settled (1 suppressed)" in capsys.readouterr().out
        row = json.loads(Path("out/findings.jsonl").read_text("utf-8"))
        assert (row["state"], row["reason"]) == ("suppressed", "first count")

    def test_a_comment_of_a_web_page_counts_too(self, run: Run) -> None:
        comment = "<!-- checker: ignore number -- first count -->"
        for code, words in (("ar", f"<p>{ARABIC}</p><p>يقع المخيم قرب الطريق القديم إلى البحر.</p>"),
                            ("en", f"{comment}\n<p>{WRONG}</p><p>The camp lies near the old road to the sea.</p>")):
            page = f'<html lang="{code}"><head><meta charset="utf-8"></head><body><article>\n{words}\n'
            Path(f"camp.{code}.html").write_text(f"{page}</article></body></html>", "utf-8")
        assert run("check", "camp.ar.html", "camp.en.html") == 0
        Path("camp.en.html").write_text(Path("camp.en.html").read_text("utf-8").replace(" -- first count", ""), "utf-8")
        assert run("check", "camp.ar.html", "camp.en.html") == 1


class TestBaseline:
    """Findings of before."""

    def test_only_what_is_new_fails_and_what_is_fixed_is_told(self, run: Run, capsys: Output) -> None:
        pair("desk/a")
        pair("desk/b", english=ENGLISH)
        assert run("baseline", "write", "desk") == 0
        assert "checker-baseline.jsonl (1 finding)" in capsys.readouterr().out
        arguments = ("check", "desk", "--baseline", "checker-baseline.jsonl")
        assert run(*arguments) == 0
        assert "1 known" in capsys.readouterr().out
        pair("desk/a", english=ENGLISH)
        pair("desk/b")
        assert run(*arguments) == 1
        shown = capsys.readouterr().out
        assert "fixed since the baseline (1)" in shown
        assert "desk/b.en.md:1:17" in shown
        assert "desk/a.en.md" not in shown

    def test_writing_again_keeps_the_pairs_that_were_not_checked(self, run: Run, capsys: Output) -> None:
        pair("desk/a")
        pair("desk/b")
        run("baseline", "write", "desk")
        pair("desk/a", english=ENGLISH)
        capsys.readouterr()
        run("baseline", "write", "desk/a.ar.md", "desk/a.en.md")
        assert "(1 finding, 1 taken out that is fixed)" in capsys.readouterr().out
        assert json.loads(Path("checker-baseline.jsonl").read_text("utf-8"))["pair"] == "b"

    @pytest.mark.parametrize("text", ["{}\n", "<<<<<<< ours\n"])
    def test_a_broken_baseline_ends_the_run_before_anything_is_written(
        self, run: Run, capsys: Output, text: str
    ) -> None:
        pair("desk/a")
        Path("b.jsonl").write_text(text, "utf-8")
        assert run("check", "desk", "--baseline", "b.jsonl", "--format", "csv", "--output", "out") == 2
        assert "b.jsonl:1: " in capsys.readouterr().err
        assert not Path("out").exists()


class TestChosen:
    """`--since` and `--within`."""

    def test_within_a_folder_partners_are_found_and_names_are_those_of_the_folder(self, run: Run) -> None:
        pair("desk/2024/a")
        pair("desk/2024/b")
        Path("desk/notes.md").write_text("no report\n", "utf-8")
        arguments = ("--within", "desk", "--format", "jsonl", "--output", "out", "-q")
        assert run("check", "desk/2024/a.en.md", "desk/notes.md", *arguments) == 1
        assert json.loads(Path("out/findings.jsonl").read_text("utf-8"))["pair"] == "2024/a"

    def test_a_file_without_partner_is_told_and_does_not_fail(self, run: Run, caplog: pytest.LogCaptureFixture) -> None:
        pair("desk/a", english=ENGLISH)
        Path("desk/new.ar.md").write_text(ARABIC, "utf-8")
        assert run("check", "desk/new.ar.md", "desk/a.ar.md", "--within", "desk") == 0
        assert "new.ar.md has no partner yet" in caplog.text

    def test_since_a_revision_only_what_has_changed(self, run: Run, capsys: Output) -> None:
        def git(*arguments: str) -> None:
            who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
            subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

        pair("desk/a")
        pair("desk/b")
        Path("t.jsonl").write_text(json.dumps({"id": "r", "ar": ARABIC, "en": WRONG}) + "\n", "utf-8")
        git("init")
        git("add", "--all")
        git("commit", "--message", "work")
        assert run("check", "desk", "t.jsonl", "--since", "HEAD", "--format", "sarif", "--output", "out") == 0
        assert "0 findings (0 high, 0 medium, 0 low) in 0 pairs" in capsys.readouterr().out
        assert json.loads(Path("out/findings.sarif").read_text("utf-8"))["runs"][0]["results"] == []
        Path("desk/b.ar.md").write_text(ARABIC.replace("47", "48"), "utf-8")
        assert run("check", "desk", "t.jsonl", "--since", "HEAD") == 1
        assert "in 1 pair" in capsys.readouterr().out

    def test_outside_of_a_repository_it_says_so(
        self, run: Run, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        pair("desk/a")
        assert run("check", "desk", "--since", "HEAD") == 2
        assert "--since needs a git repository" in capsys.readouterr().err
