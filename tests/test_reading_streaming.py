"""Tables of any size: the rows that `read_table` gives, and a problem in the place of each that can't be used."""

import json
from pathlib import Path

import polars as pl
import pytest

from checker.errors import InputError
from checker.problem import Problem
from checker.reading import Row, count_rows, read_table, stream_table

ARABIC, ENGLISH = "قتل 47 شخصا في الغارة على المخيم.", "47 people were killed in the raid on the camp."
GOOD = [{"id": number, "ar": f"{ARABIC} {number}", "en": ENGLISH} for number in range(5)]
CODES = ("ar", "en")


def jsonl(path: Path, *lines: object) -> Path:
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8")
    return path


def problems(path: Path) -> list[str]:
    return [str(one) for one in stream_table(path, CODES) if isinstance(one, Problem)]


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet", ".csv", ".tsv"])
def test_the_rows_are_those_that_are_read_at_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    table = pl.DataFrame([*GOOD, {"id": 9, "ar": "«47»", "en": '"47" people, said "he"'}])
    {".jsonl": table.write_ndjson, ".parquet": table.write_parquet, ".csv": table.write_csv,
     ".tsv": lambda to: table.write_csv(to, separator="\t")}[suffix](path)
    assert tuple(stream_table(path, CODES)) == read_table(path, CODES)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_in_other_encodings_with_a_mark_are_read_too(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in GOOD), encoding)
    assert tuple(stream_table(path, CODES)) == read_table(path, CODES)


def test_columns_named_for_a_language_in_other_ways_are_found(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "t.jsonl", {"ID": 1, "Arabic": ARABIC, "en-GB": ENGLISH})
    assert [row.id for row in stream_table(path, CODES) if isinstance(row, Row)] == ["1"]


@pytest.mark.parametrize(("line", "said"), [
    ('{"id": 9, "ar"', "t.jsonl:3: is no valid JSON"),
    ("[1]", "t.jsonl:3: is no JSON object"),
    ({"id": 0, "ar": ARABIC, "en": ENGLISH}, "t.jsonl:3: the id '0' is that of an earlier row too"),
    ({"ar": ARABIC, "en": ENGLISH}, "t.jsonl:3: the row's id is empty"),
    ({"id": 9, "ar": " ", "en": ENGLISH}, "t.jsonl:3: no text in column 'ar' (empty)"),
    ({"id": 9, "ar": ARABIC, "en": 7}, "t.jsonl:3: no text in column 'en' (a number)"),
])
def test_a_bad_row_is_a_problem_with_its_line_and_the_next_is_read(tmp_path: Path, line: object, said: str) -> None:
    path = jsonl(tmp_path / "t.jsonl", GOOD[0], GOOD[1], line, GOOD[2])
    (problem,) = problems(path)
    assert said in problem
    assert [row.id for row in stream_table(path, CODES) if isinstance(row, Row)] == ["0", "1", "2"]


@pytest.mark.parametrize(("line", "said"), [
    (b"9,only this", "t.csv:2003: the row has 2 cells, the header 3; quote cells"),
    (b'9,"a" b,c', "t.csv:2003: is no valid table"),
    ("9,قتل,c".encode("windows-1256"), "t.csv:2003: is not UTF-8; save the line as UTF-8"),
    (b'9,"' + b"a" * 2**21 + b'",c', "t.csv:2003: is no valid table: field larger than field limit"),
])
def test_a_bad_row_of_csv_is_a_problem_with_its_line_and_the_next_is_read(
    tmp_path: Path, line: bytes, said: str
) -> None:
    good = [f"{row['id']},{row['ar']},{row['en']}".encode() for row in GOOD]
    path = tmp_path / "t.csv"
    # Far behind the beginning, which must be text as a whole.
    before = (b"x%d," % number + good[0].partition(b",")[2] for number in range(2000))
    path.write_bytes(b"\n".join([b"id,ar,en", *before, b"", line, good[1], good[2]]))
    (problem,) = problems(path)
    assert said in problem
    assert [row.id for row in stream_table(path, CODES) if isinstance(row, Row)][-2:] == ["1", "2"]


def test_a_quotation_mark_that_is_never_closed_is_a_problem_and_what_stands_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'id,ar,en\n1,{ARABIC},{ENGLISH}\n2,{ARABIC},"{ENGLISH}\n3,{ARABIC},{ENGLISH}\n', "utf-8")
    (problem,) = problems(path)
    assert "a quotation mark is never closed" in problem
    assert [row.id for row in stream_table(path, CODES) if isinstance(row, Row)] == ["1"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_csv_in_other_encodings_with_a_mark_is_read_too(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"id,ar,en\n1,{ARABIC},{ENGLISH}\n", encoding)
    assert tuple(stream_table(path, CODES)) == read_table(path, CODES)


def test_a_line_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "t.jsonl", *GOOD * 1)
    long = "".join(json.dumps({**GOOD[0], "id": f"n{number}"}) + "\n" for number in range(2000))
    path.write_bytes(long.encode() + b'{"id": 1, "ar": "\xe1\xed"}\n' + json.dumps(GOOD[0]).encode())
    assert problems(path) == [f"{path}:2001: is not UTF-8; save the line as UTF-8"]


@pytest.mark.parametrize(("lines", "said"), [
    ((), "is empty"),
    (("\n",), "holds no rows"),
    (({"id": 1, "ar": ARABIC},), "no column 'en'"),
    (({"id": 1, "ar": ENGLISH * 3, "en": ARABIC * 3},), "column 'ar'"),
    (('{"id"',), "is no valid JSON"),
])
def test_a_table_that_is_none_as_a_whole_is_an_error(tmp_path: Path, lines: tuple[object, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        list(stream_table(jsonl(tmp_path / "t.jsonl", *lines), CODES))


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.parquet"])
def test_a_table_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(stream_table(tmp_path / name, CODES))


def test_a_parquet_file_that_was_cut_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame(GOOD).write_parquet(path)
    whole = path.read_bytes()
    for damaged, said in ((whole[:-20], "is no complete Parquet file"), (whole[:-20] + b"PAR1", "can't be read as")):
        path.write_bytes(damaged)
        with pytest.raises(InputError, match=said):
            list(stream_table(path, CODES))


def test_rows_are_counted_beforehand_where_that_is_cheap(tmp_path: Path) -> None:
    assert count_rows(jsonl(tmp_path / "t.jsonl", *GOOD)) == 5
    pl.DataFrame(GOOD).write_parquet(tmp_path / "t.parquet")
    assert count_rows(tmp_path / "t.parquet") == 5
    assert count_rows(tmp_path / "t.csv") is None
    assert count_rows(tmp_path / "missing.jsonl") is None
