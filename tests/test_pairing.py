"""Which texts are versions of one report: by what they say, by their links, by a table."""

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.article import Article
from checker.cli import program
from checker.errors import InputError
from checker.pairing import partners
from checker.pipeline import Instruments, read_document
from checker.reading import linked, read_pair_table

CORPORA = Path(__file__).parent.parent / "corpora"
NAMES = ("egypt-rate-cut", "gaza-truce", "hague-trial", "iraq-cup-final", "sudan-cholera")


@pytest.mark.model
def test_versions_find_each_other_and_a_stranger_finds_nobody(instruments: Instruments) -> None:
    sides = [[read_document(Article(name, name, code, (CORPORA / f"{name}.{code}.txt").read_text("utf-8")),
                            instruments.termbase) for name in names]
             for code, names in (("ar", NAMES[:-1]), ("en", NAMES[::-1][:-1]))]
    found = partners(sides[0], sides[1], instruments.encoder)
    pairs = [(sides[0][one.source].article.name, sides[1][one.target].article.name) for one in found]
    assert pairs == [(name, name) for name in NAMES[1:-1]]
    assert all(one.margin > 0.2 for one in found)


def test_nothing_to_pair(instruments: Instruments) -> None:
    assert partners((), (), instruments.encoder) == ()


LINKS = {
    "hreflang in the head": (
        '<html><head><link rel="alternate" hreflang="en" href="https://x.org/news/floods-in-oman.html"></head></html>',
        ("floods-in-oman",)),
    "hreflang before or after, an address without suffix": (
        "<link href='/en/floods?x=1' rel=alternate hreflang=en><a hreflang=\"fr\" href=\"/fr/crues/\">",
        ("floods", "crues")),
    "a link in another language's menu is none": ('<a href="/en/">English</a>', ()),
    "front matter": ("---\ntitle: السيول\ntranslation_of: floods.en.md\n---\nText", ("floods.en",)),
    "a list in front matter": (
        "---\ntranslations:\n  en: /en/floods.md\n  fr: crues.md\nauthor: a.b\n---\n", ("floods", "crues")),
    "no front matter": ("translation_of: floods.md\n", ()),
}


@pytest.mark.parametrize(("text", "names"), LINKS.values(), ids=LINKS.keys())
def test_what_a_page_calls_its_versions(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    path = tmp_path / "page"
    path.write_text(text, "utf-8")
    assert linked(path) == names


def test_a_missing_file_links_to_nothing(tmp_path: Path) -> None:
    assert linked(tmp_path / "none") == ()


@pytest.mark.model
def test_the_command_proposes_links_first_then_contents(tmp_path: Path) -> None:
    for number, name in enumerate(NAMES[:3]):
        for code in ("ar", "en"):
            shutil.copy(CORPORA / f"{name}.{code}.txt", tmp_path / f"{code}-{number}.txt")
    linked_texts = {"a": "السيول قطعت الطريق إلى صلالة يوم الاثنين، كما قالت الشرطة.", "b": "Nothing of the kind."}
    for code, text in linked_texts.items():
        (tmp_path / f"{code}.md").write_text(f"---\noriginal: b.md\n---\n{text}\n", "utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\xff\xff")
    table = tmp_path / "pairs.csv"
    done = CliRunner().invoke(program, ["pair", str(tmp_path), "--output", str(table)])
    assert done.exit_code == 0, done.output
    assert "passed over" in done.stderr
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [(Path(row["source"]).name, Path(row["target"]).name, row["how"]) for row in rows] == [
        ("a.md", "b.md", "link"), *((f"ar-{n}.txt", f"en-{n}.txt", "content") for n in range(3))]
    pairs = read_pair_table(table, "ar", "en").pairs
    assert len(pairs) == 4
    assert len({pair.name for pair in pairs}) == 4


def test_a_folder_without_a_text_in_either_language_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(program, ["pair", str(tmp_path)])
    assert isinstance(done.exception, InputError)
    assert "no text in Arabic or English there; name the folder of the versions" in str(done.exception)


@pytest.mark.parametrize(("content", "message"), [
    ("source,target\n", "names no pairs"),
    ("from,to\na,b\n", "t.csv:2: the pair has no 'source'"),
    ("source,target\nmissing.txt,t.csv\n", "t.csv:2: no such file: missing.txt"),
])
def test_a_table_that_names_no_pairs(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        read_pair_table(path, "ar", "en")
