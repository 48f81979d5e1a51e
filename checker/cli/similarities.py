"""`checker calibrate --model`: a model's similarities measured beside the built-in one's, printed, and kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from checker import instruments
from checker.embedding import load
from checker.embedding.calibrations import kept_at, written
from checker.embedding.equating import Measured, equated
from checker.errors import SettingsError
from checker.settings import BUILT_IN_MODEL, Settings, shown


def calibrate(settings: Settings, *, writing: bool) -> None:
    """Print what is measured of the model that the settings name, and if `writing` keep its calibration. Raises
    SettingsError for the built-in model, ModelError as `equated` does."""
    if settings.model == BUILT_IN_MODEL:
        raise SettingsError("the built-in model needs no calibration: thresholds were set for it", place="--model",
                            advice="name another model")
    encoder, built_in = instruments.open_encoder(settings, None), load()
    scale, measured = equated(encoder, built_in)
    for line in _lines(encoder.name, built_in.name, measured):
        click.echo(line)
    if writing:
        from checker.writers import write_text

        file = instruments.calibration_file(settings) or kept_at(encoder.name)
        write_text(file, written(scale, encoder.name, built_in.name))
        click.echo(f"written to {_name(file)}; results will be signed {encoder.name}{scale.suffix}")


def _lines(model: str, against: str, measured: Sequence[Measured]) -> Iterator[str]:
    yield f"{model} beside {against}"
    yield _row("", "pairs", "same order", "translations told apart", "distance", "right at the built-in threshold")
    yield _row("", "", "", "", "before → after", "built-in, before → after")
    for one in measured:
        yield _row(one.kind, str(one.pairs), f"{one.agreement:.2f}", "{:.3f} ({:.3f})".format(*one.area),
                   "{:.3f} → {:.3f}".format(*one.distance),
                   "{:.3f}, {:.3f} → {:.3f}".format(*one.right) + f" at {one.threshold:.2f}")


def _row(*cells: str) -> str:
    return "{:<10}{:>6}  {:>10}  {:>23}  {:>15}  {}".format(*cells).rstrip()


def _name(file: Path) -> str:
    return shown(file.resolve())
