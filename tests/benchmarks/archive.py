"""What a run of any size takes: `python -m tests.benchmarks.archive [--jobs N] [--warm] ROWS …`.

Makes tables of so many rows of recombined corpora texts, checks each with the program in a process of its own, and
prints rows, processor time, time and peak memory of all its processes together (pages that they share counted once),
then appends the figures with the signature to tests/benchmarks/results/archive.jsonl. The fixed cost of a run (imports,
the model, the termbase) is that of a run over one row.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import record
from tests.benchmarks.recombined import write_rows

ROOT = Path(__file__).parents[2]
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds of processor time and of a clock, MiB at the peak."""

    processor: float
    clock: float
    peak: float


def measured(arguments: list[str]) -> Cost:
    """The cost of the program with these arguments. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-m", "checker", *arguments]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = 0.0
    with subprocess.Popen(command, cwd=ROOT) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _tree(process.pid))))
            time.sleep(_PAUSE)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(used, time.perf_counter() - began, peak)


def _tree(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _tree(int(child)))]


def _memory(process: int) -> float:
    """MiB of a process, its share of what several hold."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def checked(table: Path, folder: Path, options: list[str]) -> Cost:
    """The cost of checking a table."""
    return measured(["check", str(table), "--no-config", "--format", "parquet", "--output", str(folder / "out"),
                     "--fail-on", "never", "--quiet", *options])


def main(sizes: list[int], jobs: int, *, warm: bool) -> None:
    """Measure and print."""
    print(f"{'rows':>9} {'seconds':>9} {'processor':>9} {'ms a row':>9} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fixed = 0.0
        for size in (1, *sizes):
            table = folder / f"rows{size}.jsonl"
            write_rows(size, table)
            options = ["--jobs", str(jobs), *(["--cache", str(folder)] if warm else ["--no-cache"])]
            if warm:
                checked(table, folder, options)
            cost = checked(table, folder, options)
            table.unlink()
            fixed = fixed or cost.processor
            each = 1000 * (cost.processor - fixed) / size
            print(f"{size:9,} {cost.clock:9.1f} {cost.processor:9.1f} {each:9.2f} {cost.peak:9.0f}", flush=True)
            record.append("archive", {"rows": size, "jobs": jobs, "warm": warm, "seconds": round(cost.clock, 1),
                                      "processor": round(cost.processor, 1), "peak": round(cost.peak)})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", metavar="ROWS", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--warm", action="store_true", help="measure the second of two runs, which recalls")
    asked = parser.parse_args()
    main(asked.sizes, asked.jobs, warm=asked.warm)
