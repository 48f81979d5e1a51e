"""Decisions for tests; as a program (`python -m tests.deciding URL NAME THREADS EACH`) reviewers who make them.

The program prints the key of each decision once the store has acknowledged it.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from threading import Thread

from checker.decision import Decision, Judgement
from checker.review.store import open_store

START = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)


def decision(fingerprint: str = "f1", judgement: Judgement = Judgement.DISMISSED, minute: int = 0, **more) -> Decision:
    """A decision by Mona on the pair "flood", so many minutes after the start."""
    values = {"digest": "d1", "reviewer": "Mona", "check": "number", "pair": "flood"} | more
    return Decision(fingerprint, judgement=judgement, when=START + timedelta(minutes=minute), **values)


def main(url: str, name: str, threads: int, each: int) -> None:
    with open_store(url) as store:
        def review(reviewer: str) -> None:
            for number in range(each):
                made = decision(f"f{number}", reviewer=reviewer, minute=number)
                store.append([made])
                if number % 10 == 0:
                    store.append([made])  # the answer was lost, so the browser asks again
                os.write(1, f"{made.identity}\n".encode())  # whole, whoever else is writing

        desk = [Thread(target=review, args=(f"{name}{number}",)) for number in range(threads)]
        for one in desk:
            one.start()
        for one in desk:
            one.join()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
