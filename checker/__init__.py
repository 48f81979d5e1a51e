"""Says where two language versions of a report disagree on who said what about whom, where, when and how many.

As a library: `check`, `Article`, `Settings`, and what comes back: `Result`, `Finding`, `Evidence`, `Severity`, `State`.
They are imported when they are first asked for, so that `import checker` costs nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.article import Article
    from checker.errors import CheckerError
    from checker.finding import Evidence, Finding, Severity, State
    from checker.library import check
    from checker.pipeline import Comparison, Result
    from checker.settings import Settings

__all__ = ["Article", "CheckerError", "Comparison", "Evidence", "Finding", "Result", "Settings", "Severity", "State",
           "check"]

_HOMES = {
    "Article": "article", "CheckerError": "errors", "Comparison": "pipeline", "Evidence": "finding",
    "Finding": "finding", "Result": "pipeline", "Settings": "settings", "Severity": "finding", "State": "finding",
    "check": "library",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
