"""Running: work of any size in portions, side by side, kept in parts on disk, joined at the end."""

from checker.running.checking import (
    ALONE,
    FAILING,
    PAIRS,
    PROBLEMS,
    RULE,
    TEXTS,
    Checking,
    Judge,
    Judged,
    counted_as,
    counts_of,
)
from checker.running.cutting import Item, Portion, portions
from checker.running.folder import Part, RunFolder
from checker.running.workers import in_order

__all__ = ["ALONE", "FAILING", "PAIRS", "PROBLEMS", "RULE", "TEXTS", "Checking", "Item", "Judge", "Judged", "Part",
           "Portion", "RunFolder", "counted_as", "counts_of", "in_order", "portions"]
