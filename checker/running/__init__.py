"""Running: work of any size in portions, side by side, kept in parts on disk, joined at the end."""

from checker.running.folder import Part, RunFolder
from checker.running.joining import join
from checker.running.workers import Build, Work, in_order

__all__ = ["Build", "Part", "RunFolder", "Work", "in_order", "join"]
