"""How fast the review desk answers on many findings, asked over HTTP as a browser asks.

    python tests/benchmarks/desk.py [N …]

The findings are made up: 200 a report, ten checks, a fifth of them decided by four reviewers.
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

from checker.decision import Decision, Judgement
from checker.review.store import open_store
from checker.tables import ALIGNMENT, FINDINGS
from tests.review.desk.served import Visit, served

SIZES = (10_000, 100_000)
_A_REPORT = 200
_ROUNDS = 21
_SOURCE = "وقال المتحدث باسم الوزارة في مؤتمر صحفي عقده يوم الأحد إن عدد القتلى بلغ {} شخصا في أنحاء البلاد."
_TARGET = "A spokesman for the ministry told a news conference on Sunday that {} people had died across the country."
_CHECKS = ("number", "date", "organisation", "person", "place", "role", "polarity", "certainty", "quantity", "omission")
_JUDGEMENTS = (Judgement.CONFIRMED, Judgement.DISMISSED, Judgement.DISMISSED, Judgement.UNSURE)


def made_up(size: int, folder: Path) -> None:
    """Tables of `size` findings, as JSON Lines, with a bead for each."""
    findings, beads = [], []
    for number in range(size):
        pair, bead = f"report-{number // _A_REPORT:05}", number % _A_REPORT
        source, target = _SOURCE.format(number), _TARGET.format(number + 9)
        severity = ("low", "medium", "high")[number % 3]
        findings.append({
            "fingerprint": f"{number:016x}", "pair": pair, "check": _CHECKS[number % 10], "severity": severity,
            "confidence": number % 97 / 97, "message": f"Arabic: {number}; English: {number + 9}",
            "source_file": f"{pair}.ar.txt", "source_line": bead + 1, "source_column": 70, "source_text": str(number),
            "source_value": str(number), "source_sentence": source,
            "target_file": f"{pair}.en.txt", "target_line": bead + 1, "target_column": 66,
            "target_text": str(number + 9), "target_value": str(number + 9), "target_sentence": target,
            "bead": bead, "state": "open", "reason": "", "digest": f"{number:016x}"})
        beads.append((pair, bead, 0.8, 0.9, False, f"{pair}.ar.txt", bead + 1, 1, source, 1, f"{pair}.en.txt",
                      bead + 1, 1, target, 1))
    pl.DataFrame(findings, schema=FINDINGS).write_ndjson(folder / "findings.jsonl")
    pl.DataFrame(beads, schema=ALIGNMENT, orient="row").write_ndjson(folder / "alignment.jsonl")


def decide(size: int, folder: Path) -> None:
    """A fifth of the findings decided, by four reviewers in turn."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with open_store(str(folder / "decisions.sqlite")) as store:
        store.append(Decision(f"{number:016x}", f"{number:016x}", _JUDGEMENTS[number // 5 % 4],
                              f"reviewer {number // 5 % 4}", start + timedelta(seconds=number), _CHECKS[number % 10],
                              f"report-{number // _A_REPORT:05}", str(number), str(number + 9))
                     for number in range(0, size, 5))


def measure(size: int) -> None:
    """Serve `size` findings and print the median time of each kind of request."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_up(size, folder)
        decide(size, folder)
        start = time.perf_counter()
        with served(folder) as desk:
            visit = desk.visit()
            visit.get("/live?since=0")
            print(f"{size:,} findings: ready after {time.perf_counter() - start:.1f} s")
            one = f"{size // 2 + 1:016x}"
            timed("queue", visit, "/")
            timed("queue, page 300 (or the last)", visit, "/?page=300")
            timed("queue, filtered", visit, "/?check=number&severity=high&state=all")
            first = time.perf_counter()
            desk.desk.board().prepare()
            print(f"  search prepared, in the background, in {time.perf_counter() - first:.1f} s")
            timed("search, new words every time", visit, "/?q={round}")
            timed("one finding", visit, f"/finding/{one}")
            timed("preview of all alike", visit, f"/like/{one}")
            timed("news", visit, f"/live?since={desk.store.last_sequence()}")
            timed("statistics", visit, "/statistics")
            decisions(visit, size)


def timed(what: str, visit: Visit, path: str) -> None:
    """Ask for a page a number of times and print the median and the slowest."""
    seconds = []
    for number in range(_ROUNDS):
        start = time.perf_counter()
        answer = visit.get(path.format(round=7 * number))
        seconds.append(time.perf_counter() - start)
        assert answer.status == 200, answer.text
    report(what, seconds)


def decisions(visit: Visit, size: int) -> None:
    """Decide some findings one after the other and print how long each took, until it was on the disk."""
    seconds = []
    for number in range(1, 5 * _ROUNDS, 5):
        start = time.perf_counter()
        answer = visit.post("/decide", {"fingerprint": f"{number:016x}", "judgement": "confirmed", "since": size})
        seconds.append(time.perf_counter() - start)
        assert answer.status == 200, answer.text
    report("a decision", seconds)


def report(what: str, seconds: list[float]) -> None:
    """One line: the median and the slowest."""
    median, slowest = 1000 * statistics.median(seconds), 1000 * max(seconds)
    print(f"  {what:<30} {median:7.0f} ms   slowest {slowest:.0f} ms", flush=True)


if __name__ == "__main__":
    for wanted in [int(one) for one in sys.argv[1:]] or SIZES:
        measure(wanted)
