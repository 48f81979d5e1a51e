"""What travels between the machines of a cluster: every portion, and what came of it, is had back as it was."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Landmark
from checker.errors import InputError, ModelError, WorkError
from checker.problem import Problem
from checker.reading import Fields, Pair, Row, Version
from checker.running import Portion
from checker.running.remote import Done
from checker.tables import part_tables

columns = pytest.importorskip("checker.running.columns", reason="the extra 'cluster' is not installed")

# JSON can spell half a character, and so a table of a newsroom's may hold one.
TEXTS = st.text(st.characters(), max_size=20) | st.sampled_from(["\ud83d", "«قال»\u2028\x00", '{"class": "Row"}'])
ARTICLES = st.builds(Article, TEXTS, TEXTS, st.just("ar"), TEXTS, st.integers(1, 2**40),
                     st.lists(st.builds(Landmark, st.integers(0, 99), TEXTS), max_size=2).map(tuple))
PATHS = st.sampled_from([Path("desk/a.ar.txt"), Path("/شبكة/a b.docx"), Path()])
VERSIONS = st.none() | st.builds(Version, PATHS, st.just("ar"), TEXTS, st.builds(Fields, TEXTS))
ITEMS = (st.builds(Row, TEXTS, st.tuples(ARTICLES, ARTICLES)) | st.builds(Pair, TEXTS, VERSIONS, VERSIONS)
         | st.builds(Problem, TEXTS, st.none() | st.integers(1), TEXTS, TEXTS))


def had_back(thing: Portion | Done) -> Portion | Done:
    """After a way as Ray's: the table as a file of Arrow's."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    table = columns.table(thing)
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    (row,) = pa.ipc.open_stream(sink.getvalue()).read_all().to_pylist()
    found: Portion | Done = columns.thing(row)
    return found


@given(st.builds(Portion, st.integers(0, 2**62), st.lists(ITEMS, max_size=3).map(tuple)))
def test_a_portion_is_had_back_as_it_was(portion: Portion) -> None:
    assert had_back(portion) == portion
    assert repr(had_back(portion)) == repr(portion)


def test_what_came_of_a_portion_is_had_back_with_its_tables() -> None:
    tables = part_tables([], [Problem("t.jsonl", 3, "is «غير» text", "fill it"), Problem("u", None, "x", "y")])
    done = Done(7, "made of 7", tables, {"problems": 2, "rule a.toml:3": 1})
    found = had_back(done)
    assert isinstance(found, Done)
    assert (found.number, found.digest, found.counts, found.failure) == (7, "made of 7", done.counts, None)
    assert found.tables is not None
    assert list(found.tables) == list(tables)
    assert all(found.tables[name].equals(table) and found.tables[name].schema == table.schema
               for name, table in tables.items())


def test_what_is_known_already_comes_without_tables() -> None:
    assert had_back(Done(7, "made of 7")) == Done(7, "made of 7")


@pytest.mark.parametrize("error", [
    InputError("is empty", place="a.ar.txt", advice="fill it"), ModelError("no vectors"),
    WorkError("UnicodeError: \ud83d", advice="report it")])
def test_a_failure_is_had_back_with_where_and_what_to_do(error: InputError) -> None:
    found = had_back(Done(0, failure=error))
    assert isinstance(found, Done)
    assert type(found.failure) is type(error)
    assert str(found.failure) == str(error).replace("\ud83d", "?")


def test_a_class_that_is_none_of_ours_is_not_made() -> None:
    row = {"number": 1, "items": [json.dumps({"class": "Path", "path": "x", "more": 1})]}
    with pytest.raises(KeyError):
        columns.thing(row)
