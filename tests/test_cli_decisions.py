"""`checker decisions`: out of a database, into another, and counted."""

from pathlib import Path

import pytest

from checker.decision import Judgement
from checker.review import sources
from checker.review.files import as_jsonl, read
from checker.review.store import open_store
from tests.calling import Run, exit_code
from tests.deciding import decision


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls `checker decisions …` in a folder of its own; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHECKER_DATABASE", raising=False)

    def call(*arguments: str) -> int:
        return exit_code(monkeypatch, "decisions", *arguments)

    return call


@pytest.fixture
def desk(tmp_path: Path) -> str:
    """A database with what two reviewers said of three findings."""
    path = str(tmp_path / "desk.sqlite")
    with open_store(path) as store:
        store.append([
            decision("f2", pair="zoo", reason="rounded\nup", source_value="47", target_value="50"), decision("f1"),
            decision("f1", Judgement.CONFIRMED, 5, reviewer="Karim"),
            decision("f3", Judgement.CONFIRMED, check="date", reviewer="Karim"),
        ])
    return path


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_what_is_exported_is_imported_once(
    run: Run, desk: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", f"out/all.{suffix}", "--database", desk) == 0
    assert run("import", f"out/all.{suffix}", "--database", "new/other.sqlite") == 0
    assert run("import", f"out/all.{suffix}", "--database", "new/other.sqlite") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"4 decisions written to out/all.{suffix}", "4 decisions read, 4 new", "4 decisions read, 0 new"]
    with open_store(desk) as one, open_store("new/other.sqlite") as other:
        assert one.latest() == other.latest()


def test_without_a_file_the_export_is_printed(run: Run, desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--format", "csv", "--database", desk) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.endswith("severity,confidence,key")
    assert [row.split(",")[0] for row in rows] == ["f3", "f1", "f1", "f2"]


def test_of_a_file_with_a_damaged_line_nothing_is_imported(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d.jsonl").write_text(as_jsonl([decision()]) + "{\n", "utf-8")
    assert run("import", "d.jsonl", "--database", "desk.sqlite") == 2
    assert "d.jsonl:2: not a decision" in capsys.readouterr().err
    assert not (tmp_path / "desk.sqlite").exists()


def test_list_shows_what_counts_and_with_history_everything(
    run: Run, desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list", "--database", desk, "--check", "number") == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-01-02 09:35Z\tKarim\tconfirmed\tnumber\tflood\t– / –\t",
        "2026-01-02 09:30Z\tMona\tdismissed\tnumber\tzoo\t47 / 50\trounded up"]
    assert run("list", "--database", desk, "--history", "--pair", "flood") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_stats_tell_precision_and_agreement(
    run: Run, desk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHECKER_DATABASE", desk)
    assert run("stats") == 0
    shown = capsys.readouterr().out
    for line in ("4 decisions on 3 findings: 2 confirmed, 1 dismissed, 0 unsure, 0 withdrawn",
                 "  date                 1 of 1     1.00  (0.21–1.00)", "  number               1 of 2     0.50",
                 "  Karim and Mona: 0 of 1     0.00  (0.00–0.79), Cohen's kappa 0.00"):
        assert line in shown


@pytest.mark.parametrize(("arguments", "said"), [
    (("stats",), "CHECKER_DATABASE"),
    (("stats", "--database", "none.sqlite"), "none.sqlite: no such database of decisions"),
    (("stats", "--database", "."), "decisions.sqlite: no such database of decisions"),
    (("export", "all.xlsx", "--database", "none.sqlite"), "FILE must end in .jsonl or .csv"),
    (("export", "all.csv", "--format", "jsonl", "--database", "none.sqlite"), "--format must say the same"),
    (("import", "none.csv", "--database", "desk.sqlite"), "none.csv: no such file"),
])
def test_what_cannot_be_done_ends_with_2_and_makes_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_decisions_are_found_in_a_file_or_a_database_and_a_missing_package_is_named(
    run: Run, desk: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "all.jsonl", "--database", desk) == 0
    monkeypatch.setattr(sources, "find_spec", lambda package: None)
    assert sources.decisions_in("all.jsonl") == read(Path("all.jsonl"))
    assert run("stats", "--database", desk) == 2
    assert "pip install 'translation-consistency-checker[review]'" in capsys.readouterr().err
    monkeypatch.undo()
    assert set(sources.decisions_in(desk)) == set(read(Path(desk).parent / "all.jsonl"))
