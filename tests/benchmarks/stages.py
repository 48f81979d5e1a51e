"""How fast each stage is on recombined corpora texts: `python tests/benchmarks/stages.py [PAIRS]`.

Prints one table (stage, sentences a second of processor time, its share, peak memory by then) and appends the figures
with the signature to tests/benchmarks/results/stages.jsonl. Processor time is what a busy machine does not change much.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from checker.aligning import align, parts
from checker.article import Article
from checker.embedding import Phrases, cores, load
from checker.instruments import instruments, signature
from checker.pipeline import check_pairs, read_document
from checker.reading import find_pairs
from checker.settings import Settings
from checker.splitting import split

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).parent / "results" / "stages.jsonl"
Result = TypeVar("Result")


def recombined(count: int, seed: int = 8) -> list[tuple[Article, Article]]:
    """Pairs of articles made of paragraphs of corpora/, the same ones on both sides."""
    paragraphs = []
    for pair in find_pairs([ROOT / "corpora"], "ar", "en").pairs:
        source, target = pair.read()
        assert source
        assert target
        sides = [[one for one in article.text.split("\n") if one.strip()] for article in (source, target)]
        paragraphs += list(zip(*sides, strict=False)) if len(sides[0]) == len(sides[1]) else []
    chance = random.Random(seed)  # noqa: S311 - which paragraphs is no secret
    made = []
    for number in range(count):
        chosen = chance.sample(paragraphs, 12)
        texts = ["\n\n".join(one[side] for one in chosen) for side in (0, 1)]
        made.append((Article(f"a{number}", f"a{number}.ar.txt", "ar", texts[0]),
                     Article(f"a{number}", f"a{number}.en.txt", "en", texts[1])))
    return made


class Table:
    """The stages measured so far."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, float]] = []

    def measure(self, stage: str, work: Callable[[], Result]) -> Result:
        """What the work gives, its processor time kept."""
        began = time.process_time()
        result = work()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.rows.append((stage, time.process_time() - began, peak))
        return result


def main(count: int) -> None:
    """Measure and print."""
    table, pairs, settings = Table(), recombined(count), Settings()
    used = table.measure("load the termbase", lambda: instruments(settings, None, no_cache=True))
    encoder = load(settings.model)
    table.measure("load the model", lambda: encoder.encode(["warm", "دافئ"]))
    articles = [article for pair in pairs for article in pair]
    sentences = table.measure("split", lambda: [split(article) for article in articles])
    # Splitting is cheap, so extraction is measured with it.
    documents = table.measure("split and extract", lambda: [read_document(one, used.termbase) for one in articles])
    phrases = Phrases(encoder)
    texts = [one.text for document in documents for one in document.sentences]
    texts += [text for document in documents for some in parts(document) for text in some]
    table.measure("embed", lambda: phrases.prefetch(texts))

    def aligned() -> None:
        for source, target in zip(documents[::2], documents[1::2], strict=True):
            align(source, target, *(phrases.vectors([one.text for one in side.sentences]) for side in (source, target)),
                  part_vectors=tuple(phrases.vectors([text for some in parts(side) for text in some])
                                     for side in (source, target)))

    table.measure("align", aligned)
    table.measure("all, from articles to findings", lambda: list(check_pairs(pairs, used)))
    total = sum(map(len, sentences))
    signed = str(signature([(settings, used)]))
    print(f"{count} pairs of articles, {total} sentences (both sides), {len(set(texts))} of them different; "
          f"{cores()} cores\n{signed}\n")
    print(f"{'stage':32} {'sentences/s':>12} {'seconds':>9} {'of all':>7} {'peak MiB':>9}")
    whole = table.rows[-1][1]
    for stage, seconds, peak in table.rows:
        loads = stage.startswith("load")
        rate, share = ("", "") if loads else (f"{total / seconds:,.0f}", f"{seconds / whole:.0%}")
        print(f"{stage:32} {rate:>12} {seconds:9.2f} {share:>7} {peak:9.0f}")
    RESULTS.parent.mkdir(exist_ok=True)
    figures = {stage: {"seconds": round(seconds, 3), "peak": round(peak)} for stage, seconds, peak in table.rows}
    with RESULTS.open("a", encoding="utf-8") as file:
        line = {"date": time.strftime("%Y-%m-%d"), "signature": signed, "pairs": count, "sentences": total, **figures}
        file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
