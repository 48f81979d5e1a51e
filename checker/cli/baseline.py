"""`checker baseline`: the findings of today, kept so that only new ones fail a run."""

from pathlib import Path

import click

from checker.cli import options
from checker.cli.checked import checked_findings
from checker.cli.options import Said
from checker.cli.wanted import Wanted
from checker.cli.work import Desk
from checker.marking.baseline import Baseline, baseline_text, fixed, read_baseline
from checker.writers import write_text

DEFAULT = Path("checker-baseline.jsonl")


@click.group("baseline", epilog="""\b
Examples:
  checker baseline write articles/
  checker check articles/ --baseline checker-baseline.jsonl""")
def command() -> None:
    """Keep the findings of today, so that only new ones fail a run.

    The file has one finding a line, sorted, and belongs into the repository: `checker check --baseline FILE` counts
    only what is not in it, and what is in it when a sentence of it changes.
    """


@command.command("write", short_help="Write every finding that counts into the file.", epilog="""\b
Examples:
  checker baseline write articles/
  checker check articles/ --baseline checker-baseline.jsonl""")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.languages
@click.option("--baseline", "file", type=click.Path(path_type=Path, dir_okay=False), default=DEFAULT, metavar="FILE",
              show_default=True, help="The file to write.")
@options.embedding
def write(paths: tuple[Path, ...], source: str | None, target: str | None, file: Path, config: Path | None,
          no_config: bool, model: str | None, backend: str | None, cache: Path | None, no_cache: bool) -> None:
    """Check PATH… and write every finding that counts into the baseline.

    Give the same PATH… as to `checker check`. Of pairs that were not checked, the lines stay; what is fixed goes.
    """
    said = Said(config, no_config, source, target, model, backend=backend)
    desk = Desk(said, said.settings(paths[0]), cache, no_cache)
    former = read_baseline(file) if file.exists() else {}
    checked = desk.check(Wanted(paths), quiet=False)
    findings = checked_findings([one.worth_showing for one in checked])
    pairs = {one.comparison.name for one in checked}
    text = baseline_text(findings, [one for known in former.values() for one in known if one.pair not in pairs])
    write_text(file, text)
    _tell(file, former, len(text.splitlines()), len(fixed(findings, former, pairs)))


def _tell(file: Path, former: Baseline, size: int, gone: int) -> None:
    taken_out = f", {gone} taken out that {'is' if gone == 1 else 'are'} fixed" if former and gone else ""
    click.echo(f"written: {file} ({size} finding{'s' * (size != 1)}{taken_out})")
