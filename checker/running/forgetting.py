"""Forgetting what the stages remember of sentences: from extraction to comparison each is asked for again and again, in
the next portion hardly ever. A run of any size that went on remembering held 200 MB more after 2,000 rows."""

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

# How many a cache of sentences holds; those of words, which every portion has again, hold more.
_SENTENCES = range(1024, 8192 + 1)


def forget_sentences() -> None:
    """Empty the caches of sentences."""
    for one in _caches():
        if one.cache_parameters()["maxsize"] in _SENTENCES:
            one.cache_clear()


def _caches() -> Iterator["_lru_cache_wrapper[Any]"]:
    for name, module in list(sys.modules.items()):
        if name.startswith("checker."):
            yield from (one for one in vars(module).values() if isinstance(one, _lru_cache_wrapper))
