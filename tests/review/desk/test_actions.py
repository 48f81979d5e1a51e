"""What is decided on the desk: kept with everything that belongs to it, once, and taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.decision import Decision, Judgement
from checker.finding import Severity
from tests.review.desk.made_up import BODY, write_run
from tests.review.desk.served import Served


def test_a_decision_is_kept_with_all_that_belongs_to_it(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    answer = desk.visit("Sami").post("/decide", {
        "fingerprint": fingerprint, "judgement": "confirmed", "reason": "mistranslated", "note": "ملاحظة",
        "suggestion": "OHCHR said it was following the matter.", "since": 0})
    assert answer.object["items"] == [{"fingerprint": fingerprint, "standing": "confirmed", "to_do": False,
                                       "state": "confirmed", "reviewer": "Sami"}]
    (kept,) = desk.store.history(fingerprint)
    assert (kept.judgement, kept.reviewer, kept.reason, kept.note) == (
        Judgement.CONFIRMED, "Sami", "mistranslated", "ملاحظة")
    assert kept.suggestion == "OHCHR said it was following the matter."
    assert (kept.check, kept.pair, kept.source_value, kept.target_value) == (
        "organisation", "truce", "org:ohchr", "org:unhcr")
    assert (kept.severity, kept.confidence, kept.digest) == (Severity.HIGH, 0.95, BODY.finding().digest)


def test_the_confidence_that_is_kept_is_what_the_check_itself_had_said(desk: Served, tmp_path: Path) -> None:
    file = tmp_path / "run" / "findings.jsonl"
    file.write_text(file.read_text("utf-8").replace('"stated_confidence":null', '"stated_confidence":0.4'), "utf-8")
    fingerprint = desk.fingerprint("organisation")
    desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": "confirmed"})
    assert desk.store.latest()[fingerprint].confidence == 0.4


def test_a_sentence_left_as_it_is_is_no_suggestion(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": "confirmed", "suggestion": BODY.target[2]})
    assert desk.store.history(fingerprint)[0].suggestion == ""


def test_the_same_request_arriving_twice_is_one_decision(desk: Served) -> None:
    values = {"fingerprint": desk.fingerprint("organisation"), "judgement": "confirmed", "key": "0123456789abcdef"}
    assert [desk.visit().post("/decide", values).status for _ in range(2)] == [200, 200]
    assert len(desk.store.history(values["fingerprint"])) == 1


def test_a_decision_that_does_not_exist_is_refused(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    for values in ({"fingerprint": fingerprint, "judgement": "withdrawn"}, {"fingerprint": fingerprint},
                   {"fingerprint": fingerprint, "judgement": "perhaps"},
                   {"fingerprint": fingerprint, "judgement": "confirmed", "key": "a b"}):
        assert desk.visit().post("/decide", values).status == 400
    assert desk.visit().post("/decide", {"fingerprint": "0" * 16, "judgement": "confirmed"}).status == 404


def test_the_later_decision_counts_though_another_machines_clock_is_fast(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    desk.store.append([Decision(fingerprint, BODY.finding().digest, Judgement.CONFIRMED, "Sami", tomorrow,
                                "organisation", "truce")])
    desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": "dismissed"})
    assert desk.store.latest()[fingerprint].judgement is Judgement.DISMISSED


def test_undo_withdraws_the_first_decision(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": "dismissed"})
    answer = desk.visit().post("/undo", {"fingerprints": [fingerprint]})
    assert answer.object["undone"] == [fingerprint]
    assert desk.store.latest()[fingerprint].judgement is Judgement.WITHDRAWN


def test_undo_returns_to_what_the_same_reviewer_had_said_before(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    for judgement, reason in (("confirmed", "mistranslated"), ("dismissed", "meant so")):
        desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": judgement, "reason": reason})
    desk.visit().post("/undo", {"fingerprints": [fingerprint]})
    counts = desk.store.latest()[fingerprint]
    assert (counts.judgement, counts.reason) == (Judgement.CONFIRMED, "mistranslated")
    assert len(desk.store.history(fingerprint)) == 3
    desk.visit().post("/undo", {"fingerprints": [fingerprint]})
    assert desk.store.latest()[fingerprint].judgement is Judgement.WITHDRAWN


def test_undo_says_nothing_in_the_name_of_somebody_else(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    desk.visit("Sami").post("/decide", {"fingerprint": fingerprint, "judgement": "confirmed"})
    desk.visit("Mona").post("/decide", {"fingerprint": fingerprint, "judgement": "dismissed"})
    desk.visit("Mona").post("/undo", {"fingerprints": [fingerprint]})
    last = desk.store.history(fingerprint)[-1]
    assert (last.reviewer, last.judgement) == ("Mona", Judgement.WITHDRAWN)


def test_what_somebody_else_has_decided_since_is_not_undone(desk: Served) -> None:
    fingerprint = desk.fingerprint("organisation")
    desk.visit("Mona").post("/decide", {"fingerprint": fingerprint, "judgement": "dismissed"})
    desk.visit("Sami").post("/decide", {"fingerprint": fingerprint, "judgement": "confirmed"})
    assert desk.visit("Mona").post("/undo", {"fingerprints": [fingerprint]}).object["undone"] == []
    assert desk.store.latest()[fingerprint].reviewer == "Sami"


def test_all_like_one_are_dismissed_as_they_were_previewed(desk: Served) -> None:
    fingerprint = desk.fingerprint("number", "flood")
    mark = _mark(desk, fingerprint)
    answer = desk.visit().post("/dismiss-like", {"fingerprint": fingerprint, "mark": mark, "reason": "house style"})
    assert len(answer.object["fingerprints"]) == 4
    latest = desk.store.latest()
    assert {latest[one].reason for one in answer.object["fingerprints"]} == {"house style"}
    assert desk.board_decided() == 4
    undone = desk.visit().post("/undo", {"fingerprints": answer.object["fingerprints"]}).object["undone"]
    assert len(undone) == 4
    assert desk.board_decided() == 0


def test_a_preview_that_is_out_of_date_dismisses_nothing(desk: Served) -> None:
    fingerprint = desk.fingerprint("number", "flood")
    mark = _mark(desk, fingerprint)
    desk.visit("Sami").post("/decide", {"fingerprint": desk.fingerprint("number", "flood-1"), "judgement": "confirmed"})
    assert desk.visit().post("/dismiss-like", {"fingerprint": fingerprint, "mark": mark}).status == 409
    assert desk.board_decided() == 1


def _mark(desk: Served, fingerprint: str) -> str:
    preview = desk.visit().get(f"/like/{fingerprint}").text
    assert preview.count("<li>") == 4
    return preview.partition('data-mark="')[2].partition('"')[0]


def test_tables_written_anew_are_read_anew_and_a_changed_sentence_is_asked_again(desk: Served, tmp_path: Path) -> None:
    fingerprint = desk.fingerprint("organisation")
    desk.visit().post("/decide", {"fingerprint": fingerprint, "judgement": "dismissed"})
    edited = replace(BODY, target=("UNHCR", "org:unhcr", "The UNHCR said it was following the matter."))
    write_run(tmp_path / "run", (edited,))
    page = desk.visit().get("/").text
    assert page.count('data-standing="reopened"') == 2
    assert "A sentence has changed since this was decided." in page
    assert desk.board_decided() == 0


def test_tables_that_are_damaged_meanwhile_leave_the_desk_as_it_was(desk: Served, tmp_path: Path,
                                                                    caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "run" / "findings.jsonl").write_text("half a li", "utf-8")
    assert desk.visit().get("/").text.count("<li data-fingerprint") == 6
    (tmp_path / "run" / "findings.jsonl").unlink()
    assert [desk.visit().get("/").status for _ in range(2)] == [200, 200]
    assert [record.message.partition(" (")[0] for record in caplog.records] == [
        f"the tables have changed, but {tmp_path}/run/findings.jsonl: can't be read as a table",
        f"the tables have changed, but {tmp_path}/run: the folder has no table of findings; give a folder or a table "
        "that `checker check --format jsonl`"]


def test_a_reviewer_gives_a_name_before_deciding(desk: Served) -> None:
    answer = desk.visit().post("/reviewer", {"name": "  منى\n الخطيب \u202e"})
    assert answer.object["reviewer"] == "منى الخطيب"
    assert answer.headers["set-cookie"].startswith("desk-reviewer=%D9%85")
    assert desk.visit().post("/reviewer", {"name": " \n"}).status == 400
