"""The desk in a real browser: decided by keyboard, read from both sides, shared by two, usable by everybody."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from checker.decision import Judgement
from tests.review.desk.made_up import NUMBER, SOME, write_run
from tests.review.desk.served import Served, served

Open = Callable[..., Any]
HEADING = "#finding h2"
# Time for a request under way on a busy machine; what is waited for is always a change of the page.
PATIENCE = 20_000


@pytest.fixture
def browse(chromium: Any, desk: Served) -> Iterator[Open]:
    """Opens the desk in a browser of its own, as somebody; the page must not complain."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def look(path: str = "", reviewer: str = "", **options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        if reviewer:
            context.add_cookies([{"name": "desk-reviewer", "value": reviewer, "domain": "127.0.0.1", "path": "/"}])
        page.goto(desk.door.address)
        if path:
            page.goto(f"http://127.0.0.1:{desk.door.port}{path}")
        return page

    yield look
    for context in contexts:
        context.close()
    assert complaints == []


def heading(page: Any, words: str) -> None:
    """Wait until the finding with these words in its message is shown, and the page listens to keys."""
    page.locator(HEADING, has_text=words).wait_for()
    page.wait_for_load_state()


def rows(page: Any, standing: str) -> int:
    return int(page.locator(f'.queue li[data-standing="{standing}"]').count())


def said(page: Any, words: str) -> None:
    page.locator(".said", has_text=words).wait_for()


def test_a_queue_is_decided_by_keyboard(browse: Open, desk: Served) -> None:
    page = browse()
    heading(page, "OHCHR")
    page.keyboard.press("6")
    page.keyboard.press("c")
    heading(page, "٤٧")
    page.keyboard.press("d")
    said(page, "Dismissed.")
    page.locator("[data-progress]", has_text="2 of 6 decided").wait_for()
    assert (rows(page, "confirmed"), rows(page, "dismissed"), rows(page, "open")) == (1, 1, 4)
    kept = desk.store.latest()[desk.fingerprint("organisation")]
    assert (kept.judgement, kept.reason, kept.reviewer) == (Judgement.CONFIRMED, "mistranslated", "Mona")
    page.reload()
    assert rows(page, "open") == 4
    assert rows(page, "confirmed") == 0


def test_undo_takes_back_the_last_decision_and_shows_it(browse: Open, desk: Served) -> None:
    page = browse()
    heading(page, "OHCHR")
    page.keyboard.press("z")
    said(page, "nothing to undo")
    page.keyboard.press("d")
    heading(page, "٤٧")
    page.reload()
    page.keyboard.press("z")
    heading(page, "OHCHR")
    assert desk.store.latest()[desk.fingerprint("organisation")].judgement is Judgement.WITHDRAWN
    assert desk.board_decided() == 0


def test_skipping_leaves_a_finding_for_later(browse: Open, desk: Served) -> None:
    page = browse()
    heading(page, "OHCHR")
    page.keyboard.press("s")
    heading(page, "٤٧")
    page.keyboard.press("k")
    heading(page, "OHCHR")
    assert desk.store.last_sequence() == 0


def test_skipping_goes_round(browse: Open) -> None:
    page = browse("/?check=number")
    heading(page, "٤٧")
    page.keyboard.press("d")
    for pair in ("flood-0", "flood-1", "flood-2", "flood-0"):
        page.locator("#finding .pair", has_text=pair).wait_for()
        page.wait_for_load_state()
        page.keyboard.press("s")
    page.locator("#finding .pair", has_text="flood-1").wait_for()
    assert page.locator(".queue li").count() == 3


def test_the_last_decision_leaves_an_empty_desk(browse: Open) -> None:
    page = browse("/?check=date")
    heading(page, "Monday")
    page.keyboard.press("c")
    page.get_by_text("Nothing here to decide.").wait_for()
    assert "check=date" in page.url


def test_filters_stand_in_the_address_and_a_link_shows_the_same(browse: Open) -> None:
    page = browse()
    page.select_option("select[name=check]", "number")
    page.wait_for_url("**check=number*")
    page.keyboard.press("/")
    page.keyboard.type("flood-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=flood-1*")
    assert "state" not in page.url
    other = browse(f"/?{urlsplit(page.url).query}")
    assert other.locator(".queue li").count() == page.locator(".queue li").count() == 1
    assert other.locator("select[name=check]").input_value() == "number"
    page.keyboard.press("Escape")
    page.locator(".filters a", has_text="Clear").click()
    page.wait_for_url(re.compile(r"/$"))
    assert page.locator(".queue li").count() == 6


def test_all_like_one_are_dismissed_after_a_look_at_them(browse: Open, desk: Served) -> None:
    page = browse("/?check=number")
    heading(page, "٤٧")
    page.keyboard.press("5")
    page.keyboard.press("a")
    preview = page.locator("#like")
    preview.locator("h2").wait_for()
    assert preview.locator(".covered li").count() == 4
    assert "flood-2" in preview.inner_text()
    assert "house style" in preview.inner_text()
    page.keyboard.press("Escape")
    assert desk.board_decided() == 0
    page.keyboard.press("a")
    preview.get_by_role("button", name="Dismiss 4").click()
    page.get_by_text("Nothing here to decide.").wait_for()
    page.wait_for_load_state()
    assert {one.reason for one in desk.store.latest().values()} == {"house style"}
    page.keyboard.press("z")
    heading(page, "٤٧")
    assert desk.board_decided() == 0


def test_a_note_and_a_correction_are_kept_with_the_decision(browse: Open, desk: Served) -> None:
    page = browse()
    page.keyboard.press("n")
    page.keyboard.type("cd, not a decision")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("OHCHR said so.")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    heading(page, "٤٧")
    kept = desk.store.latest()[desk.fingerprint("organisation")]
    assert (kept.note, kept.suggestion) == ("cd, not a decision", "OHCHR said so.")
    page.goto(f"http://127.0.0.1:{desk.door.port}/?state=confirmed")
    assert "OHCHR said so." in page.locator(".history").inner_text()
    assert page.locator("textarea[name=note]").input_value() == "cd, not a decision"


def test_two_browsers_see_each_others_decisions(browse: Open, desk: Served) -> None:
    mona, sami = browse(), browse(reviewer="Sami")
    heading(sami, "OHCHR")
    mona.keyboard.press("d")
    heading(mona, "٤٧")
    said(sami, "Mona: dismissed")
    sami.locator("#finding .stands", has_text="dismissed · Mona").first.wait_for()
    sami.locator("[data-progress]", has_text="1 of 6 decided").wait_for()
    sami.keyboard.press("c")
    mona.locator('.queue li[data-standing="confirmed"] .stands', has_text="Sami").wait_for()
    assert [one.reviewer for one in desk.store.history(desk.fingerprint("organisation"))] == ["Mona", "Sami"]
    sami.goto(f"http://127.0.0.1:{desk.door.port}/statistics")
    assert "Mona" in sami.locator("main").inner_text()


def test_each_side_runs_in_its_own_direction_and_the_evidence_lights_up_together(browse: Open) -> None:
    page = browse()
    heading(page, "OHCHR")
    style = "(cell) => [getComputedStyle(cell).direction, cell.lang]"
    sides = [page.locator(f".subject td[data-side={side}]") for side in ("source", "target")]
    assert [side.evaluate(style) for side in sides] == [["rtl", "ar"], ["ltr", "en"]]
    marks = [side.locator("mark") for side in sides]
    assert [mark.inner_text() for mark in marks] == ["مفوضية حقوق الإنسان", "UNHCR"]
    outline = "(mark) => getComputedStyle(mark).outlineStyle"
    assert [mark.evaluate(outline) for mark in marks] == ["none", "none"]
    for light in (marks[0].hover, marks[1].focus):
        light()
        assert [mark.evaluate(outline) for mark in marks] == ["solid", "solid"]
        page.mouse.move(0, 0)
        page.locator(HEADING).focus()
    assert page.locator("textarea[name=suggestion]").get_attribute("dir") == "ltr"


def test_the_arabic_interface_runs_from_right_to_left(browse: Open) -> None:
    page = browse()
    page.get_by_role("link", name="العربية").click()
    page.locator("html[dir=rtl][lang=ar]").wait_for()
    heading(page, "OHCHR")
    queue, finding = (page.locator(one).bounding_box() for one in (".queue", "#finding"))
    assert queue["x"] > finding["x"]
    assert page.locator(HEADING).evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    # On an Arabic keyboard the key of "d" gives «ي».
    page.locator("body").dispatch_event("keydown", {"key": "ي", "code": "KeyD", "bubbles": True})
    said(page, "استُبعدت.")
    page.reload()
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_single_keys_can_be_switched_off(browse: Open, desk: Served) -> None:
    page = browse()
    page.keyboard.press("?")
    page.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.get_by_role("button", name="Confirm").click()
    heading(page, "٤٧")
    assert [one.judgement for one in desk.store.every()] == [Judgement.CONFIRMED]


def test_whoever_has_no_name_is_asked_for_one(chromium: Any, tmp_path: Path) -> None:
    with served(write_run(tmp_path), reviewer="") as nameless:
        page = chromium.new_page()
        page.goto(nameless.door.address)
        page.get_by_label("Name").fill("منى")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("button", name="منى").wait_for()
        page.wait_for_load_state()
        page.keyboard.press("c")
        page.locator("[data-progress]", has_text="1 of 6").wait_for()
        assert {one.reviewer for one in nameless.store.every()} == {"منى"}
        page.close()


def test_a_desk_that_has_gone_says_so(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    with served(write_run(tmp_path)) as short:
        page.goto(short.door.address)
        heading(page, "OHCHR")
    page.keyboard.press("c")
    said(page, "Not saved.")
    assert rows(page, "confirmed") == 0
    page.close()


def test_no_hostile_text_runs(chromium: Any, tmp_path: Path) -> None:
    attack = '"><script>window.hit=1</script><img src=x onerror="window.hit=2">\u202e'
    words = (attack, attack, f"x {attack}")
    hostile = replace(NUMBER, pair=attack, check=attack, message=attack, source=words, target=words, confidence=1.0)
    with served(write_run(tmp_path, (hostile, *SOME))) as one:
        page = chromium.new_page()
        page.goto(one.door.address)
        heading(page, "window.hit")
        assert "\u202e" not in page.locator("#finding article").inner_html().partition("<form")[0]
        assert page.locator("#finding mark .control").first.inner_text() == "RLO"
        page.locator("textarea[name=note]").fill(attack)
        page.get_by_role("button", name="Unsure").click()
        heading(page, "OHCHR")
        page.goto(f"http://127.0.0.1:{one.door.port}/?state=all&q=%3Cscript%3Ewindow.hit=3%3C/script%3E&pair=%22%3E%3Cb%3E")
        page.goto(f"http://127.0.0.1:{one.door.port}/?state=unsure")
        page.locator(".history li").wait_for()
        page.keyboard.press("a")
        page.locator("#like h2").wait_for()
        assert page.evaluate("window.hit") is None
        assert page.locator("#finding script, #finding img, .queue img, #like img").count() == 0
        page.close()


@pytest.mark.parametrize(("path", "scheme"), [
    ("/?state=all", "light"), ("/?state=all&lang=ar", "dark"), ("/statistics", "dark"), ("/?check=none", "light"),
])
def test_everybody_can_use_it(path: str, scheme: str, browse: Open, desk: Served) -> None:
    """WCAG 2.2 AA as far as axe can tell, windows open and closed."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name, judgement in (("Mona", "confirmed"), ("Sami", "dismissed")):
        values = {"fingerprint": desk.fingerprint("organisation"), "judgement": judgement, "note": "x", "reason": "y"}
        desk.visit(name).post("/decide", values)
    page = browse(path, color_scheme=scheme)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert _violations(axe.run(page, options=rules)) == []
    if scheme == "light" and "all" in path:
        for key in ("?", "a"):
            page.keyboard.press(key)
            page.locator("dialog[open] h2").wait_for()
            assert _violations(axe.run(page, options=rules)) == []
            page.keyboard.press("Escape")

def _violations(results: Any) -> list[str]:
    assert len(results.response["passes"]) > 10
    return [f"{one['id']}: {node['html'][:200]}" for one in results.response["violations"] for node in one["nodes"]]
