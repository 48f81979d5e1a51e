"""Sentence pairs a second, with and without embedding: `python -m tests.benchmarks.throughput [TABLE] [PEERS]`.

TABLE has "id" and a column for each of two languages (default: paragraphs of corpora/). PEERS is the Python of an
environment that has OpusFilter or translate-toolkit (`python -m venv peers; peers/bin/pip install opusfilter
translate-toolkit`): their checks of numbers run on the same pairs. Processor time; caches are empty at the start.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

import numpy as np

from checker.alignment import Alignment, Bead
from checker.article import Article
from checker.bulk import bulk
from checker.checks.number import Number
from checker.comparing.asking import Similarity, answered
from checker.document import Document
from checker.embedding import Phrases, load
from checker.embedding._encoder import Vectors
from checker.extract.dates import dates
from checker.extract.numbers import numbers
from checker.extract.quantities import quantities
from checker.instruments import instruments
from checker.languages import language
from checker.pipeline import check_rows, read_document
from checker.reading import read_table, table_languages
from checker.settings import Settings
from checker.splitting import whole
from tests.benchmarks.recombined import articles

_PEERS = """
import sys, time
lines = open(sys.argv[1], encoding="utf-8").read().split("\\n")
pairs = list(zip(lines[::2], lines[1::2]))
def measure(name, work):
    began = time.process_time(); work(); spent = time.process_time() - began
    print(f"{name:44} {len(pairs) / spent:12,.0f}")
try:
    from opusfilter.filters import NonZeroNumeralsFilter
    one = NonZeroNumeralsFilter()
    measure("OpusFilter, NonZeroNumeralsFilter", lambda: [one.accept(score) for score in one.score(pairs)])
except ImportError:
    print("OpusFilter is not installed there")
try:
    from translate.filters.checks import FilterFailure, StandardChecker
    checks = StandardChecker()
    def agree(source, target):
        try:
            return checks.numbers(source, target)
        except FilterFailure:
            return False
    measure("translate-toolkit, numbers", lambda: [agree(*pair) for pair in pairs])
except ImportError:
    print("translate-toolkit is not installed there")
"""
Pairs = Sequence[tuple[Article, Article]]
Result = TypeVar("Result")


class Remembering:
    """The built-in encoder with every vector that it has given: once all are known it takes no time."""

    def __init__(self) -> None:
        self._encoder = load()
        self.name, self.scale = self._encoder.name, self._encoder.scale
        self._vectors: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if missing:
            self._vectors.update(zip(missing, self._encoder.encode(missing), strict=True))
        return np.stack([self._vectors[text] for text in texts])


def rows(table: Path | None) -> Pairs:
    """The pairs of a table, or of paragraphs of corpora/."""
    if table:
        codes = table_languages(table)[:2]
        return [(row.articles[0], row.articles[1]) for row in read_table(table, codes)]
    made = []
    for number, (source, target) in enumerate(articles(100)):
        for place, texts in enumerate(zip(source.text.split("\n\n"), target.text.split("\n\n"), strict=True)):
            made.append((Article(f"p{number}-{place}", source.file, "ar", texts[0]),
                         Article(f"p{number}-{place}", target.file, "en", texts[1])))
    return made


def figures(pair: tuple[Article, Article]) -> Alignment:
    """A pair as one bead, with no mentions but figures."""
    documents = []
    for article in pair:
        sentences, spoken = whole(article), language(article.language)
        found = [tuple(one for ones in (dates, quantities, numbers) for one in ones(sentence, spoken))
                 for sentence in sentences]
        documents.append(Document(article, sentences, tuple(found)))
    beads = (Bead((0,), (0,), 0.0),) if all(document.sentences for document in documents) else ()
    return Alignment(documents[0], documents[1], beads)


def numbers_alone(pairs: Pairs, phrases: Phrases) -> int:
    """How many pairs the check of numbers alone finds something in."""
    check, similarity = Number(), Similarity(phrases)
    told = answered((chain.from_iterable(check.compare(bead, similarity) for bead in figures(pair).pairs())
                     for pair in pairs), phrases.prefetch)
    return sum(map(bool, told))


def measure(name: str, pairs: Pairs, work: Callable[[], Result]) -> Result:
    """What the work gives; its speed is printed."""
    began = time.process_time()
    with bulk():  # as the program works on a portion
        result = work()
    print(f"{name:44} {len(pairs) / (time.process_time() - began):12,.0f}")
    return result


def main(table: Path | None, peers: str | None) -> None:
    """Measure and print."""
    pairs, encoder = rows(table), Remembering()
    used = instruments(Settings(), None, no_cache=True)
    used = replace(used, encoder=encoder)
    list(check_rows(pairs[:1], used))  # what is loaded at first use is no speed
    print(f"{len(pairs)} pairs, {len({article.text for pair in pairs for article in pair})} different texts\n")
    print(f"{'':44} {'pairs/s':>12}")
    measure("number check alone, with its extraction", pairs, lambda: numbers_alone(pairs, Phrases(encoder)))
    measure("extraction of every kind", pairs, lambda: [
        read_document(article, used.termbase, whole) for pair in pairs for article in pair])
    first = measure("extraction and every check, embedding too", pairs, lambda: list(check_rows(pairs, used)))
    again = measure("the same again, all words and vectors known", pairs, lambda: list(check_rows(pairs, used)))
    assert [one.findings for one in first] == [one.findings for one in again]
    if peers:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
            file.write("\n".join(" ".join(article.text.split()) for pair in pairs for article in pair))
            file.flush()
            subprocess.run([peers, "-W", "ignore", "-c", _PEERS, file.name], check=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given and given[0] != "-" else None, given[1] if len(given) > 1 else None)
