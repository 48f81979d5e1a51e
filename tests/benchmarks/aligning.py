"""How long alignment takes and how much memory it needs, on made-up segments.

    python tests/benchmarks/aligning.py [N …]

Vectors are random; the target's are the source's with noise, some merged, some left out, some put in. Every size runs
in a process of its own, so that its peak memory is its own; what Python and numpy need before is printed and left out.
"""

import resource
import subprocess
import sys
import time

import numpy as np

from checker.aligning import align
from checker.aligning.sides import Vectors
from checker.article import Article
from checker.document import Document
from checker.splitting import lines

SIZES = (100, 1_000, 5_000, 20_000)
# Real translations: a cosine of about 0.7, a fifth of the sentences merged, left out or put in.
NOISE, MERGED, LEFT_OUT, PUT_IN = 1.0, 0.1, 0.05, 0.05


def made_up(size: int, seed: int = 1) -> tuple[Vectors, Vectors, list[int], list[int]]:
    """Vectors of both sides and lengths of their segments."""
    random = np.random.default_rng(seed)
    source = random.standard_normal((size, 512)).astype(np.float32)
    lengths = random.integers(20, 300, size)
    target, target_lengths = [], []
    for vector, length in zip(source, lengths, strict=True):
        chance = random.random()
        if chance < PUT_IN:
            target.append(random.standard_normal(512))
            target_lengths.append(100)
        if chance > 1 - LEFT_OUT:
            continue
        noisy = vector + NOISE * random.standard_normal(512)
        if chance > 1 - LEFT_OUT - MERGED and target:
            target[-1] = target[-1] + noisy
            target_lengths[-1] += int(length)
        else:
            target.append(noisy)
            target_lengths.append(int(length))
    return _unit(source), _unit(np.array(target)), [int(length) for length in lengths], target_lengths


def _unit(vectors: Vectors) -> Vectors:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def document(lengths: list[int], language: str) -> Document:
    """A document whose lines have these lengths."""
    article = Article("made-up", "made-up.txt", language, "\n".join(("wort " * length)[:length] for length in lengths))
    found = lines(article)
    return Document(article, found, tuple(() for _ in found))


def measure(size: int) -> None:
    """Align `size` segments once and print how long it took and what it needed."""
    source, target, lengths, target_lengths = made_up(size)
    documents = document(lengths, "en"), document(target_lengths, "ar")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, busy = time.perf_counter(), time.process_time()
    alignment = align(*documents, source, target)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:>7,} x {len(target):>6,} segments  {seconds:7.3f} s ({busy:.3f} s of the processor, "
          f"{1000 * busy / size:.2f} ms a segment)  "
          f"peak {peak:6.0f} MiB ({peak - before:+.0f})  {len(tuple(alignment.pairs())):,} pairs", flush=True)


def main() -> None:
    """Measure each size named on the command line, or the usual ones."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    for size in [int(one) for one in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
