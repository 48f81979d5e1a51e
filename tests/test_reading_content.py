"""JSON of content management systems: where the article stands, its HTML cleaned, its versions brought together."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from checker.errors import InputError, SettingsError
from checker.reading import Fields, find_pairs, is_table, read_article, read_table
from checker.reading.fragments import paragraphs
from checker.settings import Settings

CODES = ("ar", "en")
ARABIC = "<p>قتل 47 شخصا في السيول التي ضربت مسقط يوم الاثنين.</p><p>وقالت الشرطة إن الطريق مغلق.</p>"
ENGLISH = "<p>The floods that hit Muscat on Monday killed 47 people.</p><p>Police said the road was closed.</p>"
POSTS = [{"id": 7, "slug": "floods", "lang": "ar_OM", "title": {"rendered": "سيول مسقط"},
          "content": {"rendered": ARABIC}},
         {"id": 8, "slug": "floods", "lang": "en-GB", "title": {"rendered": "Floods &amp; roads"},
          "content": {"rendered": ENGLISH}}]


def kept(folder: Path, value: Any, name: str = "export.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), "utf-8")
    return path


BODIES = {
    "plain text": ("One.\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
    "signs of comparison are no tags": ("Of 5 < 6 wrote <x@example.org>.", ["Of 5 < 6 wrote <x@example.org>."]),
    "paragraphs and entities": ("<p>Tea &amp; <b>bread</b></p>\n<p>at&nbsp;home</p>", ["Tea & bread", "at home"]),
    "a list": ("Seen:<ul><li>one</li><li>two</li></ul>after", ["Seen:", "• one", "• two", "after"]),
    "line breaks part paragraphs": ("<div>One.<br/>Two.</div>", ["One.", "Two."]),
    "scripts and captions are left out": (
        "<p>One.</p><script>var a = '<p>x</p>';</script><figure><figcaption>By me</figcaption></figure><p>Two.",
        ["One.", "Two."]),
    "unclosed tags": ("<p>One <i>two<p>three", ["One two", "three"]),
}


@pytest.mark.parametrize(("body", "found"), BODIES.values(), ids=BODIES.keys())
def test_a_body_is_its_paragraphs(body: str, found: list[str]) -> None:
    assert list(paragraphs(body)) == found


def test_an_article_a_file_without_any_settings(tmp_path: Path) -> None:
    files = [kept(tmp_path, post, f"floods.{post['lang'][:2]}.json") for post in POSTS]
    (pair,) = find_pairs(files, *CODES).pairs
    source, target = pair.read()
    assert source is not None
    assert target is not None
    assert target.text.split("\n\n") == [
        "Floods & roads", "The floods that hit Muscat on Monday killed 47 people.", "Police said the road was closed."]
    assert str(source.place(len(source.text) - 1)) == f"{files[0]} (paragraph 3)"


def test_a_list_of_articles_is_paired_by_what_the_settings_name(tmp_path: Path) -> None:
    path = kept(tmp_path, {"posts": POSTS})
    fields = Fields.of(Settings(input={"json": {"id": "slug"}}))
    assert is_table(path, fields)
    (row,) = read_table(path, CODES, fields)
    assert row.id == "floods"
    assert [str(article.place(0)) for article in row.articles] == [
        f"{path} (item 1, paragraph 1)", f"{path} (item 2, paragraph 1)"]


@pytest.mark.parametrize(("item", "fields"), [
    ({"id": 1, "body": {"ar": ARABIC, "en": ENGLISH}, "title": {"ar": "سيول", "en": "Floods"}}, Fields()),
    ({"id": 1, "t": {"ar": [{"b": ARABIC}], "en": [{"b": ENGLISH}]}}, Fields(text="t.{language}.0.b")),
])
def test_an_entry_may_hold_both_versions(tmp_path: Path, item: Any, fields: Fields) -> None:
    (row,) = read_table(kept(tmp_path, item), CODES, fields)
    assert [article.text.split("\n\n")[-1] for article in row.articles] == [
        "وقالت الشرطة إن الطريق مغلق.", "Police said the road was closed."]


def test_other_json_in_a_folder_is_no_article_unless_the_settings_say_so(tmp_path: Path) -> None:
    for code, post in zip(CODES, POSTS, strict=True):
        kept(tmp_path, post, f"floods.{code}.json")
        kept(tmp_path, "Text.", f"other.{code}.txt")
    assert len(find_pairs([tmp_path], *CODES).pairs) == 1
    assert len(find_pairs([tmp_path], *CODES, fields=Fields(id="slug")).pairs) == 2


def test_an_article_without_its_other_version_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    read_table(kept(tmp_path, [*POSTS, {**POSTS[0], "slug": "alone"}]), CODES, Fields(id="slug"))
    assert "1 of 2 segments have no translation" in caplog.text


REFUSED = {
    "cut off": ('{"title": "Fl', "export.json:1: is no valid JSON"),
    "nested beyond measure": ("[" * 100_000, "is no JSON we read"),
    "a number of thousands of digits": ("9" * 5000, "is no JSON we read"),
    "no article": ({"title": "Floods"}, "holds no article: no text in 'content.rendered' or"),
    "an entry without text": ([POSTS[0], {"id": 2}], "export.json (item 2): holds no article"),
    "no id": ([{**post, "id": None, "slug": ""} for post in POSTS], "(item 1): the article has no id"),
    "an id twice in one language": ([POSTS[0], {**POSTS[0]}], "the id '7' is that of item 1 too"),
    "no version in common": (POSTS, "holds no translated segment"),
}


@pytest.mark.parametrize(("value", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, value: Any, message: str) -> None:
    path = kept(tmp_path, value)
    with pytest.raises(InputError, match=re.escape(message)):
        read_table(path, CODES) if is_table(path) else read_article(path)


@pytest.mark.parametrize(("table", "message"), [
    ({"jsn": {}}, "unknown format under [input] 'jsn'; did you mean 'json'?"),
    ({"json": {"txt": "a"}}, "unknown field 'txt'; did you mean 'text'?"),
    ({"json": {"text": 3}}, "'text' must be text, not 3"),
])
def test_settings_that_say_nothing_we_know(table: Any, message: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(message)):
        Fields.of(Settings(input=table))
