"""How newsrooms name the versions of a report: the usual conventions, and their own as patterns in the settings."""

import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from checker.cli import program
from checker.cli.config import command as config_command
from checker.errors import InputError, SettingsError
from checker.reading import Conventions, find_pairs
from checker.settings import VERSIONS, Settings, load
from checker.settings.schema import json_schema
from tests.test_detection import ARABIC, ENGLISH

CODES = ("ar", "en")


def conventions(*patterns: str) -> Conventions:
    return Conventions.of(Settings(versions=patterns or VERSIONS))


def told(path: str, *patterns: str) -> tuple[str, str] | None:
    """Language and report of a file in the folder /news."""
    named = conventions(*patterns).named(Path("/news", path), CODES, Path("/news"))
    return named and (named.language, named.report.as_posix())


USUAL = {
    "a code before the suffix": ("flood.ar.txt", ("ar", "flood")),
    "whatever stands before it": ("cup.2024.final.en.docx", ("en", "cup.2024.final")),
    "in capitals": ("flood_EN.docx", ("en", "flood")),
    "behind a hyphen": ("flood-ar.md", ("ar", "flood")),
    "a locale": ("flood.ar-SY.html", ("ar", "flood")),
    "a locale with an underscore": ("flood_en_GB.md", ("en", "flood")),
    "a region of the world": ("flood-ar-001.md", ("ar", "flood")),
    "a script": ("flood.ar-Arab-SY.md", ("ar", "flood")),
    "the language's name": ("flood-Arabic.docx", ("ar", "flood")),
    "its own name": ("flood_العربية.docx", ("ar", "flood")),
    "a folder": ("ar/news/flood.txt", ("ar", "news/flood")),
    "a folder within others": ("2024/en-gb/sport/cup.md", ("en", "2024/sport/cup")),
    "the nearest folder": ("ar/en/flood.txt", ("en", "ar/flood")),
    "a folder with a name": ("arabic/flood.md", ("ar", "flood")),
    "the last of two codes": ("flood-en-ar.md", ("ar", "flood-en")),
    "no code": ("flood.txt", None),
    "a code within a word": ("seminar.txt", None),
    "a code that is all there is": ("ar.txt", None),
    "another language": ("flood.fr.txt", None),
    "a code somewhere in the name": ("flood.ar.draft.txt", None),
    "what begins like a locale": ("flood.ar-final.txt", None),
    "a folder that begins like a code": ("archive/flood.txt", None),
}


@pytest.mark.parametrize(("path", "expected"), USUAL.values(), ids=USUAL.keys())
def test_what_a_path_tells_by_the_usual_conventions(path: str, expected: tuple[str, str] | None) -> None:
    assert told(path) == expected


OWN = {
    "pages in folders (Hugo)": ("content/{language}/posts/{report}/index.md", "content/ar/posts/2024/flood/index.md",
                                ("ar", "2024/flood")),
    "another page in the folder": ("content/{language}/posts/{report}/index.md", "content/ar/posts/flood/notes.md",
                                   None),
    "a folder a report": ("{report}/{language}.*", "sport/cup/en.docx", ("en", "sport/cup")),
    "a number, and a title of each language": ("{report}-*.{language}.md", "1207-السيول.ar.md", ("ar", "1207")),
    "a title that is missing": ("{report}-*.{language}.md", "1207.ar.md", None),
    "in front": ("{language}_{report}.*", "AR_flood.docx", ("ar", "flood")),
    "letters of the house": ("{report}_{language:ar=A,en=E}.docx", "A_55_E.docx", ("en", "A_55")),
    "letters of the house are meant as they stand": ("{report}_{language:ar=A,en=E}.docx", "A_55_e.docx", None),
    "one language without a mark": ("{report}{language:ar=.ar,en=}.md", "flood.md", ("en", "flood")),
    "the other with its mark": ("{report}{language:ar=.ar,en=}.md", "flood.ar.md", ("ar", "flood")),
    "a folder for one language": ("posts/{language:ar=ar/,en=}{report}.md", "posts/ar/flood.md", ("ar", "flood")),
    "no folder for the other": ("posts/{language:ar=ar/,en=}{report}.md", "posts/flood.md", ("en", "flood")),
    "twice the same": ("{language}/{report}.{language}.md", "ar/flood.ar.md", ("ar", "flood")),
    "twice, and not the same": ("{language}/{report}.{language}.md", "ar/flood.en.md", None),
    "the report twice": ("{report}/{report}-{language}.*", "flood/flood-ar.md", ("ar", "flood")),
    "the report twice, and not the same": ("{report}/{report}-{language}.*", "flood/cup-ar.md", None),
    "signs that mean something elsewhere": ("{report} (+{language}).*", "flood (+ar).md", ("ar", "flood")),
}


@pytest.mark.parametrize(("pattern", "path", "expected"), OWN.values(), ids=OWN.keys())
def test_what_a_path_tells_by_a_pattern(pattern: str, path: str, expected: tuple[str, str] | None) -> None:
    assert told(path, pattern) == expected


PARTNERS = {
    "flood.ar.txt": "flood.en.txt",
    "flood_AR.docx": "flood_EN.docx",
    "flood-ar-SY.md": "flood-en.md",
    "arabic/flood.txt": "english/flood.txt",
    "Arabic/flood.txt": "English/flood.txt",
    "العربية/flood.txt": "English/flood.txt",
    "2024/ar/x/flood.txt": "2024/en/x/flood.txt",
}


@pytest.mark.parametrize(("mine", "other"), PARTNERS.items())
def test_where_the_partner_is_expected(mine: str, other: str) -> None:
    named = conventions().named(Path("/news", mine), CODES, Path("/news"))
    assert named is not None
    assert named.partner("en") == Path("/news", other)


def test_the_partner_of_a_relative_path_is_relative() -> None:
    named = conventions("{language:ar=ar/,en=}{report}.md").named(Path("posts/ar/flood.md"), CODES)
    assert named is not None
    assert named.partner("en") == Path("posts/flood.md")


@given(st.from_regex(r"[a-z0-9._-]{1,12}", fullmatch=True).filter(lambda name: name.strip(".")),
       st.sampled_from(VERSIONS), st.sampled_from(["ar", "AR", "ar-SY", "Arabic"]))
def test_both_versions_of_any_report_find_each_other(report: str, pattern: str, tag: str) -> None:
    path = Path("/news", pattern.replace("{report}", report).replace("{language}", tag).replace("*", "txt"))
    named = conventions(pattern).named(path, CODES, Path("/news"))
    assert named is not None
    partner = named.partner("en")
    assert partner is not None
    other = conventions(pattern).named(partner, CODES, Path("/news"))
    assert other is not None
    assert (other.language, other.key) == ("en", named.key)


WRONG = {
    "no language": ("{report}.md", "has no {language}"),
    "no report": ("{language}.md", "has no {report}"),
    "an unknown placeholder": ("{reprot}.{language}.md", "has an unknown placeholder {reprot}; did you mean 'report'?"),
    "a placeholder for what * is for": ("{report}.{language}.{suffix}", "* stands for anything within a name"),
    "an open brace": ("{report}.{language.md", "has a brace that is not closed"),
    "nothing in a brace": ("{report}{}.{language}", "nothing in it"),
    "a path from the root": ("/{language}/{report}.md", "is no end of a path"),
    "backslashes": ("{language}\\{report}.md", "is no end of a path"),
    "spellings of nobody": ("{report}.{language:AR|EN}.md", "write {language:ar=A,en=E}"),
    "a language that we lack": ("{report}.{language:ar=A,tlh=K}.md", "names a language that we do not have: tlh"),
    "two languages written alike": ("{report}.{language:ar=X,en=X}.md", "writes two languages alike"),
    "spellings of a report": ("{report:a=b}.{language}.md", "in no way we know"),
}


@pytest.mark.parametrize(("pattern", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_pattern_that_is_none_is_named_with_file_and_line(tmp_path: Path, pattern: str, message: str) -> None:
    path = tmp_path / "checker.toml"
    path.write_text(f"source = 'ar'\nversions = ['{pattern}']\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        Conventions.of(load(path))
    assert f"checker.toml:2: '{pattern}' " in str(caught.value)
    assert message in str(caught.value)
    with pytest.raises(SettingsError):
        CliRunner().invoke(config_command, ["check", str(path)], catch_exceptions=False)


def test_no_pattern_at_all() -> None:
    with pytest.raises(SettingsError, match="'versions' names no pattern"):
        Conventions.of(Settings(versions=()))


@pytest.mark.parametrize("pattern", [pattern for pattern, *_ in OWN.values()])
def test_the_schema_takes_what_we_take(pattern: str) -> None:
    jsonschema.validate({"versions": [pattern]}, json_schema({}))


@pytest.mark.parametrize("name", ["no language", "no report", "an unknown placeholder", "an open brace",
                                  "nothing in a brace", "spellings of nobody", "spellings of a report"])
def test_the_schema_refuses_what_it_can(name: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"versions": [WRONG[name][0]]}, json_schema({}))


class TestPairs:
    """Folders named by such conventions."""

    @pytest.fixture(autouse=True)
    def _in_an_empty_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    def put(self, *names: str) -> None:
        for name in names:
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(ARABIC if re.search(r"\bar\b|_ar\b", name.lower()) else ENGLISH, encoding="utf-8")

    def found(self, *paths: str, patterns: tuple[str, ...] = VERSIONS) -> list[tuple[str, str | None, str | None]]:
        pairs = find_pairs([Path(path) for path in paths], *CODES, conventions=conventions(*patterns)).pairs
        return [(pair.name, *(one and one.path.as_posix() for one in (pair.source, pair.target))) for pair in pairs]

    def test_each_of_the_usual_conventions(self) -> None:
        self.put("a-ar.md", "a-en.md", "b_AR.docx", "b_EN.docx", "ar-SY/c.txt", "en-GB/c.txt", "d.ar.md", "d.en.txt")
        assert self.found(".") == [("a", "a-ar.md", "a-en.md"), ("b", "b_AR.docx", "b_EN.docx"),
                                   ("d", "d.ar.md", "d.en.txt"), ("c", "ar-SY/c.txt", "en-GB/c.txt")]

    def test_a_name_that_ends_in_a_language_is_left_whole_where_its_folder_tells_more(self) -> None:
        self.put("ar/learning-english.txt", "en/learning-english.txt")
        assert self.found(".") == [("learning-english", "ar/learning-english.txt", "en/learning-english.txt")]
        Path("en/learning-english.txt").unlink()
        with pytest.raises(InputError, match=r"has no English partner; expected en/learning-english\.txt"):
            self.found(".")

    def test_the_settings_convention_takes_the_place_of_the_usual_ones(self) -> None:
        pattern = "content/{language}/posts/{report}/index.md"
        self.put("content/ar/posts/flood/index.md", "content/en/posts/flood/index.md", "content/ar/posts/flood/x.md",
                 "notes.ar.md")
        pair = ("flood", "content/ar/posts/flood/index.md", "content/en/posts/flood/index.md")
        assert self.found(".", patterns=(pattern,)) == [pair]
        assert self.found("content", patterns=(pattern,)) == [pair]
        assert self.found(pair[1], pair[2], patterns=(pattern,)) == [pair]

    def test_a_language_above_the_folder_says_nothing(self) -> None:
        self.put("ar/news/flood.txt")
        with pytest.raises(InputError, match="ar/news: holds no report"):
            self.found("ar/news")

    def test_reports_of_one_name_in_two_places_are_two(self) -> None:
        patterns = ("posts/{language}/{report}.md", "pages/{language}/{report}.md")
        self.put("posts/ar/a.md", "posts/en/a.md", "pages/ar/a.md", "pages/en/a.md")
        assert [name for name, *_ in self.found(".", patterns=patterns)] == ["pages/ar/a", "posts/ar/a"]

    def test_the_command_reads_them_from_the_settings(self) -> None:
        Path("checker.toml").write_text('versions = ["{report}/{language}.*"]\nfail_on = "never"\n', "utf-8")
        self.put("articles/flood/ar.txt", "articles/flood/en.txt")
        done = CliRunner().invoke(program, ["extract", "articles"], catch_exceptions=False)
        assert '"pair": "flood"' in done.output
        assert 'versions = ["{report}/{language}.*"]  # checker.toml:1' in CliRunner().invoke(
            config_command, ["show", "articles"], catch_exceptions=False).output

    def test_the_usual_ones_are_shown_as_the_default(self) -> None:
        shown = CliRunner().invoke(config_command, ["show"], catch_exceptions=False).output
        assert 'versions = ["{report}.{language}.*", "{language}/{report}.*", ' in shown


def test_the_usual_conventions_are_no_part_of_the_signature() -> None:
    assert Settings(versions=VERSIONS).digest == Settings().digest == "5bffb82a"
    assert Settings(versions=("{report}/{language}.*",)).digest != Settings().digest
