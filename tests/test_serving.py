"""The HTTP endpoint: two texts in, findings out; what is refused, and how."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from checker.decision import Decision, Judgement
from checker.errors import InputError
from checker.finding import Severity
from checker.library import check
from checker.review.files import as_jsonl
from checker.review.following import following
from checker.review.store import open_store
from checker.serving import Limits, application, openapi
from checker.settings import Settings
from checker.tables import FINDINGS
from tests.deciding import decision

pytestmark = pytest.mark.model
SERVE = [sys.executable, "-m", "checker", "serve"]
SETTINGS = Settings(select=("number",))
TEXTS = {"source": {"text": "قتل 47 شخصا في مسقط يوم الاثنين."},
         "target": {"text": "Some 74 people were killed in Muscat."}}


def client(limits: Limits = Limits()) -> TestClient:  # noqa: B008 - frozen
    return TestClient(application(SETTINGS, limits), base_url="http://localhost")


def test_two_texts_give_findings() -> None:
    answer = client().post("/check", json=TEXTS)
    assert answer.status_code == 200
    (finding,) = answer.json()["findings"]
    assert (finding["source_value"], finding["target_value"], finding["severity"]) == ("47", "74", "high")
    assert answer.json()["summary"] == {"low": 0, "medium": 0, "high": 1, "settled": 0}
    assert set(finding) == set(FINDINGS)


def test_one_text_is_checked_against_itself() -> None:
    answer = client().post("/check", json={"source": {"text": "Nothing happened on that day.", "language": "en"}})
    assert answer.json()["findings"] == []


REFUSED: dict[str, tuple[Any, int, str]] = {
    "no JSON": (b"{", 400, "no JSON"),
    "a list": ([], 400, "without a target the source"),
    "an unknown field": ({**TEXTS, "model": "x"}, 400, "without a target the source"),
    "a number for a text": ({"source": {"text": 47}}, 400, "source: text"),
    "an empty text": ({"source": {"text": " "}}, 422, "is empty"),
    "the languages swapped": ({"source": TEXTS["target"], "target": TEXTS["source"]}, 422, "swapped"),
    "a language we don't have": ({"source": {"text": "x", "language": "xx"}}, 422, "no language with the code"),
    "nested beyond measure": (b"[" * 100_000, 400, "no JSON"),
}


@pytest.mark.parametrize(("body", "status", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(body: Any, status: int, message: str) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = client().post("/check", content=content, headers={"content-type": "application/json"})
    assert (answer.status_code, message in answer.text) == (status, True), answer.text


def test_limits() -> None:
    assert client(Limits(size=50)).post("/check", json=TEXTS).status_code == 413
    assert client(Limits(seconds=0)).post("/check", json=TEXTS).status_code == 504
    assert client(Limits(waiting=-1)).post("/check", json=TEXTS).status_code == 503


def test_a_page_from_elsewhere_gets_nothing() -> None:
    assert client().post("/check", content=json.dumps(TEXTS), headers={"content-type": "text/plain"}).status_code == 415
    assert client().post("/check", json=TEXTS, headers={"host": "evil.example"}).status_code == 400
    assert client().get("/check").status_code == 405


def test_a_token_is_asked_for() -> None:
    guarded = client(Limits(token="secret"))  # noqa: S106 - a test
    assert guarded.post("/check", json=TEXTS).status_code == 401
    assert guarded.post("/check", json=TEXTS, headers={"authorization": "Bearer secret"}).status_code == 200


def test_the_description_names_every_column() -> None:
    described = client().get("/openapi.json").json()
    assert described == json.loads(json.dumps(openapi()))
    answer = described["paths"]["/check"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(answer["properties"]["findings"]["items"]["properties"]) == set(FINDINGS)


def test_the_command_serves_until_it_is_interrupted() -> None:
    server = subprocess.Popen([*SERVE, "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    with server, server.stderr as told:
        match = re.search(r"http://127\.0\.0\.1:\d+", told.readline())
        assert match
        with urllib.request.urlopen(match[0] + "/health", timeout=30) as answer:  # noqa: S310 - our own
            assert json.load(answer)["status"] == "ok"
        server.send_signal(signal.SIGINT)
        assert server.wait(30) in (0, 130)
        assert "Traceback" not in told.read()


def test_others_may_not_call_without_a_token() -> None:
    done = subprocess.run([*SERVE, "--host", "0.0.0.0"], capture_output=True, text=True, check=False,  # noqa: S104
                          env={**os.environ, "CHECKER_TOKEN": ""})
    assert done.returncode == 2
    assert "set a token" in done.stderr


NAMED = {"source": TEXTS["source"] | {"name": "camp"}, "target": TEXTS["target"]}


def dismissed(finding: dict[str, Any]) -> Decision:
    said = {name: finding[name] for name in ("digest", "check", "pair")}
    return decision(finding["fingerprint"], Judgement.DISMISSED, **said, reason="meant so")


def test_what_is_dismissed_comes_back_as_that_and_open_again_when_a_sentence_changes(tmp_path: Path) -> None:
    store = str(tmp_path / "decisions.sqlite")
    with open_store(store) as desk, following(store) as latest:
        served = TestClient(application(SETTINGS, Limits(), latest), base_url="http://localhost")
        (found,) = served.post("/check", json=NAMED).json()["findings"]
        assert (found["pair"], found["state"]) == ("camp", "open")
        desk.append([dismissed(found)])
        answer = served.post("/check", json=NAMED).json()
        assert [(one["state"], one["reason"]) for one in answer["findings"]] == [("dismissed", "meant so")]
        assert answer["summary"] == {"low": 0, "medium": 0, "high": 0, "settled": 1}
        changed = {**NAMED, "target": {"text": "Some 74 people were killed in Muscat on Monday."}}
        assert served.post("/check", json=changed).json()["findings"][0]["state"] == "reopened"
        elsewhere = {**NAMED, "source": TEXTS["source"] | {"name": "another report"}}
        assert served.post("/check", json=elsewhere).json()["findings"][0]["state"] == "open"


class TestFollowing:
    """Decisions that come while the server runs."""

    def test_a_file_is_read_again_when_it_changes(self, tmp_path: Path) -> None:
        path = tmp_path / "decisions.jsonl"
        path.write_text(as_jsonl([decision("f1")]), "utf-8")
        with following(str(path)) as latest:
            assert set(latest()) == {"f1"}
            path.write_text(as_jsonl([decision("f1"), decision("f2")]), "utf-8")
            assert set(latest()) == {"f1", "f2"}

    @pytest.mark.parametrize("damage", ["removed", "broken"])
    def test_what_was_known_still_counts_when_the_file_goes(self, tmp_path: Path, damage: str,
                                                            caplog: pytest.LogCaptureFixture) -> None:
        path = tmp_path / "decisions.jsonl"
        path.write_text(as_jsonl([decision("f1")]), "utf-8")
        with following(str(path)) as latest:
            path.unlink() if damage == "removed" else path.write_text("{", "utf-8")
            assert set(latest()) == set(latest()) == {"f1"}
            assert caplog.text.count("those known so far count") == 1
            path.write_text(as_jsonl([decision("f2")]), "utf-8")
            assert set(latest()) == {"f2"}

    def test_of_a_database_the_latest_counts_in_whatever_order_they_come(self, tmp_path: Path) -> None:
        path = str(tmp_path / "decisions.sqlite")
        with open_store(path) as desk, following(path) as latest:
            assert not latest()
            desk.append([decision("f1", Judgement.CONFIRMED, minute=5)])
            assert latest()["f1"].judgement is Judgement.CONFIRMED
            desk.append([decision("f1", Judgement.DISMISSED, minute=1)])
            assert latest()["f1"].judgement is Judgement.CONFIRMED
            desk.append([decision("f1", Judgement.DISMISSED, minute=9)])
            assert latest()["f1"].judgement is Judgement.DISMISSED

    @pytest.mark.parametrize("name", ["none.jsonl", "none.sqlite"])
    def test_what_is_not_there_is_said_at_the_start(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(InputError, match="no such"), following(str(tmp_path / name)):
            pass


def test_the_same_as_a_library() -> None:
    result = check(TEXTS["source"]["text"], TEXTS["target"]["text"], settings=SETTINGS)
    assert [(one.check, one.severity) for one in result.findings] == [("number", Severity.HIGH)]
