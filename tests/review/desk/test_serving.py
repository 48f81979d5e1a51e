"""The desk as a process: what it says when it can't start, how it ends, and that no acknowledged decision is lost."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.client import HTTPException
from importlib import util
from pathlib import Path

import pytest

from checker.cli import review
from checker.review.desk.guard import Door
from checker.review.store import open_store
from tests.calling import exit_code
from tests.review.desk.made_up import NUMBER, write_run
from tests.review.desk.served import Visit, csrf_token

_PATIENCE = 60

Run = Callable[..., tuple[int, str]]


@contextmanager
def process(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Visit]]:
    """`checker review` on a free port, and a visit through the address that it prints."""
    command = [sys.executable, "-u", "-m", "checker", "review", str(folder), "--port", "0", "--no-browser", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            address = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", running.stdout.readline())
            assert address
            door = Door("127.0.0.1", int(address[1]), address[2])
            assert running.stdout.readline() == "Ctrl-C closes the desk.\n"
            yield running, Visit(door, {door.cookie: door.token})
        finally:
            running.kill()


def test_kill_in_the_middle_loses_no_decision_that_was_acknowledged(tmp_path: Path) -> None:
    write_run(tmp_path, tuple(replace(NUMBER, pair=f"flood-{number:02}") for number in range(50)))
    acknowledged: list[str] = []
    with process(tmp_path, "--reviewer", "Mona") as (running, visit):
        page = visit.get("/").text
        assert csrf_token(page) == visit.door.form_token
        waiting = re.findall(r'<li data-fingerprint="(\w+)"', page)

        def decide(share: list[str]) -> None:
            with suppress(OSError, HTTPException):  # what the server no longer answers is not acknowledged
                for fingerprint in share:
                    if visit.post("/decide", {"fingerprint": fingerprint, "judgement": "confirmed"}).status == 200:
                        acknowledged.append(fingerprint)
                    if len(acknowledged) >= 20:
                        running.send_signal(signal.SIGKILL)

        with ThreadPoolExecutor(4) as reviewers:
            list(reviewers.map(decide, [waiting[start::4] for start in range(4)]))
        assert running.wait(_PATIENCE) == -signal.SIGKILL
    assert 20 <= len(acknowledged) < 50
    with open_store(str(tmp_path / "decisions.sqlite")) as store:
        assert set(acknowledged) <= store.latest().keys()
        assert len(store.every()) == len(store.latest())


def test_it_binds_to_loopback_and_ctrl_c_closes_it_in_good_order(tmp_path: Path) -> None:
    database = tmp_path / "elsewhere" / "kept.sqlite"
    database.parent.mkdir()
    with process(write_run(tmp_path / "run"), "--database", str(database)) as (running, visit):
        assert visit.get("/").status == 200
        others = [address for *_, (address, *_) in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
                  if not address.startswith("127.")]
        for address in others:
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((address, visit.door.port), timeout=1)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=_PATIENCE)
        assert (running.returncode, out, err) == (0, "The desk is closed; every decision is kept.\n", "")
    assert database.is_file()
    assert not (tmp_path / "run" / "decisions.sqlite").exists()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str]:
        return exit_code(monkeypatch, "review", *arguments), capsys.readouterr().err

    return call


def test_a_taken_port_is_said_with_advice(run: Run, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = run(str(write_run(tmp_path)), "--port", port, "--no-browser")
    assert code == 2
    assert said == (f"checker: 127.0.0.1:{port}: the port is taken; another desk may be open there; close it, or "
                    "choose a port with --port (0: any)\n")


def test_a_host_that_is_none_of_this_machines_is_said(run: Run, tmp_path: Path) -> None:
    code, said = run(str(write_run(tmp_path)), "--host", "192.0.2.1", "--port", "0", "--no-browser")
    assert code == 2
    assert "give an address of this machine with --host" in said


def test_a_foreign_table_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("id,ar\n1,x\n", "utf-8")
    code, said = run(str(tmp_path / "other.csv"))
    assert code == 2
    assert said.count("\n") == 1
    assert "has no column" in said


def test_missing_packages_are_named_with_the_line_that_installs_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(review, "find_spec", lambda name: None if name == "uvicorn" else util.find_spec(name))
    code, said = run(str(tmp_path))
    assert code == 2
    assert said == ("checker: the review desk needs packages that are not installed: uvicorn; "
                    "pip install 'translation-consistency-checker[review]'\n")


def test_another_host_is_warned_of_and_a_browser_opened(monkeypatch: pytest.MonkeyPatch,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[str] = []
    monkeypatch.setattr(review.webbrowser, "open", opened.append)
    review._opened("http://10.0.0.5:8765/?token=t", 3, "10.0.0.5", no_browser=False)
    told = capsys.readouterr()
    assert "can be reached from other machines" in told.err
    assert "3 findings to review at http://10.0.0.5:8765/?token=t" in told.out
    assert opened == ["http://10.0.0.5:8765/?token=t"]


def test_the_reviewer_is_who_git_says_or_the_login(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "mona")
    assert review._user_name() == "mona"
    (tmp_path / "gitconfig").write_text("[user]\n\tname = منى\n", "utf-8")
    assert review._user_name() == "منى"
