"""The documentation builds, strictly: every link leads somewhere, every page is in the menu."""

import os
import re
import subprocess
import sys
from pathlib import Path

from checker.checks import all_checks
from checker.cli import COMMANDS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def test_the_documentation_builds_and_names_every_command_and_check(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file",
                           str(DOCS / "mkdocs.yml"), "--site-dir", str(tmp_path)], capture_output=True, text=True,
                          check=False, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "true"})
    assert done.returncode == 0, done.stderr
    commands = (tmp_path / "reference/command-line.html").read_text("utf-8")
    assert all(f"checker {name}" in commands for name in COMMANDS)
    checks = (tmp_path / "reference/checks.html").read_text("utf-8")
    assert all(f'id="{name}"' in checks for name in all_checks())


def test_every_command_that_is_shown_exists() -> None:
    shown = {name for page in DOCS.rglob("*.md") for name in re.findall(r"^(?:.*\$ |.*\| )?checker (\w+)\b",
                                                                        page.read_text("utf-8"), re.MULTILINE)}
    assert shown <= set(COMMANDS)
    assert {"check", "review", "decisions", "pair", "serve"} <= shown
