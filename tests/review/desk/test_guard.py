"""Who may talk to the desk, and what no text that it shows can do."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.review.desk.actions import LARGEST_BODY
from checker.review.desk.guard import Door
from tests.review.desk.made_up import NUMBER, SOME, write_run
from tests.review.desk.served import Served, Visit, csrf_token, served

HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>{{ 77*77 }}'


def decided(desk: Served) -> int:
    return desk.store.last_sequence()


def confirming(desk: Served) -> dict[str, str]:
    return {"fingerprint": desk.fingerprint("organisation"), "judgement": "confirmed"}


def test_without_the_token_nothing_is_shown(calm_desk: Served) -> None:
    stranger = Visit(calm_desk.door)
    for path in ("/", "/statistics", "/live", f"/finding/{calm_desk.fingerprint('number')}", "/static/desk.css"):
        answer = stranger.get(path)
        assert answer.status == 403
        assert "UNHCR" not in answer.text
    assert stranger.get("/?token=guessed").status == 403


def test_the_address_lets_in_and_the_token_leaves_it(calm_desk: Served) -> None:
    answer = Visit(calm_desk.door).get(f"/?q=flood&token={calm_desk.door.token}")
    assert (answer.status, answer.headers["location"]) == (303, "/?q=flood")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_address_leads_to_no_other_site(calm_desk: Served) -> None:
    answer = Visit(calm_desk.door).get(f"//evil.example/?token={calm_desk.door.token}")
    assert answer.headers.get("location", "/").startswith("/evil.example")


def test_a_link_followed_from_another_site_is_asked_for_once_more(calm_desk: Served) -> None:
    answer = Visit(calm_desk.door).ask("GET", "/", sec_fetch_site="cross-site")
    assert answer.status == 200
    assert 'http-equiv="refresh"' in answer.text
    assert "flood" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "", "127.0.0.1:x",
                                  "localhost:{port}.evil.example", "127.0.0.1:{port}@evil.example"])
def test_a_name_of_another_site_pointed_at_this_machine_is_refused(host: str, calm_desk: Served) -> None:
    answer = calm_desk.visit().ask("GET", "/", host=host.format(port=calm_desk.door.port))
    assert answer.status in (400, 421)  # 400: the server itself finds no host in it
    assert "flood" not in answer.text


@pytest.mark.parametrize(("started_for", "asked", "known"), [
    ("127.0.0.1", "localhost:8765", True), ("127.0.0.1", "[::1]:8765", True), ("127.0.0.1", "10.0.0.5:8765", False),
    ("::", "10.0.0.5:8765", True), ("::", "evil.example:8765", False), ("::", "[fe80::1]:8765", True),
    ("desk.newsroom", "DESK.newsroom:8765", True), ("::1", "[::1]:8765", True),
])
def test_a_desk_knows_its_own_names(started_for: str, asked: str, known: bool) -> None:
    assert Door(started_for, 8765, "secret").knows(asked) is known


@pytest.mark.parametrize("changed", [
    {"origin": "http://evil.example"}, {"origin": None}, {"origin": "null"}, {"x_desk_token": None},
    {"x_desk_token": "guessed"}, {"cookie": None}, {"host": "evil.example", "origin": "http://evil.example"},
])
def test_a_change_that_another_page_asks_for_is_refused(changed: dict[str, str | None], desk: Served) -> None:
    assert desk.visit().post("/decide", confirming(desk), **changed).status in (403, 421)
    assert decided(desk) == 0
    assert desk.visit().post("/decide", confirming(desk)).status == 200
    assert decided(desk) == 1


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"judgement": "confirmed"}',
                                  b'{"fingerprint": 1, "judgement": "confirmed"}'])
def test_a_body_that_is_no_request_of_ours_changes_nothing(body: bytes, calm_desk: Served) -> None:
    visit = calm_desk.visit()
    answer = visit.ask("POST", "/decide", body, origin=f"http://{visit.host}", x_desk_token=calm_desk.door.form_token,
                       content_type="application/json")
    assert answer.status in (400, 404)
    assert answer.object["error"]
    assert decided(calm_desk) == 0


def test_a_form_of_another_site_can_not_pass_for_our_request(calm_desk: Served) -> None:
    assert calm_desk.visit().post("/decide", confirming(calm_desk), content_type="text/plain").status == 400


def test_what_is_longer_than_is_kept_is_refused(calm_desk: Served) -> None:
    for name, length in (("note", 4001), ("reason", 201), ("suggestion", 20_001)):
        assert calm_desk.visit().post("/decide", {**confirming(calm_desk), name: "x" * length}).status == 413
    assert calm_desk.visit().post("/decide", {"note": "x" * LARGEST_BODY}).status == 413
    assert decided(calm_desk) == 0


@pytest.mark.parametrize("path", [
    "/static/../board.py", "/static/%2e%2e/board.py", "/static/..%2fboard.py", "/static//etc/passwd", "/etc/passwd",
    "/static/../../../../../../etc/passwd", "/../findings.jsonl", "/findings.jsonl", "/static/", "/finding/..%2f..",
    "/static/desk.css%00", "/templates/layout.html",
])
def test_no_file_but_the_desks_own_is_served(path: str, calm_desk: Served) -> None:
    answer = calm_desk.visit().get(path)
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_every_answer_is_armoured(calm_desk: Served) -> None:
    for path in ("/", "/static/desk.js", "/gone"):
        for visit in (calm_desk.visit(), Visit(calm_desk.door)):
            headers = visit.get(path).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "script-src 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Served]:
    """A report all of whose words, and whose name, are an attack."""
    words = (HOSTILE, HOSTILE, f"before {HOSTILE} after")
    with served(write_run(tmp_path, (*SOME, replace(NUMBER, pair=HOSTILE, source=words, target=words, message=HOSTILE,
                                                    check=HOSTILE, confidence=0.99)))) as one:
        yield one


def test_no_text_becomes_markup(hostile: Served) -> None:
    visit = hostile.visit(reviewer="%3Cscript%3Ealert(3)%3C/script%3E")
    fingerprint = hostile.fingerprint(HOSTILE)
    values = {"fingerprint": fingerprint, "judgement": "unsure", "reason": HOSTILE, "note": HOSTILE,
              "suggestion": HOSTILE}
    assert visit.post("/decide", values).status == 200
    for path in (f"/?state=all&finding={fingerprint}", f"/finding/{fingerprint}", f"/like/{fingerprint}",
                 f"/?state=all&q={'%3Cscript%3Ealert(4)%3C/script%3E'}", "/?lang=%3Cscript%3E", "/statistics"):
        page = visit.get(path).text
        assert page.count("<script") == page.count('<script type="module" src="/static/desk.js">')
        assert "<img src=x" not in page
        assert "5929" not in page
    assert json.loads(visit.get("/live?since=0").text)["items"][0]["reviewer"] == "<script>alert(3)</script>"


def test_the_token_of_our_pages_is_another_one(calm_desk: Served) -> None:
    page = calm_desk.visit().get("/").text
    assert csrf_token(page) == calm_desk.door.form_token
    assert calm_desk.door.token not in page
