"""Recalling comparisons: everything that can change one makes it be made anew, nothing else does, and what is recalled
is what would be made."""

import ast
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import pytest

from checker import instruments
from checker.alignment import Part
from checker.article import Article, Landmark, Span
from checker.checks import configured
from checker.errors import InputError
from checker.pipeline import Comparison, Instruments, Result
from checker.reading import find_pairs
from checker.recalling import Comparing, ComparisonCache, comparing
from checker.recalling import key as keys
from checker.recalling.written import read, written
from checker.running import workers
from checker.settings import Settings
from checker.signature import Signature
from checker.tables import tables
from checker.termbase import load_termbase
from tests.calling import Run
from tests.encoders import LevelEncoder

ROOT = Path(__file__).parent.parent
SOURCE = Article("camp", "camp.ar.txt", "ar",
                 "قالت الأونروا إن 47 شخصا قتلوا في الغارة.\n\nوأعلنت القاهرة وقف إطلاق النار.")
TARGET = Article("camp", "camp.en.txt", "en", "UNRWA said 74 people died in the raid.\n\nCairo announced a ceasefire.")
PAIR = (SOURCE, TARGET)


def used(**said: object) -> Instruments:
    return Instruments(LevelEncoder(), load_termbase, configured(Settings(**said)))  # type: ignore[arg-type]


@dataclass
class Counted:
    """The texts that were compared, not recalled."""

    texts: list[object]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted([])
    for name in ("_articles", "_rows"):
        compare: Callable[..., Iterator[Comparison]] = getattr(comparing, name)

        def counting(texts: Sequence[object], made_with: Instruments, compare: object = compare) -> object:
            counted.texts += texts
            return compare(texts, made_with)  # type: ignore[operator]

        monkeypatch.setattr(comparing, name, counting)
    return counted


def test_what_did_not_change_is_recalled_by_another_run(tmp_path: Path, made: Counted) -> None:
    first = Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR, (SOURCE,)])
    again = Comparing(used(), ComparisonCache(tmp_path)).articles([(SOURCE,), PAIR])
    assert made.texts == [PAIR, (SOURCE,)]
    assert [one.findings for one in again] == [one.findings for one in reversed(first)]
    assert first[0].findings


@pytest.mark.parametrize("other", [
    (replace(SOURCE, text=SOURCE.text.replace("47", "74")), TARGET),
    (SOURCE, replace(TARGET, text=TARGET.text + " ")),
    (replace(SOURCE, name="raid"), replace(TARGET, name="raid")),
    (SOURCE, replace(TARGET, file="elsewhere/camp.en.txt")),
    (SOURCE, replace(TARGET, language="ar")),
    (SOURCE, replace(TARGET, first_line=2)),
    (SOURCE, replace(TARGET, landmarks=(Landmark(0, "page 1"),))),
    (TARGET, SOURCE),
    (TARGET,),
], ids=["a digit", "a space", "the name", "the file", "the language", "the line", "a page", "the sides", "alone"])
def test_other_texts_are_compared(tmp_path: Path, made: Counted, other: tuple[Article, ...]) -> None:
    compare = Comparing(used(), ComparisonCache(tmp_path))
    compare.articles([PAIR])
    compare.articles([other])
    assert made.texts == [PAIR, other]


def test_a_row_is_not_the_pair_of_articles_with_the_same_texts(tmp_path: Path, made: Counted) -> None:
    compare = Comparing(used(), ComparisonCache(tmp_path))
    compare.articles([PAIR])
    compare.rows([PAIR])
    compare.rows([PAIR])
    assert made.texts == [PAIR, PAIR]


def house(folder: Path, term: str) -> Settings:
    (folder / "house.csv").write_text(f"concept,language,term,status\n1,en,{term},forbidden\n", "utf-8")
    return Settings(checks={"terminology": {"termbases": ["house.csv"]}}, folder=folder)



MAKERS = {
    "the model": lambda: replace(used(), encoder=LevelEncoder("level@2")),
    "the checks": lambda: used(ignore=("moved",)),
    "an option of a check": lambda: used(checks={"omission": {"words": 9}}),
    "another termbase": lambda: replace(used(), load_termbase=lambda: replace(load_termbase(), digest="other")),
}


@pytest.mark.parametrize("changed", MAKERS)
def test_another_maker_makes_it_anew(tmp_path: Path, made: Counted, changed: str) -> None:
    Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR])
    Comparing(MAKERS[changed](), ComparisonCache(tmp_path)).articles([PAIR])
    Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR])
    assert made.texts == [PAIR, PAIR]


@pytest.mark.parametrize("name", ["whole_program", "_packages"])
def test_another_program_or_package_makes_it_anew(
    tmp_path: Path, made: Counted, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR])
    monkeypatch.setattr(keys, name, lambda: "of tomorrow")
    Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR])
    assert made.texts == [PAIR, PAIR]


def test_a_term_changed_in_the_termbase_of_the_house_makes_it_anew(tmp_path: Path, made: Counted) -> None:
    from checker.termbase.house import load_house

    found = []
    for term in ("raid", "ceasefire", "raid"):
        load_house.cache_clear()  # another run reads the file again
        settings = house(tmp_path, term)
        compare = Comparing(replace(used(), checks=configured(settings)), ComparisonCache(tmp_path))
        found.append([one.target.text for one in compare.articles([PAIR])[0].findings if one.check == "terminology"])
    assert found == [["raid"], ["ceasefire"], ["raid"]]
    assert made.texts == [PAIR, PAIR]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_every_package_that_the_stages_import_is_part_of_the_key() -> None:
    stages = ("aligning", "checks", "comparing", "embedding", "extract", "languages", "splitting", "termbase")
    names = {name for stage in stages for file in (ROOT / "checker" / stage).rglob("*.py") for name in imported(file)}
    foreign = {name.replace("_", "-") for name in names - sys.stdlib_module_names - {"checker"}}
    assert {"numpy", "torch", "hijridate"} < foreign
    # What finds the folder of a model on disk, or of the cache, has no part in what comes out.
    assert foreign - {"huggingface-hub", "platformdirs"} <= set(keys.PACKAGES)


def test_the_version_of_a_package_is_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys.makers(used())
    keys._packages.cache_clear()
    monkeypatch.setattr(keys, "version", lambda name: "99" if name == "hijridate" else version(name))
    assert keys.makers(used()) != before
    keys._packages.cache_clear()


def test_of_a_termbase_without_a_digest_nothing_is_kept(tmp_path: Path, made: Counted) -> None:
    for _ in range(2):
        tools = replace(used(), load_termbase=lambda: replace(load_termbase(), digest=""))
        Comparing(tools, ComparisonCache(tmp_path)).articles([PAIR])
    assert made.texts == [PAIR, PAIR]


def test_a_comparison_that_the_disk_changed_is_made_anew_without_a_word(
    tmp_path: Path, made: Counted, caplog: pytest.LogCaptureFixture
) -> None:
    other = (SOURCE, replace(TARGET, name="other"))
    first = Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR, other])
    with sqlite3.connect(tmp_path / "comparisons.sqlite") as connection:
        (value,) = connection.execute("SELECT value FROM kept WHERE id = 1").fetchone()
        torn = value[:40] + bytes([value[40] ^ 1]) + value[41:]
        connection.execute("UPDATE kept SET value = ? WHERE id = 1", (torn,))
    connection.close()
    again = Comparing(used(), ComparisonCache(tmp_path)).articles([PAIR, other])
    assert made.texts == [PAIR, other, PAIR]
    assert [one.findings for one in again] == [one.findings for one in first]
    assert not caplog.records


@pytest.mark.parametrize("value", [None, b"", b"not packed"])
def test_what_is_no_comparison_is_none(value: bytes | None) -> None:
    assert read(value, PAIR) is None


def test_a_comparison_of_other_texts_is_not_taken_for_that_of_one(tmp_path: Path) -> None:
    (comparison,) = Comparing(used()).articles([PAIR])
    assert read(written(comparison), PAIR)
    assert read(written(comparison), (SOURCE,)) is None


def test_the_parts_of_a_bead_are_kept_with_it() -> None:
    (comparison,) = Comparing(used()).articles([PAIR])
    assert comparison.alignment
    parts = (Part(Span(0, 9), Span(0, 7), 0.25), Part(Span(10, 20), Span(8, 20), 0.125))
    beads = tuple(replace(bead, parts=parts) for bead in comparison.alignment.beads)
    whole = replace(comparison, alignment=replace(comparison.alignment, beads=beads))
    again = read(written(whole), PAIR)
    assert again
    assert again.alignment
    assert again.alignment.beads == beads


def test_of_the_corpora_the_same_tables_come_out_as_if_all_were_made_anew(instruments: Instruments) -> None:
    pairs = [tuple(filter(None, pair.read())) for pair in find_pairs([ROOT / "corpora"], "ar", "en").pairs]
    rows = [(replace(SOURCE, text=one, first_line=7), replace(TARGET, text=two)) for one, two in
            (("قتل 47 شخصا", "74 died"), (" ", "."))]
    made = [*Comparing(instruments).articles([*pairs, (SOURCE,)]), *Comparing(instruments).rows(rows)]
    recalled = [read(written(one), texts) for one, texts in zip(made, [*pairs, (SOURCE,), *rows], strict=True)]
    fresh, again = (tables(Result(tuple(filter(None, ones)), Signature("", "", ""))) for ones in (made, recalled))
    assert len(fresh["findings"]) > 10
    for name, table in fresh.items():
        assert table.equals(again[name]), name
    assert [one and one.findings for one in recalled] == [one.findings for one in made]


def test_a_run_that_recalls_everything_loads_neither_model_nor_termbase(
    tmp_path: Path, instruments: Instruments
) -> None:
    for article in PAIR:
        (tmp_path / article.file).write_text(article.text, "utf-8")
    Comparing(replace(instruments, checks=configured(Settings())), ComparisonCache(tmp_path / "cache")).articles([PAIR])
    code = """if True:
        import sys
        from checker import cli
        from checker.termbase import load_termbase
        sys.argv = ["checker", "check", "camp.ar.txt", "camp.en.txt", "--cache", "cache", "--no-config", "-q"]
        try:
            cli.main()
        except SystemExit as ended:
            print(ended.code, load_termbase.cache_info().currsize, "torch" in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
                          capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0", "False"]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with an article; what was compared is recalled, as outside of tests."""
    monkeypatch.setattr(instruments, "open_comparisons", lambda cache, no_cache: None if no_cache
                        else ComparisonCache(tmp_path / "cache"))
    (tmp_path / "desk").mkdir()
    for article in PAIR:
        (tmp_path / "desk" / article.file).write_text(article.text, "utf-8")
    return tmp_path / "desk"


@pytest.mark.parametrize("how", [(), ("--format", "jsonl", "--output", "out", "--jobs", "1")])
def test_what_is_done_with_findings_is_done_anew_without_comparing_again(
    run: Run, desk: Path, made: Counted, capsys: pytest.CaptureFixture[str], how: tuple[str, ...]
) -> None:
    assert run("check", "desk", *how) == 1
    assert "47" in capsys.readouterr().out
    assert run("check", "desk", *how, "--fail-on", "never") == 0
    (desk / "checker.toml").write_text('[checks.number]\nseverity = "low"\n', "utf-8")
    assert run("check", "desk", *how) == 0
    (desk / "checker.toml").write_text('[[ignore]]\ncheck = "number"\nreason = "rounded"\n', "utf-8")
    assert run("check", "desk", *how) == 0
    assert "1 suppressed" in capsys.readouterr().out
    assert len(made.texts) == 1


def test_unchanged_articles_need_no_worker_and_a_changed_one_needs_one(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.running.cutting._ITEMS", 1)
    monkeypatch.setattr(workers, "_start", lambda *given: pytest.fail("a worker was started"))
    for name in ("raid", "camp2"):
        for article in PAIR:
            (desk / f"{name}.{article.language}.txt").write_text(article.text, "utf-8")
    tables_of = [run("check", "desk", "--format", "csv", "--output", jobs, "--jobs", jobs) for jobs in ("1", "2")]
    assert tables_of == [1, 1]
    for file in Path("1").iterdir():
        assert file.read_bytes() == Path("2", file.name).read_bytes()
    (desk / "raid.ar.txt").write_text(SOURCE.text.replace("47", "48"), "utf-8")
    with pytest.raises(BaseException, match="a worker was started"):
        run("check", "desk", "--format", "csv", "--output", "3", "--jobs", "2")


def test_no_cache_means_that_everything_is_compared(run: Run, desk: Path, made: Counted) -> None:
    for _ in range(2):
        assert run("check", "desk", "--no-cache") == 1
    assert len(made.texts) == 2


def test_across_articles_is_compared_anew_since_it_looks_at_every_name(run: Run, desk: Path, made: Counted) -> None:
    for _ in range(2):
        assert run("check", "desk", "--across") == 1
    assert len(made.texts) == 2


def test_what_cannot_be_read_is_told_though_the_rest_is_known(run: Run, desk: Path, made: Counted) -> None:
    run("check", "desk")
    (desk / "raid.ar.txt").write_text(SOURCE.text, "utf-8")
    (desk / "raid.en.txt").write_bytes(b"")
    assert run("check", "desk") == 2
    with pytest.raises(InputError):
        find_pairs([desk], "ar", "en").pairs[1].read()
