"""`checker review`: the review desk, a web page on this machine."""

import getpass
import subprocess
import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from checker.errors import InputError
from checker.listening import is_own, listen

PORT = 8765
_SECONDS_FOR_GIT = 2


@click.command("review", epilog="""\b
Examples:
  checker check articles/ --format jsonl && checker review reports/articles
  checker review reports/monday reports/tuesday --reviewer Mona
  checker review reports/articles --database postgresql://desk@db.newsroom/decisions""")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--database", metavar="URL", envvar="CHECKER_DATABASE", show_envvar=True,
              help="Where decisions are kept: a file or postgresql://user@host/database [default: decisions.sqlite "
                   "beside the tables of the first PATH].")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Port of the page; 0 takes any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--reviewer", metavar="NAME", help="Who decides [default: git's user.name, or your login]; the page can "
              "be told another name.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(paths: tuple[Path, ...], database: str | None, port: int, host: str, reviewer: str | None,
            no_browser: bool) -> None:
    """Review findings on a web page: confirm or dismiss each with one key.

    PATH is a folder that `checker check --format jsonl` (or parquet, csv) has written, or its findings table. Every
    decision is kept at once in the database; several people may review at the same time, and link to what they see.
    Ctrl-C closes the desk.
    """
    _installed()
    from checker.review.desk import serving
    from checker.review.desk.desk import Desk
    from checker.review.desk.guard import Door
    from checker.review.desk.loading import stamps
    from checker.review.store import open_store

    stamps(paths)  # what is no table of ours is said before a database is made beside it
    with listen(host, port) as listening, open_store(database or _beside(paths[0])) as store:
        door = Door.at(host, listening.getsockname()[1])
        name = reviewer if reviewer is not None else _user_name() if is_own(host) else ""
        desk = Desk(paths, store, door, name.strip())
        findings = len(desk.board().findings)
        serving.serve(desk, listening, lambda: _opened(door.address, findings, host, no_browser))
    click.echo("The desk is closed; every decision is kept.")


def _installed() -> None:
    """Raises InputError when a package of the extra `review` is missing."""
    missing = [name for name in ("jinja2", "sqlalchemy", "starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise InputError(f"the review desk needs packages that are not installed: {', '.join(missing)}",
                         advice="pip install 'translation-consistency-checker[review]'")


def _beside(path: Path) -> str:
    return str((path if path.is_dir() else path.parent) / "decisions.sqlite")


def _user_name() -> str:
    """The name that git signs with, or the login; "" where neither is known, and the page asks."""
    try:
        said = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False,  # noqa: S607
                              timeout=_SECONDS_FOR_GIT).stdout.strip()
        return said or getpass.getuser()
    except (OSError, subprocess.TimeoutExpired, KeyError):
        return ""


def _opened(address: str, findings: int, host: str, no_browser: bool) -> None:
    if not is_own(host):
        click.echo(f"checker: {host} can be reached from other machines, and pages travel unencrypted; whoever has the "
                   "address below may read and decide", err=True)
    click.echo(f"{findings} findings to review at {address}\nCtrl-C closes the desk.")
    if not no_browser:
        webbrowser.open(address)
