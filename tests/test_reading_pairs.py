"""Pairs: which files are the two versions of a report."""

import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.reading import Pair, find_pairs
from tests.test_detection import ARABIC, ENGLISH, FRENCH


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARABIC if ".ar." in name or "ar/" in name else ENGLISH, encoding="utf-8")


def found(*paths: str, source: str = "ar", target: str = "en") -> list[tuple[str, str | None, str | None]]:
    def shown(pair: Pair) -> tuple[str, str | None, str | None]:
        source, target = (one and one.path.as_posix() for one in (pair.source, pair.target))
        return pair.name, source, target

    return [shown(pair) for pair in find_pairs([Path(path) for path in paths], source, target).pairs]


def error(*paths: str) -> str:
    with pytest.raises(InputError) as caught:
        found(*paths)
    return str(caught.value)


def test_partners_side_by_side() -> None:
    put("corpora/flood.en.txt", "corpora/flood.ar.txt", "corpora/cup.2024.ar.md", "corpora/cup.2024.en.txt")
    assert found("corpora") == [("cup.2024", "corpora/cup.2024.ar.md", "corpora/cup.2024.en.txt"),
                                ("flood", "corpora/flood.ar.txt", "corpora/flood.en.txt")]


def test_partners_in_folders_of_their_languages() -> None:
    put("corpora/ar/flood.txt", "corpora/en/flood.txt", "corpora/ar/sport/cup.txt", "corpora/en/sport/cup.txt")
    put("corpora/2024/ar/flood.txt", "corpora/2024/en/flood.txt")
    assert found("corpora") == [("2024/flood", "corpora/2024/ar/flood.txt", "corpora/2024/en/flood.txt"),
                                ("flood", "corpora/ar/flood.txt", "corpora/en/flood.txt"),
                                ("sport/cup", "corpora/ar/sport/cup.txt", "corpora/en/sport/cup.txt")]


def test_the_sides_follow_the_options() -> None:
    put("flood.en.txt", "flood.ar.txt")
    assert found(".", source="en", target="ar") == [("flood", "flood.en.txt", "flood.ar.txt")]


def test_files_that_are_no_version_are_counted() -> None:
    put("c/flood.en.txt", "c/flood.ar.txt", "c/flood.expected.toml", "c/README.md", "c/flood.fr.txt", "c/notes.txt",
        "c/.hidden.ar.txt", "c/.git/x.ar.txt")
    result = find_pairs([Path("c")], "ar", "en")
    assert [pair.name for pair in result.pairs] == ["flood"]
    assert result.ignored == 4


def test_a_missing_partner() -> None:
    put("corpora/beirut.ar.txt", "corpora/flood.ar.txt", "corpora/flood.en.txt")
    assert error("corpora") == "corpora/beirut.ar.txt has no English partner; expected corpora/beirut.en.txt"


def test_a_missing_partner_in_a_folder_of_its_language() -> None:
    put("corpora/en/sport/cup.md")
    assert error("corpora") == "corpora/en/sport/cup.md has no Arabic partner; expected corpora/ar/sport/cup.md"


def test_all_missing_partners_are_told_at_once() -> None:
    put("c/a.ar.txt", "c/b.en.txt")
    put("c/d.ar.txt", "c/d.en.txt")
    assert error("c") == ("2 files have no partner: c/a.ar.txt (expected c/a.en.txt), c/b.en.txt (expected c/b.ar.txt)"
                          "; add the missing versions, or check these files one by one")
    put(*(f"c/{number}.ar.txt" for number in range(20)))
    assert "and 12 more" in error("c")


def test_a_folder_without_reports() -> None:
    put("c/notes.txt", "c/table.csv")
    assert error("c") == (
        "c: holds no report in these languages; looked for {report}.{language}.*, {language}/{report}.*, "
        "{report}-{language}.*, {report}_{language}.*; say with 'versions' in checker.toml how yours are named, or let "
        "`checker pair c` propose partners by what they say")
    Path("empty").mkdir()
    assert "empty: holds no report" in error("empty")


def test_two_files_for_one_version() -> None:
    put("c/flood.ar.txt", "c/flood.ar.md", "c/flood.en.txt")
    assert error("c") == ("c/flood.ar.md and c/flood.ar.txt are both the Arabic version of 'flood'; "
                          "remove or rename one of them")
    put("d/flood.ar.txt", "d/ar/flood.txt", "d/flood.en.txt")
    assert error("d") == "d/ar/flood.txt has no English partner; expected d/en/flood.txt"


def test_where_nothing_has_a_partner_the_conventions_are_told() -> None:
    put("c/a.ar.txt", "c/b.en.txt")
    assert "c/b.en.txt (expected c/b.ar.txt); looked for {report}.{language}.*, " in error("c")
    assert "`checker pair c`" in error("c")


def test_two_files_given_by_name() -> None:
    put("flood.ar.txt", "flood.en.txt", "ar/cup.txt", "en/cup.txt")
    assert found("flood.en.txt", "flood.ar.txt") == [("flood", "flood.ar.txt", "flood.en.txt")]
    assert found("ar/cup.txt", "en/cup.txt") == [("cup", "ar/cup.txt", "en/cup.txt")]


def test_two_files_alone_are_a_pair_whatever_their_names() -> None:
    put("report.txt", "taqrir.ar.txt")
    assert found("report.txt", "taqrir.ar.txt") == [("taqrir", "taqrir.ar.txt", "report.txt")]


def test_two_files_in_one_language_are_two_reports() -> None:
    put("flood.en.txt", "cup.en.txt")
    assert found("flood.en.txt", "cup.en.txt") == [("flood", None, "flood.en.txt"), ("cup", None, "cup.en.txt")]


def test_a_file_alone_has_no_partner_even_if_one_lies_beside_it() -> None:
    put("flood.en.txt", "flood.ar.txt")
    assert found("flood.en.txt") == [("flood", None, "flood.en.txt")]
    assert found("flood.ar.txt") == [("flood", "flood.ar.txt", None)]


def test_many_files_given_by_name_are_paired_by_slug() -> None:
    put("a.ar.txt", "a.en.txt", "b.ar.txt", "b.en.txt", "c.en.txt")
    assert found("a.ar.txt", "b.ar.txt", "a.en.txt", "b.en.txt", "c.en.txt") == [
        ("a", "a.ar.txt", "a.en.txt"), ("b", "b.ar.txt", "b.en.txt"), ("c", None, "c.en.txt")]


def test_what_is_named_twice_is_read_once() -> None:
    put("c/a.ar.txt", "c/a.en.txt", "c/d/b.ar.txt", "c/d/b.en.txt")
    assert len(found("c", "c", "c/d", "c/a.ar.txt")) == 2


def test_reports_of_the_same_name_get_longer_ones() -> None:
    put("x/a.ar.txt", "x/a.en.txt", "y/a.ar.txt", "y/a.en.txt")
    assert [name for name, _, _ in found("x", "y")] == ["x/a", "y/a"]


def test_articles_are_read_with_their_common_name() -> None:
    put("flood.ar.txt", "flood.en.txt")
    (pair,) = find_pairs([Path()], "ar", "en").pairs
    source, target = pair.read()
    assert source is not None
    assert target is not None
    assert (source.name, source.language, target.name, target.language) == ("flood", "ar", "flood", "en")
    (single,) = find_pairs([Path("flood.en.txt")], "ar", "en").pairs
    assert single.read()[0] is None


def test_swapped_files() -> None:
    Path("flood.ar.txt").write_text(ENGLISH, encoding="utf-8")
    put("flood.en.txt")
    with pytest.raises(InputError, match=r"flood\.ar\.txt: the text is English, not Arabic; are the two files swapped"):
        find_pairs([Path()], "ar", "en").pairs[0].read()


def test_paths_that_are_not_there() -> None:
    assert error("flood.en.txt") == "flood.en.txt: no such file or folder; check the path"
    assert error("corpora") == "corpora: no such file or folder; check the path"


def test_files_that_are_in_neither_language() -> None:
    Path("a.txt").write_text(FRENCH, encoding="utf-8")
    assert "a language we don't have (fr)" in error("a.txt")


def test_one_language_on_both_sides() -> None:
    put("flood.en.txt")
    with pytest.raises(InputError, match="source and target are both English"):
        find_pairs([Path("flood.en.txt")], "en", "en")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may search everything")
def test_a_folder_that_may_not_be_searched() -> None:
    Path("c").mkdir(mode=0)
    assert "c: can't be searched" in error("c")


def test_a_link_in_a_circle_is_not_followed() -> None:
    put("c/a.ar.txt", "c/a.en.txt")
    Path("c/again").symlink_to(Path("c").resolve(), target_is_directory=True)
    assert len(found("c")) == 1
