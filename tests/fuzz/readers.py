"""Feed damaged files to every reader: each must be read or refused with a message, in time and in bounds of memory.

    python -m tests.fuzz.readers [--inputs 10000] [--seconds 10] [--seed 1] [SUFFIX...]

An input that fails otherwise is kept in the folder `fuzz-failures` and named; the exit code is then 1. One that takes
longer than the limit ends the run with the place at which it hangs.
"""

import argparse
import faulthandler
import logging
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import count, islice
from pathlib import Path

from checker.article import Article
from checker.errors import InputError
from checker.reading import is_table, read_article, read_table
from checker.splitting import split
from tests.fuzz.damage import variants
from tests.fuzz.samples import ARTICLES, TABLES

FAILURES = Path("fuzz-failures")
_MEMORY = 8 * 2**30  # bytes of address space; libraries reserve most of it without use


def as_article(path: Path) -> None:
    """Read a file as an article and split it. Raises InputError."""
    article = read_article(path, "en")
    split(Article("x", path.name, "en", article.text, landmarks=article.landmarks))


def as_table(path: Path) -> None:
    """Read a file as a table. Raises InputError."""
    if is_table(path):
        read_table(path, ("ar", "en"))


def outcome(read: Callable[[Path], None], path: Path) -> str:
    """"read", "refused", or the name of what was raised in place of a message."""
    try:
        read(path)
    except InputError:
        return "refused"
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return type(error).__name__
    return "read"


def _run(read: Callable[[Path], None], suffix: str, samples: tuple[bytes, ...], asked: argparse.Namespace) -> bool:
    counted: Counter[str] = Counter()
    slowest = 0.0
    kinds = [variants(sample, asked.seed + number) for number, sample in enumerate(samples)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x{suffix}")
        for number in islice(count(), asked.inputs):
            data = next(kinds[number % len(kinds)])
            path.write_bytes(data)
            FAILURES.mkdir(exist_ok=True)
            hanging = FAILURES / f"hanging{suffix}"
            hanging.write_bytes(data)
            faulthandler.dump_traceback_later(asked.seconds, exit=True)
            began = time.perf_counter()
            came = outcome(read, path)
            faulthandler.cancel_dump_traceback_later()
            slowest = max(slowest, time.perf_counter() - began)
            counted[came] += 1
            if came not in ("read", "refused"):
                (FAILURES / f"{came}-{number}{suffix}").write_bytes(data)
            hanging.unlink()
    print(f"{read.__name__} {suffix}: {dict(counted)}, slowest {slowest:.2f} s", flush=True)
    return set(counted) <= {"read", "refused"}


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suffixes", nargs="*")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sound = [_run(read, suffix, samples, asked) for read, kinds in ((as_article, ARTICLES), (as_table, TABLES))
             for suffix, samples in kinds.items() if not asked.suffixes or suffix in asked.suffixes]
    return int(not all(sound))


if __name__ == "__main__":
    raise SystemExit(main())
