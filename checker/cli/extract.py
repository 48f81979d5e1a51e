"""`checker extract`: every mention of a text or table, to look at and to test with."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click

from checker.article import Article, Span
from checker.cli import options
from checker.document import Document
from checker.errors import InputError
from checker.extract import extract
from checker.languages import isolated, language
from checker.mention import Attribution, Mention
from checker.reading import Conventions, Pairs, find_pairs, is_table, read_article, read_table, table_languages
from checker.splitting import split, whole
from checker.termbase import load_termbase

_PIPE_WIDTH = 160
# Mentions shown in one table: enough to fill several screens, few enough to appear at once.
_MENTIONS_AT_ONCE = 200

Row = dict[str, Any]


@click.command("extract", epilog="""\b
Examples:
  checker extract report.ar.txt report.en.txt
  checker extract articles/ --format table
  checker extract sentences.csv --language ar | jq 'select(.kind == "number").value'""")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True,
              help="jsonl: one object a mention; table: for the eyes.")
@click.option("--language", "only", metavar="LANG", help="Only this language; a file named alone is read as it.")
@options.languages
def command(paths: tuple[Path, ...], form: str, only: str | None, source: str | None, target: str | None) -> None:
    """Show every mention of a text or table: numbers, dates, bodies …, and who is said to have said what.

    A mention has pair, language, kind, value, text, line, column, start and end: `start` and `end` count the characters
    of the file's text (of the cell's, in a table) from 0, `line` and `column` from 1. A table needs the column "id" and
    one column for a language; texts are given as `checker check` takes them.

    An attribution (kind "attribution") is shown at its cue, its act as value. In jsonl it also has "source" and
    "antecedent" (what a pronoun or a bare verb goes back to), each with text, start and end or null, "content", a list
    of such, and "speakers", the values of those named.
    """
    settings = options.Said(source=source, target=target).settings(paths[0])
    codes = (settings.source, settings.target)
    if only:
        codes = (language(only).code, codes[0] if codes[0] != only else codes[1])
    pairs = partial(find_pairs, source=codes[0], target=codes[1], conventions=Conventions.of(settings))
    documents = chain(_tables(paths, codes, only), _texts(paths, pairs, only))
    rows = (row for document in documents for row in _rows(document))
    _print_lines(rows) if form == "jsonl" else _print_tables(rows)


def _tables(paths: Iterable[Path], codes: Sequence[str], only: str | None) -> Iterator[Document]:
    """The cells of the tables among the paths, a document each, in the order of the rows."""
    for path in filter(is_table, paths):
        wanted = [only] if only else [code for code in table_languages(path) if code in codes]
        if not wanted:
            raise InputError(f"no column {' or '.join(map(repr, codes))}", place=str(path),
                             advice="it needs 'id' and a column for a language; name another one with --language")
        for row in read_table(path, wanted):
            for article in row.articles:
                yield extract(article, whole(article), load_termbase())


def _texts(paths: Iterable[Path], find: Callable[[Sequence[Path]], Pairs], only: str | None) -> Iterator[Document]:
    """The texts among the paths, and those in folders among them."""
    files = [path for path in paths if not is_table(path)]
    if only and all(path.is_file() for path in files):
        found: Iterable[Article | None] = (read_article(path, only) for path in files)
    else:
        pairs = find(files).pairs if files else ()
        found = (article for pair in pairs for article in pair.read())
    for article in found:
        if article and only in (None, article.language):
            yield extract(article, split(article), load_termbase())


def _rows(document: Document) -> Iterator[Row]:
    article = document.article
    for mentions, said in zip(document.mentions, document.attributions, strict=True):
        for mention in mentions:
            yield _row(article, mention.kind.value, mention)
        for one in said:
            yield _row(article, "attribution", one.cue) | _said(article, one)


def _row(article: Article, kind: str, mention: Mention) -> Row:
    place = article.place(mention.span.start)
    return {"pair": article.name, "language": article.language, "kind": kind, "value": mention.value,
            "text": mention.text, "line": place.line, "column": place.column,
            "start": mention.span.start, "end": mention.span.end}


def _said(article: Article, one: Attribution) -> Row:
    return {"source": one.source and _words(article, one.source),
            "antecedent": one.antecedent and _words(article, one.antecedent),
            "content": [_words(article, span) for span in one.content],
            "speakers": [speaker.value for speaker in one.speakers]}


def _words(article: Article, span: Span) -> Row:
    return {"text": article.text[span.start:span.end], "start": span.start, "end": span.end}


def _print_lines(rows: Iterable[Row]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _print_tables(rows: Iterator[Row]) -> None:
    from rich.table import Table
    from rich.text import Text

    from checker.cli.console import console, print_table

    shown_on = console(width=_PIPE_WIDTH)
    while some := list(islice(rows, _MENTIONS_AT_ONCE)):
        table = Table(box=None, padding=(0, 2, 0, 0))
        for name in ("pair", "language", "kind", "value", "text", "place"):
            table.add_column(name, overflow="fold")
        for row in some:
            facts = (row["pair"], row["language"], row["kind"], isolated(row["value"]))
            place = f"{row['line']}:{row['column']}"
            table.add_row(*map(Text, facts), Text(isolated(row["text"]), style="bold"), place)
        print_table(table, shown_on)
