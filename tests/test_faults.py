"""What happens to runs: shot, interrupted, out of disk. Real processes, and after each the tables of an undisturbed
run, or one clear message and nothing half-written."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from tests.test_cli_archive import ARABIC, ENGLISH, TABLES, contents, desk, names_in

ROOT = Path(__file__).parent.parent
ITEMS = 8
NEVER = "1000000"


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def make_folder() -> str:
    desk(Path("desk"), tuple(range(40, 40 + ITEMS)))
    return "desk"


def make_table() -> str:
    rows = [{"id": number, "ar": ARABIC, "en": ENGLISH.format(40 + number)} for number in range(ITEMS)]
    Path("pairs.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return "pairs.jsonl"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("make", "cache"), [
    (make_folder, ["--no-cache"]), (make_table, ["--no-cache"]), (make_table, ["--cache", "kept"])],
    ids=["folder", "table", "while what was compared is being kept"])
def test_a_run_shot_at_twenty_random_moments_and_resumed_gives_the_bytes_of_an_undisturbed_one(
    make: Callable[[], str], cache: list[str]
) -> None:
    command = [sys.executable, "-m", "tests.shot", "20", "check", make(), *TABLES, "--jobs", "1", "--quiet",
               *cache, "--output", "out"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("20", "")


def started(*arguments: str) -> subprocess.Popen[str]:
    """A run of an item a portion."""
    command = [sys.executable, "-m", "tests.killed", NEVER, "check", *arguments, *TABLES, "--no-cache"]
    return subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                            start_new_session=True)


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = run.communicate(timeout=300)
    return run.returncode, said


def test_an_interrupted_run_says_how_to_go_on_and_its_workers_end_with_it() -> None:
    desk(Path("desk"), tuple(range(40, 80)))
    run = started("desk", "--output", "out", "--jobs", "2")
    while not Path("out", ".run", "0000001").exists() and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
    code, said = ended(run)
    assert code == 130
    assert "--resume goes on from there" in said
    assert "Traceback" not in said
    assert names_in("out") == [".run"]
    assert gone(run.pid)
    assert ended(started("desk", "--output", "out", "--jobs", "1", "--resume"))[0] == 1
    assert ended(started("desk", "--output", "undisturbed", "--jobs", "1"))[0] == 1
    assert contents("out") == contents("undisturbed")


def gone(group: int) -> bool:
    """Whether all processes of the group end; the one that multiprocessing has for itself does so a moment later."""
    for _ in range(1000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 100 KiB, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no file system may be mounted here; test_running fills the disk by a limit on the size of files")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_folder_that_takes_nothing_is_no_full_disk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, said = ended(started(make_folder(), "--output", str(tmp_path / "file" / "out"), "--quiet", "--format", "csv"))
    assert code == 2
    assert "name a folder you may write to with --output" in said
    assert "make room" not in said


def test_a_full_disk_is_one_message_and_no_table_and_with_room_the_run_goes_on(small_disk: Path) -> None:
    run = started(make_folder(), "--output", str(small_disk / "out"), "--jobs", "1", "--quiet")
    code, said = ended(run)
    assert code == 2
    assert said.startswith(f"checker: {small_disk / 'out'}: can't be written (")
    assert "make room and run again with --resume" in said
    assert said.count("\n") == 1
    assert names_in(str(small_disk / "out")) == [".run"]
    subprocess.run(["mount", "-o", "remount,size=10m", str(small_disk)], check=True)
    assert ended(started("desk", "--output", str(small_disk / "out"), "--jobs", "1", "--quiet", "--resume")) == (1, "")
    assert ended(started("desk", "--output", "undisturbed", "--jobs", "1", "--quiet")) == (1, "")
    assert contents(str(small_disk / "out")) == contents("undisturbed")


def test_a_corrupt_parquet_file_among_others_is_one_message_and_put_right_the_run_goes_on() -> None:
    for name, first in (("a.parquet", 40), ("b.parquet", 60)):
        pl.DataFrame([{"id": f"{name}{number}", "ar": ARABIC, "en": ENGLISH.format(number)}
                      for number in range(first, first + 4)]).write_parquet(name)
    whole = Path("b.parquet").read_bytes()
    page = whole.index(b"(\xb5/\xfd")  # how zstd begins: the first page of the first column
    Path("b.parquet").write_bytes(whole[:page + 8] + bytes(byte ^ 0x5A for byte in whole[page + 8:page + 16])
                                  + whole[page + 16:])
    code, said = ended(started("a.parquet", "b.parquet", "--output", "out", "--jobs", "1", "--quiet"))
    assert code == 2
    assert said.startswith("checker: b.parquet: can't be read as Parquet")
    assert said.count("\n") == 1
    assert names_in("out") == [".run"]
    assert sum(one.name.isdecimal() for one in Path("out", ".run").iterdir()) == 4
    Path("b.parquet").write_bytes(whole)
    for folder, more in (("out", ["--resume"]), ("undisturbed", [])):
        assert ended(started("a.parquet", "b.parquet", "--output", folder, "--jobs", "1", "--quiet", *more)) == (1, "")
    assert contents("out") == contents("undisturbed")


def test_of_two_runs_into_one_folder_the_second_refuses_and_names_the_first() -> None:
    desk(Path("desk"), tuple(range(40, 80)))
    first = started("desk", "--output", "out", "--jobs", "1", "--quiet")
    while not Path("out", ".run", "0000000").exists() and first.poll() is None:
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)  # so that it is still there when the second one comes
    code, said = ended(started("desk", "--output", "out", "--jobs", "1", "--quiet"))
    first.send_signal(signal.SIGCONT)
    assert code == 2
    assert f"another run is writing there (process {first.pid} on " in said
    assert ended(first) == (1, "")
    assert len([name for name in names_in("out") if name.endswith(".jsonl")]) == 3
