"""`checker calibrate`: how sure findings are said to be, corrected by what reviewers have decided; and similarities."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from checker.calibration import MINIMUM, Calibrations, as_table, estimated, usable
from checker.cli import options
from checker.cli.options import Said
from checker.cli.similarities import calibrate
from checker.decision import last
from checker.errors import SettingsError
from checker.review.sources import decisions_in
from checker.review.statistics import precisions
from checker.share import Figure

_PYPROJECT = "pyproject.toml"
_COMMENT = "how sure findings prove to be, from the decisions of reviewers: written by `checker calibrate`"
_HEADER = re.compile(r"\s*\[")
_OURS = re.compile(r"\s*\[(tool\.checker\.)?calibration\.")
_FIGURE = re.compile(r"\s*((stated|measured|decisions)\s*=|$)")


@click.command("calibrate", epilog="""\b
Examples:
  checker calibrate --decisions reports/corpora
  checker calibrate --decisions decisions.jsonl --config checker.toml --write
  checker calibrate --model sentence-transformers/LaBSE --write""")
@click.option("--decisions", "decided_in", metavar="FILE|URL",
              help="A database of decisions (SQLite file, its folder, postgresql://…), or a .jsonl or .csv of them.")
@click.option("--model", metavar="NAME",
              help="Measure the similarities of this model (a sentence-transformers name or folder) in place.")
@options.BACKEND
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="With --decisions, the settings file that --write writes to [default: checker.toml]; with --model, "
              "the one whose [model] says how the model is run [default: the nearest].")
@click.option("--write", "writing", is_flag=True, help="Write the figures to the settings file, as [calibration], or "
              "what was measured of a model to the user's folder, or where [model] says; without it they are only "
              "printed.")
def command(decided_in: str | None, model: str | None, backend: str | None, config: Path | None,
            writing: bool) -> None:
    """Correct how sure findings are said to be by what reviewers have decided, or bring a model's similarities to the
    scale of the built-in one.

    --decisions: for each check with enough of them, the confidence that it stated, the share of its findings that
    reviewers confirmed, and the figure between the two that is to take the place of what it states.

    --model: for words, phrases and sentences, how far the model and the built-in one agree on which of several hundred
    pairs of texts are closer, how often each puts a translation before another pair (the built-in one in brackets), how
    far its cosines lie from the built-in one's, and how many pairs the built-in one's best threshold gets right: with
    its own cosines, with this model's before, and after.

    With --write, `checker check` uses what was measured from then on; nothing is learned without it.
    """
    if (decided_in is None) == (model is None):
        raise click.UsageError("say either --decisions or --model")
    if model is not None:
        calibrate(Said(config=config, model=model, backend=backend).settings(Path.cwd()), writing=writing)
    elif backend is not None:
        raise click.UsageError("--backend is that of a --model")
    else:
        _by_decisions(decided_in or "", config or Path("checker.toml"), writing=writing)


def _by_decisions(decided_in: str, config: Path, *, writing: bool) -> None:
    decisions = decisions_in(decided_in)
    calibrations = estimated(decisions)
    for line in _lines(calibrations, precisions(one for one in last(decisions).values() if usable(one))):
        click.echo(line)
    if writing and calibrations:
        _write(config, as_table(calibrations))
        click.echo(f"written to {config}")


def _lines(calibrations: Calibrations, settled: tuple[Figure, ...]) -> Iterator[str]:
    yield _row("check", "stated", "confirmed", "95 %", "calibrated")
    for figure in settled:
        share, interval = f"{figure.hits} of {figure.n}", "{:.2f}–{:.2f}".format(*figure.interval)
        if figure.name not in calibrations:
            yield _row(figure.name, "", share, interval, "–") + f"  under {MINIMUM} decisions"
        for severity, one in calibrations.get(figure.name, {}).items():
            measured = ("", f"of {one.decisions}", "") if severity else (figure.name, share, interval)
            yield _row(measured[0] or f"  {severity}", f"{one.stated:.2f}", *measured[1:], f"{one.measured:.2f}")
    if not settled:
        yield "no decision confirms or dismisses a finding whose confidence it records"


def _row(*cells: str) -> str:
    return "{:<16}{:>8}{:>12}{:>12}{:>12}".format(*cells)


def _write(file: Path, table: Mapping[str, Any]) -> None:
    """Put the figures at the end of the settings file, in place of former ones; all else stays as it is, letter by
    letter. Raises SettingsError for a file that is no TOML, has a calibration that is not ours, or can't be written."""
    from checker.writers import write_text

    try:
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
        before = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"can't be read as TOML ({error})", place=str(file), advice="correct it first") from None
    keys = ("tool", "checker") if file.name == _PYPROJECT else ()
    after = _without_calibration(text) + _section(table, keys)
    if not _is_toml_of(after, _replaced(before, keys, table)):
        raise SettingsError("its [calibration] was not written by this command", place=str(file),
                            advice="take it out, then calibrate again")
    write_text(file, after.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else after)


def _without_calibration(text: str) -> str:
    """The settings without the lines that an earlier run has written; comments that stand among them are kept."""
    kept, ours = [], False
    for line in text.splitlines(keepends=True):
        if _HEADER.match(line):
            ours = bool(_OURS.match(line))
        if not (line.strip() == f"# {_COMMENT}" or (ours and (_OURS.match(line) or _FIGURE.match(line)))):
            kept.append(line)
    left = "".join(kept).rstrip()
    return f"{left}\n\n" if left else ""


def _section(table: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """The tables `[calibration.number]` and `[calibration.number.high]` as text."""
    lines = [f"# {_COMMENT}"]
    for check, figures in table.items():
        levels = {name: value for name, value in figures.items() if isinstance(value, dict)}
        whole = {name: value for name, value in figures.items() if name not in levels}
        for name, values in (((), whole), *(((level,), ones) for level, ones in levels.items())):
            lines.append(f"[{'.'.join((*keys, 'calibration', check, *name))}]")
            lines += [f"{key} = {value}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def _replaced(settings: Mapping[str, Any], keys: tuple[str, ...], table: Mapping[str, Any]) -> dict[str, Any]:
    if not keys:
        return {**settings, "calibration": table}
    return {**settings, keys[0]: _replaced(settings.get(keys[0], {}), keys[1:], table)}


def _is_toml_of(text: str, wanted: Mapping[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
