"""`checker extract`: every mention with its value and place, from files, folders and tables."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.calling import exit_code

ARABIC = "عمان\n\nقُتل ٤٧ شخصا، وانخفضت الحرارة إلى -1.5 درجة.\n"
ENGLISH = "The UNHCR counted 47 tents,\nand up to 1,300 people.\n"

Extract = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Calls `checker extract` in a folder of its own and gives the exit code."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> int:
        return exit_code(monkeypatch, "extract", *arguments)

    return call


@pytest.fixture
def mentions(ended: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> Extract:
    """The mentions printed as JSON Lines, every line of them, with nothing on standard error."""
    def call(*arguments: str) -> list[dict[str, Any]]:
        assert ended(*arguments) == 0
        out, err = capsys.readouterr()
        assert not err
        return [json.loads(line) for line in out.splitlines()]

    return call


def numbers(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["value"], one["text"]) for one in found if one["kind"] == "number"]


def test_a_mention_has_its_fields_in_order_and_its_words_at_its_place(mentions: Extract, tmp_path: Path) -> None:
    (tmp_path / "camp.en.txt").write_text(ENGLISH, "utf-8")
    found = mentions("camp.en.txt")
    assert list(found[0]) == ["pair", "language", "kind", "value", "text", "line", "column", "start", "end"]
    assert {one["pair"] for one in found} == {"camp"}
    assert {one["language"] for one in found} == {"en"}
    for one in found:
        assert ENGLISH[one["start"]:one["end"]] == one["text"]
        assert ENGLISH.splitlines()[one["line"] - 1][one["column"] - 1:].startswith(one["text"])
    assert ("organisation", "org:unhcr") in {(one["kind"], one["value"]) for one in found}


def test_numbers_are_plain_decimals(mentions: Extract, tmp_path: Path) -> None:
    (tmp_path / "camp.en.txt").write_text(ENGLISH, "utf-8")
    assert [value for value, _ in numbers(mentions("camp.en.txt"))] == ["47", "1300"]


def test_a_pair_gives_both_versions_source_first(mentions: Extract, tmp_path: Path) -> None:
    (tmp_path / "camp.en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "camp.ar.txt").write_text(ARABIC, "utf-8")
    for arguments in (["camp.en.txt", "camp.ar.txt"], ["."]):
        assert list(dict.fromkeys(one["language"] for one in mentions(*arguments))) == ["ar", "en"]
    swapped = mentions(".", "--source", "en", "--target", "ar")
    assert list(dict.fromkeys(one["language"] for one in swapped)) == ["en", "ar"]
    assert {one["language"] for one in mentions(".", "--language", "ar")} == {"ar"}


def test_a_file_whose_name_tells_no_language_is_read_in_the_one_given(mentions: Extract, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("47 (2,300)\n", "utf-8")
    assert [value for value, _ in numbers(mentions("notes.txt", "--language", "ar"))] == ["47", "2300"]


def test_a_table_may_have_one_language_only(mentions: Extract, tmp_path: Path) -> None:
    rows = [{"id": "a", "ar": "وصل سبعة أطفال."}, {"id": "b", "ar": "وصل خبر."}, {"id": 3, "ar": "وصل ٣٠ طفلا."}]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    found = [one for one in mentions("t.jsonl") if one["kind"] == "number"]
    assert [(one["pair"], one["language"], one["value"], one["line"]) for one in found] == [
        ("a", "ar", "7", 1), ("3", "ar", "30", 3)]
    assert all(rows[one["line"] - 1]["ar"][one["start"]:one["end"]] == one["text"] for one in found)


def test_of_a_table_with_both_languages_each_row_gives_both(mentions: Extract, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,en,ar\nx,Seven came.,جاء سبعة.\ny,Nine came.,جاء تسعة.\n", "utf-8")
    found = [one for one in mentions("t.csv") if one["kind"] == "number"]
    assert [(one["pair"], one["language"], one["value"]) for one in found] == [
        ("x", "ar", "7"), ("x", "en", "7"), ("y", "ar", "9"), ("y", "en", "9")]
    assert {one["language"] for one in mentions("t.csv", "--language", "en")} == {"en"}


def test_an_attribution_stands_at_its_cue_with_source_content_and_antecedent(
    mentions: Extract, tmp_path: Path
) -> None:
    text = "Rania Haddad said the road was closed. She added that it was late.\n"
    (tmp_path / "road.en.txt").write_text(text, "utf-8")
    first, second = (one for one in mentions("road.en.txt") if one["kind"] == "attribution")
    assert (first["value"], first["text"], first["antecedent"]) == ("say", "said", None)
    assert first["source"] == {"text": "Rania Haddad", "start": 0, "end": 12}
    assert [one["text"] for one in first["content"]] == ["the road was closed"]
    assert (second["source"]["text"], second["antecedent"]) == ("She", first["source"])
    assert second["speakers"] == ["person:rania haddad"]


def test_a_table_for_the_eyes_isolates_the_words(
    ended: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "camp.ar.txt").write_text(ARABIC, "utf-8")
    assert ended("camp.ar.txt", "--format", "table") == 0
    shown = capsys.readouterr().out
    assert "\u2068٤٧\u2069" in shown
    assert "3:6" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.txt"], "none.txt"),
        (["t.csv", "--language", "ar"], "no column 'ar'"),
        (["t.csv", "--source", "ar", "--target", "en", "--language", "xx"], "no language with the code 'xx'"),
        (["french.csv"], "no column 'ar' or 'en'"),
        (["t.csv", "--format", "xml"], "--format"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_leaves_standard_output_clean(
    ended: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (tmp_path / "t.csv").write_text("id,en\nx,Seven children came.\n", "utf-8")
    (tmp_path / "french.csv").write_text("id,fr\nx,Sept enfants.\n", "utf-8")
    assert ended(*arguments) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert not out
