"""What git knows of the files: where their repository begins, and which have changed since a revision."""

import os
import subprocess
from pathlib import Path

from checker.errors import InputError


def repository(folder: Path) -> Path | None:
    """The root of the repository that a folder lies in; None outside of any."""
    resolved = folder.resolve()
    return next((one for one in (resolved, *resolved.parents) if (one / ".git").exists()), None)


def changed(folder: Path, revision: str) -> frozenset[Path]:
    """The files of a folder's repository that differ from what they were at a revision, as resolved paths: committed
    or not, renamed, new, untracked but for those that git ignores. On a branch it counts from where the branch left the
    revision's, so that what others have done meanwhile is not the branch's.

    Raises InputError outside of a repository, without git, and for a revision that git does not know.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    if not _known(root, revision):
        raise InputError(f"git knows no revision '{revision}'", place="--since",
                         advice=f"see `git log`; in CI fetch it first: git fetch origin {revision.rpartition('/')[2]}, "
                                f"or check out with the whole history (fetch-depth: 0)")
    base = _run(root, "merge-base", revision, "HEAD").stdout.strip() or revision
    names = [*_git(root, "diff", "--name-only", "--no-renames", "-z", base, "--").split("\0"),
             *_git(root, "ls-files", "--others", "--exclude-standard", "-z").split("\0")]
    return frozenset((root / name).resolve() for name in names if name)


def _known(root: Path, revision: str) -> bool:
    if revision.startswith("-"):
        return False
    return _run(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode == 0


def _git(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        said = done.stderr.strip().removeprefix("fatal: ")
        raise InputError(f"git says: {said}", place=str(folder),
                         advice="--since needs a git repository; leave it out to check everything")
    return done.stdout


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, capture_output=True,  # noqa: S603 - no shell
                              encoding="utf-8", errors="surrogateescape", check=False)
    except FileNotFoundError:
        raise InputError("git is not installed", place="--since", advice="install it, or leave out --since") from None
