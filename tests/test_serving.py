"""The HTTP endpoint: two texts in, findings out; what is refused, and how."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from typing import Any

import pytest
from starlette.testclient import TestClient

from checker.finding import Severity
from checker.library import check
from checker.serving import Limits, application, openapi
from checker.settings import Settings
from checker.tables import FINDINGS

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


def test_the_same_as_a_library() -> None:
    result = check(TEXTS["source"]["text"], TEXTS["target"]["text"], settings=SETTINGS)
    assert [(one.check, one.severity) for one in result.findings] == [("number", Severity.HIGH)]
