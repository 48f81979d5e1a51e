"""report.html in a browser: what an editor sees and does there."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from checker.writers import html
from checker.writers.html.page import AT_ONCE
from tests.writers.made_up import ATTACK, RUN, many

Open = Callable[..., Any]
HIGH = {"width": 1280, "height": 2600}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a run; every message of the browser and every request for another file fails the test."""
    contexts, complaints = [], []

    def open_page(run: Mapping[str, pl.DataFrame] = RUN, address: str = "", **settings: Any) -> Any:
        file = tmp_path / "report.html"
        html.write(run, file)
        contexts.append(chromium.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: request.url.startswith(file.as_uri()) or complaints.append(request.url))
        page.goto(file.as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def cards(page: Any) -> list[str]:
    """The keys of the findings that can be seen, in their order."""
    found: list[str] = page.locator(".finding").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.findings)")
    return found


def hash_of(page: Any) -> str:
    return str(page.evaluate("location.hash"))


def test_what_was_settled_is_out_of_sight_until_asked_for(opened: Open) -> None:
    page = opened()
    assert cards(page) == ["00f1", "00f2", "00f4", "00f5"]
    page.locator(".filters label", has_text="Dismissed").click()
    assert cards(page) == ["00f3"]


@pytest.mark.parametrize(("address", "seen"), [
    ("#severity=high", ["00f1", "00f4"]),
    ("#severity=high,medium&check=role,consistency", ["00f2", "00f5"]),
    ("#state=dismissed", ["00f3"]),
    ("#finding=00f3", ["00f1", "00f2", "00f3", "00f4", "00f5"]),
    ("#severity=low&check=number", []),
])
def test_a_link_gives_the_view_again(opened: Open, address: str, seen: list[str]) -> None:
    page = opened(address=address)
    assert cards(page) == seen
    assert page.locator("#nothing").is_visible() is (not seen)


def test_a_choice_is_written_into_the_address(opened: Open) -> None:
    page = opened()
    page.locator(".filters label", has_text="Role").click()
    page.locator(".bar label", has_text="Findings only").click()
    assert hash_of(page) == "#check=role&only=1"
    assert page.locator(".passage:visible").count() == 1
    page.locator("#clear").click()
    assert hash_of(page) == "#only=1"


def test_the_figures_at_the_top_lead_to_the_findings(opened: Open) -> None:
    page = opened()
    page.locator("td.count a").first.click()
    assert hash_of(page) == "#severity=high&check=number&finding=00f1"
    assert cards(page) == ["00f1", "00f4"]


def test_keys_go_from_finding_to_finding(opened: Open) -> None:
    page = opened()
    for key, at in zip("jjjkjjj", ("00f1", "00f2", "00f4", "00f2", "00f4", "00f5", "00f5"), strict=True):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.findings") == at
        assert page.locator("[aria-current]").get_attribute("data-findings") == at
    assert hash_of(page) == "#finding=00f5"
    assert page.locator("#position").text_content() == "4 / 4"


def test_keys_are_known_by_their_place_on_an_arabic_keyboard(opened: Open) -> None:
    page = opened()
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}))")
    assert page.evaluate("document.activeElement.dataset.findings") == "00f1"


def test_help_opens_with_a_key_and_single_keys_can_be_turned_off(opened: Open) -> None:
    page = opened()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.findings") is None
    assert hash_of(page) == "#keys=off"


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_the_words_on_both_sides_are_joined_with_their_finding(opened: Open, way: str) -> None:
    page = opened()
    mark = page.locator("mark", has_text="74")
    mark.hover() if way == "hover" else mark.locator("a").focus()
    joined = page.locator(".joined").evaluate_all("(all) => all.map((one) => [one.tagName, one.dataset.findings])")
    assert joined == [["MARK", "00f1"], ["MARK", "00f1"], ["DIV", "00f1"]]
    backgrounds = page.locator("mark.joined").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert backgrounds[0] == backgrounds[1] != "rgba(0, 0, 0, 0)"


def test_arabic_runs_from_right_to_left_and_english_does_not(opened: Open) -> None:
    page = opened()
    direction = "(one) => getComputedStyle(one).direction"
    assert page.locator(".words[lang=ar]").first.evaluate(direction) == "rtl"
    assert page.locator(".words[lang=en]").first.evaluate(direction) == "ltr"
    assert page.locator("q[lang=ar]").first.evaluate(direction) == "rtl"
    source, target = (page.locator(f".words[lang={code}]").first.bounding_box() for code in ("ar", "en"))
    assert source["x"] < target["x"]
    assert abs(source["y"] - target["y"]) < 2


def test_the_page_turns_round_with_its_language(opened: Open) -> None:
    page = opened()
    page.get_by_role("button", name="العربية").click()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.locator("h1").text_content() == "تقرير الاتساق"
    assert page.title() == "تقرير الاتساق"
    source, target = (page.locator(f".words[lang={code}]").first.bounding_box() for code in ("ar", "en"))
    assert source["x"] > target["x"]
    assert hash_of(page) == "#page=ar"


def test_a_reader_whose_browser_speaks_arabic_is_met_in_arabic(opened: Open) -> None:
    page = opened(locale="ar-EG")
    assert page.evaluate("document.documentElement.lang") == "ar"
    said = page.locator(".message > p:visible")
    shown = said.evaluate_all("(all) => all.map((one) => [one.lang, getComputedStyle(one).direction, one.innerText])")
    assert shown[:2] == [["ar", "rtl", "العربية: 47؛ الإنجليزية: 74 (الأرقام نفسها بترتيب آخر)"],
                         ["en", "ltr", "only in English: ministry"]], "what has no Arabic is said in English"
    page.locator("[data-page=en]").click()
    assert set(said.evaluate_all("(all) => all.map((one) => one.lang)")) == {"en"}


@pytest.mark.parametrize("at_once", [AT_ONCE, 0])
@pytest.mark.parametrize("address", ["", "#page=ar", "#state=confirmed"])
def test_hostile_texts_are_text(
    opened: Open, monkeypatch: pytest.MonkeyPatch, address: str, at_once: int
) -> None:
    monkeypatch.setattr("checker.writers.html.page.AT_ONCE", at_once)
    page = opened(ATTACK, address)
    page.locator(".finding").first.wait_for()
    assert page.locator("img").count() == 0
    assert "onerror=alert(2)" in page.locator(".words[lang=en]").first.text_content()
    assert page.evaluate("document.querySelectorAll('script').length") == 2


def test_a_word_that_turns_round_stays_within_its_own_passage(opened: Open) -> None:
    page = opened(ATTACK)
    assert page.locator(".words .control").first.text_content() == "RLO"
    assert page.locator(".words").first.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "isolate"


def test_a_far_finding_is_laid_out_when_somebody_goes_there(opened: Open) -> None:
    run = many(AT_ONCE)
    page = opened(run)
    assert page.locator(".finding").count() < AT_ONCE
    page.evaluate("location.hash = '#finding=" + f"{AT_ONCE - 1:016x}'")
    page.wait_for_function("document.activeElement.dataset.findings?.length > 0")
    assert int(page.evaluate("document.activeElement.dataset.findings"), 16) == AT_ONCE - 1
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".finding").count() == AT_ONCE


def test_without_a_script_everything_can_be_read(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator(".finding:visible").count() == 5
    assert page.locator(".filters").is_hidden()


def test_on_a_telephone_nothing_is_wider_than_the_screen(opened: Open) -> None:
    page = opened(viewport={"width": 320, "height": 640})  # WCAG 1.4.10
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", ["#finding=00f2", "#page=ar&state=dismissed"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(opened: Open, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # High enough that the bar, which stays in sight, covers nothing: axe takes what is half covered for too small.
    page = opened(address=address, color_scheme=scheme, reduced_motion="reduce", viewport=HIGH)
    page.locator("mark a").first.focus()
    found = axe.run(page, options={"runOnly": RULES})
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found.response["violations"]] == []
