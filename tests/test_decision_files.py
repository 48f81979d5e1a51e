"""Decisions in files: what is written is what is read, two exports merge line by line, a damaged line is named."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decision import Decision, Judgement
from checker.errors import InputError
from checker.finding import Severity
from checker.review.files import COLUMNS, FORMATS, as_csv, as_jsonl, in_order, read
from checker.review.store import open_store
from tests.deciding import decision

# Everything that has once broken a table: quotes, commas, line ends of all kinds, escapes, marks, both directions.
_ODD = "\\\n\r\t\",;\x00\x0b\x0c\x1c\x85\u2028\u2029\ufeff\ud800nمن«"
_TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(_ODD)), max_size=12)
_DECISIONS = st.builds(
    Decision, _TEXTS, _TEXTS, st.sampled_from(Judgement), _TEXTS,
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), _TEXTS, _TEXTS,
    *[_TEXTS] * 5, st.none() | st.sampled_from(Severity), st.none() | st.floats(0, 1), key=_TEXTS,
)


def written(folder: Path, text: str, name: str = "decisions.jsonl") -> Path:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return path


@pytest.mark.parametrize("suffix", FORMATS)
@given(decisions=st.lists(_DECISIONS, max_size=4))
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, decisions: list[Decision]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    text = FORMATS[suffix](decisions)
    got = read(written(folder, text, f"decisions{suffix}"))
    assert list(got) == decisions
    assert [one.identity for one in got] == [one.identity for one in decisions]
    assert text.count("\n") == len(decisions) + (suffix == ".csv")


@settings(max_examples=25)
@given(decisions=st.lists(_DECISIONS, max_size=5))
def test_through_a_store_goes_what_came(tmp_path_factory: pytest.TempPathFactory, decisions: list[Decision]) -> None:
    folder = tmp_path_factory.mktemp("stores")
    with open_store(str(folder / "one.sqlite")) as one, open_store(str(folder / "two.sqlite")) as two:
        one.append(decisions)
        exported = as_jsonl(in_order(one.every()))
        two.append(read(written(folder, exported)))
        assert as_jsonl(in_order(two.every())) == exported
        assert two.latest() == one.latest()


def test_the_order_is_by_check_pair_and_finding_then_as_decided() -> None:
    mixed = [decision("f2", minute=1), decision("f1", minute=3), decision("f1", minute=2),
             decision("f3", check="date"), decision("f0", pair="zoo")]
    assert [(one.check, one.pair, one.fingerprint, one.when.minute) for one in in_order(mixed)] == [
        ("date", "flood", "f3", 30), ("number", "flood", "f1", 32), ("number", "flood", "f1", 33),
        ("number", "flood", "f2", 31), ("number", "zoo", "f0", 30)]


def test_a_line_holds_what_was_said_and_no_more() -> None:
    made = decision(note="سطر\nثان", source_value="47", key="k1", severity=Severity.HIGH, confidence=0.9)
    assert as_jsonl([made]) == (
        '{"fingerprint": "f1", "digest": "d1", "judgement": "dismissed", "reviewer": "Mona", '
        '"when": "2026-01-02T09:30:00.000000Z", "check": "number", "pair": "flood", "source_value": "47", '
        '"note": "سطر\\nثان", "severity": "high", "confidence": 0.9, "key": "k1"}\n')
    header, row, end = as_csv([made]).split("\n")
    assert (header, end) == ("\ufeff" + ",".join(COLUMNS), "")
    assert row == "f1,d1,dismissed,Mona,2026-01-02T09:30:00.000000Z,number,flood,47,,,سطر\\nثان,,high,0.9,k1"


@pytest.mark.parametrize("suffix", FORMATS)
def test_git_merges_two_exports_and_the_import_is_the_union(tmp_path: Path, suffix: str) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=Mona", "-c", "user.email=mona@example.org", *arguments],
                       cwd=tmp_path, check=True, capture_output=True)

    def commit(decisions: list[Decision]) -> None:
        written(tmp_path, FORMATS[suffix](in_order(decisions)), f"decisions{suffix}")
        git("commit", "-qam", "Decide")

    shared = [decision(f"f{number}") for number in range(9)]
    mine, theirs = [decision("f1", minute=9), decision("f44")], [decision("f6", minute=9), decision("f01")]
    git("init", "-q", "-b", "main")
    written(tmp_path, f"*{suffix} merge=union\n", ".gitattributes")
    written(tmp_path, "", f"decisions{suffix}")
    git("add", ".")
    commit(shared)
    git("checkout", "-qb", "theirs")
    commit([*shared, *theirs])
    git("checkout", "-q", "main")
    commit([*shared, *mine])
    git("merge", "-q", "theirs")
    merged = read(tmp_path / f"decisions{suffix}")
    assert len(merged) == 13
    with open_store(str(tmp_path / "desk.sqlite")) as store:
        assert store.append(merged).new == 13
        assert store.append(merged).new == 0
        assert in_order(store.every()) == in_order([*shared, *mine, *theirs])


def test_two_files_put_together_are_read_as_one(tmp_path: Path) -> None:
    twice = as_csv([decision("f1")]) + as_csv([decision("f1"), decision("f2")])
    assert [one.fingerprint for one in read(written(tmp_path, twice, "decisions.csv"))] == ["f1", "f1", "f2"]
    windows = as_csv([decision("f1")]).replace("\n", "\r\n")
    assert read(written(tmp_path, windows, "decisions.csv")) == (decision("f1"),)


GOOD = as_jsonl([decision()])


@pytest.mark.parametrize(("line", "said"), [
    (GOOD[:40], "not a decision: Unterminated string"),
    ("[1]", "no JSON object"),
    (GOOD.replace('"digest"', '"digset"'), "unknown field 'digset'"),
    (GOOD.replace('"reviewer": "Mona", ', ""), "'reviewer' is missing"),
    (GOOD.replace('"Mona"', "7"), "'reviewer' is no text"),
    (GOOD.replace("dismissed", "refused"), "'refused' is not a valid Judgement"),
    (GOOD.replace("00.000000Z", "00"), "has no time zone"),
    (GOOD.replace("2026-01-02T", "yesterday "), "Invalid isoformat string"),
    (GOOD.replace("}", ', "confidence": 7}'), "'confidence' is no number from 0 to 1"),
    (GOOD.replace("}", ', "severity": "grave"}'), "'grave' is not a valid Severity"),
    ("<<<<<<< HEAD", "git has left a conflict here; keep the lines of both sides"),
])
def test_a_damaged_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(written(tmp_path, f"{GOOD}\n{line.strip()}\n{GOOD}"))
    assert "decisions.jsonl:3: " in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(("row", "said"), [
    ("f1,d1,dismissed", "3 cells in place of 15"),
    (as_csv([decision()]).split("\n")[1].replace("Mona", '"Mona'), "unexpected end of data"),
    (as_csv([decision(confidence=0.5)]).split("\n")[1].replace("0.5", "half"), "could not convert"),
    (as_csv([decision()]).split("\n")[1].replace("dismissed", ""), "'' is not a valid Judgement"),
])
def test_a_damaged_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(InputError, match=r"decisions\.csv:3: not a decision: ") as caught:
        read(written(tmp_path, f"{as_csv([decision()])}{row}\n", "decisions.csv"))
    assert said in str(caught.value)


def test_a_file_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"name one of type \.jsonl or \.csv"):
        read(tmp_path / "decisions.xlsx")
    with pytest.raises(InputError, match=r"none\.jsonl: no such file"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    with pytest.raises(InputError, match="save it as UTF-8"):
        read(tmp_path / "latin.jsonl")
