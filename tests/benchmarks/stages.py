"""How fast each stage is on recombined corpora texts: `python -m tests.benchmarks.stages [PAIRS]`.

Prints one table (stage, sentences a second of processor time, its share, peak memory by then) and appends the figures
with the signature to tests/benchmarks/results/stages.jsonl. Processor time is what a busy machine does not change much;
of a stage that runs in threads it is that of all of them.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from checker.aligning import align, parts
from checker.embedding import Phrases, cores, load
from checker.instruments import instruments
from checker.pipeline import Result, read_document
from checker.reading import find_pairs
from checker.recalling import Comparing, ComparisonCache
from checker.settings import Settings
from checker.signature import Signature
from checker.splitting import split
from checker.tables import tables
from checker.writers import write
from tests.benchmarks import record
from tests.benchmarks.recombined import write_articles

Made = TypeVar("Made")
ALL = "all, from articles to findings"


class Table:
    """The stages measured so far."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, float]] = []

    def measure(self, stage: str, work: Callable[[], Made]) -> Made:
        """What the work gives, its processor time kept."""
        began = time.process_time()
        result = work()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.rows.append((stage, time.process_time() - began, peak))
        return result


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(count, folder / "articles")
        table, sentences = measured(folder)
    show(table, count, sentences)
    figures = {stage: {"seconds": round(seconds, 3), "peak": round(peak)} for stage, seconds, peak in table.rows}
    record.append("stages", {"pairs": count, "sentences": sentences, **figures})


def measured(folder: Path) -> tuple[Table, int]:
    """Each stage by itself, then all together, made and recalled; how many sentences there are."""
    table, settings = Table(), Settings()
    used = instruments(settings, None, no_cache=True)
    table.measure("load the termbase", used.load_termbase)
    encoder = load(settings.model)
    table.measure("load the model", lambda: encoder.encode(["warm", "دافئ"]))
    pairs = find_pairs([folder / "articles"], "ar", "en").pairs
    texts = table.measure("read", lambda: [tuple(filter(None, pair.read())) for pair in pairs])
    articles = [article for both in texts for article in both]
    sentences = table.measure("split", lambda: [split(article) for article in articles])
    # Splitting is cheap, so extraction is measured with it.
    documents = table.measure("split and extract", lambda: [read_document(one, used.termbase) for one in articles])
    phrases = Phrases(encoder)
    words = [one.text for document in documents for one in document.sentences]
    words += [text for document in documents for some in parts(document) for text in some]
    table.measure("embed", lambda: phrases.prefetch(words))

    def aligned() -> None:
        for source, target in zip(documents[::2], documents[1::2], strict=True):
            align(source, target, *(phrases.vectors([one.text for one in side.sentences]) for side in (source, target)),
                  part_vectors=tuple(phrases.vectors([text for some in parts(side) for text in some])
                                     for side in (source, target)))

    table.measure("align", aligned)
    comparing = Comparing(used, ComparisonCache(folder))
    done = table.measure(ALL, lambda: comparing.articles(texts))
    table.measure("the same, recalled", lambda: Comparing(used, ComparisonCache(folder)).articles(texts))
    result = Result(tuple(done), Signature("", "", ""))
    table.measure("write", lambda: write(tables(result), ["csv", "jsonl", "parquet"], folder / "out"))
    return table, sum(map(len, sentences))


def show(table: Table, count: int, sentences: int) -> None:
    """Print the table; a share is that of all work on articles."""
    print(f"{count} pairs of articles, {sentences} sentences (both sides); {cores()} cores\n{record.signed()}\n")
    print(f"{'stage':32} {'sentences/s':>12} {'seconds':>9} {'of all':>7} {'peak MiB':>9}")
    whole = next(seconds for stage, seconds, _ in table.rows if stage == ALL)
    for stage, seconds, peak in table.rows:
        loads = stage.startswith("load")
        rate, share = ("", "") if loads else (f"{sentences / seconds:,.0f}", f"{seconds / whole:.0%}")
        print(f"{stage:32} {rate:>12} {seconds:9.2f} {share:>7} {peak:9.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
