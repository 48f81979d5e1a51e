"""Money and measures: units (from `units.toml` and the word lists) → mentions, with spans for durations."""

from checker.extract.quantities.mentions import quantities

__all__ = ["quantities"]
