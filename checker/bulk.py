"""Making very many small objects that all stay: the entries of the termbase, the modules of torch."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def bulk() -> Iterator[None]:
    """Within it the cycle collector rests: it would walk all that was made so far again and again, for a third of the
    time of loading the termbase and a fifth of that of importing sentence_transformers, and find nothing to free."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
