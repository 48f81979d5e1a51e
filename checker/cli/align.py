"""`checker align`: which sentences correspond, as JSON Lines, TSV, a translation memory or a page."""

from collections.abc import Iterable
from pathlib import Path

import click

from checker.cli import options
from checker.cli.progress import watched
from checker.errors import InputError
from checker.instruments import instruments
from checker.pipeline import Instruments, align_articles
from checker.reading import Conventions, Pair, find_pairs
from checker.splitting import lines, split
from checker.writers import beads, write_text


@click.command("align", epilog="""\b
Examples:
  checker align report.ar.txt report.en.txt
  checker align report.ar.txt report.en.txt --format html > report.html
  checker align --source en --target ar --segments lines --output beads texts/""")
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE TARGET | FOLDER", type=click.Path(path_type=Path))
@options.languages
@click.option("--segments", type=click.Choice(["sentences", "lines"]), default="sentences", show_default=True,
              help="What is aligned: sentences, or each line of the files as it stands.")
@click.option("--format", "form", type=click.Choice(beads.FORMATS), default="jsonl", show_default=True,
              help="jsonl: indices from 0, similarity, confidence and parts of a bead; tsv: similarity and the words "
                   "on both sides; tmx: a translation memory (TMX 1.4b); html: a page, side by side.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Write NAME.jsonl (.tsv, .tmx, .html) for every pair there; needed for a folder.")
@options.embedding
def command(paths: tuple[Path, ...], source: str | None, target: str | None, segments: str, form: str,
            output: Path | None, config: Path | None, no_config: bool, model: str | None,
            backend: str | None, cache: Path | None, no_cache: bool) -> None:
    """Align two versions of a text, or every pair in a FOLDER, and print the beads.

    A bead links sentences that translate each other; a sentence without partner stands in a bead whose other side is
    empty. A bead of one long sentence and several has parts where it is sure which clauses go with which sentence.
    """
    settings = options.Said(config, no_config, source, target, model, backend=backend).settings(paths[0])
    pairs = find_pairs(paths, settings.source, settings.target, conventions=Conventions.of(settings)).pairs
    if len(pairs) > 1 and output is None:
        raise InputError(f"{len(pairs)} pairs can't share standard output", place=str(paths[0]),
                         advice="name a folder with --output")
    used = instruments(settings, cache, no_cache)
    for pair in watched(pairs, "aligning"):
        content = "".join(_beads(pair, used, segments, form))
        if output is None:
            click.echo(content, nl=False)
        else:
            write_text(output / f"{pair.name}.{form}", content)


def _beads(pair: Pair, used: Instruments, segments: str, form: str) -> Iterable[str]:
    source, target = pair.read()
    if source is None or target is None:
        alone = source or target
        raise InputError("one text alone can't be aligned", place=alone.file if alone else pair.name,
                         advice="name both versions")
    alignment, _ = align_articles(source, target, used, lines if segments == "lines" else split)
    return beads.written(alignment, form)
