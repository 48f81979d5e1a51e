"""Money and measures: units (from `units.toml` and the word lists) → mentions, with spans for durations."""

from checker.extract.quantities.mentions import quantities
from checker.extract.quantities.spans import units_named

__all__ = ["quantities", "units_named"]
