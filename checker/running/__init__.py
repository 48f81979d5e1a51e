"""Running: work of any size in portions, side by side, kept in parts on disk, joined at the end."""

from checker.running.checking import Checking, Judge, Judging, outcome
from checker.running.folder import Part, RunFolder
from checker.running.portions import Item, Portion, portions
from checker.running.workers import in_order

__all__ = ["Checking", "Item", "Judge", "Judging", "Part", "Portion", "RunFolder", "in_order", "outcome", "portions"]
