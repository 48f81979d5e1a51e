"""What reviewers decide comes back: into the exit code, the tables, the terminal, and the confidence of findings."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from checker import instruments
from checker.decision import Decision, Judgement
from checker.finding import Severity
from checker.review.files import as_csv, as_jsonl
from checker.review.store import open_store
from checker.settings import load
from tests.calling import Run

SOURCE = "قالت وكالة غوث وتشغيل اللاجئين الفلسطينيين إن 47 شخصا قتلوا في الغارة على المخيم.\nافتتح السوق عام 1949.\n"
TARGET = "UNRWA said that 74 people were killed in the raid on the camp.\nThe market opened in 1949.\n"

OPEN_ENCODER = instruments.open_encoder


@pytest.fixture
def check(run: Run) -> Callable[..., int]:
    """Checks the pair as it stands, and writes its findings into out/."""
    versions("camp.ar.txt", SOURCE)
    versions("camp.en.txt", TARGET)
    return lambda *more: run("check", "camp.ar.txt", "camp.en.txt", "--format", "jsonl", "--output", "out", *more)


def versions(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


def finding() -> dict[str, Any]:
    """The one finding of the last run."""
    (line,) = Path("out/findings.jsonl").read_text("utf-8").splitlines()
    row: dict[str, Any] = json.loads(line)
    return row


def judged(row: dict[str, Any], judgement: Judgement = Judgement.DISMISSED, **more: Any) -> Decision:
    """What Mona decides about a row of the findings table."""
    made = Decision(row["fingerprint"], row["digest"], judgement, "Mona", datetime.now(UTC), row["check"], row["pair"],
                    row["source_value"], row["target_value"], "misread", severity=Severity(row["severity"]),
                    confidence=row["stated_confidence"])
    return replace(made, **more)


@pytest.fixture(params=["desk.sqlite", "desk.jsonl", "desk.csv"])
def keep(request: pytest.FixtureRequest) -> Callable[[Decision], str]:
    """Keeps a decision in a database or in a file, and says where."""
    def kept(decision: Decision) -> str:
        where = str(request.param)
        if where.endswith(".sqlite"):
            with open_store(where) as store:
                store.append([decision])
        else:
            versions(where, (as_csv if where.endswith(".csv") else as_jsonl)([decision]))
        return where

    return kept


def test_what_was_dismissed_stays_dismissed_until_its_sentence_changes(
    check: Run, keep: Callable[[Decision], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check() == 1
    where = keep(judged(finding()))
    capsys.readouterr()

    assert check("--decisions", where) == 0
    assert (finding()["state"], finding()["reason"]) == ("dismissed", "misread")
    shown = capsys.readouterr().out
    assert "0 findings" in shown
    assert "1 dismissed" in shown
    assert "  74" not in shown

    assert check("--decisions", where, "--show-dismissed") == 0
    assert "dismissed (misread)" in capsys.readouterr().out

    versions("camp.ar.txt", SOURCE.replace("السوق", "المتحف"))
    versions("camp.en.txt", TARGET.replace("market", "museum"))
    assert check("--decisions", where) == 0
    assert finding()["state"] == "dismissed"

    versions("camp.en.txt", TARGET.replace("the raid", "a raid").replace("market", "museum"))
    capsys.readouterr()
    assert check("--decisions", where) == 1
    assert finding()["state"] == "reopened"
    assert "reopened (misread)" in capsys.readouterr().out
    assert check("--decisions", where, "--fail-on", "never") == 0


@pytest.mark.model
def test_a_paragraph_put_in_above_opens_nothing_again(check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instruments, "open_encoder", OPEN_ENCODER)
    assert check() == 1
    versions("desk.jsonl", as_jsonl([judged(finding())]))
    versions("camp.ar.txt", "عقد الاجتماع في جنيف يوم 12 شباط 2019.\n\n" + SOURCE)
    versions("camp.en.txt", "The meeting took place in Geneva on 12 February 2019.\n\n" + TARGET)
    assert check("--decisions", "desk.jsonl") == 0
    assert (finding()["state"], finding()["source_line"]) == ("dismissed", 3)


def test_what_was_confirmed_still_fails_the_run(check: Run, keep: Callable[[Decision], str]) -> None:
    check()
    assert check("--decisions", keep(judged(finding(), Judgement.CONFIRMED))) == 1
    assert finding()["state"] == "confirmed"


def test_decisions_that_are_not_there_are_an_error_before_any_work(
    check: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("--decisions", "desk.sqlite") == 2
    assert "desk.sqlite: no such database of decisions" in capsys.readouterr().err
    assert not Path("desk.sqlite").exists()
    assert not Path("out").exists()


def desk_of_thirty(row: dict[str, Any]) -> None:
    """Thirty decisions on findings like this one, three of them that it is right; and five on another check."""
    many = [judged(row, fingerprint=str(number), judgement=[Judgement.DISMISSED, Judgement.CONFIRMED][number < 3])
            for number in range(30)]
    few = [judged(row, fingerprint=f"d{number}", check="date") for number in range(5)]
    versions("desk.jsonl", as_jsonl([*many, *few]))


SETTINGS = '# the desk\'s own\nsource = "ar"  # we write it first\n\n[checks.number]\n'


def test_calibration_is_shown_and_only_written_when_asked(
    run: Run, check: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    check()
    row = finding()
    desk_of_thirty(row)
    versions("checker.toml", SETTINGS)
    capsys.readouterr()
    assert run("calibrate", "--decisions", "desk.jsonl") == 0
    shown = capsys.readouterr().out
    own = row["confidence"]
    assert f"number              {own:.2f}     3 of 30   0.03–0.26        {(3 + 10 * own) / 40:.2f}" in shown
    assert "0 of 5" in shown
    assert "under 20 decisions" in shown
    assert Path("checker.toml").read_text("utf-8") == SETTINGS

    assert run("calibrate", "--decisions", "desk.jsonl", "--write") == 0
    written = Path("checker.toml").read_text("utf-8")
    assert written.startswith(SETTINGS.rstrip())
    assert load(Path("checker.toml")).calibration["number"]["decisions"] == 30
    assert run("calibrate", "--decisions", "desk.jsonl", "--write") == 0
    assert Path("checker.toml").read_text("utf-8") == written

    assert check("--config", "checker.toml") == 1
    corrected = finding()
    assert corrected["confidence"] == pytest.approx((3 + 10 * own) / 40, abs=0.001)
    assert corrected["stated_confidence"] == own
    assert (corrected["fingerprint"], corrected["severity"]) == (row["fingerprint"], row["severity"])


@pytest.mark.parametrize(("name", "before", "kept"), [
    ("checker.toml", "", ""),
    ("checker.toml", "[calibration.date]\nstated = 0.5\nmeasured = 0.4\ndecisions = 20\n\n# ours\n[checks.number]\n",
     "# ours\n[checks.number]\n"),
    ("checker.toml", '# Windows\r\nsource = "ar"\r\n', '# Windows\r\nsource = "ar"\r\n'),
    ("pyproject.toml", '[project]\nname = "x"  # y\n\n[tool.checker]\nsource = "ar"\n[tool.other]\na = 1\n',
     '[project]\nname = "x"  # y\n\n[tool.checker]\nsource = "ar"\n[tool.other]\na = 1\n'),
])
def test_all_else_in_the_settings_file_stays(run: Run, check: Run, name: str, before: str, kept: str) -> None:
    check()
    desk_of_thirty(finding())
    Path(name).write_bytes(before.encode())
    assert run("calibrate", "--decisions", "desk.jsonl", "--config", name, "--write") == 0
    after = Path(name).read_bytes().decode()
    assert after.startswith(kept)
    assert after.count("\r\n") == (after.count("\n") if "\r" in before else 0)
    tables = tomllib.loads(after)
    assert "number" in (tables["tool"]["checker"] if name == "pyproject.toml" else tables)["calibration"]
    assert after.count("stated = ") == 1


@pytest.mark.parametrize(("text", "said"), [
    ("calibration = {}\n", "its [calibration] was not written by this command"),
    ("source = \n", "can't be read as TOML"),
    ('text = """\n[calibration.number]\n"""\n', "its [calibration] was not written by this command"),
])
def test_a_settings_file_that_we_would_break_is_left_alone(
    run: Run, check: Run, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    check()
    desk_of_thirty(finding())
    versions("checker.toml", text)
    assert run("calibrate", "--decisions", "desk.jsonl", "--write") == 2
    assert said in capsys.readouterr().err
    assert Path("checker.toml").read_text("utf-8") == text


def test_a_calibration_of_a_check_we_do_not_know_is_an_error(check: Run, capsys: pytest.CaptureFixture[str]) -> None:
    versions("s.toml", "[calibration.nubmer]\nstated = 0.5\nmeasured = 0.4\ndecisions = 20\n")
    assert check("--config", "s.toml") == 2
    assert "did you mean 'number'?" in capsys.readouterr().err


HOUSE_STYLE = """
[[ignore]]
check = "number"
value = "12"
reason = "a dozen, roughly"

[calibration.number]
stated = 0.9
measured = 0.6
decisions = 30

[input.json]
text = "content.body"
"""
ARTICLE = ("{}\nوأعلنت البلدية إغلاق المدارس حتى إشعار آخر.\n",
           "{}\nThe municipality closed the schools until further notice.\n")


def archive() -> None:
    """A folder of pairs, a table of whole articles and passages, and the JSON of a CMS, with settings for all."""
    versions("checker.toml", HOUSE_STYLE)
    Path("desk").mkdir()
    texts = [(SOURCE.replace("47", number), TARGET) for number in ("47", "74", "12", "31")]
    for number, (source, target) in enumerate(texts):
        comment = "\n<!-- checker: ignore number -- an early count -->\n" if number == 3 else ""
        versions(f"desk/camp{number}.ar.md", source)
        versions(f"desk/camp{number}.en.md", comment + target)
    rows = [{"id": f"long{number}", "ar": ARTICLE[0].format(source), "en": ARTICLE[1].format(target)}
            for number, (source, target) in enumerate(texts)]
    rows[2:2] = [{"id": f"short{number}", "ar": source.partition("\n")[0], "en": target.partition("\n")[0]}
                 for number, (source, target) in enumerate(texts)]
    versions("rows.jsonl", "\n".join(json.dumps(row) for row in rows))
    versions("cms.json", json.dumps([
        {"slug": f"flood{number}", "lang": code, "title": title, "content": {"body": f"<p>{text}</p>"}}
        for number, both in enumerate(texts)
        for code, title, text in zip(("ar", "en"), ("سيول في المخيم", "Floods in the camp"), both, strict=True)]))


@pytest.mark.parametrize("more", [(), ("--min-severity", "high"), ("--show-dismissed",)])
def test_a_run_in_portions_and_one_in_memory_say_the_same(
    run: Run, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    archive()
    arguments = ("check", "rows.jsonl", "cms.json", "desk", "--source", "ar", "--target", "en", "--format", "jsonl")
    run(*arguments, "--output", "out")
    rows = [json.loads(line) for line in Path("out/findings.jsonl").read_text("utf-8").splitlines()]
    assert {row["state"] for row in rows} == {"open", "suppressed"}
    assert {row["pair"].rstrip("0123") for row in rows} == {"long", "short", "flood", "camp"}
    assert all(row["source_at"].startswith("item ") for row in rows if row["pair"].startswith("flood"))
    versions("decided.jsonl", as_jsonl([judged(row) for row in rows if row["pair"] in ("camp0", "long0")]))
    said = []
    for formats in ((), ("--format", "junit")):
        capsys.readouterr()
        assert run(*arguments, *formats, *more, "--decisions", "decided.jsonl", "--output", f"out{len(formats)}") == 1
        said.append("".join(line for line in capsys.readouterr().out.splitlines(keepends=True)
                            if not line.startswith("written")))
    assert said[0] == said[1]
    assert " settled (2 dismissed, " in said[0]
    for table in ("findings", "alignment", "summary"):
        assert Path(f"out0/{table}.jsonl").read_bytes() == Path(f"out2/{table}.jsonl").read_bytes(), table
