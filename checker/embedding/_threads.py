"""How many threads an encoder uses unless told otherwise."""

import os


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_threads() -> int:
    """Two, or one where there is one core. More must be asked for: on busy cores they cost more than they bring."""
    return min(2, cores())
