"""report.md and report.sqlite."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from checker import writers
from checker.tables import FINDINGS
from checker.writers.markdown import MOST, escaped
from tests.writers.made_up import ATTACK, HOSTILE, RUN, finding, many, tables


def summary(folder: Path, run: object = RUN) -> str:
    writers.write(run, ["markdown"], folder)  # type: ignore[arg-type]
    return (folder / "report.md").read_text("utf-8")


def test_the_summary_is_the_one_we_looked_at(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("report.md", summary(tmp_path))


@pytest.mark.parametrize(("text", "shown"), [
    ("a|b", r"a\|b"),
    ("[x](http://a.example)", r"\[x\](http://a.example)"),
    ("<b>`*_~$&", r"\<b\>\`\*\_\~\$\&"),
    ("two\nlines", "two lines"),
    ("score 3:100:2", r"score 3\:100\:2"),  # ":100:" is a picture
    ("note: this", "note: this"),
    ("#12", r"\#12"),
    ("@desk", "@\u200bdesk"),
    ("قال نعم", "\u2068قال نعم\u2069"),
    (None, ""),
])
def test_words_show_as_they_stand(text: str | None, shown: str) -> None:
    assert escaped(text) == shown


def test_nothing_breaks_out_of_a_cell(tmp_path: Path) -> None:
    rows = [line for line in summary(tmp_path, ATTACK).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {5, 7}
    assert not re.search(r"(?<!\\)<(?!br>)", "".join(rows).replace(f"`{HOSTILE}:1:19`", ""))


def test_of_very_many_findings_the_gravest_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    text = summary(tmp_path, many(MOST + 7))
    assert text.count("| **") == MOST
    assert "\n7 more findings are in the tables.\n" in text


def test_a_run_without_findings_says_so(tmp_path: Path) -> None:
    text = summary(tmp_path, tables([], [], RUN["summary"].to_dicts()))
    assert "Findings: **0**" in text
    assert text.endswith("compared: 1\n\n`v0 | made-up@1 | settings 0`\n")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The database of the made-up run."""
    writers.write(RUN, ["sqlite"], tmp_path)
    return tmp_path / "report.sqlite"


def test_the_database_is_the_one_we_looked_at(database: Path, golden: Callable[[str, str], None]) -> None:
    with closing(sqlite3.connect(database)) as opened:
        golden("report.sql", "\n".join(opened.iterdump()) + "\n")


def test_the_database_holds_the_rows_of_the_tables(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        for name, table in RUN.items():
            assert opened.execute(f"SELECT * FROM {name}").fetchall() == table.rows()  # noqa: S608
        kinds = dict(opened.execute("SELECT name, type FROM pragma_table_info('findings')"))
    assert list(kinds) == list(FINDINGS)
    assert (kinds["confidence"], kinds["source_line"], kinds["message"]) == ("REAL", "INTEGER", "TEXT")


@pytest.mark.parametrize("question", ["pair = 'fire'", "fingerprint = '0'", '"check" = \'number\'', "state = 'open'"])
def test_usual_questions_go_by_an_index(database: Path, question: str) -> None:
    with closing(sqlite3.connect(database)) as opened:
        plan = opened.execute(f"EXPLAIN QUERY PLAN SELECT * FROM findings WHERE {question}").fetchall()  # noqa: S608
    assert "USING INDEX findings_by" in plan[0][3]


def test_a_new_run_takes_the_place_of_the_former(database: Path) -> None:
    writers.write(tables([finding()], [], []), ["sqlite"], database.parent)
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM findings").fetchone() == (1,)
