"""A newsroom's repository (`tests/newsroom/`) with the GitHub Action, the pre-commit hook and the GitLab job: the steps
of each are taken from their files and run in a temporary git repository, with the program as the Action installs it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.decision import Decision, Judgement
from checker.review.files import FORMATS

HERE = Path(__file__).parent
ROOT = HERE.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOK, = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
# What a build of the program needs; the Action has the whole repository.
PROGRAM = ("checker", "pyproject.toml", "README.md", "LICENSE", "constraints.txt")
# How GitHub runs `shell: bash`, and GitLab a `script`.
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
FIRE = "articles/2024/harbour-fire.en.md"
RIGHT, WRONG = "12 workers", "21 workers"

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Newsroom:
    """The repository in a temporary folder, and the environment that its CI runs in."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A command in the repository; `more` are variables of its environment."""
        return subprocess.run(command, cwd=self.folder, env={**self.environment, **more}, capture_output=True,
                              text=True, check=False)

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, name: str, old: str, new: str) -> None:
        """A file with some words replaced by others, staged."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        self.git("add", "--all")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--no-verify", "--message", "work")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the program is installed by the Action's own step, its dependencies being there."""
    folder = tmp_path_factory.mktemp("action")
    action, home = folder / "action", folder / "venv"
    for name in PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        action.mkdir(exist_ok=True)
        copy(ROOT / name, action / name)
    venv.create(home, symlinks=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "PIP_"))}
    found = {**kept, "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": "/dev/null",
             "GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@example.org", "GIT_COMMITTER_NAME": "Desk",
             "GIT_COMMITTER_EMAIL": "desk@example.org", "XDG_CACHE_HOME": str(folder / "cache"),
             "PRE_COMMIT_HOME": str(folder / "pre-commit"), "OMP_NUM_THREADS": "1"}
    # The dependencies are those of the tests' own environment: nothing is downloaded.
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    install = next(step for step in steps() if step["name"] == "Install")
    done = subprocess.run([*BASH, install["run"]], cwd=folder, env={**found, **offline, "ACTION": str(action)},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return found


@pytest.fixture
def newsroom(environment: dict[str, str], tmp_path: Path) -> Newsroom:
    """The repository, committed once, everything in order."""
    folder = tmp_path / "newsroom"
    shutil.copytree(HERE / "newsroom", folder)
    made = Newsroom(folder, environment)
    made.git("init", "--initial-branch", "main")
    made.commit()
    return made


def steps() -> list[dict[str, Any]]:
    """The Action's steps that run a script."""
    return [step for step in ACTION["runs"]["steps"] if "run" in step]


@dataclass(frozen=True)
class Ran:
    """What the Action's check came to."""

    code: int
    printed: str
    outputs: Mapping[str, str]
    summary: str


def act(newsroom: Newsroom, **inputs: str) -> Ran:
    """The Action's check as GitHub runs it: inputs in the environment, files for outputs and summary."""
    known = {name: one["default"] for name, one in ACTION["inputs"].items()}
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    assert given.keys() <= known.keys()
    step = next(one for one in steps() if one.get("id") == "check")
    variables = {name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: {**known, **given}[match[1]], value)
                 for name, value in step["env"].items()}
    temporary = newsroom.folder.parent
    files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", "utf-8")
    done = newsroom.run(*BASH, step["run"], RUNNER_TEMP=str(temporary), **variables,
                        **{name: str(file) for name, file in files.items()})
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
    return Ran(done.returncode, done.stdout + done.stderr, outputs, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"))


class TestAction:
    """action.yml."""

    def test_red_on_a_mismatch_with_the_place_and_a_sarif_file_green_after_the_fix(self, newsroom: Newsroom) -> None:
        newsroom.git("switch", "--create", "fire")
        newsroom.write(FIRE, RIGHT, WRONG)
        newsroom.commit()
        ran = act(newsroom, paths="articles", since="main")
        assert (ran.code, ran.outputs["exit-code"]) == (1, "1"), ran.printed
        assert f"::error file={FIRE},line=3,endLine=3," in ran.printed
        assert "Findings: **1**" in ran.summary
        log = json.loads((newsroom.folder / ran.outputs["sarif"]).read_text("utf-8"))
        jsonschema.Draft7Validator(json.loads((HERE / "schemas/sarif-2.1.0.json").read_text("utf-8"))).validate(log)
        assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["number"]
        newsroom.write(FIRE, WRONG, RIGHT)
        newsroom.commit()
        assert act(newsroom, paths="articles").code == 0

    def test_green_while_the_baseline_knows_it_red_again_when_the_sentence_changes(self, newsroom: Newsroom) -> None:
        newsroom.write(FIRE, RIGHT, WRONG)
        done = newsroom.run("checker", "baseline", "write", "articles")
        assert done.returncode == 0, done.stderr
        inputs = {"paths": "articles", "baseline": "checker-baseline.jsonl"}
        ran = act(newsroom, **inputs)
        assert ran.code == 0, ran.printed
        assert "settled: 1" in ran.summary
        newsroom.write(FIRE, f"{WRONG} suffered", f"{WRONG} had suffered")
        ran = act(newsroom, **inputs)
        assert ran.code == 1, ran.printed
        assert f"::error file={FIRE}" in ran.printed

    def test_green_once_it_is_dismissed_red_again_when_the_sentence_changes(self, newsroom: Newsroom) -> None:
        newsroom.write(FIRE, RIGHT, WRONG)
        assert newsroom.run("checker", "check", "articles", "--format", "sarif", "--output", "results").returncode == 1
        log = json.loads((newsroom.folder / "results/findings.sarif").read_text("utf-8"))
        found, = log["runs"][0]["results"]
        decision = Decision(found["partialFingerprints"]["checker/v1"], found["properties"]["digest"],
                            Judgement.DISMISSED, "desk", datetime(2024, 3, 5, tzinfo=UTC), "number",
                            "2024/harbour-fire", reason="by the later count")
        (newsroom.folder / "decisions.jsonl").write_text(FORMATS[".jsonl"]([decision]), "utf-8")
        ran = act(newsroom, paths="articles", decisions="decisions.jsonl")
        assert ran.code == 0, ran.printed
        assert "settled: 1" in ran.summary
        assert f"file={FIRE}" not in ran.printed
        log = json.loads((newsroom.folder / ran.outputs["sarif"]).read_text("utf-8"))
        assert log["runs"][0]["results"][0]["suppressions"][0]["justification"] == "by the later count"
        newsroom.write(FIRE, f"{WRONG} suffered", f"{WRONG} had suffered")
        assert act(newsroom, paths="articles", decisions="decisions.jsonl").code == 1

    def test_what_cannot_run_is_said_and_has_no_sarif_file(self, newsroom: Newsroom) -> None:
        ran = act(newsroom, paths="articles\n\nmore articles", fail_on="high", arguments="--min-severity\nhigh")
        assert (ran.code, ran.outputs) == (2, {"exit-code": "2"})
        assert "more articles" in ran.printed
        assert "more articles" in ran.summary

    def test_the_program_that_runs_is_the_one_that_was_installed(self, newsroom: Newsroom) -> None:
        done = newsroom.run("python", "-c", "import checker; print(checker.__file__)")
        assert Path(done.stdout.strip()).is_relative_to(Path(newsroom.environment["PATH"].split(os.pathsep)[0]).parent)


class TestHook:
    """.pre-commit-hooks.yaml."""

    @pytest.fixture
    def configured(self, newsroom: Newsroom) -> Newsroom:
        """The newsroom's own configuration, its hook taken from our file; pre-commit need not install it again."""
        path = newsroom.folder / ".pre-commit-config.yaml"
        repository, = yaml.safe_load(path.read_text("utf-8"))["repos"]
        hooks = [{**HOOK, **hook, "language": "system"} for hook in repository["hooks"]]
        path.write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}), "utf-8")
        newsroom.commit()
        return newsroom

    @staticmethod
    def hook(newsroom: Newsroom) -> "subprocess.CompletedProcess[str]":
        return newsroom.run(sys.executable, "-m", "pre_commit", "run", "--color", "never")

    def test_red_on_a_staged_mismatch_green_when_it_is_said_to_be_meant_so(self, configured: Newsroom) -> None:
        configured.write(FIRE, RIGHT, WRONG)
        done = self.hook(configured)
        assert done.returncode == 1, done.stdout + done.stderr
        assert f"{FIRE}:3:" in done.stdout
        configured.write(FIRE, "A fire broke", "<!-- checker: ignore number -- by the later count -->\nA fire broke")
        done = self.hook(configured)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Passed" in done.stdout

    def test_a_version_without_partner_can_be_committed(self, configured: Newsroom) -> None:
        (configured.folder / "articles/2024/new.ar.md").write_text("وصل الوفد إلى العاصمة.\n", "utf-8")
        configured.git("add", "--all")
        done = self.hook(configured)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_other_files_are_no_business_of_the_hook(self, configured: Newsroom) -> None:
        configured.write("README.md", "newsroom", "news desk")
        (configured.folder / "a.py").write_text("x = 1\n", "utf-8")
        configured.git("add", "--all")
        done = self.hook(configured)
        assert done.returncode == 0, done.stdout + done.stderr


class TestGitLab:
    """tests/newsroom/.gitlab-ci.yml, which docs/pages/how-to/ci.md shows."""

    @staticmethod
    def job(newsroom: Newsroom) -> "subprocess.CompletedProcess[str]":
        job = yaml.safe_load((newsroom.folder / ".gitlab-ci.yml").read_text("utf-8"))["translations"]
        return newsroom.run(*BASH, "\n".join(job["script"]), PIP_NO_DEPS="1", PIP_NO_INDEX="1",
                            CI_MERGE_REQUEST_DIFF_BASE_SHA=newsroom.git("rev-parse", "main"))

    def test_red_on_a_mismatch_with_the_reports_it_hands_over_green_after_the_fix(self, newsroom: Newsroom) -> None:
        newsroom.git("switch", "--create", "fire")
        newsroom.write(FIRE, RIGHT, WRONG)
        newsroom.commit()
        done = self.job(newsroom)
        assert done.returncode == 1, done.stdout + done.stderr
        reports = yaml.safe_load((newsroom.folder / ".gitlab-ci.yml").read_text("utf-8"))["translations"]["artifacts"]
        files = [newsroom.folder / file for file in reports["reports"].values()]
        assert all(file.is_file() for file in files)
        entry, = json.loads(files[0].read_text("utf-8"))
        assert entry["location"] == {"path": FIRE, "lines": {"begin": 3, "end": 3}}
        newsroom.write(FIRE, WRONG, RIGHT)
        assert self.job(newsroom).returncode == 0


def check_jsonschema(schema: str, path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
                          capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("schema", "path"), [
    ("vendor.github-actions", ROOT / "action.yml"),
    ("vendor.github-workflows", HERE / "newsroom/.github/workflows/translations.yml"),
    ("vendor.gitlab-ci", HERE / "newsroom/.gitlab-ci.yml"),
])
def test_the_files_are_valid_by_their_hosts_schemas(schema: str, path: Path) -> None:
    done = check_jsonschema(schema, path)
    assert done.returncode == 0, done.stdout


def test_the_hook_is_valid_for_pre_commit() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".pre-commit-config.yaml", ".github/workflows/translations.yml"])
def test_the_documentation_shows_what_is_tested(name: str) -> None:
    shown = (ROOT / "docs/pages/how-to/ci.md").read_text("utf-8")
    assert f"```yaml\n{(HERE / 'newsroom' / name).read_text('utf-8')}```" in shown
