"""The Ray engine: the tables of a run are those of one machine, whatever dies on the way. Two raylets on this host are
the cluster; the page on clusters says how to start it, and its commands are what is run here."""

import json
import os
import re
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest

from checker import instruments
from checker.embedding import Encoder, Vectors
from checker.running import Part, RunFolder
from checker.running.cluster import Cluster
from tests.calling import Run, exit_code
from tests.encoders import LevelEncoder
from tests.object_storage import object_storage

# Not imported yet: it reads its environment then.
pytestmark = [pytest.mark.skipif(find_spec("ray") is None, reason="the extra 'cluster' is not installed"),
              pytest.mark.filterwarnings("default")]  # Ray's own are many

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/pages/how-to/cluster.md").read_text("utf-8")
ARABIC = "قالت وكالة غوث وتشغيل اللاجئين الفلسطينيين إن {} شخصا قتلوا في الغارة على المخيم."
ENGLISH = "UNRWA said that {} people were killed in the raid on the camp."
TABLES = ("--format", "jsonl", "--format", "csv", "--format", "parquet", "--keep-going")
SECONDS = 120
FATAL = 2  # the table whose texts kill whoever embeds them


def commands(word: str) -> list[list[str]]:
    """The arguments of the page's commands that begin so, in their order."""
    return [shlex.split(line)[1:] for line in re.findall(rf"^\$ ({word} .*)$", PAGE, re.MULTILINE)]


@dataclass(frozen=True)
class Nodes:
    """A cluster of two nodes of one core each, started as the page says."""

    address: str
    started: list["subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    """The cluster, which this process has joined: that the program joins one by itself, and leaves it, is seen where it
    runs in a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "token",
                            "RAY_AUTH_TOKEN": secrets.token_hex(), "RAY_worker_niceness": "0",
                            # Processes wait for the next test with all that they have imported.
                            "RAY_idle_worker_killing_time_threshold_ms": "600000",
                            # A node that is ended waits for them, half a minute unless told otherwise.
                            "RAY_GRACEFUL_SHUTDOWN_DRAIN_TIMEOUT_S": "0"}.items():
            patch.setenv(name, value)
        engine = Cluster("auto")._engine()
        with socket.create_server(("", 0)) as free:
            port = str(free.getsockname()[1])
        head = f"{engine.ray.util.get_node_ip_address()}:{port}"
        started: list[subprocess.Popen[bytes]] = []
        try:
            for arguments in commands("ray start"):
                started.append(node([one.replace("10.0.0.1:6379", head).replace("6379", port) for one in arguments]))
                wait_until(lambda: answers(head))
            with engine.joined(head, 1):
                wait_until(lambda: engine.ray.cluster_resources().get("CPU") == len(started) == 2)
                yield Nodes(head, started)
        finally:
            for one in started:
                if alive(one.pid):
                    os.killpg(one.pid, signal.SIGKILL)
                one.wait(SECONDS)


@pytest.fixture
def address(nodes: Nodes) -> str:
    return nodes.address


def node(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    command = [str(Path(sys.executable).parent / "ray"), *arguments, "--num-cpus=1", "--object-store-memory=100000000"]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def alive(group: int) -> bool:
    """Whether a process of the group is."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def answers(head: str) -> bool:
    try:
        Cluster(head).require()
    except Exception:
        return False
    return True


def wait_until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not so():
        assert time.monotonic() < end, "the cluster does not start"
        time.sleep(0.2)


@dataclass
class Dying(LevelEncoder):
    """An encoder whose process is shot when it is asked for a certain text: once, or each time."""

    marker: str = ""
    always: bool = False

    def encode(self, texts: Sequence[str]) -> Vectors:
        if any(f"{FATAL}00" in text for text in texts) and (self.always or not Path(self.marker).exists()):
            Path(self.marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode(texts)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Calls the program in an empty folder with a small encoder; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    embed_with(monkeypatch, LevelEncoder())
    return lambda *arguments: exit_code(monkeypatch, *arguments)


def embed_with(monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> None:
    monkeypatch.setattr(instruments, "open_encoder", lambda model, cache: encoder)


def on(address: str, workers: int = 1) -> tuple[str, ...]:
    """The options that the page's run has."""
    (said,) = [one for one in commands("checker") if "--address" in one and "pairs.jsonl" in one]
    start = said.index("--engine")
    return (*(one.replace("10.0.0.1:6379", address) for one in said[start:start + 4]), "--jobs", str(workers))


def written(folder: Path, names: Sequence[str], count: int = 3) -> None:
    """Tables of a few rows, of which every third differs; row 1 of each has the id of row 0."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        table = int(re.sub(r"\D", "", name))
        rows = [{"id": f"{max(1, row)}", "ar": ARABIC.format(100 * table + row),
                 "en": ENGLISH.format(100 * table + row + row % 3)} for row in range(count)]
        if name.endswith(".parquet"):
            pl.DataFrame(rows).write_parquet(folder / name)
        else:
            (folder / name).write_text("\n".join(json.dumps(row) for row in rows), "utf-8")


def contents(folder: str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


def without_cluster(run: Run, *arguments: str) -> dict[str, bytes]:
    """The tables of one machine."""
    assert run("check", *arguments, *TABLES, "--output", "one", "--quiet") == 2
    return contents("one")


NAMES = tuple(f"t{number}.jsonl" for number in range(FATAL + 3))


def test_a_cluster_gives_the_bytes_and_the_words_of_one_machine(
    run: Run, address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, ("t1.jsonl", ), 520)  # more than a portion
    written(tmp_path, ("t2.parquet",), 20)
    (tmp_path / "desk").mkdir()
    for number in (1, 2, 3):
        (tmp_path / "desk" / f"camp{number}.ar.txt").write_text(ARABIC.format(47), "utf-8")
        (tmp_path / "desk" / f"camp{number}.en.txt").write_text(ENGLISH.format(46 + number), "utf-8")
    (tmp_path / "desk" / "alone.en.txt").write_text(ENGLISH.format(1), "utf-8")
    (tmp_path / "desk" / "checker.toml").write_text('min_severity = "high"\n', "utf-8")
    shown = []
    for folder, engine in (("one", ("--jobs", "1")), ("many", on(address, 2))):
        assert run("check", "t1.jsonl", "t2.parquet", "desk", *TABLES, "--output", folder, *engine) == 2
        out, err = capfd.readouterr()
        shown.append((out.replace(folder, "out"), err))
    assert contents("many") == contents("one")
    assert shown[0] == shown[1]
    problems = [json.loads(line) for line in contents("one")["problems.jsonl"].splitlines()]
    assert [(one["file"], one["line"]) for one in problems] == [
        ("t1.jsonl", 2), ("t2.parquet", 2), ("desk/alone.en.txt", None)]
    assert len(contents("one")["findings.jsonl"].splitlines()) > 300


def test_object_storage_is_read_by_either_engine_and_its_keys_are_shown_nowhere(
    run: Run, address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "stored/archive/2024", ("t1.jsonl", "t2.parquet"))
    (tmp_path / "stored/archive/2024/about.md").write_text("no table", "utf-8")
    with object_storage(tmp_path / "stored") as at:
        name = f"s3://AKIA:wJalrXUtn@archive/2024/{at}"
        for folder, engine in (("one", ()), ("many", on(address))):
            assert run("check", name, *TABLES, "--output", folder, *engine) == 2
        assert run("check", name.replace("2024", "2025"), *TABLES, *on(address)) == 2
    shown = "".join(capfd.readouterr())
    assert "s3://archive/2025/: can't be read (nothing is there)" in shown
    assert "wJalrXUtn" not in shown
    assert contents("many") == contents("one")
    summary = [json.loads(line) for line in contents("many")["summary.jsonl"].splitlines()]
    assert [one["source_file"] for one in summary] == 2 * ["s3://archive/2024/t1.jsonl"] + 2 * ["s3://archive/2024/t2.parquet"]
    assert not any(b"wJalrXUtn" in data for data in contents("many").values())


def test_a_worker_that_is_shot_costs_nothing_but_time(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, NAMES)
    undisturbed = without_cluster(run, *NAMES)
    embed_with(monkeypatch, Dying(marker=str(tmp_path / "shot")))
    assert run("check", *NAMES, *TABLES, "--output", "many", *on(address)) == 2
    assert (tmp_path / "shot").exists()
    assert contents("many") == undisturbed


def test_a_run_that_is_killed_or_interrupted_or_cannot_go_on_is_taken_up_where_it_stopped(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, NAMES)
    undisturbed = without_cluster(run, *NAMES)
    arguments = ("check", *NAMES, *TABLES, "--output", "many", *on(address))
    killed = subprocess.run([sys.executable, "-m", "tests.killed", "2", *arguments, "--quiet"], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert parts() == 1
    capfd.readouterr()

    embed_with(monkeypatch, Dying(marker=str(tmp_path / "shot"), always=True))
    assert run(*arguments, "--resume") == 2
    out, err = capfd.readouterr()
    assert not out
    assert re.fullmatch(r"checker: a worker died 3 times over the same portion \(.*\); .* --resume .*\n", err), err
    assert 1 <= parts() <= FATAL  # those behind it in the queue of a worker die with it

    embed_with(monkeypatch, LevelEncoder())
    with monkeypatch.context() as patch:
        interrupted_at(patch, FATAL + 1)
        assert run(*arguments, "--resume") == 130
    assert parts() == FATAL + 1

    made: list[int] = []
    keep = RunFolder.keep
    monkeypatch.setattr(RunFolder, "keep", lambda *of: (made.append(of[1]), keep(*of))[1])
    assert run(*arguments, "--resume") == 2
    assert contents("many") == undisturbed
    assert len(made) == 2


def parts() -> int:
    """How many are kept of the run under way, which has written nothing else."""
    assert [one.name for one in Path("many").iterdir()] == [".run"]
    return sum(one.name.isdecimal() for one in Path("many/.run").iterdir())


def interrupted_at(monkeypatch: pytest.MonkeyPatch, table: int) -> None:
    """Ctrl-C comes when what was found in this table is about to be kept."""
    keep = RunFolder.keep

    def interrupted(folder: RunFolder, number: int, *rest: object) -> Part:
        if number == table * 10_000_000:
            raise KeyboardInterrupt
        return keep(folder, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(RunFolder, "keep", interrupted)


def test_what_is_wrong_with_a_table_is_said_as_on_one_machine(
    run: Run, address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, ("t1.jsonl",))
    (tmp_path / "t2.parquet").write_bytes(b"PAR1 cut off")
    said = []
    for engine in ((), on(address)):
        assert run("check", "t1.jsonl", "t2.parquet", *TABLES, "--output", "out", *engine) == 2
        said.append(capfd.readouterr())
    assert said[0] == said[1]
    assert "t2.parquet: is no complete Parquet file" in said[1].err
    assert not list(Path("out").glob("*.jsonl"))


def test_a_second_run_into_the_same_folder_refuses(
    run: Run, address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, ("t1.jsonl",))
    with RunFolder.below(tmp_path / "out").lock(resume=False):
        assert run("check", "t1.jsonl", *TABLES, "--output", "out", *on(address)) == 2
    assert "another run is writing there" in capfd.readouterr().err


def test_a_node_that_is_ended_as_the_page_says_ends_alone(nodes: Nodes) -> None:
    head, other = nodes.started
    assert all("--block" in one for one in commands("ray start"))
    other.terminate()
    other.wait(SECONDS)
    wait_until(lambda: not alive(other.pid))
    assert alive(head.pid)
    assert answers(nodes.address)


def test_a_cache_is_of_no_use_to_a_cluster(run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, ("t1.jsonl",))
    assert run("check", "t1.jsonl", *TABLES, "--output", "out", "--cache", "kept", *on("127.0.0.1:1")) == 2
    assert "--cache is of no use to a cluster" in capfd.readouterr().err


@pytest.mark.parametrize(("answer", "said"), [(None, "no cluster answers at"), (b"SSH-2.0-x\r\n", "is no Ray cluster")])
def test_an_address_without_a_cluster_is_told_at_once(
    run: Run, tmp_path: Path, answer: bytes | None, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from threading import Thread

    def serve(server: socket.socket) -> None:
        connection, _ = server.accept()
        connection.sendall(answer or b"")
        connection.recv(100)
        connection.close()

    written(tmp_path, ("t1.jsonl",))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if answer:
            Thread(target=serve, args=(server,), daemon=True).start()
        else:
            server.close()
        assert run("check", "t1.jsonl", *TABLES, "--output", "out", *on(f"127.0.0.1:{port}")) == 2
    err = capfd.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(("failure", "said"), [
    (RuntimeError("died in its creation task\nModuleNotFoundError: No module named 'checker'"),
     "10.0.0.1:6379: a machine of the cluster lacks what this program needs (No module named 'checker'); install the "
     "same on every machine"),
    (ConnectionError("Version mismatch: 2.60.0, 2.61.0"),
     "10.0.0.1:6379: Ray can't be joined (Version mismatch: 2.60.0, 2.61.0)"),
    (RuntimeError("\n disk is full\n at line 3"), "10.0.0.1:6379: the cluster failed (RuntimeError: disk is full)"),
])
def test_what_ray_says_of_a_failure_comes_down_to_a_line(failure: Exception, said: str) -> None:
    assert str(Cluster("10.0.0.1:6379")._lost(failure, 3)).startswith(said)


def test_without_ray_it_is_said_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, ("t1.jsonl",))
    monkeypatch.delitem(sys.modules, "checker.running.dataset", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    assert run("check", "t1.jsonl", *TABLES, "--output", "out", "--engine", "ray") == 2
    assert "pip install 'translation-consistency-checker[cluster]'" in capfd.readouterr().err


@pytest.mark.model
def test_a_cluster_of_its_own_listens_to_nobody_else_says_nothing_and_finds_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, ("t1.jsonl",), 5)
    (tmp_path / "t1.jsonl").rename(tmp_path / "pairs.jsonl")
    (command,) = [one for one in commands("checker") if "--address" not in one]
    folders = []
    for engine in ("processes", "ray"):
        said = [{"ray": engine, "reports/pairs": engine}.get(one, one) for one in command]
        one = subprocess.Popen([sys.executable, "-m", "tests.listening", *said, "--jobs", "1", "--keep-going"],
                               env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
        _, err = one.communicate(timeout=5 * SECONDS)
        folders.append(contents(engine))
        assert one.returncode == 2, err
        assert "1 could not be checked" in err
        assert len(err.splitlines()) == 2, err
    assert folders[0] == folders[1]
