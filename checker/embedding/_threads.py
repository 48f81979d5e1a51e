"""How many threads an encoder uses unless told otherwise."""

import os


def default_threads() -> int:
    """Two, or one where there is one core. More must be asked for: on busy cores they cost more than they bring."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(2, cores)
