"""Material of any size, recombined from the texts of corpora/: articles of its paragraphs, rows of its sentences."""

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker.article import Article
from checker.instruments import instruments
from checker.pipeline import align_articles
from checker.reading import find_pairs
from checker.settings import Settings

CORPORA = Path(__file__).parents[2] / "corpora"
Both = tuple[str, str]


def articles(count: int, seed: int = 8) -> list[tuple[Article, Article]]:
    """Pairs of articles of twelve paragraphs each, the same ones on both sides."""
    paragraphs: list[Both] = []
    for source, target in _pairs():
        sides = [[one for one in article.text.split("\n") if one.strip()] for article in (source, target)]
        paragraphs += list(zip(*sides, strict=False)) if len(sides[0]) == len(sides[1]) else []
    chance = random.Random(seed)  # noqa: S311 - which paragraphs is no secret
    made = []
    for number in range(count):
        chosen = chance.sample(paragraphs, 12)
        source, target = ("\n\n".join(one[side] for one in chosen) for side in (0, 1))
        made.append((Article(f"a{number}", f"a{number}.ar.txt", "ar", source),
                     Article(f"a{number}", f"a{number}.en.txt", "en", target)))
    return made


def rows(count: int, seed: int = 8) -> Iterator[Both]:
    """Passages of two sentences each, the same ones on both sides."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        first, second = chance.sample(_beads(), 2)
        yield f"{first[0]} {second[0]}", f"{first[1]} {second[1]}"


def write_rows(count: int, path: Path) -> None:
    """A table of such rows: .jsonl, .csv or .parquet by its suffix."""
    if path.suffix == ".jsonl":
        with path.open("w", encoding="utf-8") as file:
            for number, (source, target) in enumerate(rows(count)):
                file.write(json.dumps({"id": number, "ar": source, "en": target}, ensure_ascii=False) + "\n")
        return
    import polars as pl

    columns = list(zip(*rows(count), strict=True))
    table = pl.DataFrame({"id": range(count), "ar": columns[0], "en": columns[1]})
    (table.write_csv if path.suffix == ".csv" else table.write_parquet)(path)


def write_articles(count: int, folder: Path) -> None:
    """A folder of such articles."""
    folder.mkdir(parents=True)
    for article in (one for pair in articles(count) for one in pair):
        (folder / article.file).write_text(article.text, "utf-8")


def _pairs() -> Iterator[tuple[Article, Article]]:
    for pair in find_pairs([CORPORA], "ar", "en").pairs:
        source, target = pair.read()
        assert source
        assert target
        yield source, target


@cache
def _beads() -> list[Both]:
    """The sentences of corpora/ with their translations."""
    used = instruments(Settings(), None, no_cache=False)
    return [(pair.source.text, pair.target.text) for source, target in _pairs()
            for pair in align_articles(source, target, used)[0].pairs()]
