"""`checker check` where tables are written: parts, problems, and what is left of a run that was stopped."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker import instruments
from checker.running import RunFolder
from tests.calling import Run, exit_code
from tests.encoders import LevelEncoder

ARABIC = "قالت وكالة غوث وتشغيل اللاجئين الفلسطينيين إن 47 شخصا قتلوا في الغارة على المخيم.\n"
ENGLISH = "UNRWA said that {} people were killed in the raid on the camp.\n"
ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls the program in an empty folder, with a small encoder, an item a portion and, unless told otherwise, in one
    process (what a test puts in the place of something is not there in others); gives the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(instruments, "open_encoder", lambda model, cache: LevelEncoder())
    monkeypatch.setattr("checker.running.cutting._ITEMS", 1)

    def call(*arguments: str) -> int:
        one = ("--jobs", "1") if "--format" in arguments and "--jobs" not in arguments else ()
        return exit_code(monkeypatch, *arguments, *one)

    return call


def desk(folder: Path, numbers: tuple[int, ...] = (47, 74, 12)) -> None:
    folder.mkdir(parents=True)
    for place, number in enumerate(numbers):
        (folder / f"camp{place}.ar.txt").write_text(ARABIC, "utf-8")
        (folder / f"camp{place}.en.txt").write_text(ENGLISH.format(number), "utf-8")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def names_in(folder: str) -> list[str]:
    return sorted(one.name for one in Path(folder).iterdir())


def contents(folder: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


TABLES = ("--format", "jsonl", "--format", "csv", "--format", "parquet")


def test_workers_give_the_same_bytes_and_the_same_words_as_one_process(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk(tmp_path / "desk")
    shown = []
    for jobs in ("1", "2"):
        assert run("check", "desk", *TABLES, "--output", f"out{jobs}", "--jobs", jobs) == 1
        shown.append(capsys.readouterr().out.replace(f"out{jobs}", "out"))
    assert contents("out1") == contents("out2")
    assert shown[0] == shown[1]
    assert "2 findings" in shown[0]
    assert "3 pairs" in shown[0]
    assert len(rows(tmp_path / "out1" / "summary.jsonl")) == 3


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_checked(
    run: Run, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk(tmp_path / "desk")
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(b"")
    (tmp_path / "desk" / "alone.ar.txt").write_text(ARABIC, "utf-8")
    assert run("check", "desk", "--format", "jsonl", "--output", "out", "--keep-going") == 2
    problems = rows(tmp_path / "out" / "problems.jsonl")
    assert [(one["file"], one["line"], one["what"]) for one in problems] == [
        ("desk/alone.ar.txt", None, "has no partner"), ("desk/camp1.en.txt", None, "is empty")]
    assert all(one["advice"] for one in problems)
    assert [one["pair"] for one in rows(tmp_path / "out" / "summary.jsonl")] == ["camp0", "camp2"]
    assert "2 could not be checked" in caplog.text
    assert "desk/camp1.en.txt: is empty" in caplog.text


def test_problems_alone_end_the_run_with_2(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk", (47, 47))
    (tmp_path / "desk" / "camp0.en.txt").write_bytes(b"")
    arguments = ("check", "desk", "--format", "jsonl", "--output", "out", "--keep-going")
    assert run(*arguments) == 2
    assert run(*arguments, "--fail-on", "never") == 2


def test_a_pair_that_cannot_be_read_is_an_error_and_so_is_one_among_a_few(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(b"")
    arguments = ("--format", "jsonl", "--output", "out")
    assert run("check", "desk/camp1.ar.txt", "desk/camp1.en.txt", *arguments) == 2
    assert not Path("out").exists()
    assert run("check", "desk", *arguments) == 2
    assert not Path("out", "findings.jsonl").exists()


def test_an_article_that_brings_a_check_down_is_a_problem_and_no_other_suffers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(tmp_path / "desk")
    monkeypatch.setattr("checker.running.cutting._ITEMS", 3)

    def broken(pairs: list[tuple[object, object]], used: object) -> Iterator[object]:
        from checker.pipeline import check_pairs

        if any("camp1" in str(pair) for pair in pairs):
            raise RecursionError("too deep")
        return check_pairs(pairs, used)  # type: ignore[arg-type]

    monkeypatch.setattr("checker.recalling.comparing.check_pairs", broken)
    assert run("check", "desk", "--format", "jsonl", "--output", "out", "--keep-going") == 2
    (problem,) = rows(tmp_path / "out" / "problems.jsonl")
    assert problem["file"] == "desk/camp1.ar.txt"
    assert problem["what"] == "can't be checked (RecursionError: too deep)"
    assert [one["pair"] for one in rows(tmp_path / "out" / "summary.jsonl")] == ["camp0", "camp2"]


def test_rows_that_cannot_be_used_are_problems_with_their_lines(run: Run, tmp_path: Path) -> None:
    good = {"ar": ARABIC, "en": ENGLISH.format(74)}
    lines = [{"id": 1, **good}, {"id": 1, **good}, {"id": 3, "ar": ARABIC, "en": " "}, {"id": 4, **good}]
    text = "\n".join(json.dumps(line) for line in lines) + '\n{"id": 5, "ar"\n' + json.dumps({"id": 6, **good})
    Path("pairs.jsonl").write_text(text, "utf-8")
    assert run("check", "pairs.jsonl", "--format", "jsonl", "--output", "out", "--keep-going") == 2
    problems = rows(tmp_path / "out" / "problems.jsonl")
    assert [one["line"] for one in problems] == [2, 3, 5]
    assert [one["pair"] for one in rows(tmp_path / "out" / "summary.jsonl")] == ["1", "4", "6"]


def test_a_second_run_into_the_same_folder_refuses_and_changes_nothing(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk(tmp_path / "desk")
    with RunFolder.below(tmp_path / "out").lock(resume=False):
        assert run("check", "desk", "--format", "jsonl", "--output", "out") == 2
    assert "another run is writing there" in capsys.readouterr().err
    assert names_in("out") == [".run"]


def test_options_of_big_runs_are_refused_where_nothing_is_written(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    assert run("check", "desk", "--resume") == 2


def killed(when: int, output: str, jobs: str = "1") -> int:
    command = [sys.executable, "-m", "tests.killed", str(when), "check", "desk", *TABLES, "--output", output,
               "--jobs", jobs, "--quiet", "--keep-going", "--no-cache"]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode


def test_a_run_killed_anywhere_and_resumed_gives_the_bytes_of_an_undisturbed_one(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(b"")
    run("check", "desk", *TABLES, "--output", "undisturbed", "--keep-going")
    # Before the second part is in place, with all of them there, and amid the tables being moved.
    for when in (2, 4, 7):
        assert killed(when, "out") == -signal.SIGKILL
        done = [one for one in names_in("out/.run") if one.isdigit()]
        assert len(done) == min(when - 1, 3)
        assert run("check", "desk", *TABLES, "--output", "out", "--resume", "--keep-going") == 2
        assert contents("out") == contents("undisturbed")


def test_workers_whose_starter_is_killed_blame_no_article_for_it(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    run("check", "desk", *TABLES, "--output", "undisturbed")
    assert killed(-2, "out", jobs="2") == -signal.SIGKILL
    assert run("check", "desk", *TABLES, "--output", "out", "--resume") == 1
    assert contents("out") == contents("undisturbed")


def test_trouble_of_the_machine_is_no_problem_of_an_article(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def out_of_memory(*_: object) -> list[object]:
        raise MemoryError

    desk(tmp_path / "desk")
    monkeypatch.setattr("checker.recalling.comparing.check_pairs", out_of_memory)
    assert run("check", "desk", "--format", "jsonl", "--output", "out") == 2
    assert "the run can't go on (MemoryError" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_part_that_was_damaged_meanwhile_is_made_anew(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    run("check", "desk", *TABLES, "--output", "undisturbed")
    assert killed(4, "out") == -signal.SIGKILL
    damaged = Path("out", ".run", "0000001", "findings.parquet")
    damaged.write_bytes(damaged.read_bytes()[:100])
    assert run("check", "desk", *TABLES, "--output", "out", "--resume") == 1
    assert contents("out") == contents("undisturbed")


def test_a_text_that_changed_meanwhile_is_checked_anew_and_others_are_not(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(tmp_path / "desk")
    assert killed(4, "out") == -signal.SIGKILL
    (tmp_path / "desk" / "camp1.en.txt").write_text(ENGLISH.format(47), "utf-8")
    kept: list[int] = []
    keep = RunFolder.keep
    monkeypatch.setattr(RunFolder, "keep", lambda *of: (kept.append(of[1]), keep(*of))[1])
    assert run("check", "desk", *TABLES, "--output", "out", "--resume") == 1
    assert kept == [1]
    assert [one["high"] for one in rows(Path("out") / "summary.jsonl")] == [0, 0, 1]


def test_there_is_a_table_of_problems_only_where_something_was_passed_over(run: Run, tmp_path: Path) -> None:
    desk(tmp_path / "desk")
    whole = (tmp_path / "desk" / "camp1.en.txt").read_bytes()
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(b"")
    run("check", "desk", *TABLES, "--output", "out", "--keep-going")
    assert {"problems.jsonl", "problems.csv", "problems.parquet"} <= set(names_in("out"))
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(whole)
    run("check", "desk", *TABLES, "--output", "out")
    assert names_in("out") == sorted(f"{table}.{form}" for table in ("findings", "alignment", "summary")
                                     for form in ("jsonl", "csv", "parquet"))


def test_of_many_files_one_bad_one_is_not_the_end(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cli.archive._ARCHIVE_FILES", 4)
    desk(tmp_path / "desk")
    (tmp_path / "desk" / "camp1.en.txt").write_bytes(b"")
    assert run("check", "desk", "--format", "jsonl", "--output", "out") == 2
    assert [one["file"] for one in rows(tmp_path / "out" / "problems.jsonl")] == ["desk/camp1.en.txt"]


@pytest.mark.parametrize("done", [0, 1])
def test_an_interrupted_run_promises_to_go_on_only_where_something_is_done(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture, done: int,
) -> None:
    desk(Path("desk"))
    keep = RunFolder.keep

    def interrupted(folder: RunFolder, number: int, *rest: Any) -> Any:
        if number == done:
            raise KeyboardInterrupt
        return keep(folder, number, *rest)

    monkeypatch.setattr(RunFolder, "keep", interrupted)
    assert run("check", "desk", *TABLES, "--output", "out", "--no-cache") == 130
    assert ("--resume goes on from there" in caplog.text, Path("out").exists()) == (bool(done), bool(done))
    assert capsys.readouterr().err.endswith("checker: interrupted; no table was written\n")
