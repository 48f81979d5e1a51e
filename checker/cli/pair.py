"""`checker pair`: which files of a folder are versions of one report, proposed by what they say."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from checker.article import Article
from checker.cli import options
from checker.cli.progress import watched
from checker.document import Document
from checker.embedding import Encoder
from checker.errors import InputError
from checker.instruments import instruments
from checker.languages import language
from checker.pairing import partners
from checker.pipeline import read_document
from checker.reading import files_below, linked, read_article
from checker.settings import Settings
from checker.writers import write_text

COLUMNS = ("source", "target", "how", "score", "margin")


@dataclass(frozen=True, slots=True)
class _Proposal:
    source: Article
    target: Article
    how: str
    score: float
    margin: float


@click.command("pair", epilog="""\b
Examples:
  checker pair archive/ > pairs.csv                 propose, then look through the table
  checker check --pairs pairs.csv --format html     check what the table says""")
@click.argument("paths", nargs=-1, required=True, metavar="FOLDER|FILE...", type=click.Path(path_type=Path))
@options.languages
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the table there [default: standard output].")
@options.embedding
def command(paths: tuple[Path, ...], source: str | None, target: str | None, output: Path | None, config: Path | None,
            no_config: bool, model: str | None, backend: str | None, cache: Path | None, no_cache: bool) -> None:
    """Propose which texts are versions of one report: a table (CSV) to look through, and to check with --pairs.

    A page's own links to its versions (hreflang, front matter) come first; then what the texts say decides: sentences
    that match in the embedding space, shared figures, dates and bodies. "score" says how close two texts are (0 to 1),
    "margin" by how much closer than the next best; look at low margins first. Texts without partner are named on
    standard error.
    """
    settings = options.Said(config, no_config, source, target, model, backend=backend).settings(paths[0])
    used = instruments(settings, cache, no_cache)
    articles = list(_articles(paths, settings))
    if not articles:
        names = " or ".join(language(code).name for code in (settings.source, settings.target))
        raise InputError(f"no text in {names} there", place=" ".join(map(str, paths)),
                         advice="name the folder of the versions, or their languages with --source and --target")
    sides = [[one for one in articles if one.language == code] for code in (settings.source, settings.target)]
    documents = {article.file: read_document(article, used.termbase) for article in watched(articles, "reading")}
    by_link = list(_by_link(*sides))
    taken = {one.file for pair in by_link for one in (pair.source, pair.target)}
    rest = [[documents[one.file] for one in side if one.file not in taken] for side in sides]
    found = [*by_link, *_by_content(rest[0], rest[1], used.encoder)]
    _tell_lonely(articles, found)
    table = _table(sorted(found, key=lambda one: one.source.file))
    if output:
        write_text(output, table)
    else:
        click.echo(table, nl=False)


def _articles(paths: Sequence[Path], settings: Settings) -> Iterator[Article]:
    """The texts in either language; others are passed over, what can't be read is told and passed over too."""
    files = [file for path in paths for file in (files_below(path) if path.is_dir() else (path,))]
    for file in files:
        try:
            article = read_article(file)
        except InputError as error:
            click.echo(f"passed over: {error}", err=True)
            continue
        if article.language in (settings.source, settings.target):
            yield article


def _by_link(sources: Sequence[Article], targets: Sequence[Article]) -> Iterator[_Proposal]:
    """The pairs of which one text names the other as its version."""
    names = {article.file: _names(Path(article.file)) for article in (*sources, *targets)}
    links = {article.file: set(linked(Path(article.file))) for article in (*sources, *targets)}
    taken: set[str] = set()
    for source in sources:
        named = [target for target in targets if target.file not in taken
                 and (links[source.file] & names[target.file] or links[target.file] & names[source.file])]
        if len(named) == 1:
            taken.add(named[0].file)
            yield _Proposal(source, named[0], "link", 1.0, 1.0)


def _names(path: Path) -> set[str]:
    return {path.stem, path.stem.rpartition(".")[0] or path.stem}


def _by_content(sources: Sequence[Document], targets: Sequence[Document], encoder: Encoder) -> Iterator[_Proposal]:
    for one in partners(sources, targets, encoder):
        yield _Proposal(sources[one.source].article, targets[one.target].article, "content", one.score, one.margin)


def _tell_lonely(articles: Sequence[Article], found: Sequence[_Proposal]) -> None:
    paired = {one.file for pair in found for one in (pair.source, pair.target)}
    for article in articles:
        if article.file not in paired:
            click.echo(f"without partner: {article.file} ({language(article.language).name})", err=True)


def _table(found: Sequence[_Proposal]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.source.file, one.target.file, one.how, f"{one.score:.3f}", f"{one.margin:.3f}")
                     for one in found)
    return table.getvalue()
