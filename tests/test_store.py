"""The store of decisions, on SQLite and on PostgreSQL: what it keeps, for how many at once, and what it says."""

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pg8000.dbapi
import pytest
from sqlalchemy import make_url

from checker.decision import Judgement
from checker.errors import StoreError
from checker.finding import Severity
from checker.review.store import Appended, Entry, open_store
from tests import postgresql
from tests.deciding import decision

DISMISSED, CONFIRMED = Judgement.DISMISSED, Judgement.CONFIRMED


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/reports/decisions.sqlite"
    url: str = request.getfixturevalue("server")
    execute(url, "DROP TABLE IF EXISTS checker_decisions, checker_schema")
    return url


def execute(url: str, statement: str) -> None:
    """Says it to the database behind the store's back."""
    parsed = make_url(url)
    connection = (sqlite3.connect(str(parsed.database)) if parsed.drivername == "sqlite" else
                  pg8000.dbapi.connect("desk", parsed.host or "", parsed.database, parsed.port or 0))
    with closing(connection):
        connection.cursor().execute(statement)
        connection.commit()


def test_what_was_appended_is_there_in_another_session(where: str) -> None:
    made = decision("f1", reviewer="منى", note="سطر\nline\0\ud800", severity=Severity.HIGH, confidence=0.9)
    with open_store(where) as store:
        assert store.append([made]) == Appended(new=1, sequence=1)
    with open_store(where) as store:
        assert store.latest() == {"f1": made}
        assert made.note == "سطر\nline\ufffd\ufffd"


def test_the_decision_made_last_counts_whenever_it_arrived(where: str) -> None:
    later, earlier = decision(minute=5, judgement=CONFIRMED), decision(minute=1)
    at_once = decision(minute=5, judgement=Judgement.UNSURE)
    with open_store(where) as store:
        store.append([later])
        store.append([earlier])
        assert store.latest() == {"f1": later}
        store.append([at_once])
        assert store.latest() == {"f1": at_once}
        assert store.history("f1") == (earlier, later, at_once) == store.every()
        assert store.history("f2") == ()


def test_a_decision_that_arrives_twice_is_one(where: str) -> None:
    made = decision(key="from-the-browser")
    again = replace(made, when=decision(minute=1).when)
    with open_store(where) as store:
        assert store.append([made, made]) == Appended(1, store.last_sequence())
        assert store.append([again, decision("f2")]).new == 1
        assert store.history("f1") == (made,)


def test_each_reviewer_has_a_last_word(where: str) -> None:
    first, second = decision(), decision(minute=1, reviewer="Karim", judgement=CONFIRMED)
    third = decision(minute=2, judgement=Judgement.WITHDRAWN)
    with open_store(where) as store:
        store.append([first, second, third])
        assert store.latest_by_reviewer() == {"Mona": {"f1": third}, "Karim": {"f1": second}}


def test_who_asks_for_news_gets_each_decision_once(where: str) -> None:
    with open_store(where) as mine, open_store(where) as theirs:
        assert (mine.last_sequence(), mine.since(0)) == (0, ())
        first = theirs.append([decision("f1")]).sequence
        second = theirs.append([decision("f2")]).sequence
        assert first < second == mine.last_sequence()
        assert mine.since(0) == (Entry(first, decision("f1")), Entry(second, decision("f2")))
        assert mine.since(first) == (Entry(second, decision("f2")),)
        assert mine.since(second) == ()


def test_an_append_that_fails_leaves_nothing(where: str) -> None:
    with open_store(where) as store:
        with pytest.raises(StoreError):
            store.append([decision("f1"), replace(decision("f2"), judgement=None)])  # type: ignore[arg-type]
        assert store.every() == ()


def writers(url: str, processes: int, threads: int, each: int) -> list[subprocess.Popen[str]]:
    return [subprocess.Popen([sys.executable, "-m", "tests.deciding", url, f"desk{number}-", str(threads), str(each)],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for number in range(processes)]


def test_of_fifty_who_write_at_once_nothing_is_lost_and_nothing_doubled(where: str) -> None:
    ended = [(*one.communicate(timeout=500), one.returncode) for one in writers(where, 5, 10, 100)]
    assert [(code, said) for _, said, code in ended] == [(0, "")] * 5
    acknowledged = [key for out, _, _ in ended for key in out.split()]
    with open_store(where) as store:
        assert sorted(one.key for one in store.every()) == sorted(acknowledged)
        assert len(set(acknowledged)) == 5000
        assert Counter(one.reviewer for one in store.every()) == {
            f"desk{process}-{thread}": 100 for process in range(5) for thread in range(10)}
        sequences = [entry.sequence for entry in store.since(0)]
        assert len(set(sequences)) == 5000


def test_who_is_killed_has_lost_nothing_that_was_acknowledged(where: str) -> None:
    (process,) = writers(where, 1, 3, 100_000)
    assert process.stdout
    with process:
        acknowledged = [process.stdout.readline().strip() for _ in range(200)]
        process.kill()
        acknowledged += process.stdout.read().split("\n")[:-1]  # the last line may be half a key
    with open_store(where) as store:
        kept = Counter(one.key for one in store.every())
        assert set(acknowledged) <= set(kept)
        assert set(kept.values()) == {1}
        # Of each of the three at most one was on the disk without its word having got out.
        assert len(kept) - len(set(acknowledged)) <= 4
        assert store.append([decision("after")]).new == 1


def test_of_several_who_come_first_one_makes_the_tables(where: str) -> None:
    ended = [(*one.communicate(timeout=120), one.returncode) for one in writers(where, 6, 1, 1)]
    assert [(said, code) for _, said, code in ended] == [("", 0)] * 6
    with open_store(where) as store:
        assert len(store.every()) == 6


@pytest.fixture
def version1(tmp_path: Path) -> str:
    """A database as the first version of the schema had it, with one decision."""
    path = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "version1.sql").read_text("utf-8"))
    return str(path)


def test_a_database_of_the_first_version_is_brought_up_to_date(version1: str) -> None:
    old = decision("f1", reviewer="منى", source_value="47", target_value="74", reason="rounded", key="k1")
    new = decision("f2", severity=Severity.LOW, confidence=0.6)
    with open_store(version1) as store:
        assert store.since(0) == (Entry(7, old),)
        store.append([new])
    with open_store(version1) as store:
        assert store.since(7) == (Entry(8, new),)


def test_of_several_who_meet_an_old_database_one_updates_it(version1: str) -> None:
    ended = [(*one.communicate(timeout=120), one.returncode) for one in writers(version1, 6, 1, 1)]
    assert [(said, code) for _, said, code in ended] == [("", 0)] * 6
    with open_store(version1) as store:
        assert len(store.every()) == 7


def test_a_database_of_a_newer_version_is_left_alone(where: str) -> None:
    with open_store(where) as store:
        store.append([decision()])
    execute(where, "UPDATE checker_schema SET version = 99")
    with pytest.raises(StoreError, match=r"schema version 99, this program knows up to \d+; update the program"), \
            open_store(where):
        pass
    execute(where, "UPDATE checker_schema SET version = 2")
    with open_store(where) as store:
        assert store.latest() == {"f1": decision()}


def test_a_database_of_another_program_is_left_alone(where: str, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    execute(where, "CREATE TABLE checker_decisions (id INTEGER)")
    with pytest.raises(StoreError, match="is a database of another program"), open_store(where):
        pass


@pytest.mark.parametrize(("where", "said"), [
    ("{folder}/notes.txt", "file is not a database"),
    ("sqlite:///{folder}", "unable to open database file"),
    ("{folder}/notes.txt/decisions.sqlite", "its folder can't be made"),
    ("sqlite://", "neither an SQLite file nor a PostgreSQL server"),
    ("mysql://desk:geheim@localhost/x", "neither an SQLite file nor a PostgreSQL server"),
    ("postgresql://desk:geheim@127.0.0.1:1/x", "Can't create a connection to host 127.0.0.1"),
    ("postgresql://desk:geheim@127.0.0.1:1/x?password=geheim", "can't be used"),
    ("postgresql://desk:geheim@127.0.0.1:port/x", "the URL of the database can't be understood"),
    ("postgresql://desk:geheim@127.0.0.1:1/x?sslmode=geheimer", "unknown sslmode"),
])
def test_what_cannot_be_opened_is_said_in_one_line_without_the_password(where: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Call the ministry back. " * 100, "utf-8")
    with pytest.raises(StoreError) as caught, open_store(where.format(folder=tmp_path)):
        pass
    assert said in str(caught.value)
    assert "geheim@" not in str(caught.value)
    assert "password=geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_stands_for_the_database_in_it(tmp_path: Path) -> None:
    with open_store(str(tmp_path)) as store:
        store.append([decision()])
    with open_store(f"sqlite:///{tmp_path}/decisions.sqlite") as store:
        assert store.latest() == {"f1": decision()}


def test_a_database_that_the_server_lacks_is_named(server: str) -> None:
    with pytest.raises(StoreError, match=r'/none: .*database "none" does not exist'), \
            open_store(server.replace("/postgres", "/none").replace("desk@", "desk:geheim@")):
        pass
