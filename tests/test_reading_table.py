"""Pre-aligned tables: rows with their lines, and what each broken table is told."""

import io
import json
import time
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError
from checker.reading import is_table, read_table, table_languages
from tests.test_detection import ARABIC, ENGLISH

AR, EN = "عاد الوزير إلى صيدا.", "The minister returned to Sidon."
ROW = json.dumps({"id": "a", "ar": AR, "en": EN}, ensure_ascii=False)


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path) -> list[tuple[str, int, str, str]]:
    return [(row.id, row.articles[0].first_line, row.articles[0].text, row.articles[1].text)
            for row in read_table(path, ("ar", "en"))]


def error(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_table(path, ("ar", "en"))
    return str(caught.value).replace(str(path), path.name)


def test_json_lines(tmp_path: Path) -> None:
    second = json.dumps({"en": EN, "more": [1], "ar": AR, "id": 7})
    path = write(tmp_path, "t.jsonl", f"\ufeff{ROW}\r\n\r\n{second}")
    assert rows(path) == [("a", 1, AR, EN), ("7", 3, AR, EN)]
    article = read_table(path, ("en",))[1].articles[0]
    assert (article.name, article.file, article.language, article.first_line) == ("7", str(path), "en", 3)


def test_csv_with_line_breaks_in_cells(tmp_path: Path) -> None:
    path = write(tmp_path, "t.csv", f'id,ar,en\r\na,"{AR}\r\n{AR}","{EN} ""Yes."""\r\n\r\nb,{AR},{EN}\r\n')
    assert rows(path) == [("a", 2, f"{AR}\r\n{AR}", f'{EN} "Yes."'), ("b", 5, AR, EN)]
    assert read_table(path, ("ar", "en"))[0].articles[1].first_line == 3


def test_csv_from_a_spreadsheet_whose_decimal_point_is_a_comma(tmp_path: Path) -> None:
    data = f'\ufeffid;ar;en\r\na;"{AR}; ثم سافر";"{EN} Then he left, they said."\r\n'
    assert rows(write(tmp_path, "t.csv", data)) == [("a", 2, f"{AR}; ثم سافر", f"{EN} Then he left, they said.")]
    commas = write(tmp_path, "c.csv", f"id,ar,en,a;b\na,{AR},{EN};,x\n")
    assert rows(commas) == [("a", 2, AR, f"{EN};")], "a semicolon within a name separates nothing"


def test_tab_separated_as_written(tmp_path: Path) -> None:
    path = write(tmp_path, "t.tsv", f'id\tar\ten\na\t"{AR}\t"Yes," he said.\nb\t{AR}\t{EN}')
    assert rows(path) == [("a", 2, f'"{AR}', '"Yes," he said.'), ("b", 3, AR, EN)]


def test_tab_separated_as_spreadsheets_write_it(tmp_path: Path) -> None:
    path = write(tmp_path, "t.tsv", f'id\tar\ten\na\t{AR}\t"""Yes,"" he said."\nb\t"{AR}\n{AR}"\t{EN}')
    assert rows(path) == [("a", 2, AR, '"Yes," he said.'), ("b", 3, f"{AR}\n{AR}", EN)]


def test_parquet_counts_its_rows(tmp_path: Path) -> None:
    pl.DataFrame({"id": [1, 2], "en": [EN, EN], "ar": [AR, AR]}).write_parquet(tmp_path / "t.parquet")
    assert rows(tmp_path / "t.parquet") == [("1", 1, AR, EN), ("2", 2, AR, EN)]


def test_which_files_are_tables() -> None:
    assert all(is_table(Path(f"x.{suffix}")) for suffix in ("jsonl", "csv", "tsv", "parquet", "CSV"))
    assert not any(is_table(Path(name)) for name in ("x.txt", "x.json", "csv", "x"))


def test_the_languages_of_a_table(tmp_path: Path) -> None:
    assert table_languages(write(tmp_path, "t.csv", f"id,en,fr,note\na,{EN},x,y\n")) == ("en",)
    assert table_languages(write(tmp_path, "t.jsonl", ROW)) == ("ar", "en")


def line(**cells: object) -> str:
    return json.dumps({"id": "a", "ar": AR, "en": EN, **cells}) + "\n"


BROKEN = {
    "empty": ("t.jsonl", "", "t.jsonl: is empty"),
    "blank": ("t.jsonl", "\n \n", "t.jsonl: holds no rows"),
    "a header alone": ("t.csv", "id,ar,en\n", "t.csv: holds no rows"),
    "no id": ("t.csv", f"ar,en\n{AR},{EN}\n", "t.csv: no column 'id'; it has ar, en; it needs 'id' and one column"),
    "no language": ("t.csv", f"id,en,fr\na,{EN},x\n", "t.csv: no column 'ar'; it has id, en, fr"),
    "an id twice": ("t.jsonl", line() + line(id="b") + line(), "t.jsonl:3: the id 'a' is that of line 1 too"),
    "an id as number and as text": ("t.jsonl", line(id=1) + line(id="1"), "t.jsonl:2: the id '1' is that of line 1"),
    "a row without id": ("t.jsonl", line() + line(id=None), "t.jsonl:2: the row's id is empty"),
    "an id that is a list": ("t.jsonl", line(id=[1]), "t.jsonl:1: the row's id is a list"),
    "an id that is true": ("t.jsonl", line(id=True), "t.jsonl:1: the row's id is true or false"),
    "cut off": ("t.jsonl", line() + line(id="b")[:20], "t.jsonl:2: is no valid JSON (Unterminated string"),
    "an array": ("t.jsonl", line() + "[1, 2]\n", "t.jsonl:2: is no JSON object; write one object a line"),
    "a JSON document": ("t.jsonl", "[\n" + line() + "]", "t.jsonl:1: is no valid JSON"),
    "nested without end": ("t.jsonl", "[" * 100_000, "t.jsonl:1: is no valid JSON"),
    "a number without end": ("t.jsonl", '{"id": ' + "1" * 10_000 + "}", "t.jsonl:1: is no JSON we read"),
    "a cell that is a number": ("t.jsonl", line(ar=5), "no text in column 'ar' in line 1 (a number); fill these"),
    "cells missing": ("t.jsonl", line() + line(id=2, en=None) + line(id=3, en=" "),
                      "t.jsonl: no text in column 'en' in lines 2 (empty), 3 (empty)"),
    "half a character": ("t.jsonl", line(en="The \ud83d ferry"), "in line 1 (half a character)"),
    "not UTF-8": ("t.jsonl", line().encode() + b'{"id": "\xe9"}', "t.jsonl:2: is not UTF-8 (byte"),
    "a long line": ("t.jsonl", line() + line(id=2, en="w" * 2_000_000), "t.jsonl:2: a line of 2,000,"),
    "a long cell": ("t.csv", "id,ar,en\na,x,\"" + "word\n" * 300_000 + '"', "t.csv:"),
    "too few cells": ("t.csv", f"id,ar,en\na,{AR}\n", "t.csv:2: the row has 2 cells, the header 3; quote cells"),
    "too many cells": ("t.csv", f"id,ar,en\na,{AR},Yes, he said.\n", "t.csv:2: the row has 4 cells, the header 3"),
    "an open quotation mark": ("t.csv", f'id,ar,en\na,{AR},"{EN}\n', "a quotation mark is never closed"),
    "binary": ("t.csv", b"id,ar,en\n\x00\x01\x02", "t.csv: is a binary file"),
    "a workbook": ("t.csv", b"PK\x03\x04", "t.csv: is a Word, OpenDocument or zip file"),
    "no Parquet": ("t.parquet", "id,ar,en\n", "t.parquet: is no complete Parquet file; was it cut off?"),
    "broken Parquet": ("t.parquet", b"PAR1" + b"\x07" * 400 + b"PAR1", "t.parquet: can't be read as Parquet:"),
    "swapped columns": ("t.csv", f"id,en,ar\na,{ARABIC},{ENGLISH.replace(',', ';')}\n".replace("،", ";"),
                        "t.csv (column 'ar'): the text is English, not Arabic; are the two columns swapped?"),
    "no table": ("t.yaml", ROW, "t.yaml: is no table we read; give one of .jsonl, .csv, .tsv, .parquet"),
}


@pytest.mark.parametrize(("name", "data", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_tables(tmp_path: Path, name: str, data: bytes | str, message: str) -> None:
    begin = time.perf_counter()
    assert message in error(write(tmp_path, name, data))
    assert time.perf_counter() - begin < 5


def test_a_missing_table(tmp_path: Path) -> None:
    for name in ("t.csv", "t.parquet"):
        assert error(tmp_path / name) == f"{name}: no such file; check the path"


@pytest.mark.parametrize("place", range(4, 900, 37))
def test_parquet_with_a_wrong_byte_is_read_or_refused(tmp_path: Path, place: int) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"id": ["a", "b"], "en": [EN, EN], "ar": [AR, AR]}).write_parquet(buffer)
    data = bytearray(buffer.getvalue())
    data[place % (len(data) - 8)] ^= 0xFF
    path = write(tmp_path, "t.parquet", bytes(data))
    try:
        outcome = str(len(read_table(path, ("ar", "en"))))
    except InputError as refused:
        outcome = str(refused)
    assert outcome == "2" or "t.parquet" in outcome


def test_many_bad_rows_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "t.jsonl", "".join(line(id=number, ar="") for number in range(30)))
    assert "9 (empty), 10 (empty) and 20 more" in error(path)


def test_a_large_table_takes_seconds(tmp_path: Path) -> None:
    path = write(tmp_path, "t.jsonl", "".join(line(id=number) for number in range(20_000)))
    begin = time.perf_counter()
    assert len(read_table(path, ("ar", "en"))) == 20_000
    assert time.perf_counter() - begin < 10


# Letters of another script in twenty places would be another language, and refused.
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc", "L"]) | st.sampled_from("abcXYZé\n\r\t\",'"),
               max_size=30).map(lambda text: f"x{text}x")


@given(st.lists(CELL, min_size=1, max_size=5), st.sampled_from(["csv", "jsonl", "parquet"]))
def test_what_polars_writes_is_read(tmp_path_factory: pytest.TempPathFactory, cells: list[str], suffix: str) -> None:
    path = tmp_path_factory.mktemp("tables") / f"t.{suffix}"
    frame = pl.DataFrame({"id": list(range(len(cells))), "en": cells})
    {"csv": frame.write_csv, "jsonl": frame.write_ndjson, "parquet": frame.write_parquet}[suffix](path)
    assert [row.articles[0].text for row in read_table(path, ("en",))] == cells
