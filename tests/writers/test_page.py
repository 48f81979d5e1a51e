"""report.html as text: what it says, in which order, and that nothing breaks out of it."""

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from checker.checks import all_checks
from checker.languages import all_languages
from checker.wording import INTERFACES
from checker.wording.documentation import paragraph
from checker.wording.templates import shown
from checker.writers.html import page as page_module
from checker.writers.html.articles import article_views, keys
from checker.writers.html.page import AT_ONCE, rendered
from checker.writers.html.speaking import word, words
from tests.writers.made_up import ALONE, ATTACK, HOSTILE, ROW_FINDING, ROWS, RUN, finding, many, pair, tables

_OURS = re.compile(r"(<(style|script)>).*?(</\2>)|(<section class=\"explanations\".*?</section>)"
                   r"|(<script type=\"application/json\" id=\"data\">.*?</script>)|(sha256-)[A-Za-z0-9+/=]+"
                   r"|(<p data-word=\"explanation\.\w+\" lang=\"en\" dir=\"ltr\">).*?</p>", re.DOTALL)


def of(run: object = RUN) -> str:
    return "".join(rendered(run))  # type: ignore[arg-type]


def test_the_page_is_the_one_we_looked_at(golden: Callable[[str, str], None]) -> None:
    # Style, script and the checks' documentation change for reasons of their own.
    golden("report.html", _OURS.sub(lambda match: match[1] or match[6] or "", of()))


def test_the_same_tables_give_the_same_page() -> None:
    assert of() == of()


class _Reader(HTMLParser):
    """Tags, attributes and words, as a browser meets them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("at_once", [AT_ONCE, 0])
def test_nothing_from_a_text_becomes_a_tag_or_an_attribute(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    allowed = {tag for tag, _ in read(of()).tags} | {"noscript"}
    monkeypatch.setattr(page_module, "AT_ONCE", at_once)
    reader = read(of(ATTACK))
    assert {tag for tag, _ in reader.tags} <= allowed
    kinds = [attributes.get("type") for tag, attributes in reader.tags if tag == "script"]
    assert kinds == ["text/html"] * (at_once == 0) + ["application/json", None]
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert not [1 for _, attributes in reader.tags if "src" in attributes or "style" in attributes]
    assert "alert(1)" in reader.words
    assert "{{7*7}}" in reader.words


def test_a_character_that_turns_the_order_round_is_shown_by_its_name() -> None:
    assert "\u202e" not in read(of(ATTACK).split("<script")[0]).words
    assert shown("a\u202eb<") == 'a<span class="control">RLO</span>b&lt;'


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    html = of(ATTACK)
    policy = next(attributes["content"] for tag, attributes in read(html).tags
                  if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy")
    for directive, element in (("style-src", "style"), ("script-src", "script")):
        text = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert len(text) == 1
        digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in str(policy)
    assert "default-src 'none'" in str(policy)
    assert "unsafe" not in str(policy)


def test_nothing_is_fetched_from_anywhere() -> None:
    assert not re.findall(r"(?:src|href)=\"(?!#)[^\"]*|url\(|@import|https?:", of())


def test_articles_come_by_risk_and_the_rows_of_a_table_are_one_of_them() -> None:
    views = article_views(RUN)
    assert [view.name for view in views] == ["fire", "rows.csv", "court", "weather"]
    assert [round(view.risk, 3) for view in views] == [1.125, 0.9, 0.24, 0]


def test_of_a_table_only_the_rows_with_findings_are_shown() -> None:
    rows = article_views(RUN)[1]
    assert (rows.rows, [passage.label for passage in rows.passages]) == (2, ["r2"])


def test_a_text_alone_shows_the_sentences_of_its_findings() -> None:
    passage = article_views(RUN)[2].passages[0]
    assert passage.source
    assert passage.target
    assert [piece.text for piece in passage.source.pieces] == ["The ICJ", " ordered a halt."]
    assert passage.source.language == passage.target.language == "en"
    assert not passage.alone


def test_both_words_of_a_finding_within_one_text_are_marked_in_that_text() -> None:
    within = finding(check="consistency", source_file="fire.en.txt", source_column=5, source_text="health",
                     target_line=2, target_column=5, target_text="ministry")
    fire = article_views(tables([within], RUN["alignment"].to_dicts(), RUN["summary"].to_dicts()))[0]
    marked = [[piece.text for piece in words.pieces if piece.keys] if words else None
              for passage in fire.passages for words in (passage.source, passage.target)]
    assert marked[:4] == [[], ["health"], [], ["ministry"]]


def test_two_tables_may_have_a_row_of_one_name() -> None:
    other = {"source_file": "more.csv", "target_file": "more.csv"}
    run = tables([ROW_FINDING, ROW_FINDING | other], [ROWS[1], ROWS[1] | other],
                 [pair("r2", source_file="rows.csv", target_file="rows.csv"), pair("r2", **other)])
    assert [(view.name, view.total, len(view.passages)) for view in article_views(run)] \
        == [("more.csv", 1, 1), ("rows.csv", 1, 1)]


def test_a_finding_about_no_place_stands_before_the_text() -> None:
    nowhere = dict.fromkeys(("source_file", "source_line", "source_column", "target_file", "target_line",
                             "target_column", "bead"))
    run = tables([finding(**nowhere, source_text="", target_text="", source_sentence="", target_sentence="")],
                 RUN["alignment"].to_dicts(), RUN["summary"].to_dicts())
    fire = article_views(run)[0]
    assert [(len(passage.findings), passage.source is None) for passage in fire.passages][:2] == [(1, True), (0, False)]
    assert 'data-word="whole"' in of(run)


def test_what_was_settled_is_counted_apart() -> None:
    fire = article_views(RUN)[0]
    assert (fire.total, len(fire.passages[1].findings)) == (2, 2)
    assert [one.open for one in fire.passages[1].findings] == [True, False]


def test_findings_that_share_a_fingerprint_have_addresses_of_their_own() -> None:
    assert keys(tables([ALONE, ALONE, finding()], [], [])["findings"]) == ["00f5", "00f5-2", "00f1"]


@pytest.mark.parametrize(("text", "shown"), [
    ("so «نعم», and ٤٧ here", "so \u2068«نعم»\u2069, and \u2068٤٧\u2069 here"),
    ("ar: قال نعم.", "ar: \u2068قال نعم.\u2069"),
    ("a \"post\", `30.000` of it", 'a "post", 30.000 of it'),
    ("«15 امرأة», said", "\u2068«15 امرأة»\u2069, said"),
])
def test_arabic_words_in_a_documentation_stand_apart(text: str, shown: str) -> None:
    assert paragraph(text) == [shown]


def test_an_example_keeps_its_lines() -> None:
    assert paragraph("Example:\n    en: one\n    en: two") == ["Example:", "en: one", "en: two"]
    assert paragraph("one\n    two") == ["one two"]


def test_what_lies_far_down_is_kept_as_text_until_somebody_comes_near() -> None:
    html = of(many(AT_ONCE))
    first, rest = html.split('<script type="text/html">', 1)
    assert first.count('<li class="passage') == AT_ONCE
    assert html.count('<li class="passage') == 2 * AT_ONCE
    assert "<noscript>" in html
    assert "<noscript>" not in of()
    assert HOSTILE not in rest


def test_the_page_has_every_word_in_every_language() -> None:
    first, *others = (words()[code] for code in INTERFACES)
    for other in others:
        assert {key for key in first if not key.startswith("explanation.")} \
            == {key for key in other if not key.startswith("explanation.")}
    assert {f"language.{code}" for code in all_languages()} <= set(first)


def test_a_check_nobody_has_named_yet_goes_by_its_own_name() -> None:
    assert word("check.brand_new", "ar") == "brand_new"
    assert all(word(f"check.{name}") for name in all_checks())
