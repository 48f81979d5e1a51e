"""Dates and times: words (the look-up tables) → calendar (days, months, weekdays), periods (years and longer) and clock
(times of day) → mentions."""

from checker.extract.dates.mentions import dates

__all__ = ["dates"]
