"""`--since REV`: pairs of which a version has changed, as git knows it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.reading import find_pairs
from checker.reading.git import changed, repository

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in an empty repository, whatever the user's own settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str) -> str:
        settings = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main")
        done = subprocess.run(["git", "-C", str(tmp_path), *settings, *arguments], capture_output=True, text=True,
                              check=True)
        return done.stdout.strip()

    call("init")
    return call


def write(folder: Path, *names: str, text: str = "text\n") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def commit(git: Git) -> str:
    git("add", "--all")
    git("commit", "--message", "work")
    return git("rev-parse", "HEAD")


def names(folder: Path, revision: str) -> set[str]:
    return {file.relative_to(folder.resolve()).as_posix() for file in changed(folder, revision)}


def test_committed_uncommitted_untracked_and_renamed_files_have_changed(git: Git, tmp_path: Path) -> None:
    write(tmp_path, "same.md", "committed.md", "edited.md", "staged.md", "old name.md", ".gitignore", text="*.log\n")
    first = commit(git)
    write(tmp_path, "committed.md", text="new\n")
    commit(git)
    git("mv", "old name.md", "اسم جديد.md")
    write(tmp_path, "edited.md", "staged.md", "untracked.md", "noise.log", text="new\n")
    git("add", "staged.md")
    assert names(tmp_path, first) == {"committed.md", "edited.md", "staged.md", "old name.md", "اسم جديد.md",
                                      "untracked.md"}
    assert "committed.md" not in names(tmp_path, "HEAD")


def test_it_counts_from_where_the_branch_began(git: Git, tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md")
    commit(git)
    git("switch", "--create", "branch")
    write(tmp_path, "a.md", text="of the branch\n")
    commit(git)
    git("switch", "main")
    write(tmp_path, "b.md", text="of others\n")
    commit(git)
    git("switch", "branch")
    assert names(tmp_path, "main") == {"a.md"}


def test_a_folder_inside_asks_its_repository(git: Git, tmp_path: Path) -> None:
    write(tmp_path, "desk/a.md", "b.md")
    first = commit(git)
    write(tmp_path, "desk/a.md", "b.md", text="new\n")
    assert changed(tmp_path / "desk", first) == changed(tmp_path, first)
    assert repository(tmp_path / "desk") == tmp_path.resolve()


@pytest.mark.parametrize("revision", ["no-such-branch", "HEAD~9", "--output=x", "HEAD:a.md"])
def test_a_revision_that_git_does_not_know_is_said_with_what_to_do(git: Git, tmp_path: Path, revision: str) -> None:
    write(tmp_path, "a.md")
    commit(git)
    with pytest.raises(InputError, match="git knows no revision"):
        changed(tmp_path, revision)
    assert not (tmp_path / "x").exists()


def test_outside_of_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match=r"not a git repository.*--since needs a git repository"):
        changed(tmp_path, "HEAD")


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git is not installed"):
        changed(tmp_path, "HEAD")


class TestPairs:
    """Of a folder, only the pairs that have one of some files."""

    def test_either_side_is_enough_and_names_stay_those_of_the_folder(self, tmp_path: Path) -> None:
        write(tmp_path, "desk/a.ar.md", "desk/a.en.md", "desk/b.ar.md", "desk/b.en.md", "ar/c.md", "en/c.md")
        only = {(tmp_path / "desk/a.en.md").resolve(), (tmp_path / "ar/c.md").resolve()}
        found = find_pairs([tmp_path], "ar", "en", only=only)
        assert [pair.name for pair in found.pairs] == ["c", "desk/a"]

    def test_a_file_without_partner_is_told_and_no_error(self, tmp_path: Path) -> None:
        write(tmp_path, "a.ar.md", "b.en.md")
        found = find_pairs([tmp_path], "ar", "en", only={(tmp_path / "a.ar.md").resolve()})
        assert found.pairs == ()
        assert found.lonely == (tmp_path / "a.ar.md",)
        with pytest.raises(InputError, match="2 files have no partner"):
            find_pairs([tmp_path], "ar", "en")

    def test_files_given_by_name_are_held_to_it_too(self, tmp_path: Path) -> None:
        write(tmp_path, "a.ar.md", "a.en.md")
        files = [tmp_path / "a.ar.md", tmp_path / "a.en.md"]
        assert find_pairs(files, "ar", "en", only=set()).pairs == ()
        assert len(find_pairs(files, "ar", "en", only={files[1].resolve()}).pairs) == 1
