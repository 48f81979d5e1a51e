"""The engine of big runs: portions, worker processes, parts that can be trusted, and their join."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from checker.article import Article
from checker.embedding import Encoder
from checker.errors import InputError, WorkError
from checker.problem import Problem
from checker.reading import Row
from checker.running import Part, RunFolder, in_order, portions, workers
from checker.running.cutting import content_of
from checker.running.forgetting import forget_sentences
from checker.running.joining import TABLES, join
from checker.tables import part_tables
from tests.encoders import HashEncoder


def row(number: int, text: str = "قتل 47 شخصا") -> Row:
    name = f"r{number}"
    return Row(name, (Article(name, "t.jsonl", "ar", text, number), Article(name, "t.jsonl", "en", "47 died", number)))


def test_portions_hold_everything_once_and_in_order() -> None:
    cut = list(portions(row(number) for number in range(603)))
    assert [one.number for one in cut] == [0, 1, 2]
    assert [item for one in cut for item in one.items] == [row(number) for number in range(603)]


def test_long_texts_fill_a_portion_sooner() -> None:
    assert [len(one.items) for one in portions(row(number, "س" * 75_000) for number in range(7))] == [3, 3, 1]


def test_of_nothing_there_is_one_empty_portion_so_that_tables_are_written() -> None:
    assert [one.items for one in portions([])] == [()]


def test_what_an_item_is_made_of_changes_with_its_words_and_its_line() -> None:
    assert content_of(row(1)) == content_of(row(1))
    assert len({content_of(one) for one in (row(1), row(2), row(1, "قتل 74 شخصا"))}) == 3


@dataclass(frozen=True)
class Squaring:
    """Work for tests: the square of a number, by way of the encoder; some numbers bring trouble, some are known."""

    by_heart: int = 1000

    def __call__(self, encoder: Encoder) -> Callable[[int], tuple[int, str, float]]:
        def work(number: int) -> tuple[int, str, float]:
            if number == 13:
                raise InputError("is unlucky", place="row:13", advice="take another")
            if number == 66:
                os.kill(os.getpid(), signal.SIGKILL)
            if number == 77:
                raise ZeroDivisionError("seven")
            return number * number, encoder.name, float(encoder.encode([str(number)]).sum())

        return work

    def known(self, encoder: Encoder) -> Callable[[int], tuple[int, str, float] | None]:
        return lambda number: (number, "by heart", 0.0) if number >= self.by_heart else None


def test_what_is_remembered_of_sentences_is_forgotten_and_what_of_words_is_kept() -> None:
    from checker.extract.cues import cues
    from checker.languages import fold, language

    cues("The minister said so.", language("en"), "cues")
    fold("minister")
    assert cues.cache_info().currsize
    forget_sentences()
    assert not cues.cache_info().currsize
    assert fold.cache_info().currsize


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_portions_from_one_process_as_from_two(jobs: int) -> None:
    encoder = HashEncoder()
    expected = [(number * number, "hash@1", float(encoder.encode([str(number)]).sum())) for number in range(9)]
    assert list(in_order(range(9), Squaring(), encoder, jobs)) == expected


def test_what_is_known_is_no_work_for_a_worker_and_comes_in_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    start = workers._start
    monkeypatch.setattr(workers, "_start", lambda *given: (started.append(given), start(*given))[1])
    assert [one[1] for one in in_order(range(4), Squaring(by_heart=0), HashEncoder(), 2)] == ["by heart"] * 4
    assert not started
    mixed = list(in_order([9, 2, 9, 9], Squaring(by_heart=5), HashEncoder(), 2))
    assert [(number, name) for number, name, _ in mixed] == [(9, "by heart"), (4, "hash@1"), (9, "by heart"),
                                                             (9, "by heart")]
    assert len(started) == 1


@pytest.mark.parametrize(("number", "kind", "said"), [
    (13, InputError, "row:13: is unlucky; take another"),
    (66, WorkError, "a worker process ended unexpectedly"),
    (77, WorkError, "ZeroDivisionError: seven"),
])
def test_trouble_in_a_worker_is_told_here(number: int, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said):
        list(in_order([1, number, 2], Squaring(), HashEncoder(), 2))


@dataclass(frozen=True)
class Unending:
    """Work for tests that says in a file which process is at it, and never ends."""

    told: Path

    def __call__(self, encoder: Encoder) -> Callable[[int], int]:
        def work(number: int) -> int:
            self.told.write_text(f"{os.getpid()}\n")
            return sum(1 for _ in iter(int, 1))

        return work

    def known(self, encoder: Encoder) -> Callable[[int], None]:
        return lambda number: None


def test_a_worker_ends_with_who_started_it_and_not_with_its_portion(tmp_path: Path) -> None:
    told = tmp_path / "worker"
    code = ("import sys\nfrom pathlib import Path\nfrom checker.running import in_order\n"
            "from tests.encoders import HashEncoder\nfrom tests.test_running import Unending\n"
            "list(in_order([1], Unending(Path(sys.argv[1])), HashEncoder(), 2))")
    starter = subprocess.Popen([sys.executable, "-c", code, str(told)], cwd=Path(__file__).parents[1])
    while starter.poll() is None and not (told.exists() and told.read_text().endswith("\n")):
        time.sleep(0.01)
    starter.kill()
    starter.wait()
    worker = int(told.read_text())
    try:
        assert any(is_gone(worker) or time.sleep(0.01) for _ in range(3000))
    finally:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def is_gone(process: int) -> bool:
    """Whether a process has ended, also where nobody has asked after it yet."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return told.stdout.strip()[:1] in ("", "Z")


def part(run: RunFolder, number: int, count: int = 3) -> Part:
    problems = [Problem("t.jsonl", 10 * number + one, "is «غير» text, or \"not\"", "fill it") for one in range(count)]
    return run.keep(number, f"made of {number}", part_tables([], problems), {"problems": count})


def test_a_part_is_known_again_with_its_counts(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    with run.lock(resume=False):
        part(run, 0)
        known = run.part(0, "made of 0")
        assert known is not None
        assert known.counts == {"problems": 3}


@pytest.mark.parametrize("damage", [
    lambda folder: (folder / "problems.parquet").write_bytes((folder / "problems.parquet").read_bytes()[:-9]),
    lambda folder: (folder / "findings.parquet").unlink(),
    lambda folder: (folder / "part.json").write_text("{"),
    lambda folder: (folder / "part.json").write_text("[]"),
])
def test_a_part_that_is_damaged_is_not_known_and_stops_a_join(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    run = RunFolder.below(tmp_path)
    with run.lock(resume=False):
        kept = part(run, 0)
        damage(kept.folder)
        assert run.part(0, "made of 0") is None
        with pytest.raises(WorkError, match=r"damaged.*--resume"):
            join([kept], ["jsonl"], "signed", run)
    assert [one.name for one in tmp_path.iterdir()] == [".run"]


def test_a_part_made_from_something_else_is_not_taken(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    with run.lock(resume=False):
        part(run, 0)
        assert run.part(0, "made of other texts") is None
        assert run.part(1, "made of 0") is None


def test_a_second_run_into_the_same_folder_refuses(tmp_path: Path) -> None:
    with (RunFolder.below(tmp_path).lock(resume=False),
          pytest.raises(WorkError, match=rf"another run is writing there \(process {os.getpid()} on .*--output")):
        RunFolder.below(tmp_path).lock(resume=True)


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    script = (f"import os; from pathlib import Path; from checker.running import RunFolder\n"
              f"held = RunFolder.below(Path({str(tmp_path)!r})).lock(resume=False); os.kill(os.getpid(), 9)")
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    with RunFolder.below(tmp_path).lock(resume=True):
        assert (tmp_path / ".run").is_dir()


def test_a_run_that_does_not_resume_begins_with_nothing(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    with run.lock(resume=False):
        part(run, 0)
    with run.lock(resume=True):
        assert run.part(0, "made of 0")
    with run.lock(resume=False):
        assert run.part(0, "made of 0") is None


@pytest.mark.parametrize("form", ["csv", "csv-no-bom", "jsonl", "parquet"])
def test_parts_joined_are_the_bytes_of_one_part_with_all_rows(tmp_path: Path, form: str) -> None:
    files = []
    for name, sizes in (("several", (3, 0, 4)), ("one", (7,))):
        run = RunFolder.below(tmp_path / name)
        with run.lock(resume=False):
            problems = [Problem("t.jsonl", one, "=«غير», \"not\"", "") for one in range(7)]
            parts, start = [], 0
            for number, size in enumerate(sizes):
                tables = part_tables([], problems[start:start + size])
                parts.append(run.keep(number, "", tables, {"problems": size}))
                start += size
            files.append(join(parts, [form], "signed", run))
    assert [file.name for file in files[0]] == sorted(f"{table}.{form.partition('-')[0]}" for table in TABLES)
    for several, one in zip(*files, strict=True):
        assert several.read_bytes() == one.read_bytes()


def test_the_signature_is_written_into_the_summary_when_parts_are_joined(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    summary = {"pair": ["a"], "signature": [""]}
    tables = {**part_tables([], []), "summary": pl.DataFrame(summary)}
    with run.lock(resume=False):
        join([run.keep(0, "", tables, {})], ["jsonl", "parquet"], "v1 | m | s", run)
    assert '"signature":"v1 | m | s"' in (tmp_path / "summary.jsonl").read_text("utf-8")
    assert pl.read_parquet(tmp_path / "summary.parquet")["signature"].to_list() == ["v1 | m | s"]


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond `room` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_one_message_and_leaves_no_half_part(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    with run.lock(resume=False):
        part(run, 0)
        with full_disk(3_000), pytest.raises(InputError, match=r"can't be written .*--resume"):
            part(run, 1, 20_000)
        assert sorted(one.name for one in run.path.iterdir() if one.is_dir()) == ["0000000"]


def test_a_disk_that_is_full_at_the_join_leaves_the_former_tables_as_they_were(tmp_path: Path) -> None:
    run = RunFolder.below(tmp_path)
    (tmp_path / "problems.csv").write_text("of yesterday")
    with run.lock(resume=False):
        kept = part(run, 0, 2_000)
        with full_disk(3_000), pytest.raises(InputError, match=r"can't be written .*--resume"):
            join([kept], ["csv"], "signed", run)
        assert sorted(one.name for one in tmp_path.iterdir()) == [".run", "problems.csv"]
        assert (tmp_path / "problems.csv").read_text() == "of yesterday"
        join([kept], ["csv"], "signed", run)
        assert len((tmp_path / "problems.csv").read_text("utf-8").splitlines()) == 2_001
