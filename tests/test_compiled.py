"""What is kept between runs: the same as made anew, made again when its source changes, never why a run fails."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker import compiled
from checker.compiled import digest_of, kept
from checker.extract import _named, _place_names, _role_names
from checker.termbase import Termbase, load_termbase, loosen

BODIES = '[canal_board]\nen = ["Canal Board"]\nar = ["هيئة القناة"]\n'
SENTENCES = {
    "ar": "وقالت وزيرة الخارجية اللبنانية في جنيف إن المفوضية السامية للأمم المتحدة لحقوق الإنسان ستساعد شمال سوريا",
    "en": "Lebanon's foreign minister told the UN human rights office in Geneva of northern Syria's mayors by WHO",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda _: tmp_path / "cache")
    return tmp_path / "cache" / "compiled"


def fresh() -> str:
    return "made anew"


def never() -> str:
    raise AssertionError("was to come from the cache")


def test_what_was_kept_is_not_made_again() -> None:
    assert kept("x", "1", fresh) == kept("x", "1", never) == "made anew"


def test_another_source_gives_another_text() -> None:
    kept("x", "1", lambda: "former")
    assert kept("x", "2", fresh) == "made anew"


def test_another_program_gives_another_text(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("x", "1", lambda: "former")
    monkeypatch.setattr(compiled, "program", lambda: "other")
    assert kept("x", "1", fresh) == "made anew"


def test_without_a_digest_nothing_is_kept(folder: Path) -> None:
    assert kept("x", "", fresh) == "made anew"
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"\n", b"no digest\nmade up", b"\xff\xfe\x00"])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes) -> None:
    kept("x", "1", lambda: "former")
    (file,) = folder.iterdir()
    file.write_bytes(damage)
    assert kept("x", "1", fresh) == "made anew"
    assert kept("x", "1", never) == "made anew"


def test_a_file_cut_off_is_made_anew(folder: Path) -> None:
    kept("x", "1", lambda: "a long text")
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    assert kept("x", "1", fresh) == "made anew"


def test_a_folder_that_cannot_be_made_keeps_nothing(folder: Path) -> None:
    folder.parent.write_text("a file where the folder should be", "utf-8")
    assert kept("x", "1", fresh) == "made anew"


def test_what_fails_is_not_kept(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        kept("x", "1", lambda: str(1 // 0))
    assert kept("x", "1", fresh) == "made anew"


def test_of_one_name_only_the_latest_stay(folder: Path) -> None:
    for number in range(9):
        kept("x", str(number), fresh)
    kept("y", "1", fresh)
    assert len(list(folder.glob("x-*"))) == 4
    assert len(list(folder.glob("y-*"))) == 1


def test_many_may_make_the_same_at_once(folder: Path) -> None:
    text = "words\n" * 50_000
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: kept("x", "1", lambda: text), range(40))) == {text}
    assert len(list(folder.iterdir())) == 1


def test_contents_that_only_divide_differently_have_other_digests() -> None:
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])


def found(termbase: Termbase) -> dict[str, list[object]]:
    """What the finders of each kind find in the sentences, with all that is said of it."""
    finders = (_named.finder, _place_names.finder, _role_names.finder)
    return {code: [finder.__wrapped__(termbase, code).find(loosen(text)) for finder in finders]
            for code, text in SENTENCES.items()}


def test_a_kept_termbase_finds_what_a_fresh_one_finds(folder: Path) -> None:
    first = load_termbase.__wrapped__()
    made = found(first)
    names = {file.name.rpartition("-")[0] for file in folder.iterdir()}
    assert names == {"termbase", *(f"{kind}-{code}" for kind in ("bodies", "places", "roles") for code in SENTENCES)}
    second = load_termbase.__wrapped__()
    assert second is not first
    assert (dict(second.entries), second.ambiguous, second.digest) == (
        dict(first.entries), first.ambiguous, first.digest)
    assert found(second) == made
    assert all(hits for rows in made.values() for hits in rows)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "bodies.toml").write_text(BODIES, "utf-8")
    before = load_termbase.__wrapped__(house)
    (house / "bodies.toml").write_text(BODIES.replace("canal_board", "canal_office"), "utf-8")
    after = load_termbase.__wrapped__(house)
    assert before.organisation("canal_board")
    assert not after.organisation("canal_board")
    assert after.organisation("canal_office")
    assert before.digest != after.digest
