"""The command line: what it prints, what it writes, and how it ends."""

import io
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from checker.tables import ALIGNMENT, FINDINGS, SUMMARY
from tests.calling import Run

ARABIC = "قالت وكالة غوث وتشغيل اللاجئين الفلسطينيين، الخميس، إن 47 شخصا قتلوا في الغارة على المخيم.\n"
ENGLISH = "UNRWA said on Thursday that 47 people were killed in the raid on the camp.\n"
WRONG = "UNRWA said on Thursday that 74 people were killed in the raid on the camp.\n"


def pair(folder: Path, english: str = WRONG, name: str = "camp") -> tuple[str, str]:
    folder.mkdir(exist_ok=True)
    for code, text in (("ar", ARABIC), ("en", english)):
        (folder / f"{name}.{code}.txt").write_text(text, "utf-8")
    return str(folder / f"{name}.ar.txt"), str(folder / f"{name}.en.txt")


def test_two_versions_that_agree_end_with_0(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", *pair(tmp_path, ENGLISH)) == 0
    assert "0 findings" in capsys.readouterr().out


def test_a_finding_shows_severity_place_message_and_the_words_on_both_sides(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", *pair(tmp_path)) == 1
    shown = capsys.readouterr().out
    for part in ("high", "number", "camp.ar.txt:1:", "camp.en.txt:1:", "  47", "  74", "1 finding"):
        assert part in shown


def test_the_pairs_of_a_table_are_checked(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, path in zip("ab", pair(tmp_path), strict=True):
        Path(path).rename(tmp_path / f"{name}.txt")
    (tmp_path / "pairs.csv").write_text("source,target,how\na.txt,b.txt,content\n", "utf-8")
    assert run("check", "--pairs", "pairs.csv") == 1
    assert "a.txt:1:" in capsys.readouterr().out
    assert run("check", "--pairs", "pairs.csv", "--format", "jsonl", "--output", "out") == 1
    assert '"source_file":"a.txt"' in (tmp_path / "out" / "findings.jsonl").read_text("utf-8")
    assert run("check", "--pairs", "pairs.csv", "--format", "jsonl", "--jobs", "2") == 2


def test_standard_input_is_a_version(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, _ = pair(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert run("check", source, "-") == 1
    assert "standard input:1:" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert run("check", source, "-", "--format", "jsonl", "--output", "out") == 1
    assert '"target_file":"standard input"' in (tmp_path / "out" / "findings.jsonl").read_text("utf-8")


@pytest.mark.parametrize(("fail_on", "code"), [("low", 1), ("medium", 1), ("high", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(run: Run, tmp_path: Path, fail_on: str, code: int) -> None:
    assert run("check", *pair(tmp_path), "--fail-on", fail_on) == code


def test_without_a_format_nothing_is_written(run: Run, tmp_path: Path) -> None:
    run("check", *pair(tmp_path / "in"))
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_page_a_workbook_a_summary_and_a_database_are_one_file_each(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = [part for form in ("xlsx", "html", "markdown", "sqlite") for part in ("--format", form)]
    assert run("check", *pair(tmp_path / "desk"), *formats, "--output", "out") == 1
    names = ["report.html", "report.md", "report.sqlite", "report.xlsx"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == names
    shown = capsys.readouterr().out
    assert all(f"written: {Path('out') / name}" in shown for name in names)
    assert "camp.ar.txt" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_format_whose_package_is_missing_is_refused_before_the_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "checker.writers.xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert run("check", "missing.txt", "--format", "xlsx") == 2
    assert "pip install 'translation-consistency-checker[excel]'" in capsys.readouterr().err


def test_tables_have_the_declared_columns_and_land_in_reports(run: Run, tmp_path: Path) -> None:
    pair(tmp_path / "desk")
    assert run("check", "desk", "--format", "parquet", "--format", "jsonl", "--quiet") == 1
    folder = tmp_path / "reports" / "desk"
    for name, schema in (("findings", FINDINGS), ("alignment", ALIGNMENT), ("summary", SUMMARY)):
        assert pl.read_parquet(folder / f"{name}.parquet").schema == schema
    row = json.loads((folder / "findings.jsonl").read_text("utf-8"))
    assert (row["pair"], row["check"], row["source_value"], row["target_value"]) == ("camp", "number", "47", "74")
    assert ARABIC[row["source_column"] - 1:].startswith("47")
    assert WRONG[row["target_column"] - 1:].startswith("74")


def test_quiet_prints_nothing_and_pipes_stay_clean(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", *pair(tmp_path), "--quiet")
    assert capsys.readouterr() == ("", "")


def test_min_severity_leaves_the_rest_out(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for code, text in (("ar", "مرت سبعة أيام على الهدنة في المدينة.\n"), ("en", "A week went by.\n")):
        (tmp_path / f"a.{code}.txt").write_text(text, "utf-8")
    run("check", "a.ar.txt", "a.en.txt", "--min-severity", "high")
    assert "0 findings" in capsys.readouterr().out


def test_rows_of_a_table_are_pairs_with_their_ids(run: Run, tmp_path: Path) -> None:
    rows = [{"id": name, "ar": ARABIC.strip(), "en": english.strip()}
            for name, english in (("one", ENGLISH), (2, WRONG))]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run("check", "t.jsonl", "--source", "en", "--target", "ar", "--format", "jsonl", "--output", "out") == 1
    found = [json.loads(line) for line in (tmp_path / "out" / "findings.jsonl").read_text("utf-8").splitlines()]
    assert [(one["pair"], one["source_text"], one["source_line"]) for one in found] == [("2", "74", 2)]


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    pair(tmp_path / "desk")
    for output in ("one", "two"):
        run("check", "desk", "--format", "csv", "--format", "jsonl", "--format", "parquet", "--output", output)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "none.ar.txt"], "none.ar.txt"),
        (["check", "lonely"], "lonely/camp.en.txt"),
        (["check", "a.ar.txt", "a.en.txt", "--config", "none.toml"], "no such settings file"),
        (["check", "a.ar.txt", "--source", "xx"], "checker: --source: no language with the code 'xx'"),
        (["check", "a.ar.txt", "--config", "xx.toml"], "checker: xx.toml:2: no language with the code 'xx'"),
        (["config", "check", "xx.toml"], "checker: xx.toml:2: no language with the code 'xx'"),
        (["check", "a.ar.txt", "--fail-on", "sometimes"], "--fail-on"),
        (["check"], "Missing argument"),
        (["explain", "numbr"], "did you mean 'number'?"),
        (["align", "a.en.txt"], "name both versions"),
        (["chekc"], "chekc"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why_on_stderr(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    pair(tmp_path, name="a")
    pair(tmp_path / "lonely")
    (tmp_path / "lonely" / "camp.en.txt").unlink()
    (tmp_path / "xx.toml").write_text('# ours\nsource = "xx"\n', "utf-8")
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert not out
    assert "Traceback" not in err


def test_a_broken_settings_file_is_named_and_a_typo_is_answered(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair(tmp_path, name="a")
    (tmp_path / "s.toml").write_text("[checks.nubmer]\n", "utf-8")
    assert run("check", "a.ar.txt", "a.en.txt", "--config", "s.toml") == 2
    assert "did you mean 'number'?" in capsys.readouterr().err


def test_align_prints_a_bead_a_line_with_indices_of_lines(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.en.txt").write_text("UNRWA was founded in 1949.\n\nReuters 2024\n", "utf-8")
    (tmp_path / "a.ar.txt").write_text("تأسست الأونروا UNRWA عام 1949.\nReuters 2024\n", "utf-8")
    assert run("align", "a.en.txt", "a.ar.txt", "--segments", "lines", "--source", "en", "--target", "ar") == 0
    beads = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(index for bead in beads for index in bead["source"]) == [0, 1, 2]
    assert sorted(index for bead in beads for index in bead["target"]) == [0, 1]
    assert all(set(bead) >= {"source", "target", "similarity"} for bead in beads)


def test_align_writes_a_file_for_every_pair_of_a_folder(run: Run, tmp_path: Path) -> None:
    pair(tmp_path / "desk", name="a")
    pair(tmp_path / "desk", name="b")
    assert run("align", "desk", "--output", "beads", "--format", "tsv") == 0
    assert sorted(one.name for one in (tmp_path / "beads").iterdir()) == ["a.tsv", "b.tsv"]
    assert "UNRWA said" in (tmp_path / "beads" / "a.tsv").read_text("utf-8")


def test_explain_lists_the_checks_and_tells_of_one(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain") == 0
    assert "organisation" in capsys.readouterr().out
    assert run("explain", "number") == 0
    assert "Example" in capsys.readouterr().out


def test_what_a_check_reports_is_listed_to_its_end(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("explain")
    assert '"denied" for "admitted".' in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("said", "meant"), [
    ("chekc", "checker check"), ("report.ar.txt", "checker check report.ar.txt")])
def test_a_command_that_is_none_is_answered_with_the_one_meant(
        run: Run, capsys: pytest.CaptureFixture[str], said: str, meant: str) -> None:
    Path("report.ar.txt").touch()
    assert run(said, "report.en.txt") == 2
    assert f"No such command '{said}'. Did you mean '{meant}'?" in capsys.readouterr().err


def test_a_command_like_no_other_is_only_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("zzz") == 2
    assert "Did you mean" not in capsys.readouterr().err


def test_terms_finds_a_body_by_any_of_its_names(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("terms", "--search", "UNHCR") == 0
    shown = capsys.readouterr().out
    assert "organisation:unhcr" in shown
    assert "اللاجئين" in shown


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "checker", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("checker ")


def test_help_loads_nothing_heavy() -> None:
    code = ("import sys; sys.argv = ['checker', '--help']\nfrom checker.cli import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            "heavy = {'torch', 'polars', 'numpy', 'sentence_transformers', 'rich'} & set(sys.modules)\n"
            "print('heavy:', sorted(heavy))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "heavy: []" in done.stdout
    assert "Explain a check" in done.stdout
